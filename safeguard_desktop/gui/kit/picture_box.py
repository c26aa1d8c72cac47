"""One box of a picture: its title, lines, limit and state, all of it the target."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from safeguard_desktop.domain.picture import Node, NodeKind, NodeState
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.wrapped_text import draw, height_of

ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}


@dataclass(frozen=True, slots=True)
class _Dress:
    """How a state is drawn: its icon, the colours of icon, words, ground and edge."""

    icon: str = ""
    icon_colour: str = "ink_soft"
    words: str = "ink_soft"
    ground: str = "surface"
    edge: str = "control_line"


_DRESSES = {
    NodeState.PLAIN: _Dress(),
    NodeState.DONE: _Dress("complete", "done", "done_text", "done_soft", "done"),
    NodeState.DONE_LATE: _Dress("complete", "attention", "attention_text", "surface", "attention"),
    NodeState.LATE: _Dress("late", "attention", "attention_text", "attention_soft", "attention"),
    NodeState.NEXT: _Dress("due_today", "accent", "accent_text", "accent_soft", "accent"),
    NodeState.COMING: _Dress("not_started"),
    NodeState.WAITING: _Dress("waiting"),
}


def state_in_words(state: NodeState) -> str:
    """The word for a state; "" where there is none to say."""
    return {
        NodeState.DONE: _("Done"),
        NodeState.DONE_LATE: _("Done, late"),
        NodeState.LATE: _("Late"),
        NodeState.NEXT: _("Next"),
        NodeState.COMING: _("Still to come"),
        NodeState.WAITING: _("Waiting for others"),
    }.get(state, "")


@dataclass(frozen=True, slots=True)
class _Text:
    """Words in the box with their style, colour and icon; "" where there is none."""

    words: str
    style: str
    colour: str
    icon: str = ""
    icon_colour: str = ""


class PictureBox(QAbstractButton):
    """`moved(key)` comes with an arrow key, Home or End; `clicked` when it is opened."""

    moved = Signal(int)

    def __init__(self, look: Look, node: Node, comes_after: str = "") -> None:
        """`comes_after` says what an arrow would, where none can be drawn ("After: ...")."""
        super().__init__()
        self._look, self.node = look, node
        self._comes_after, self._says_after = comes_after, False
        self.setObjectName(f"node-{node.id}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(node.title)
        said = (node.title, *node.lines, node.limit, node.said or state_in_words(node.state))
        here = _("You are here") if node.is_here else ""
        self.setAccessibleName(". ".join(words.rstrip(".") for words in (*said, here) if words))

    def say_after(self, *, says_after: bool) -> None:
        """Whether what it comes after stands over its title."""
        self._says_after = says_after

    def high(self, width: int, *, says_after: bool) -> int:
        """How high it is at a width, with or without what it comes after."""
        room = self._room(width)
        high = sum(self._height(text, room) for text in self._texts(says_after=says_after))
        return high + 2 * self._look.px("space.s")

    def heightForWidth(self, width: int) -> int:
        return self.high(width, says_after=self._says_after)

    def sizeHint(self) -> QSize:
        width = self._look.px("width.least_words") * 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px("width.least_words") // 2, self._look.px("height.target"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter and Space open."""
        if event.key() in ARROWS:
            self.moved.emit(event.key())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inset, top = self._look.px("space.m"), self._look.px("space.s")
        room = self._room(self.width())
        for text in self._texts(says_after=self._says_after):
            high = self._height(text, room)
            left = inset
            if text.icon:
                painter.drawPixmap(left, top + 1, self._look.pixmap(text.icon, text.icon_colour, "small"))
                left += self._icon_room
            painter.setPen(QColor(getattr(self._look.colours, text.colour)))
            draw(painter, QRect(left, top, self.width() - left - inset, high), text.words, self._look.font(text.style))
            top += high
        painter.end()

    def _texts(self, *, says_after: bool) -> Iterator[_Text]:
        node, dress = self.node, _DRESSES[self.node.state]
        if says_after and self._comes_after:
            yield _Text(self._comes_after, "small", "ink_quiet")
        yield _Text(node.title, "label", "ink")
        for line in node.lines:
            yield _Text(line, "small", "ink_soft")
        if node.limit:
            yield _Text(node.limit, "small", "accent_text", "due_today", "accent_text")
        said = node.said or state_in_words(node.state)
        if said:
            yield _Text(said, "small", dress.words, dress.icon, dress.icon_colour)
        if node.is_here:
            yield _Text(_("You are here"), "small", "accent_text", "in_progress", "accent_text")

    def _height(self, text: _Text, room: int) -> int:
        return height_of(text.words, self._look.font(text.style), room - (self._icon_room if text.icon else 0))

    def _room(self, width: int) -> int:
        return width - 2 * self._look.px("space.m")

    @property
    def _icon_room(self) -> int:
        return self._look.px("icon.small") + self._look.px("space.xs")

    def _paint_ground(self, painter: QPainter) -> None:
        look, dress = self._look, _DRESSES[self.node.state]
        colours = look.colours
        ground = colours.hover if self.underMouse() and self.node.state is NodeState.PLAIN else None
        is_strong = self.node.is_here or self.node.state in {NodeState.LATE, NodeState.NEXT}
        width = look.chosen_line if is_strong else look.line("control")
        edge = colours.accent if self.node.is_here else getattr(colours, dress.edge)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(ground or getattr(colours, dress.ground)))
        radius = look.px("radius.choice_row") * (2 if self.node.kind is NodeKind.FACT else 1)
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
