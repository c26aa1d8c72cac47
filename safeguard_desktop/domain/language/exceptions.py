"""The exceptions that lie in one text, each place tried once however many matches are near it."""

from dataclasses import dataclass, field, replace

from safeguard_desktop.domain.language.phrase_index import PhraseIndex
from safeguard_desktop.domain.language.phrases import Surroundings

WIDEST_EXCEPTION = 12
"""How many words beside a match an exception may begin."""


@dataclass(slots=True)
class _Tried:
    """The words tried so far, one stretch of them, and each exception there: its word, its first word and exclusive end."""

    low: int
    high: int
    found: list[tuple[int, int, int]] = field(default_factory=list)


class Exceptions:
    """The exceptions of every rule in one text. Commas do not part their words."""

    def __init__(self, around: Surroundings) -> None:
        self._around = replace(around, is_lenient=True)
        self._tried: dict[int, _Tried] = {}

    def overlap(self, number: int, index: PhraseIndex, first: int, end: int) -> bool:
        """Whether a phrase of index `number`, looked up near the words from `first` up to `end`, lies over them."""
        low = max(0, first - WIDEST_EXCEPTION)
        high = min(len(self._around.words.words), end + WIDEST_EXCEPTION)
        tried = self._tried.get(number)
        if tried is None or low > tried.high:
            tried = self._tried[number] = _Tried(low, low)
        if low < tried.low:
            tried.found[:0] = self._found(index, low, tried.low)
            tried.low = low
        if high > tried.high:
            tried.found += self._found(index, tried.high, high)
            tried.high = high
        for at, begin, last in reversed(tried.found):
            if at < low:
                return False
            if at < high and begin < end and last > first:
                return True
        return False

    def _found(self, index: PhraseIndex, low: int, high: int) -> list[tuple[int, int, int]]:
        words = self._around.words.words
        found: list[tuple[int, int, int]] = []
        for at in range(low, high):
            if words[at] in index:
                spans = (lookup.find(self._around, at) for lookup in index[words[at]].beside(words, at))
                found += [(at, *span) for span in spans if span]
        return found
