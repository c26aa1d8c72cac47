"""One place in a text box where there is something to say, and the places where a worker keeps their own words."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from typing import Any

from safeguard_desktop.domain.language.findings import Finding
from safeguard_desktop.domain.language.looking import LookedOver
from safeguard_desktop.domain.language.plain_text import united
from safeguard_desktop.domain.language.spelling import is_touched
from safeguard_desktop.domain.texts import gettext as _

SPELLING = "spelling"
MOST_WRONG_WORDS = 500
"""A text with more of them is in another language, or no text; marking them all would only slow the keys."""
_LAST_OF_ONE_UNIT = "\uffff"


@dataclass(frozen=True, slots=True)
class Found:
    """A place, counted as Qt counts (UTF-16 units of the whole text, `end` exclusive). Spelling finds its words when asked."""

    rule: str
    start: int
    end: int
    text: str
    explanation: str
    source: str
    alternatives: tuple[str, ...] = ()

    @property
    def is_spelling(self) -> bool:
        return self.rule == SPELLING


@dataclass(frozen=True, slots=True)
class KeptWords:
    """A place where the worker has said that these words stand as they are, and why if they liked to say."""

    rule: str
    start: int
    text: str
    reason: str = ""

    def is_about(self, found: Found) -> bool:
        """Whether it is this place that was found."""
        return (self.rule, self.start, self.text) == (found.rule, found.start, found.text)

    def after_change(self, at: int, removed: int, added: int) -> "KeptWords | None":
        """The same place once so many units at `at` are others; None where they were its own."""
        if self.start + _units(self.text) <= at:
            return self
        if self.start >= at + removed:
            return replace(self, start=self.start + added - removed)
        return None


class Places:
    """The way between code points and UTF-16 units of one text."""

    def __init__(self, text: str) -> None:
        is_same = text.isascii() or max(text) <= _LAST_OF_ONE_UNIT
        self._units = (
            None if is_same else list(accumulate((1 + (sign > _LAST_OF_ONE_UNIT) for sign in text), initial=0))
        )

    def unit(self, point: int) -> int:
        """Where a code point stands, in units."""
        return point if self._units is None else self._units[min(point, len(self._units) - 1)]

    def point(self, unit: int) -> int:
        """The code point that stands at a unit."""
        if self._units is None:
            return unit
        return bisect_left(self._units, unit)


def places_found(text: str, looked: LookedOver, places: Places) -> list[Found]:
    """What was found in the worker's own words, in order; where guidance has something to say, spelling is silent."""
    guided = [_found(one, places) for one in looked.findings if not one.is_verbatim]
    taken = united((one.start, one.end) for one in looked.findings if not one.is_verbatim)
    alone = (span for span in looked.misspelt if not is_touched(span, taken))
    spelt = [_misspelt(text, start, end, places) for start, end in islice(alone, MOST_WRONG_WORDS)]
    return sorted([*guided, *spelt], key=lambda one: one.start)


def noted(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What is said quietly of somebody's own words: each sentence once."""
    return tuple(dict.fromkeys(one.explanation for one in findings if one.is_verbatim))


def kept_as_data(kept: Iterable[KeptWords], places: Places) -> list[dict[str, object]]:
    """The places as a draft keeps them, in code points."""
    return [
        {"rule": one.rule, "start": places.point(one.start), "text": one.text, "reason": one.reason} for one in kept
    ]


def kept_from_data(data: object, places: Places) -> Iterator[KeptWords]:
    """The same read back; what cannot be read is left out, and is found again."""
    for one in data if isinstance(data, list | tuple) else ():
        if isinstance(one, Mapping) and isinstance(one.get("start"), int):
            yield _kept(one, places)


def _kept(one: Mapping[str, Any], places: Places) -> KeptWords:
    start = places.unit(max(0, one["start"]))
    return KeptWords(str(one.get("rule", "")), start, str(one.get("text", "")), str(one.get("reason", "")))


def _found(one: Finding, places: Places) -> Found:
    start, end = places.unit(one.start), places.unit(one.end)
    return Found(one.rule, start, end, one.text, one.explanation, one.source, one.alternatives)


def _misspelt(text: str, start: int, end: int, places: Places) -> Found:
    explanation = _("This word is not in the dictionary. It may still be right.")
    return Found(SPELLING, places.unit(start), places.unit(end), text[start:end], explanation, "")


def _units(text: str) -> int:
    return len(text) + sum(sign > _LAST_OF_ONE_UNIT for sign in text)
