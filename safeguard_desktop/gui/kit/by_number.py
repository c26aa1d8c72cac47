"""Settings of widgets by the numbers Qt gives them, for what is made before the first paint.

Asking for PySide6's `Qt` once makes its 94 enumerations, which takes a tenth of the whole start; a test holds that the first page
does without, and that the numbers are Qt's.
"""

from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

NO_FOCUS = 0
PLAIN_TEXT = 0
SCROLL_BAR_OFF = 1
LIGHT, DARK = 1, 2
SENSITIVE = 0x2 | 0x4 | 0x40
"""A line for a secret: sensitive, no capital letter by itself, no predicted words."""

TOP_LEFT = 0x1 | 0x20
WRAPPED_TOP_LEFT = TOP_LEFT | 0x1000


def take_as_plain(label: QLabel) -> None:
    """Never reads a label's text as mark-up."""
    label.setProperty("textFormat", PLAIN_TEXT)


def stand_on_top(label: QLabel) -> None:
    """Keeps what a label shows at its top left, however high it is."""
    label.setProperty("alignment", TOP_LEFT)


def never_scroll_sideways(area: QAbstractScrollArea) -> None:
    """Keeps an area from showing a bar at its bottom."""
    area.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_OFF)


def take_no_focus(widget: QWidget) -> None:
    """Keeps the focus for what is inside."""
    widget.setProperty("focusPolicy", NO_FOCUS)
