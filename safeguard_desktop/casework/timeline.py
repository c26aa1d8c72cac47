"""What is due, for one case file or all: the threads of the folded entries, counted by the packs they keep."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TypeAlias

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.domain.answers import text_of
from safeguard_desktop.domain.authorities import AUTHORITY_FACT
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.due_actions import DueAction, due_by
from safeguard_desktop.domain.ids import CaseReference
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.organisation import Organisation
from safeguard_desktop.domain.procedure import threads_of


@dataclass(frozen=True, slots=True)
class FormPart:
    """A part of a form that completes a due action."""

    form: str
    part: str
    title: str


Completing: TypeAlias = Mapping[str, Sequence[FormPart]]
"""Form parts by the milestone they declare."""


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
    completed_by = cache(lambda stopping: _completed_by(stopping, completing))
    by = (books.organisation, books.rules)
    found = [
        one
        for case in cases
        for one in books.desk.folds.made_of(case, "due", by, partial(_due_of, books, case, completed_by, now))
    ]
    return sorted(found, key=_order)


def _due_of(
    books: Books, case: CaseFile, completed_by: Callable[[Sequence[str]], tuple[FormPart, ...]], now: Moment
) -> tuple[CaseDue, ...]:
    return tuple(
        CaseDue(case.reference, case.initials, thread, action, completed_by(action.stopping))
        for thread, action in actions_of_case(books, case, now)
    )


def _order(one: CaseDue) -> tuple[bool, object, str]:
    action = one.action
    return (action.due is None, action.due.at if action.due else 0, action.action)


def threads_of_case(books: Books, case: CaseFile) -> tuple[Thread, ...]:
    """The case file's threads with milestones and facts."""
    organisation = books.organisation
    return books.desk.folds.made_of(case, "threads", (organisation,), lambda: threads_made_of(books, case))


def threads_made_of(books: Books, case: CaseFile) -> tuple[Thread, ...]:
    """The same, not kept: also of a case file as it once was. Each has its authority's limits as they are in force today."""
    organisation = books.organisation
    threads = threads_of(case, books.forms_of(case), organisation.name_of)
    return tuple(_with_authority(organisation, thread) for thread in threads)


def _with_authority(organisation: Organisation, thread: Thread) -> Thread:
    stated = text_of(thread.facts.get(AUTHORITY_FACT, "")) or thread.about
    known = organisation.authority_named(stated)
    return replace(thread, authority=known.own_limits) if known is not None else thread


def actions_of_case(books: Books, case: CaseFile, now: Moment) -> list[tuple[Thread, DueAction]]:
    """The case file's due actions, done ones included, each with its thread. What is due does not depend on now."""
    by = (books.organisation, books.rules)
    return [*books.desk.folds.made_of(case, "actions", by, lambda: _counted(books, case, now))]


def _counted(books: Books, case: CaseFile, now: Moment) -> tuple[tuple[Thread, DueAction], ...]:
    threads = threads_of_case(books, case)
    # Reading a pack puts it among those the rules are made from.
    books.desk.definitions.packs(books.reading, (digest for thread in threads for digest in thread.packs))
    by_id = {thread.id: thread for thread in threads}
    return tuple((by_id[action.thread], action) for action in due_by(books.rules, threads, now))


def _completing_parts(books: Books) -> Completing:
    """Form parts by the milestone they declare: a rule never names a form, so it is looked up here."""
    parts: dict[str, list[FormPart]] = {}
    for adopted in books.desk.definitions.in_force(books.organisation, "form"):
        form = books.desk.definitions.form(books.reading, adopted.hash)
        for declaration in form.milestones:
            part = form.part(declaration.part)
            if part is not None:
                parts.setdefault(declaration.name, []).append(FormPart(form.id, part.id, part.title))
    return parts


def _completed_by(stopping: Sequence[str], completing: Completing) -> tuple[FormPart, ...]:
    return tuple(dict.fromkeys(part for name in stopping for part in completing.get(name, [])))
