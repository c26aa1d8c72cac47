"""Due actions as lists show them: whose case, what, by when, by which paragraph, whose move, and how it is ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from safeguard_desktop.casework.ages import age_of
from safeguard_desktop.casework.completing import Completing, Way
from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.standing_in import left_out_of, me_in, names_acting
from safeguard_desktop.casework.timeline import actions_of_case
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.due_actions import DueAction
from safeguard_desktop.domain.ids import CaseReference, Digest, PersonId, ThreadId
from safeguard_desktop.domain.limits import Limit
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.roles import Person, Role
from safeguard_desktop.domain.rules import Owner, RuleKind, RulePack

DANGER = "immediate-risk-recognised"
"""The milestone of the procedures that says somebody is in danger."""


@dataclass(frozen=True, slots=True)
class DueKey:
    """Which due action of which case file, so that it is found again later. `rule` is the first of its rules by id."""

    reference: CaseReference
    thread: ThreadId
    action: str
    occurrence: int
    rule: str


@dataclass(frozen=True, slots=True)
class DueLine:
    """One due action of a case file. `limit` and `started` are the leading rule's, `organisation` whose paragraph it is.

    `who` is None where it is not ours to do; `holders` are the names of those who hold the role. `is_mine`: the worker at the
    desk does. `is_one_of_several`: its thread is not the only one of its kind, so that it has to be named. `ways` are empty
    where nothing is left to do.
    """

    key: DueKey
    initials: str
    age: str
    thread_kind: str
    about: str
    action: DueAction
    limit: Limit
    started: str
    organisation: str
    holders: tuple[str, ...]
    is_mine: bool
    is_one_of_several: bool
    ways: tuple[Way, ...] = ()

    @property
    def due(self) -> Moment | None:
        return self.action.due

    @property
    def paragraph(self) -> str:
        return self.action.rules[0].paragraph

    @property
    def who(self) -> Role | None:
        return self.action.who

    @property
    def is_ours(self) -> bool:
        """Whether somebody of the organisation has to do it."""
        return self.action.owner is Owner.US

    @property
    def is_target(self) -> bool:
        """Whether missing it breaks nothing."""
        return self.action.kind is RuleKind.TARGET

    @property
    def is_danger(self) -> bool:
        """Whether it is open and was set off by somebody being in danger."""
        return self.action.is_open and self.started == DANGER

    def is_late(self, now: Moment) -> bool:
        """Whether its time has passed and that is a breach."""
        return self.action.is_overdue(now) and not self.is_target


def due_lines(books: Books, cases: Iterable[CaseFile], now: Moment) -> list[DueLine]:
    """The open due actions of case files, the earliest first, those without a time last."""
    maker = LineMaker(books)
    found = [line for case in cases for line in maker.lines(case, now) if line.action.is_open]
    return sorted(found, key=order_of_lines)


def order_of_lines(line: DueLine) -> tuple[bool, object, str, str]:
    """By due time, those without one last."""
    due = line.due
    return (due is None, due.at if due else 0, line.key.reference, line.key.action)


class LineMaker:
    """Makes lines of one consistent state of the vault."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self._completing = Completing(books)
        self._me = books.organisation.person_of(books.desk.vault.signing_key_id)
        self._by_left_out: dict[frozenset[PersonId], tuple[Person | None, dict[Role, tuple[str, ...]]]] = {}
        self._packs: dict[Digest, RulePack] = {}

    @property
    def me(self) -> Person | None:
        """Who is at the desk; None for the recovery sheet."""
        return self._me

    def lines(self, case: CaseFile, now: Moment) -> Sequence[DueLine]:
        """All due actions of a case file, done ones included."""
        books = self._books
        age = age_of(case, books.forms_of(case), now.date)
        by = (books.organisation, books.rules, age, now.date)
        return books.desk.folds.made_of(case, "lines", by, partial(self._lines, case, age, now))

    def _lines(self, case: CaseFile, age: str, now: Moment) -> Sequence[DueLine]:
        found = actions_of_case(self._books, case, now)
        kinds = [kind for kind, _id in {(thread.kind, thread.id) for thread, _action in found}]
        return [self._line(case, age, thread, one, is_one=kinds.count(thread.kind) > 1) for thread, one in found]

    def _line(self, case: CaseFile, age: str, thread: Thread, action: DueAction, *, is_one: bool) -> DueLine:
        leading = action.rules[0]
        me, names = self._acting(case)
        return DueLine(
            DueKey(case.reference, thread.id, action.action, action.occurrence, min(one.rule for one in action.rules)),
            case.initials,
            age,
            thread.kind,
            thread.about,
            action,
            leading.limit,
            leading.started.name if leading.started else "",
            self._pack(leading.pack).organisation,
            names[action.who] if action.who else (),
            me is not None and action.who is not None and action.who in me.roles,
            is_one,
            self._completing.ways(case, thread, action) if action.is_open else (),
        )

    def _acting(self, case: CaseFile) -> tuple[Person | None, dict[Role, tuple[str, ...]]]:
        """Me with the roles I act in today, and who acts in each: the same in all case files about none of our own people."""
        left_out = left_out_of(self._books, case)
        if left_out not in self._by_left_out:
            names = {role: names_acting(self._books, role, case) for role in Role}
            self._by_left_out[left_out] = (me_in(self._books, case), names)
        return self._by_left_out[left_out]

    def _pack(self, digest: Digest) -> RulePack:
        if digest not in self._packs:
            self._packs[digest] = self._books.desk.definitions.pack(self._books.reading, digest)
        return self._packs[digest]
