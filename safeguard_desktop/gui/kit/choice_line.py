"""One line of a list of steps: an icon for its state, its title and its state in words, all of it the target."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.wrapped_text import draw, height_of

_COLOURS = {
    "needs_answer": ("attention", "attention_text"),
    "complete": ("done", "done_text"),
    "signed": ("done", "done_text"),
}


class ChoiceLine(QAbstractButton):
    """A step that can be gone to."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._state, self._words, self._is_current = "not_started", "", False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_step(self, title: str, state: str, words: str, *, is_current: bool) -> None:
        """Shows another state."""
        self.setText(title)
        self._state, self._words, self._is_current = state, words, is_current
        self.setAccessibleName(f"{title}. {words}" if words else title)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        room = width - self._left() - self._look.px("space.s")
        height = self._height("label", self.text(), room) + (
            self._height("small", self._words, room) if self._words else 0
        )
        return max(self._look.px("height.list_row"), height + 2 * self._look.px("space.s"))

    def sizeHint(self) -> QSize:
        width = self._look.px("width.section_list") - 2 * self._look.px("space.m")
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() * 2, self._look.px("height.list_row"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        icon, ink = _COLOURS.get(self._state, ("ink_soft", "ink_soft"))
        top = self._look.px("space.s")
        painter.drawPixmap(self._look.px("space.s"), top, self._look.pixmap(self._state, icon))
        room = self.width() - self._left() - self._look.px("space.s")
        height = self._height("label", self.text(), room)
        painter.setPen(QColor(self._look.colours.ink))
        font = self._look.font("label" if self._is_current else "body")
        draw(painter, QRect(self._left(), top, room, height), self.text(), font)
        painter.setPen(QColor(getattr(self._look.colours, ink)))
        below = QRect(self._left(), top + height, room, self.height())
        draw(painter, below, self._words, self._look.font("small"))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        colours = self._look.colours
        if not self._is_current and not self.underMouse():
            return
        painter.setBrush(QColor(colours.accent_soft if self._is_current else colours.hover))
        has_edge = self._is_current and self._look.theme.is_high_contrast
        painter.setPen(QPen(QColor(colours.accent), self._look.chosen_line) if has_edge else Qt.PenStyle.NoPen)
        radius = self._look.px("radius.control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _left(self) -> int:
        return self._look.px("space.s") + self._look.px("icon.body") + self._look.px("space.m")

    def _height(self, style: str, words: str, room: int) -> int:
        return height_of(words, self._look.font(style), room)
