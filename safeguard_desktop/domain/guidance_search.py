"""Finds topics by words: letter case, accents and plurals do not matter, every word must begin a word of the topic, titles first.

Where no topic has all the words, those that have some of them are near: a rare word says more than one that stands in many topics.
"""

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from safeguard_desktop.domain.guidance import Library, Topic

MOST_NEAR = 8
"""How many topics are shown where none has all the words."""
NEAR_ENOUGH = 0.5
"""The share of what the best of these has that each of them must have."""
SHORTEST_SINGULAR = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A topic that fits. `excerpt` is the first passage with one of the words, "" where only the title or a source has them."""

    topic: Topic
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search has to show, the best first: topics with all the words, or where there are none, those with some of them."""

    found: tuple[Found, ...] = ()
    has_all_words: bool = True


@dataclass(frozen=True, slots=True)
class _Ready:
    """A topic with its texts folded once, each after a space, so that a word's beginning is found as " word"."""

    topic: Topic
    title: str
    everything: str
    passages: tuple[tuple[str, str], ...]


_Word = tuple[str, ...]
"""The forms of one word."""


class Finder:
    """Searches a library; it folds every text once, when it is made."""

    def __init__(self, library: Library) -> None:
        self._ready = tuple(_make_ready(topic) for topic in library.topics)

    def look_for(self, wanted: str) -> Search:
        """What to show for these words."""
        found = self.search(wanted)
        return Search(found) if found else Search(self.near(wanted), has_all_words=False)

    def search(self, wanted: str) -> tuple[Found, ...]:
        """The topics that have all the words, those with most of them in the title first. Nothing wanted finds every topic."""
        words = _words_of(wanted)
        fitting = [ready for ready in self._ready if all(_has(ready.everything, word) for word in words)]
        fitting.sort(key=lambda ready: sum(not _has(ready.title, word) for word in words))
        return tuple(Found(ready.topic, _excerpt(ready, words)) for ready in fitting)

    def near(self, wanted: str) -> tuple[Found, ...]:
        """The topics that have some of the words, the nearest first: for where none has all."""
        words = _words_of(wanted)
        weights = [self._weight(word) for word in words]
        scored = [
            (sum(weight for word, weight in zip(words, weights, strict=True) if _has(ready.everything, word)), ready)
            for ready in self._ready
        ]
        best = max((score for score, _ready in scored), default=0.0)
        near = sorted((one for one in scored if one[0] > 0 and one[0] >= best * NEAR_ENOUGH), key=lambda one: -one[0])
        return tuple(Found(ready.topic, _excerpt(ready, words)) for _score, ready in near[:MOST_NEAR])

    def _weight(self, word: _Word) -> float:
        """How much a word tells: nothing where every topic has it, or none."""
        having = sum(_has(ready.everything, word) for ready in self._ready)
        return math.log(len(self._ready) / having) if having else 0.0


def folded(text: str) -> str:
    """A text as words are compared: small letters without accents, no apostrophes, everything else a space."""
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (sign for sign in parted if not unicodedata.combining(sign) and sign not in "'’")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())


def _words_of(wanted: str) -> list[_Word]:
    """Each word as it may begin in a text, folded and after a space: as it was typed, and without the ending of a plural."""
    return [tuple(f" {form}" for form in _forms(word)) for word in folded(wanted).split()]


def _forms(word: str) -> Iterator[str]:
    yield word
    for ending in ("s", "es"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_SINGULAR:
            yield word.removesuffix(ending)


def _has(text: str, word: _Word) -> bool:
    return any(form in text for form in word)


def _make_ready(topic: Topic) -> _Ready:
    passages = tuple(
        (passage.words, f" {folded(passage.words)}") for one in topic.all_sections for passage in one.passages
    )
    title = f" {folded(topic.title)}"
    others = "".join(f" {folded(text)}" for text in (*topic.also_found_by, *_texts_around(topic)))
    return _Ready(topic, title, title + others + "".join(text for _words, text in passages), passages)


def _texts_around(topic: Topic) -> Iterator[str]:
    """What stands over and under the passages."""
    for section in topic.all_sections:
        yield from (section.heading, section.ages)
        yield from (origin.words for origin in section.origins)


def _excerpt(ready: _Ready, words: list[_Word]) -> str:
    return next((said for said, text in ready.passages if any(_has(text, word) for word in words)), "")
