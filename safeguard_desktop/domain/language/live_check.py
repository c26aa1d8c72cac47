"""Checks a text that changes while it is written: only the paragraph that changed is read again."""

from collections.abc import Callable, Sequence

from safeguard_desktop.domain.language.checking import Checked, Checker
from safeguard_desktop.domain.language.findings import Finding
from safeguard_desktop.domain.language.quotations import NOTHING_OPEN, QuoteState, paragraphs
from safeguard_desktop.domain.language.spoken import Span


class LiveCheck:
    """Checks a text that changes: a paragraph is checked again only where it, or the quotation before it, has changed."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._kept: dict[tuple[str, tuple[Span, ...], QuoteState], Checked] = {}

    def check(
        self, text: str, verbatim: Sequence[Span] = (), is_wanted: Callable[[], bool] = lambda: True
    ) -> tuple[Finding, ...]:
        """What `Checker.check` finds in the whole text; nothing, as soon as it is not wanted any more."""
        kept: dict[tuple[str, tuple[Span, ...], QuoteState], Checked] = {}
        findings: list[Finding] = []
        state = NOTHING_OPEN
        for start, end in paragraphs(text):
            if not is_wanted():
                self._kept |= kept
                return ()
            zones = tuple((max(a, start) - start, min(b, end) - start) for a, b in verbatim if a < end and b > start)
            key = (text[start:end], zones, state)
            checked = kept[key] = self._kept.get(key) or self._checker.check(*key)
            findings += [one.moved(start) for one in checked.findings]
            state = checked.quotes_after
        self._kept = kept
        return tuple(findings)
