"""The shipped type family, opened for paper: which characters it has and how wide they are. Sizes are in points."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

REGULAR, MEDIUM, SEMIBOLD, HEBREW, ARABIC = "regular", "medium", "semibold", "hebrew", "arabic"

FILES: Mapping[str, str] = {
    REGULAR: "inter/Inter-Regular.ttf",
    MEDIUM: "inter/Inter-Medium.ttf",
    SEMIBOLD: "inter/Inter-SemiBold.ttf",
    HEBREW: "noto/NotoSansHebrew-Regular.ttf",
    ARABIC: "noto/NotoSansArabic-Regular.ttf",
}

PAPER_SPACES = frozenset({0x20, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F})


class _LetterWidths(dict[str, float]):
    """Widths of letters at size 1000; a letter that the face lacks has the width of its sign for that."""

    def __init__(self, face: "TTFontFace") -> None:
        super().__init__((chr(code), width) for code, width in face.charWidths.items())
        self._default: float = face.defaultWidth

    def __missing__(self, _letter: str) -> float:
        return self._default


class _Widths(dict[str, float]):
    """Widths of words and short lines at size 1, each summed once."""

    def __init__(self, letters: _LetterWidths) -> None:
        super().__init__()
        self.letter = letters.__getitem__

    def __missing__(self, word: str) -> float:
        width = sum(map(self.letter, word)) / 1000
        self[word] = width
        return width


@dataclass(frozen=True, eq=False)
class Typeface:
    """One font file. `covered` are the characters it can show as themselves."""

    name: str
    font: "TTFont"

    @cached_property
    def covered(self) -> frozenset[str]:
        return frozenset(
            chr(code) for code in self.font.face.charToGlyph if code in PAPER_SPACES or not _is_invisible(chr(code))
        )

    @cached_property
    def _uncovered(self) -> re.Pattern[str]:
        """One pass in C over a whole paragraph: the first character this face cannot show as itself."""
        codes = sorted(map(ord, self.covered))
        ranges: list[list[int]] = []
        for code in codes:
            if ranges and code == ranges[-1][1] + 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
        spans = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
        return re.compile(f"[^{spans}]")

    def covers(self, text: str) -> bool:
        """Whether every character of the text can be shown as itself."""
        return self._uncovered.search(text) is None

    def widths(self) -> "_Widths":
        """A fresh table of word widths at size 1, for one document."""
        return _Widths(self._letter_widths)

    @cached_property
    def _letter_widths(self) -> _LetterWidths:
        return _LetterWidths(self.font.face)


@dataclass(frozen=True)
class FontFolder:
    """Where the shipped fonts lie (`resources/third-party`) and the colour profile of archived documents."""

    path: Path

    def typefaces(self) -> Mapping[str, Typeface]:
        """Every shipped face by its name here. Raises NotPossible where a file is missing or no font."""
        return {name: _opened(name, self.path / file) for name, file in FILES.items()}

    def colour_profile(self) -> bytes:
        """The sRGB profile that the archive standard asks for. Source: ISO 19005-3, 6.2.3."""
        return _bytes_of(self.path / "icc" / "sRGB.icc")


@lru_cache(maxsize=16)
def _opened(name: str, file: Path) -> Typeface:
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        return Typeface(name, TTFont(f"Paper-{name}", str(file)))
    except (TTFError, OSError) as error:
        raise _missing() from error


@lru_cache(maxsize=4)
def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise _missing() from error


def _missing() -> NotPossible:
    return NotPossible(
        _("The paper could not be made: a font or colour file of this program is missing or damaged."),
        _("The record is safe. Install the program again, then make the paper once more."),
    )


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}
