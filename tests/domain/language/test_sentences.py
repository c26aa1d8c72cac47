"""Sentences a safeguarding lead can read, and what the guidance says of them; and every variant the specification lists."""

import tomllib
from itertools import product
from pathlib import Path

import pytest

from safeguard_desktop.domain.language.checking import Checker
from tests.language_packs import shipped_packs

HERE = Path(__file__).parent
SENTENCES = tomllib.loads((HERE / "sentences.toml").read_text(encoding="utf-8"))
PATTERNS = tomllib.loads((HERE / "variants.toml").read_text(encoding="utf-8"))["pattern"]


@pytest.fixture(scope="module")
def checker():
    return Checker(pack for pack in shipped_packs() if pack.is_on)


def _labelled(kind):
    return [(label, text) for label, texts in SENTENCES[kind].items() for text in texts]


def _rules(checker, text):
    return [(one.rule, one.is_verbatim) for one in checker.check(text).findings]


@pytest.mark.parametrize(("rule", "text"), _labelled("found"))
def test_a_listed_term_in_the_workers_words_is_found(checker, rule, text):
    assert _rules(checker, text) == [(rule, False)]


@pytest.mark.parametrize(("rule", "text"), _labelled("verbatim"))
def test_a_listed_term_in_somebodys_own_words_is_only_noted(checker, rule, text):
    (finding,) = checker.check(text).findings

    assert (finding.rule, finding.is_verbatim, finding.alternatives) == (rule, True, ())


@pytest.mark.parametrize(("kind", "text"), _labelled("nothing"))
def test_ordinary_words_are_left_alone(checker, kind, text):
    assert _rules(checker, text) == [], kind


def test_half_of_at_least_four_hundred_sentences_find_nothing():
    without = len(_labelled("nothing"))
    total = without + len(_labelled("found")) + len(_labelled("verbatim"))

    assert total >= 400
    assert without >= total / 2


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: f"{pattern['rule']} {pattern['text']}")
def test_every_variant_of_a_rule_is_found(checker, pattern):
    slots = {name: entries for name, entries in pattern.items() if name not in {"rule", "text"}}
    texts = [pattern["text"].format(**dict(zip(slots, chosen, strict=True))) for chosen in product(*slots.values())]

    assert [text for text in texts if (pattern["rule"], False) not in _rules(checker, text)] == []
