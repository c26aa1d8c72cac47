"""Which words are marked, which never, and what is kept between two looks at the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.looking import TextInHand
from safeguard_desktop.domain.language.spelling import Spelling


class Few:
    """A dictionary of a few words that counts how often it is asked."""

    def __init__(self, words="she said that her friend was here and i saw it at the house of mine he is a go away now"):
        self.words = frozenset(words.split())
        self.asked = []

    def knows(self, word):
        self.asked.append(word)
        return word.lower() in self.words

    def nearest(self, word):
        return tuple(f"{word}{number}" for number in range(9))


def marked(text, own=(), verbatim=()):
    return [text[start:end] for start, end in Spelling(Few(), own).misspelt(text, verbatim)]


def test_an_unknown_word_is_marked_where_it_stands():
    assert marked("she wsa here. 😀 it was thier house") == ["wsa", "thier"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I saw Wrzesława and Llinos here", id="names inside a sentence"),
        pytest.param("Angharâd was here", id="a name that begins a sentence, with a sign of its own"),
        pytest.param("that was M.T. and LADO and McDonald", id="initials and short forms"),
        pytest.param("at 14 and 2nd and u13s", id="figures"),
        pytest.param("see www.qwert.org and qwert@zxcvb.uk and qwert_zxcvb.pdf", id="addresses"),
        pytest.param("she said שלום and مرحبا", id="other scripts"),
        pytest.param('she said "he wont go awya" and I saw it', id="somebody's own words"),
    ],
)
def test_what_is_no_mistake_in_a_worker_s_english_is_left_alone(text):
    few = Few()
    few.words |= {"see", "www", "org", "uk", "pdf"}
    assert [text[a:b] for a, b in Spelling(few).misspelt(text)] == []


def test_an_unknown_word_that_begins_a_sentence_is_marked():
    assert marked("Thier house. Wsa she here?") == ["Thier", "Wsa"]


def test_words_of_the_case_and_of_the_organisation_are_known_in_any_letters_and_as_owners():
    assert marked("okafor’s friend saw the dropin of millane", own=["Dilys Okafor", "dropin", "Millane"]) == []


def test_words_marked_as_somebody_s_own_are_left_alone():
    assert marked("she wsa here", verbatim=((0, 12),)) == []


def test_a_soft_hyphen_inside_a_word_makes_no_mistake_and_offsets_stay_those_of_the_original():
    text = "she\u00ad was thi\u00ader here"
    assert marked(text) == ["thi\u00ader"]


def test_no_more_than_five_words_are_suggested():
    assert len(Spelling(Few()).suggestions("thier")) == 5


def test_a_paragraph_that_has_not_changed_is_not_asked_about_again():
    few = Few()
    text = TextInHand(Checker([]), Spelling(few))
    text.look("she wsa here\n\nthier house")
    asked = len(few.asked)
    assert text.look("she wsa here\n\nthier house now").misspelt == ((4, 7), (14, 19))
    assert few.asked[asked:] == ["now"]


def test_a_quotation_left_open_above_reaches_into_the_paragraph_below():
    text = TextInHand(Checker([]), Spelling(Few()))
    whole = 'she said "he wsa away\n\nand thier house" wsa'
    assert [whole[a:b] for a, b in text.look(whole).misspelt] == ["wsa"]


def test_in_exact_words_nothing_is_spelt():
    assert TextInHand(Checker([]), Spelling(Few()), is_verbatim=True).look("i wsa thier").misspelt == ()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_what_is_marked_lies_in_the_text_in_order_and_apart(text):
    spans = Spelling(Few()).misspelt(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= len(text) for edge in edges)


@given(
    st.lists(st.sampled_from(["she wsa here", 'he said "go awya', 'now" thier', "", "Wrzes is a 'frend'"]), max_size=8)
)
def test_a_text_looked_over_piece_by_piece_gives_what_it_gives_as_a_whole(pieces):
    grown = TextInHand(Checker([]), Spelling(Few()))
    for number in range(len(pieces)):
        grown.look("\n\n".join(pieces[:number]))
    text = "\n\n".join(pieces)
    assert grown.look(text).misspelt == TextInHand(Checker([]), Spelling(Few())).look(text).misspelt
