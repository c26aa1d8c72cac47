#!/usr/bin/env python3
"""Writes resources/calendars/*.toml from the package holidays: one file for each nation, substitute days included.

Run it by hand when bank holidays change, check the difference, raise the version, and commit the files:

    python scripts/write_calendars.py --checked-on 2026-11-22 --version 1 --out resources/calendars
"""

import argparse
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib import metadata
from pathlib import Path

FIRST_YEAR, LAST_YEAR = 2012, 2035

SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}

HEADER = """\
# Bank holidays. Written by scripts/write_calendars.py from the Python package holidays {release}; not edited by hand.
# A holiday on a weekend stands here as its substitute day. One-off holidays are added by proclamation: see checked_on.

id = "{nation}"
version = {version}
source = "Python package holidays {release}, GB-{subdivision}, compared with the list of GOV.UK where that reaches"
checked_on = {checked_on}
first_year = {first_year}
last_year = {last_year}
"""

HOLIDAY = """
[[bank_holiday]]
on = {on}
name = "{name}"
"""

SUBSTITUTE = " (substitute)"


def bank_holidays(nation: str) -> dict[date, str]:
    """The days off work of a nation. Raises ValueError for a weekend holiday that has no substitute day."""
    import holidays

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    listed = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=years, language="en_GB")
    named = {day: _in_our_words(name) for day, name in sorted(listed.items())}
    for day, name in named.items():
        if day.weekday() >= 5 and not _has_substitute(day, name, named):
            raise ValueError(f"{name} on {day} has no substitute day")
    return {day: name for day, name in named.items() if day.weekday() < 5}


def _in_our_words(name: str) -> str:
    return name.replace(" (observed)", SUBSTITUTE).replace("; ", " and ")


def _has_substitute(day: date, name: str, named: Mapping[date, str]) -> bool:
    following = (named.get(day + timedelta(days=number), "") for number in range(1, 5))
    return any(name + SUBSTITUTE in other for other in following)


def calendar_file(nation: str, checked_on: date, version: int) -> str:
    """The whole text of a nation's file."""
    header = HEADER.format(
        release=metadata.version("holidays"),
        nation=nation,
        version=version,
        subdivision=SUBDIVISIONS[nation],
        checked_on=checked_on,
        first_year=FIRST_YEAR,
        last_year=LAST_YEAR,
    )
    return header + "".join(_tables(bank_holidays(nation)))


def _tables(days: Mapping[date, str]) -> Iterator[str]:
    return (HOLIDAY.format(on=day, name=name) for day, name in days.items())


def main() -> None:
    """Writes the four files."""
    parser = argparse.ArgumentParser(description="Write the bank holidays of the four nations as TOML files.")
    parser.add_argument("--checked-on", type=date.fromisoformat, required=True, help="the day they were compared")
    parser.add_argument("--version", type=int, required=True, help="raise it when a file changes")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to")
    arguments = parser.parse_args()
    for nation in SUBDIVISIONS:
        text = calendar_file(nation, arguments.checked_on, arguments.version)
        (arguments.out / f"{nation}.toml").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
