"""A text as it is matched: small letters, without characters that cannot be seen, and the way back to the original.

All offsets that leave this package are code points of the original text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
"""Soft hyphens, zero-width characters, direction marks and variation selectors."""

_ZERO_WIDTH = re.compile("(?<![0-9])[\u200b-\u200d\u2060\ufeff]|[\u200b-\u200d\u2060\ufeff](?![0-9])")
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011][^\S\n]*\r?\n[^\S\n]*(?=[^\W\d_])")
_BETWEEN_WORDS = re.compile(r"([\W_]+)")
_NO_NAMES = frozenset({
    "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "have", "he", "her", "him", "his",
    "i", "in", "is", "it", "of", "on", "or", "she", "so", "that", "the", "their", "them", "they", "this", "to", "was",
    "were", "with",
})  # fmt: skip
LONGEST_INITIALS = 2
_LONGER_IN_SMALL_LETTERS = "\u0130"
"""The one character whose small form is two code points."""


@dataclass(frozen=True, slots=True)
class Offsets:
    """The way back from a text with parts left out: where each was left out, how much in all so far, where it began."""

    cuts: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()

    def original(self, position: int) -> int:
        """Where a character that was kept stands in the original."""
        if not self.cuts:
            return position
        number = bisect_right(self.cuts, position)
        return position + (self.left_out[number - 1] if number else 0)

    def kept(self, position: int) -> int:
        """Where a place of the original is in the text that was kept, or where the next kept character is."""
        number = bisect_left(self.begins, position)
        if not number:
            return position
        cut, left_out = self.cuts[number - 1], self.left_out[number - 1]
        return cut if position < cut + left_out else position - left_out

    def original_end(self, end: int) -> int:
        """The exclusive end of what ends at `end`, without anything left out behind it."""
        return self.original(end - 1) + 1 if end else 0


@dataclass(frozen=True, slots=True)
class Plain:
    """What was kept of a text, in its own letters and in small ones, which have the same length."""

    kept: str
    small: str
    offsets: Offsets

    @property
    def has_hyphen_at_line_end(self) -> bool:
        may_have = any(sign in self.kept for sign in "-\u2010\u2011") and "\n" in self.kept
        return may_have and _LINE_END_HYPHEN.search(self.kept) is not None

    def words(self) -> "Words":
        """The words of it."""
        parts = _BETWEEN_WORDS.split(self.small)
        return Words(self, parts[::2], parts[1::2], list(accumulate(map(len, parts), initial=0))[::2])


class Words:
    """The words of a text in small letters, what stands between them, and where each begins in `plain`.

    `between[n]` follows word n. The first and the last word may be empty.
    """

    __slots__ = ("between", "plain", "starts", "words")

    def __init__(self, plain: Plain, words: list[str], between: list[str], starts: list[int]) -> None:
        self.plain = plain
        self.words = words
        self.between = between
        self.starts = starts

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where the words from `first` up to, without, `end` stand in `plain`."""
        return self.starts[first], self.starts[end - 1] + len(self.words[end - 1])

    def may_be_name(self, number: int) -> bool:
        """Whether a word has a capital letter first, where not everything around it has, and is no small word of English."""
        word = self._written(number)
        if not word[:1].isupper() or self.words[number] in _NO_NAMES:
            return False
        return len(word) <= LONGEST_INITIALS or not word.isupper() or not self._is_shouted(number)

    def is_initial(self, number: int) -> bool:
        """Whether a word is one capital letter, as in "M.T."."""
        return len(self.words[number]) == 1 and self._written(number).isupper()

    def _is_shouted(self, number: int) -> bool:
        """Whether a word beside this one is in capitals too."""
        beside = (self._written(other) for other in (number - 1, number + 1) if 0 <= other < len(self.words))
        return any(len(word) > LONGEST_INITIALS and word.isupper() for word in beside)

    def _written(self, number: int) -> str:
        return self.plain.kept[self.starts[number] : self.starts[number] + len(self.words[number])]


def plain(text: str, *, joins_lines: bool = False) -> Plain:
    """The text as it is matched; with `joins_lines` a word that was broken at a line's end is whole."""
    if text.isascii() and not joins_lines:
        return Plain(text, text.lower(), Offsets())
    left_out = [match.span() for match in UNSEEN.finditer(text)]
    if joins_lines:
        kept, offsets = _without(text, left_out)
        joined = [match.span() for match in _LINE_END_HYPHEN.finditer(kept)]
        original = [(offsets.original(start), offsets.original_end(end)) for start, end in joined]
        left_out = united([*left_out, *original])
    kept, offsets = _without(text, left_out)
    return Plain(kept, kept.replace(_LONGER_IN_SMALL_LETTERS, "i").lower(), offsets)


def parted_at_zero_width(text: str) -> str:
    """The text with a space for each zero-width character, as long as before: it may part two words, but no number."""
    return _ZERO_WIDTH.sub(" ", text)


def _without(text: str, left_out: Sequence[tuple[int, int]]) -> tuple[str, Offsets]:
    if not left_out:
        return text, Offsets()
    sums = list(accumulate(end - start for start, end in left_out))
    starts = [start for start, _end in left_out]
    ends = [0, *(end for _start, end in left_out)]
    kept = "".join([text[end:start] for end, start in zip(ends, [*starts, len(text)], strict=True)])
    cuts = [start - gone for start, gone in zip(starts, [0, *sums[:-1]], strict=True)]
    return kept, Offsets(tuple(cuts), tuple(sums), tuple(starts))


def united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches in order, those that touch as one."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united
