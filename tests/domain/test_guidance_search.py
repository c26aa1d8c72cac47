"""Finding topics by words, as laws over libraries made by chance."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.guidance import Audience, Edition, Library, Origin, Passage, Section, Topic
from safeguard_desktop.domain.guidance_search import MOST_NEAR, Finder, folded

ORIGIN = Origin(Edition("own", "Nobody", "Paper", "2026"), "1.1")
WORDS = st.sampled_from(
    ["child", "Chîld", "harm", "self-harm", "FGM", "Łódź", "naïve", "don’t", "🙂", "שלום", "a", "٣"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


def topic(number, title, texts, also=()):
    section = Section("", tuple(map(Passage, texts)), (ORIGIN,))
    return Topic(f"t{number}", "now", title, Audience.ANY, (section,), also_found_by=also)


def library_of(*topics):
    return Library((("now", "Now"),), tuple(topic(number, *about) for number, about in enumerate(topics)))


libraries = st.lists(st.tuples(TEXTS, st.lists(TEXTS, min_size=1, max_size=3)), max_size=5).map(
    lambda topics: library_of(*topics)
)


def ids(found):
    return [one.topic.id for one in found]


@given(libraries, st.text(max_size=12))
def test_letter_case_and_accents_do_not_matter(library, wanted):
    finder = Finder(library)

    assert ids(finder.search(wanted)) == ids(finder.search(unicodedata.normalize("NFD", wanted)))
    assert ids(finder.search(folded(wanted))) == ids(finder.search(wanted))


@given(libraries, TEXTS, WORDS)
def test_a_further_word_never_finds_more(library, wanted, further):
    finder = Finder(library)

    assert {*ids(finder.search(f"{wanted} {further}"))} <= {*ids(finder.search(wanted))}


@given(libraries, TEXTS)
def test_a_topic_with_more_of_the_words_in_its_title_never_comes_later(library, wanted):
    words = folded(wanted).split()
    in_title = [
        sum(f" {word}" in f" {folded(one.topic.title)}" for word in words) for one in Finder(library).search(wanted)
    ]

    assert in_title == sorted(in_title, reverse=True)


@given(libraries)
def test_every_topic_is_found_by_its_own_words(library):
    finder = Finder(library)

    for one in library.topics:
        assert one.id in ids(finder.search(f"{one.title} {one.sections[0].passages[0].words}"))


@given(st.text())
def test_what_is_folded_stays_as_it_is_when_it_is_folded_again(text):
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize("wanted", ["", "   ", "\t\n", "…", "\u202e\u200b", "🙂"])
def test_nothing_that_is_a_word_finds_every_topic(wanted):
    finder = Finder(library_of(("one", ["text"]), ("two", ["text"])))

    assert ids(finder.search(wanted)) == ["t0", "t1"]


def test_a_word_is_found_from_its_beginning_and_not_from_its_middle():
    finder = Finder(library_of(("Pharmacy", ["a shop"]), ("Self-harm", ["hurting"]), ("Other", ["harmful things"])))

    assert ids(finder.search("harm")) == ["t1", "t2"]


def test_the_excerpt_is_the_first_passage_with_one_of_the_words():
    (found,) = Finder(library_of(("Title", ["not here", "a bruise on the cheek"]))).search("title bruise")

    assert found.excerpt == "a bruise on the cheek"


@pytest.mark.parametrize("wanted", ["child", "CHILD", "chîld", "CHI\u0302LD", "ｃｈｉｌｄ"])
def test_a_word_with_an_accent_is_the_same_word_without_it(wanted):
    finder = Finder(library_of(("Chîld", ["text"]), ("Other", ["a child"])))

    assert ids(finder.search(wanted)) == ["t0", "t1"]


def test_an_apostrophe_may_be_left_out():
    finder = Finder(
        library_of(
            ("Clare’s Law", ["text"]),
        )
    )

    assert ids(finder.search("clares")) == ids(finder.search("Clare's")) == ["t0"]


def test_a_topic_is_found_by_words_that_it_does_not_use():
    finder = Finder(library_of(("Exploitation", ["used for sex"], ("older boyfriend",)), ("Other", ["old"])))

    (found,) = finder.search("boyfriend")
    assert (found.topic.id, found.excerpt) == ("t0", "")


@pytest.mark.parametrize("wanted", ["bruises", "BRUISE", "boxes", "knives bruises"])
def test_a_plural_finds_the_one_thing(wanted):
    finder = Finder(library_of(("Marks", ["a bruise, a box, knives"]), ("Other", ["text"])))

    assert ids(finder.search(wanted)) == ["t0"]


def test_where_no_topic_has_all_the_words_a_rare_word_says_more_than_a_common_one():
    finder = Finder(library_of(("One", ["he told me"]), ("Two", ["he told me of a knife"]), ("Three", ["he said"])))
    search = finder.look_for("he told me he has a knife at home")

    assert (ids(search.found), search.has_all_words) == (["t1"], False)


@given(libraries, TEXTS)
def test_what_is_near_has_one_of_the_words_and_is_not_too_much(library, wanted):
    near = Finder(library).near(wanted)

    assert len(near) <= MOST_NEAR
    assert {*ids(near)} <= {one for word in wanted.split() for one in ids(Finder(library).search(word))}


def test_a_word_that_nobody_uses_finds_nothing():
    assert Finder(library_of(("One", ["text"]))).look_for("zxywq").found == ()
