"""What stands in the way of signing a part: answers that do not fit their fields, missing ones, the form's own checks.

Nothing here stops saving. Times in the future or before the concern are `cautions`'s.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from safeguard_desktop.domain.answer_kinds import answer_problems, nearest, stated_moment
from safeguard_desktop.domain.answers import Answer, Answers, is_empty, is_unanswered
from safeguard_desktop.domain.conditions import all_hold
from safeguard_desktop.domain.forms import Check, CheckKind, Field, Form, Kind, Part
from safeguard_desktop.domain.moments import Precision
from safeguard_desktop.domain.segments import lacks_evidence, segments_of
from safeguard_desktop.domain.texts import gettext as _

UNKNOWN_FIELD = "unknown-field"
OTHER_PART = "other-part"
SHAPE = "shape"
REQUIRED = "required"
NOT_SHOWN = "not-shown"

_LOOKS_LIKE_AN_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """One fault of a part's answers. `field` is its id, "" where it has none that may be shown.

    `problem` is a sentence without a word of the answer. `blocks` stops signing; else a reason is asked and kept under
    `check`: the id of a check of the form, or one of this module's.
    """

    field: str
    problem: str
    blocks: bool
    check: str


def check_answers(
    form: Form, part: Part, answers: Answers, record_answers: Answers = MappingProxyType({})
) -> tuple[AnswerFault, ...]:
    """Every fault of these answers to a part. `record_answers` are those of the record's other parts, as signed.

    Answers that do not fit count as not given when conditions and checks are read, so that one slip is reported once.
    """
    fields = {field.id: field for field in form.fields}
    faults = [*_strangers(form, part, answers, fields)]
    values = {name: answer for name, answer in record_answers.items() if not _is_of(part, fields.get(name))}
    for field in form.fields_of_part(part.id):
        problems = list(answer_problems(field, answers.get(field.id)))
        faults.extend(AnswerFault(field.id, problem, True, SHAPE) for problem in problems)
        if field.id in answers and not problems:
            values[field.id] = answers[field.id]
    unfit = {fault.field for fault in faults}
    for field in form.fields_of_part(part.id):
        if field.id not in unfit:
            faults.extend(_presence(field, values))
    unfit = {fault.field for fault in faults}
    for check in form.checks:
        if check.part == part.id and check.field not in unfit:
            faults.extend(_fault_of(check, fields, values))
    return tuple(faults)


def _is_of(part: Part, field: Field | None) -> bool:
    return field is not None and field.part == part.id


def _strangers(form: Form, part: Part, answers: Answers, fields: Mapping[str, Field]) -> Iterator[AnswerFault]:
    """Answers to fields that the part does not have."""
    own = [field.id for field in form.fields_of_part(part.id)]
    for name in answers:
        field = fields.get(name)
        if field is None:
            shown = name if _LOOKS_LIKE_AN_ID.fullmatch(name) else ""
            yield AnswerFault(shown, _("This form has no such field.") + nearest(name, own), True, UNKNOWN_FIELD)
        elif field.part != part.id:
            other = form.part(field.part)
            title = other.title if other else field.part
            problem = _("This field belongs to another part, '{title}'.").format(title=title)
            yield AnswerFault(name, problem, True, OTHER_PART)


def _presence(field: Field, values: Answers) -> Iterator[AnswerFault]:
    """A missing answer, or one to a question that another answer rules out: facts and milestones would read it."""
    answer: Answer = values.get(field.id)
    if not field.is_shown(values):
        if not is_empty(answer):
            problem = _("Another answer rules this question out. Please take this answer out, or change the other one.")
            yield AnswerFault(field.id, problem, True, NOT_SHOWN)
    elif not field.required_to_sign:
        return
    elif is_empty(answer) or (field.kind is Kind.SEGMENTS and not is_unanswered(answer) and not segments_of(answer)):
        problem = _("This needs an answer before signing, or a reason why there is none.")
        yield AnswerFault(field.id, problem, True, REQUIRED)
    elif field.kind is Kind.PERSON and isinstance(answer, Mapping) and _lacks_role(answer):
        yield AnswerFault(field.id, _("This needs a name and a role before signing."), True, REQUIRED)


def _lacks_role(answer: Mapping[str, Answer]) -> bool:
    return not is_unanswered(answer) and is_empty(answer.get("role"))


def _fault_of(check: Check, fields: Mapping[str, Field], values: Answers) -> Iterator[AnswerFault]:
    field = fields.get(check.field)
    if field is not None and not field.is_shown(values):
        return
    if all_hold(check.when, values) and _FAILS[check.kind](check, values):
        yield AnswerFault(check.field, check.message, check.blocks, check.id)


def _is_before(check: Check, values: Answers) -> bool:
    """Whether the moment is before the other; by the day where of one of them the day alone is known."""
    here, there = values.get(check.field), values.get(check.other)
    moment, other = stated_moment(here), stated_moment(there)
    if moment is None or other is None:
        return _is_earlier_time(here, there)
    if Precision.DATE in (moment.precision, other.precision):
        return moment.date < other.date
    return moment.at < other.at


def _is_earlier_time(here: Answer, there: Answer) -> bool:
    """Whether a time of day ("09:05") is earlier than another; false where there are not two of them."""
    are_times = all(isinstance(one, str) and len(one) == len("09:05") for one in (here, there))
    return are_times and here < there


def _has_none_of(check: Check, values: Answers) -> bool:
    answer = values.get(check.field)
    if is_unanswered(answer):
        return False
    ticked = (answer,) if isinstance(answer, str) else answer or ()
    return not set(check.choices).intersection(ticked)


def _lacks_evidence(check: Check, values: Answers) -> bool:
    return lacks_evidence(values.get(check.field))


def _always(_check: Check, _values: Answers) -> bool:
    return True


_FAILS: Mapping[CheckKind, Callable[[Check, Answers], bool]] = {
    CheckKind.NOT_BEFORE: _is_before,
    CheckKind.ONE_OF: _has_none_of,
    CheckKind.HOLDS_NOT: _always,
    CheckKind.HAS_EVIDENCE: _lacks_evidence,
}
