"""Words into lines of a given width, in one pass: linear in the text however long it is. Widths are in points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from safeguard_desktop.documents.characters import (
    Piece,
    in_visual_order,
    is_right_to_left,
    reads_right_to_left,
    words_of,
)
from safeguard_desktop.documents.typefaces import ARABIC, HEBREW, Typeface

SHORT = 160
"""A paragraph of so many letters may well be one line: it is measured whole before it is taken apart."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of a line in one face, in the order they stand on paper."""

    text: str
    face: str
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `meant` is its text as it is read aloud or copied, "" where the runs say it. `goes_on`: a word is cut here.

    `is_reordered`: the runs stand as they do on paper, not in reading order.
    """

    runs: tuple[Run, ...]
    width: float
    meant: str = ""
    goes_on: bool = False
    from_the_right: bool = False
    has_ours: bool = False
    is_reordered: bool = False

    @property
    def text(self) -> str:
        """The line's text in reading order."""
        return self.meant or "".join(run.text for run in self.runs)


class Measure:
    """Widths of words in every face, for the making of one document."""

    def __init__(self, typefaces: Mapping[str, Typeface]) -> None:
        self.typefaces = typefaces
        self._widths = {name: typeface.widths() for name, typeface in typefaces.items()}

    def width(self, text: str, face: str, size: float) -> float:
        return self._widths[face][text] * size

    def lines(self, text: str, face: str, size: float, width: float) -> Iterator[Line]:
        """The text's lines, at least one; a word wider than the line is cut."""
        covers = self.typefaces[face].covers
        for paragraph in text.replace("\t", " ").split("\n"):
            if covers(paragraph):
                yield from self._plain_lines(paragraph, face, size, width)
            else:
                yield from self._mixed_lines(paragraph, face, size, width)

    def _plain_lines(self, paragraph: str, face: str, size: float, width: float) -> Iterator[Line]:
        widths, limit = self._widths[face], width / size
        if len(paragraph) <= SHORT and (whole_width := widths[paragraph]) <= limit:
            yield Line((Run(paragraph, face),), whole_width * size)
            return
        space = widths[" "]
        held: list[str] = []
        used = 0.0
        for whole in paragraph.split(" "):
            word, wide = whole, widths[whole]
            if held and used + space + wide > limit:
                yield Line((Run(" ".join(held), face),), used * size)
                held, used = [], 0.0
            if wide > limit:
                *cut, word = self._cut(whole, face, limit)
                yield from (Line((Run(piece, face),), widths[piece] * size, goes_on=True) for piece in cut)
                wide = widths[word]
            used += wide + (space if held else 0)
            held.append(word)
        yield Line((Run(" ".join(held), face),), used * size)

    def _cut(self, word: str, face: str, limit: float) -> Iterator[str]:
        widths = self._widths[face]
        start, used = 0, 0.0
        for place, letter in enumerate(word):
            wide = widths[letter]
            if used + wide > limit and place > start:
                yield word[start:place]
                start, used = place, 0.0
            used += wide
        yield word[start:]

    def _mixed_lines(self, paragraph: str, face: str, size: float, width: float) -> Iterator[Line]:
        limit, space = width / size, self._widths[face][" "]
        from_the_right = is_right_to_left(paragraph) and reads_right_to_left(paragraph)
        held: list[tuple[Piece, ...]] = []
        used = 0.0
        for whole in words_of(paragraph, face, self.typefaces):
            *cut, word = self._cut_pieces(whole, limit)
            wide = self._pieces_width(word)
            if held and (cut or used + space + wide > limit):
                yield self._line(held, face, size, from_the_right=from_the_right)
                held, used = [], 0.0
            for part in cut:
                yield self._line([part], face, size, from_the_right=from_the_right, goes_on=True)
            used += wide + (space if held else 0)
            held.append(word)
        yield self._line(held, face, size, from_the_right=from_the_right)

    def _pieces_width(self, word: tuple[Piece, ...]) -> float:
        return sum(self._widths[piece.face][piece.shown] for piece in word)

    def _cut_pieces(self, word: tuple[Piece, ...], limit: float) -> Iterator[tuple[Piece, ...]]:
        """The word, or, where it is wider than a line, as many parts as it needs."""
        part: list[Piece] = []
        used = 0.0
        for piece in word:
            pieces = [piece]
            if self._widths[piece.face][piece.shown] > limit:
                pieces = [
                    Piece(shown, piece.face, shown, piece.is_ours)
                    for shown in self._cut(piece.shown, piece.face, limit)
                ]
            for smaller in pieces:
                wide = self._widths[smaller.face][smaller.shown]
                if part and used + wide > limit:
                    yield tuple(part)
                    part, used = [], 0.0
                part.append(smaller)
                used += wide
        yield tuple(part)

    def _line(
        self,
        words: list[tuple[Piece, ...]],
        face: str,
        size: float,
        *,
        from_the_right: bool,
        goes_on: bool = False,
    ) -> Line:
        blank = Piece(" ", face, " ")
        pieces = [piece for number, word in enumerate(words) for piece in ((blank, *word) if number else word)]
        shown, meant = "".join(p.shown for p in pieces), "".join(p.meant for p in pieces)
        is_reordered = is_right_to_left(shown)
        if is_reordered:
            runs = tuple(self._runs_by_letter(in_visual_order(shown, right_to_left=from_the_right), face))
        else:
            runs = tuple(
                Run("".join(piece.shown for piece in group), key[0], key[1])
                for key, group in groupby(pieces, lambda piece: (piece.face, piece.is_ours))
            )
        return Line(
            runs,
            width=sum(self._widths[run.face][run.text] for run in runs) * size,
            meant=meant if is_reordered or shown != meant else "",
            goes_on=goes_on,
            from_the_right=from_the_right,
            has_ours=any(piece.is_ours for piece in pieces),
            is_reordered=is_reordered,
        )

    def _runs_by_letter(self, shown: str, face: str) -> Iterator[Run]:
        def face_for(letter: str) -> str:
            faces = (face, HEBREW, ARABIC)
            return next((name for name in faces if letter in self.typefaces[name].covered), face)

        for name, letters in groupby(shown, face_for):
            yield Run("".join(letters), name)
