"""What the phrases of a pack may cost at most, whatever is written: a pack that could hold up a check is refused.

What bounds a check is how much can be waited for at one word of a text: of all phrases that are looked up by it, each place, once
for every word at which it may be come to. Gaps, names and words that may be missing multiply each other.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from safeguard_desktop.content.faults import Fault
from safeguard_desktop.domain.language.phrase_index import lookups
from safeguard_desktop.domain.language.phrases import LONGEST_NAME, MOST_ADVERBS, Element, Phrase
from safeguard_desktop.domain.language.rules import LanguageRule
from safeguard_desktop.domain.texts import gettext as _

MOST_AT_ONE_WORD = 4_000
"""Twice the dearest word of the shipped packs, and some."""
MOST_LOOKED_UP = 10_000
LONGEST_ALTERNATIVE = 400


def cost_faults(rules: Sequence[LanguageRule], adverbs: AbstractSet[str]) -> Iterator[Fault]:
    """The first phrase that makes a word too dear to look for, for each such word; the first that is one too many; every
    alternative that is too long.
    """
    for key in ("found", "exceptions"):
        yield from _phrase_faults(list(_phrases(rules, key)), adverbs)
    for number, rule in enumerate(rules):
        for place, text in enumerate(rule.alternatives):
            if len(text) > LONGEST_ALTERNATIVE:
                problem = _("is longer than {limit} characters").format(limit=LONGEST_ALTERNATIVE)
                yield Fault(f"rule[{number}].alternatives[{place}]", problem)


def _phrases(rules: Sequence[LanguageRule], key: str) -> Iterator[tuple[str, Phrase]]:
    """The phrases that are looked for together, with their paths."""
    for number, rule in enumerate(rules):
        kinds = {"exceptions": rule.exceptions}
        if key == "found":
            kinds = {"phrases": rule.phrases, "variants": rule.variants}
        for kind, phrases in kinds.items():
            yield from ((f"rule[{number}].{kind}[{place}]", phrase) for place, phrase in enumerate(phrases))


def _phrase_faults(phrases: Sequence[tuple[str, Phrase]], adverbs: AbstractSet[str]) -> Iterator[Fault]:
    spent: Counter[str] = Counter()
    told: set[str] = set()
    count = 0
    for path, phrase in phrases:
        before, after = _cost(phrase.before, adverbs), _cost(phrase.after, adverbs)
        words = Counter(one.head[-1] for one in lookups([(phrase, 0)]))
        # Entries that end in one word differ before it, so only one of them leads on from there.
        spent.update({word: before + times * after for word, times in words.items()})
        dear = sorted(word for word in words if spent[word] > MOST_AT_ONE_WORD and word not in told)
        told.update(dear)
        if dear:
            problem = _(
                "makes “{word}” too slow to look for: too many gaps, names and words that may be missing hang on it. Leave some"
                " out, or mark another word with '!'"
            )
            yield Fault(path, problem.format(word=dear[0][:40]))
        count += words.total()
        if count > MOST_LOOKED_UP:
            yield Fault(path, _("is one too many: more than {limit} words are looked for").format(limit=MOST_LOOKED_UP))
            return


def _cost(places: Sequence[Element], adverbs: AbstractSet[str]) -> int:
    """How many places may be waited for on one side of the looked-up word, each at every word it may be come to.

    An adverb that is a word of a place too may be taken or passed over.
    """
    cost, ways = 0, 1
    for place in places:
        longest = place.gap or max(LONGEST_NAME if place.is_name else 1, *map(len, place.longer), 1)
        passed = 0 if adverbs.isdisjoint(place.words) else MOST_ADVERBS
        cost += ways * (longest + passed)
        ways += passed + (longest if place.gap or place.is_optional else longest - 1)
    return cost
