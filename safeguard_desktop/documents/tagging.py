"""Writes the structure tree beside the drawn pages. Source: ISO 32000-1, 14.7.2 (structure) and 14.7.4.4 (parent tree)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import PAGE_HEIGHT
from safeguard_desktop.documents.writing import PdfFile, words


def write_structure(file: PdfFile, root: Element, pages: Sequence[int], seal: int | None) -> int:
    """Writes the tree of all drawn elements, with the way back from each piece of a page to its element; gives its number.

    `pages` are the numbers of the page objects; `seal`, on the last page, is the place for the seal.
    """
    tree, elements = file.reserve(), root.drawn_under()
    numbers = {id(element): file.reserve() for element in elements}
    parents = {id(child): numbers[id(element)] for element in elements for child in element.children}
    parents[id(root)] = tree
    ways = [f"{page}[{' '.join(f'{number} 0 R' for number in here)}]" for page, here in _ways_back(elements, numbers)]
    last = ""
    if seal is not None:
        form = file.add(_place_of_seal(numbers[id(root)], pages[-1], seal))
        last = f" {form} 0 R"
        ways.append(f"{len(pages)} {form} 0 R")
    for element in elements:
        kids = [f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {content}>>" for page, content in element.drawn]
        kids += [f"{numbers[id(child)]} 0 R" for child in element.children if id(child) in numbers]
        spoken = f"/ActualText{words(element.spoken)}" if element.spoken else _figure(element)
        file.put(
            numbers[id(element)],
            f"<</Type/StructElem/S/{element.tag}/P {parents[id(element)]} 0 R{spoken}"
            f"/K[{' '.join(kids)}{last if element is root else ''}]>>",
        )
    file.put(
        tree,
        f"<</Type/StructTreeRoot/K[{numbers[id(root)]} 0 R]/ParentTree<</Nums[{' '.join(ways)}]>>"
        f"/ParentTreeNextKey {len(ways)}>>",
    )
    return tree


def _figure(element: Element) -> str:
    """What a figure shows, in words, and where it stands. Source: ISO 32000-1, 14.9.3 and 14.8.5.4.3."""
    if element.box is None:
        return ""
    left, top, right, bottom = element.box
    corners = f"{left:.2f} {PAGE_HEIGHT - bottom:.2f} {right:.2f} {PAGE_HEIGHT - top:.2f}"
    return f"/Alt{words(element.alternative)}/A<</O/Layout/Placement/Block/BBox[{corners}]>>"


def _ways_back(elements: Sequence[Element], numbers: Mapping[int, int]) -> Iterator[tuple[int, list[int]]]:
    """For each page the numbers of the elements of its pieces, in the pieces' order."""
    pieces = sorted((page, content, numbers[id(element)]) for element in elements for page, content in element.drawn)
    for page, group in groupby(pieces, lambda piece: piece[0]):
        yield page, [number for _page, _content, number in group]


def _place_of_seal(parent: int, page: int, seal: int) -> str:
    # pyHanko reads later signatures as tampering unless /K is the object reference itself, not an array of one.
    return f"<</Type/StructElem/S/Form/P {parent} 0 R/K<</Type/OBJR/Pg {page} 0 R/Obj {seal} 0 R>>>>"
