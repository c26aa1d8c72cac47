"""The look of the paper, A4: every size, distance and colour in one place. All in points."""

from dataclasses import dataclass

from safeguard_desktop.documents.typefaces import MEDIUM, REGULAR, SEMIBOLD

MM = 72 / 25.4

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 18 * MM, PAGE_WIDTH - 18 * MM
HEAD_LINE = 9.5 * MM
TEXT_TOP = 15 * MM
TEXT_BOTTOM = PAGE_HEIGHT - 19 * MM
FOOT_LINE = PAGE_HEIGHT - 14.5 * MM
CELL_SIDE, CELL_TOP = 2.4 * MM, 1.5 * MM
BOX = 3.6 * MM
BOX_TO_LABEL = 1.6 * MM
BAR = 1.2 * MM

INK, QUIET, PLUM, RULE = "1D1F22", "45494F", "74457F", "6F757D"
BAND_GROUND, EXACT_GROUND = "EFEDE8", "F6F1F8"

RULE_WEIGHT, BOX_WEIGHT = 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set: face, size and leading in points, colour as six hexadecimal digits."""

    face: str
    size: float
    leading: float
    colour: str = INK


TITLE = Style(SEMIBOLD, 16, 19.2)
HEADING = Style(SEMIBOLD, 12, 15)
BAND = Style(SEMIBOLD, 10, 13)
BAND_NOTE = Style(REGULAR, 9, 12)
LABEL = Style(REGULAR, 8.5, 11, QUIET)
QUESTION = Style(REGULAR, 9.5, 13)
ANSWER = Style(MEDIUM, 10, 13.5)
READING = Style(REGULAR, 10, 14.2)
EXACT = Style(REGULAR, 10.5, 14.7)
EXACT_LEAD = Style(MEDIUM, 8.5, 11, PLUM)
NOTE = Style(REGULAR, 8.5, 11, QUIET)
OURS = Style(REGULAR, 9.5, 13, QUIET)
FOOT = Style(REGULAR, 8, 10, QUIET)
STRONG = Style(SEMIBOLD, 10, 14)
FINGERPRINT = Style(MEDIUM, 12.5, 18.8)
