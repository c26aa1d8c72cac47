"""Whose words stand in quotation marks: a child's are never flagged, the worker's own in marks always are."""

import tomllib
from itertools import product
from pathlib import Path

import pytest

from safeguard_desktop.domain.language.checking import QUOTE_NOT_CLOSED, Checker
from tests.language_packs import shipped_packs

LABELLED = tomllib.loads((Path(__file__).parent / "attributions.toml").read_text(encoding="utf-8"))
EVERY = LABELLED["every"]
CHECKER = Checker(pack for pack in shipped_packs() if pack.is_on)


def _sentences(whose):
    return [text for texts in LABELLED[whose].values() for text in texts]


def _voices(text):
    """Whether each listed term of a text is taken as somebody's own words."""
    return [
        one.is_verbatim
        for one in CHECKER.check(text).findings
        if one.rule.startswith("R") and one.rule != QUOTE_NOT_CLOSED
    ]


def _wrong(places, verbs, expected):
    texts = (
        place.format(speaker=speaker, verb=verb) for place, speaker, verb in product(places, EVERY["speakers"], verbs)
    )
    return [text for text in texts if _voices(text) != [expected]]


@pytest.mark.parametrize("text", _sentences("somebodys"))
def test_words_that_somebody_is_said_to_have_spoken_are_only_noted(text):
    voices = _voices(text)

    assert voices
    assert all(voices)


@pytest.mark.parametrize("text", _sentences("workers"))
def test_the_workers_words_are_found_though_a_quotation_is_near(text):
    voices = _voices(text)

    assert voices
    assert not any(voices)


@pytest.mark.parametrize("place", EVERY["places"])
def test_every_speaker_with_every_verb_is_an_attribution(place):
    assert _wrong([place], EVERY["verbs"], expected=True) == []


@pytest.mark.parametrize("place", EVERY["inverted"])
def test_every_speaker_may_come_after_the_verb(place):
    assert _wrong([place], EVERY["inverted_verbs"], expected=True) == []


@pytest.mark.parametrize("place", EVERY["not_of_it"])
def test_no_attribution_makes_the_words_outside_the_marks_somebodys(place):
    assert _wrong([place], EVERY["verbs"], expected=False) == []
