"""Whole stories that a lead can read (stories/*.toml): after each step what is due, by when, and what is done.

`then` names what must be so after a step: an action with its due time (London), done or not, and what its thread is about.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.demo.story import Office, story_of
from safeguard_desktop.domain.moments import LONDON, Moment
from tests.story_office import definitions_read

STORIES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("stories").glob("*.toml"))
}


def told(story: Mapping[str, Any], folder: Path) -> Iterator[tuple[Mapping[str, Any], list[dict[str, Any]]]]:
    """Each step of the story with all that is due, or was, after it."""
    clock = SteppedClock(datetime(2026, 1, 1, tzinfo=LONDON))
    program = replace(definitions_read(), clock=clock, state=folder / "state", default_vault=folder / "vault")
    office = Office(program, clock, story_of(story))
    office.open_vault()
    reference = office.open_case(story_of(story))
    for step in story["step"]:
        yield step, office.take(step, reference)[1]


def fits(wanted: Mapping[str, Any], line: Mapping[str, Any]) -> bool:
    """Whether a line of what is due is the one that the story names."""
    seen = {
        "action": line["action"],
        "due": line["due"],
        "done": line["status"] in {"done", "done-late"},
        "about": line["thread"]["about"],
    }
    due = {"due": Moment.parse(wanted["due"]).isoformat()} if "due" in wanted else {}
    return seen | {"done": False} | dict(wanted) | due == seen


@pytest.mark.parametrize("name", STORIES)
def test_a_whole_story_sets_off_and_ends_what_its_policy_says(name, tmp_path):
    missed = [
        (
            step["clock"],
            step["part"],
            dict(wanted),
            [(one["due"], one["status"]) for one in lines if one["action"] == wanted["action"]],
        )
        for step, lines in told(STORIES[name], tmp_path)
        for wanted in step.get("then", ())
        if not any(fits(wanted, line) for line in lines)
    ]

    assert missed == []
