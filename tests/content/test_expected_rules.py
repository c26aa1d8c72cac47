"""Every row of the list of time limits stands in a pack, with its paragraph and its limit."""

import tomllib
from pathlib import Path

import pytest

from tests.content.shipped_packs import limit_as_written, shipped_packs

EXPECTED = tomllib.loads((Path(__file__).parent / "expected_rules.toml").read_text(encoding="utf-8"))
SPLIT = EXPECTED["split"]
ACTIONS = EXPECTED["action"]
PACKS = {name: rows for name, rows in EXPECTED.items() if name not in {"split", "action"}}


def _said(pack_id):
    """What each rule of a pack says: its paragraph and its limit."""
    return {rule.id: (rule.paragraph, limit_as_written(rule.limit)) for rule in shipped_packs()[pack_id].rules}


def _row_of(rule_id):
    return "-".join(rule_id.split("-")[:2])


def test_the_expected_list_has_all_two_hundred_rows_and_the_public_ones():
    rows = {name: len(rules) for name, rules in PACKS.items()}

    assert rows.pop("statutory") == 15
    assert sum(rows.values()) == 200
    assert PACKS.keys() == shipped_packs().keys()


@pytest.mark.parametrize("name", sorted(PACKS))
def test_every_row_of_the_list_is_a_rule_of_its_pack(name):
    assert sorted(PACKS[name].keys() - _said(name).keys()) == []


@pytest.mark.parametrize("name", sorted(PACKS))
def test_every_rule_has_the_limit_of_its_row(name):
    expected = {**PACKS[name], **SPLIT}
    limits = {rule_id: limit for rule_id, (_paragraph, limit) in _said(name).items() if rule_id in expected}

    assert limits == {rule_id: expected[rule_id][1] for rule_id in limits}


@pytest.mark.parametrize("name", sorted(PACKS))
def test_every_rule_names_the_paragraphs_of_its_row(name):
    expected = {**PACKS[name], **SPLIT}

    missing = [
        (rule_id, piece)
        for rule_id, (paragraph, _limit) in _said(name).items()
        for piece in expected.get(rule_id, [()])[0]
        if piece not in paragraph
    ]
    assert missing == []


@pytest.mark.parametrize("name", sorted(PACKS))
def test_a_rule_that_is_no_row_is_a_part_of_one(name):
    assert [rule_id for rule_id in _said(name) if _row_of(rule_id) not in PACKS[name]] == []


def test_the_parts_of_a_row_that_are_listed_are_there():
    said = {rule_id: limit for pack_id in shipped_packs() for rule_id, (_where, limit) in _said(pack_id).items()}

    assert {rule_id: said.get(rule_id) for rule_id in SPLIT} == {
        rule_id: limit for rule_id, (_where, limit) in SPLIT.items()
    }


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_rules_are_one_action_where_they_are_one_act(action):
    rules = [rule.id for rule in shipped_packs()["coram"].rules if rule.action == action]

    assert sorted(rules) == ACTIONS[action]
