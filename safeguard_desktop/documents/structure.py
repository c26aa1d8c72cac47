"""The structure a screen reader follows: headings, paragraphs, lists. Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1."""

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Element:
    """One structure element. `drawn` are its pieces on the pages as (page, marked-content id), in reading order.

    `spoken` replaces what is drawn (a ticked box), `alternative` says what a figure shows; `box` is where it stands on its
    page: left, top, right and bottom, in points from the top left corner.
    """

    tag: str
    children: list["Element"] = field(default_factory=list)
    drawn: list[tuple[int, int]] = field(default_factory=list)
    spoken: str = ""
    alternative: str = ""
    box: tuple[float, float, float, float] | None = None

    def add(self, tag: str, spoken: str = "") -> "Element":
        """A new child at the end."""
        child = Element(tag, spoken=spoken)
        self.children.append(child)
        return child

    def drawn_under(self) -> list["Element"]:
        """Itself and all beneath it in reading order, without what stands on no page."""
        beneath = [found for child in self.children for found in child.drawn_under()]
        return [self, *beneath] if self.drawn or beneath else []
