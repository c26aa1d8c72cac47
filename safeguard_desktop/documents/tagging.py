"""Writes the structure tree beside the drawn pages. Source: ISO 32000-1, 14.7.2 (structure) and 14.7.4.4 (parent tree)."""

from collections import defaultdict
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

from safeguard_desktop.documents.drawing import every
from safeguard_desktop.documents.structure import Element


class _Written(PDFObject):
    """An object already in the words of the file format."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, _document: Any) -> bytes:
        return self.text.encode("ascii")


def write_structure(document: Any, root: Element) -> None:
    """Adds the tree of all drawn elements, with the way back from each piece of a page to its element."""
    elements = [element for element in every(root) if element.is_drawn()]
    tree, objects = _Written(""), {id(element): _Written("") for element in elements}
    numbers: dict[int, int] = {}

    def number_of(written: _Written) -> int:
        document.Reference(written)
        return int(document.objectcounter)

    tree_number = number_of(tree)
    for element in elements:
        numbers[id(element)] = number_of(objects[id(element)])
    pages = [document.idToObjectNumberAndVersion[f"Page{n}"][0] for n in range(1, document.pageCounter)]
    parent_numbers = {id(root): tree_number}
    for element in elements:
        parent_numbers.update({id(child): numbers[id(element)] for child in element.children})
        objects[id(element)].text = _element(element, parent_numbers[id(element)], numbers, pages)
    tree.text = (
        f"<</Type/StructTreeRoot/K[{numbers[id(root)]} 0 R]/ParentTree<</Nums[{_way_back(elements, numbers)}]>>"
        f"/ParentTreeNextKey {len(pages)}>>"
    )
    document.Catalog.StructTreeRoot = tree


def _element(element: Element, parent: int, numbers: dict[int, int], pages: list[int]) -> str:
    kids = [f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {content}>>" for page, content in element.drawn]
    kids += [f"{numbers[id(child)]} 0 R" for child in element.children if id(child) in numbers]
    spoken = f"/ActualText<feff{element.spoken.encode('utf-16-be').hex()}>" if element.spoken else ""
    return f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R{spoken}/K[{' '.join(kids)}]>>"


def _way_back(elements: list[Element], numbers: dict[int, int]) -> str:
    by_page: dict[int, dict[int, int]] = defaultdict(dict)
    for element in elements:
        for page, content in element.drawn:
            by_page[page][content] = numbers[id(element)]
    return " ".join(
        f"{page}[{' '.join(f'{contents[content]} 0 R' for content in sorted(contents))}]"
        for page, contents in sorted(by_page.items())
    )
