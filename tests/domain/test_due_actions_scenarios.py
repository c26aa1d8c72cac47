"""Every case of scenarios/due_*.toml, which a safeguarding lead can read and add to."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from tests.content.shipped_packs import shipped_packs
from tests.rule_builders import due, moment, thread

SCENARIOS = Path(__file__).parent / "scenarios"
CASES = [
    case
    for file in sorted(SCENARIOS.glob("due_*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
KNOWN_KEYS = {
    "action", "thread", "occurrence", "due", "latest", "latest_source", "status", "late_minutes", "overdue",
    "asks", "rules", "who", "kind", "good_practice",
}  # fmt: skip


def _actions(case):
    first, *others = case["thread"]
    subject = case.get("subject", "child")
    packs = [shipped_packs()[name] for name in case.get("packs", ["coram"])]
    digests = tuple(pack.hash for pack in packs)
    parent = first.get("id", "concern")
    threads = [
        _thread(first, None, subject, digests),
        *(_thread(one, one.get("under", parent), subject, digests) for one in others),
    ]
    return due(*threads, now=case["now"], is_whole=case.get("whole", False), packs=packs)


def _thread(table, parent, subject, packs):
    return thread(
        *table.get("milestones", []),
        thread_id=table.get("id", "concern"),
        kind=table.get("kind", "concern"),
        parent=parent,
        facts=table.get("facts", {}),
        missing=frozenset(table.get("missing", [])),
        subject_kind=subject,
        nth=table.get("nth", 1),
        packs=packs,
    )


def _is_meant(action, expected):
    return (
        action.action == expected["action"]
        and action.thread == expected.get("thread", "concern")
        and expected.get("occurrence") in {None, action.occurrence}
    )


def _as_expected(action, expected, now):
    """What the case says of the action, as it is."""
    minutes = action.done_late_by / timedelta(minutes=1) if action.done_late_by else 0
    found = {
        "status": action.status,
        "late_minutes": minutes,
        "overdue": action.is_overdue(now),
        "asks": action.asks,
        "rules": [reading.rule for reading in action.rules],
        "who": action.who,
        "kind": action.kind,
        "latest_source": action.latest_defensible_source,
    }
    times = {"due": action.due, "latest": action.latest_defensible, "good_practice": action.good_practice}
    return times | {key: value for key, value in found.items() if key in expected}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_due_is_what_the_policy_case_says(case):
    actions = _actions(case)
    now = moment(case["now"])

    for expected in case.get("expect", []):
        assert expected.keys() <= KNOWN_KEYS
        found = [action for action in actions if _is_meant(action, expected)]
        assert len(found) == 1, expected
        wanted = {key: value for key, value in expected.items() if key not in {"action", "thread", "occurrence"}}
        wanted["due"] = moment(wanted["due"]) if "due" in wanted else None
        wanted["latest"] = moment(wanted["latest"]) if "latest" in wanted else None
        wanted.setdefault("good_practice", "")
        assert _as_expected(found[0], expected, now) == wanted, expected["action"]
    assert not {action.action for action in actions} & set(case.get("absent", []))


@pytest.mark.parametrize("case", [case for case in CASES if "reviews" in case], ids=lambda case: case["name"])
def test_the_reviews_are_those_the_policy_case_lists(case):
    reviews = [action for action in _actions(case) if action.action == "review"]

    assert [(review.occurrence, review.due, review.status) for review in reviews] == [
        (number, moment(at), status) for number, at, status in case["reviews"]
    ]
