"""Boxes to tick, all of them, in the lines of the source form."""

from collections.abc import Collection, Sequence
from gettext import gettext as _
from itertools import groupby
from math import ceil

from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import BOX, BOX_TO_LABEL, CELL_SIDE, QUESTION, Style
from safeguard_desktop.domain.forms import Choice

STEPS = 12
"""Boxes start at one of so many places of the full width, so that lines of boxes stand in columns."""


def set_choices(
    galley: Galley,
    list_: Element,
    choices: Sequence[Choice],
    chosen: Collection[str],
    left: float,
    width: float,
    *,
    style: Style = QUESTION,
    box: float = BOX,
) -> None:
    """Sets every choice with its box; those of one printed line together, over more lines where they must."""
    for _line, group in groupby(choices, lambda choice: choice.line):
        _set_line(galley, list_, tuple(group), chosen, left, width, style, box)


def _set_line(
    galley: Galley,
    list_: Element,
    choices: Sequence[Choice],
    chosen: Collection[str],
    left: float,
    width: float,
    style: Style,
    box: float,
) -> None:
    leading = max(style.leading, box + 2)
    x, top, lowest = left, galley.y, galley.y
    for choice in choices:
        label = galley.measure.width(choice.label, style.face, style.size)
        wide = min(box + BOX_TO_LABEL + label + CELL_SIDE, width)
        if x > left and x + wide - CELL_SIDE > left + width:
            x, top = left, lowest
        galley.y = top
        if galley.keep(leading):
            lowest = top = galley.y
        item = list_.add("LI")
        is_ticked = choice.id in chosen
        mark = item.add("Lbl", spoken=_("ticked") if is_ticked else _("not ticked"))
        galley.tick_box(mark, x, top + (leading - box) / 2, is_ticked=is_ticked, size=box)
        galley.space((leading - style.leading) / 2)
        room = width - (x - left) - box - BOX_TO_LABEL
        galley.text(choice.label, style, item.add("LBody"), x + box + BOX_TO_LABEL, room)
        lowest = max(lowest, galley.y, top + leading)
        step = width / STEPS if width > 300 else width / 3
        x += ceil(wide / step) * step
    galley.y = lowest
