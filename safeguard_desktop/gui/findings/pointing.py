"""The pointer over guided words: a press shows what was found there, resting says why, a right click offers other words."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.findings.found import Found

MOST_OFFERED = 5
_BESIDE, _BELOW = 40, 4
"""How many pixels beside and below the nearest letter the pointer is still on it."""


class ShowsPlaces(Protocol):
    """What a guide does for the pointer."""

    def at(self, unit: int) -> Found | None: ...

    def show(self, found: Found) -> None: ...

    def alternatives(self, found: Found) -> Sequence[str]: ...

    def replace(self, found: Found, words: str) -> None: ...


class Pointing(QObject):
    """Watches the words of one box for its guide."""

    def __init__(self, box: PlainWords, guide: ShowsPlaces) -> None:
        super().__init__(box)
        self._box, self._guide = box, guide
        box.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes nothing from the box but resting, and a right click on a marked place."""
        del watched
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._on_released(event)
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._on_rested(event.pos(), event.globalPos())
            return True
        elif event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._on_menu(event)
        return False

    def _under(self, place: QPoint) -> Found | None:
        cursor = self._box.cursorForPosition(place)
        is_on_it = self._box.cursorRect(cursor).adjusted(-_BESIDE, 0, _BESIDE, _BELOW).contains(place)
        return self._guide.at(cursor.position()) if is_on_it else None

    def _on_released(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._box.textCursor().hasSelection():
            found = self._under(event.position().toPoint())
            if found is not None:
                self._guide.show(found)

    def _on_rested(self, place: QPoint, on_screen: QPoint) -> None:
        found = self._under(place)
        words = _("{why}\nF8 shows what to do.").format(why=found.explanation) if found else ""
        QToolTip.showText(on_screen, words, self._box.viewport())

    def _on_menu(self, event: QContextMenuEvent) -> bool:
        """Other words on top of what the menu has otherwise."""
        found = self._under(event.pos())
        if found is None:
            return False
        menu = self._box.createStandardContextMenu()
        menu.setObjectName("words-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first = menu.actions()[0]
        for words in self._guide.alternatives(found)[:MOST_OFFERED]:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(_replacing(self._guide, found, words))
            menu.insertAction(first, action)
        why = menu.addAction(_("Why is this marked?"))
        why.triggered.connect(lambda _checked=False: self._guide.show(found))
        menu.insertAction(first, why)
        menu.insertSeparator(first)
        menu.popup(event.globalPos())
        return True


def _replacing(guide: ShowsPlaces, found: Found, words: str) -> Callable[[bool], None]:
    return lambda _checked: guide.replace(found, words)
