"""Signing a part: everything between "I have filled this in" and an entry that stands for ever.

What is wrong with the answers blocks; what is unusual asks for a reason (`cautioning`); either way the words are kept as a draft.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from safeguard_desktop.casework.cases import SUBJECT_KINDS, open_case_in
from safeguard_desktop.casework.cautioning import PartInCase, cautions_for, of_clock
from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.drafting import keep_as_draft
from safeguard_desktop.casework.known_from_records import known_from_records
from safeguard_desktop.casework.machine_clock import CLOCK_BEHIND
from safeguard_desktop.casework.placing import place_in_thread
from safeguard_desktop.casework.prefilling import Prefilling, prefilled, with_readable_times
from safeguard_desktop.casework.refusals import AnswersCannotBeKept, AnswersDoNotFit, NotYourPart, ReasonsNeeded
from safeguard_desktop.casework.standing_in import me_in
from safeguard_desktop.domain.answers import Answers, text_of
from safeguard_desktop.domain.case_file import CaseFile, Record
from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.contents import PartSigned, PassedOn, ToldBy
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.form_checks import AnswerFault, check_answers
from safeguard_desktop.domain.forms import Form, Part
from safeguard_desktop.domain.ids import CaseReference, EntryId, PersonId, RecordId, ThreadId
from safeguard_desktop.domain.roles import Person, Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import CannotBeKept, new_record_id

NEW_CASE = "new"


@dataclass(frozen=True, slots=True)
class PartToSign:
    """What a person hands in to sign. `record` and `thread` may be left out where there is only one that fits.

    `draft` is the id of the draft these words were written in, where they are kept already: a refusal leaves it as it is.
    """

    form_id: str
    part: str
    answers: Answers
    record: RecordId | None = None
    thread: ThreadId | None = None
    role: Role | None = None
    told_by: ToldBy | None = None
    passed_on: PassedOn | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """What came of it: the entry, its record and case, and what the program read otherwise than it was typed."""

    entry: EntryId
    reference: CaseReference
    record: RecordId
    thread: ThreadId | str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookedOver:
    """A part before it is signed: the answers as they will stand, what keeps it from being signed, what asks for a reason."""

    answers: Answers
    faults: tuple[AnswerFault, ...]
    cautions: tuple[Caution, ...]
    notes: tuple[str, ...] = ()


def sign_part(desk: Desk, reference: str, to_sign: PartToSign) -> Signed:
    """Checks, signs and appends one part; `reference` "new" opens a case file for it in the same act.

    Raises AnswersDoNotFit, ReasonsNeeded, NotYourPart or another Refused; the answers are then kept as a draft.
    """
    try:
        return desk.write(lambda books: _sign(books, reference, to_sign))
    except Refused as refused:
        if not to_sign.draft:
            _keep_words(desk, reference, to_sign, refused)
        raise


def _keep_words(desk: Desk, reference: str, to_sign: PartToSign, refused: Refused) -> None:
    """Keeps the answers as a draft. Raises AnswersCannotBeKept where that is not possible either, with every field named."""
    try:
        desk.write(
            lambda books: keep_as_draft(
                books, reference, to_sign.form_id, to_sign.part, to_sign.answers, to_sign.record
            )
        )
    except CannotBeKept as error:
        faults = refused.faults if isinstance(refused, AnswersDoNotFit) else ()
        raise (AnswersCannotBeKept(faults) if faults else error) from error


def look_over(desk: Desk, reference: str, to_sign: PartToSign) -> LookedOver:
    """What signing would find, without signing. Raises NotYourPart or another Refused that `sign_part` would raise as well."""

    def look(books: Books) -> LookedOver:
        signing, notes = _prepared(books, books.case(reference), to_sign, tuple(of_clock(books)))
        faults = check_answers(signing.form, signing.part, signing.content.answers, signing.record_answers)
        unusual = cautions_for(books, signing, [fault for fault in faults if not fault.blocks])
        blocking = tuple(fault for fault in faults if fault.blocks)
        return LookedOver(signing.content.answers, blocking, tuple(unusual), notes)

    return desk.read(look)


def _sign(books: OpenBooks, reference: str, to_sign: PartToSign) -> Signed:
    clock = tuple(of_clock(books))
    signing, notes = _prepared(books, _case(books, reference, to_sign), to_sign, clock)
    case = signing.case
    content = replace(signing.content, reasons=_checked(books, signing))
    entry = books.append(case.id, content)
    return Signed(entry.id, case.reference, content.record, content.thread or ThreadId(entry.id), notes)


def _prepared(
    books: Books, case: CaseFile, to_sign: PartToSign, clock: tuple[Caution, ...]
) -> tuple[PartInCase, tuple[str, ...]]:
    """The part as it would stand in its case file, and notes on what was read otherwise than it was typed."""
    record = _record(case, to_sign)
    form = books.desk.definitions.form(books.reading, record.form) if record else books.form_in_force(to_sign.form_id)
    part = part_of(form, to_sign.part)
    _refuse_second_signature(record, part)
    role = _role(books, case, part, to_sign)
    thread = place_in_thread(books, case, form, part, record, to_sign.thread)
    signer = _teller(books, to_sign.told_by) or books.me
    from_log = known_from_records(books, case, form, part, thread)
    filled = prefilled(form, part, to_sign.answers, Prefilling(case, signer, role, books.desk.now.date, from_log))
    answers, notes = with_readable_times(form, part, filled)
    content = PartSigned(
        form.hash,
        form.id,
        part.id,
        record.id if record else new_record_id(),
        role,
        answers,
        thread,
        to_sign.told_by,
        to_sign.passed_on,
        books.packs_in_force() if _opens_threads(form, part) else (),
        to_sign.reasons,
    )
    return PartInCase(case, form, part, record, content, clock), notes


def _case(books: OpenBooks, reference: str, to_sign: PartToSign) -> CaseFile:
    if reference != NEW_CASE:
        return books.case(reference)
    form = books.form_in_force(to_sign.form_id)
    if form.subject not in SUBJECT_KINDS:
        raise Refused(
            _("This form is for children and adults alike, so it cannot say which of them a new case file is about."),
            _("Open the case file first ('case open'), then record it there."),
        )
    named = next((one.id for one in form.fields if one.prefill == "case.initials"), "")
    # Where the reason for the clock is missing, signing asks for it with all others, and the file is not opened either.
    reasons = {CLOCK_BEHIND: to_sign.reasons.get(CLOCK_BEHIND, "").strip() or "?"} if books.is_clock_behind else {}
    file, _reference = open_case_in(books, form.subject, text_of(to_sign.answers.get(named, "")), {}, reasons)
    return books.case_of(file)


def _record(case: CaseFile, to_sign: PartToSign) -> Record | None:
    if to_sign.record is not None:
        record = case.records.get(to_sign.record)
        if record is None or record.form_id != to_sign.form_id:
            raise Refused(_("This case file has no such record of that form."), _("'case show' lists its records."))
        return record
    return None


def part_of(form: Form, part_id: str) -> Part:
    """The part of that id. Raises Refused, naming those there are."""
    part = form.part(part_id)
    if part is None:
        known = ", ".join(one.id for one in form.parts)
        raise Refused(
            _("The form has no part '{part}'.").format(part=part_id), _("Its parts are: {parts}.").format(parts=known)
        )
    return part


def _refuse_second_signature(record: Record | None, part: Part) -> None:
    if record and not part.repeats and record.signed(part.id):
        raise Refused(
            _("'{part}' of this record is signed already and stays as it is.").format(part=part.title),
            _("To put something right, amend it: both will be shown."),
        )


def _role(books: Books, case: CaseFile, part: Part, to_sign: PartToSign) -> Role:
    """The role the part is signed in: that of the person who told it, where it is recorded as told by telephone."""
    if to_sign.told_by is not None and not part.may_be_told_by_telephone:
        raise Refused(_("'{part}' cannot be recorded as told by telephone.").format(part=part.title))
    signer = _teller(books, to_sign.told_by) or me_in(books, case) or books.me
    roles = [role for role in part.roles if role in signer.roles]
    if to_sign.role is not None:
        roles = [role for role in roles if role is to_sign.role]
    if not roles:
        raise NotYourPart(part.title, [role.value for role in part.roles])
    return roles[0]


def _teller(books: Books, told_by: ToldBy | None) -> Person | None:
    if told_by is None:
        return None
    person = books.organisation.people.get(PersonId(told_by.person))
    if person is None:
        raise Refused(_("The person who told it is not among the people here."), _("Add them first: 'people add'."))
    return person


def _opens_threads(form: Form, part: Part) -> bool:
    return any(one.part == part.id and one.thread != "same" for one in form.milestones)


def _checked(books: Books, signing: PartInCase) -> Mapping[str, str]:
    """The reasons to keep. Raises AnswersDoNotFit and ReasonsNeeded."""
    content = signing.content
    faults = check_answers(signing.form, signing.part, content.answers, signing.record_answers)
    blocking = [fault for fault in faults if fault.blocks]
    if blocking:
        raise AnswersDoNotFit(blocking)
    cautions = cautions_for(books, signing, [fault for fault in faults if not fault.blocks])
    open_cautions = [one for one in cautions if not content.reasons.get(one.code, "").strip()]
    if open_cautions:
        raise ReasonsNeeded(open_cautions, is_draft_kept=True)
    return {one.code: content.reasons[one.code] for one in cautions}
