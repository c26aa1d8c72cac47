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
        widths = [width / columns] * columns if columns else _columns(galley, line, width, box)
        for start in range(0, len(line), len(widths)):
            _set_row(galley, list_, line[start : start + len(widths)], chosen, left, widths, box)


def _columns(galley: Galley, line: Sequence[Choice], width: float, box: float) -> list[float]:
    """The widths of as many columns as make the line low; of two equally low ones the one with more columns."""
    beside = box + BOX_TO_LABEL + GAP
    best, lowest = [width], len(line)
    for count in range(2, min(len(line), MOST_COLUMNS) + 1):
        widths = _fitted(galley, line, count, width, beside) or [width / count] * count
        tall = [_lines(galley, choice, widths[place % count] - beside) for place, choice in enumerate(line)]
        height = sum(max(tall[start : start + count]) for start in range(0, len(line), count))
        if max(tall) <= MOST_LINES and height <= lowest:
            best, lowest = widths, height
    return best


def _fitted(galley: Galley, line: Sequence[Choice], count: int, width: float, beside: float) -> list[float]:
    """Columns as wide as their longest label, with what is left shared out; none where they do not fit."""
    labels = [galley.measure.width(choice.label, QUESTION.face, QUESTION.size) for choice in line]
    widths = [max(labels[place::count]) + beside + 1 for place in range(count)]
    spare = (width - sum(widths)) / count
    return [one + spare for one in widths] if spare >= 0 else []


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
