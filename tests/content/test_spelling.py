"""The shipped British dictionary: it writes British English, and words of this work are known."""

from pathlib import Path

import pytest

from safeguard_desktop.content.spelling import BritishDictionary, words_besides
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.language.spelling import Spelling

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def spelling():
    return Spelling(BritishDictionary(RESOURCES / "third-party"), words_besides(RESOURCES / "spelling"))


@pytest.mark.parametrize(
    "word",
    ["organise", "behaviour", "colour", "don't", "don’t", "safeguarding", "children’s", "Ofsted", "LADO", "café"],
)
def test_a_british_word_and_a_word_of_this_work_are_known(spelling, word):
    assert spelling.is_known(word)


@pytest.mark.parametrize("word", ["behavior", "color", "organize", "thier", "wich", "dont"])
def test_an_american_or_a_wrong_word_is_not_known(spelling, word):
    assert not spelling.is_known(word)


def test_the_likely_word_is_among_those_suggested(spelling):
    assert "behaviour" in spelling.suggestions("behavour")


@pytest.mark.parametrize("word", ["x" * 5000, "", "\u200b", "😀", "'" * 50, "ﬁ", "İ"])
def test_a_hostile_word_is_answered(spelling, word):
    assert spelling.suggestions(word) is not None
    assert spelling.misspelt(word) is not None


def test_a_dictionary_that_is_missing_is_named_at_its_first_use(tmp_path):
    with pytest.raises(NotPossible, match="dictionary is missing"):
        BritishDictionary(tmp_path).knows("word")


def test_every_word_shipped_besides_is_written_once_and_needed():
    words = words_besides(RESOURCES / "spelling")
    assert len(words) == len(set(words))
