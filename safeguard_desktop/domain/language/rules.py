"""Language rules and packs as values: what is found, what is offered, and where it is from."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.language.phrases import Phrase


class Tier(IntEnum):
    """1: a term the source names; 2: one of its variants, or an advisory."""

    TERM = 1
    VARIANT = 2


class Answer(StrEnum):
    """What a rule offers: other words, the reason and other words, or the reason alone."""

    ALTERNATIVES = "alternatives"
    EXPLANATION_WITH_ALTERNATIVES = "explanation-with-alternatives"
    EXPLANATION = "explanation"


class Segment(StrEnum):
    """The kinds of a worker's own text: a plain account or an answer, a question that was asked, an opinion, an analysis."""

    ACCOUNT = "account"
    QUESTION = "question"
    OPINION = "opinion"
    ANALYSIS = "analysis"


@dataclass(frozen=True, slots=True)
class PackSource:
    """Where a pack's rules are from."""

    organisation: str
    document: str
    edition: str


@dataclass(frozen=True, slots=True)
class LanguageRule:
    """One rule. `exceptions` take back what they overlap; `good` and `bad` are its own examples.

    `is_noted_in_verbatim`: a person's own words get a quiet note. An advisory leaves them alone altogether.
    """

    id: str
    term: str
    answer: Answer
    phrases: tuple[Phrase, ...]
    variants: tuple[Phrase, ...]
    exceptions: tuple[Phrase, ...]
    alternatives: tuple[str, ...]
    explanation: str
    caution: str
    source: str
    good: tuple[str, ...]
    bad: tuple[str, ...]
    segments: frozenset[Segment] = frozenset({Segment.ACCOUNT, Segment.OPINION, Segment.ANALYSIS})
    is_noted_in_verbatim: bool = True
    term_tier: Tier = Tier.TERM


@dataclass(frozen=True, slots=True)
class Hint:
    """A duty that no phrase can find: a sentence that stands `beside` a field, as form/field. Source: language.md section 5."""

    id: str
    beside: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """A dated set of rules. `adverbs` may stand between the words of any phrase; `is_on` unless the organisation says otherwise."""

    id: str
    version: int
    title: str
    source: PackSource
    is_on: bool
    adverbs: frozenset[str]
    rules: tuple[LanguageRule, ...]
    hints: tuple[Hint, ...]
    hash: Digest
