"""Stepping by working days without walking: a table of how many working days there are up to each day.

Outside the table's years Monday to Friday are all worked, which needs no table.
"""

from collections.abc import Collection
from datetime import date


class WorkingDays:
    """The working days of all time, numbered: by a table from `first` to `last` inclusive, by arithmetic outside it."""

    __slots__ = ("_before", "_days", "_first", "_last", "_ranks", "_through")

    def __init__(self, first: date, last: date, holidays: Collection[date]) -> None:
        self._first, self._last = first.toordinal(), last.toordinal()
        self._before = _weekdays_through(self._first - 1)
        self._days: list[date] = []
        self._ranks: list[int] = []
        for ordinal in range(self._first, self._last + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() < 5 and day not in holidays:
                self._days.append(day)
            self._ranks.append(self._before + len(self._days))
        self._through = self._before + len(self._days)

    def step(self, day: date, number: int) -> date:
        """The Nth working day after `day`, or before it for a negative number; `day` itself for 0."""
        if number > 0:
            return self._numbered(self._rank(day.toordinal()) + number)
        if number < 0:
            return self._numbered(self._rank(day.toordinal() - 1) + number + 1)
        return day

    def last_on_or_before(self, day: date) -> date:
        """The last working day that is not after `day`."""
        return self._numbered(self._rank(day.toordinal()))

    def _rank(self, ordinal: int) -> int:
        """How many working days there are up to and including a day."""
        if self._first <= ordinal <= self._last:
            return self._ranks[ordinal - self._first]
        if ordinal < self._first:
            return _weekdays_through(ordinal)
        return self._through + _weekdays_through(ordinal) - _weekdays_through(self._last)

    def _numbered(self, rank: int) -> date:
        """The working day with that number."""
        if self._before < rank <= self._through:
            return self._days[rank - self._before - 1]
        if rank <= self._before:
            return _weekday_numbered(rank)
        return _weekday_numbered(rank - self._through + _weekdays_through(self._last))


def _weekdays_through(ordinal: int) -> int:
    """How many days from Monday to Friday there are in ordinals 1 to this one; ordinal 1 is a Monday."""
    weeks, days = divmod(ordinal, 7)
    return weeks * 5 + min(days, 5)


def _weekday_numbered(number: int) -> date:
    weeks, days = divmod(number - 1, 5)
    return date.fromordinal(weeks * 7 + days + 1)
