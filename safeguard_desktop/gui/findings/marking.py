"""The marks of what was found: dots for guidance, a wave for spelling, paragraph by paragraph; and how the one shown stands out."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from PySide6.QtGui import QColor, QTextCharFormat

from safeguard_desktop.gui.answers.marks import Mark
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.appearance.tokens import Colours
from safeguard_desktop.gui.findings.found import Found, Places


def marks_of(found: Iterable[Found], text: str, places: Places, colours: Colours) -> dict[int, list[Mark]]:
    """The marks by the number of their paragraph, in code points of it. One place may go over several."""
    paragraphs = text.split("\n")
    starts = list(accumulate((len(one) + 1 for one in paragraphs), initial=0))
    marks: dict[int, list[Mark]] = {}
    for one in found:
        start, end = places.point(one.start), places.point(one.end)
        colour = colours.ink_quiet if one.is_spelling else colours.accent
        number = bisect_right(starts, start) - 1
        while number < len(paragraphs) and starts[number] < end:
            first, last = max(start, starts[number]), min(end, starts[number] + len(paragraphs[number]))
            if first < last:
                mark = Mark(first - starts[number], last - starts[number], colour, one.is_spelling)
                marks.setdefault(number, []).append(mark)
            number += 1
    return marks


def format_of_chosen(look: Look) -> QTextCharFormat:
    """The ground of the place that is shown; where a theme has no tints, its words stand in the colour of the ground."""
    colours, is_high = look.colours, look.theme.is_high_contrast
    chosen = QTextCharFormat()
    chosen.setBackground(QColor(colours.ink if is_high else colours.accent_soft))
    chosen.setForeground(QColor(colours.surface if is_high else colours.ink))
    return chosen
