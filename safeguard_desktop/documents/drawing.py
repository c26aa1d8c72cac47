"""Pages onto a ReportLab canvas, each mark either inside its structure element or marked as decoration.

Source: ISO 32000-1, 14.6 (marked content) and 14.8.2.2 (artifacts). Archive marks are `archive`'s work.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from safeguard_desktop.documents.galley import Ground, Letters, Page, Rule, TickBox
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import INK, PAGE_HEIGHT, PAGE_WIDTH, QUIET
from safeguard_desktop.documents.typefaces import REGULAR, SEMIBOLD
from safeguard_desktop.documents.wrapping import Line, Measure

TICK = "✓"


class Drawing:
    """One document being drawn: the canvas and the text operators of its fonts."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        font = measure.typefaces[REGULAR].font
        # Without a font of ours to begin with, each page would name one that is not embedded.
        pdfmetrics.registerFont(font)
        self._canvas = Canvas(
            BytesIO(),
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=0,  # the archive's rewrite packs everything once
            invariant=1,
            initialFontName=font.fontName,  # type: ignore[arg-type] # described as a number, is a name
        )
        # ReportLab has no public door to its document, and no description of its types.
        self.document: Any = self._canvas._doc  # type: ignore[attr-defined] # noqa: SLF001

    def page(self, page: Page, number: int, foot: Sequence[Letters]) -> None:
        """Draws one page, counted from 0, and closes it; `foot` (and head) are decoration."""
        operators = ["/Artifact BMC"]
        operators.extend(_ground(ground) for ground in page.grounds)
        operators.extend(_rule(rule) for rule in page.rules)
        operators.append("EMC")
        operators.extend(self._structured(page.words, number))
        operators.append("/Artifact <</Type /Pagination>> BDC")
        operators.extend(self._letters(letters) for letters in (*page.repeated, *foot))
        operators.append("EMC")
        self._canvas.addLiteral("\n".join(operators))
        self._canvas.showPage()

    def finished(self) -> bytes:
        """The drawn pages as a PDF, without archive marks."""
        return bytes(self.document.GetPDFData(self._canvas))

    def _structured(self, marks: Sequence[Letters | TickBox], page: int) -> Iterator[str]:
        for content_id, (element, group) in enumerate(groupby(marks, lambda mark: mark.element)):
            element.drawn.append((page, content_id))
            yield f"/{element.tag} <</MCID {content_id}>> BDC"
            for mark in group:
                yield self._letters(mark) if isinstance(mark, Letters) else self._tick_box(mark)
            yield "EMC"

    def _letters(self, mark: Letters) -> str:
        y = PAGE_HEIGHT - mark.baseline
        colour = mark.style.colour
        shown = self._runs(mark.line, mark.style.size, colour)
        text = f"BT {_colour(colour)} rg 1 0 0 1 {mark.x:.2f} {y:.2f} Tm {shown}ET"
        if not mark.line.meant or mark.line.is_reordered:
            return text
        meant = mark.line.meant + ("" if mark.line.goes_on else " ")
        return f"/Span <</ActualText <{_utf16(meant)}>>> BDC {text} EMC"

    def _runs(self, line: Line, size: float, colour: str) -> str:
        # The space at the end of a line keeps its last word apart from the next line's first for a screen reader.
        last = "" if line.goes_on else " "
        parts = []
        for place, run in enumerate(line.runs):
            text = run.text + (last if place == len(line.runs) - 1 else "")
            shown = self._operators(run.face, text, size)
            parts.append(f"{_colour(QUIET)} rg {shown}{_colour(colour)} rg " if run.is_ours else shown)
        return "".join(parts)

    def _operators(self, face: str, text: str, size: float) -> str:
        font = self.measure.typefaces[face].font
        return "".join(
            f"{font.getSubsetInternalName(subset, self.document)} {size:g} Tf <{letters.hex()}> Tj "
            for subset, letters in font.splitString(text, self.document)
        )

    def _tick_box(self, mark: TickBox) -> str:
        x, y = mark.x, PAGE_HEIGHT - mark.y - mark.size
        box = f"q {_colour(INK)} RG {mark.weight:g} w {x:.2f} {y:.2f} {mark.size:.2f} {mark.size:.2f} re S Q"
        if not mark.is_ticked:
            return box
        size = mark.size * 1.05
        start = x + (mark.size - self.measure.width(TICK, SEMIBOLD, size)) / 2
        tick = self._operators(SEMIBOLD, TICK, size)
        return f"{box}\nBT {_colour(INK)} rg 1 0 0 1 {start:.2f} {y + mark.size * 0.14:.2f} Tm {tick}ET"


def _ground(ground: Ground) -> str:
    y = PAGE_HEIGHT - ground.y - ground.height
    return f"{_colour(ground.colour)} rg {ground.x:.2f} {y:.2f} {ground.width:.2f} {ground.height:.2f} re f"


def _rule(rule: Rule) -> str:
    return (
        f"{_colour(rule.colour)} RG {rule.weight:g} w {rule.x:.2f} {PAGE_HEIGHT - rule.y:.2f} m "
        f"{rule.to_x:.2f} {PAGE_HEIGHT - rule.to_y:.2f} l S"
    )


def _colour(digits: str) -> str:
    red, green, blue = bytes.fromhex(digits)
    return f"{red / 255:.3f} {green / 255:.3f} {blue / 255:.3f}"


def _utf16(text: str) -> str:
    return "feff" + text.encode("utf-16-be", errors="replace").hex()


def every(element: Element) -> Iterator[Element]:
    """The element and all beneath it, in reading order."""
    yield element
    for child in element.children:
        yield from every(child)
