"""Pages into drawing operators, each mark either inside its structure element or marked as decoration.

Source: ISO 32000-1, 14.6 (marked content) and 14.8.2.2 (artifacts). Font and colour are named where they change.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from safeguard_desktop.documents.galley import Ground, Letters, Mark, Page, Rule, Stroke, TickBox
from safeguard_desktop.documents.lettering import Lettering
from safeguard_desktop.documents.styles import INK, PAGE_HEIGHT, QUIET
from safeguard_desktop.documents.typefaces import SEMIBOLD
from safeguard_desktop.documents.wrapping import Measure
from safeguard_desktop.documents.writing import words

TICK = "✓"


def drawn(page: Page, number: int, lettering: Lettering, measure: Measure) -> bytes:
    """What stands on one page, counted from 0, as operators."""
    pen = _Pen(lettering, measure)
    operators = ["/Artifact BMC", *map(pen.ground, page.grounds), *map(pen.rule, page.rules), "EMC"]
    operators.extend(_structured(page.words, number, pen))
    operators.append(_decoration(page.repeated, pen))
    return "\n".join(operators).encode("ascii")


def drawn_margins(letters: Iterable[Letters], lettering: Lettering, measure: Measure) -> bytes:
    """Head and foot of one page: decoration."""
    return _decoration(letters, _Pen(lettering, measure)).encode("ascii")


def _decoration(letters: Iterable[Letters], pen: "_Pen") -> str:
    return "\n".join(["/Artifact <</Type /Pagination>> BDC", *map(pen.letters, letters), "EMC"])


def _structured(marks: Sequence[Mark], page: int, pen: "_Pen") -> Iterator[str]:
    for content_id, (element, group) in enumerate(groupby(marks, lambda mark: mark.element)):
        element.drawn.append((page, content_id))
        yield f"/{element.tag} <</MCID {content_id}>> BDC"
        for mark in group:
            yield pen.mark(mark)
        yield "EMC"


class _Pen:
    """The font and the colours as they stand at this place of one page."""

    def __init__(self, lettering: Lettering, measure: Measure) -> None:
        self._lettering, self._measure = lettering, measure
        self._fill = self._line = ""
        self._font: tuple[str, float] = ("", 0)

    def ground(self, ground: Ground) -> str:
        y = PAGE_HEIGHT - ground.y - ground.height
        return f"{self._filling(ground.colour)}{ground.x:.2f} {y:.2f} {ground.width:.2f} {ground.height:.2f} re f"

    def rule(self, rule: Rule) -> str:
        y, to_y = PAGE_HEIGHT - rule.y, PAGE_HEIGHT - rule.to_y
        pen = self._lining(rule.colour, rule.weight)
        return f"{pen}{rule.x:.2f} {y:.2f} m {rule.to_x:.2f} {to_y:.2f} l S"

    def mark(self, mark: Mark) -> str:
        if isinstance(mark, Letters):
            return self.letters(mark)
        return self.tick_box(mark) if isinstance(mark, TickBox) else self.stroke(mark)

    def stroke(self, mark: Stroke) -> str:
        pen = self._lining(mark.colour, mark.weight) + (self._filling(mark.ground) if mark.ground else "")
        bends = " ".join(f"{_spot(first)} {_spot(second)} {_spot(to)} c" for first, second, to in mark.bends)
        return f"{pen}{_spot(mark.start)} m {bends} {'h ' if mark.is_closed else ''}{'B' if mark.ground else 'S'}"

    def letters(self, mark: Letters) -> str:
        line = mark.line
        text = f"BT 1 0 0 1 {mark.x:.2f} {PAGE_HEIGHT - mark.baseline:.2f} Tm {self._runs(mark)}ET"
        if not line.meant or line.is_reordered:
            return text
        meant = line.meant + ("" if line.goes_on else " ")
        return f"/Span <</ActualText {words(meant)}>> BDC {text} EMC"

    def tick_box(self, mark: TickBox) -> str:
        x, y = mark.x, PAGE_HEIGHT - mark.y - mark.size
        box = f"{self._lining(INK, mark.weight)}{x:.2f} {y:.2f} {mark.size:.2f} {mark.size:.2f} re S"
        if not mark.is_ticked:
            return box
        size = mark.size * 1.05
        start = x + (mark.size - self._measure.width(TICK, SEMIBOLD, size)) / 2
        tick = self._filling(INK) + self._shown(SEMIBOLD, TICK, size)
        return f"{box}\nBT 1 0 0 1 {start:.2f} {y + mark.size * 0.14:.2f} Tm {tick}ET"

    def _runs(self, mark: Letters) -> str:
        # The space at the end of a line keeps its last word apart from the next line's first for a screen reader.
        line, style = mark.line, mark.style
        parts, last = [], len(line.runs) - 1
        for place, run in enumerate(line.runs):
            text = run.text if line.goes_on or place < last else run.text + " "
            parts.append(self._filling(QUIET if run.is_ours else style.colour))
            parts.append(self._shown(run.face, text, style.size))
        return "".join(parts)

    def _shown(self, face: str, text: str, size: float) -> str:
        parts = []
        for font, codes in self._lettering.shown(face, text):
            if self._font != (font, size):
                self._font = font, size
                parts.append(f"/{font} {size:g} Tf ")
            parts.append(f"<{codes}> Tj ")
        return "".join(parts)

    def _filling(self, colour: str) -> str:
        if self._fill == colour:
            return ""
        self._fill = colour
        return f"{_shares(colour)} rg "

    def _lining(self, colour: str, weight: float) -> str:
        pen = f"{_shares(colour)} RG {weight:g} w "
        if self._line == pen:
            return ""
        self._line = pen
        return pen


def _spot(place: tuple[float, float]) -> str:
    return f"{place[0]:.2f} {PAGE_HEIGHT - place[1]:.2f}"


@lru_cache(maxsize=32)
def _shares(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour)
    return f"{red / 255:.3f} {green / 255:.3f} {blue / 255:.3f}"
