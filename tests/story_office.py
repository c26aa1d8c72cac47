"""A vault with the demo's fictional office, taken as far into its story as a test needs. Made with the lowest key cost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from safeguard_desktop.bootstrap import build_program
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.program import Program
from safeguard_desktop.demo.story import Office, read_story
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.vault import KeyCost

LOWEST_COST = KeyCost(memory_kib=19 * 1024, iterations=1, lanes=1)
WORKER, LINE_MANAGER, DESIGNATED_PERSON, COUNTER_SIGNATORY = "heron", "otter", "plover", "kestrel"


class StoryOffice:
    """`tell(3)` takes the story's next three steps; `desk_of` unlocks a worker's desk at the clock's time; one desk at a time."""

    def __init__(self, folder: Path) -> None:
        self.story = read_story("child_concern.toml")
        self.clock = SteppedClock(datetime(2026, 11, 20, 17, 0, tzinfo=LONDON))
        program = build_program(self.clock, folder / "state", LOWEST_COST)
        self.program: Program = replace(program, default_vault=folder / "vault")
        self.office = Office(self.program, self.clock, self.story)
        self.office.open_vault()
        self.reference = ""
        self._steps = list(self.story.steps)

    def open_case(self) -> str:
        """Opens the story's case file by the worker and returns its reference."""
        desk = self.office.desk_of(WORKER)
        try:
            self.reference = open_case(desk, "child", self.story.initials, self.story.identity)
        finally:
            desk.close()
        return self.reference

    def tell(self, steps: int, **changed: Any) -> str:
        """Takes the next steps, each with `changed` put into it, and returns the case's reference."""
        if not self.reference:
            self.open_case()
        for _number in range(steps):
            step: Mapping[str, Any] = {**self._steps.pop(0), **changed}
            self.office.take({name: value for name, value in step.items() if value is not None}, self.reference)
        return self.reference

    def desk_of(self, label: str, at: str = "") -> Desk:
        """A worker's desk, unlocked; "2026-11-23 14:02" sets the clock first (London)."""
        if at:
            self.clock.set(datetime.fromisoformat(at).replace(tzinfo=LONDON))
        return self.office.desk_of(label)
