"""A time limit as a rule states it: a counting code and its number. What it comes to is `counting`'s."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from safeguard_desktop.domain.texts import gettext as _


class Code(StrEnum):
    """The closed list of how the words of a source are counted."""

    NOW = "NOW"
    """Immediately: the trigger's own time; any period of grace would be invented."""
    H = "H"
    """N elapsed hours; nights, weekends and bank holidays count."""
    WH = "WH"
    """N hours stated as working days, 24 for each ("48 hours (2 working days)")."""
    WD = "WD"
    """Close of business on the Nth working day after the trigger's date, which is day 0 whatever the hour."""
    SAMEWD = "SAMEWD"
    """The same working day; after it has ended, the next one."""
    SAMEDAY = "SAMEDAY"
    """The same day, without "working": close of business, or after it (or on a day off) 23:59."""
    CD = "CD"
    """N days, without "working": the Nth day after, moved back to a working day."""
    WEEK = "WEEK"
    """The same weekday N weeks on, moved back to a working day."""
    MONTH = "MONTH"
    """The corresponding date N months on, or the month's last day, moved back to a working day."""
    YEAR = "YEAR"
    """The corresponding date N years on, 28 February for the 29th, moved back to a working day."""
    WWEEK = "WWEEK"
    """N working weeks of five working days."""
    BEFORE_WD = "BEFORE_WD"
    """At least N working days before an event: N whole ones lie between."""
    BEFORE_DAYS = "BEFORE_DAYS"
    """N days before an event, moved back to a working day."""
    BEFORE_GATE = "BEFORE_GATE"
    """Before another step, without a number: no time."""
    TARGET = "TARGET"
    """A clock time on the same working day, or on the next one where that has passed."""
    DAY = "DAY"
    """Every N days, days off included."""
    USER = "USER"
    """The source has no number: a person sets the date."""
    EVENT = "EVENT"
    """Due when the event happens."""
    INHERIT = "INHERIT"
    """Another rule's time."""
    INFO = "INFO"
    """Text only: not our duty."""
    DEFECT = "DEFECT"
    """Text only: the source's words cannot be counted."""

    @property
    def as_said(self) -> str:
        """The code as people are told it: the three ways of counting back are one word to them."""
        return "BEFORE" if self.name.startswith("BEFORE") else self.value


NUMBERED = frozenset(
    {
        *(Code.H, Code.WH, Code.WD, Code.CD, Code.WEEK, Code.MONTH, Code.YEAR, Code.WWEEK),
        *(Code.BEFORE_WD, Code.BEFORE_DAYS, Code.DAY),
    }
)
"""The codes that need a number, 1 or more; no other takes one."""

CORRESPONDING = frozenset({Code.CD, Code.WEEK, Code.MONTH, Code.YEAR, Code.DAY})
"""The codes that lead to a day by the calendar on the wall."""

OF_THE_DATE_ALONE = frozenset({*CORRESPONDING, Code.WD, Code.WWEEK, Code.BEFORE_WD, Code.BEFORE_DAYS})
"""The codes that read the date of the start and never its time of day."""

HOURS_OF_A_WORKING_DAY = 24
_LARGEST, _MOST_YEARS = 10_000, 1_000


@dataclass(frozen=True, slots=True)
class Limit:
    """A counting code with its number; `at` is London clock time, for TARGET alone. Raises ValueError where they do not fit."""

    code: Code
    number: int = 0
    at: time | None = None

    def __post_init__(self) -> None:
        problem = self._problem()
        if problem:
            raise ValueError(problem)

    def times(self, count: int) -> "Limit":
        """The same limit that many times over."""
        return Limit(self.code, self.number * count, self.at)

    @property
    def working_days(self) -> int:
        """How many working days are counted, for WD, WH and WWEEK."""
        if self.code is Code.WH:
            return self.number // HOURS_OF_A_WORKING_DAY
        return self.number * 5 if self.code is Code.WWEEK else self.number

    def day_after(self, day: date) -> date:
        """The corresponding day (CD, WEEK, MONTH, YEAR, DAY), not moved to a working day."""
        if self.code is Code.MONTH:
            return _months_after(day, self.number)
        if self.code is Code.YEAR:
            return _months_after(day, self.number * 12)
        return day + timedelta(days=self.number * (7 if self.code is Code.WEEK else 1))

    def _problem(self) -> str:
        if self.code in NUMBERED:
            largest = _MOST_YEARS if self.code is Code.YEAR else _LARGEST
            if not 1 <= self.number <= largest:
                return _("{code} needs a number from 1 to {largest}").format(code=self.code, largest=largest)
        elif self.number:
            return _("{code} takes no number").format(code=self.code)
        if self.code is Code.WH and self.number % HOURS_OF_A_WORKING_DAY:
            return _("WH is stated in hours, 24 for each working day: 48 means two working days")
        if (self.code is Code.TARGET) != (self.at is not None):
            return _("TARGET needs a clock time in 'at', and no other code takes one")
        return ""


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
