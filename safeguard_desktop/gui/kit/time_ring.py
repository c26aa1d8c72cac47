"""A ring that empties as time goes by, with what is left in its middle. The same stands beside it in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from safeguard_desktop.gui.appearance.look import Look

FULL_TURN = 16 * 360
TOP = 16 * 90


class TimeRing(QWidget):
    """`show_left(share, words)`: the share of the time that is left, from 0 to 1."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._share, self._words = 1.0, ""
        look.changed.connect(self._fit)
        self._fit()

    def show_left(self, share: float, words: str) -> None:
        """Calm at every share; once nothing is left it is amber."""
        self._share, self._words = max(0.0, min(1.0, share)), words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole ring as a hairline, what is left of it thick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._look.px("space.xs") + 1
        ring = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        painter.setPen(QPen(QColor(self._look.colours.control_line), 1))
        painter.drawEllipse(ring)
        colour = self._look.colours.accent if self._share else self._look.colours.attention
        painter.setPen(QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, TOP, round(FULL_TURN * (self._share or 1)))
        painter.setPen(QColor(self._look.colours.ink))
        font = self.font()
        font.setPointSizeF(self._look.points("section") * 0.95)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)

    def _fit(self) -> None:
        side = self._look.px("height.top_bar") + self._look.px("space.xl")
        self.setFixedSize(QSize(side, side))
        self.update()
