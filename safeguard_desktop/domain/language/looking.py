"""Looks over a worker's text as it is typed: guidance and spelling together, only what has changed being read again."""

from collections.abc import Callable
from dataclasses import dataclass

from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.findings import Finding
from safeguard_desktop.domain.language.live_check import LiveCheck
from safeguard_desktop.domain.language.quotations import NOTHING_OPEN, QuoteState, find_quotations, paragraphs
from safeguard_desktop.domain.language.spelling import Spelling
from safeguard_desktop.domain.language.spoken import Span


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What was found. Offsets are code points of the whole text."""

    findings: tuple[Finding, ...] = ()
    misspelt: tuple[Span, ...] = ()


class TextInHand:
    """One text while it is written. `is_verbatim`: all of it is somebody's own words, which are only noted and never spelt."""

    def __init__(self, checker: Checker, spelling: Spelling | None, *, is_verbatim: bool = False) -> None:
        self._checker = LiveCheck(checker)
        self._spelling = spelling
        self._is_verbatim = is_verbatim
        self._spelt: dict[tuple[str, QuoteState], tuple[tuple[Span, ...], QuoteState]] = {}

    def look(self, text: str, is_wanted: Callable[[], bool] = lambda: True) -> LookedOver:
        """What is found in the text as it stands now. `is_wanted` is asked on the way: what nobody wants any more, as when another
        letter has been typed, is left there, and what was read so far is not read again.
        """
        if self._is_verbatim:
            return LookedOver(self._checker.check(text, ((0, len(text)),), is_wanted))
        return LookedOver(self._checker.check(text, (), is_wanted), self._misspelt(text, is_wanted))

    def _misspelt(self, text: str, is_wanted: Callable[[], bool]) -> tuple[Span, ...]:
        if self._spelling is None:
            return ()
        spelt: dict[tuple[str, QuoteState], tuple[tuple[Span, ...], QuoteState]] = {}
        found: list[Span] = []
        state = NOTHING_OPEN
        for start, end in paragraphs(text):
            if not is_wanted():
                self._spelt |= spelt
                return ()
            key = (text[start:end], state)
            if key not in spelt:
                spelt[key] = self._spelt.get(key) or self._spell(self._spelling, *key)
            spans, state = spelt[key]
            found += [(a + start, b + start) for a, b in spans]
        self._spelt = spelt
        return tuple(found)

    @staticmethod
    def _spell(spelling: Spelling, text: str, before: QuoteState) -> tuple[tuple[Span, ...], QuoteState]:
        return spelling.misspelt(text, (), before), find_quotations(text, before, ())[1]
