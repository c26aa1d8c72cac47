"""Phrases as data: a sequence of words, lists of words and small gaps. No regular expressions, so every match is bounded.

Matching walks sets of places from the phrase's rarest word to both sides: its cost is bounded by the phrase, never by the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from safeguard_desktop.domain.language.plain_text import Words

MOST_ADVERBS = 3
LONGEST_NAME = 3

_NEVER_INSIDE = re.compile(r"[.!?;:()\[\]{}<>|\u2026\u2029\x0b\x0c]|,|\u2022|\u25aa|\*\s|\n\s*\n|\n\s*[-\u2013]\s")
_COMMA = re.compile(r"\s*[,()]\s*['’]?")
"""A comma, or a bracket around a name or an adverb."""
_LONGEST_PAUSE = 40
_SPACES = r"[^\S\r\n\x0b\x0c\u2029]*"
_PAUSE = re.compile(rf"{_SPACES}[,:;\u2013\u2014-]?{_SPACES}(?:\r?\n{_SPACES})?[(\[]?{_SPACES}")
"""A sign, and at most one line break after it: a line that begins with a dash is another item."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: any one of `words` or `longer` (several words), a name, or up to `gap` words of any kind.

    `may_pause`: a comma or an opening bracket may stand between it and the place that is nearer to the anchor.
    """

    words: frozenset[str] = frozenset()
    longer: tuple[tuple[str, ...], ...] = ()
    is_optional: bool = False
    is_name: bool = False
    is_start: bool = False
    may_pause: bool = False
    gap: int = 0

    @property
    def can_anchor(self) -> bool:
        """Whether a match must hold one of a known set of words here."""
        return bool(self.words or self.longer) and not (self.is_optional or self.is_name or self.gap)

    @property
    def longest(self) -> int:
        """The most words that the place takes, adverbs before or after it included."""
        if self.is_start:
            return 0
        entries = max(map(len, self.longer), default=1)
        return self.gap or MOST_ADVERBS + max(entries, LONGEST_NAME if self.is_name else 1)

    @property
    def shortest(self) -> int:
        """The letters of the shortest word that the place is looked up by."""
        return min(map(len, self.words | {max(words, key=len) for words in self.longer}))


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands before the anchor (nearest first), the anchor, and what stands after it. `written` is as in the pack."""

    written: str
    before: tuple[Element, ...]
    anchor: Element
    after: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a match. None runs over a wall: `walls` are words before which a person's own words begin or end."""

    words: Words
    adverbs: frozenset[str]
    walls: frozenset[int] = frozenset()
    is_lenient: bool = False

    def joins(self, number: int) -> bool:
        """Whether word `number` and the one before it may stand in one phrase."""
        if number <= 0 or number >= len(self.words.words) or number in self.walls:
            return False
        between = self.words.between[number - 1]
        if between == " " or joins_words(between):
            return True
        if _COMMA.fullmatch(between):
            words = self.words.words
            return self.is_lenient or words[number] in self.adverbs or words[number - 1] in self.adverbs
        return between[0] == "." and between[1:].isspace() and self.words.is_initial(number - 1)

    def pauses(self, number: int) -> bool:
        """Whether no more than a comma, a dash or an opening bracket parts word `number` from the one before it."""
        if number <= 0 or number >= len(self.words.words) or number in self.walls:
            return False
        return _PAUSE.fullmatch(self.words.between[number - 1]) is not None

    def ends_sentence(self, number: int) -> bool:
        """Whether a sentence, line item or wall ends right before word `number`."""
        if number <= 0 or number in self.walls or (number == 1 and not self.words.words[0]):
            return True
        return not joins_words(self.words.between[number - 1])


@lru_cache(maxsize=4096)
def joins_words(between: str) -> bool:
    """Whether a phrase may go on over this: spaces, hyphens, quotes, slashes, an abbreviation's full stop, one line break."""
    return between in {".", "_"} or (len(between) < _LONGEST_PAUSE and _NEVER_INSIDE.search(between) is None)


def find_phrase(phrase: Phrase, around: Surroundings, at: int) -> tuple[int, int] | None:
    """The longest match whose anchor begins at word `at`, as first word and exclusive end; None where there is none."""
    firsts: Iterable[int] = (at,)
    for element in phrase.before:
        firsts = _step_back(element, firsts, around)
        if not firsts:
            return None
    ends: Iterable[int] = _ends_at(phrase.anchor, at, around)
    for element in phrase.after:
        if not ends:
            return None
        ends = _step_on(element, ends, around)
    return (min(firsts), max(ends)) if ends else None


def _ends_at(element: Element, at: int, around: Surroundings) -> set[int]:
    """Exclusive ends of what the element matches from word `at` on."""
    words = around.words.words
    ends = {at + 1} if words[at] in element.words else set()
    for longer in element.longer:
        if words[at] == longer[0] and _reads(longer, at, around):
            ends.add(at + len(longer))
    if element.is_name:
        ends.update(_name_ends(at, around))
    return ends


def _reads(longer: tuple[str, ...], at: int, around: Surroundings) -> bool:
    words = around.words.words
    end = at + len(longer)
    return tuple(words[at:end]) == longer and all(around.joins(number) for number in range(at + 1, end))


def _name_ends(at: int, around: Surroundings) -> Iterable[int]:
    for number in range(at, at + LONGEST_NAME):
        if number > at and not around.joins(number):
            return
        if number >= len(around.words.words) or not around.words.may_be_name(number):
            return
        yield number + 1


def _step_on(element: Element, ends: Iterable[int], around: Surroundings) -> set[int]:
    """Where a match may end after one element more; `ends` are exclusive ends so far."""
    if element.is_start:
        return set(ends)
    if element.gap:
        return _over_gap(ends, element.gap, 1, around)
    reached = set(ends) if element.is_optional else set()
    for end in ends:
        for place in _after_adverbs(end, 1, around, may_pause=element.may_pause):
            reached |= _ends_at(element, place, around)
    return reached


def _step_back(element: Element, firsts: Iterable[int], around: Surroundings) -> set[int]:
    """The same to the left; `firsts` are first words so far."""
    if element.is_start:
        return {first for first in firsts if around.ends_sentence(first)}
    if element.gap:
        return _over_gap(firsts, element.gap, -1, around)
    reached = set(firsts) if element.is_optional else set()
    for first in firsts:
        for place in _after_adverbs(first, -1, around, may_pause=element.may_pause):
            reached |= _begins_at(element, place, around)
    return reached


def _begins_at(element: Element, last: int, around: Surroundings) -> set[int]:
    """First words of what the element matches up to, with, word `last`."""
    word = around.words.words[last]
    begins = {last} if word in element.words else set()
    for longer in element.longer:
        if word == longer[-1] and last + 1 >= len(longer) and _reads(longer, last + 1 - len(longer), around):
            begins.add(last + 1 - len(longer))
    if element.is_name:
        begins.update(_name_begins(last, around))
    return begins


def _name_begins(last: int, around: Surroundings) -> Iterable[int]:
    for number in range(last, max(last - LONGEST_NAME, -1), -1):
        if (number < last and not around.joins(number + 1)) or not around.words.may_be_name(number):
            return
        yield number


def _after_adverbs(edge: int, way: int, around: Surroundings, *, may_pause: bool) -> Iterable[int]:
    """The words that may come next from an edge (an exclusive end, or a first word going back), adverbs passed over."""
    words = around.words.words
    place = nearest = edge if way > 0 else edge - 1
    for _count in range(MOST_ADVERBS + 1):
        joint = place if way > 0 else place + 1
        if not around.joins(joint) and not (may_pause and place == nearest and around.pauses(joint)):
            return
        yield place
        if words[place] not in around.adverbs:
            return
        place += way


def _over_gap(edges: Iterable[int], gap: int, way: int, around: Surroundings) -> set[int]:
    reached = set(edges)
    for edge in list(reached):
        place = edge
        for _count in range(gap):
            if not around.joins(place):
                break
            place += way
            reached.add(place)
    return reached


def words_of(written: str) -> tuple[str, ...]:
    """A word or phrase as plain words: "harm's way" is three."""
    return tuple(word for word in re.split(r"[\W_]+", written.lower()) if word)


def entry_element(entries: Iterable[str]) -> Element:
    """One place that any of these words or phrases may take."""
    split = [words_of(entry) for entry in entries]
    singles = frozenset(words[0] for words in split if len(words) == 1)
    return Element(singles, tuple(sorted({words for words in split if len(words) > 1})))
