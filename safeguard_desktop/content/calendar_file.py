"""Reads bank holiday files (resources/calendars/*.toml) strictly: a file with any fault is refused whole, with every fault.

`scripts/write_calendars.py` writes the shipped ones; an organisation may bring its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from safeguard_desktop.content.faults import Fault, FaultyFile, version_faults
from safeguard_desktop.content.strict_toml import TableReader, WrongShape, parse_toml
from safeguard_desktop.domain.calendars import BankHolidays, Nation
from safeguard_desktop.domain.moments import FIRST_YEAR, LAST_YEAR
from safeguard_desktop.domain.texts import gettext as _


@dataclass(frozen=True, slots=True)
class _HolidayTable:
    """One [[bank_holiday]]."""

    on: date
    name: str


@dataclass(frozen=True, slots=True)
class _CalendarTable:
    """The file. Its id is the nation it is for; `source` says how it was made."""

    id: Nation
    version: int
    source: str
    checked_on: date
    first_year: int
    last_year: int
    bank_holiday: tuple[_HolidayTable, ...]


def read_calendar(data: bytes, name: str) -> BankHolidays:
    """The bank holidays that these bytes are; `name` is how messages call the file.

    Raises FaultyFile with every fault and its path.
    """
    raw = parse_toml(data, name)
    faults: list[Fault] = []
    table = _reader().read(raw, _CalendarTable, "", faults)
    if table is not None:
        faults.extend(_faults(table))
    if table is None or faults:
        raise FaultyFile(name, faults)
    days = {holiday.on: holiday.name for holiday in table.bank_holiday}
    return BankHolidays(table.id, days, table.first_year, table.last_year, table.checked_on)


@cache  # making one costs more than reading a file with it
def _reader() -> TableReader:
    reader = TableReader({})
    reader.register(date, _day)
    return reader


def _day(raw: Any, _kind: Any) -> date:
    if type(raw) is not date:  # a date-time is a date to Python
        raise WrongShape(_("must be a date without quotes, such as 2026-12-25"))
    return raw


def _faults(table: _CalendarTable) -> Iterator[Fault]:
    yield from version_faults(table.version)
    if not table.source.strip():
        yield Fault("source", _("must not be empty"))
    if not FIRST_YEAR <= table.first_year <= table.last_year <= LAST_YEAR:
        words = _("must be years in order, between {first} and {last}")
        yield Fault("first_year, last_year", words.format(first=FIRST_YEAR, last=LAST_YEAR))
        return
    yield from _holiday_faults(table)
    years = {holiday.on.year for holiday in table.bank_holiday}
    for year in range(table.first_year, table.last_year + 1):
        if year not in years:
            yield Fault("bank_holiday", _("has no bank holiday in {year}").format(year=year))


def _holiday_faults(table: _CalendarTable) -> Iterator[Fault]:
    seen: set[date] = set()
    for number, holiday in enumerate(table.bank_holiday):
        path = f"bank_holiday[{number}]"
        if not holiday.name.strip():
            yield Fault(f"{path}.name", _("must not be empty"))
        if holiday.on in seen:
            yield Fault(f"{path}.on", _("is listed twice: {day}").format(day=holiday.on))
        if not table.first_year <= holiday.on.year <= table.last_year:
            yield Fault(f"{path}.on", _("lies outside first_year to last_year: {day}").format(day=holiday.on))
        seen.add(holiday.on)
