"""A phrase is tried only where it may stand; nothing that trying every phrase everywhere would find is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeguard_desktop.domain.language.phrase_index import PhraseIndex
from safeguard_desktop.domain.language.phrase_text import FaultyPhrase, parse_phrase, read_list
from safeguard_desktop.domain.language.plain_text import plain
from safeguard_desktop.domain.language.surroundings import Surroundings
from tests.domain.language.one_by_one import find_phrase
from tests.language_packs import shipped_packs

PACKS = [pack for pack in shipped_packs() if pack.is_on]
ADVERBS = frozenset[str]().union(*(pack.adverbs for pack in PACKS))
PHRASES = [
    phrase for pack in PACKS for rule in pack.rules for phrase in (*rule.phrases, *rule.variants, *rule.exceptions)
]
INDEX = PhraseIndex([(phrase, number) for number, phrase in enumerate(PHRASES)], ADVERBS)
EXAMPLES = sorted(
    {part for pack in PACKS for rule in pack.rules for text in (*rule.bad, *rule.good) for part in text.split()}
)


PLACES = ["a", "b", "c", "a|b", "c!", "{who}", "{who}?", "{NAME}", "b?", "...2", ",", "{START}", "{kin}", "{kin}!"]
WORDS = ["a", "b", "c", "her", "the child", "a child", "Ada", "Mary Jo Price", "often", "often again still", "d"]
JOINTS = [" ", " ", " ", " ", ", ", " (", ". ", "\n"]
LISTS = {
    "who": read_list(["her", "the child", "child c", "c", "NAME"]),
    "kin": read_list(["a", "a child", "her child"]),
    "more": read_list(["child twelve years", "twelve"]),
}
written = st.lists(st.sampled_from(PLACES), min_size=1, max_size=6).map(" ".join)
drawn = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINTS)), max_size=14).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)


def _around(text, *, is_lenient=False):
    return Surroundings(plain(text).words(), ADVERBS, is_lenient=is_lenient)


def _found(index, around):
    return {hit for at, word in enumerate(around.words) if word in index.words for hit in index.found(around, at)}


def _one_by_one(phrases, around):
    matches = [(n, find_phrase(one, around, at)) for at in range(len(around.words)) for n, one in enumerate(phrases)]
    return {(number, *match) for number, match in matches if match}


def _spans(written, text):
    phrase = parse_phrase(written, LISTS)
    words = plain(text).words()
    hits = _found(PhraseIndex([(phrase, 0)], ADVERBS), Surroundings(words, ADVERBS))
    return [text[slice(*words.span(first, end))] for _number, first, end in sorted(hits)]


@settings(max_examples=20)
@given(st.lists(st.sampled_from(EXAMPLES), max_size=25).map(" ".join), st.booleans())
def test_walking_all_phrases_at_once_finds_what_each_alone_finds(text, is_lenient):
    around = _around(text, is_lenient=is_lenient)

    assert _found(INDEX, around) == _one_by_one(PHRASES, around)


@given(st.lists(written, min_size=1, max_size=4), drawn, st.booleans(), st.integers(0, 40))
def test_any_phrases_walked_at_once_find_what_each_alone_finds(several, text, is_lenient, most_kept):
    try:
        phrases = [parse_phrase(one, LISTS) for one in several]
    except FaultyPhrase:
        return
    index = PhraseIndex([(phrase, number) for number, phrase in enumerate(phrases)], ADVERBS, most_kept)
    around = _around(text, is_lenient=is_lenient)

    assert _found(index, around) == _one_by_one(phrases, around)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("seen ...6 twelve!", "seen a b c d e f twelve"),
        ("seen {who} twelve!", "seen often again still Ada Mary Price twelve"),
        ("seen! {who} twelve", "seen often again still Ada Mary Price twelve"),
        ("seen! {who} twelve", "seen the child often again still twelve"),
    ],
)
def test_a_phrase_reaches_as_far_as_it_may(written, text):
    assert _spans(written, text) == [text]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("seen ...6 twelve!", "seen a b c d e f g twelve"),
        ("seen! {who} twelve", "seen often again still often the child twelve"),
        ("seen! {who} twelve", "seen Ada Mary Jo Price twelve"),
    ],
)
def test_a_phrase_reaches_no_farther(written, text):
    assert _spans(written, text) == []


def test_an_entry_that_begins_with_another_is_found_once_as_long_as_it_can_be():
    assert _spans("{kin}! {more}", "a child twelve years") == ["a child twelve years"]


@pytest.mark.parametrize(
    "pause", [" ", ", ", " (", " – ", ": ", " - ", "; ", ", (", "-", ",\u00a0", ",\n", " –\r\n", "\n("]
)
def test_a_comma_in_a_phrase_lets_a_pause_stand_there(pause):
    assert _spans("seen! , aged twelve", f"seen{pause}aged twelve") == [f"seen{pause}aged twelve"]


@pytest.mark.parametrize("end", [". ", "! ", "\n\n", "\n\n(", "). ", ",, ", " (\n", "\n- ", ",\n\n", ",\u2029"])
def test_no_pause_runs_over_the_end_of_a_sentence_or_a_line(end):
    assert _spans("seen! , aged twelve", f"seen{end}aged twelve") == []


def test_no_pause_is_longer_than_a_line():
    assert _spans("seen! , aged twelve", f"seen,{' ' * 30}aged twelve") != []
    assert _spans("seen! , aged twelve", f"seen,{' ' * 60}aged twelve") == []


def test_a_pause_stands_only_where_the_phrase_says():
    assert _spans("seen! , aged twelve", "seen aged, twelve") == []
    assert _spans("seen! aged twelve", "seen, aged twelve") == []


def test_an_adverb_may_stand_behind_a_pause_and_none_before_it():
    assert _spans("seen! , aged twelve", "seen: often aged twelve") == ["seen: often aged twelve"]
    assert _spans("seen! , aged twelve", "seen often: aged twelve") == []


def test_a_pause_may_stand_before_what_comes_after_a_word_that_is_missing():
    assert _spans("seen! , and? aged twelve", "seen, aged twelve") == ["seen, aged twelve"]
    assert _spans("aged twelve and? , seen!", "aged twelve, seen") == ["aged twelve, seen"]


def test_a_pause_may_stand_on_either_side_of_the_word_looked_for():
    assert _spans("aged twelve , {who} , seen!", "aged twelve, the child, seen") == ["aged twelve, the child, seen"]


@pytest.mark.parametrize("written", [", seen", "seen ,", "seen , , aged", ","])
def test_a_comma_at_an_end_of_a_phrase_is_refused(written):
    with pytest.raises(FaultyPhrase):
        parse_phrase(written, {})
