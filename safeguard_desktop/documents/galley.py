"""Pages being filled from top to bottom: text flows, breaks onto the next page, and takes its frame along.

Distances are in points from the top left corner. What stands on a page is decided elsewhere, drawing it is `drawing`'s.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from safeguard_desktop.documents.characters import is_right_to_left
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import (
    BAR,
    BOX,
    BOX_WEIGHT,
    CELL_SIDE,
    CELL_TOP,
    INK,
    LABEL,
    LEFT,
    RIGHT,
    RULE,
    RULE_WEIGHT,
    TEXT_BOTTOM,
    TEXT_TOP,
    Style,
)
from safeguard_desktop.documents.wrapping import Line, Measure


@dataclass(frozen=True, slots=True)
class Letters:
    """One line of text; `baseline` counts from the top of the page."""

    element: Element
    line: Line
    style: Style
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float = RULE_WEIGHT
    colour: str = RULE


@dataclass(frozen=True, slots=True)
class Ground:
    """A filled rectangle under the text."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box to tick; x and y are its top left corner."""

    element: Element
    x: float
    y: float
    size: float = BOX
    weight: float = BOX_WEIGHT
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A bent line of a figure, or a closed shape: from `start` on, two handles and an end for each bend."""

    element: Element
    start: tuple[float, float]
    bends: tuple[tuple[tuple[float, float], tuple[float, float], tuple[float, float]], ...]
    weight: float
    colour: str = INK
    ground: str = ""
    is_closed: bool = False


Mark = Letters | TickBox | Stroke


@dataclass(slots=True)
class Page:
    """What stands on one page: grounds, rules and repeated labels are decoration, words, boxes and figures are not."""

    head: str = ""
    grounds: list[Ground] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    repeated: list[Letters] = field(default_factory=list)
    words: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    left: float
    right: float
    top: float
    ground: str = ""
    bar: str = ""
    has_edges: bool = True
    continued: str = ""


class Galley:
    """The page being filled and the place where the next line goes; each full page is handed on and let go."""

    def __init__(self, measure: Measure, on_full: Callable[[Page], None], *, bottom: float = TEXT_BOTTOM) -> None:
        self.measure = measure
        self.page = Page()
        self._on_full = on_full
        self.y = TEXT_TOP
        self.bottom = bottom
        self.head = ""
        self.continued = ""
        """What a further page says at its top where no frame says more: which section goes on there."""
        self._top = TEXT_TOP
        self.has_named_characters = False
        self._frames: list[_Frame] = []

    @property
    def is_at_top(self) -> bool:
        return self.y <= self._top

    def space(self, height: float) -> None:
        """Leaves room; at a page's end it is swallowed."""
        self.y = min(self.y + height, self.bottom)

    def keep(self, height: float) -> bool:
        """Goes to the next page, and says so, where less than this is left on the page."""
        if self.y + height <= self.bottom or self.is_at_top:
            return False
        self.turn_page()
        return True

    def turn_page(self) -> None:
        """Starts the next page; open frames are closed here and go on there."""
        for frame in self._frames:
            self._close(frame)
        self._on_full(self.page)
        self.page = Page(self.head)
        self.y = TEXT_TOP
        if self.continued and not any(frame.continued for frame in self._frames):
            self._repeat(self.continued, LEFT + CELL_SIDE)
            self.y += CELL_TOP
        self._top = self.y
        for frame in self._frames:
            frame.top = self.y
            if frame.continued:
                self._repeat(frame.continued, frame.left + CELL_SIDE)

    def start_sheet(self, head: str) -> None:
        """Starts a page of another kind, named at its head."""
        self.head, self.continued = head, ""
        if self.page.words:
            self.turn_page()
        self.page.head = head

    def lines(self, lines: Iterable[Line], style: Style, element: Element, x: float, width: float) -> None:
        """Sets lines one under the other, over as many pages as they take."""
        for line in lines:
            if self.y + style.leading > self.bottom:
                self.turn_page()
            self.has_named_characters |= line.has_ours
            start = x + width - line.width if line.from_the_right else x
            self.page.words.append(Letters(element, line, style, start, self.y + _ascent(style)))
            self.y += style.leading

    def text(self, words: str, style: Style, element: Element, x: float = LEFT, width: float = RIGHT - LEFT) -> None:
        """Sets words from x over the width."""
        lines = self.measure.lines(words, style.face, style.size, width)
        if is_right_to_left(words):
            lines = iter(whole := [*lines])
            element.spoken = "\n".join(line.text for line in whole)
        self.lines(lines, style, element, x, width)

    def line_at(self, words: str, style: Style, element: Element, x: float, y: float) -> None:
        """Sets words on one line without moving on."""
        line = next(iter(self.measure.lines(words, style.face, style.size, RIGHT)))
        self.page.words.append(Letters(element, line, style, x, y + _ascent(style)))

    def tick_box(self, element: Element, x: float, y: float, *, is_ticked: bool, size: float = BOX) -> None:
        """Draws a box without moving on."""
        self.page.words.append(TickBox(element, x, y, size, is_ticked=is_ticked))

    def rule(self, x: float, to_x: float, weight: float = RULE_WEIGHT, colour: str = RULE) -> None:
        """A level rule at the present height."""
        self.page.rules.append(Rule(x, self.y, to_x, self.y, weight, colour))

    def upright(self, x: float, top: float) -> None:
        """An upright rule from `top` to the present height."""
        self.page.rules.append(Rule(x, top, x, self.y))

    @contextmanager
    def frame(
        self,
        left: float = LEFT,
        right: float = RIGHT,
        *,
        ground: str = "",
        bar: str = "",
        has_edges: bool = True,
        continued: str = "",
    ) -> Iterator[None]:
        """Draws edges, a ground or a bar along what is set inside, on each page that it reaches.

        `continued` is what the frame's top says on every further page.
        """
        frame = _Frame(left, right, self.y, ground, bar, has_edges, continued)
        self._frames.append(frame)
        yield
        self._frames.pop()
        self._close(frame)

    def _repeat(self, words: str, x: float) -> None:
        line = next(iter(self.measure.lines(words, LABEL.face, LABEL.size, RIGHT - x)))
        self.y += CELL_TOP
        self.page.repeated.append(Letters(Element("P"), line, LABEL, x, self.y + _ascent(LABEL)))
        self.y += LABEL.leading

    def _close(self, frame: _Frame) -> None:
        page, top, bottom = self.page, frame.top, self.y
        if bottom <= top:
            return
        if frame.ground:
            page.grounds.append(Ground(frame.left, top, frame.right - frame.left, bottom - top, frame.ground))
        if frame.bar:
            page.grounds.append(Ground(frame.left, top, BAR, bottom - top, frame.bar))
        if frame.has_edges:
            corners = ((frame.left, top), (frame.right, top), (frame.right, bottom), (frame.left, bottom))
            for (x, y), (to_x, to_y) in zip(corners, (*corners[1:], corners[0]), strict=True):
                page.rules.append(Rule(x, y, to_x, to_y))


def _ascent(style: Style) -> float:
    """From the top of a line to its baseline: the letters stand in the middle of the leading."""
    return (style.leading + style.size * 0.727) / 2
