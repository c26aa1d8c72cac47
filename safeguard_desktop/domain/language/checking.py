"""Checks a worker's text against language packs. A pure function of text and packs, in a time linear in the text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from safeguard_desktop.domain.language.attributions import is_question_before
from safeguard_desktop.domain.language.exceptions import EVERY_RULE, Exceptions
from safeguard_desktop.domain.language.findings import Finding
from safeguard_desktop.domain.language.overlaps import Match, longest_first
from safeguard_desktop.domain.language.phrase_index import PhraseIndex
from safeguard_desktop.domain.language.phrase_text import literal_phrase
from safeguard_desktop.domain.language.phrases import Phrase
from safeguard_desktop.domain.language.places import is_in_an_address
from safeguard_desktop.domain.language.plain_text import Plain, Words, parted_at_zero_width, plain
from safeguard_desktop.domain.language.quotations import (
    NOTHING_OPEN,
    Quotation,
    QuoteState,
    find_quotations,
)
from safeguard_desktop.domain.language.rules import LanguagePack, LanguageRule, Segment, Tier
from safeguard_desktop.domain.language.spoken import Span, Spoken, without_zones
from safeguard_desktop.domain.language.surroundings import Surroundings
from safeguard_desktop.domain.texts import gettext as _

QUOTE_NOT_CLOSED = "quote-not-closed"


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a text in order, and the quotation it leaves open for the paragraph after it."""

    findings: tuple[Finding, ...]
    quotes_after: QuoteState


class Checker:
    """Packs made ready for one kind of segment. Keeps no state between texts."""

    def __init__(self, packs: Iterable[LanguagePack], segment: Segment = Segment.ACCOUNT) -> None:
        chosen = [(rule, pack.adverbs) for pack in packs for rule in pack.rules if segment in rule.segments]
        self._rules = tuple(rule for rule, _adverbs in chosen)
        self._is_question = segment is Segment.QUESTION
        self._adverbs = frozenset[str]().union(*(adverbs for _rule, adverbs in chosen))
        self._tiers: list[tuple[int, Tier]] = []
        self._said: dict[tuple[int, bool], str] = {}
        self._index = PhraseIndex(self._numbered_phrases(), self._adverbs)
        exceptions = [(one, number) for number, rule in enumerate(self._rules) for one in rule.exceptions]
        self._exceptions = PhraseIndex(exceptions, self._adverbs)
        shields = [(literal_phrase(text), EVERY_RULE) for text in self._suggestions_with_findings()]
        self._exceptions = PhraseIndex([*exceptions, *shields], self._adverbs) if shields else self._exceptions

    def check(self, text: str, verbatim: Sequence[Span] = (), quotes_before: QuoteState = NOTHING_OPEN) -> Checked:
        """The findings of a text.

        `verbatim` are stretches known to be somebody's own words, by code points of the text, ends exclusive. `quotes_before` is
        what the paragraph above left open: a text checked paragraph by paragraph gives what it gives as a whole.
        """
        seen = plain(text)
        words = seen.words()
        looked_up = self._looked_up(words)
        may_be_read_otherwise = seen.has_hyphen_at_line_end or bool(seen.offsets.cuts)
        places = None if may_be_read_otherwise else [words.starts[number] for number in looked_up]
        quotations, quotes_after = find_quotations(without_zones(seen, verbatim), quotes_before, places)
        if self._is_question:
            quotations = [
                one for one in quotations if not is_question_before(seen.kept[max(0, one.start - 80) : one.start])
            ]
        spoken = Spoken(seen, verbatim, quotations)
        matches = set(self._matches(words, looked_up, spoken.zones))
        if seen.has_hyphen_at_line_end:
            matches.update(self._all_matches(plain(text, joins_lines=True), spoken.zones))
        if seen.offsets.cuts:
            matches.update(self._matches_parted_at_zero_width(text, spoken.zones))
        findings = [self._finding(text, one, spoken) for one in longest_first(matches) if self._is_told(one, spoken)]
        findings += [_not_closed(text, seen, one) for one in quotations if not one.is_closed]
        return Checked(tuple(sorted(findings, key=lambda one: (one.start, one.end, one.rule))), quotes_after)

    def _numbered_phrases(self) -> Iterator[tuple[Phrase, int]]:
        for number, rule in enumerate(self._rules):
            for tier, phrases in ((rule.term_tier, rule.phrases), (Tier.VARIANT, rule.variants)):
                for phrase in phrases:
                    self._tiers.append((number, tier))
                    yield phrase, len(self._tiers) - 1

    def _suggestions_with_findings(self) -> list[str]:
        """Our own suggestions that hold a listed term themselves."""
        texts = {text for rule in self._rules for text in rule.alternatives}
        return sorted(text for text in texts if any(self._all_matches(plain(text), ())))

    def _looked_up(self, words: Words) -> list[int]:
        """The numbers of the words that phrases are looked up by."""
        looked_up = self._index.words
        if looked_up.isdisjoint(words.words):
            return []
        return [number for number, word in enumerate(words.words) if word in looked_up]

    def _all_matches(self, seen: Plain, zones: Sequence[Span]) -> Iterator[Match]:
        words = seen.words()
        return self._matches(words, self._looked_up(words), zones)

    def _matches(self, words: Words, looked_up: Sequence[int], zones: Sequence[Span]) -> Iterator[Match]:
        if not looked_up:
            return
        seen = words.plain
        walls = (bisect_left(words.starts, seen.offsets.kept(edge)) for zone in zones for edge in zone)
        around = Surroundings(words, self._adverbs, walls)
        exceptions = Exceptions(self._exceptions, around.lenient())
        offsets, kept = seen.offsets, seen.kept
        for at in looked_up:
            for number, first, end in self._index.found(around, at):
                rule, tier = self._tiers[number]
                if not exceptions.overlap(rule, first, end):
                    start, stop = words.span(first, end)
                    if not is_in_an_address(kept, start, stop):
                        if offsets.cuts:
                            start, stop = offsets.original(start), offsets.original_end(stop)
                        yield Match(rule, start, stop, tier)

    def _matches_parted_at_zero_width(self, text: str, zones: Sequence[Span]) -> Iterator[Match]:
        """The matches with a zero-width character in them or right beside them, read as a space."""
        parted = parted_at_zero_width(text)
        for match in self._all_matches(plain(parted), zones):
            stretch = slice(max(0, match.start - 1), match.end + 1)
            if parted[stretch] != text[stretch]:
                yield match

    def _is_told(self, match: Match, spoken: "Spoken") -> bool:
        return self._rules[match.rule].is_noted_in_verbatim or not spoken.has(match)

    def _finding(self, text: str, match: Match, spoken: "Spoken") -> Finding:
        rule = self._rules[match.rule]
        is_verbatim = spoken.has(match)
        match = spoken.with_closing_mark(match)
        number, start, end, tier, also = match
        words = text[start:end]
        return Finding(
            rule.id,
            start,
            end,
            words,
            tier,
            is_verbatim,
            () if is_verbatim else rule.alternatives,
            _note(words) if is_verbatim else self._said_of(number, is_scare_quoted=spoken.is_scare_quoted(match)),
            rule.source,
            tuple(dict.fromkeys(self._rules[other].id for other in also)) if also else (),
        )

    def _said_of(self, number: int, *, is_scare_quoted: bool) -> str:
        """What is said of a rule's finding: the same words each time, put together once."""
        key = (number, is_scare_quoted)
        if key not in self._said:
            self._said[key] = _explanation(self._rules[number], is_scare_quoted=is_scare_quoted)
        return self._said[key]


def _note(words: str) -> str:
    return _("“{words}” stands in somebody's own words. It stays as it was said.").format(words=" ".join(words.split()))


def _explanation(rule: LanguageRule, *, is_scare_quoted: bool) -> str:
    ask = _("Did the child say this word? If so, write down their exact words, and who said them.")
    return " ".join(part for part in (rule.explanation, rule.caution, ask if is_scare_quoted else "") if part)


def _not_closed(text: str, seen: Plain, quotation: Quotation) -> Finding:
    start = seen.offsets.original(quotation.start)
    return Finding(
        rule=QUOTE_NOT_CLOSED,
        start=start,
        end=start + 1,
        text=text[start : start + 1],
        tier=Tier.VARIANT,
        is_verbatim=False,
        alternatives=(),
        explanation=_(
            "This quotation is not closed. Everything up to the end of the paragraph is taken as spoken. "
            "Put a closing mark where the spoken words end."
        ),
        source=_("Safeguard Desktop"),
    )
