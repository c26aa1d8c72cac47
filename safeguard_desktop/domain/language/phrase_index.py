"""Which phrases to try at a word of a text, and which not, because a word that they need is not near it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from safeguard_desktop.domain.language.phrases import Element, Phrase, Surroundings, find_phrase

MOST_KEPT = 2_000
"""How many pairs of neighbours are kept for one word before they are looked up afresh."""

_NONE = ""


@dataclass(frozen=True, slots=True)
class Need:
    """One of `words` must stand within `reach` words of the anchor."""

    words: frozenset[str]
    reach: int


@dataclass(frozen=True, slots=True)
class Lookup:
    """A phrase to try where word number `offset` of one entry of its anchor stands.

    `before` and `after` are the only words that may stand next to the anchor; None where that cannot be said.
    """

    phrase: Phrase
    number: int
    entry: tuple[str, ...]
    offset: int
    before: frozenset[str] | None
    after: frozenset[str] | None
    need_before: Need | None
    need_after: Need | None

    @property
    def just_before(self) -> frozenset[str] | None:
        """The only words that may stand right before the looked-up one."""
        return frozenset({self.entry[self.offset - 1]}) if self.offset else self.before

    @property
    def just_after(self) -> frozenset[str] | None:
        """The only words that may stand right after the looked-up one."""
        is_last = self.offset == len(self.entry) - 1
        return self.after if is_last else frozenset({self.entry[self.offset + 1]})

    def find(self, around: Surroundings, at: int) -> tuple[int, int] | None:
        """The longest match with the looked-up word at `at`."""
        words, first = around.words.words, at - self.offset
        end = first + len(self.entry)
        if first < 0 or (end > first + 1 and tuple(words[first:end]) != self.entry):
            return None
        need = self.need_before
        if need is not None and need.words.isdisjoint(words[max(0, first - need.reach) : first]):
            return None
        need = self.need_after
        if need is not None and need.words.isdisjoint(words[end : end + need.reach]):
            return None
        return find_phrase(self.phrase, around, first)


class Lookups:
    """The phrases that are looked up by one word, sorted out by the words beside it."""

    __slots__ = ("_after", "_before", "_beside", "_every")

    def __init__(self, every: Iterable[Lookup]) -> None:
        self._every = tuple(dict.fromkeys(every))
        self._before = frozenset[str]().union(*(one.just_before or () for one in self._every))
        self._after = frozenset[str]().union(*(one.just_after or () for one in self._every))
        self._beside: dict[tuple[str, str], tuple[Lookup, ...]] = {}

    def beside(self, words: Sequence[str], at: int) -> tuple[Lookup, ...]:
        """Those that may match with the word at `at`."""
        before = words[at - 1] if at else _NONE
        after = words[at + 1] if at + 1 < len(words) else _NONE
        key = (before if before in self._before else _NONE, after if after in self._after else _NONE)
        found = self._beside.get(key)
        if found is None:
            if len(self._beside) >= MOST_KEPT:
                self._beside.clear()
            found = self._beside[key] = tuple(one for one in self._every if _may_stand(one, *key))
        return found


def _may_stand(lookup: Lookup, before: str, after: str) -> bool:
    allowed_before, allowed_after = lookup.just_before, lookup.just_after
    return (allowed_before is None or before in allowed_before) and (allowed_after is None or after in allowed_after)


PhraseIndex = Mapping[str, Lookups]


def index_phrases(phrases: Iterable[tuple[Phrase, int]], adverbs: frozenset[str]) -> PhraseIndex:
    """Phrases, each with a number of the caller's, by every word that one of them is looked up by."""
    index: dict[str, list[Lookup]] = {}
    for phrase, number in phrases:
        anchor = phrase.anchor
        before, after = _neighbours(phrase.before, adverbs, -1), _neighbours(phrase.after, adverbs, 0)
        needs = _need(phrase.before), _need(phrase.after)
        for entry in [*((word,) for word in anchor.words), *anchor.longer]:
            offset = entry.index(max(entry, key=len))
            index.setdefault(entry[offset], []).append(Lookup(phrase, number, entry, offset, before, after, *needs))
    return {word: Lookups(entries) for word, entries in index.items()}


def _neighbours(elements: Sequence[Element], adverbs: frozenset[str], edge: int) -> frozenset[str] | None:
    """The words that may stand next to the anchor on one side; `edge` is the end of a longer entry that is nearer."""
    found = set(adverbs)
    for element in elements:
        if element.gap or element.is_name or element.is_start:
            return None
        found |= element.words | {longer[edge] for longer in element.longer}
        if not element.is_optional:
            return frozenset(found)
    return None


def _need(elements: Sequence[Element]) -> Need | None:
    """What must stand on one side of the anchor, as far out as it may; of several places the one with the rarest words."""
    needs: list[tuple[int, Need]] = []
    reach = 0
    for element in elements:
        reach += element.longest
        if element.can_anchor:
            words = element.words | {max(longer, key=len) for longer in element.longer}
            needs.append((element.shortest, Need(words, reach)))
    return max(needs, key=lambda one: (one[0], -one[1].reach))[1] if needs else None
