"""Text that is painted rather than set as a label: measured and drawn in lines, a word too long for its room broken.

Not by QTextLayout: PySide 6.12 loses a reference to None with each of its `beginLayout`, until the program stops.
"""

from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from safeguard_desktop.gui.kit.by_number import WRAPPED_TOP_LEFT

_MAY_BREAK = "\u200b"
_HIGHEST = 100_000


# A layout asks for the same height many times over.
@lru_cache(maxsize=1024)
def height_of(words: str, font: QFont, room: int) -> int:
    """How high the words stand in lines at most `room` pixels long."""
    metrics = QFontMetrics(font)
    place = QRect(0, 0, max(1, room), _HIGHEST)
    return metrics.boundingRect(place, WRAPPED_TOP_LEFT, _breakable(words, metrics, room)).height()


def draw(painter: QPainter, place: QRect, words: str, font: QFont) -> None:
    """Draws the words from the top left of a place, in the painter's colour."""
    painter.setFont(font)
    painter.drawText(place, WRAPPED_TOP_LEFT, _breakable(words, QFontMetrics(font), place.width()))


@lru_cache(maxsize=1024)
def longest_word(words: str, font: QFont) -> int:
    """How wide the longest word is, in pixels."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in words.split()), default=0)


def _breakable(words: str, metrics: QFontMetrics, room: int) -> str:
    """The same with places to break inside words that would not fit on a line of their own."""
    if _fits(room, words, metrics):
        return words
    return " ".join(
        word if metrics.horizontalAdvance(word) <= room else _MAY_BREAK.join(word) for word in words.split(" ")
    )


def _fits(room: int, words: str, metrics: QFontMetrics) -> bool:
    """Whether every word fits on a line."""
    return all(metrics.horizontalAdvance(word) <= room for word in words.split(" "))
