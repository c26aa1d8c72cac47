"""The commands "guidance list", "show" and "search": no vault, no network, words or JSON."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.cli import main as command_line
from tests.story_office import definitions_read

PROGRAM = replace(definitions_read(), clock=SteppedClock(datetime(2026, 11, 20, 14, 2, tzinfo=UTC)))


@pytest.fixture
def run(capsys):
    """Runs a command and gives its status, what it printed and what it complained of."""

    def call(*words):
        status = command_line.run(["guidance", *words], PROGRAM)
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_the_list_names_every_topic_with_what_of_it_is_out_of_date(run):
    status, out, _error = run("list", "--json")
    topics = {one["id"]: one for one in json.loads(out)}

    assert status == 0
    assert topics["child-tells-you"]["out_of_date"] == ["coram", "childrens-society"]
    assert topics["self-neglect"]["out_of_date"] == []


@pytest.mark.parametrize("topic", ["immediate-danger", "contacts", "radicalisation"])
def test_a_topic_is_shown_both_ways(run, topic):
    status, out, _error = run("show", topic, "--json")

    assert status == 0
    assert json.loads(out)["sections"][0]["sources"][0]["paragraph"]
    assert run("show", topic)[1].startswith(json.loads(out)["title"])


def test_the_flowchart_is_told_as_data_and_as_numbered_steps(run):
    flow = json.loads(run("show", "reporting-a-child", "--json")[1])["flowchart"]

    assert {"from": "g5b", "to": "g7"} in flow["edges"]
    assert [one["id"] for one in flow["clashes"]] == ["A05", "A09", "A13"]
    assert "\n6. Designated person: refer\n" in run("show", "reporting-a-child")[1]


def test_a_search_names_the_best_first_whatever_the_case(run):
    status, out, _error = run("search", "FÓRCED", "marriage", "--json")

    assert status == 0
    assert json.loads(out)[0]["id"] == "forced-marriage"


def test_a_search_that_finds_nothing_says_so_and_a_topic_that_is_not_there_names_those_that_are(run):
    status, out, _error = run("search", "xylophone")
    assert (status, out.strip()) == (1, "Nothing in the guidance has any of these words.")

    status, _out, error = run("show", "\u202ezz" + "z" * 900)
    assert status == 1
    assert "child-tells-you" in error
    assert len(error) < 2000
