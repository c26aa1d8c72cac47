"""Several matches over the same words: the longest is shown, the others are listed with it."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from safeguard_desktop.domain.language.rules import Tier


class Match(NamedTuple):
    """A place where a rule matched: the rule's number, and code points of the original text. `also` are rules it covers."""

    rule: int
    start: int
    end: int
    tier: Tier
    also: tuple[int, ...] = ()


def longest_first(matches: Iterable[Match]) -> list[Match]:
    """The matches that are shown, in order: of those that overlap the longest, then the earliest, then the source's own term."""
    shown: list[Match] = []
    together: list[Match] = []
    reach = 0
    for match in sorted(matches, key=itemgetter(1, 2)):
        if together and match.start >= reach:
            shown += _shown(together)
            together = []
        together.append(match)
        reach = max(reach, match.end)
    return shown + _shown(together)


def _shown(together: list[Match]) -> list[Match]:
    """Those that are shown of matches that hang together, in order."""
    if len(together) < 2:
        return together
    ranked = sorted((start - end, start, tier, rule, end) for rule, start, end, tier, _also in together)
    starts = sorted({start for _length, start, _tier, _rule, _end in ranked})
    numbers = {start: number for number, start in enumerate(starts)}
    shown: list[Match] = []
    covered: list[list[int]] = []
    owner = [-1] * len(starts)
    for _length, start, tier, rule, end in ranked:
        # What is shown already is as long, so it begins inside this one or lies over its first letter.
        first, after = numbers[start], bisect_left(starts, end, numbers[start])
        over = owner[after - 1] if owner[after - 1] >= 0 else owner[first]
        if over < 0:
            owner[first:after] = [len(shown)] * (after - first)
            shown.append(Match(rule, start, end, tier))
            covered.append([])
        elif rule != shown[over].rule:
            covered[over].append(rule)
    both = zip(shown, covered, strict=True)
    with_covered = (one._replace(also=tuple(dict.fromkeys(rules))) if rules else one for one, rules in both)
    return sorted(with_covered, key=itemgetter(1))
