"""A vault with the demo's fictional office, taken as far into its story as a test needs. Made with the lowest key cost."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any

from safeguard_desktop.bootstrap import build_program
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.following_up import passed_on_readably
from safeguard_desktop.casework.program import Program
from safeguard_desktop.casework.signing import PartToSign, sign_part
from safeguard_desktop.demo.story import Office, Story, read_story
from safeguard_desktop.domain.contents import PassedOn
from safeguard_desktop.domain.ids import RecordId
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.vault import KeyCost

LOWEST_COST = KeyCost(memory_kib=19 * 1024, iterations=1, lanes=1)
WORKER, LINE_MANAGER, DESIGNATED_PERSON, COUNTER_SIGNATORY = "heron", "otter", "plover", "kestrel"


@cache
def definitions_read() -> Program:
    """The program with its definitions, read once for all tests of a process; give it a clock and folders with `replace`."""
    return build_program(key_cost=LOWEST_COST)


@cache
def _childs_story() -> Story:
    """Read once for all tests of a process; nobody changes it. Tests that want an authority add their own."""
    return replace(read_story("child_concern.toml"), authorities=())


class StoryOffice:
    """`tell(3)` takes the story's next three steps; `desk_of` unlocks a worker's desk at the clock's time; one desk at a time."""

    def __init__(self, folder: Path, *, is_there: bool = False) -> None:
        """`is_there`: the folder holds its vault already."""
        self.story = _childs_story()
        self.clock = SteppedClock(datetime(2026, 11, 20, 17, 0, tzinfo=LONDON))
        self.program = replace(
            definitions_read(), clock=self.clock, state=folder / "state", default_vault=folder / "vault"
        )
        self.office = Office(self.program, self.clock, self.story)
        self.reference = ""
        self.records: dict[str, RecordId] = {}
        self._steps = list(self.story.steps)
        if not is_there:
            self.office.open_vault()

    def copy_to(self, folder: Path) -> "StoryOffice":
        """The same office as far as it has come, in another folder: making one anew takes a second."""
        copytree(self.program.default_vault, folder / "vault")
        copytree(self.program.state, folder / "state")
        copied = StoryOffice(folder, is_there=True)
        copied.clock.set(self.clock.now().astimezone(LONDON))
        copied.reference, copied.records, copied._steps = self.reference, dict(self.records), list(self._steps)
        return copied

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
            self._take(step)
        return self.reference

    def desk_of(self, label: str, at: str = "") -> Desk:
        """A worker's desk, unlocked; "2026-11-23 14:02" sets the clock first (London)."""
        if at:
            self.clock.set(datetime.fromisoformat(at).replace(tzinfo=LONDON))
        return self.office.desk_of(label)

    def _take(self, step: Mapping[str, Any]) -> None:
        self.clock.set(datetime.fromisoformat(step["clock"]).replace(tzinfo=LONDON))
        desk = self.office.desk_of(step["by"])
        try:
            passed_on = None
            if "passed_to" in step:
                passed_on = passed_on_readably(PassedOn(Role(step["passed_to"]), "on-this-laptop", step["passed_at"]))
            part = PartToSign(
                step["form"],
                step["part"],
                step["answers"],
                self.records.get(step["record"]),
                passed_on=passed_on,
                reasons=step.get("reasons", {}),
            )
            self.records[step["record"]] = sign_part(desk, self.reference, part).record
        finally:
            desk.close()


class Stories:
    """Offices told to a step, made once, each out of the one a step before, and copied for each test that wants one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told: dict[int, StoryOffice] = {}

    def told(self, steps: int, folder: Path) -> StoryOffice:
        """An office of the test's own, `steps` steps into the story; -1 for one without a case file."""
        return self._original(steps).copy_to(folder)

    def _original(self, steps: int) -> StoryOffice:
        if steps not in self._told:
            folder = self._folder / str(steps)
            office = StoryOffice(folder) if steps < 0 else self._original(steps - 1).copy_to(folder)
            if steps >= 0:
                office.tell(min(steps, 1))
            self._told[steps] = office
        return self._told[steps]
