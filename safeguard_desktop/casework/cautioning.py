"""What is unusual about a part to be signed: stated times, the machine's clock, who signs, the order, lateness.

Each caution asks for a reason and the reason is the mark; nothing here refuses anything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safeguard_desktop.casework.as_if import NOT_APPENDED, as_if_appended
from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.gating import gate_cautions
from safeguard_desktop.casework.ladder_cautions import ladder_cautions
from safeguard_desktop.casework.machine_clock import clock_behind
from safeguard_desktop.casework.referral_cautions import alert_form_cautions
from safeguard_desktop.casework.timeline import actions_of_case, threads_of_case
from safeguard_desktop.casework.words_put_right import cautions_of_words_put_right
from safeguard_desktop.domain.answers import Answers, is_empty, is_unanswered
from safeguard_desktop.domain.case_file import CaseFile, Record, SignedPart
from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.conditions import all_hold
from safeguard_desktop.domain.contents import Content, PartSigned
from safeguard_desktop.domain.due_actions import DueAction, Status
from safeguard_desktop.domain.form_checks import AnswerFault
from safeguard_desktop.domain.forms import Form, MilestoneDeclaration, Part
from safeguard_desktop.domain.ids import PersonId, ThreadId
from safeguard_desktop.domain.moments import Moment, UnreadableMoment, parse_stated
from safeguard_desktop.domain.rules import RuleKind
from safeguard_desktop.domain.texts import gettext as _

NOT_OUR_DUTY = frozenset({RuleKind.MONITOR, RuleKind.TARGET})
"""Somebody else's duty, and what is only a wish."""

OUTERMOST_START = "concern-noticed"


@dataclass(frozen=True, slots=True)
class PartInCase:
    """A part about to be signed, in the case file and record it is for."""

    case: CaseFile
    form: Form
    part: Part
    record: Record | None
    content: PartSigned
    clock: tuple[Caution, ...] = ()

    @property
    def record_answers(self) -> Answers:
        return {**(self.record.answers if self.record else {}), **self.content.answers}


def cautions_for(books: Books, signing: PartInCase, faults: Sequence[AnswerFault]) -> list[Caution]:
    """All that is unusual, one caution for each code, in the order a person would read them."""
    found = [
        *_of_times(books, signing),
        *signing.clock,
        *(Caution(fault.check or f"check:{fault.field}", fault.problem, fault.field) for fault in faults),
        *_of_order(signing),
        *_of_signer(books, signing),
        *_of_procedure(books, signing),
        *cautions_of_words_put_right(signing.case, signing.form, signing.content),
        *of_lateness(books, signing.case, signing.content),
    ]
    return list({caution.code: caution for caution in found}.values())


def _of_times(books: Books, signing: PartInCase) -> Iterator[Caution]:
    now = books.desk.now
    noticed = _concern_noticed(books, signing)
    for name, moment in _stated(signing):
        if moment > now:
            message = _("This time is in the future: {field}")
            yield Caution("future-time", message.format(field=_label(signing, name)), name)
        if noticed is not None and moment < noticed:
            message = _("This time is before the concern was noticed: {field}")
            yield Caution("before-concern", message.format(field=_label(signing, name)), name)


def _label(signing: PartInCase, name: str) -> str:
    field = signing.form.field(name)
    return field.label if field else {"told_by": _("told at"), "passed_on": _("passed on at")}.get(name, name)


def _own_milestones(signing: PartInCase) -> list[MilestoneDeclaration]:
    return [one for one in signing.form.milestones if one.part == signing.part.id]


def _stated(signing: PartInCase) -> Iterator[tuple[str, Moment]]:
    """The moments stated for the part's milestones (dates set for later, as rows of a plan, are none of them)."""
    names = {at for one in _own_milestones(signing) if not one.lies_ahead for at in one.at if "." not in at}
    for name in sorted(names):
        answer = signing.content.answers.get(name)
        if isinstance(answer, str) and not is_empty(answer) and not is_unanswered(answer):
            yield from _readable(name, answer)
    if signing.content.told_by is not None:
        yield from _readable("told_by", signing.content.told_by.at)
    if signing.content.passed_on is not None:
        yield from _readable("passed_on", signing.content.passed_on.at)


def _readable(name: str, text: str) -> Iterator[tuple[str, Moment]]:
    try:
        yield name, parse_stated(text).moment
    except UnreadableMoment:
        return


def _concern_noticed(books: Books, signing: PartInCase) -> Moment | None:
    """When the concern was noticed: as this part says, else as the case file's earliest concern does."""
    stated = dict(_stated(signing))
    own = (name for one in _own_milestones(signing) if one.name == OUTERMOST_START for name in one.at)
    noticed = next((stated[name] for name in own if name in stated), None)
    if noticed is not None:
        return noticed
    threads = {thread.id: thread for thread in threads_of_case(books, signing.case)}
    thread = threads.get(ThreadId(signing.content.thread))
    while thread is not None:
        for milestone in thread.milestones:
            if milestone.name == OUTERMOST_START:
                return milestone.at
        thread = threads.get(thread.parent) if thread.parent else None
    return None


def of_clock(books: Books) -> Iterator[Caution]:
    """A caution where the machine's clock is behind this device's last entry; asked before anything is appended."""
    if books.is_clock_behind:
        yield clock_behind()


def _of_order(signing: PartInCase) -> Iterator[Caution]:
    if not all_hold(signing.part.applies_if, signing.record_answers):
        yield Caution("does-not-apply", _("The form's own answers say that this part does not apply."))
    for part_id in signing.part.after:
        earlier = signing.form.part(part_id)
        if earlier is None or not all_hold(earlier.applies_if, signing.record_answers):
            continue
        if signing.record is None or not signing.record.signed(part_id):
            yield Caution(f"before:{part_id}", _("'{part}' has not been signed yet.").format(part=earlier.title))


def _of_signer(books: Books, signing: PartInCase) -> Iterator[Caution]:
    signer = signing.content.told_by.person if signing.content.told_by else books.me.id
    for part_id in signing.part.differs_from:
        signed = signing.record.signed(part_id) if signing.record else ()
        if any(signer_of(books, part) == signer for part in signed):
            other = signing.form.part(part_id)
            title = other.title if other else part_id
            yield Caution("same-signer", _("The same person signed '{part}'.").format(part=title))


def signer_of(books: Books, part: SignedPart) -> PersonId | str:
    """Whose word a signed part is: who told it by telephone, else who signed."""
    if part.content.told_by is not None:
        return part.content.told_by.person
    person = books.organisation.person_of(part.author)
    return person.id if person else ""


def _of_procedure(books: Books, signing: PartInCase) -> Iterator[Caution]:
    """What the procedure asks for first, and what a stage of a disagreement should say."""
    threads = threads_of_case(books, as_if_appended(books, signing.case, signing.content))
    yield from gate_cautions(books, threads, NOT_APPENDED)
    yield from ladder_cautions(books, threads, signing.form, signing.content, NOT_APPENDED)
    yield from alert_form_cautions(books, threads, signing.form, signing.content)


def of_gates(books: Books, case: CaseFile, content: Content) -> Iterator[Caution]:
    """A caution for each closed gate that what the entry proves should have waited for."""
    threads = threads_of_case(books, as_if_appended(books, case, content))
    yield from gate_cautions(books, threads, NOT_APPENDED)


def of_lateness(books: Books, case: CaseFile, content: Content) -> Iterator[Caution]:
    """A caution for each duty of ours that the entry would complete late; an authority's lateness is not ours to explain."""
    before = {_identity(action) for action in _done_late(books, case)}
    for action in _done_late(books, as_if_appended(books, case, content)):
        if _identity(action) not in before:
            yield Caution(f"late:{action.action}", _("Done after it was due: {action}.").format(action=action.title))


def _done_late(books: Books, case: CaseFile) -> list[DueAction]:
    actions = (action for _thread, action in actions_of_case(books, case, books.desk.now))
    return [one for one in actions if one.status is Status.DONE_LATE and one.kind not in NOT_OUR_DUTY]


def _identity(action: DueAction) -> tuple[str, str, object]:
    return (action.thread, action.action, action.occurrence)
