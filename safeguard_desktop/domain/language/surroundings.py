"""The words around a match, and what stands between them: whether a phrase may go on over it."""

import re
from collections.abc import Iterable
from copy import copy
from functools import lru_cache

from safeguard_desktop.domain.language.plain_text import Words

JOINED, PAUSED, PARTED = 0, 1, 2
"""Two words side by side: they may stand in one phrase; only where it may pause; never."""

_WALL = "\u2029"
_NEVER_INSIDE = re.compile(r"[.!?;:()\[\]{}<>|\u2026\u2029\x0b\x0c]|,|\u2022|\u25aa|\*\s|\n\s*\n|\n\s*[-\u2013]\s")
_COMMA = re.compile(r"\s*[,()]\s*['’]?")
"""A comma, or a bracket around a name or an adverb."""
_LONGEST_PAUSE = 40
_SPACES = r"[^\S\r\n\x0b\x0c\u2029]*"
_PAUSE = re.compile(rf"{_SPACES}[,:;\u2013\u2014-]?{_SPACES}(?:\r?\n{_SPACES})?[(\[]?{_SPACES}")
"""A sign, and at most one line break after it: a line that begins with a dash is another item."""
_MOST_KEPT = 4096


class Surroundings:
    """The words of a text; `between[n]` is what stands before word n.

    No phrase runs over a wall: `walls` are words before which a person's own words begin or end. Beside an adverb a comma parts
    nothing; where it `is_lenient` a comma never does.
    """

    __slots__ = ("_is_initial", "adverbs", "between", "is_lenient", "may_be_name", "words")

    def __init__(
        self, words: Words, adverbs: frozenset[str], walls: Iterable[int] = (), *, is_lenient: bool = False
    ) -> None:
        self.words = words.words
        self.may_be_name = words.may_be_name
        self._is_initial = words.is_initial
        self.between = [_WALL, *words.between, _WALL]
        for number in walls:
            self.between[number] = _WALL
        self.adverbs = adverbs
        self.is_lenient = is_lenient

    def lenient(self) -> "Surroundings":
        """The same, where no comma parts anything."""
        other = copy(self)
        other.is_lenient = True
        return other

    def joint(self, number: int) -> int:
        """How word `number` and the one before it are joined."""
        joint, is_comma, is_full_stop = _joint(self.between[number])
        if is_comma and (self.is_lenient or not self.adverbs.isdisjoint(self.words[number - 1 : number + 1])):
            return JOINED
        return JOINED if is_full_stop and self._is_initial(number - 1) else joint

    def ends_sentence(self, number: int) -> bool:
        """Whether a sentence, line item or wall ends right before word `number`."""
        return (number == 1 and not self.words[0]) or not joins_words(self.between[number])


@lru_cache(maxsize=_MOST_KEPT)
def joins_words(between: str) -> bool:
    """Whether a phrase may go on over this: spaces, hyphens, quotes, slashes, an abbreviation's full stop, one line break."""
    return between in {".", "_"} or (len(between) < _LONGEST_PAUSE and _NEVER_INSIDE.search(between) is None)


@lru_cache(maxsize=_MOST_KEPT)
def _joint(between: str) -> tuple[int, bool, bool]:
    """How this joins words, and whether it is a comma alone, or a full stop and spaces."""
    if joins_words(between):
        return JOINED, False, False
    is_pause = len(between) < _LONGEST_PAUSE and _PAUSE.fullmatch(between) is not None
    is_full_stop = between[:1] == "." and between[1:].isspace()
    return PAUSED if is_pause else PARTED, _COMMA.fullmatch(between) is not None, is_full_stop
