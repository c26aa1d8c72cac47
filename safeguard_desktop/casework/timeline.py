"""What is due, for one case file or all: the threads of the folded entries, counted by the packs they keep."""

from collections.abc import Iterable
from dataclasses import dataclass

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.due_actions import DueAction, due_actions
from safeguard_desktop.domain.ids import CaseReference
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.procedure import threads_of


@dataclass(frozen=True, slots=True)
class FormPart:
    """A part of a form that completes a due action."""

    form: str
    part: str
    title: str


@dataclass(frozen=True, slots=True)
class CaseDue:
    """A due action with the case file it belongs to, its thread, and the form parts whose signing ends it."""

    reference: CaseReference
    initials: str
    thread: Thread
    action: DueAction
    completed_by: tuple[FormPart, ...]


def due(desk: Desk, reference: str | None = None, now: Moment | None = None) -> list[CaseDue]:
    """The due actions of one case file, or of all, the earliest first; `now` defaults to the machine's clock."""

    def look(books: Books) -> list[CaseDue]:
        cases = [books.case(reference)] if reference else books.cases()
        return due_of_cases(books, cases, now or desk.now)

    return desk.read(look)


def due_of_cases(books: Books, cases: Iterable[CaseFile], now: Moment) -> list[CaseDue]:
    """The same inside a question that asks more."""
    completing = _completing_parts(books)
    found = [
        CaseDue(case.reference, case.initials, thread, action, _completed_by(action, completing))
        for case in cases
        for thread, action in actions_of_case(books, case, now)
    ]
    return sorted(found, key=lambda one: (one.action.due is None, one.action.due or now, one.action.action))


def threads_of_case(books: Books, case: CaseFile) -> tuple[Thread, ...]:
    """The case file's threads with milestones and facts."""
    return threads_of(case, books.forms_of(case), books.organisation.name_of)


def actions_of_case(books: Books, case: CaseFile, now: Moment) -> list[tuple[Thread, DueAction]]:
    """The case file's due actions, done ones included, each with its thread."""
    threads = threads_of_case(books, case)
    packs = books.desk.definitions.packs(books.reading, (digest for thread in threads for digest in thread.packs))
    by_id = {thread.id: thread for thread in threads}
    actions = due_actions(threads, packs, books.calendar, now)
    return [(by_id[action.thread], action) for action in actions]


def _completing_parts(books: Books) -> dict[str, list[FormPart]]:
    """Form parts by the milestone they declare: a rule never names a form, so it is looked up here."""
    parts: dict[str, list[FormPart]] = {}
    for adopted in books.desk.definitions.in_force(books.organisation, "form"):
        form = books.desk.definitions.form(books.reading, adopted.hash)
        for declaration in form.milestones:
            part = form.part(declaration.part)
            if part is not None:
                parts.setdefault(declaration.name, []).append(FormPart(form.id, part.id, part.title))
    return parts


def _completed_by(action: DueAction, completing: dict[str, list[FormPart]]) -> tuple[FormPart, ...]:
    return tuple(dict.fromkeys(part for name in action.stopping for part in completing.get(name, [])))
