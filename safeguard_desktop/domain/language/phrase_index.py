"""Which phrases match at a word of a text: each is looked up by its rarest word, and walked from there to both sides."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from safeguard_desktop.domain.language.phrase_walks import BACK, MOST_KEPT, ON, Side, Walks
from safeguard_desktop.domain.language.phrases import Phrase
from safeguard_desktop.domain.language.surroundings import Surroundings

Hit = tuple[int, int, int]
"""A phrase that matched, by the caller's number: its first word and its exclusive end."""


class Lookup(NamedTuple):
    """One way to look up a phrase: by the last word of `head`, with which one or more entries of its anchor begin."""

    phrase: Phrase
    number: int
    head: tuple[str, ...]

    @property
    def before(self) -> Side:
        return Side((self.head[-2::-1],) if len(self.head) > 1 else ((),), self.phrase.before)

    @property
    def after(self) -> Side:
        anchor, length = self.phrase.anchor, len(self.head)
        entries = [*((word,) for word in anchor.words), *anchor.longer]
        return Side(tuple(entry[length:] for entry in entries if entry[:length] == self.head), self.phrase.after)


class PhraseIndex:
    """Phrases, each with a number of the caller's. `words` are those they are looked up by."""

    def __init__(
        self, phrases: Iterable[tuple[Phrase, int]], adverbs: frozenset[str], most_kept: int = MOST_KEPT
    ) -> None:
        ways = list(lookups(phrases))
        self._numbers = [one.number for one in ways]
        self._back = Walks([one.before for one in ways], adverbs, BACK, most_kept)
        self._on = Walks([one.after for one in ways], adverbs, ON, most_kept)
        by_word: dict[str, list[int]] = {}
        for number, one in enumerate(ways):
            by_word.setdefault(one.head[-1], []).append(number)
        self._by_word = {word: tuple(some) for word, some in by_word.items()}
        self.words = self._by_word.keys()

    def found(self, around: Surroundings, at: int) -> Sequence[Hit]:
        """What matches where one of the looked-up words stands, each as long as it can be."""
        ends = self._on.walk(self._by_word[around.words[at]], around, at + 1)
        if not ends:
            return ()
        firsts = self._back.walk(tuple(ends), around, at)
        return [(self._numbers[one], first, ends[one]) for one, first in firsts.items()]


def lookups(phrases: Iterable[tuple[Phrase, int]]) -> Iterator[Lookup]:
    """The ways to look up each phrase. Entries of an anchor that begin with another are looked up with it, so that what begins at
    one word is found once, as long as it can be.
    """
    for phrase, number in phrases:
        entries = sorted([*((word,) for word in phrase.anchor.words), *phrase.anchor.longer], key=len)
        known = set(entries)
        shortest = {next(entry[:n] for n in range(1, len(entry) + 1) if entry[:n] in known) for entry in entries}
        heads = {entry[: entry.index(max(entry, key=len)) + 1] for entry in shortest}
        yield from (Lookup(phrase, number, head) for head in sorted(heads))
