"""Choices and tick boxes whose whole row is the target and whose words wrap, which Qt's own do not."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.wrapped_text import draw, height_of, longest_word


class _Row:
    """How both kinds measure and paint: a mark, words, an explanation under them; framed like a tile or plain."""

    def __init__(self, button: QAbstractButton, look: Look, explanation: str, is_tile: bool) -> None:
        self.button, self.look, self.explanation, self.is_tile = button, look, explanation, is_tile
        button.setAccessibleDescription(explanation)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        look.changed.connect(button.updateGeometry)

    @property
    def mark(self) -> int:
        return self.look.px("icon.rail")

    @property
    def inset(self) -> int:
        return self.look.px("space.l") if self.is_tile else self.look.px("space.xs")

    def font(self, *, is_chosen: bool) -> QFont:
        has_weight = self.is_tile and (is_chosen or bool(self.explanation))
        return self.look.font("label" if has_weight else "body")

    def words_left(self) -> int:
        return self.inset + self.mark + self.look.px("space.m")

    def height_for(self, width: int) -> int:
        room = max(1, width - self.words_left() - self.inset)
        height = height_of(self.button.text(), self.font(is_chosen=True), room)
        if self.explanation:
            height += height_of(self.explanation, self.look.font("small"), room)
        least = self.look.px("height.choice_row" if self.is_tile else "height.tick_row")
        return max(least, height + 2 * self.look.px("space.m" if self.explanation else "space.s"))

    def size_hint(self) -> QSize:
        words = QFontMetrics(self.font(is_chosen=True)).horizontalAdvance(self.button.text())
        if self.explanation:
            words = max(words, QFontMetrics(self.look.font("small")).horizontalAdvance(self.explanation))
        width = min(self.words_left() + words + self.inset + 2, self.look.px("width.question_max"))
        return QSize(width, self.height_for(width))

    def smallest(self) -> QSize:
        longest = longest_word(self.button.text(), self.font(is_chosen=True))
        words = min(longest, self.look.px("width.least_words"))
        width = self.words_left() + words + self.inset + 2
        return QSize(width, self.look.px("height.tick_row"))

    def paint(self, *, is_round: bool) -> None:
        painter = QPainter(self.button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_tile:
            self._paint_tile(painter)
        self._paint_mark(painter, is_round=is_round)
        self._paint_words(painter)
        painter.end()

    def _paint_tile(self, painter: QPainter) -> None:
        colours, chosen = self.look.colours, self.button.isChecked()
        width = self.look.chosen_line if chosen else 1
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.control_line), width))
        fill = colours.accent_soft if chosen else colours.hover if self.button.underMouse() else colours.surface
        painter.setBrush(QColor(fill))
        half = width / 2
        radius = self.look.px("radius.choice_row")
        painter.drawRoundedRect(QRectF(self.button.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _mark_box(self) -> QRectF:
        line = QFontMetrics(self.font(is_chosen=False)).height()
        top = self._words_top() + (line - self.mark) / 2
        return QRectF(self.inset, max(1.0, top), self.mark, self.mark).adjusted(1, 1, -1, -1)

    def _paint_mark(self, painter: QPainter, *, is_round: bool) -> None:
        colours, box = self.look.colours, self._mark_box()
        chosen = self.button.isChecked()
        painter.setPen(
            QPen(QColor(colours.accent if chosen else colours.control_line), 2 if chosen and is_round else 1.5)
        )
        painter.setBrush(QColor(colours.accent if chosen and not is_round else colours.field))
        if is_round:
            painter.drawEllipse(box)
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.accent))
                painter.drawEllipse(box.center(), box.width() / 4, box.width() / 4)
            return
        radius = self.look.px("radius.tick")
        painter.drawRoundedRect(box, radius, radius)
        if chosen:
            self._paint_tick(painter, box)

    def _paint_tick(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(QColor(self.look.colours.on_accent), self.mark / 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        places = ((0.24, 0.53), (0.42, 0.70), (0.76, 0.32))
        painter.drawPolyline([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in places])

    def _words_top(self) -> int:
        room = max(1, self.button.width() - self.words_left() - self.inset)
        height = height_of(self.button.text(), self.font(is_chosen=True), room)
        if self.explanation:
            height += height_of(self.explanation, self.look.font("small"), room)
        return max(0, (self.button.height() - height) // 2)

    def _paint_words(self, painter: QPainter) -> None:
        room = max(1, self.button.width() - self.words_left() - self.inset)
        top, left = self._words_top(), self.words_left()
        font = self.font(is_chosen=self.button.isChecked())
        height = height_of(self.button.text(), font, room)
        painter.setPen(QColor(self.look.colours.ink))
        draw(painter, QRect(left, top, room, height), self.button.text(), font)
        if self.explanation:
            painter.setPen(QColor(self.look.colours.ink_soft))
            below = QRect(left, top + height, room, self.button.height())
            draw(painter, below, self.explanation, self.look.font("small"))


class Choice(QRadioButton):
    """One answer of several: a tile with a ring. `choice` is its id, `explanation` a second, smaller line."""

    def __init__(
        self, look: Look, choice: str, words: str, explanation: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.choice = choice
        self.setObjectName(f"choice-{choice}")
        self.row = _Row(self, look, explanation, is_tile=True)

    def sizeHint(self) -> QSize:
        return self.row.size_hint()

    def minimumSizeHint(self) -> QSize:
        return self.row.smallest()

    def heightForWidth(self, width: int) -> int:
        return self.row.height_for(width)

    def hitButton(self, _place: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.row.paint(is_round=True)


class TickBox(QCheckBox):
    """A box to tick, with words that wrap. `choice` is its id."""

    def __init__(
        self, look: Look, choice: str, words: str, explanation: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.choice = choice
        self.setObjectName(f"tick-{choice}")
        self.row = _Row(self, look, explanation, is_tile=False)

    def sizeHint(self) -> QSize:
        return self.row.size_hint()

    def minimumSizeHint(self) -> QSize:
        return self.row.smallest()

    def heightForWidth(self, width: int) -> int:
        return self.row.height_for(width)

    def hitButton(self, _place: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.row.paint(is_round=False)
