"""The shipped bank holidays against three independent lists, and what a damaged calendar file is told."""

import runpy
from datetime import date
from pathlib import Path

import holidays
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays as PackedGovUk

from safeguard_desktop.content.calendar_file import read_calendar
from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.domain.calendars import Nation

ROOT = Path(__file__).parents[2]

SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
GOV_UK_DIVISIONS = {
    "england": "england-and-wales",
    "wales": "england-and-wales",
    "scotland": "scotland",
    "northern-ireland": "northern-ireland",
}

# Days that one list has and GOV.UK's packed one lacks. 15 June 2026: a one-off in Scotland, proclaimed after the packing.
NOT_IN_GOV_UK = {"scotland": {date(2026, 6, 15)}}

# Typed from the table of bank holidays in England and Wales, worked out from the rules by hand.
ENGLAND_AND_WALES = {
    2025: "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec",
    2026: "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec",
    2027: "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec",
    2028: "3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

GOOD = """\
id = "scotland"
version = 1
source = "typed by hand"
checked_on = 2026-11-22
first_year = 2026
last_year = 2026

[[bank_holiday]]
on = 2026-11-30
name = "Saint Andrew's Day"
"""


def _data(nation):
    return (ROOT / "resources" / "calendars" / f"{nation}.toml").read_bytes()


def _faults(text):
    with pytest.raises(FaultyFile) as refused:
        read_calendar(text.encode(), "own.toml")
    assert refused.value.name == "own.toml"
    return {fault.path: fault.problem for fault in refused.value.faults}


@pytest.mark.parametrize("nation", list(Nation))
def test_a_shipped_calendar_is_what_the_script_writes(nation):
    script = runpy.run_path(str(ROOT / "scripts" / "write_calendars.py"))
    table = read_calendar(_data(nation), nation)

    assert script["bank_holidays"](nation.value) == dict(table.days)
    assert (table.nation, table.first_year, table.last_year) == (nation, 2012, 2035)


@pytest.mark.parametrize("nation", list(Nation))
def test_a_shipped_calendar_has_the_weekdays_of_the_package_holidays(nation):
    years = range(2012, 2036)
    listed = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=years, observed=True)

    assert set(read_calendar(_data(nation), nation).days) == {day for day in listed if day.weekday() < 5}


@pytest.mark.parametrize("nation", list(Nation))
def test_a_shipped_calendar_is_the_list_of_gov_uk_but_for_the_known_difference(nation):
    packed = PackedGovUk(use_cached_holidays=True).get_holidays(division=GOV_UK_DIVISIONS[nation])
    theirs = {holiday["date"] for holiday in packed}
    years = {day.year for day in theirs}

    ours = {day for day in read_calendar(_data(nation), nation).days if day.year in years}

    assert ours - theirs == NOT_IN_GOV_UK.get(nation, set())
    assert theirs - ours == set()
    assert {2026, 2027} <= years


@pytest.mark.parametrize("year", sorted(ENGLAND_AND_WALES))
@pytest.mark.parametrize("nation", ["england", "wales"])
def test_england_and_wales_have_the_bank_holidays_typed_by_hand(nation, year):
    typed = {
        date(year, MONTHS.index(month) + 1, int(day))
        for day, month in (text.split() for text in ENGLAND_AND_WALES[year].split(", "))
    }

    assert {day for day in read_calendar(_data(nation), nation).days if day.year == year} == typed


@pytest.mark.parametrize("nation", list(Nation))
def test_no_shipped_bank_holiday_falls_on_a_weekend(nation):
    assert {day for day in read_calendar(_data(nation), nation).days if day.weekday() >= 5} == set()


def test_a_substitute_day_says_that_it_is_one():
    assert read_calendar(_data("england"), "england").days[date(2026, 12, 28)] == "Boxing Day (substitute)"


def test_a_good_file_of_ones_own_is_read():
    table = read_calendar(GOOD.encode(), "own.toml")

    assert table.nation is Nation.SCOTLAND
    assert table.days == {date(2026, 11, 30): "Saint Andrew's Day"}
    assert table.checked_on == date(2026, 11, 22)


def test_an_unknown_key_is_named_with_the_nearest_known_one():
    faults = _faults(GOOD.replace("first_year", "frist_year"))

    assert "first_year" in faults["frist_year"]
    assert "missing" in faults["first_year"]


def test_every_fault_of_a_file_is_told_at_once():
    text = GOOD.replace('"scotland"', '"scotlnd"').replace("version = 1", 'version = "1"')

    faults = _faults(text.replace("on = 2026-11-30", 'on = "2026-11-30"'))

    assert {"id", "version", "bank_holiday[0].on"} <= set(faults)


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("version = 1", "version = 0", "version"),
        ('"typed by hand"', '" "', "source"),
        ("last_year = 2026", "last_year = 2025", "first_year, last_year"),
        ("last_year = 2026", "last_year = 99999", "first_year, last_year"),
        ("last_year = 2026", "last_year = 2027", "bank_holiday"),
        ("on = 2026-11-30", "on = 2025-11-30", "bank_holiday[0].on"),
        ("on = 2026-11-30", "on = 2026-11-30T10:00:00", "bank_holiday[0].on"),
        ('"Saint Andrew\'s Day"', '""', "bank_holiday[0].name"),
        ("on = 2026-11-30", "on = 2026-11-30\nday = 1", "bank_holiday[0].day"),
    ],
)
def test_what_does_not_fit_is_told_with_its_path(before, after, path):
    assert before in GOOD

    assert path in _faults(GOOD.replace(before, after))


def test_a_day_listed_twice_is_told():
    twice = GOOD + '\n[[bank_holiday]]\non = 2026-11-30\nname = "again"\n'

    assert "twice" in _faults(twice)["bank_holiday[1].on"]


@pytest.mark.parametrize("text", ["", "id = ", "id = 'scotland'\nid = 'scotland'", "bank_holiday = 3"])
def test_what_is_no_calendar_at_all_is_refused_as_a_faulty_file(text):
    assert _faults(text)
