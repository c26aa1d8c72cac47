"""The real window over a real desk, for the pages of the unlocked program; pages of others are plain places that remember why."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.program import Program
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.background import Background
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.pictures import settle
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.places import WORK_PAGES
from safeguard_desktop.gui.start import Start
from safeguard_desktop.gui.window import MainWindow
from safeguard_desktop.gui.workplace import Workplace
from tests.story_office import StoryOffice

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Elsewhere(Page):
    """Stands for a page of somebody else's: it keeps what it was told."""

    title = "Elsewhere"
    about: object = None

    def enter(self, about: object = None) -> None:
        self.about = about


class DeskWindow:
    """One desk behind one window; `own` are the places whose real pages are wanted."""

    office: StoryOffice

    def __init__(self, look: Look, desk: Desk, own: tuple[Place, ...]) -> None:
        self.desk = desk
        self._own = own
        self.background = Background()
        self.window = MainWindow(look, self._make, lambda _savers: None)
        start = Start(Path("unused"), Path("unused"), RESOURCES, desk.clock, _nothing, lambda: None, "light")
        self.workplace = Workplace(start, look, self.background, self.window, desk)
        self.window.open_up()

    @property
    def page(self) -> Page:
        """The page shown."""
        page = self.window.page
        assert page is not None
        return page

    @property
    def told(self) -> object:
        """What the page of somebody else's was told."""
        assert isinstance(self.page, Elsewhere)
        return self.page.about

    def settle(self, qtbot: Any) -> None:
        """Waits until nothing is under way in the background and what came of it is shown."""
        qtbot.waitUntil(lambda: not self.background.is_working, timeout=20_000)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
        settle()

    def find(self, name: str) -> QWidget:
        """A widget of the page shown, by its object name: one that can be seen rather than one about to go."""
        found = sorted(self.page.findChildren(QWidget, name), key=lambda one: not one.isVisible())
        assert found, name
        return found[0]

    def close(self) -> None:
        """Ends the thread and locks the desk."""
        self.background.close()
        self.desk.close()

    def _make(self, place: Place) -> Page:
        make: Callable[[Workplace], Page] | None = WORK_PAGES.get(place) if place in self._own else None
        return make(self.workplace) if make else Elsewhere(self.workplace.look)


def _nothing() -> Program:
    raise AssertionError("the desk is unlocked already")
