"""Whole stories that a lead can read (stories/*.toml): after each step what is due, by when, what is done; then the sheet.

`then` names what must be so after a step: an action with its due time (London), done or not, and what its thread is about.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.timeline_sheet import save_timeline_sheet
from safeguard_desktop.demo.story import Office, story_of
from safeguard_desktop.domain.moments import LONDON, Moment
from tests.pdf_insides import words_of
from tests.story_office import DESIGNATED_PERSON, definitions_read

STORIES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("stories").glob("*.toml"))
}


class Told:
    """A story told to its end: each step with all that is due, or was, after it, and the printed timeline sheet's words."""

    def __init__(self, story: Mapping[str, Any], folder: Path) -> None:
        clock = SteppedClock(datetime(2026, 1, 1, tzinfo=LONDON))
        program = replace(definitions_read(), clock=clock, state=folder / "state", default_vault=folder / "vault")
        office = Office(program, clock, replace(story_of(story), authorities=()))
        office.open_vault()
        reference = office.open_case(story_of(story))
        self.steps = [(step, office.take(step, reference)[1]) for step in story["step"]]
        desk = office.desk_of(DESIGNATED_PERSON)
        try:
            save_timeline_sheet(desk, reference, folder / "sheet.pdf")
        finally:
            desk.close()
        self.sheet = words_of(folder / "sheet.pdf")


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
    told = Told(STORIES[name], tmp_path)
    wanted = [(step, one, lines) for step, lines in told.steps for one in step.get("then", ())]
    missed = [
        (
            step["clock"],
            step["part"],
            one,
            [(line["due"], line["status"]) for line in lines if line["action"] == one["action"]],
        )
        for step, one, lines in wanted
        if not any(fits(one, line) for line in lines)
    ]
    titles = {line["title"] for _step, one, lines in wanted for line in lines if line["action"] == one["action"]}

    assert missed == []
    assert [title for title in sorted(titles) if title not in told.sheet] == []
    assert STORIES[name]["identity"]["full_name"] not in told.sheet
