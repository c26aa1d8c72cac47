"""Where a part belongs: which thread (the one named, the only one that fits, else the person is asked), and who gets it next."""

from collections.abc import Sequence

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.timeline import actions_of_case, threads_of_case
from safeguard_desktop.domain.case_file import CaseFile, Record
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.forms import AT_PASSED_ON, Form, Part
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _

OUTERMOST = "concern"
NEW_THREAD = ThreadId("new")
"""Named instead of a thread: the part opens its own, though there is one that it could belong to."""


def place_in_thread(
    books: Books, case: CaseFile, form: Form, part: Part, record: Record | None, named: ThreadId | None
) -> ThreadId | str:
    """The thread for a part about to be signed; "" where it opens its own.

    Raises Refused where the named thread is not in the case file, or several fit and none is named.
    """
    threads = threads_of_case(books, case)
    may_open = may_open_its_own(form, part, record)
    if named is not None and not (named == NEW_THREAD and may_open):
        return _named(threads, named)
    fitting = [] if named == NEW_THREAD else fitting_threads(books, case, form, part, record)
    if may_open and not fitting:
        return ""
    if len(fitting) == 1 and not may_open:
        return fitting[0].id
    if not fitting:
        raise Refused(
            _("There is no concern in this case file yet that this belongs to."), _("Record the concern first.")
        )
    lines = "\n".join(f"  {thread.id}  {thread.kind} {thread.nth} {thread.about}".rstrip() for thread in fitting)
    lines += f"\n  {NEW_THREAD}  " + _("one of its own") if may_open else ""
    raise Refused(
        _("This can belong to more than one thread of the case file:\n{lines}").format(lines=lines), _("Name one.")
    )


def fitting_threads(books: Books, case: CaseFile, form: Form, part: Part, record: Record | None) -> tuple[Thread, ...]:
    """The threads the part can belong to; a person has to say which where there are several. Empty where it opens its own.

    A part that may open one (`may_open_its_own`) can also belong to one that has no record of its form yet, or, where it is signed
    many times, to any: what a child said may come before the alert form of the same concern, or after it.
    """
    threads = threads_of_case(books, case)
    if not may_open_its_own(form, part, record):
        fitting = _fitting(threads, form, part, record)
        return tuple(_waiting(books, case, fitting, form, part) or fitting if len(fitting) > 1 else fitting)
    if not _opens(form, part, "same-or-new"):
        return ()
    of_kind = (thread for thread in threads if thread.kind == part.thread)
    return tuple(one for one in of_kind if part.repeats or not _has_record_of(case, form, one))


def may_open_its_own(form: Form, part: Part, record: Record | None) -> bool:
    """Whether the part begins a record, and with it a thread of its own that stands in no other."""
    is_outermost = part.thread == OUTERMOST and _opens(form, part, "same-or-new")
    return record is None and (is_outermost or _opens(form, part, "new"))


def _opens(form: Form, part: Part, mode: str) -> bool:
    return any(one.part == part.id and one.thread == f"{mode}:{part.thread}" for one in form.milestones)


def _has_record_of(case: CaseFile, form: Form, thread: Thread) -> bool:
    records = (record for record in case.records.values() if record.form_id == form.id)
    return any(
        record.id == thread.record or any(one.content.thread == thread.id for one in record.parts) for record in records
    )


def _fitting(threads: Sequence[Thread], form: Form, part: Part, record: Record | None) -> list[Thread]:
    fitting = _of_record(threads, record, part.thread) or _of_record(threads, record, OUTERMOST)
    return (_without_proof_yet(fitting, form, part) or fitting) if len(fitting) > 1 else fitting


def _named(threads: Sequence[Thread], named: ThreadId) -> ThreadId:
    if all(thread.id != named for thread in threads):
        raise Refused(_("This case file has no such thread."), _("'case show' lists its threads."))
    return named


def _of_record(threads: Sequence[Thread], record: Record | None, kind: str) -> list[Thread]:
    """The threads of a kind that belong to the record's own concern; of a record not begun yet, of any concern."""
    of_kind = [thread for thread in threads if thread.kind == kind]
    if record is None:
        return of_kind
    signed_into = {part.content.thread for part in record.parts}
    own = [thread for thread in of_kind if record.id == thread.record or thread.id in signed_into]
    return own or of_kind


def _waiting(books: Books, case: CaseFile, threads: Sequence[Thread], form: Form, part: Part) -> list[Thread]:
    """Those in which something is open that the part would end: of four stages the one that asks for this record."""
    names = {one.name for one in form.milestones if one.part == part.id}
    actions = actions_of_case(books, case, books.desk.now)
    waiting = {thread.id for thread, action in actions if action.is_open and names.intersection(action.stopping)}
    return [thread for thread in threads if thread.id in waiting]


def _without_proof_yet(threads: Sequence[Thread], form: Form, part: Part) -> list[Thread]:
    """Those in which the part would prove something new: the second authority once the first has been telephoned."""
    names = {one.name for one in form.milestones if one.part == part.id}
    return [thread for thread in threads if not names & {milestone.name for milestone in thread.milestones}]


def recipient_roles(form: Form, part: Part) -> tuple[Role, ...]:
    """Who a signed part may be passed on to: the next role first, then those whose having it proves a milestone."""
    proved = (one.passed_to for one in form.milestones if one.part == part.id and AT_PASSED_ON in one.at)
    return tuple(dict.fromkeys(role for role in (part.next_role, *proved) if role is not None))
