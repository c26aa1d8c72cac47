"""Phrases as data: a sequence of words, lists of words and small gaps. No regular expressions, so every match is bounded.

How they are matched, `phrase_index` and `phrase_walks` say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_ADVERBS = 3
LONGEST_NAME = 3


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


def words_of(written: str) -> tuple[str, ...]:
    """A word or phrase as plain words: "harm's way" is three."""
    return tuple(word for word in re.split(r"[\W_]+", written.lower()) if word)


def entry_element(entries: Iterable[str]) -> Element:
    """One place that any of these words or phrases may take."""
    split = [words_of(entry) for entry in entries]
    singles = frozenset(words[0] for words in split if len(words) == 1)
    return Element(singles, tuple(sorted({words for words in split if len(words) > 1})))
