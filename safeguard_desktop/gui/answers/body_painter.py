"""Paints views of the body with the marks on them, in the colours of the theme."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from safeguard_desktop.domain.body_drawing import Curve
from safeguard_desktop.domain.body_marks import BodyMark
from safeguard_desktop.domain.body_pins import pins_for
from safeguard_desktop.gui.answers.body_places import ViewPlace, half, lines_of_names
from safeguard_desktop.gui.appearance.look import Look

OUTLINE, INNER_LINE = 1.7, 1.1
DOT, PIN = 4.0, 11.0
"""Radii in pixels at 100 %: of the place itself, and of the round number beside it."""

TWO_DIGITS = 10
THREE_DIGITS = 100


@dataclass(frozen=True, slots=True)
class LaidUnder:
    """An earlier map beneath the marks: when it was signed, in words, and its marks."""

    when: str
    marks: tuple[BodyMark, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the views: the marks, the number of the one in hand, earlier maps, and the cross with its site."""

    marks: Sequence[BodyMark] = ()
    chosen: int = 0
    under: Sequence[LaidUnder] = ()
    cross: tuple[str, float, float] | None = None


def draw_views(painter: QPainter, look: Look, places: Sequence[ViewPlace], shown: Shown, widget: QWidget) -> None:
    """Draws everything: figures, the site in hand, earlier maps, marks, the cross."""
    painting = _Painting(painter, look, places, shown, QRectF(widget.rect()))
    painting.figures()
    painting.captions()
    painting.earlier()
    painting.marks()
    painting.cross()


class _Painting:
    def __init__(self, painter: QPainter, look: Look, places: Sequence[ViewPlace], shown: Shown, room: QRectF) -> None:
        self._painter, self._look, self._shown, self._room = painter, look, shown, room
        self._places = {place.view.id: place for place in places}

    def figures(self) -> None:
        colours, painter = self._look.colours, self._painter
        for place in self._places.values():
            outline = QPainterPath()
            for curve in place.view.outlines:
                path = _path(curve, place)
                painter.setPen(_pen(colours.ink_soft, OUTLINE))
                painter.setBrush(QColor(colours.surface))
                painter.drawPath(path)
                outline = outline.united(path)
            self._tint(place, outline)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(colours.control_line, INNER_LINE))
            for curve in place.view.lines:
                painter.drawPath(_path(curve, place))

    def captions(self) -> None:
        look, painter = self._look, self._painter
        line = QFontMetrics(look.font("small")).height()
        for place in self._places.values():
            names = lines_of_names(QFontMetrics(look.font("small")), [*self._places.values()])
            under = QRectF(place.left, place.rect.bottom() + look.px("space.xs"), place.rect.width(), names * line)
            painter.setPen(QColor(look.colours.ink))
            painter.setFont(look.font("small"))
            painter.drawText(under, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, place.view.title)
            painter.setPen(QColor(look.colours.ink_quiet))
            beneath = QRectF(place.left, under.bottom(), half(place), 2 * line)
            painter.drawText(beneath, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, place.view.at_left)
            beneath.moveRight(place.rect.right())
            painter.drawText(beneath, Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextWordWrap, place.view.at_right)

    def earlier(self) -> None:
        colour = QColor(self._look.colours.ink_quiet)
        pen = QPen(colour, INNER_LINE, Qt.PenStyle.DashLine)
        self._painter.setFont(self._look.font("small"))
        for map_ in self._shown.under:
            for mark, spot in self._on_sheet(map_.marks):
                self._painter.setPen(pen)
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawEllipse(spot, self._grown(DOT) * 1.4, self._grown(DOT) * 1.4)
                self._date(spot, map_.when, colour, self._places[mark.view].rect.center().x())

    def marks(self) -> None:
        found = list(self._on_sheet(self._shown.marks))
        radius = self._grown(PIN)
        middles = [self._places[mark.view].rect.center().x() for mark, _spot in found]
        spots = [(spot.x(), spot.y()) for _mark, spot in found]
        pins = pins_for(spots, middles, radius, (self._room.width(), self._room.height()))
        for (mark, spot), pin in zip(found, pins, strict=True):
            self._mark(mark, spot, QPointF(*pin), radius)

    def cross(self) -> None:
        if self._shown.cross is None or self._shown.cross[0] not in self._places:
            return
        view, x, y = self._shown.cross
        spot, arm, gap = self._places[view].spot(x, y), self._grown(PIN) * 1.6, self._grown(DOT)
        for colour, width in ((self._look.colours.focus_gap, 4.0), (self._look.colours.focus, 2.0)):
            self._painter.setPen(_pen(colour, width))
            for toward in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
                self._painter.drawLine(spot + toward * gap, spot + toward * arm)

    def _date(self, spot: QPointF, when: str, colour: QColor, middle: float) -> None:
        """The day beside an earlier mark, outwards, on a ground of its own so that it can be read over lines."""
        metrics = QFontMetrics(self._look.font("small"))
        size = QSizeF(metrics.horizontalAdvance(when) + 4, metrics.height())
        ground = beside_a_mark(spot, size, self._grown(DOT) * 2, middle, self._room)
        self._painter.fillRect(ground, QColor(self._look.colours.surface))
        self._painter.setPen(colour)
        self._painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, when)

    def _mark(self, mark: BodyMark, spot: QPointF, pin: QPointF, radius: float) -> None:
        colours, painter = self._look.colours, self._painter
        is_chosen = mark.number == self._shown.chosen
        edge = colours.accent if is_chosen else colours.ink
        painter.setPen(_pen(edge, OUTLINE))
        painter.drawLine(spot, pin)
        painter.setBrush(QColor(colours.accent_soft if is_chosen else colours.chip))
        painter.drawEllipse(spot, self._grown(DOT), self._grown(DOT))
        painter.setBrush(QColor(colours.accent if is_chosen else colours.surface))
        painter.drawEllipse(pin, radius, radius)
        painter.setPen(QColor(colours.on_accent if is_chosen else colours.ink))
        font = self._look.font("label", numbers=True)
        font.setPointSizeF(font.pointSizeF() * (1 if mark.number < TWO_DIGITS else 0.85))
        if mark.number >= THREE_DIGITS:
            font.setPointSizeF(font.pointSizeF() * 0.7)
        painter.setFont(font)
        around = QRectF(pin.x() - radius, pin.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, str(mark.number))

    def _tint(self, place: ViewPlace, outline: QPainterPath) -> None:
        chosen = next((one for one in self._shown.marks if one.number == self._shown.chosen), None)
        region = place.view.region(chosen.site) if chosen and chosen.view == place.view.id else None
        if region is None:
            return
        corners = [place.spot(x / place.view.width, y / place.view.height) for x, y in region.corners]
        site = QPainterPath()
        site.addPolygon(QPolygonF(corners))
        site.closeSubpath()
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._look.colours.accent_soft))
        self._painter.drawPath(site.intersected(outline))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(_pen(self._look.colours.ink_soft, OUTLINE))
        self._painter.save()
        self._painter.setClipPath(site)
        self._painter.drawPath(outline)
        self._painter.restore()

    def _on_sheet(self, marks: Sequence[BodyMark]) -> Iterator[tuple[BodyMark, QPointF]]:
        for mark in marks:
            if mark.view in self._places:
                yield mark, self._places[mark.view].spot(mark.x, mark.y)

    def _grown(self, length: float) -> float:
        return length * self._look.text_scale


def beside_a_mark(spot: QPointF, size: QSizeF, gap: float, middle: float, room: QRectF) -> QRectF:
    """Where words stand beside a mark, outwards from the middle of a view; where there is no room, under it and not over it."""
    outwards = spot.x() + gap if spot.x() >= middle else spot.x() - gap - size.width()
    left = min(max(outwards, room.left()), room.right() - size.width())
    top = spot.y() - size.height() / 2 if left == outwards else spot.y() + gap
    return QRectF(QPointF(left, min(max(top, room.top()), room.bottom() - size.height())), size)


def _path(curve: Curve, place: ViewPlace) -> QPainterPath:
    def spot(point: tuple[float, float]) -> QPointF:
        return QPointF(place.left + point[0] * place.scale, place.top + point[1] * place.scale)

    path = QPainterPath(spot(curve.points[0]))
    for first, second, to in curve.bends:
        path.cubicTo(spot(first), spot(second), spot(to))
    if curve.is_closed:
        path.closeSubpath()
    return path


def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
