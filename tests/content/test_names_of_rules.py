"""Every milestone and fact that a rule names is declared by a form, or is known to be missing still."""

import tomllib
from pathlib import Path

import pytest

from safeguard_desktop.content.form_file import read_form
from safeguard_desktop.domain.ladders import STAGE_FACT
from safeguard_desktop.domain.rules import Area, Rule
from tests.content.shipped_packs import shipped_packs

ROOT = Path(__file__).parents[2]
GAPS = tomllib.loads((Path(__file__).parent / "milestones_without_a_form.toml").read_text(encoding="utf-8"))
FORMS = [read_form(path.read_bytes(), path.name) for path in sorted((ROOT / "forms").glob("*.toml"))]
MILESTONES = {milestone.name for form in FORMS for milestone in form.milestones}
FACTS = {field.fact for form in FORMS for field in form.fields if field.fact}
RULES = [rule for pack in shipped_packs().values() for rule in pack.rules if rule.area is Area.CASEWORK]


def milestones_of(rule: Rule) -> set[str]:
    """Every milestone a rule names."""
    other = rule.latest_defensible.starts if rule.latest_defensible else ()
    ends = (name for names in rule.stops for name in names)
    return {*rule.starts, *ends, *other, *rule.before, rule.held, rule.not_before, rule.date_set} - {""}


def facts_named() -> set[str]:
    """Every fact that a condition or a ladder names."""
    packs = shipped_packs().values()
    conditions = [
        *(one for rule in RULES for one in rule.applies_if),
        *(one for p in packs for one in p.immediate_danger),
    ]
    ladders = [ladder for pack in packs for ladder in pack.ladders]
    recorded = (name for ladder in ladders for stage in ladder.stage for name in stage.record)
    extended = (name for ladder in ladders for name in ladder.extension_needs)
    return {*(one.name for one in conditions), *recorded, *extended, *([STAGE_FACT] if ladders else [])}


THREADS = sorted({rule.thread for rule in RULES})


@pytest.mark.parametrize("thread", THREADS)
def test_a_milestone_that_no_form_declares_is_a_known_gap_of_its_thread(thread):
    named = {name for rule in RULES if rule.thread == thread for name in milestones_of(rule)}

    assert sorted(named - MILESTONES - set(GAPS["milestones"].get(thread, []))) == []


def test_a_gap_that_a_form_has_closed_is_taken_off_the_list():
    closed = {thread: sorted(MILESTONES.intersection(names)) for thread, names in GAPS["milestones"].items()}

    assert {thread: names for thread, names in closed.items() if names} == {}


def test_a_gap_is_a_name_that_a_rule_still_has():
    named = {(rule.thread, name) for rule in RULES for name in milestones_of(rule)}

    assert [
        (thread, one) for thread, names in GAPS["milestones"].items() for one in names if (thread, one) not in named
    ] == []


def test_a_fact_that_no_form_declares_is_a_known_gap():
    assert sorted(facts_named() - FACTS - set(GAPS["facts"])) == []


def test_a_fact_that_a_form_declares_or_nobody_reads_is_taken_off_the_list():
    assert [name for name in GAPS["facts"] if name in FACTS or name not in facts_named()] == []


UNDER = {
    "referral": "concern",
    "task": "concern",
    "meeting": "concern",
    "request": "concern",
    "episode": "concern",
    "dispute": "concern",
    "stage": "dispute",
}


def proved_in() -> set[tuple[str, str]]:
    """Every milestone with the kind of thread that a form proves it in."""
    return {(form.thread_of(milestone), milestone.name) for form in FORMS for milestone in form.milestones}


def above(thread: str) -> list[str]:
    """The kind of thread and those it stands under."""
    return [thread, *(above(UNDER[thread]) if thread in UNDER else ())]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_set_off_and_ended_by_records_of_its_own_thread(rule):
    proved, gaps = proved_in(), set(GAPS["milestones"].get(rule.thread, []))
    below = {kind for kind in UNDER if rule.thread in above(kind)} if rule.stops_below else set()
    starts = {name for kind, name in proved if kind in above(rule.thread)} | gaps
    ends = {name for kind, name in proved if kind in {rule.thread, *below}} | gaps

    assert [name for name in rule.starts if name not in starts] == []
    assert [name for names in rule.stops for name in names if name not in ends] == []
