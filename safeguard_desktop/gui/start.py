"""What the windows begin with, handed in by bootstrap: folders, clock, the way out, and how to build the rest when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from safeguard_desktop.casework.clock import Clock
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    # These know the vault's libraries, which must not be loaded before the first window is on the screen.
    from safeguard_desktop.casework.desk import Desk
    from safeguard_desktop.casework.program import Program
    from safeguard_desktop.domain.roles import Role

Leave = Callable[[], None]
"""How to leave at a lock: the program replaces itself by a fresh one; in tests it only closes its windows."""


def no_fiction(_role: Role) -> Desk:
    """Where nobody brought a story."""
    raise NotPossible(_("There are no fictional people in this installation."))


@dataclass(frozen=True, slots=True)
class Start:
    """`vault` is the folder to open, `state` this laptop's own folder outside it, `resources` the folder resources/.

    `build` makes the whole program; it is called off the GUI thread once the first window is shown. `theme` is "" for the
    system's. `idle_lock_seconds` is how long nobody may touch the program before it locks. `open_fiction` makes a throw-away vault
    with fictional people, told up to the moment when it is somebody's turn who has that role, and opens their desk; closing the
    desk throws the vault away. It is called off the GUI thread.
    """

    vault: Path
    state: Path
    resources: Path
    clock: Clock
    build: Callable[[], Program]
    leave: Leave
    theme: str = ""
    text_scale: float = 1.0
    idle_lock_seconds: int = 300
    open_fiction: Callable[[Role], Desk] = no_fiction
