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
    for _line, group in groupby(choices, lambda choice: choice.line):
        line = tuple(group)
        side_by_side = columns or _columns(galley, line, width, box)
        for start in range(0, len(line), side_by_side):
            row = line[start : start + side_by_side]
            _set_row(galley, list_, row, chosen, left, width / side_by_side, box)


def _columns(galley: Galley, line: Sequence[Choice], width: float, box: float) -> int:
    """As many columns as leave every label short."""
    for columns in range(min(len(line), MOST_COLUMNS), 1, -1):
        room = width / columns - box - BOX_TO_LABEL - GAP
        labels = (galley.measure.lines(choice.label, QUESTION.face, QUESTION.size, room) for choice in line)
        if all(len([*label]) <= MOST_LINES for label in labels):
            return columns
    return 1


def _set_row(
    galley: Galley,
    list_: Element,
    row: Sequence[Choice],
    chosen: Collection[str],
    left: float,
    column: float,
    box: float,
) -> None:
    leading = max(QUESTION.leading, box * 1.3)
    galley.keep(leading + QUESTION.leading * (MOST_LINES - 1))
    top = lowest = galley.y
    spoken = {True: _("ticked"), False: _("not ticked")}
    for place, choice in enumerate(row):
        x, is_ticked = left + place * column, choice.id in chosen
        item = list_.add("LI")
        mark = item.add("Lbl", spoken=spoken[is_ticked])
        galley.tick_box(mark, x, top + (leading - box) / 2, is_ticked=is_ticked, size=box)
        galley.y = top + (leading - QUESTION.leading) / 2
        label_x = x + box + BOX_TO_LABEL
        galley.text(choice.label, QUESTION, item.add("LBody"), label_x, column - box - BOX_TO_LABEL - GAP)
        lowest = max(lowest, galley.y, top + leading)
    galley.y = lowest
