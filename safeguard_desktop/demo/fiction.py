"""Trying the program on fictional people: a throw-away vault with the demo's story, told up to somebody's turn."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.program import Program
from safeguard_desktop.demo.story import Office, Story, read_story
from safeguard_desktop.domain.moments import parse_stated
from safeguard_desktop.domain.roles import Role


class StoryClock(SteppedClock):
    """The story's clock: it stands still while the story is told, and goes on by itself from `go_on`."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self._going_since: float | None = None

    def go_on(self) -> None:
        """Goes on from here."""
        self._going_since = monotonic()

    def now(self) -> datetime:
        passed = monotonic() - self._going_since if self._going_since is not None else 0
        return super().now() + timedelta(milliseconds=int(passed * 1000))


class FictionalDesk(Desk):
    """A desk whose vault is thrown away when it is closed."""

    def __init__(self, desk: Desk, folder: "tempfile.TemporaryDirectory[str]") -> None:
        super().__init__(desk.vault, desk.shipped, desk.clock)
        self._folder = folder

    def close(self) -> None:
        super().close()
        self._folder.cleanup()


def open_fiction(program: Program, role: Role) -> Desk:
    """The desk of the story's person who has the role, at the moment when it is their turn. Nothing of it is kept.

    `program` brings the shipped definitions and the cost of a passphrase guess, here best the lowest: nothing is secret.
    """
    folder = tempfile.TemporaryDirectory(prefix="safeguard-fiction-")
    story = read_story("child_concern.toml")
    clock = StoryClock(_moment(story.steps[0]))
    path = Path(folder.name)
    told = replace(program, clock=clock, state=path / "state", default_vault=path / "vault")
    office = Office(told, clock, story)
    office.open_vault()
    person = next(one for one in story.people if role.value in one["roles"])
    turn = next(number for number, step in enumerate(story.steps) if step["by"] == person["label"])
    _tell(office, story, turn)
    clock.set(_moment(story.steps[turn]))
    clock.go_on()
    return FictionalDesk(office.desk_of(person["label"]), folder)


def _tell(office: Office, story: Story, steps: int) -> None:
    if not steps:
        return
    desk = office.desk_of(story.steps[0]["by"])
    try:
        reference = open_case(desk, "child", story.initials, story.identity)
    finally:
        desk.close()
    for step in story.steps[:steps]:
        office.take(step, reference)


def _moment(step: Mapping[str, Any]) -> datetime:
    return parse_stated(step["clock"]).moment.local
