"""Builds the real things once (definitions, paths, clock) and hands them to the windows, the demo or the command line.

Every start pays for what is imported here, so the rest is imported where it is needed: the windows want nothing of the vault
before the unlock page is on the screen.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from safeguard_desktop.casework.clock import Clock, SystemClock
from safeguard_desktop.casework.preferences import read_preferences
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    # See above.
    from types import TracebackType

    from safeguard_desktop.casework.desk import Desk
    from safeguard_desktop.casework.program import Program
    from safeguard_desktop.domain.roles import Role
    from safeguard_desktop.vault import KeyCost

_NAME = "safeguard-desktop"
COULD_NOT_RUN = 2


def build_program(clock: Clock | None = None, state: Path | None = None, key_cost: KeyCost | None = None) -> Program:
    """The program with this machine's clock, this user's folders and the full cost of a passphrase guess, unless told otherwise."""
    from safeguard_desktop.casework.program import Program
    from safeguard_desktop.content.shipped import read_shipped
    from safeguard_desktop.vault import KeyCost

    forms, shipped_resources = _definition_folders()
    return Program(
        shipped=read_shipped(forms, shipped_resources),
        clock=clock or SystemClock(),
        state=state or state_folder(),
        default_vault=vault_folder(),
        key_cost=key_cost or KeyCost(),
    )


def build_for_this_user() -> Program:
    """The program as a person runs it: with a copy of each vault's mark in this user's keyring, where there is a safe one."""
    from dataclasses import replace

    from safeguard_desktop.vault import KeyringStore

    return replace(build_program(), keyring=KeyringStore())


def open_fiction(role: Role) -> Desk:
    """The desk of a fictional person in a vault that is thrown away with it, see demo.fiction."""
    from safeguard_desktop.demo import fiction
    from safeguard_desktop.vault import KeyCost

    return fiction.open_fiction(build_program(key_cost=KeyCost(memory_kib=19 * 1024, iterations=1, lanes=1)), role)


def state_folder() -> Path:
    """This laptop's own folder, outside every vault."""
    import platformdirs

    return Path(platformdirs.user_state_dir(_NAME, appauthor=False))


def vault_folder() -> Path:
    """Where the vault is unless another is named."""
    import platformdirs

    return Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "vault"


def _definition_folders() -> tuple[Path, Path]:
    """forms/ and resources/: inside the package when installed, else at the top of the checkout."""
    package = Path(__file__).resolve().parent
    for root in (package, package.parent):
        if (root / "forms").is_dir() and (root / "resources").is_dir():
            return root / "forms", root / "resources"
    raise FileNotFoundError("forms")


def main(words: Sequence[str] | None = None) -> int:
    """Runs the program and returns its exit status: without words it opens the windows."""
    words = sys.argv[1:] if words is None else words
    _tell_faults_by_place()
    try:
        return _run_command(words) if words else _open_windows()
    except MendableError as error:
        print(error, file=sys.stderr)
        return COULD_NOT_RUN


def _tell_faults_by_place() -> None:
    """Wherever a fault of ours comes up: here, in a thread of its own, or where nobody can be told."""
    sys.excepthook = last_resort
    threading.excepthook = lambda fault: last_resort(fault.exc_type, fault.exc_value, fault.exc_traceback)
    sys.unraisablehook = lambda fault: last_resort(fault.exc_type, fault.exc_value, fault.exc_traceback)


def last_resort(kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
    """Says what went wrong in the program itself by kind and place alone: messages and values may be somebody's words.

    Drafts need nothing here: they are on the disk within two seconds of every key stroke.
    """
    if issubclass(kind, KeyboardInterrupt):
        return
    import traceback

    place = traceback.extract_tb(trace)[-1] if trace else None
    where = f"{Path(place.filename).name}:{place.lineno}" if place else "?"
    sentence = _("Something is wrong in the program itself ({kind} at {where}). What was saved is safe.")
    print(sentence.format(kind=kind.__name__, where=where), file=sys.stderr)


def _run_command(words: Sequence[str]) -> int:
    from safeguard_desktop.cli import main as command_line
    from safeguard_desktop.demo.command import DEMO

    return command_line.run(words, build_for_this_user(), (DEMO,))


def _open_windows() -> int:
    from safeguard_desktop.gui.displays import has_display

    if not has_display(os.environ):
        print(_("There is no screen to open a window on. 'make demo' shows the main job without one."), file=sys.stderr)
        return COULD_NOT_RUN
    from safeguard_desktop.gui.run import run_windows
    from safeguard_desktop.gui.start import Start

    state = state_folder()
    kept = read_preferences(state)
    return run_windows(
        Start(
            vault=vault_folder(),
            state=state,
            resources=_definition_folders()[1],
            clock=SystemClock(),
            build=build_for_this_user,
            leave=_begin_afresh,
            theme=kept.theme,
            text_scale=kept.text_per_cent / 100,
            idle_lock_seconds=kept.lock_minutes * 60,
            open_fiction=open_fiction,
        )
    )


def _begin_afresh() -> None:
    """A lock ends in a fresh process at the unlock page, because Python cannot wipe what was read."""
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - the program itself, with its own words
