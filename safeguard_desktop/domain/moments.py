"""Moments as people state them and as they are kept: aware times in UTC, read and shown as London's clocks show them.

A moment knows whether its time of day is known or its date only. What is counted from it is `counting`'s.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from zoneinfo import ZoneInfo

from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.texts import gettext as _

LONDON = ZoneInfo("Europe/London")
"""The one place that names the zone."""

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years outside these are slips of the finger, not moments of a case."""

_STATED = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ](?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"(?P<offset>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)


class Precision(StrEnum):
    """Whether the time of day is known."""

    MINUTE = "minute"
    DATE = "date"


class UnreadableMoment(Refused, ValueError):
    """A stated time that cannot be read. The message never repeats what was typed: it may be anybody's name."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An instant, kept in UTC whatever zone it was given in; ordered by `at`.

    With DATE precision `at` is 00:00 in London of that date. Raises ValueError for a time without a zone.
    """

    at: datetime
    precision: Precision = Precision.MINUTE

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a moment needs an aware time")
        if self.at.tzinfo is not UTC:
            object.__setattr__(self, "at", self.at.astimezone(UTC))
        if self.precision is Precision.DATE and self.local.time() != time.min:
            raise ValueError("a moment of date precision stands at 00:00 in London")

    @classmethod
    def on(cls, day: date) -> "Moment":
        """A date without a time of day: 00:00 in London of that date."""
        return cls(london_time(day, time.min), Precision.DATE)

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """What `isoformat` wrote. What a person states goes through `parse_stated`, which also warns."""
        return parse_stated(text).moment

    @property
    def local(self) -> datetime:
        """The same instant as London's clocks show it."""
        return self.at.astimezone(LONDON)

    @property
    def date(self) -> date:
        """The date in London."""
        at = self.at
        # London was never behind UTC since 1848 and never more than two hours ahead: most often its date is UTC's.
        return at.date() if at.hour < 22 and at.year >= FIRST_YEAR else at.astimezone(LONDON).date()

    def isoformat(self) -> str:
        """ISO 8601 to the minute with London's offset; the date alone where only the date is known."""
        if self.precision is Precision.DATE:
            return self.date.isoformat()
        return self.local.isoformat(timespec="minutes")


@dataclass(frozen=True, slots=True)
class StatedMoment:
    """A moment as it was understood, and what the person should know about that."""

    moment: Moment
    warnings: tuple[str, ...] = ()


def london_time(day: date, clock: time) -> datetime:
    """A date and a clock reading in London; the first of the two in a repeated hour, an hour later in a missing one."""
    return datetime.combine(day, clock.replace(fold=0), LONDON).astimezone(UTC)


def parse_stated(text: str) -> StatedMoment:
    """A moment as stated: ISO 8601 ("2026-11-20 16:55", "2026-11-20T16:55+00:00", "2026-11-20").

    Without an offset it is London's clock. Raises UnreadableMoment for anything else.
    """
    match = _STATED.fullmatch(text.strip())
    if match is None:
        raise _unreadable(_("This is not a date and time that can be read."))
    try:
        day = date.fromisoformat(match["day"])
        clock = time.fromisoformat(match["clock"]) if match["clock"] else None
        zone = _zone(match["offset"])
    except ValueError as error:
        raise _unreadable(_("There is no such date or time.")) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        problem = _("The year must be between {first} and {last}.")
        raise _unreadable(problem.format(first=FIRST_YEAR, last=LAST_YEAR))
    if clock is None:
        return StatedMoment(Moment.on(day), (_("No time was given: hours are counted from 00:00 of that date."),))
    if zone is not None:
        return StatedMoment(Moment(datetime.combine(day, clock, zone)))
    return StatedMoment(Moment(london_time(day, clock)), _clock_change_warnings(day, clock))


def _unreadable(problem: str) -> UnreadableMoment:
    return UnreadableMoment(problem, _("Write it as 2026-11-20 16:55, or 2026-11-20 if only the date is known."))


def _zone(offset: str | None) -> timezone | None:
    if not offset:
        return None
    if offset in "Zz":
        return UTC
    digits = offset[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 23 or minutes > 59:
        raise ValueError("an offset is less than a day")
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(ahead if offset[0] == "+" else -ahead)


def _clock_change_warnings(day: date, clock: time) -> tuple[str, ...]:
    first = datetime.combine(day, clock, LONDON)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return ()
    words = {"stated": f"{clock:%H:%M}", "day": f"{day:%d/%m/%Y}"}
    if is_repeated(first):
        warning = _(
            "{stated} came twice on {day}, when the clocks went back: first in {first}, again in {second}. "
            "The first, {first}, is taken; add {offset} if it was the second."
        )
        offset = second.isoformat()[-6:]
        return (warning.format(**words, first=first.tzname(), second=second.tzname(), offset=offset),)
    moved = first.astimezone(UTC).astimezone(LONDON)
    warning = _("There was no {stated} on {day}, when the clocks went forward: {moved} {zone} is taken.")
    return (warning.format(**words, moved=f"{moved:%H:%M}", zone=moved.tzname()),)


def is_repeated(local: datetime) -> bool:
    """Whether this reading of London's clocks comes twice that night, because they go back."""
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    return first is not None and second is not None and first > second
