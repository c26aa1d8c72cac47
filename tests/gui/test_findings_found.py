"""Places in a text while it changes: what is kept stays where its words are, and code points and units agree."""

from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.language.findings import Finding
from safeguard_desktop.domain.language.looking import LookedOver
from safeguard_desktop.domain.language.rules import Tier
from safeguard_desktop.gui.answers.marks import Mark
from safeguard_desktop.gui.findings.found import (
    MOST_WRONG_WORDS,
    KeptWords,
    Places,
    kept_as_data,
    kept_from_data,
    noted,
    places_found,
)
from safeguard_desktop.gui.findings.marking import marks_of

SIGNS = st.text(alphabet="ab é\n😀א", max_size=30)


def units(text):
    return len(text.encode("utf-16-le")) // 2


def finding(start, end, text, *, verbatim=False):
    return Finding("R1", start, end, text[start:end], Tier.TERM, verbatim, (), "why", "source")


@given(SIGNS, SIGNS.filter(bool), SIGNS, SIGNS, st.data())
def test_a_change_beside_kept_words_moves_them_with_their_letters(before, kept, behind, typed, data):
    text = before + kept + behind
    place = KeptWords("R1", units(before), kept)
    if data.draw(st.booleans()):
        cut = data.draw(st.integers(0, len(before)))
        rest = data.draw(st.integers(cut, len(before)))
    else:
        cut = data.draw(st.integers(len(before + kept), len(text)))
        rest = data.draw(st.integers(cut, len(text)))
    changed = text[:cut] + typed + text[rest:]
    moved = place.after_change(units(text[:cut]), units(text[cut:rest]), units(typed))
    assert moved is not None
    start = Places(changed).point(moved.start)
    assert changed[start : start + len(kept)] == kept


def test_a_change_inside_kept_words_lets_them_be_found_again():
    assert KeptWords("R1", 4, "at risk").after_change(6, 0, 1) is None


@given(SIGNS)
def test_every_code_point_is_found_again_by_its_unit(text):
    places = Places(text)
    for point in range(len(text) + 1):
        assert places.unit(point) == units(text[:point])
        assert places.point(places.unit(point)) == point


@given(SIGNS, st.lists(st.tuples(st.integers(0, 20), SIGNS), max_size=4))
def test_kept_places_come_back_from_the_draft_as_they_were(text, kept):
    places = Places(text)
    words = [KeptWords("R1", places.unit(min(start, len(text))), words, "why") for start, words in kept]
    assert list(kept_from_data(kept_as_data(words, places), places)) == words


def test_what_is_no_list_of_places_is_left_out():
    for data in (None, "x", 3, [None, {}, {"start": "1"}, [1]], {"a": 1}):
        assert list(kept_from_data(data, Places(""))) == []


def test_spelling_is_silent_where_guidance_speaks():
    text = "teh promiscuous"
    found = places_found(text, LookedOver((finding(4, 15, text),), ((0, 3), (4, 15))), Places(text))
    assert [(one.rule, one.text) for one in found] == [("spelling", "teh"), ("R1", "promiscuous")]


def test_somebody_s_own_words_are_noted_once_and_never_a_place():
    text = "boyfriend boyfriend"
    findings = (finding(0, 9, text, verbatim=True), finding(10, 19, text, verbatim=True))
    assert noted(findings) == ("why",)
    assert places_found(text, LookedOver(findings), Places(text)) == []


def test_a_place_over_the_end_of_a_paragraph_is_marked_in_both(look):
    text = "😀 putting herself\nat risk"
    found = places_found(text, LookedOver((finding(2, 25, text),)), Places(text))
    marks = marks_of(found, text, Places(text), look.colours)
    accent = look.colours.accent
    assert marks == {0: [Mark(2, 17, accent)], 1: [Mark(0, 7, accent)]}


def test_a_text_in_which_every_word_is_wrong_is_marked_at_its_beginning_alone():
    text = "wsa " * 10_000
    looked = LookedOver((), tuple((start, start + 3) for start in range(0, len(text), 4)))
    assert len(places_found(text, looked, Places(text))) == MOST_WRONG_WORDS
