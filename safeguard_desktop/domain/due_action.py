"""One due action: an act of the procedure in one thread, by when it is due, who does it, and whether it is done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.counting_warnings import warnings_of
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.limits import Code
from safeguard_desktop.domain.milestones import Milestone
from safeguard_desktop.domain.moments import Moment, Precision
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.rule_readings import RuleReading
from safeguard_desktop.domain.rules import Owner, RuleKind


class Status(StrEnum):
    """How a due action stands."""

    OPEN = "open"
    NOT_STARTED = "not-started"
    """Its start is proved without a time, which has to be asked for."""
    DONE = "done"
    DONE_LATE = "done-late"


@dataclass(frozen=True, slots=True)
class DueAction:
    """An act that rules ask for in one thread. All times are moments; `due` is None where there is nothing to count.

    `rules` are its rules, the earliest first: that one leads. `latest_defensible` is the leading rule's other reading, from
    `latest_defensible_source`. `done` is the milestone that ended it. `stops` are the alternatives that end it; of a review, any
    `held` milestone does too. `occurrence` counts the reviews of a rhythm, or the starts of a rule each start sets off, from 1.
    `missing` are milestones proved without a time, `asks` says in words what a person has to enter.
    `good_practice` says why the source does not ask this for such a subject; "" where it does. `calendar` is the one it was
    counted by.
    """

    action: str
    thread: ThreadId
    title: str
    kind: RuleKind
    owner: Owner
    who: Role | None
    rules: tuple[RuleReading, ...]
    stops: tuple[tuple[str, ...], ...]
    due: Moment | None = None
    latest_defensible: Moment | None = None
    latest_defensible_source: str = ""
    done: Milestone | None = None
    held: str = ""
    occurrence: int = 0
    asks: str = ""
    missing: tuple[str, ...] = ()
    good_practice: str = ""
    calendar: WorkingCalendar | None = field(default=None, repr=False, compare=False)

    @property
    def status(self) -> Status:
        """How it stands. Nothing that has no due time is late."""
        if self.done is not None:
            return Status.DONE_LATE if self.done_late_by else Status.DONE
        return Status.OPEN if any(reading.started for reading in self.rules) else Status.NOT_STARTED

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done, or its start still has to be asked for."""
        return self.done is None

    @property
    def is_immediate(self) -> bool:
        """Whether it was due the moment it began, so that only the time passed since then can be shown."""
        return bool(self.rules) and self.rules[0].code in {Code.NOW, Code.EVENT}

    @property
    def is_good_practice(self) -> bool:
        """Whether the source does not ask for it, and it is offered all the same."""
        return bool(self.good_practice)

    @property
    def done_at(self) -> Moment | None:
        """When it was done."""
        return self.done.at if self.done else None

    @property
    def done_late_by(self) -> timedelta | None:
        """How long after it was due it was done; None if in time, or on the day where only the date is known."""
        if self.done is None or self.due is None or not is_after(self.done.at, self.due):
            return None
        return self.done.at.at - self.due.at

    @property
    def stopping(self) -> Sequence[str]:
        """The names of all milestones that end it or help to end it."""
        names = (self.held, *(name for alternative in self.stops for name in alternative))
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know about the due time while it is open. Made when asked for: words are dear."""
        leading = self.rules[0]
        if self.done is not None or leading.started is None or self.calendar is None:
            return ()
        return warnings_of(leading.limit, leading.started.at, leading.due, self.calendar)

    def is_overdue(self, now: Moment) -> bool:
        """Whether it is open and its due time has passed; the due minute itself is in time."""
        return self.is_open and self.due is not None and now.at > self.due.at


def is_after(moment: Moment, due: Moment) -> bool:
    """Whether a moment certainly lies after a due time: by the day where only its date is known."""
    if Precision.DATE in {moment.precision, due.precision}:
        return moment.date > due.date
    return moment.at > due.at
