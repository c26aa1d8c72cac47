"""What each character of a text prints as: itself, set in the face that has it, or its name in square brackets, marked as ours.

Nothing is dropped and nothing takes effect unseen: control and direction characters print as names too.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from safeguard_desktop.documents.typefaces import ARABIC, HEBREW, Typeface

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

CONTROL_NAMES = (
    *(
        "NULL",
        "START OF HEADING",
        "START OF TEXT",
        "END OF TEXT",
        "END OF TRANSMISSION",
        "ENQUIRY",
        "ACKNOWLEDGE",
        "BELL",
    ),
    *("BACKSPACE", "TAB", "LINE FEED", "VERTICAL TAB", "FORM FEED", "CARRIAGE RETURN", "SHIFT OUT", "SHIFT IN"),
    *("DATA LINK ESCAPE", "DEVICE CONTROL ONE", "DEVICE CONTROL TWO", "DEVICE CONTROL THREE", "DEVICE CONTROL FOUR"),
    *("NEGATIVE ACKNOWLEDGE", "SYNCHRONOUS IDLE", "END OF TRANSMISSION BLOCK", "CANCEL", "END OF MEDIUM", "SUBSTITUTE"),
    *("ESCAPE", "FILE SEPARATOR", "GROUP SEPARATOR", "RECORD SEPARATOR", "UNIT SEPARATOR"),
)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one word in one face. `meant` is what they stand for where that differs from what is drawn."""

    shown: str
    face: str
    meant: str
    is_ours: bool = False


def name_of(letter: str) -> str:
    """The character's name in square brackets, such as "[GRINNING FACE]"."""
    code = ord(letter)
    if code < len(CONTROL_NAMES):
        return f"[{CONTROL_NAMES[code]}]"
    return f"[{unicodedata.name(letter, '') or f'CHARACTER U+{code:04X}'}]"


def is_right_to_left(text: str) -> bool:
    """Whether the text holds letters that are read from right to left."""
    return RIGHT_TO_LEFT.search(text) is not None


def reads_right_to_left(text: str) -> bool:
    """Whether a paragraph as a whole does: its first letter with a direction decides. Source: UAX 9, P2 and P3."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in directions if way in {"L", "R", "AL"}), "L") != "L"


def words_of(text: str, face: str, typefaces: Mapping[str, Typeface]) -> Iterator[tuple[Piece, ...]]:
    """The paragraph's words as pieces; a character's name counts as several words, so that lines can break in it."""
    for word in text.split(" "):
        yield from _words_in(word, face, typefaces)


def _words_in(word: str, face: str, typefaces: Mapping[str, Typeface]) -> Iterator[tuple[Piece, ...]]:
    composed = unicodedata.normalize("NFC", word)
    if typefaces[face].covers(composed):
        yield (Piece(composed, face, word),)
        return
    pieces: list[Piece] = []
    for name, letters in groupby(word, lambda letter: _face_for(letter, face, typefaces)):
        run = "".join(letters)
        if name:
            pieces.append(Piece(_joined(run, typefaces[name]) if name == ARABIC else run, name, run))
            continue
        for letter in run:
            *whole, last = name_of(letter).split(" ")
            for part in whole:
                yield (*pieces, Piece(part, face, part, is_ours=True))
                pieces = []
            pieces.append(Piece(last, face, last, is_ours=True))
    yield tuple(pieces)


def _face_for(letter: str, face: str, typefaces: Mapping[str, Typeface]) -> str:
    return next((name for name in (face, HEBREW, ARABIC) if letter in typefaces[name].covered), "")


def _joined(run: str, typeface: Typeface) -> str:
    """Arabic letters in the shapes they take beside one another, where the face has those."""
    shaped = str(_reshaper().reshape(run))
    return shaped if typeface.covers(shaped) else run


@lru_cache(maxsize=1)
def _reshaper() -> "ArabicReshaper":
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "shift_harakat_position": False})


def in_visual_order(text: str, *, right_to_left: bool) -> str:
    """One line's letters from left to right as they stand on paper. Source: UAX 9."""
    from bidi.algorithm import get_display

    return str(get_display(text, base_dir="R" if right_to_left else "L"))
