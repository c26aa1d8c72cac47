"""What happens to a signed part afterwards: passed on, confirmed, amended, struck, chosen between two; threads moved.

All of it is entries of its own: nothing signed is ever changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from safeguard_desktop.casework.cautioning import of_clock, of_gates, of_lateness
from safeguard_desktop.casework.desk import Desk, OpenBooks
from safeguard_desktop.casework.machine_clock import NONE_GIVEN, Reasons
from safeguard_desktop.casework.moving_threads import move_of
from safeguard_desktop.casework.placing import recipient_roles
from safeguard_desktop.casework.prefilling import with_readable_times
from safeguard_desktop.casework.refusals import AnswersDoNotFit, ReasonsNeeded
from safeguard_desktop.casework.standing_in import me_in
from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.case_file import CaseFile, SignedPart
from safeguard_desktop.domain.cautions import Caution
from safeguard_desktop.domain.contents import (
    Amendment,
    PartConfirmed,
    PartPassedOn,
    PassedOn,
    Stands,
    Struck,
    ThreadMoved,
)
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.form_checks import check_answers
from safeguard_desktop.domain.ids import EntryId, FileId, ThreadId
from safeguard_desktop.domain.moments import parse_stated
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _

Afterwards: TypeAlias = PartPassedOn | PartConfirmed | Amendment | Struck | Stands | ThreadMoved

WAYS_TO_PASS_ON = ("on-this-laptop", "printed", "sent", "read-out")


def pass_on(desk: Desk, reference: str, of: EntryId, passed_on: PassedOn, reasons: Reasons = NONE_GIVEN) -> EntryId:
    """Records how and when a signed part reached the next person. Raises ReasonsNeeded where that was late or lies ahead."""

    def record(books: OpenBooks) -> EntryId:
        case = books.case(reference)
        _part(case, of)
        stated = passed_on_readably(passed_on)
        content = PartPassedOn(of, stated, reasons)
        cautions = [*of_gates(books, case, content), *of_lateness(books, case, content)]
        if parse_stated(stated.at).moment > desk.now:
            cautions.append(Caution("future-time", _("The time given is in the future.")))
        return _append(books, case, content, cautions)

    return desk.write(record)


def receive_part(desk: Desk, reference: str, of: EntryId) -> tuple[EntryId, ...]:
    """That the person at the desk has opened a part on this laptop that was to reach them: one entry for each role, once.

    Nothing is recorded, and nothing asked, where it reached that role before, the reader signed it themselves, or the machine's
    clock is behind: opening is never stopped, and the duty then stays due until it is said how the part got there.
    """

    def record(books: OpenBooks) -> tuple[EntryId, ...]:
        case = books.case(reference)
        signed = _part(case, of)
        if not signed.counts or books.organisation.person_of(signed.author) == books.me or any(of_clock(books)):
            return ()
        form = books.desk.definitions.form(books.reading, signed.content.form)
        part = form.part(signed.content.part)
        reached = {passing.passed_on.to for passing in signed.passings}
        roles = recipient_roles(form, part) if part else ()
        mine = (me_in(books, case) or books.me).roles
        new = [role for role in roles if role in mine and role not in reached]
        opened = (PassedOn(role, "on-this-laptop", desk.now.isoformat(), books.me.id) for role in new)
        return tuple(books.append(case.id, PartPassedOn(of, passed_on)).id for passed_on in opened)

    return desk.write(record)


def passed_on_readably(passed_on: PassedOn) -> PassedOn:
    """The same with its time written out with its offset. Raises Refused for an unknown way of passing on."""
    if passed_on.how not in WAYS_TO_PASS_ON:
        ways = ", ".join(WAYS_TO_PASS_ON)
        raise Refused(_("A part is passed on in one of these ways: {ways}.").format(ways=ways))
    return PassedOn(passed_on.to, passed_on.how, parse_stated(passed_on.at).moment.isoformat(), passed_on.person)


def confirm(desk: Desk, reference: str, of: EntryId, reasons: Reasons = NONE_GIVEN) -> EntryId:
    """The own signature of the person whose words were recorded as told by telephone."""

    def sign(books: OpenBooks) -> EntryId:
        case = books.case(reference)
        told_by = _part(case, of).content.told_by
        if told_by is None or told_by.person != books.me.id:
            raise Refused(_("Only the person who told it by telephone can sign for it. Nothing was signed."))
        return _append(books, case, PartConfirmed(of, reasons))

    return desk.write(sign)


def amend(
    desk: Desk, reference: str, of: EntryId, answers: Answers, reason: str, reasons: Reasons = NONE_GIVEN
) -> EntryId:
    """Puts answers of a signed part, or of the identity the case was opened with, right. Both stay shown."""
    if not reason.strip():
        raise Refused(_("An amendment says why. Nothing was changed."))

    def sign(books: OpenBooks) -> EntryId:
        case = books.case(reference)
        new = _checked(books, case, of, answers)
        return _append(books, case, Amendment(of, new, reason, reasons))

    return desk.write(sign)


def strike(
    desk: Desk, reference: str, of: EntryId, reason: str, afresh_in: str = "", reasons: Reasons = NONE_GIVEN
) -> EntryId:
    """Strikes a part recorded in the wrong file; `afresh_in` is the reference of the file it is recorded afresh in."""
    if not reason.strip():
        raise Refused(_("Striking a part says why. Nothing was changed."))

    def sign(books: OpenBooks) -> EntryId:
        case = books.case(reference)
        _part(case, of)
        other = books.case(afresh_in).id if afresh_in else FileId("")
        return _append(books, case, Struck(of, reason, other, reasons))

    return desk.write(sign)


def choose_signature(
    desk: Desk, reference: str, of: EntryId, instead_of: EntryId, reason: str, reasons: Reasons = NONE_GIVEN
) -> EntryId:
    """A designated person says which of two signatures of one part, made apart, stands."""

    def sign(books: OpenBooks) -> EntryId:
        _only_designated(books)
        case = books.case(reference)
        stays, goes = _part(case, of).content, _part(case, instead_of).content
        if (stays.record, stays.part) != (goes.record, goes.part) or of == instead_of:
            raise Refused(_("These are not two signatures of the same part. Nothing was changed."))
        return _append(books, case, Stands(of, instead_of, reason, reasons))

    return desk.write(sign)


def move_thread(desk: Desk, reference: str, thread: ThreadId, reason: str, reasons: Reasons = NONE_GIVEN) -> EntryId:
    """A designated person moves a thread to the rule packs in force today. `look_at_move` shows before what that does.

    Raises Refused without a reason, for a thread that is not there, and for one that has these packs already.
    """
    if not reason.strip():
        raise Refused(_("Moving a thread says why. Nothing was changed."))

    def sign(books: OpenBooks) -> EntryId:
        _only_designated(books)
        case = books.case(reference)
        move_of(books, case, thread)
        return _append(books, case, ThreadMoved(thread, books.packs_in_force(), reason, reasons))

    return desk.write(sign)


def _checked(books: OpenBooks, case: CaseFile, of: EntryId, answers: Answers) -> Answers:
    """The amending answers with readable times. Raises AnswersDoNotFit for what does not fit their fields."""
    if case.part(of) is None and any(entry.id == of for entry in case.entries):
        return answers
    signed = _part(case, of)
    form = books.desk.definitions.form(books.reading, signed.content.form)
    part = form.part(signed.content.part)
    if part is None:
        raise Refused(_("The form this was signed with has no such part."))
    readable, _notes = with_readable_times(form, part, answers)
    whole = {**signed.answers, **readable}
    record_answers = {**case.records[signed.content.record].answers, **whole}
    faults = [fault for fault in check_answers(form, part, whole, record_answers) if fault.blocks]
    if faults:
        raise AnswersDoNotFit(faults)
    return readable


def _part(case: CaseFile, of: EntryId) -> SignedPart:
    part = case.part(of)
    if part is None:
        raise Refused(_("This case file has no such signed part."), _("'case show' lists them."))
    return part


def _append(books: OpenBooks, case: CaseFile, content: Afterwards, cautions: Sequence[Caution] = ()) -> EntryId:
    """Appends it once every caution, the clock's among them, has its reason. Raises ReasonsNeeded, UnknownWorker."""
    books.me  # noqa: B018 - refuses who is not enrolled
    given = {**books.desk.reasons, **content.reasons}
    asked = [*of_clock(books), *cautions]
    unanswered = [one for one in asked if not given.get(one.code, "").strip()]
    if unanswered:
        raise ReasonsNeeded(unanswered)
    return books.append(case.id, replace(content, reasons={one.code: given[one.code] for one in asked})).id


def _only_designated(books: OpenBooks) -> None:
    if Role.DESIGNATED_PERSON not in books.me.roles:
        raise Refused(_("Only a designated person can do this. Nothing was changed."))
