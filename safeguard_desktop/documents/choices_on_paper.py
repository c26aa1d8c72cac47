"""Boxes to tick, all of them, in the lines of the source form."""

from collections.abc import Collection, Sequence
from itertools import groupby

from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import BOX, BOX_TO_LABEL, QUESTION
from safeguard_desktop.domain.forms import Choice
from safeguard_desktop.domain.texts import gettext as _

MOST_COLUMNS = 4
GAP = 5.0
MOST_LINES = 2
"""Labels of more lines than this get wider columns."""


def set_choices(
    galley: Galley,
    list_: Element,
    choices: Sequence[Choice],
    chosen: Collection[str],
    left: float,
    width: float,
    *,
    box: float = BOX,
    columns: int = 0,
) -> None:
    """Sets every choice with its box in columns (0: as many as fit); each printed line of the source starts a line here."""
    lines = [tuple(group) for _line, group in groupby(choices, lambda choice: choice.line)]
    for line in lines:
        alike = [one for one in lines if len(one) == len(line)]
        widths = [width / columns] * columns if columns else _columns(galley, alike, width, box)
        for start in range(0, len(line), len(widths)):
            _set_row(galley, list_, line[start : start + len(widths)], chosen, left, widths, box)


def _columns(galley: Galley, alike: Sequence[Sequence[Choice]], width: float, box: float) -> list[float]:
    """The widths of as many columns as make lines of one length low; of equally low ones the most columns."""
    beside, length = box + BOX_TO_LABEL + GAP, len(alike[0])
    best, lowest = [width], length * len(alike)
    for count in range(2, min(length, MOST_COLUMNS) + 1):
        widths = _fitted(galley, alike, count, width, beside) or [width / count] * count
        tall = [[_lines(galley, one, widths[n % count] - beside) for n, one in enumerate(line)] for line in alike]
        height = sum(max(line[start : start + count]) for line in tall for start in range(0, length, count))
        if max(map(max, tall)) <= MOST_LINES and height <= lowest:
            best, lowest = widths, height
    return best


def _fitted(galley: Galley, alike: Sequence[Sequence[Choice]], count: int, width: float, beside: float) -> list[float]:
    """Columns as wide as their longest label, with what is left shared out; none where they do not fit."""
    longest = [0.0] * count
    for line in alike:
        for place, choice in enumerate(line):
            wide = galley.measure.width(choice.label, QUESTION.face, QUESTION.size)
            longest[place % count] = max(longest[place % count], wide + beside + 1)
    spare = (width - sum(longest)) / count
    return [one + spare for one in longest] if spare >= 0 else []


def _lines(galley: Galley, choice: Choice, room: float) -> int:
    return sum(1 for _one in galley.measure.lines(choice.label, QUESTION.face, QUESTION.size, room))


def _set_row(
    galley: Galley,
    list_: Element,
    row: Sequence[Choice],
    chosen: Collection[str],
    left: float,
    widths: Sequence[float],
    box: float,
) -> None:
    leading = max(QUESTION.leading, box * 1.3)
    galley.keep(leading + QUESTION.leading * (MOST_LINES - 1))
    top = lowest = galley.y
    spoken = {True: _("ticked"), False: _("not ticked")}
    x = left
    for choice, column in zip(row, widths, strict=False):
        is_ticked = choice.id in chosen
        item = list_.add("LI")
        mark = item.add("Lbl", spoken=spoken[is_ticked])
        galley.tick_box(mark, x, top + (leading - box) / 2, is_ticked=is_ticked, size=box)
        galley.y = top + (leading - QUESTION.leading) / 2
        label_x = x + box + BOX_TO_LABEL
        galley.text(choice.label, QUESTION, item.add("LBody"), label_x, column - box - BOX_TO_LABEL - GAP)
        lowest = max(lowest, galley.y, top + leading)
        x += column
    galley.y = lowest
