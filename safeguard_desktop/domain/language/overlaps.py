"""Several matches over the same words: the longest is shown, the others are listed with it."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, replace

from safeguard_desktop.domain.language.rules import Tier


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A place where a rule matched: the rule's number, and code points of the original text. `also` are rules it covers."""

    rule: int
    start: int
    end: int
    tier: Tier
    also: tuple[int, ...] = ()


def longest_first(matches: Iterable[Match]) -> list[Match]:
    """The matches that are shown, in order: of those that overlap the longest, then the earliest, then the source's own term."""
    ranked = sorted(matches, key=lambda one: (one.start - one.end, one.start, one.tier, one.rule))
    starts: list[int] = []
    shown: dict[int, Match] = {}
    covered: dict[int, list[int]] = {}
    for match in ranked:
        over = _covering(match, starts, shown)
        if over is None:
            insort(starts, match.start)
            shown[match.start] = match
        elif match.rule != over.rule:
            covered.setdefault(over.start, []).append(match.rule)
    with_covered = {start: replace(shown[start], also=tuple(dict.fromkeys(rules))) for start, rules in covered.items()}
    return [with_covered.get(start) or shown[start] for start in starts]


def _covering(match: Match, starts: list[int], shown: dict[int, Match]) -> Match | None:
    """The shown match that overlaps this one; shown ones never overlap each other, so two neighbours are enough."""
    number = bisect_left(starts, match.end)
    for start in starts[max(0, number - 1) : number]:
        if shown[start].end > match.start:
            return shown[start]
    return None
