"""The letters of one document in the fonts it carries inside: which code shows which letter, and the cut fonts themselves.

Every document carries the common letters of each face it uses, cut and packed once for the program's life, so that most
documents cut nothing; rarer letters go into further fonts cut for this document alone. Source: ISO 32000-1, 9.6.3 and 9.10.3.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, makeToUnicodeCMap

from safeguard_desktop.documents.typefaces import ARABIC, HEBREW, Typeface
from safeguard_desktop.documents.writing import PdfFile, packed

SPACE, NO_BREAK_SPACE = 0x20, 0xA0
FIRST_CODE, MOST_CODES = 32, 256
COMMON = (
    "".join(map(chr, range(0x20, 0x7F))) + "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022£€\u2713éâêîôûŵŷÂÊÎÔÛŴŶ"
)
NOT_COMMON = frozenset({HEBREW, ARABIC})

_SHAPE = re.compile(r"(?P<code><[0-9A-F]{2}>) <(?P<shape>F[BDE][0-9A-F]{2})>")


@dataclass(frozen=True, slots=True)
class CutFont:
    """One font of at most 256 letters, packed for a file; the letter of a code stands at its place in `letters`, 0 for none."""

    letters: tuple[int, ...]
    dictionary: str
    descriptor: str
    program: bytes
    to_unicode: bytes

    def write(self, file: PdfFile) -> int:
        """Writes the font into the file and gives its number."""
        program, to_unicode = file.add(self.program), file.add(self.to_unicode)
        descriptor = file.add(f"<<{self.descriptor}/FontFile2 {program} 0 R>>")
        return file.add(f"<<{self.dictionary}/FontDescriptor {descriptor} 0 R/ToUnicode {to_unicode} 0 R>>")


@dataclass(slots=True)
class _Face:
    """What one document shows in one face: a common font, then rarer letters in the order they turned up."""

    typeface: Typeface
    key: str
    common: CutFont | None
    table: Mapping[int, int]
    rare: list[int] = field(default_factory=list)
    codes: dict[str, tuple[int, int]] = field(default_factory=dict)
    is_common_used: bool = False


class Lettering:
    """The fonts of one document."""

    def __init__(self, typefaces: Mapping[str, Typeface]) -> None:
        self._faces = {
            name: _Face(face, name[0].upper(), None, {})
            if name in NOT_COMMON
            else _Face(face, name[0].upper(), common_font(face), _table(face))
            for name, face in typefaces.items()
        }

    def shown(self, face: str, text: str) -> Iterator[tuple[str, str]]:
        """The text as (name of a font, codes in hexadecimal), piece by piece."""
        used = self._faces[face]
        try:
            codes = codecs.charmap_encode(text, "strict", used.table)[0]
        except UnicodeEncodeError:
            yield from _piece_by_piece(used, text)
            return
        if codes:
            used.is_common_used = True
            yield f"{used.key}0", codes.hex()

    def write(self, file: PdfFile) -> str:
        """Writes every font used into the file and gives the entries of the resource dictionary."""
        entries = []
        for used in self._faces.values():
            fonts = [(0, used.common)] if used.common and used.is_common_used else []
            room = MOST_CODES - 1
            for number, start in enumerate(range(0, len(used.rare), room), start=1):
                fonts.append((number, _cut(used.typeface, (0, *used.rare[start : start + room]), number)))
            entries += [f"/{used.key}{number} {font.write(file)} 0 R" for number, font in fonts]
        return "".join(entries)


def _piece_by_piece(used: _Face, text: str) -> Iterator[tuple[str, str]]:
    coded = [used.codes.get(letter) or _coded(used, letter) for letter in text]
    for number, group in groupby(coded, lambda code: code[0]):
        if number == 0:
            used.is_common_used = True
        yield f"{used.key}{number}", bytes(code for _number, code in group).hex()


def _coded(used: _Face, letter: str) -> tuple[int, int]:
    """The font and the code of a letter, given at its first turning up."""
    code = SPACE if ord(letter) == NO_BREAK_SPACE else ord(letter)
    if code in used.table:
        found = 0, used.table[code]
    else:
        number, place = divmod(len(used.rare), MOST_CODES - 1)
        used.rare.append(code)
        found = number + 1, place + 1
    used.codes[letter] = found
    return found


@lru_cache(maxsize=16)
def common_font(typeface: Typeface) -> CutFont:
    """The font of the letters that nearly every document has, made once."""
    letters = [ord(letter) for letter in COMMON if letter in typeface.covered]
    return _cut(typeface, (*[0] * FIRST_CODE, *letters), 0)


@lru_cache(maxsize=16)
def _table(typeface: Typeface) -> Mapping[int, int]:
    table = {letter: code for code, letter in enumerate(common_font(typeface).letters) if letter}
    return table | {NO_BREAK_SPACE: table[SPACE]}


def _cut(typeface: Typeface, letters: Sequence[int], number: int) -> CutFont:
    face = typeface.font.face
    name = f"AAAAA{chr(ord('A') + number % 26)}+{face.name.decode('ascii')}"
    program = face.makeSubset(letters)
    width = typeface.widths().letter
    widths = " ".join(f"{width(chr(code)):g}" for code in letters)
    box = " ".join(f"{edge:g}" for edge in face.bbox)
    return CutFont(
        letters=tuple(letters),
        dictionary=f"/Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(letters) - 1}/Widths[{widths}]",
        descriptor=(
            f"/Type/FontDescriptor/FontName/{name}/Flags {face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC}/FontBBox[{box}]"
            f"/Ascent {face.ascent:g}/Descent {face.descent:g}/CapHeight {face.capHeight:g}"
            f"/ItalicAngle {face.italicAngle:g}/StemV {face.stemV:g}/MissingWidth {face.defaultWidth:g}"
        ),
        program=packed(program, f"/Length1 {len(program)}"),
        to_unicode=packed(_SHAPE.sub(_unjoined, makeToUnicodeCMap(name, letters)).encode("ascii")),
    )


def _unjoined(match: re.Match[str]) -> str:
    """Joined Arabic shapes copy out as the letters they stand for."""
    letters = unicodedata.normalize("NFKC", chr(int(match["shape"], 16)))
    return f"{match['code']} <{letters.encode('utf-16-be').hex().upper()}>"
