"""A person at the real program in a child process: says commands, reads answers, pulls the plug."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    status: int
    out: str
    error: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class ChildProgram:
    """One child process that holds the real program, on a given state folder, with environment variables of its own."""

    def __init__(self, state: Path, **surroundings: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.child", str(state)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | surroundings,
            text=True,
            encoding="utf-8",
        )
        next(self.answers())

    def ask(self, **request: Any) -> None:
        """Sends one request without waiting for its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def answers(self) -> Iterator[dict[str, Any]]:
        """The answer lines up to and including the one that says done; ends early where the process died."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            answer = json.loads(line)
            yield answer
            if answer.get("done"):
                return

    def run(self, *words: str, at: str | None = None) -> Answer:
        """Runs a command and waits for it; `at` sets the clock first and it stays there."""
        self.ask(run=list(words), **({"at": at} if at else {}))
        *_, last = self.answers()
        return Answer(last["status"], last["out"], last["error"])

    def wait(self, seconds: float) -> None:
        """Lets the process go on for that long, or until it ends by itself."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)

    def kill(self) -> None:
        """Pulls the plug: no clean-up of any kind."""
        self._process.kill()
        self._end()

    def close(self) -> None:
        """Ends the process as an ordinary exit would."""
        self._end()

    def _end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


class Office:
    """A vault with its people, each of whom signs with their own key and passphrase.

    What the people bring themselves, answers and passphrases in files, lies in `papers`, where that is not `folder`.
    """

    def __init__(self, folder: Path, papers: Path | None = None, **surroundings: str) -> None:
        self._surroundings = surroundings
        self.papers = papers or folder
        self.child = ChildProgram(folder / "state", **surroundings)
        self.folder = folder
        self.vault = folder / "vault"
        self._count = 0

    def pull_the_plug(self) -> None:
        """Kills the program and starts it afresh on the same laptop."""
        self.child.kill()
        self.child = ChildProgram(self.folder / "state", **self._surroundings)

    def found(self, label: str, name: str, *roles: str, nation: str = "england") -> Answer:
        """Makes the vault with its first worker."""
        words = [
            "vault",
            "create",
            *self.at_vault(label),
            "--organisation",
            "Mill Lane Early Years",
            "--nation",
            nation,
        ]
        return self.child.run(*words, "--name", name, *_roles(roles), "--json")

    def add(self, by: str, label: str, name: str, *roles: str) -> Answer:
        """A worker with a key joins."""
        new = ["--label", label, "--new-passphrase-file", str(self.passphrase_file(label))]
        return self.run(by, "people", "add", "--name", name, *_roles(roles), *new)

    def run(self, label: str, *words: str, at: str | None = None) -> Answer:
        """One worker runs a command on the vault, answered in JSON."""
        return self.child.run(*words, *self.at_vault(label), "--json", at=at)

    def record(
        self, label: str, form: str, part: str, answers: dict[str, Any], *words: str, at: str | None = None
    ) -> Answer:
        """One worker signs a part."""
        self._count += 1
        file = self.papers / f"answers-{self._count}.json"
        file.write_text(json.dumps(answers), encoding="utf-8")
        return self.run(label, "record", form, part, "--answers", str(file), *words, at=at)

    def at_vault(self, label: str) -> list[str]:
        """The words that name the vault and the worker."""
        return ["--vault", str(self.vault), "--worker", label, "--passphrase-file", str(self.passphrase_file(label))]

    def passphrase_file(self, label: str) -> Path:
        """The file that holds the worker's passphrase."""
        file = self.papers / f"{label}.passphrase"
        if not file.exists():
            file.write_text(f"{passphrase_of(label)}\n", encoding="utf-8")
        return file


def passphrase_of(label: str) -> str:
    """The passphrase of a made-up worker."""
    return f"quiet {label} beside the mill pond"


def _roles(roles: tuple[str, ...]) -> list[str]:
    return [word for role in roles for word in ("--role", role)]
