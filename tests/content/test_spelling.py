"""The shipped British dictionary: it writes British English, and words of this work are known."""

import re
from pathlib import Path

import pytest

from safeguard_desktop.content.spelling import BritishDictionary, words_besides
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.language.spelling import Spelling

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def spelling():
    besides = words_besides(RESOURCES / "spelling")
    return Spelling(BritishDictionary(RESOURCES / "third-party"), besides.words, besides.names, besides.slips)


@pytest.mark.parametrize(
    "word",
    ["organise", "behaviour", "colour", "don't", "don’t", "safeguarding", "children’s", "Ofsted", "LADO", "café"],
)
def test_a_british_word_and_a_word_of_this_work_are_known(spelling, word):
    assert spelling.is_known(word)


@pytest.mark.parametrize(
    "word", ["behavior", "color", "organize", "thier", "wich", "dont", "cant", "Wont", "hes", "kasia"]
)
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
    besides = words_besides(RESOURCES / "spelling")
    bare = Spelling(BritishDictionary(RESOURCES / "third-party"))
    shipped = (*besides.words, *besides.names)
    assert len(shipped) == len(set(shipped))
    assert [one for one in shipped if all(map(bare.is_known, re.split(r"[\s-]", one)))] == []
    assert [one for one in besides.slips if not bare.is_known(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Angharad was late. Wojciech’s coat was wet. Ffion-Haf ap Rhys rang. Zofia Wójcik-Nowak did not.",
        "The keyworker saw a screenshot on the iPhone; the wi-fi was off for 30mins.",
        "Shouldn't've, could've and o'clock are no slips, and neither is children’s or 'til.",
        "SHE DIDN'T WANT TO GO HOME. YP was 5'4\". See https://qwertz.example.org/frobnicate?x=1 at 9.30am.",
    ],
)
def test_names_short_forms_and_words_of_today_are_not_marked(spelling, text):
    assert [text[start:end] for start, end in spelling.misspelt(text)] == []


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("dont", "don't"),
        ("wasnt", "wasn't"),
        ("cant", "can't"),
        ("Thier", "Their"),
        ("organize", "organise"),
        ("hes", "he's"),
    ],
)
def test_the_word_that_was_meant_is_suggested_first(spelling, word, first):
    assert spelling.suggestions(word)[0] == first


def test_no_suggestion_cuts_the_ending_off_a_word(spelling):
    assert not any(" " in one or "-" in one for one in spelling.suggestions("occured"))
