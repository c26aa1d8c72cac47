"""Paints rows and heads of groups, side by side where there is room, one under the other where there is not."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.rows import GroupHead, Row, Rows
from safeguard_desktop.gui.kit.wrapped_text import draw, height_of

_WHO, _WHEN, _WHOSE = 98, 178, 160
_GAP = 12


@dataclass(frozen=True, slots=True)
class _Text:
    words: str
    style: str
    colour: str
    icon: str = ""
    is_chip: bool = False
    has_figures: bool = False


class RowPainter(QStyledItemDelegate):
    """The delegate of `RowList`."""

    def __init__(self, look: Look, view: QListView, rows: Rows) -> None:
        super().__init__(view)
        self._look, self._view, self._rows = look, view, rows

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        item = self._rows.item(index)
        width = max(1, self._view.viewport().width())
        if isinstance(item, GroupHead):
            return QSize(width, self._look.px("height.list_group"))
        tallest = self._height(item, width - 2 * self._inset)
        return QSize(width, max(self._look.px("height.list_row"), tallest + 2 * self._inset // 2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        item, place = self._rows.item(index), option.rect
        if isinstance(item, GroupHead):
            self._paint_head(painter, place, item)
        else:
            self._paint_ground(painter, place, option)
            self._paint_row(painter, place.adjusted(self._inset, self._inset // 2, -self._inset, 0), item)
        painter.restore()

    @property
    def _inset(self) -> int:
        return self._look.px("space.m")

    def _cells(self, row: Row, width: int) -> list[tuple[int, list[_Text]]]:
        """The columns of a row as widths and lines; one column of all lines where there is no room for several."""
        who = [_Text(row.who, "label", "ink"), _Text(row.reference, "small", "ink_soft")]
        why = " ".join(filter(None, (row.why, row.paragraph)))
        what = [_Text(row.what, "action", "ink"), _Text(why, "small", "ink_soft")]
        late = ("attention_text", "late") if row.is_late else ("ink_soft", "")
        when = [_Text(row.when, "body", "ink", has_figures=True), _Text(row.distance, "small", *late)]
        whose = [_Text(row.whose, "body", "ink"), _Text(row.holder, "small", "ink_soft")]
        if row.chip:
            whose = [_Text(row.chip, "small", "accent_text", is_chip=True)]
        if not self._look.is_at_least("single_column_below", width):
            return [(width, [one for cell in (who, whose, what, when) for one in cell if one.words])]
        sized = [(_WHO, who), (0, what), (_WHEN, when), (_WHOSE, whose)]
        used = [(self._scaled(room), cell) for room, cell in sized if not room or self._is_used(cell, room)]
        taken = sum(room for room, _cell in used) + self._scaled(_GAP) * (len(used) - 1)
        return [(room or max(1, width - taken), [one for one in cell if one.words]) for room, cell in used]

    def _is_used(self, cell: list[_Text], room: int) -> bool:
        """Whether any row has something in this column, so that columns stand under one another."""
        names = {_WHO: ("who", "reference"), _WHEN: ("when", "distance"), _WHOSE: ("whose", "holder", "chip")}[room]
        has_own = any(one.words for one in cell)
        return has_own or any(getattr(row, name) for row in self._rows.items if isinstance(row, Row) for name in names)

    def _scaled(self, pixels: int) -> int:
        return round(pixels * self._look.text_scale)

    def _height(self, row: Row, width: int) -> int:
        return max(sum(self._text_height(one, room) for one in cell) for room, cell in self._cells(row, width))

    def _text_height(self, text: _Text, room: int) -> int:
        if text.is_chip:
            return self._look.px("height.chip")
        return height_of(
            text.words, self._look.font(text.style, numbers=text.has_figures), room - self._icon_room(text)
        )

    def _icon_room(self, text: _Text) -> int:
        return self._look.px("icon.inline") + self._look.px("space.xs") if text.icon else 0

    def _paint_ground(self, painter: QPainter, place: QRect, option: QStyleOptionViewItem) -> None:
        colours, state = self._look.colours, option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_soft if is_chosen else colours.hover))
            has_edge = is_chosen and (self._look.theme.is_high_contrast or self._view.hasFocus())
            width = self._look.chosen_line
            painter.setPen(QPen(QColor(colours.focus), width) if has_edge else Qt.PenStyle.NoPen)
            radius = self._look.px("radius.control")
            painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -2, -2), radius, radius)
            return
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.drawLine(place.left() + self._inset, place.bottom(), place.right() - self._inset, place.bottom())

    def _paint_row(self, painter: QPainter, place: QRect, row: Row) -> None:
        left = place.left()
        for room, cell in self._cells(row, place.width()):
            top = place.top()
            for text in cell:
                height = self._text_height(text, room)
                self._paint_text(painter, QRect(left, top, room, height), text)
                top += height
            left += room + self._scaled(_GAP)

    def _paint_text(self, painter: QPainter, place: QRect, text: _Text) -> None:
        painter.setFont(self._look.font(text.style, numbers=text.has_figures))
        if text.is_chip:
            width = QFontMetrics(painter.font()).horizontalAdvance(text.words) + 2 * self._look.px("space.s")
            chip = QRect(place.left(), place.top(), min(width, place.width()), place.height() - 2)
            painter.setBrush(QColor(self._look.colours.surface))
            painter.setPen(QPen(QColor(self._look.colours.accent), 1))
            painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            painter.setPen(QColor(self._look.colours.accent_text))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text.words)
            return
        if text.icon:
            line = QFontMetrics(painter.font()).height()
            size = self._look.px("icon.inline")
            pixmap = self._look.pixmap(text.icon, "attention", "inline")
            painter.drawPixmap(place.left(), place.top() + (line - size) // 2, pixmap)
        painter.setPen(QColor(getattr(self._look.colours, text.colour)))
        draw(painter, place.adjusted(self._icon_room(text), 0, 0, 0), text.words, painter.font())

    def _paint_head(self, painter: QPainter, place: QRect, head: GroupHead) -> None:
        colours, inset = self._look.colours, self._inset
        ink = colours.attention_text if head.is_late else colours.ink
        size = self._look.px("icon.body")
        middle = place.center().y()
        icon = self._look.pixmap(head.icon, "attention" if head.is_late else "ink")
        painter.drawPixmap(place.left() + inset, middle - size // 2, icon)
        painter.setFont(self._look.font("label"))
        painter.setPen(QColor(ink))
        left = place.left() + inset + size + self._look.px("space.s")
        words = QRect(left, place.top(), place.width() - left, place.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, head.words)
        advance = QFontMetrics(painter.font()).horizontalAdvance(head.words) + self._look.px("space.s")
        painter.setFont(self._look.font("body", numbers=True))
        painter.setPen(QColor(colours.ink_soft))
        painter.drawText(words.adjusted(advance, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(head.count))
        painter.setPen(QPen(QColor(colours.hairline), 1))
        painter.drawLine(place.left() + inset, place.bottom(), place.right() - inset, place.bottom())
