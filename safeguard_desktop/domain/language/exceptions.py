"""The exceptions that lie in one text, each word tried once however many matches are near it."""

from safeguard_desktop.domain.language.phrase_index import PhraseIndex
from safeguard_desktop.domain.language.surroundings import Surroundings

AHEAD = 60
"""How many words more are tried at once where matches are near each other."""
WIDEST_EXCEPTION = 12
"""How many words beside a match an exception may begin."""
EVERY_RULE = -1
"""The number of what takes back the matches of any rule."""


class Exceptions:
    """The exceptions of all rules in one text, each by its rule's number. `around` is lenient: commas do not part their words."""

    def __init__(self, index: PhraseIndex, around: Surroundings) -> None:
        self._index, self._around = index, around
        self._low = self._high = 0
        self._found: dict[int, list[tuple[int, int, int]]] = {}

    def overlap(self, rule: int, first: int, end: int) -> bool:
        """Whether an exception of a rule, looked up near the words from `first` up to `end`, lies over them."""
        low, high = max(0, first - WIDEST_EXCEPTION), min(len(self._around.words), end + WIDEST_EXCEPTION)
        self._try(low, high)
        for number in (rule, EVERY_RULE):
            for at, begin, last in reversed(self._found.get(number, ())):
                if at < low:
                    break
                if at < high and begin < end and last > first:
                    return True
        return False

    def _try(self, low: int, high: int) -> None:
        """Looks exceptions up at the words from `low` up to `high` that were not tried yet; those tried are one stretch."""
        if low > self._high:
            self._low = self._high = low
            self._found.clear()
        if low < self._low:
            later, self._found = self._found, {}
            self._look_up(low, self._low)
            for number, found in later.items():
                self._found.setdefault(number, []).extend(found)
            self._low = low
        if high > self._high:
            if self._high > self._low:
                high = min(high + AHEAD, len(self._around.words))
            self._look_up(self._high, high)
            self._high = high

    def _look_up(self, low: int, high: int) -> None:
        words, looked_up = self._around.words, self._index.words
        if looked_up.isdisjoint(words[low:high]):
            return
        for at in range(low, high):
            if words[at] in looked_up:
                for number, first, end in self._index.found(self._around, at):
                    self._found.setdefault(number, []).append((at, first, end))
