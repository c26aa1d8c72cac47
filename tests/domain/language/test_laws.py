"""What holds for any text: offsets, odd characters, own suggestions, own words, and checking by the paragraph."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.live_check import LiveCheck
from safeguard_desktop.domain.language.plain_text import UNSEEN, plain
from safeguard_desktop.domain.language.quotations import NOTHING_OPEN, paragraphs
from safeguard_desktop.domain.language.rules import Segment
from tests.language_packs import shipped_packs

CHECKER = Checker(pack for pack in shipped_packs() if pack.is_on)
EVERYTHING = Checker(shipped_packs())

TERMS = [
    "putting herself at risk",
    "sexual activity with",
    "sexually active since age 11",
    "in a relationship with",
    "involved in CSE",
    "promiscuous",
    "prostituting himself",
    "boyfriend",
    "boy-\nfriend",
    "drug running",
    "working for the gang",
    "choosing this lifestyle",
    'spending time with "elders"',
    "mum's boyfriend",
    "good working relationship with",
]
SAYING = [
    "She said",
    " said Ada",
    "I asked",
    "her",
    "his",
    "the",
    "often",
    "don't",
    "girls'",
    "’til",
    "Ada",
    "A.B.",
    "1",
]
MARKS = [*"\"'“”‘’„«»`.?-/()", ", ", ": "]
SPACES = [" ", " ", " ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\u00a0", "\x0c", "\u2029"]
ODD = ["\u00ad", "\u200b", "\u202e", "\x00", "\ud800", "İ", "ß", "é", "🙂", "שלום"]
PIECES = [*TERMS, *SAYING, *MARKS, *SPACES, *ODD]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
sentences = st.lists(st.sampled_from([*TERMS, "she came home", "He is here", "often"]), min_size=1, max_size=4).map(
    " and ".join
)


SPEAKERS = ["Ada Price of Year 9", "M.T.", "the young person", "Mrs. Price", "she", "the older of the two girls"]


def _places(findings):
    return [(one.rule, one.start, one.end, one.text, one.is_verbatim, one.also) for one in findings]


@given(texts)
def test_offsets_are_those_of_the_original_text(text):
    findings = EVERYTHING.check(text).findings

    assert all(text[one.start : one.end] == one.text for one in findings)
    assert all(0 <= one.start < one.end <= len(text) for one in findings)


@given(texts)
def test_shown_findings_never_overlap(text):
    shown = [one for one in EVERYTHING.check(text).findings if one.rule != "quote-not-closed"]

    assert all(first.end <= second.start for first, second in pairwise(shown))


@given(texts)
def test_the_same_text_gives_the_same_findings(text):
    assert CHECKER.check(text) == CHECKER.check(text)


@given(sentences, st.data())
def test_characters_that_cannot_be_seen_lose_no_finding(text, data):
    place = data.draw(st.integers(0, len(text)))
    odd = data.draw(st.sampled_from(["\u200b", "\u00ad", "\ufeff", "\u2060", "\u200d\u200c"]))
    with_odd = text[:place] + odd + text[place:]

    found = [(one.rule, UNSEEN.sub("", one.text)) for one in CHECKER.check(with_odd).findings]
    assert found == [(one.rule, one.text) for one in CHECKER.check(text).findings]


@given(sentences, st.sampled_from(["  ", "\t", "\u00a0", "\u202f", "\n", "\r\n", " \n ", "\u3000", "\u200b", "\ufeff"]))
def test_odd_spaces_lose_no_finding(text, space):
    assert [one.rule for one in CHECKER.check(text.replace(" ", space)).findings] == [
        one.rule for one in CHECKER.check(text).findings
    ]


@pytest.mark.parametrize("text", ["mo\u200bther's boyfriend", "sexually active since age 1\u200b5"])
def test_a_zero_width_character_inside_a_word_or_a_number_finds_nothing_new(text):
    assert CHECKER.check(text).findings == ()


@given(sentences, st.sampled_from([str.upper, str.title, str.swapcase]))
def test_capitals_lose_no_finding(text, change):
    found = {one.rule for one in CHECKER.check(change(text)).findings}

    assert {one.rule for one in CHECKER.check(text).findings} <= found


@given(texts, st.data())
def test_somebodys_own_words_never_get_alternatives(text, data):
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    findings = EVERYTHING.check(text, [(start, end)]).findings

    inside = [one for one in findings if one.start < end and one.end > start and one.rule != "quote-not-closed"]
    assert all(one.is_verbatim and not one.alternatives for one in inside)


@given(
    sentences,
    st.sampled_from(SPEAKERS),
    st.sampled_from(["said", "signed", "wrote"]),
    st.sampled_from(["“”", '""', "‘’"]),
)
def test_a_quotation_with_an_attribution_never_gets_alternatives(inside, speaker, verb, marks):
    begin, finish = marks
    spoken = inside.replace('"', "")
    findings = CHECKER.check(f"{begin}{spoken},{finish} {speaker} {verb}.").findings

    assert all(one.is_verbatim and not one.alternatives for one in findings)


@given(sentences, sentences, st.sampled_from(SPEAKERS))
def test_the_workers_words_before_and_after_a_quotation_are_checked_as_ever(before, after, speaker):
    text = f"{before}. “Yes, it is,” {speaker} said. {after}."
    findings = [(one.rule, one.text, one.is_verbatim) for one in CHECKER.check(text).findings]

    assert findings == [
        (one.rule, one.text, one.is_verbatim) for part in (before, after) for one in CHECKER.check(f"{part}.").findings
    ]


@given(sentences, sentences)
def test_marks_inside_own_words_pair_with_nothing_outside(before, after):
    zone = '"it'
    text = f"{before}. {zone} {after}."
    start = len(before) + 2

    findings = CHECKER.check(text, [(start, start + len(zone))]).findings
    assert not any(one.is_verbatim for one in findings if one.start >= start + len(zone))


@given(texts)
def test_paragraph_by_paragraph_gives_what_the_whole_text_gives(text):
    state, findings = NOTHING_OPEN, []
    for start, end in paragraphs(text):
        checked = CHECKER.check(text[start:end], quotes_before=state)
        findings += [one.moved(start) for one in checked.findings]
        state = checked.quotes_after

    assert _places(findings) == _places(CHECKER.check(text).findings)


@given(texts, texts, st.data())
def test_a_text_that_changes_gives_what_a_new_one_gives(text, typed, data):
    place = data.draw(st.integers(0, len(text)))
    live = LiveCheck(CHECKER)
    live.check(text)
    changed = text[:place] + typed + text[place:]

    assert _places(live.check(changed)) == _places(CHECKER.check(changed).findings)


@given(texts, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60), texts), min_size=1, max_size=4))
def test_a_text_that_is_cut_and_typed_into_again_and_again_gives_what_a_new_one_gives(text, edits):
    live = LiveCheck(CHECKER)
    live.check(text)
    for place, taken, typed in edits:
        text = text[:place] + typed + text[place + taken :]
        found = live.check(text)

        assert _places(found) == _places(CHECKER.check(text).findings)
        assert all(text[one.start : one.end] == one.text for one in found)


@given(texts, st.data())
def test_own_words_are_the_same_in_a_text_that_changes(text, data):
    zone = tuple(sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text))))))

    assert _places(LiveCheck(CHECKER).check(text, [zone])) == _places(CHECKER.check(text, [zone]).findings)


@pytest.mark.parametrize(
    "text", sorted({text for pack in shipped_packs() for rule in pack.rules for text in rule.alternatives})
)
def test_nothing_is_found_in_our_own_suggestions(text):
    packs = [pack for pack in shipped_packs() if pack.is_on]

    assert [one.rule for one in Checker(packs).check(f"Yesterday we met. {text} We shall meet again.").findings] == []


@pytest.mark.parametrize("segment", Segment)
def test_every_kind_of_segment_can_be_checked(segment):
    assert isinstance(Checker(shipped_packs(), segment).check("Did he hit you?").findings, tuple)


@given(texts, st.integers(0, 200))
def test_every_kept_character_leads_back_to_itself(text, place):
    seen = plain(text)
    place = min(place, max(len(seen.kept) - 1, 0))

    if seen.kept:
        assert text[seen.offsets.original(place)] == seen.kept[place]
        assert seen.offsets.kept(seen.offsets.original(place)) == place


def test_small_letters_are_as_many_as_the_letters_were():
    longer = [chr(code) for code in range(0x110000) if len(chr(code).lower()) != 1]

    assert longer == ["İ"]
