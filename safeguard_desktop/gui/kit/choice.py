"""Choices and tick boxes whose whole row is the target and whose words wrap, which Qt's own do not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.kit.wrapped_text import draw, height_of, longest_word

# Qt's classes mix with plain ones alone; the types want to know what the plain one is mixed with.
if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Row:
    """How both kinds measure and paint: a mark, words, an explanation under them; framed like a tile or plain."""

    def __init__(self, button: QAbstractButton, look: Look, explanation: str, is_tile: bool) -> None:
        self.button, self.look, self.explanation, self.is_tile = button, look, explanation, is_tile
        button.setAccessibleDescription(explanation)
        self.below = Words(explanation, "small", "soft", button) if explanation else None
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
        height = self._whole_height(max(1, width - self.words_left() - self.inset))
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

    def point(self) -> None:
        """Shows the hand of what can be pressed."""
        from PySide6.QtCore import Qt

        self.button.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint(self, *, is_round: bool) -> None:
        painter = QPainter(self.button)
        QSvgRenderer(self._shapes(is_round=is_round).encode()).render(painter, QRectF(self.button.rect()))
        room = self._room()
        words = QRect(self.words_left(), self._words_top(), room, self.button.height())
        # The painter begins with the pen of the palette, which is ink.
        draw(painter, words, self.button.text(), self.font(is_chosen=self.button.isChecked()))
        painter.end()

    def _shapes(self, *, is_round: bool) -> str:
        """Tile and mark as SVG: a pen would ask for `Qt`, see by_number."""
        chosen = self.button.isChecked()
        drawn = [self._tile(is_chosen=chosen)] if self.is_tile else []
        drawn.append(self._ring(is_chosen=chosen) if is_round else self._box(is_chosen=chosen))
        size = f"{self.button.width()} {self.button.height()}"
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">{"".join(drawn)}</svg>'

    def _tile(self, *, is_chosen: bool) -> str:
        colours = self.look.colours
        width = self.look.chosen_line if is_chosen else 1
        fill = colours.accent_soft if is_chosen else colours.hover if self.button.underMouse() else colours.surface
        edge = colours.accent if is_chosen else colours.control_line
        place = QRectF(self.button.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        return _rounded(place, self.look.px("radius.choice_row"), fill, edge, width)

    def _mark_box(self) -> QRectF:
        line = QFontMetrics(self.font(is_chosen=False)).height()
        top = self._words_top() + (line - self.mark) / 2
        return QRectF(self.inset, max(1.0, top), self.mark, self.mark).adjusted(1, 1, -1, -1)

    def _ring(self, *, is_chosen: bool) -> str:
        colours, box = self.look.colours, self._mark_box()
        middle = f'cx="{box.center().x()}" cy="{box.center().y()}"'
        edge, width = (colours.accent, 2) if is_chosen else (colours.control_line, 1.5)
        ring = f'<circle {middle} r="{box.width() / 2}" fill="{colours.field}" stroke="{edge}" stroke-width="{width}"/>'
        dot = f'<circle {middle} r="{box.width() / 4}" fill="{colours.accent}"/>'
        return ring + dot if is_chosen else ring

    def _box(self, *, is_chosen: bool) -> str:
        colours, box = self.look.colours, self._mark_box()
        edge, fill = (colours.accent, colours.accent) if is_chosen else (colours.control_line, colours.field)
        drawn = _rounded(box, self.look.px("radius.tick"), fill, edge, 1.5)
        if not is_chosen:
            return drawn
        places = ((0.24, 0.53), (0.42, 0.70), (0.76, 0.32))
        line = " ".join(f"{box.left() + x * box.width()},{box.top() + y * box.height()}" for x, y in places)
        stroke = f'stroke="{colours.on_accent}" stroke-width="{self.mark / 9}" stroke-linecap="round" stroke-linejoin="bevel"'
        return drawn + f'<polyline points="{line}" fill="none" {stroke}/>'

    def place_explanation(self) -> None:
        """Under the words."""
        if self.below is not None:
            room = self._room()
            top = self._words_top() + self._words_height(room, is_chosen=self.button.isChecked())
            self.below.setGeometry(self.words_left(), top, room, self._explanation_height(room))

    def _room(self) -> int:
        return max(1, self.button.width() - self.words_left() - self.inset)

    def _words_height(self, room: int, *, is_chosen: bool) -> int:
        return height_of(self.button.text(), self.font(is_chosen=is_chosen), room)

    def _whole_height(self, room: int) -> int:
        return self._words_height(room, is_chosen=True) + self._explanation_height(room)

    def _explanation_height(self, room: int) -> int:
        """Not asked of its label, which has its own font only once it is shown."""
        return height_of(self.explanation, self.look.font("small"), room) if self.explanation else 0

    def _words_top(self) -> int:
        return max(0, (self.button.height() - self._whole_height(self._room())) // 2)


def _rounded(place: QRectF, radius: float, fill: str, edge: str, width: float) -> str:
    box = (
        f'x="{place.x()}" y="{place.y()}" width="{place.width()}" height="{place.height()}" rx="{radius}" ry="{radius}"'
    )
    return f'<rect {box} fill="{fill}" stroke="{edge}" stroke-width="{width}"/>'


class _AsRow(_Button):
    """What both do as their row does: its size, its whole width to press, its drawing."""

    row: _Row

    def sizeHint(self) -> QSize:
        return self.row.size_hint()

    def minimumSizeHint(self) -> QSize:
        return self.row.smallest()

    def heightForWidth(self, width: int) -> int:
        return self.row.height_for(width)

    def hitButton(self, _place: object) -> bool:
        return True

    def enterEvent(self, event: QEnterEvent) -> None:
        self.row.point()
        super().enterEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.row.place_explanation()


class Choice(_AsRow, QRadioButton):
    """One answer of several: a tile with a ring. `choice` is its id, `explanation` a second, smaller line."""

    def __init__(
        self, look: Look, choice: str, words: str, explanation: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.choice = choice
        self.setObjectName(f"choice-{choice}")
        self.row = _Row(self, look, explanation, is_tile=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.row.paint(is_round=True)


class TickBox(_AsRow, QCheckBox):
    """A box to tick, with words that wrap. `choice` is its id."""

    def __init__(
        self, look: Look, choice: str, words: str, explanation: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.choice = choice
        self.setObjectName(f"tick-{choice}")
        self.row = _Row(self, look, explanation, is_tile=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.row.paint(is_round=False)
