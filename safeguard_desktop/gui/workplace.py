"""What a page is made from, handed to it as one argument: before unlocking a `Doorstep`, afterwards a `Workplace`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.background import Background
from safeguard_desktop.gui.page import Rail
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.start import Start

if TYPE_CHECKING:
    # Known only once the vault is opened; see start.
    from safeguard_desktop.casework.desk import Desk


class Navigator(Protocol):
    """How pages lead to one another; the main window is one."""

    def go(self, place: Place, about: object = None) -> None:
        """Leaves the page shown and enters another; `about` is what it is told (a case reference, a draft)."""

    def back(self) -> None:
        """To the page this one was reached from; to Today where there is none."""

    def start_over(self, place: Place) -> None:
        """To a page with nothing behind it, once an errand is done."""

    def lock(self) -> None:
        """Saves what is typed, closes the vault and leaves."""

    def hide_screen(self) -> None:
        """Covers the screen with nothing about anyone."""

    def toast(self, words: str, button: str = "", on_press: Callable[[], object] | None = None) -> None:
        """A line for six seconds, also announced; never the only place a thing is said, never with anybody's name."""

    def show_banner(self, tone: str, heading: str, words: str = "") -> None:
        """Something about the whole program, above every page, until it is closed (a warning of the vault)."""

    def before_lock(self, save: Callable[[], object]) -> Callable[[], None]:
        """Has `save` called, off the GUI thread, before the vault is closed; call what is returned when it is no longer needed."""

    def mark_every_page(self, heading: str, words: str) -> None:
        """What stands above every page and cannot be closed: that nothing here is real."""

    def set_badge(self, place: Place, count: int) -> None:
        """A number beside a place of the navigation (how much is due); 0 takes it away."""

    def show_rail(self, rail: Rail) -> None:
        """How much of the navigation stands beside the page shown, from now on."""

    def show_person(self, name: str, role: str) -> None:
        """Who is at the desk, at the foot of the navigation."""

    def set_numbers(self, words: str) -> None:
        """The numbers to ring, as F1 shows them from any page."""


@dataclass(frozen=True, slots=True)
class Doorstep:
    """Before unlocking. `opened` takes the desk a page has opened, with the label of its key."""

    start: Start
    look: Look
    background: Background
    navigator: Navigator
    opened: Callable[[Desk, str], None]


@dataclass(frozen=True, slots=True)
class Workplace:
    """After unlocking. Everything `desk` does goes through `background`.

    `lock_after` sets how many seconds nobody may touch the program before it locks. `opened` goes on with another desk (that of a
    person enrolled after recovery) in place of this one, which is closed already.
    """

    start: Start
    look: Look
    background: Background
    navigator: Navigator
    desk: Desk
    lock_after: Callable[[int], object] = lambda _seconds: None
    opened: Callable[[Desk, str], object] = lambda _desk, _label: None
