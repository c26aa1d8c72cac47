"""Words on the page voice by voice: ours quiet, a person's as they are, exact words on their ground beside their bar."""

from collections.abc import Sequence

from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import (
    BAR,
    CELL_SIDE,
    CELL_TOP,
    EXACT,
    EXACT_GROUND,
    EXACT_LEAD,
    LABEL,
    NOTE,
    OURS,
    PLUM,
    Style,
)
from safeguard_desktop.domain.printed import Passage
from safeguard_desktop.domain.texts import gettext as _

MOST_TOGETHER = 6
"""So many lines of one passage are kept on a page."""


def set_passages(
    galley: Galley, parent: Element, passages: Sequence[Passage], style: Style, x: float, width: float
) -> None:
    """Sets words voice by voice; exact words on their ground, beside their bar."""
    named_before, galley.has_named_characters = galley.has_named_characters, False
    for place, passage in enumerate(passages):
        if place and passage.lead and not passage.is_verbatim:
            galley.space(CELL_TOP / 2)
        if passage.is_verbatim:
            _set_exact(galley, parent, passage, x, width)
            continue
        if passage.lead:
            galley.keep(LABEL.leading + lines_together(passage) * style.leading)
            galley.text(passage.lead, LABEL, parent.add("P"), x, width)
        galley.text(passage.words, OURS if passage.is_ours else style, parent.add("P"), x, width)
    if galley.has_named_characters:
        note = _("Grey capitals in square brackets are ours: each names a character that this paper cannot show.")
        galley.text(note, NOTE, parent.add("P"), x, width)
    galley.has_named_characters |= named_before


def lines_together(*passages: Passage) -> int:
    """How many lines stand on one page with what is over them: a row of a list with all its columns."""
    return max([2, *(min(passage.words.count("\n") + 1, MOST_TOGETHER) for passage in passages)])


def _set_exact(galley: Galley, parent: Element, passage: Passage, x: float, width: float) -> None:
    quote = parent.add("BlockQuote")
    galley.keep(EXACT_LEAD.leading + 2 * EXACT.leading + 2 * CELL_TOP)
    galley.space(CELL_TOP / 2)
    continued = _("Exact words, continued")
    with galley.frame(x, x + width, ground=EXACT_GROUND, bar=PLUM, has_edges=False, continued=continued):
        galley.space(CELL_TOP)
        inside, wide = x + BAR + CELL_SIDE, width - BAR - 2 * CELL_SIDE
        galley.text(passage.lead or _("Exact words"), EXACT_LEAD, quote.add("P"), inside, wide)
        galley.text(passage.words, EXACT, quote.add("P"), inside, wide)
        galley.space(CELL_TOP)
    galley.space(CELL_TOP)
