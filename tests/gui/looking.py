"""Looks at a page as a person does, for the tests of every page: is everything named, is anything cut off?

from tests.gui.looking import cut_off, nameless, show_at
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.pictures import SMALL_LAPTOP, settle


def show_at(
    widget: QWidget, look: Look, text_scale: float = 2.0, size: QSize = SMALL_LAPTOP, theme: str = "light"
) -> None:
    """Shows a widget at a text scale and size, laid out as a person would see it."""
    look.change(theme, text_scale)
    widget.resize(size)
    widget.show()
    settle()


def nameless(page: QWidget) -> list[str]:
    """The widgets that can take the focus and say nothing to a screen reader."""
    return [
        _known_as(widget)
        for widget in _all_in(page)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.isHidden() and not _spoken_name(widget)
    ]


def nameless_objects(page: QWidget) -> list[str]:
    """The buttons and lines that no test and no journey can find, because they have no object name."""
    kinds = (QAbstractButton, QLineEdit)
    return [_known_as(one) for one in _all_in(page) if isinstance(one, kinds) and not one.objectName()]


def cut_off(page: QWidget) -> list[str]:
    """The words that do not fit into their widget, or whose widget sticks out of what holds it, sideways or downwards."""
    shown = [widget for widget in _all_in(page) if widget.isVisible()]
    too_small = [_known_as(widget) for widget in shown if _words_of(widget) and not _fits(widget)]
    outside = [_known_as(widget) for widget in shown if _words_of(widget) and _sticks_out(widget, page)]
    return too_small + outside


def _all_in(page: QWidget) -> list[QWidget]:
    return [page, *page.findChildren(QWidget)]


def _spoken_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _words_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _fits(widget: QWidget) -> bool:
    needed = widget.sizeHint()
    if widget.hasHeightForWidth():
        is_wide_enough = not isinstance(widget, QLabel) or widget.width() >= _widest_word(widget)
        return is_wide_enough and widget.height() >= widget.heightForWidth(widget.width())
    return widget.width() >= min(needed.width(), 10_000) and widget.height() >= needed.height()


def _widest_word(widget: QWidget) -> int:
    metrics = widget.fontMetrics()
    return max((metrics.horizontalAdvance(word) for word in _words_of(widget).split()), default=0)


def _sticks_out(widget: QWidget, page: QWidget) -> bool:
    """Whether part of it lies outside one of its parents; a scroll area shows downwards whatever is in it."""
    place = QRect(QPoint(0, 0), widget.size())
    inner: QWidget = widget
    while inner is not page:
        parent = inner.parentWidget()
        if parent is None:
            return False
        place.translate(inner.pos())
        if isinstance(parent.parentWidget(), QScrollArea):
            return place.left() < 0 or place.right() >= parent.width()
        if not parent.rect().contains(place):
            return True
        inner = parent
    return False


def _known_as(widget: QWidget) -> str:
    said = _words_of(widget) or widget.accessibleName()
    return f"{type(widget).__name__} {widget.objectName()} {said[:40]!r} {widget.width()}x{widget.height()}"
