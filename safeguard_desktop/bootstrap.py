"""Builds the real things once (definitions, paths, clock) and hands them to the window, the demo or the command line."""

import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import platformdirs

from safeguard_desktop.casework.clock import Clock, SystemClock
from safeguard_desktop.casework.program import Program
from safeguard_desktop.cli import main as command_line
from safeguard_desktop.content.shipped import read_shipped
from safeguard_desktop.demo.command import DEMO
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import KeyCost

_NAME = "safeguard-desktop"


def build_program(clock: Clock | None = None, state: Path | None = None, key_cost: KeyCost | None = None) -> Program:
    """The program with this machine's clock, this user's folders and the full cost of a passphrase guess, unless told otherwise."""
    forms, shipped_resources = _definition_folders()
    return Program(
        shipped=read_shipped(forms, shipped_resources),
        clock=clock or SystemClock(),
        state=state or Path(platformdirs.user_state_dir(_NAME, appauthor=False)),
        default_vault=Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "vault",
        key_cost=key_cost or KeyCost(),
    )


def _definition_folders() -> tuple[Path, Path]:
    """forms/ and resources/: inside the package when installed, else at the top of the checkout."""
    package = Path(str(resources.files("safeguard_desktop")))
    for root in (package, package.parent):
        if (root / "forms").is_dir() and (root / "resources").is_dir():
            return root / "forms", root / "resources"
    raise FileNotFoundError("forms")


def main(words: Sequence[str] | None = None) -> int:
    """Runs the program and returns its exit status."""
    words = sys.argv[1:] if words is None else words
    if not words:
        print(
            _("The windows come with the next version. Until then: 'safeguard-desktop demo --out FOLDER', or --help.")
        )
        return 0
    return command_line.run(words, build_program(), (DEMO,))
