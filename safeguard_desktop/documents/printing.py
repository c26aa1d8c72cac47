"""One document from empty pages to finished bytes: head and foot of each page, drawing, tagging, archive marks."""

from collections.abc import Iterator
from datetime import datetime

from safeguard_desktop.documents.archive import place_for_seal, write_marks, write_place_for_seal
from safeguard_desktop.documents.drawing import drawn, drawn_margins
from safeguard_desktop.documents.galley import Galley, Letters, Page, Rule
from safeguard_desktop.documents.lettering import Lettering
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import FOOT, FOOT_LINE, HEAD_LINE, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT
from safeguard_desktop.documents.tagging import write_structure
from safeguard_desktop.documents.typefaces import FontFolder
from safeguard_desktop.documents.wrapping import Measure
from safeguard_desktop.documents.writing import PdfFile, packed
from safeguard_desktop.domain.texts import gettext as _


class Document:
    """A document being made: its galley to set text on, the root of its structure."""

    def __init__(self, fonts: FontFolder, title: str) -> None:
        self._fonts, self._title = fonts, title
        self._measure = Measure(fonts.typefaces())
        self._lettering = Lettering(self._measure.typefaces)
        self._drawn: list[tuple[str, bytes]] = []
        self.galley = Galley(self._measure, self._draw)
        self.root = Element("Document")

    def printed(
        self, head: str, foot: tuple[str, str, str], *, made_at: datetime | None = None, proof: bytes | None = None
    ) -> bytes:
        """The finished PDF. `head` stands at the top left of each page, `foot` is at its bottom: left, then left and right below.

        A document with a proof has a place for one seal; one that nobody made at any time names no time.
        """
        file = PdfFile()
        seal = None if proof is None else place_for_seal(file)
        self._draw(self.galley.page)
        tree_of_pages = file.reserve()
        pages = [file.reserve() for _page in self._drawn]
        contents = [file.add(packed(content)) for content in self._with_margins(head, foot)]
        fonts = file.add(f"<</Font<<{self._lettering.write(file)}>>>>")
        for key, (number, content) in enumerate(zip(pages, contents, strict=True)):
            seals = f"/Annots[{seal} 0 R]" if seal and number == pages[-1] else ""
            file.put(
                number,
                f"<</Type/Page/Parent {tree_of_pages} 0 R/MediaBox[0 0 {PAGE_WIDTH:.4f} {PAGE_HEIGHT:.4f}]/Rotate 0"
                f"/Resources {fonts} 0 R/Contents {content} 0 R/StructParents {key}/Tabs/S{seals}>>",
            )
        kids = " ".join(f"{number} 0 R" for number in pages)
        file.put(tree_of_pages, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
        tree = write_structure(file, self.root, pages, seal)
        if seal:
            write_place_for_seal(file, pages[-1], len(pages))
        profile = self._fonts.colour_profile()
        write_marks(
            file, title=self._title, profile=profile, made_at=made_at, proof=proof, pages=tree_of_pages, tree=tree
        )
        return file.finished()

    def _draw(self, page: Page) -> None:
        """Keeps a full page as its bytes: a page's marks weigh far more, and the collector walks through all of them."""
        page.rules.append(Rule(LEFT, FOOT_LINE, RIGHT, FOOT_LINE))
        self._drawn.append((page.head, drawn(page, len(self._drawn), self._lettering, self._measure)))

    def _with_margins(self, head: str, foot: tuple[str, str, str]) -> Iterator[bytes]:
        for number, (page_head, content) in enumerate(self._drawn, start=1):
            margins = self._margins(page_head, head, foot, number, len(self._drawn))
            yield content + b"\n" + drawn_margins(margins, self._lettering, self._measure)

    def _margins(
        self, page_head: str, head: str, foot: tuple[str, str, str], number: int, count: int
    ) -> Iterator[Letters]:
        first, second = FOOT_LINE + FOOT.leading + 2, FOOT_LINE + 2 * FOOT.leading + 2
        yield self._letters(head, LEFT, HEAD_LINE)
        yield self._from_the_right(page_head, HEAD_LINE)
        yield self._letters(foot[0], LEFT, first)
        yield self._from_the_right(_("Page {number} of {count}").format(number=number, count=count), first)
        yield self._letters(foot[1], LEFT, second)
        yield self._from_the_right(foot[2], second)

    def _letters(self, words: str, x: float, baseline: float) -> Letters:
        line = next(self._measure.lines(words, FOOT.face, FOOT.size, (RIGHT - LEFT) * 0.8))
        return Letters(self.root, line, FOOT, x, baseline)

    def _from_the_right(self, words: str, baseline: float) -> Letters:
        return self._letters(words, RIGHT - self._measure.width(words, FOOT.face, FOOT.size), baseline)
