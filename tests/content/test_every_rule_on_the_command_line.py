"""The command deadline, for every rule of every pack at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.shipped_packs import shipped_packs

ROOT = Path(__file__).parents[2]
RULES = [rule for pack in shipped_packs().values() for rule in pack.rules]
MOMENTS = ["2026-11-20 16:55", "2026-12-24 23:30", "2027-03-27 12:00", "2028-02-29"]
RHYTHMS = [rule.id for rule in RULES if rule.held]


def answers(questions, zone="Europe/London"):
    """The answers to a batch of questions on a laptop set to this zone."""
    done = subprocess.run(
        [sys.executable, "-m", "safeguard_desktop", "deadline", "--batch", "-"],
        input="\n".join(json.dumps(question) for question in questions),
        env={**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def at_home():
    return answers(questions())


def questions():
    return [{"id": f"{rule.id} {at}", "rules": [rule.id], "at": at} for rule in RULES for at in MOMENTS]


def test_every_rule_is_answered_under_its_question(at_home):
    assert [answer["id"] for answer in at_home] == [question["id"] for question in questions()]
    assert [answer for answer in at_home if "error" in answer] == []


def test_an_answer_has_a_time_or_says_what_to_enter(at_home):
    assert [answer["id"] for answer in at_home if (answer["due"] is None) == (not answer.get("asks"))] == []


def test_a_laptop_set_to_another_zone_answers_the_same_for_every_rule(at_home):
    assert answers(questions(), "Pacific/Kiritimati") == at_home


def test_every_rhythm_gives_the_dates_that_are_asked_for():
    asked = [{"id": rule, "rules": [rule], "at": MOMENTS[0], "occurrences": 7} for rule in RHYTHMS]
    found = {answer["id"]: answer["occurrences"] for answer in answers(asked)}

    assert {"COR-23", "COR-53", "COR-79"} <= found.keys()
    assert {rule: len(dates) for rule, dates in found.items()} == dict.fromkeys(RHYTHMS, 7)
    assert all(dates == sorted(dates) for dates in found.values())
