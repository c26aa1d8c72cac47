"""A procedure as a picture that can be walked through: boxes on a grid, arrows between them, each box a button.

Where a case file stands and the flowcharts of the guidance are the same widget over other data.
"""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QWidget

from safeguard_desktop.domain.picture import Node, NodeKind, Picture
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.picture_box import PictureBox
from safeguard_desktop.gui.kit.picture_places import Room, is_stacked, places_of, ways_of
from safeguard_desktop.gui.kit.placed import Placed
from safeguard_desktop.gui.kit.words import Words

_ALONG = 3
"""How much more a step across the way weighs than one along it, when an arrow key looks for the next box."""


class ProcedurePicture(Placed):
    """`opened(id)` comes when a box is opened: a press, Enter or Space. Arrow keys move between the boxes; Tab leaves them."""

    opened = Signal(str)

    def __init__(self, look: Look, name: str, says: str) -> None:
        super().__init__([])
        self._look = look
        self._picture = Picture(1, ())
        self._boxes: dict[str, PictureBox] = {}
        self._headings: dict[str, Words] = {}
        self._current = ""
        self.setObjectName(name)
        self.setAccessibleName(says)
        look.changed.connect(self._fit)

    def show_picture(self, picture: Picture) -> None:
        """Shows another picture; the box that had the focus keeps it where it is still there."""
        if picture == self._picture:
            return
        had_focus = any(box.hasFocus() for box in self._boxes.values())
        for widget in self.widgets:
            widget.hide()
            widget.deleteLater()
        self._picture = picture
        self._boxes, self._headings = {}, {}
        self.widgets = [self._made(node) for node in picture.nodes]
        for widget in self.widgets:
            widget.setParent(self)
            widget.show()
        self._make_current(self._current if self._current in self._boxes else self._first())
        if had_focus and self._current:
            self._boxes[self._current].setFocus()
        self._fit()

    def box(self, node_id: str) -> PictureBox | None:
        """One of the boxes, for the focus."""
        return self._boxes.get(node_id)

    def go_here(self) -> PictureBox | None:
        """Puts the focus on the box where the case, or the reader, is, and returns it; the first one where there is none."""
        self._make_current(self._first())
        box = self._boxes.get(self._current)
        if box is not None:
            box.setFocus()
        return box

    @property
    def current(self) -> str:
        """The id of the box that has or last had the focus; "" where there is none."""
        return self._current

    def heightForWidth(self, width: int) -> int:
        # At its foot there is room for the ring around the last box.
        return super().heightForWidth(width) + self._look.px("space.xs")

    def places(self, width: int) -> Iterator[QRect]:
        """The nodes in reading order."""
        room = self._room(width)
        places = self._placed(room)
        edge = self._edge
        yield from (places[node.id].translated(edge, self._look.px("space.xs")) for node in self._picture.nodes)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._edge, self._look.px("space.xs"))
        room = self._room(self.width())
        places = self._placed(room)
        for edge, corners in ways_of(self._picture, room, places):
            self._paint_arrow(painter, corners)
            if edge.words:
                self._paint_words(painter, corners, edge.words, places[edge.end])
        painter.end()

    def _made(self, node: Node) -> QWidget:
        if node.kind is NodeKind.HEADING:
            heading = self._headings[node.id] = Words(". ".join((node.title, *node.lines)), "section")
            return heading
        box = self._boxes[node.id] = PictureBox(self._look, node, self._comes_after(node))
        box.setAccessibleDescription(self._in_words(node))
        box.clicked.connect(lambda _checked=False: self._on_opened(node.id))
        box.moved.connect(lambda key: self._on_moved(box, key))
        return box

    def _in_words(self, node: Node) -> str:
        """What the arrows say, for those who do not see them."""
        meanings = [edge.words for edge in self._picture.edges if edge.end == node.id and edge.words]
        before, after = self._picture.before(node.id), self._picture.after(node.id)
        said = [*meanings]
        if before:
            said.append(_("After: {titles}").format(titles=_titles(before)))
        if after:
            said.append(_("Then: {titles}").format(titles=_titles(after)))
        return ". ".join(said)

    def _comes_after(self, node: Node) -> str:
        """Where it comes from, in words, unless that is the box right above when they stand one under the other."""
        before, number = self._picture.before(node.id), self._picture.nodes.index(node)
        is_told = not before or [one.id for one in before] == [
            one.id for one in self._picture.nodes[number - 1 : number]
        ]
        return "" if is_told else _("After: {titles}").format(titles=_titles(before))

    def _place(self) -> None:
        stacked = is_stacked(self._picture, self._room(self.width()))
        for box in self._boxes.values():
            box.say_after(says_after=stacked)
        super()._place()

    def _first(self) -> str:
        here = (node.id for node in self._picture.nodes if node.is_here and node.id in self._boxes)
        return next(here, next(iter(self._boxes), ""))

    def _make_current(self, node_id: str) -> None:
        """Tab comes to one box alone, the last one that was looked at."""
        if self._current in self._boxes:
            self._boxes[self._current].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = node_id
        if node_id:
            self._boxes[node_id].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _on_opened(self, node_id: str) -> None:
        self._make_current(node_id)
        self.opened.emit(node_id)

    def _on_moved(self, box: PictureBox, key: int) -> None:
        boxes = [*self._boxes.values()]
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            found = boxes[0 if key == Qt.Key.Key_Home else -1]
        else:
            found = _nearest(box, boxes, Qt.Key(key)) or box
        self._make_current(found.node.id)
        found.setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _placed(self, room: Room) -> Mapping[str, QRect]:
        stacked = is_stacked(self._picture, room)
        return places_of(self._picture, room, lambda node, width: self._height(node, width, is_stacked=stacked))

    def _height(self, node: Node, width: int, *, is_stacked: bool) -> int:
        box = self._boxes.get(node.id)
        return box.high(width, says_after=is_stacked) if box else self._headings[node.id].heightForWidth(width)

    @property
    def _edge(self) -> int:
        """Room at the left for arrows that pass every box, and for the ring."""
        return self._look.px("space.m")

    def _room(self, width: int) -> Room:
        look = self._look
        least = look.px("width.least_words") * 3 // 2
        return Room(width - 2 * self._edge, look.px("space.xl"), look.px("space.xl"), least)

    def _paint_arrow(self, painter: QPainter, corners: Sequence[QPoint]) -> None:
        colour = QColor(self._look.colours.control_line)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygon(corners))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(_head(corners[-2], corners[-1], self._look.px("space.s") * 2 // 3))

    def _paint_words(self, painter: QPainter, corners: Sequence[QPoint], words: str, end: QRect) -> None:
        font = self._look.font("small")
        painter.setFont(font)
        painter.setPen(QColor(self._look.colours.ink_soft))
        left = corners[-1].x() + self._look.px("space.s")
        room = QRect(left, corners[-1].y() - self._look.px("space.xl"), end.right() - left, self._look.px("space.xl"))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _titles(nodes: Sequence[Node]) -> str:
    return ", ".join(node.title for node in nodes)


def _head(before: QPoint, point: QPoint, size: int) -> QPolygon:
    """The point of an arrow that comes from `before`."""
    if before.x() == point.x():
        back = -size if point.y() > before.y() else size
        return QPolygon([point, point + QPoint(-size, back), point + QPoint(size, back)])
    back = -size if point.x() > before.x() else size
    return QPolygon([point, point + QPoint(back, -size), point + QPoint(back, size)])


def _nearest(box: PictureBox, boxes: Sequence[PictureBox], key: Qt.Key) -> PictureBox | None:
    """The next box that way: near along it, and little aside."""
    here = box.geometry().center()
    is_level = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
    sign = 1 if key in {Qt.Key.Key_Right, Qt.Key.Key_Down} else -1
    found = []
    for number, other in enumerate(boxes):
        by = other.geometry().center() - here
        along, aside = (by.x(), by.y()) if is_level else (by.y(), by.x())
        if other is not box and along * sign > 0:
            found.append((along * sign + _ALONG * abs(aside), number, other))
    return min(found)[2] if found else None
