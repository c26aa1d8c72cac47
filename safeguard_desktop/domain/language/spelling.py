"""Which words of a worker's own text the dictionary does not know. Names, figures and somebody's own words are left alone."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from safeguard_desktop.domain.language.places import is_in_an_address
from safeguard_desktop.domain.language.plain_text import Plain, plain
from safeguard_desktop.domain.language.quotations import NOTHING_OPEN, QuoteState, find_quotations
from safeguard_desktop.domain.language.spoken import Span, Spoken, without_zones

LONGEST_WORD = 60
MOST_SUGGESTIONS = 5
MOST_KEPT = 50_000
"""How many words' answers are kept before they are asked for afresh."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_OWNER = re.compile(r"['’]s?$")
_SPLIT_OFF = re.compile(r"[ -](?:al|ed|en|er|es|est|ing|ly|s)$")
"""The second half of a suggestion that cuts a word's ending off."""
_NOT_LETTERS = re.compile(r"[\d_]")
_LAST_LATIN = "\u024f"
_BEFORE_A_SENTENCE = re.compile(r"(?:^|[.!?:;\n\u2026])[\"'“”‘’()\[\]\s*•–—-]*$")


class Dictionary(Protocol):
    """A list of words. `nearest` are those most like an unknown one, the likeliest first."""

    def knows(self, word: str) -> bool: ...

    def nearest(self, word: str) -> Sequence[str]: ...


class Spelling:
    """A dictionary with the words that are right besides: the organisation's own, and the names of the case.

    `names` are right as they are written, `own_words` in any letters. `slips` are words of the dictionary that are marked.
    """

    def __init__(
        self,
        dictionary: Dictionary,
        own_words: Iterable[str] = (),
        names: Iterable[str] = (),
        slips: Iterable[str] = (),
    ) -> None:
        self._dictionary = dictionary
        self._names = frozenset(names)
        self._slips = frozenset(slips)
        self._own = {one for words in own_words for word in (words, *_parts(words)) for one in _forms(word)}
        self._known: dict[str, bool] = {}

    def misspelt(
        self, text: str, verbatim: Sequence[Span] = (), quotes_before: QuoteState = NOTHING_OPEN
    ) -> tuple[Span, ...]:
        """Where unknown words are, in code points of the text, ends exclusive; in nobody's own words, and in no address."""
        seen = plain(text)
        unknown = list(self._unknown(seen))
        if not unknown:
            return ()
        quotations, _after = find_quotations(
            without_zones(seen, verbatim), quotes_before, [start for start, _end in unknown]
        )
        zones = Spoken(seen, verbatim, quotations).zones
        original = [(seen.offsets.original(start), seen.offsets.original_end(end)) for start, end in unknown]
        return tuple(span for span in original if not is_touched(span, zones))

    def is_known(self, word: str) -> bool:
        """Whether a word is right."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            known = self._known[word] = self._is_own(word) or self._is_in_dictionary(word)
        return known

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Words it may have been meant to be, the likeliest first."""
        shown = plain(word).kept.replace("’", "'")
        begins_a_sentence = shown[:1].isupper() and shown[1:].islower()
        small = shown.lower() if begins_a_sentence else shown
        found = [one for one in self._dictionary.nearest(small) if not _SPLIT_OFF.search(one)]
        found.sort(key=lambda one: one.replace("'", "") != small)
        return tuple(one[:1].upper() + one[1:] if begins_a_sentence else one for one in found[:MOST_SUGGESTIONS])

    def _unknown(self, seen: Plain) -> Iterator[Span]:
        kept = seen.kept
        for match in _WORD.finditer(kept):
            word = match[0]
            if self.is_known(word) or not _is_english(word):
                continue
            start, end = match.span()
            if not _is_a_name(word, kept, start) and not is_in_an_address(kept, start, end):
                yield start, end

    def _is_own(self, word: str) -> bool:
        small = word.casefold().replace("’", "'")
        return small in self._own or _OWNER.sub("", small) in self._own or _OWNER.sub("", word) in self._names

    def _is_in_dictionary(self, word: str) -> bool:
        return word.casefold() not in self._slips and self._dictionary.knows(word.replace("’", "'"))


def is_touched(span: Span, zones: Sequence[Span]) -> bool:
    """Whether one of the zones, which are in order and apart, overlaps the span."""
    number = bisect_left(zones, (span[1],))
    return number > 0 and zones[number - 1][1] > span[0]


def _is_english(word: str) -> bool:
    """Whether it is a word for an English dictionary at all: no letter alone, no figure in it, no letter of another script."""
    return (
        1 < len(word) <= LONGEST_WORD and not _NOT_LETTERS.search(word) and max(word.replace("’", "'")) <= _LAST_LATIN
    )


def _is_a_name(word: str, text: str, start: int) -> bool:
    """A capital inside a sentence, or more than one in a word, makes it a name, initials or a short form."""
    if not any(sign.isupper() for sign in word):
        return False
    if any(sign.isupper() for sign in word[1:]) or not word.isascii():
        return True
    return _BEFORE_A_SENTENCE.search(text, max(0, start - 12), start) is None if start else False


def _parts(words: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(words)]


def _forms(word: str) -> tuple[str, ...]:
    small = word.casefold().replace("’", "'")
    return small, _OWNER.sub("", small)
