"""The comparison of the rule packs with the folder of sources, on a folder made here."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "check_sources.py"))

LIST = """
| Id | Org | Rule | Clock starts | Limit | Calc | Who | Stops | Where | Notes |
| COR-01 | COR | Tell | Concern | 1 working day | WD | Staff | Told | 4.2 (L2-3) | |
| PUB-01 | Answered within 1 WD | Seen |
"""
SEED = ["4.2", "Staff must report this", "within one working day."]
PACK = """
id = "test"
version = 1
title = "A test"
[source]
organisation = "Nobody"
document = "None"
edition = "2026"
[[rule]]
id = "COR-01"
action = "tell"
title = "Tell"
summary = "Tell."
paragraph = "4.2"
lines = "2-3"
subject = "child"
thread = "concern"
starts = ["concern-noticed"]
limit = { code = "WD", number = 1 }
who = "practitioner"
stops = [["told"]]
"""
EXPECTED = {"COR-01": (["4.2"], "1 WD"), "PUB-01": ([], "1 WD")}


@pytest.fixture
def sources(tmp_path):
    """A folder of sources with one rule, and a folder with the pack that says it."""
    (tmp_path / "domain").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "packs").mkdir()
    (tmp_path / "domain" / "deadlines.md").write_text(LIST)
    for number in range(5):
        (tmp_path / "seeds" / f"00{number}_x.txt").write_text("\n".join(SEED))
    (tmp_path / "packs" / "test.toml").write_text(PACK)
    return tmp_path


def found(sources, expected=None):
    return SCRIPT["differences"](sources, sources / "packs", EXPECTED if expected is None else expected)


def test_packs_that_agree_with_their_sources_differ_in_nothing(sources):
    assert found(sources) == []


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ({"COR-01": (["4.2"], "1 WD")}, "PUB-01: stands in one"),
        ({**EXPECTED, "COR-01": (["4.2"], "2 WD")}, "the list says '1 working day', the packs 2 WD"),
        ({**EXPECTED, "COR-01": (["4.2"], "1 H")}, "counted as WD in the list, as H"),
        ({**EXPECTED, "COR-01": (["6.19"], "1 WD")}, "paragraph 6.19 is not in"),
    ],
)
def test_a_row_that_says_something_else_is_named(sources, expected, words):
    assert any(words in difference for difference in found(sources, expected))


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ('lines = "2-3"', 'lines = "1"', "are none of those of its row"),
        ('lines = "2-3"', 'lines = "2-30"', "are not in the text"),
        ("number = 1", "number = 3", "do not say 3"),
    ],
)
def test_a_rule_that_its_lines_do_not_bear_out_is_named(sources, was, now, words):
    (sources / "packs" / "test.toml").write_text(PACK.replace(was, now))

    assert any(words in difference for difference in found(sources))


def test_without_the_folder_nothing_is_compared_and_nothing_fails(tmp_path, capsys):
    assert SCRIPT["main"]([str(tmp_path / "nowhere")]) == 0
    assert "not here" in capsys.readouterr().out


def test_a_folder_without_the_list_is_no_folder_of_sources(tmp_path):
    assert SCRIPT["main"]([str(tmp_path)]) == 2
