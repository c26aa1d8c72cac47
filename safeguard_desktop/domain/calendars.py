"""Which days are worked: bank holidays of a nation, the organisation's own days and hours, and stepping by working days.

A bank holiday moves a deadline; a closed office never does, it only makes a warning. Reading calendar files is content's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.moments import Moment, london_time
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.working_days import WorkingDays


class UnknownNation(Refused, ValueError):
    """A nation that has no bank holidays here; the message lists those that have."""


class Nation(StrEnum):
    """Whose bank holidays count."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"

    @classmethod
    def parse(cls, text: str) -> "Nation":
        """A nation by its name or usual short form, in any case. Raises UnknownNation."""
        word = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
        word = _ALIASES.get(word, word)
        if word not in set(cls):
            known = ", ".join(nation.value for nation in cls)
            raise UnknownNation(
                _("There are no bank holidays for that nation."), _("Known are: {known}.").format(known=known)
            )
        return cls(word)


_ALIASES = {
    "england-and-wales": "england",
    "eng": "england",
    "wls": "wales",
    "sct": "scotland",
    "nir": "northern-ireland",
}


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When the office opens and closes, London time. Source: The Children's Society 3.6 (09:00-17:00)."""

    opening: time = time(9)
    closing: time = time(17)

    def __post_init__(self) -> None:
        if self.opening >= self.closing:
            raise Refused(_("The office must open before it closes."))


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """One bank holiday."""

    on: date
    name: str


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """A nation's bank holidays from `first_year` to `last_year` inclusive, as they were known on `checked_on`."""

    nation: Nation
    days: Mapping[date, str] = field(hash=False)
    first_year: int
    last_year: int
    checked_on: date

    def __post_init__(self) -> None:
        if self.first_year > self.last_year:
            raise ValueError("the first year comes after the last")
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))


@dataclass(frozen=True)  # no slots: cached_property keeps the table of working days on the instance
class WorkingCalendar:
    """Working days as deadlines count them: Monday to Friday that is no bank holiday.

    `extra_holidays` are one-off bank holidays the table lacks, and count as such. `closures` are days on which the
    organisation's own office is closed: deadlines run on through them, so they only warn.
    """

    bank_holidays: BankHolidays
    closures: frozenset[date] = frozenset()
    extra_holidays: tuple[BankHoliday, ...] = ()
    hours: OfficeHours = OfficeHours()

    @cached_property
    def _holidays(self) -> dict[date, str]:
        return {**self.bank_holidays.days, **{holiday.on: holiday.name for holiday in self.extra_holidays}}

    @cached_property
    def _working_days(self) -> WorkingDays:
        years = {self.bank_holidays.first_year, self.bank_holidays.last_year, *(day.year for day in self._holidays)}
        return WorkingDays(date(min(years), 1, 1), date(max(years), 12, 31), self._holidays.keys())

    @cached_property
    def _moments(self) -> dict[tuple[date, time], Moment]:
        return {}

    def is_working_day(self, day: date) -> bool:
        """Whether deadlines count the day."""
        return day.weekday() < 5 and day not in self._holidays

    def is_office_open(self, day: date) -> bool:
        """Whether somebody is in: a working day on which the organisation has not closed its office."""
        return self.is_working_day(day) and day not in self.closures

    def why_closed(self, day: date) -> str:
        """Why nobody is in that day ("Saturday", "Boxing Day (substitute)", "office closed"); "" where the office is open."""
        if day in self._holidays:
            return self._holidays[day]
        if day.weekday() >= 5:
            return _("Saturday") if day.weekday() == 5 else _("Sunday")
        return _("office closed") if day in self.closures else ""

    def add_working_days(self, day: date, number: int) -> date:
        """The Nth working day after `day`, which is day 0 itself; a negative number counts back from it."""
        return self._working_days.step(day, number)

    def last_working_day_on_or_before(self, day: date) -> date:
        """The day itself where it is worked, else the nearest working day before it."""
        return self._working_days.last_on_or_before(day)

    def at(self, day: date, clock: time) -> Moment:
        """A time of a day in London, worked or not. The same few of a year are asked for by every case file, so each is kept."""
        moments = self._moments
        if (day, clock) not in moments:
            moments[day, clock] = Moment(london_time(day, clock))
        return moments[day, clock]

    def closing_on(self, day: date) -> Moment:
        """Close of business that day, worked or not."""
        return self.at(day, self.hours.closing)

    def opening_on(self, day: date) -> Moment:
        """When the office opens that day, worked or not."""
        return self.at(day, self.hours.opening)

    def has_working_time_left(self, moment: Moment) -> bool:
        """Whether it is a working day that has not closed yet; at closing itself it has."""
        day = moment.date
        return self.is_working_day(day) and moment.at < self.closing_on(day).at

    def covers(self, day: date) -> bool:
        """Whether the bank holiday table reaches that day."""
        return self.bank_holidays.first_year <= day.year <= self.bank_holidays.last_year

    def coverage_warning(self, day: date) -> str:
        """That the day lies outside the bank holiday table, so that Monday to Friday are all counted; "" inside it."""
        if self.covers(day):
            return ""
        table = self.bank_holidays
        if day.year > table.last_year:
            words, year = (
                _("past the last year of the bank holiday table ({year}, checked on {checked_on})"),
                table.last_year,
            )
        else:
            words, year = (
                _("before the first year of the bank holiday table ({year}, checked on {checked_on})"),
                table.first_year,
            )
        return words.format(year=year, checked_on=table.checked_on.isoformat())
