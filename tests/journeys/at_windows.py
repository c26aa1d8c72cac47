"""A person at the real windows in a child process: presses keys, sees words, pulls the plug."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.journeys.person import ROOT, passphrase_of

CHOSEN, STOP = "", "stop here"
"""Instead of a typed answer: a choice to be made; the question to stop at, see window_child.Person.fill."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to be seen: page, object name of the focus, its text and cursor, all words and buttons in sight."""

    page: str
    title: str
    focus: str
    holds: str
    position: int
    words: list[str]
    buttons: list[str]
    rows: list[str]
    left: bool

    @property
    def text(self) -> str:
        """All words in sight, one after the other."""
        return "\n".join(self.words)


class AtWindows:
    """One run of the program, on a vault and a laptop's state folder, with the clock at `at` (an aware ISO time).

    What it writes to the standard error goes to the file `complaints` where one is named.
    """

    def __init__(self, folder: Path, at: str, complaints: Path | None = None, **surroundings: str) -> None:
        self._complaints = complaints.open("wb") if complaints else None
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.window_child", str(folder / "state"), str(folder / "vault"), at],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            cwd=ROOT,
            env=os.environ | surroundings,
            text=True,
            encoding="utf-8",
        )
        self.seen = self._sight(*self._answers())

    def do(self, **acts: Any) -> Sight:
        """Does acts in order (see window_child.Person.do) and looks."""
        self.begin(**acts)
        self.seen = self._sight(*self._answers())
        return self.seen

    def begin(self, **acts: Any) -> None:
        """Begins acts without waiting for their end."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(acts) + "\n")
        self._process.stdin.flush()

    def unlock(self, label: str) -> Sight:
        """Chooses a key and types its passphrase."""
        self.do(to=f"key-{label}", keys=["Space", "Ctrl+A"], type=passphrase_of(label))
        return self.do(keys=["Return"])

    def sit(self, at: str, label: str) -> Sight:
        """Locks, which the program leaves at, and begins afresh at another time with another key's owner at the desk.

        The process stays the same, which saves its second of imports; that a lock replaces it is a test of its own.
        """
        assert self.do(keys=["Ctrl+L"]).left
        self.do(sit=f"{at}:00+00:00")
        assert self.unlock(label).page == "TodayPage"
        return self.seen

    def lines(self) -> Iterator[dict[str, Any]]:
        """Answer lines as they come."""
        assert self._process.stdout is not None
        return (json.loads(line) for line in self._process.stdout)

    def kill(self) -> None:
        """Pulls the plug: no clean-up of any kind."""
        self._process.kill()
        self.close()

    def close(self) -> None:
        """Ends the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()
        if self._complaints is not None:
            self._complaints.close()

    def _answers(self) -> Iterator[dict[str, Any]]:
        for answer in self.lines():
            yield answer
            if answer.get("done"):
                return

    @staticmethod
    def _sight(*answers: dict[str, Any]) -> Sight:
        *_before, last = answers
        faults = last.pop("faults")
        assert not faults, "".join(faults)
        assert "missing" not in last, (
            f"cannot be reached by keyboard: {last['missing']}; in sight: {last['rows'] + last['buttons']}"
        )
        return Sight(**{name: value for name, value in last.items() if name != "done"})
