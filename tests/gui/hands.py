"""A person at the program's own windows with nothing but a keyboard, on a laptop of their own."""

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from safeguard_desktop.casework.program import unlock_desk
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.pictures import settle
from safeguard_desktop.gui.run import Windows
from safeguard_desktop.gui.start import Start
from tests.story_office import definitions_read

MOST_TABS = 80
PATIENCE_MS = 20_000


class Hands:
    """Types and presses; finds what it goes to by Tab alone."""

    def __init__(self, qtbot: Any, app: QApplication, start: Start) -> None:
        self._qtbot = qtbot
        self.sheet = ""
        program = dataclasses.replace(definitions_read(), clock=start.clock, state=start.state)
        self.start = dataclasses.replace(start, build=lambda: program)
        self.windows = Windows(app, self.start)
        self.windows.show()
        self.window = self.windows.window
        qtbot.addWidget(self.window, before_close_func=lambda window: setattr(window, "_is_open", False))
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    @property
    def page(self) -> Page:
        """The page shown."""
        page = self.window.page
        assert page is not None
        return page

    def _focus(self) -> QWidget:
        focus: QWidget | None = self.window.focusWidget()
        return self.window if focus is None else focus

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, wherever the focus is."""
        self._qtbot.keyClick(self._focus(), key, modifier)

    def tab_to(self, name: str) -> QWidget:
        """Presses Tab until the thing of that name has the focus."""
        for _tab in range(MOST_TABS):
            if self._focus().objectName() == name:
                return self._focus()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reached {name}; it stopped at {self.window.focusWidget()}")

    def type(self, name: str, words: str) -> None:
        """Goes to a line, empties it and types."""
        line = self.tab_to(name)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_Delete)
        self._qtbot.keyClicks(line, words)

    def choose(self, name: str) -> None:
        """Goes to a choice, box or button and presses Space. Of choices in a group, the arrows lead to the one wanted."""
        settle()
        wanted = self.find(name)
        group = getattr(wanted, "group", lambda: None)()
        if group is not None and group.exclusive():
            self.tab_to((group.checkedButton() or group.buttons()[0]).objectName())
            for _arrow in group.buttons():
                focus = self.window.focusWidget()
                if focus is wanted or focus is None:
                    break
                self.press(_arrow_to(focus.geometry().topLeft(), wanted.geometry().topLeft()))
        else:
            self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    def find(self, name: str) -> QWidget:
        """What a person sees of that name."""
        found = [one for one in self.window.findChildren(QWidget, name) if one.isVisible()]
        assert found, name
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether a person sees it."""
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def words(self, name: str) -> str:
        """What it says."""
        return str(getattr(self.find(name), "text")())  # noqa: B009 - a label, a line or a button

    def all_words(self) -> str:
        """Everything written on the page."""
        return "\n".join(
            str(one.property("text")) for one in self.page.findChildren(QObject) if one.property("text") is not None
        )

    def wait_for(self, name: str) -> None:
        """Waits until a person sees it and nothing is under way."""
        self._qtbot.waitUntil(lambda: self.sees(name) and not self.windows.background.is_working, timeout=PATIENCE_MS)
        settle()

    def wait_for_page(self, title: str) -> None:
        """Waits until a page of that name is shown and nothing is under way."""
        self._qtbot.waitUntil(
            lambda: self.page.title == title and not self.windows.background.is_working, timeout=PATIENCE_MS
        )
        settle()

    def close(self) -> None:
        """Ends what is under way, closes the desk as a lock would, and ends all that listens: one run of the program less."""
        self.windows.background.close()
        if self.windows._workplace is not None:
            self.windows._workplace.desk.close()
        if isValid(self.windows):
            self.windows.deleteLater()

    def vault_says(self, label: str, passphrase: str, question: Any) -> Any:
        """What the vault holds, asked with somebody's key once the windows are closed."""
        program = self.start.build()
        desk = unlock_desk(program, program.place(Path(self.start.vault)), label, passphrase)
        try:
            return desk.read(question)
        finally:
            desk.close()


def _arrow_to(here: QPoint, there: QPoint) -> Qt.Key:
    if there.y() != here.y():
        return Qt.Key.Key_Down if there.y() > here.y() else Qt.Key.Key_Up
    return Qt.Key.Key_Right if there.x() > here.x() else Qt.Key.Key_Left


class StrayWindows(QObject):
    """Notices every widget that becomes a window of its own beside the program's one: a part made visible before it has a place."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False
