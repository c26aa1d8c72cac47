"""Where a part belongs: which thread (the one named, the only one that fits, else the person is asked), and who gets it next."""

from collections.abc import Sequence

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.timeline import threads_of_case
from safeguard_desktop.domain.case_file import CaseFile, Record
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.forms import AT_PASSED_ON, Form, Part
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _

OUTERMOST = "concern"


def place_in_thread(
    books: Books, case: CaseFile, form: Form, part: Part, record: Record | None, named: ThreadId | None
) -> ThreadId | str:
    """The thread for a part about to be signed; "" where it opens its own.

    Raises Refused where the named thread is not in the case file, or several fit and none is named.
    """
    threads = threads_of_case(books, case)
    if named is not None:
        return _named(threads, named)
    if _opens_its_own(form, part, record):
        return ""
    fitting = _fitting(threads, form, part, record)
    if len(fitting) == 1:
        return fitting[0].id
    if not fitting:
        raise Refused(
            _("There is no concern in this case file yet that this belongs to."), _("Record the concern first.")
        )
    lines = "\n".join(f"  {thread.id}  {thread.kind} {thread.nth} {thread.about}".rstrip() for thread in fitting)
    raise Refused(
        _("This can belong to more than one thread of the case file:\n{lines}").format(lines=lines), _("Name one.")
    )


def fitting_threads(books: Books, case: CaseFile, form: Form, part: Part, record: Record | None) -> tuple[Thread, ...]:
    """The threads the part can belong to; a person has to say which where there are several. Empty where it opens its own."""
    if _opens_its_own(form, part, record):
        return ()
    return tuple(_fitting(threads_of_case(books, case), form, part, record))


def _opens_its_own(form: Form, part: Part, record: Record | None) -> bool:
    opens = (one.part == part.id and one.thread == f"new:{part.thread}" for one in form.milestones)
    return record is None and any(opens)


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
    own = [thread for thread in of_kind if record.id == thread.record]
    return own or of_kind


def _without_proof_yet(threads: Sequence[Thread], form: Form, part: Part) -> list[Thread]:
    """Those in which the part would prove something new: the second authority once the first has been telephoned."""
    names = {one.name for one in form.milestones if one.part == part.id}
    return [thread for thread in threads if not names & {milestone.name for milestone in thread.milestones}]


def recipient_roles(form: Form, part: Part) -> tuple[Role, ...]:
    """Who a signed part may be passed on to: the next role first, then those whose having it proves a milestone."""
    proved = (one.passed_to for one in form.milestones if one.part == part.id and AT_PASSED_ON in one.at)
    return tuple(dict.fromkeys(role for role in (part.next_role, *proved) if role is not None))
