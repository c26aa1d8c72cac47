"""A key that works in one part of a page alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def make_key(key: str, widget: QWidget, act: Callable[[], None], context: Qt.ShortcutContext) -> None:
    """The context is set by itself: as an argument PySide passes over it, and the key would be the whole window's."""
    made = QShortcut(QKeySequence(key), widget)
    made.setContext(context)
    made.activated.connect(act)
