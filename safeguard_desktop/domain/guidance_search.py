"""Finds topics by words: letter case and accents do not matter, every word must begin a word of the topic, titles come first."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from safeguard_desktop.domain.guidance import Library, Topic


@dataclass(frozen=True, slots=True)
class Found:
    """A topic that fits. `excerpt` is the first passage with one of the words, "" where only the title or a source has them."""

    topic: Topic
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A topic with its texts folded once, each after a space, so that a word's beginning is found as " word"."""

    topic: Topic
    title: str
    everything: str
    passages: tuple[tuple[str, str], ...]


class Finder:
    """Searches a library; it folds every text once, when it is made."""

    def __init__(self, library: Library) -> None:
        self._ready = tuple(_make_ready(topic) for topic in library.topics)

    def search(self, wanted: str) -> tuple[Found, ...]:
        """The topics that have all the words, those with most of them in the title first. Nothing wanted finds every topic."""
        words = [f" {word}" for word in folded(wanted).split()]
        fitting = [ready for ready in self._ready if all(word in ready.everything for word in words)]
        fitting.sort(key=lambda ready: sum(word not in ready.title for word in words))
        return tuple(Found(ready.topic, _excerpt(ready, words)) for ready in fitting)


def folded(text: str) -> str:
    """A text as words are compared: small letters without accents, no apostrophes, everything else a space."""
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (sign for sign in parted if not unicodedata.combining(sign) and sign not in "'’")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())


def _make_ready(topic: Topic) -> _Ready:
    passages = tuple(
        (passage.words, f" {folded(passage.words)}") for one in topic.all_sections for passage in one.passages
    )
    title = f" {folded(topic.title)}"
    others = "".join(f" {folded(text)}" for text in _texts_around(topic))
    return _Ready(topic, title, title + others + "".join(text for _words, text in passages), passages)


def _texts_around(topic: Topic) -> Iterator[str]:
    """What stands over and under the passages."""
    for section in topic.all_sections:
        yield from (section.heading, section.ages)
        yield from (origin.words for origin in section.origins)


def _excerpt(ready: _Ready, words: list[str]) -> str:
    return next((said for said, text in ready.passages if words and any(word in text for word in words)), "")
