"""Every case of scenarios/counting*.toml, which a safeguarding lead can read and add to."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from safeguard_desktop.content.calendar_file import read_calendar
from safeguard_desktop.domain.calendars import BankHoliday, Nation, WorkingCalendar
from safeguard_desktop.domain.counting import Code, Limit, Rhythm, count, due_time, occurrences
from safeguard_desktop.domain.moments import parse_stated

SCENARIOS = Path(__file__).parent / "scenarios"
CALENDARS = Path(__file__).parents[2] / "resources" / "calendars"


def _tables(key):
    files = sorted(SCENARIOS.glob("counting*.toml"))
    return [table for file in files for table in tomllib.loads(file.read_text(encoding="utf-8")).get(key, [])]


CASES, RHYTHMS = _tables("case"), _tables("rhythm")


def _limit(table: dict[str, Any]) -> Limit:
    return Limit(Code(table["code"]), table.get("number", 0), table.get("at"))


def _calendar(case: dict[str, Any]) -> WorkingCalendar:
    nation = Nation.parse(case.get("nation", "england"))
    data = (CALENDARS / f"{nation}.toml").read_bytes()
    return WorkingCalendar(
        read_calendar(data, nation),
        closures=frozenset(date.fromisoformat(day) for day in case.get("office_closed", [])),
        extra_holidays=tuple(
            BankHoliday(date.fromisoformat(day), "one-off") for day in case.get("extra_bank_holidays", [])
        ),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_limit_is_due_when_the_policy_case_says(case):
    limit, start, calendar = _limit(case["limit"]), parse_stated(case["start"]).moment, _calendar(case)

    counted = count(limit, start, calendar)

    assert (counted.due.isoformat() if counted.due else None) == case.get("due")
    assert counted.due == due_time(limit, start, calendar)
    assert counted.asks == case.get("asks", "")
    assert not (case.get("quiet") and counted.warnings)
    for words in case.get("warns", []):
        assert any(words in warning for warning in counted.warnings), counted.warnings


@pytest.mark.parametrize("case", RHYTHMS, ids=lambda case: case["name"])
def test_a_rhythm_is_due_when_the_policy_case_says(case):
    then = _limit(case["then"]) if "then" in case else None
    rhythm = Rhythm(_limit(case["first"]), case.get("times", 0), then)
    anchor, calendar = parse_stated(case["start"]).moment, _calendar(case)

    found = [rhythm.due(k, anchor, calendar) for k in range(1, len(case["due"]) + 1)]

    assert [due.isoformat() if due else "" for due in found] == case["due"]
    assert [rhythm.count(k, anchor, calendar).due for k in range(1, len(found) + 1)] == found


@pytest.mark.parametrize("case", [case for case in RHYTHMS if "times" not in case], ids=lambda case: case["name"])
def test_occurrences_of_a_limit_are_a_rhythm_without_end(case):
    anchor = parse_stated(case["start"]).moment

    found = occurrences(_limit(case["first"]), anchor, _calendar(case), len(case["due"]))

    assert [due.isoformat() for due in found] == case["due"]


def test_every_counting_code_has_its_cases():
    counted = [case["limit"]["code"] for case in CASES]
    without_time = {Code.USER, Code.BEFORE_GATE, Code.INHERIT, Code.INFO, Code.DEFECT}

    assert {code for code in Code if counted.count(code) < (1 if code in without_time else 3)} == set()
