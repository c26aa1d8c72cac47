"""One due action: an act of the procedure in one thread, by when it is due, who does it, and whether it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.counting_warnings import warnings_of
from safeguard_desktop.domain.evidence import Evidence
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.limits import Code
from safeguard_desktop.domain.milestones import Milestone
from safeguard_desktop.domain.moments import Moment, Precision
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.rule_readings import RuleReading, question_of, reading_of
from safeguard_desktop.domain.rules import Each, Owner, PackRule, RuleKind
from safeguard_desktop.domain.texts import gettext as _

Reading: TypeAlias = tuple[PackRule, Milestone | None, Moment | None]
"""A rule, the milestone it started by and when it is due: all that has to be known of the many that nobody looks at."""


class Status(StrEnum):
    """How a due action stands."""

    OPEN = "open"
    NOT_STARTED = "not-started"
    """Its start is proved without a time, which has to be asked for."""
    DONE = "done"
    DONE_LATE = "done-late"


@dataclass(frozen=True, slots=True)
class Review:
    """Which review of a rhythm it is: of its own stage, from 1; `times` is 0 where they go on without end."""

    number: int
    times: int


class DueAction:
    """An act that rules ask for in one thread. All times are moments; `due` is None where there is nothing to count.

    `rules` are its rules, the earliest first: that one leads. `latest_defensible` is the leading rule's other reading, from
    `latest_defensible_source`. `done` is the milestone that ended it. `stops` are the alternatives that end it; of a review, any
    `held` milestone does too. `occurrence` counts the reviews of a rhythm, or the starts of a rule each start sets off, from 1.
    `missing` are milestones proved without a time, `asks` says in words what a person has to enter.
    `good_practice` says why the source does not ask this for such a subject; "" where it does. `calendar` is the one it was
    counted by.

    A value, never changed, and equal where all it says is. Whole vaults of them are made at once, so it is no frozen
    dataclass, and what is seldom looked at is made when it is: an eighth of the time.
    """

    __slots__ = ("_evidence", "_leading", "_readings", "_rules", "calendar", "done", "due", "occurrence")

    def __init__(
        self,
        evidence: Evidence,
        readings: Sequence[Reading],
        done: Milestone | None,
        occurrence: int,
        calendar: WorkingCalendar,
    ) -> None:
        leading, _started, due = readings[0]
        self._evidence: Final = evidence
        self._readings: Final = readings
        self._leading: Final = leading.rule
        self._rules: tuple[RuleReading, ...] | None = None
        self.due: Final = due
        self.done: Final = done
        self.occurrence: Final = occurrence
        self.calendar: Final = calendar

    @property
    def action(self) -> str:
        return self._leading.action

    @property
    def thread(self) -> ThreadId:
        return self._evidence.thread.id

    @property
    def title(self) -> str:
        return self._leading.title

    @property
    def kind(self) -> RuleKind:
        return self._leading.kind

    @property
    def owner(self) -> Owner:
        return self._leading.owner

    @property
    def who(self) -> Role | None:
        return self._leading.who

    @property
    def stops(self) -> tuple[tuple[str, ...], ...]:
        return self._leading.stops

    @property
    def held(self) -> str:
        return self._leading.held

    @property
    def rules(self) -> tuple[RuleReading, ...]:
        if self._rules is None:
            is_one_of_many = self._leading.each is Each.RHYTHM
            self._rules = tuple(
                reading_of(*one, self._evidence, self.calendar, has_other=not is_one_of_many) for one in self._readings
            )
        return self._rules

    @property
    def latest_defensible(self) -> Moment | None:
        return self.rules[0].latest_defensible

    @property
    def latest_defensible_source(self) -> str:
        return self.rules[0].other_paragraph

    @property
    def missing(self) -> tuple[str, ...]:
        unknown = [rule for rule, started, _due in self._readings if started is None]
        return tuple(dict.fromkeys(name for one in unknown for name in self._evidence.missing(one.rule.starts)))

    @property
    def asks(self) -> str:
        missing = self.missing
        if missing:
            names = ", ".join(name.replace("-", " ") for name in missing)
            return _("Enter when this happened: {names}.").format(names=names)
        return question_of(self._leading) if self.due is None else ""

    @property
    def good_practice(self) -> str:
        rule = self._leading
        return rule.good_practice if rule.is_good_practice_for(self._evidence.thread.subject_kind) else ""

    def __eq__(self, other: object) -> bool:
        return self._said == other._said if isinstance(other, DueAction) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.thread, self.action, self.occurrence, self.due))

    def __repr__(self) -> str:
        return f"DueAction{self._said}"

    @property
    def _said(self) -> tuple[object, ...]:
        """All it says; titles, roles and kinds are its rules', which are among them."""
        names = (self.action, self.thread, self.occurrence, self.missing, self.good_practice)
        return (*names, self.due, self.done, self.rules)

    @property
    def status(self) -> Status:
        """How it stands. Nothing that has no due time is late."""
        if self.done is not None:
            return Status.DONE_LATE if self.done_late_by else Status.DONE
        return Status.OPEN if any(started for _rule, started, _due in self._readings) else Status.NOT_STARTED

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done, or its start still has to be asked for."""
        return self.done is None

    @property
    def is_immediate(self) -> bool:
        """Whether it was due the moment it began, so that only the time passed since then can be shown."""
        return self._leading.limit.code in {Code.NOW, Code.EVENT}

    @property
    def is_good_practice(self) -> bool:
        """Whether the source does not ask for it, and it is offered all the same."""
        return bool(self.good_practice)

    @property
    def review(self) -> Review | None:
        """Which review it is; None where it is not one of a rhythm."""
        leading, _started, _due = self._readings[0]
        if self._leading.each is not Each.RHYTHM:
            return None
        before = leading.pack.rule(self._leading.follows)
        return Review(self.occurrence - (before.times if before else 0), self._leading.times)

    @property
    def done_at(self) -> Moment | None:
        """When it was done."""
        return self.done.at if self.done else None

    @property
    def done_late_by(self) -> timedelta | None:
        """How long after it was due it was done; None if in time, or on the day where only the date is known."""
        if self.done is None or self.due is None or not self.has_clock or not is_after(self.done.at, self.due):
            return None
        return self.done.at.at - self.due.at

    @property
    def date_set(self) -> str:
        """The milestone by which a person sets the date, where the rule leaves that to a person; "" where it does not."""
        return self._leading.date_set

    @property
    def stopping(self) -> Sequence[str]:
        """The names of all milestones that end it or help to end it."""
        names = (self.held, *(name for alternative in self.stops for name in alternative))
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def is_ended_below(self) -> bool:
        """Whether proof in a thread under this one ends it too."""
        return self._leading.stops_below

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know about the due time while it is open. Made when asked for: words are dear."""
        _rule, started, due = self._readings[0]
        if self.done is not None or started is None:
            return ()
        leading = self.rules[0]
        differs = (leading.difference.words,) if leading.difference is not None else ()
        return (*self._waiting, *differs, *warnings_of(leading.limit, started.at, due, self.calendar))

    @property
    def _waiting(self) -> tuple[str, ...]:
        """That the stages of a disagreement wait while somebody is in immediate danger, and what comes first then."""
        pack, rule = self._readings[0][0].pack, self._leading
        ladders = [one for one in pack.ladders if one.thread == rule.thread and one.in_danger != rule.id]
        if not ladders or not pack.is_danger(self._evidence.facts):
            return ()
        waits = _("Somebody is in immediate danger, so the stages wait. The time stays shown.")
        first = (pack.rule(one.in_danger) for one in ladders)
        message = _("First: {title} ({paragraph}).")
        return (waits, *(message.format(title=one.title, paragraph=one.paragraph) for one in first if one))

    @property
    def has_clock(self) -> bool:
        """Whether it can be late: what begins on an event and has no limit in the source cannot."""
        return self._leading.limit.code is not Code.EVENT

    def is_overdue(self, now: Moment) -> bool:
        """Whether it is open and its due time has passed; the due minute itself is in time."""
        return self.is_open and self.has_clock and self.due is not None and now.at > self.due.at


def is_after(moment: Moment, due: Moment) -> bool:
    """Whether a moment certainly lies after a due time: by the day where only its date is known."""
    if Precision.DATE in {moment.precision, due.precision}:
        return moment.date > due.date
    return moment.at > due.at
