"""What a person can do here to end a due action: sign a part, or say that a signed one was passed on.

A rule never names a form: the parts are found by the milestones they declare.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.standing_in import me_in
from safeguard_desktop.domain.case_file import CaseFile, Record, SignedPart
from safeguard_desktop.domain.conditions import all_hold
from safeguard_desktop.domain.due_actions import DueAction
from safeguard_desktop.domain.forms import AT_PASSED_ON, Form, MilestoneDeclaration, Part
from safeguard_desktop.domain.ids import EntryId, RecordId, ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.roles import Person, Role

ANY_SUBJECT = "any"


class Doing(StrEnum):
    """What is done to a part."""

    FILL = "fill"
    SET_DATE = "set-date"
    """A part that does not end it, but says by when it is to be done, where the policy has no number."""
    PASS_ON = "pass-on"  # noqa: S105 - no password


_ORDER = (Doing.SET_DATE, Doing.PASS_ON, Doing.FILL)
"""Which of several ways stands first."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to end a due action. `record` is None where the part begins a record of its own, `entry` is the part to pass on.

    `is_mine`: the worker at the desk holds a role the part is for, or signed what is to be passed on. `is_ready`: what comes
    before it is signed, and it applies.
    """

    doing: Doing
    form_id: str
    part: str
    title: str
    record: RecordId | None = None
    thread: ThreadId | None = None
    entry: EntryId | None = None
    is_mine: bool = False
    is_ready: bool = True
    may_be_told_by_telephone: bool = False


Declared = tuple[Form, Part, MilestoneDeclaration]


class Completing:
    """The ways to end due actions, for one worker, by the forms in force."""

    def __init__(self, books: Books) -> None:
        self._organisation = books.organisation
        self._books = books
        self._me = me_in(books)
        self._by_name: dict[str, list[Declared]] = {}
        for adopted in books.desk.definitions.in_force(books.organisation, "form"):
            form = books.desk.definitions.form(books.reading, adopted.hash)
            for declaration in form.milestones:
                part = form.part(declaration.part)
                if part is not None:
                    self._by_name.setdefault(declaration.name, []).append((form, part, declaration))

    def ways(self, case: CaseFile, thread: Thread, action: DueAction) -> tuple[Way, ...]:
        """The ways to end an open due action, those open to the worker first."""
        found = dict.fromkeys((*self._dating(case, thread, action), *self._ending(case, thread, action)))
        return tuple(sorted(found, key=lambda way: (not way.is_mine, not way.is_ready, _ORDER.index(way.doing))))

    def _ending(self, case: CaseFile, thread: Thread, action: DueAction) -> Iterator[Way]:
        for name in action.stopping:
            for declared in self._by_name.get(name, ()):
                if _fits(declared, case, thread, action):
                    yield from self._ways(case, thread, declared)

    def _dating(self, case: CaseFile, thread: Thread, action: DueAction) -> Iterator[Way]:
        """Where no date is set yet, the parts that set it."""
        for declared in self._by_name.get(action.date_set, ()) if action.due is None else ():
            if _fits(declared, case, thread, action):
                for way in self._ways(case, thread, declared):
                    yield replace(way, doing=Doing.SET_DATE)

    def _ways(self, case: CaseFile, thread: Thread, declared: Declared) -> Iterator[Way]:
        form, part, declaration = declared
        record = record_in_thread(case, form.id, thread)
        signed = record.signed(part.id) if record else ()
        is_begun = bool(signed) or bool(part.after) or record is not None
        if declaration.at == (AT_PASSED_ON,) and is_begun:
            yield from (self._pass_on(form, part, record, one) for one in signed[-1:])
        elif not signed or part.repeats:
            yield self._fill(case, form, part, record, thread)

    def _pass_on(self, form: Form, part: Part, record: Record | None, signed: SignedPart) -> Way:
        """Whoever signed it says how it was passed on; the next person's own part comes before that for the next person."""
        home = record.id if record else None
        is_mine = self._me is not None and self._is_me(signed)
        return Way(Doing.PASS_ON, form.id, part.id, part.title, home, None, signed.entry, is_mine)

    def _is_me(self, signed: SignedPart) -> bool:
        author = self._organisation.person_of(signed.author)
        return author is not None and self._me is not None and author.id == self._me.id

    def _fill(self, case: CaseFile, form: Form, part: Part, record: Record | None, thread: Thread) -> Way:
        return Way(
            Doing.FILL,
            form.id,
            part.id,
            part.title,
            record.id if record else None,
            thread.id if part.thread == thread.kind else None,
            None,
            may_sign(self._in(case), part.roles),
            is_ready(form, part, record),
            part.may_be_told_by_telephone,
        )

    def _in(self, case: CaseFile) -> Person | None:
        """Who is at the desk, with the roles they act in there."""
        return me_in(self._books, case) if case.about_workers else self._me


def _fits(declared: Declared, case: CaseFile, thread: Thread, action: DueAction) -> bool:
    """Whether the part is for such a subject, and what it proves belongs to the action's kind of thread."""
    form, _part, declaration = declared
    is_there = action.is_ended_below or form.thread_of(declaration) == thread.kind
    return is_there and form.subject in (ANY_SUBJECT, case.subject_kind)


def may_sign(person: Person | None, roles: Sequence[Role]) -> bool:
    """Whether a person holds one of the roles."""
    return person is not None and any(role in person.roles for role in roles)


def is_ready(form: Form, part: Part, record: Record | None) -> bool:
    """Whether a part applies and all that comes before it on the form is signed."""
    answers = record.answers if record else {}
    before = [one for one in (form.part(earlier) for earlier in part.after) if one is not None]
    needed = [one for one in before if all_hold(one.applies_if, answers)]
    return all_hold(part.applies_if, answers) and all(record is not None and record.signed(one.id) for one in needed)


def record_in_thread(case: CaseFile, form_id: str, thread: Thread) -> Record | None:
    """The record of a form that belongs to a thread: the one that opened it, else the newest that was signed into it."""
    for record in reversed([*case.records.values()]):
        if record.form_id == form_id and (record.id == thread.record or _is_in(record, thread)):
            return record
    return None


def _is_in(record: Record, thread: Thread) -> bool:
    return any(part.counts and part.content.thread == thread.id for part in record.parts)
