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


class _Kind(NamedTuple):
    """What a mark may be where it stands."""

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
        marks = list(_marks(text, start, end))
        self._at = [at for at, _kind in marks]
        self._kinds = [kind for _at, kind in marks]
        self._before = before.open_family
        families = [kind.family for kind in self._kinds]
        self._of_family = {
            family: [number for number, other in enumerate(families) if other == family] for family in set(families)
        }
        self._last_close = {kind.family: number for number, kind in enumerate(self._kinds) if kind.may_close}
        self._first_word = end - len(text[start:end].lstrip())
        self._found: list[Quotation] = []
        self._found_to = 0
        self._spoken_to: int | None = None
        self.left_open = NOTHING_OPEN

    def read(self) -> list[Quotation]:
        """The quotations of the paragraph."""
        number = self._continued() if self._before else 0
        while number < len(self._at):
            number = self._from(number)
        return self._found

    def _continued(self) -> int:
        """Takes in what goes on from the paragraph above, where a mark closes it here."""
        for number, (at, kind) in enumerate(zip(self._at, self._kinds, strict=True)):
            if kind.family != self._before:
                continue
            if kind.may_close and not kind.may_open:
                self._add(Quotation(self._start, at + 1, Voice.OTHERS))
                self._spoken_to = at + 1
                return number + 1
            return 0
        return 0

    def _from(self, number: int) -> int:
        at, kind = self._at[number], self._kinds[number]
        if not kind.may_open or (kind.family == "single" and _ELISION.match(self._text, at)):
            return number + 1
        closing = self._closing(number, kind.family)
        if closing is None:
            return self._unclosed(number)
        end = self._at[closing] + 1
        if self._is_asked:
            voice = self._voice(at, end)
            self._add(Quotation(at, end, voice))
            if voice is Voice.OTHERS:
                self._spoken_to = end
        self._found_to = end
        return closing + 1

    def _add(self, quotation: Quotation) -> None:
        self._found.append(quotation)
        self._found_to = quotation.end

    def _closing(self, number: int, family: str) -> int | None:
        if self._last_close.get(family, -1) <= number:
            return None
        depth, weak = 0, None
        numbers = self._of_family[family]
        first = bisect_right(numbers, number)
        for other in numbers[first : first + _MOST_INSIDE]:
            sign, _family, may_open, may_close = self._kinds[other]
            if not may_close:
                if weak is not None and may_open:
                    return weak
                if sign in "“„«‘‚":
                    depth += 1
            elif depth and sign in "”»’“":
                depth -= 1
            elif family == "single" and self._is_plural_owner(self._at[other]):
                weak = other if weak is None else weak
            else:
                return other
        return weak

    def _is_plural_owner(self, at: int) -> bool:
        """Whether a single mark may be the apostrophe of "the girls' room"."""
        text = self._text
        return text[at - 1] in "sS" and re.match(r"\s+\w", text[at + 1 : at + 8]) is not None

    def _unclosed(self, number: int) -> int:
        """A quotation that is never closed: somebody's own words to the paragraph's end, if it is one at all."""
        at, family = self._at[number], self._kinds[number].family
        is_spoken = is_spoken_before(self._text[self._sentence(at) : at]) or (
            family != "single" and self._is_spoken_unclosed(at)
        )
        if not is_spoken and not (self._before == family and at <= self._first_word):
            return number + 1
        self._add(Quotation(at, self._end, Voice.OTHERS, is_closed=False))
        self.left_open = QuoteState(family)
        return len(self._at)

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
        begin = max(self._start, at - _REACH, self._found_to)
        return self._sayings.sentence(begin, at)


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, _Kind]]:
    """The marks of a stretch that may open or close a quotation, and where they stand."""
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        kind = _kind(text[at], text[at - 1] if at else " ", text[at + 1 : at + 2] or " ")
        if kind.may_open or kind.may_close:
            yield at, kind


@lru_cache(maxsize=2048)
def _kind(sign: str, before: str, after: str) -> _Kind:
    may_open = (before.isspace() or before in _OPENS_BEFORE) and not after.isspace()
    may_close = not before.isspace() and not after.isalnum()
    if sign in "“„«‘‚" and not after.isspace() and not before.isalnum():
        may_open, may_close = True, may_close and sign == "“" and not after.isalnum() and after != '"'
    if sign in "”»" and may_close:
        may_open = False
    return _Kind(sign, _FAMILY[sign], may_open, may_close)
