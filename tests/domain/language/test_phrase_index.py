"""A phrase is tried only where it may stand; nothing that trying every phrase everywhere would find is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeguard_desktop.domain.language.phrase_index import index_phrases
from safeguard_desktop.domain.language.phrase_text import FaultyPhrase, parse_phrase, read_list
from safeguard_desktop.domain.language.phrases import Surroundings, find_phrase
from safeguard_desktop.domain.language.plain_text import plain
from tests.language_packs import shipped_packs

PACKS = [pack for pack in shipped_packs() if pack.is_on]
ADVERBS = frozenset[str]().union(*(pack.adverbs for pack in PACKS))
PHRASES = [
    phrase for pack in PACKS for rule in pack.rules for phrase in (*rule.phrases, *rule.variants, *rule.exceptions)
]
INDEX = index_phrases([(phrase, number) for number, phrase in enumerate(PHRASES)], ADVERBS)
EXAMPLES = sorted(
    {part for pack in PACKS for rule in pack.rules for text in (*rule.bad, *rule.good) for part in text.split()}
)


def _around(text, *, is_lenient=False):
    return Surroundings(plain(text).words(), ADVERBS, is_lenient=is_lenient)


def _spans(written, text):
    phrase = parse_phrase(written, {"who": read_list(["her", "the child"])})
    around = _around(text)
    found = (find_phrase(phrase, around, at) for at in range(len(around.words.words)))
    return [text[slice(*around.words.span(*one))] for one in found if one]


@settings(max_examples=20)
@given(st.lists(st.sampled_from(EXAMPLES), max_size=25).map(" ".join), st.booleans())
def test_what_is_tried_finds_all_that_trying_everything_finds(text, is_lenient):
    around = _around(text, is_lenient=is_lenient)
    words = around.words.words
    every = {(n, find_phrase(one, around, at)) for at in range(len(words)) for n, one in enumerate(PHRASES)}
    tried = {
        (lookup.number, lookup.find(around, at))
        for at, word in enumerate(words)
        if word in INDEX
        for lookup in INDEX[word].beside(words, at)
    }

    assert {one for one in tried if one[1]} == {one for one in every if one[1]}


@pytest.mark.parametrize("text", ["seen a b c d e f twelve", "seen often again still Ada Mary Price twelve"])
def test_a_word_that_is_needed_is_looked_for_as_far_off_as_it_may_stand(text):
    lists = {"who": read_list(["NAME", "the child"])}
    index = index_phrases(
        [(parse_phrase("seen ...6 twelve!", lists), 0), (parse_phrase("seen {who} twelve!", lists), 1)], ADVERBS
    )
    around = _around(text)
    at = len(around.words.words) - 1

    assert any(lookup.find(around, at) == (0, at + 1) for lookup in index["twelve"].beside(around.words.words, at))


@pytest.mark.parametrize(
    "pause", [" ", ", ", " (", " – ", ": ", " - ", "; ", ", (", "-", ",\u00a0", ",\n", " –\r\n", "\n("]
)
def test_a_comma_in_a_phrase_lets_a_pause_stand_there(pause):
    assert _spans("seen! , aged twelve", f"seen{pause}aged twelve") == [f"seen{pause}aged twelve"]


@pytest.mark.parametrize("end", [". ", "! ", "\n\n", "\n\n(", "). ", ",, ", " (\n", "\n- ", ",\n\n", ",\u2029"])
def test_no_pause_runs_over_the_end_of_a_sentence_or_a_line(end):
    assert _spans("seen! , aged twelve", f"seen{end}aged twelve") == []


def test_a_pause_stands_only_where_the_phrase_says():
    assert _spans("seen! , aged twelve", "seen aged, twelve") == []
    assert _spans("seen! aged twelve", "seen, aged twelve") == []


def test_a_pause_may_stand_before_what_comes_after_a_word_that_is_missing():
    assert _spans("seen! , and? aged twelve", "seen, aged twelve") == ["seen, aged twelve"]
    assert _spans("aged twelve and? , seen!", "aged twelve, seen") == ["aged twelve, seen"]


def test_a_pause_may_stand_on_either_side_of_the_word_looked_for():
    assert _spans("aged twelve , {who} , seen!", "aged twelve, the child, seen") == ["aged twelve, the child, seen"]


@pytest.mark.parametrize("written", [", seen", "seen ,", "seen , , aged", ","])
def test_a_comma_at_an_end_of_a_phrase_is_refused(written):
    with pytest.raises(FaultyPhrase):
        parse_phrase(written, {})
