"""Which quotation marks hold somebody's own words: those beside an attribution. Others are the worker's scare quotes.

Source: language.md section 6. In doubt the words are somebody's own, so that a child's words are never touched.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from typing import NamedTuple

from safeguard_desktop.domain.language.attributions import (
    Sayings,
    is_attributed,
    is_scare,
    is_spoken_before,
    is_spoken_in,
)

_MARK = re.compile("[\"“”„«»″＂'‘’`‚]")
PARAGRAPH_END = re.compile(r"\n[^\S\n]*\r?\n|[\u2029\x0b\x0c]")

_FAMILY = dict.fromkeys('"“”„″＂', "double") | dict.fromkeys("«»", "angle") | dict.fromkeys("'‘’`‚", "single")
_OPENS_BEFORE = frozenset("([{-–—/:,;\"“„«'‘’`=>*_")
_ELISION = re.compile(
    r"['‘’`](?:til|till|cause|cos|coz|cuz|em|im|er|ere|ave|ad|as|e|bout|n|tis|twas|round|ello|appen|ow|ome|\d\ds?)\b",
    re.IGNORECASE,
)

_REACH = 240
"""How many characters beside a quotation are read for an attribution."""
_MOST_INSIDE = 40
"""How many marks of its own kind may stand inside a quotation, so that a text of marks alone takes no longer than another."""


class Voice(Enum):
    """Whose words stand between two marks."""

    OTHERS = "somebody's own words"
    SCARE = "the worker's word in marks"


class Quotation(NamedTuple):
    """A stretch between marks, marks included; `end` is exclusive. `is_closed` is false where it runs to the paragraph's end."""

    start: int
    end: int
    voice: Voice
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class QuoteState:
    """What a text leaves for the next paragraph: the kind of mark that was never closed, or ""."""

    open_family: str = ""


NOTHING_OPEN = QuoteState()


class _Mark(NamedTuple):
    at: int
    sign: str
    family: str
    may_open: bool
    may_close: bool


def find_quotations(
    text: str, before: QuoteState = NOTHING_OPEN, places: Sequence[int] | None = None
) -> tuple[list[Quotation], QuoteState]:
    """The quotations of a text in order, and what it leaves open; `before` is what the text above left open.

    `places`, in order, are where somebody asks whose words they are: of a paragraph without one, only a quotation that is never
    closed is given, and nothing is read for attributions. None asks everywhere.
    """
    found: list[Quotation] = []
    if not before.open_family and not _has_marks(text):
        return found, NOTHING_OPEN
    state, start = before, 0
    for start, end in paragraphs(text):
        is_asked = places is None or bisect_left(places, start) < bisect_left(places, end)
        reader = _Paragraph(text, start, end, state, is_asked=is_asked)
        found += [one for one in reader.read() if is_asked or not one.is_closed]
        state = reader.left_open
    return found, state


def _has_marks(text: str) -> bool:
    return ('"' in text or "'" in text or "`" in text) if text.isascii() else _MARK.search(text) is not None


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, each as start and exclusive end: blank lines part them, a single line break does not."""
    start = 0
    for match in PARAGRAPH_END.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


class _Paragraph:
    """One paragraph's marks, paired."""

    def __init__(self, text: str, start: int, end: int, before: QuoteState, *, is_asked: bool) -> None:
        self._text = text
        self._is_asked = is_asked
        self._start = start
        self._end = end
        self._marks = list(_marks(text, start, end))
        self._before = before.open_family
        self._of_family: dict[str, list[int]] = {}
        for number, mark in enumerate(self._marks):
            self._of_family.setdefault(mark.family, []).append(number)
        self._last_close = {mark.family: number for number, mark in enumerate(self._marks) if mark.may_close}
        self._first_word = end - len(text[start:end].lstrip())
        self._found: list[Quotation] = []
        self._spoken_to: int | None = None
        self.left_open = NOTHING_OPEN

    def read(self) -> list[Quotation]:
        """The quotations of the paragraph."""
        number = self._continued() if self._before else 0
        while number < len(self._marks):
            number = self._from(number)
        return self._found

    def _continued(self) -> int:
        """Takes in what goes on from the paragraph above, where a mark closes it here."""
        for number, mark in enumerate(self._marks):
            if mark.family != self._before:
                continue
            if mark.may_close and not mark.may_open:
                self._found.append(Quotation(self._start, mark.at + 1, Voice.OTHERS))
                self._spoken_to = mark.at + 1
                return number + 1
            return 0
        return 0

    def _from(self, number: int) -> int:
        opening = self._marks[number]
        if not opening.may_open or (opening.family == "single" and _ELISION.match(self._text, opening.at)):
            return number + 1
        closing = self._closing(number)
        if closing is None:
            return self._unclosed(number)
        mark = self._marks[closing]
        voice = self._voice(opening.at, mark.at + 1) if self._is_asked else Voice.SCARE
        self._found.append(Quotation(opening.at, mark.at + 1, voice))
        if voice is Voice.OTHERS:
            self._spoken_to = mark.at + 1
        return closing + 1

    def _closing(self, number: int) -> int | None:
        family = self._marks[number].family
        if self._last_close.get(family, -1) <= number:
            return None
        depth, weak = 0, None
        numbers = self._of_family[family]
        first = bisect_right(numbers, number)
        for other in numbers[first : first + _MOST_INSIDE]:
            mark = self._marks[other]
            if weak is not None and mark.may_open and not mark.may_close:
                return weak
            if mark.sign in "“„«‘‚" and not mark.may_close:
                depth += 1
            elif mark.may_close and depth and mark.sign in "”»’“":
                depth -= 1
            elif mark.may_close and self._is_plural_owner(mark):
                weak = other if weak is None else weak
            elif mark.may_close:
                return other
        return weak

    def _is_plural_owner(self, mark: _Mark) -> bool:
        """Whether a single mark may be the apostrophe of "the girls' room"."""
        text, at = self._text, mark.at
        return (
            mark.family == "single" and text[at - 1] in "sS" and re.match(r"\s+\w", text[at + 1 : at + 8]) is not None
        )

    def _unclosed(self, number: int) -> int:
        """A quotation that is never closed: somebody's own words to the paragraph's end, if it is one at all."""
        opening = self._marks[number]
        is_spoken = is_spoken_before(self._text[self._sentence(opening.at) : opening.at]) or (
            opening.family != "single" and self._is_spoken_unclosed(opening.at)
        )
        if not is_spoken and not (self._before == opening.family and opening.at <= self._first_word):
            return number + 1
        self._found.append(Quotation(opening.at, self._end, Voice.OTHERS, is_closed=False))
        self.left_open = QuoteState(opening.family)
        return len(self._marks)

    def _is_spoken_unclosed(self, at: int) -> bool:
        """Whether it begins after a verb of saying, or begins a line and is of one person to another."""
        if self._sayings.is_spoken_of(self._sentence(at), at):
            return True
        return not self._line_before(at).strip() and is_spoken_in(self._text[at + 1 : self._reach(at)])

    def _voice(self, start: int, end: int) -> Voice:
        inside = self._text[start + 1 : end - 1].strip()
        if is_spoken_in(inside):
            return Voice.OTHERS
        sentence = self._sentence(start)
        before = self._text[sentence:start]
        if is_scare(before, inside):
            return Voice.SCARE
        is_spoken = (
            self._sayings.is_spoken_of(sentence, start)
            or is_attributed(before, inside, self._text[end : self._reach(end)])
            or self._goes_on(start, inside)
            or self._is_a_line(start, end, inside)
        )
        return Voice.OTHERS if is_spoken else Voice.SCARE

    def _is_a_line(self, start: int, end: int, inside: str) -> bool:
        """Whether a whole sentence in marks has a line for itself, as one does in a dialogue."""
        line = self._line_before(start) + self._text[end : self._reach(end)].partition("\n")[0]
        return inside[-1:] in ".!?\u2026" and not line.strip()

    def _goes_on(self, start: int, inside: str) -> bool:
        """Whether it is a whole sentence, or the rest of one, after other words of the same speaker in this paragraph."""
        if self._before and not self._found and start <= self._first_word:
            return True
        if self._spoken_to is None:
            return False
        is_near = start - self._spoken_to < _REACH and len(self._text[self._spoken_to : start].split()) <= 4
        return inside[-1:] in ".!?\u2026," or is_near

    def _line_before(self, at: int) -> str:
        """What stands before a place in its line."""
        return self._text[max(self._start, at - _REACH) : at].rpartition("\n")[2]

    def _reach(self, end: int) -> int:
        """How far the words after a place are read."""
        return min(end + _REACH, self._end)

    @cached_property
    def _sayings(self) -> Sayings:
        return Sayings(self._text, self._start, self._end)

    def _sentence(self, at: int) -> int:
        """Where the sentence before a mark begins, or the last quotation in it ends."""
        begin = max(self._start, at - _REACH, self._found[-1].end if self._found else 0)
        return self._sayings.sentence(begin, at)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The marks of a stretch that may open or close a quotation."""
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        before, sign, after = text[at - 1 : at] or " ", text[at], text[at + 1 : at + 2] or " "
        may_open, may_close = _may_open_or_close(before, sign, after)
        if may_open or may_close:
            yield _Mark(at, sign, _FAMILY[sign], may_open, may_close)


@lru_cache(maxsize=2048)
def _may_open_or_close(before: str, sign: str, after: str) -> tuple[bool, bool]:
    may_open = (before.isspace() or before in _OPENS_BEFORE) and not after.isspace()
    may_close = not before.isspace() and not after.isalnum()
    if sign in "“„«‘‚" and not after.isspace() and not before.isalnum():
        may_open, may_close = True, may_close and sign == "“" and not after.isalnum() and after != '"'
    if sign in "”»" and may_close:
        may_open = False
    return may_open, may_close
