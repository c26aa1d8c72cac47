"""When a limit is due: every counting code applied to a moment and a working calendar. The whole of it is arithmetic.

`due_time` is the quick way for whole vaults, `count` says the same with its steps and warnings, `Rhythm` repeats.
No policy says how to count: where its words allow two times, the earlier one is due.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.counting_steps import asks_of, steps_of
from safeguard_desktop.domain.counting_warnings import warnings_of
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.moments import Moment, london_time
from safeguard_desktop.domain.texts import gettext as _

__all__ = ["Code", "Counted", "Limit", "Rhythm", "count", "due_time", "occurrences"]

LAST_MINUTE_OF_A_DAY = time(23, 59)


@dataclass(frozen=True, slots=True)
class Counted:
    """A due time with how it was counted. `due` is None where there is nothing to count; `asks` says what to enter then."""

    due: Moment | None
    steps: tuple[str, ...]
    warnings: tuple[str, ...]
    asks: str = ""


def due_time(limit: Limit, start: Moment, calendar: WorkingCalendar) -> Moment | None:
    """When the limit is due, or None for a code without a computable time.

    `start` is the trigger; for the codes that count back, the event. Never before the trigger, counting back aside.
    """
    return _DUE[limit.code](limit, start, calendar)


def count(limit: Limit, start: Moment, calendar: WorkingCalendar, began: str = "") -> Counted:
    """The same due time with its steps and warnings; `began` are the words for the start ("Noticed")."""
    due = due_time(limit, start, calendar)
    steps = steps_of(limit, start, due, calendar, began)
    return Counted(due, steps, warnings_of(limit, start, due, calendar), asks_of(limit))


def occurrences(limit: Limit, anchor: Moment, calendar: WorkingCalendar, count: int) -> list[Moment]:
    """The first `count` due times of a limit that repeats (WEEK, MONTH, YEAR, DAY), each from the unmoved anchor."""
    rhythm = Rhythm(limit)
    found = (rhythm.due(k, anchor, calendar) for k in range(1, count + 1))
    return [due for due in found if due is not None]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A limit that repeats: `first`, `times` times over (0: without end), after that `then` without end.

    No date is counted from one that was moved to a working day: `first` is counted from the anchor, `then` from the
    unmoved end of the first. Raises ValueError for a code that does not repeat.
    """

    first: Limit
    times: int = 0
    then: Limit | None = None

    def __post_init__(self) -> None:
        if self.times < 0 or (self.then is not None and not self.times):
            raise ValueError("a rhythm that goes on otherwise must say after how many times")
        for limit in (self.first, self.then):
            if limit is not None and limit.code not in _REPEATING:
                raise ValueError("only days, weeks, months and years repeat")

    def due(self, k: int, anchor: Moment, calendar: WorkingCalendar) -> Moment | None:
        """When the kth is due, from 1; None where the rhythm has ended before it."""
        stage = self._stage(k, anchor)
        return due_time(*stage, calendar) if stage else None

    def count(self, k: int, anchor: Moment, calendar: WorkingCalendar, began: str = "") -> Counted:
        """The same with its steps and warnings."""
        stage = self._stage(k, anchor)
        if stage is None:
            return Counted(None, (), ())
        if self.then is not None and k > self.times:
            began = _("End of the first {times}, not moved").format(times=self.times)
        return count(*stage, calendar, began)

    def _stage(self, k: int, anchor: Moment) -> tuple[Limit, Moment] | None:
        if k < 1:
            raise ValueError("a rhythm is counted from 1")
        if not self.times or k <= self.times:
            return self.first.times(k), anchor
        if self.then is None:
            return None
        end_of_first = self.first.times(self.times).day_after(anchor.date)
        return self.then.times(k - self.times), Moment.on(end_of_first)


_REPEATING = frozenset({Code.WEEK, Code.MONTH, Code.YEAR, Code.DAY})


def _at_once(_limit: Limit, start: Moment, _calendar: WorkingCalendar) -> Moment:
    return start


def _no_time(_limit: Limit, _start: Moment, _calendar: WorkingCalendar) -> None:
    return None


def _hours(limit: Limit, start: Moment, _calendar: WorkingCalendar) -> Moment:
    return Moment(start.at + timedelta(hours=limit.number))


def _working_days(limit: Limit, start: Moment, calendar: WorkingCalendar) -> Moment:
    return calendar.closing_on(calendar.add_working_days(start.date, limit.working_days))


def _hours_as_working_days(limit: Limit, start: Moment, calendar: WorkingCalendar) -> Moment:
    local = start.local
    closing = _working_days(limit, start, calendar)
    if not calendar.is_working_day(local.date()):
        return closing
    return min(closing, Moment(london_time(closing.date, local.time())))


def _same_working_day(_limit: Limit, start: Moment, calendar: WorkingCalendar) -> Moment:
    day = start.date
    if calendar.has_working_time_left(start):
        return calendar.closing_on(day)
    return calendar.closing_on(calendar.add_working_days(day, 1))


def _same_day(_limit: Limit, start: Moment, calendar: WorkingCalendar) -> Moment:
    day = start.date
    if calendar.has_working_time_left(start):
        return calendar.closing_on(day)
    # In the last minute of a day its 23:59 has begun: the limit is now, never before the trigger.
    return Moment(max(start.at, london_time(day, LAST_MINUTE_OF_A_DAY)))


def _clock_time(limit: Limit, start: Moment, calendar: WorkingCalendar) -> Moment:
    clock, day = limit.at or calendar.hours.closing, start.date
    today = calendar.at(day, clock)
    if calendar.is_working_day(day) and start.at <= today.at:
        return today
    return calendar.at(calendar.add_working_days(day, 1), clock)


def _corresponding_day(limit: Limit, start: Moment, calendar: WorkingCalendar) -> Moment:
    day = start.date
    return calendar.closing_on(_moved_back(limit.day_after(day), day, calendar))


def _moved_back(day: date, trigger_day: date, calendar: WorkingCalendar) -> date:
    worked = calendar.last_working_day_on_or_before(day)
    return worked if worked > trigger_day else day


def _every_day(limit: Limit, start: Moment, calendar: WorkingCalendar) -> Moment:
    return calendar.closing_on(limit.day_after(start.date))


def _clear_working_days_before(limit: Limit, event: Moment, calendar: WorkingCalendar) -> Moment:
    return calendar.closing_on(calendar.add_working_days(event.date, -(limit.number + 1)))


def _days_before(limit: Limit, event: Moment, calendar: WorkingCalendar) -> Moment:
    day = event.date - timedelta(days=limit.number)
    return calendar.closing_on(calendar.last_working_day_on_or_before(day))


_DUE: dict[Code, Callable[[Limit, Moment, WorkingCalendar], Moment | None]] = {
    Code.NOW: _at_once,
    Code.EVENT: _at_once,
    Code.H: _hours,
    Code.WH: _hours_as_working_days,
    Code.WD: _working_days,
    Code.WWEEK: _working_days,
    Code.SAMEWD: _same_working_day,
    Code.SAMEDAY: _same_day,
    Code.TARGET: _clock_time,
    Code.CD: _corresponding_day,
    Code.WEEK: _corresponding_day,
    Code.MONTH: _corresponding_day,
    Code.YEAR: _corresponding_day,
    Code.DAY: _every_day,
    Code.BEFORE_WD: _clear_working_days_before,
    Code.BEFORE_DAYS: _days_before,
    Code.BEFORE_GATE: _no_time,
    Code.USER: _no_time,
    Code.INHERIT: _no_time,
    Code.INFO: _no_time,
    Code.DEFECT: _no_time,
}
