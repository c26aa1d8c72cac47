"""Where in a text somebody's own words are, and where the worker's words in quotation marks are."""

from bisect import bisect_left
from collections.abc import Sequence

from safeguard_desktop.domain.language.overlaps import Match
from safeguard_desktop.domain.language.plain_text import Plain, united
from safeguard_desktop.domain.language.quotations import Quotation, Voice

Span = tuple[int, int]
DOUBLE_MARKS = '"“”„«»'


class Spoken:
    """Where in the original somebody's own words are, and where the worker's words in marks are."""

    def __init__(self, seen: Plain, verbatim: Sequence[Span], quotations: Sequence[Quotation]) -> None:
        self.zones = united([*verbatim, *_spans(seen, quotations, Voice.OTHERS)])
        self._seen = seen
        self._scare = _spans(seen, quotations, Voice.SCARE)
        self._may_be_begun = bool(self._scare) or any(mark in seen.kept for mark in DOUBLE_MARKS)

    def has(self, match: Match) -> bool:
        """Whether a match is somebody's own words."""
        return _touches(self.zones, match)

    def with_closing_mark(self, match: Match) -> Match:
        """The match with the mark that closes a quotation begun inside it, so that replacing it leaves no mark behind."""
        if not self._may_be_begun:
            return match
        offsets, kept = self._seen.offsets, self._seen.kept
        end = offsets.kept(match.end)
        following = kept[end : end + 1]
        if not following or (not self._scare and following not in DOUBLE_MARKS):
            return match
        inside = kept[offsets.kept(match.start) : end]
        is_begun = following in DOUBLE_MARKS and sum(map(inside.count, DOUBLE_MARKS)) % 2 == 1
        closed_at = offsets.original_end(end + 1)
        number = bisect_left(self._scare, (match.end,)) - 1
        if number >= 0 and not is_begun:
            begin, close = self._scare[number]
            is_begun = match.start < begin and close == closed_at
        if not is_begun:
            return match
        closed = match._replace(end=closed_at)
        return closed if self.has(match) or not self.has(closed) else match

    def is_scare_quoted(self, match: Match) -> bool:
        """Whether a match, or a part of it, is a word that the worker put in marks."""
        return _touches(self._scare, match)


def _spans(seen: Plain, quotations: Sequence[Quotation], voice: Voice) -> list[Span]:
    original = seen.offsets
    return [(original.original(one.start), original.original_end(one.end)) for one in quotations if one.voice is voice]


def _touches(zones: Sequence[Span], match: Match) -> bool:
    """Whether one of the zones, which are in order, overlaps the match."""
    if not zones:
        return False
    number = bisect_left(zones, (match.end,))
    return any(end > match.start for _start, end in zones[max(0, number - 2) : number])


def without_zones(seen: Plain, verbatim: Sequence[Span]) -> str:
    """The text for pairing quotation marks: marks inside known verbatim words pair with nothing outside."""
    if not verbatim:
        return seen.kept
    pieces, position = [], 0
    for start, end in sorted(verbatim):
        first, last = seen.offsets.kept(start), seen.offsets.kept(end)
        pieces += [seen.kept[position : max(first, position)], "\u2029" * (last - max(first, position))]
        position = max(position, last)
    return "".join([*pieces, seen.kept[position:]])
