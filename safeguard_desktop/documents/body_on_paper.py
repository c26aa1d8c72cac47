"""Views of the body on the page: each a figure with its words for who cannot see it, and numbered marks at their places."""

from collections.abc import Iterator, Sequence

from safeguard_desktop.documents.galley import Galley, Letters, Stroke
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import CELL_SIDE, INK, LABEL, LEFT, MM, NOTE, RIGHT, RULE, Style
from safeguard_desktop.documents.typefaces import SEMIBOLD
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.body_drawing import BodyDrawing, Curve, Place, View
from safeguard_desktop.domain.body_marks import BodyMark, drawing_of, marks_of
from safeguard_desktop.domain.body_pins import pins_for
from safeguard_desktop.domain.texts import gettext as _

INSIDE = RIGHT - LEFT - 2 * CELL_SIDE
GAP = 2.5 * MM
MEASURE_MM = 50
OUTLINE_WEIGHT, LINE_WEIGHT = 1.1, 0.6
DOT, PIN = 1.1 * MM, 2.4 * MM
MEASURE_ROOM = GAP + 2 * NOTE.leading
NUMBER = Style(SEMIBOLD, 8, 10)
SMALL_NUMBER = Style(SEMIBOLD, 6, 8)
PAPER = "FFFFFF"
LARGEST_SINGLE = 9

ALWAYS_SHOWN = 2
"""The first views, front and back, are printed also where they have no mark: that nothing was seen there is an answer."""

ROUND = 0.5523
"""How far a handle stands off for a quarter of a circle, counted in its radius."""


def set_marked_views(galley: Galley, parent: Element, drawing: BodyDrawing, answer: Answer) -> None:
    """Sets the views that have marks, after front and back; nothing where there is no mark that belongs on this drawing."""
    views, marks = _marked(drawing, answer)
    if marks:
        set_views(galley, parent, views, marks)


def height_of_first_views(drawing: BodyDrawing, answer: Answer) -> float:
    """The room that has to be left for the first of the views with marks; 0 where there is none."""
    views, marks = _marked(drawing, answer)
    return _height(_rows(views)[0]) if marks else 0.0


def _marked(drawing: BodyDrawing, answer: Answer) -> tuple[list[View], tuple[BodyMark, ...]]:
    marks = marks_of(answer) if drawing_of(answer) == drawing.id else ()
    marked = {mark.view for mark in marks}
    views = [view for place, view in enumerate(drawing.views) if place < ALWAYS_SHOWN or view.id in marked]
    return views, marks


def set_views(galley: Galley, parent: Element, views: Sequence[View], marks: Sequence[BodyMark] = ()) -> None:
    """Sets views from the left to the right, as many in a row as fit, at their size on paper, with a line to measure by."""
    rows = _rows(views)
    for row in rows:
        height = max(view.paper_height_mm for view in row) * MM
        galley.keep(_height(row) + (MEASURE_ROOM if row is rows[-1] else 0))
        galley.space(GAP)
        spare = INSIDE - sum(_width(view) for view in row) - GAP * (len(row) - 1)
        left = LEFT + CELL_SIDE + max(0.0, spare / 2)
        for view in row:
            top = galley.y + height - view.paper_height_mm * MM
            _Figure(galley, parent.add("Figure"), view, left, top).draw([one for one in marks if one.view == view.id])
            left += _width(view) + GAP
        galley.y += height + 2 * LABEL.leading
    _set_measure(galley, parent)
    galley.space(GAP)


def _height(row: Sequence[View]) -> float:
    return max(view.paper_height_mm for view in row) * MM + 2 * LABEL.leading + GAP


def _set_measure(galley: Galley, parent: Element) -> None:
    """A line of a known length, which shows whether the page was printed at its size; and that the drawing is not life-size."""
    words = _(
        "This line is {n} mm long where the page was printed at its own size. The drawing is not life-size: the size of a mark"
        " stands in words beside its number."
    ).format(n=MEASURE_MM)
    galley.keep(MEASURE_ROOM)
    galley.space(GAP)
    top, left, long = galley.y, LEFT + CELL_SIDE, MEASURE_MM * MM
    galley.y = top + NOTE.leading
    for end in (left, left + long):
        galley.upright(end, top)
    galley.rule(left, left + long, LINE_WEIGHT)
    galley.y = top
    beside = left + long + 2 * CELL_SIDE
    galley.text(words, NOTE, parent.add("P"), beside, RIGHT - CELL_SIDE - beside)


def _rows(views: Sequence[View]) -> list[list[View]]:
    rows: list[list[View]] = []
    room = 0.0
    for view in views:
        if not rows or _width(view) > room:
            rows.append([])
            room = INSIDE
        rows[-1].append(view)
        room -= _width(view) + GAP
    return rows


def _width(view: View) -> float:
    return view.width / view.height * view.paper_height_mm * MM


class _Figure:
    """One view at its place; a unit of the drawing is `scale` points."""

    def __init__(self, galley: Galley, element: Element, view: View, left: float, top: float) -> None:
        self._galley, self._element, self._view = galley, element, view
        self._left, self._top = left, top
        self._scale = view.paper_height_mm * MM / view.height
        self._width, self._height = view.width * self._scale, view.height * self._scale

    def draw(self, marks: Sequence[BodyMark]) -> None:
        bottom = self._top + self._height + 2 * LABEL.leading
        self._element.box = self._left, self._top, self._left + self._width, bottom
        self._element.alternative = _said(self._view, marks)
        for curve in self._view.outlines:
            self._stroke(curve, OUTLINE_WEIGHT, INK, PAPER)
        for curve in self._view.lines:
            self._stroke(curve, LINE_WEIGHT, RULE)
        self._captions()
        self._marks(marks)

    def _marks(self, marks: Sequence[BodyMark]) -> None:
        spots = [(mark.x * self._width, mark.y * self._height) for mark in marks]
        middles = [self._width / 2] * len(marks)
        pins = pins_for(spots, middles, PIN, (self._width, self._height))
        for spot, pin in zip(spots, pins, strict=True):
            self._line(spot, pin)
            self._circle(spot, DOT, INK)
        for mark, pin in zip(marks, pins, strict=True):
            self._circle(pin, PIN, PAPER)
            style = NUMBER if mark.number <= LARGEST_SINGLE else SMALL_NUMBER
            self._words(str(mark.number), style, pin[0], self._top + pin[1] + 0.36 * style.size)

    def _captions(self) -> None:
        below = self._top + self._height + 0.8 * LABEL.leading
        self._words(self._view.title, LABEL, self._width / 2, below)
        for words, share in ((self._view.at_left, 0.2), (self._view.at_right, 0.8)):
            if words:
                self._words(words, NOTE, self._width * share, below + LABEL.leading)

    def _words(self, words: str, style: Style, middle: float, baseline: float) -> None:
        line = next(iter(self._galley.measure.lines(words, style.face, style.size, RIGHT)))
        start = self._left + middle - line.width / 2
        self._galley.page.words.append(Letters(self._element, line, style, start, baseline))

    def _stroke(self, curve: Curve, weight: float, colour: str, ground: str = "") -> None:
        bends = tuple((self._at(first), self._at(second), self._at(to)) for first, second, to in curve.bends)
        start = self._at(curve.points[0])
        self._galley.page.words.append(
            Stroke(self._element, start, bends, weight, colour, ground, is_closed=curve.is_closed)
        )

    def _line(self, spot: Place, pin: Place) -> None:
        start, to = self._shifted(spot), self._shifted(pin)
        self._galley.page.words.append(Stroke(self._element, start, ((start, to, to),), OUTLINE_WEIGHT))

    def _circle(self, middle: Place, radius: float, ground: str) -> None:
        x, y = self._shifted(middle)
        self._galley.page.words.append(
            Stroke(
                self._element, (x + radius, y), tuple(_quarters(x, y, radius)), LINE_WEIGHT, INK, ground, is_closed=True
            )
        )

    def _at(self, place: Place) -> Place:
        return self._left + place[0] * self._scale, self._top + place[1] * self._scale

    def _shifted(self, place: Place) -> Place:
        return self._left + place[0], self._top + place[1]


def _quarters(x: float, y: float, radius: float) -> Iterator[tuple[Place, Place, Place]]:
    off = radius * ROUND
    yield (x + radius, y + off), (x + off, y + radius), (x, y + radius)
    yield (x - off, y + radius), (x - radius, y + off), (x - radius, y)
    yield (x - radius, y - off), (x - off, y - radius), (x, y - radius)
    yield (x + off, y - radius), (x + radius, y - off), (x + radius, y)


def _said(view: View, marks: Sequence[BodyMark]) -> str:
    """What the figure shows, for who hears the page instead of seeing it."""
    if not marks:
        return _("Drawing of the body, {view}: no marks.").format(view=view.title)
    listed = "; ".join(_("mark {number}, {site}").format(number=mark.number, site=mark.site) for mark in marks)
    return _("Drawing of the body, {view}: {marks}.").format(view=view.title, marks=listed)
