"""The marks of what was found: dots for guidance, a wave for spelling, paragraph by paragraph."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from safeguard_desktop.gui.answers.marks import Mark
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
