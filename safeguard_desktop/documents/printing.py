"""One document from empty pages to finished bytes: head and foot of each page, drawing, tagging, archive marks."""

from collections.abc import Iterator
from datetime import datetime

from safeguard_desktop.documents.archive import archived
from safeguard_desktop.documents.drawing import Drawing
from safeguard_desktop.documents.galley import Galley, Letters, Page, Rule
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import FOOT, FOOT_LINE, HEAD_LINE, LEFT, RIGHT
from safeguard_desktop.documents.tagging import write_structure
from safeguard_desktop.documents.typefaces import FontFolder
from safeguard_desktop.documents.wrapping import Measure
from safeguard_desktop.domain.texts import gettext as _


class Document:
    """A document being made: its galley to set text on, the root of its structure."""

    def __init__(self, fonts: FontFolder, title: str) -> None:
        self._fonts, self._title = fonts, title
        self._measure = Measure(fonts.typefaces())
        self.galley = Galley(self._measure)
        self.root = Element("Document")

    def printed(
        self, head: str, foot: tuple[str, str, str], *, made_at: datetime | None = None, proof: bytes | None = None
    ) -> bytes:
        """The finished PDF. `head` stands at the top left of each page, `foot` is at its bottom: left, then left and right below.

        A document with a proof has a place for one seal; one that nobody made at any time names no time.
        """
        drawing = Drawing(self._measure)
        pages = self.galley.pages
        for number, page in enumerate(pages):
            page.rules.append(Rule(LEFT, FOOT_LINE, RIGHT, FOOT_LINE))
            drawing.page(page, number, [*self._margins(page, head, foot, number + 1, len(pages))])
        write_structure(drawing.document, self.root)
        return archived(
            drawing.finished(), title=self._title, profile=self._fonts.colour_profile(), made_at=made_at, proof=proof
        )

    def _margins(self, page: Page, head: str, foot: tuple[str, str, str], number: int, count: int) -> Iterator[Letters]:
        first, second = FOOT_LINE + FOOT.leading + 2, FOOT_LINE + 2 * FOOT.leading + 2
        yield self._letters(head, LEFT, HEAD_LINE)
        yield self._from_the_right(page.head, HEAD_LINE)
        yield self._letters(foot[0], LEFT, first)
        yield self._from_the_right(_("Page {number} of {count}").format(number=number, count=count), first)
        yield self._letters(foot[1], LEFT, second)
        yield self._from_the_right(foot[2], second)

    def _letters(self, words: str, x: float, baseline: float) -> Letters:
        line = next(self._measure.lines(words, FOOT.face, FOOT.size, (RIGHT - LEFT) * 0.8))
        return Letters(self.root, line, FOOT, x, baseline)

    def _from_the_right(self, words: str, baseline: float) -> Letters:
        return self._letters(words, RIGHT - self._measure.width(words, FOOT.face, FOOT.size), baseline)
