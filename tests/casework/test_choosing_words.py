"""What an organisation says about words: packs on and off, phrases and words of its own, by entries, with no release."""

import pytest

from safeguard_desktop.casework.choosing_words import (
    choose_words,
    look_at_words,
    own_phrase,
    take_back_phrase,
    take_back_word,
)
from safeguard_desktop.casework.guiding import words_in_force
from safeguard_desktop.casework.organisation_history import organisation_history
from safeguard_desktop.domain.errors import Refused
from tests.story_office import DESIGNATED_PERSON, WORKER

AT = "2026-11-23 10:00"
REFUSES = "She refuses to support police."


@pytest.fixture
def office(stories, tmp_path):
    return stories.told(1, tmp_path / "office")


@pytest.fixture
def lead(office):
    desk = office.desk_of(DESIGNATED_PERSON, AT)
    yield desk
    desk.close()


def rules_found(desk, text):
    looked = words_in_force(desk).text_in_hand("worker").look(text)
    return [one.rule for one in looked.findings]


def misspelt(desk, text):
    return words_in_force(desk).text_in_hand("worker").look(text).misspelt


def test_the_pack_for_adults_guides_only_once_it_is_turned_on(lead):
    before = rules_found(lead, REFUSES)
    choose_words(lead, {"adults": True})
    assert (before, rules_found(lead, REFUSES)) != ([], [])
    assert before == []
    choose_words(lead, {"adults": False})
    assert rules_found(lead, REFUSES) == []


def test_an_own_phrase_is_found_with_its_own_words_to_write_instead(lead):
    choose_words(lead, {}, own_phrase("Frequent  flyer", "It makes light of it.", "comes often\n\n has come 5 times "))
    (found,) = words_in_force(lead).text_in_hand("worker").look("He is a frequent\nflyer here.").findings
    assert (found.alternatives, found.explanation) == (("comes often", "has come 5 times"), "It makes light of it.")


def test_own_phrases_are_added_to_those_there_and_taken_back_one_by_one(lead):
    for phrase in ("frequent flyer", "kicking off", "odd one"):
        choose_words(lead, {}, own_phrase(phrase, "No.", ""))
    take_back_phrase(lead, "kicking off")
    assert [one.phrase for one in look_at_words(lead).phrases] == ["frequent flyer", "odd one"]
    take_back_phrase(lead, "frequent flyer")
    take_back_phrase(lead, "odd one")
    assert rules_found(lead, "An odd one.") == []
    choose_words(lead, {}, own_phrase("odd one", "No.", ""))
    assert rules_found(lead, "An odd one, kicking off.") == ["OWN-1"]


@pytest.mark.parametrize(
    "phrase",
    [
        'quo"ted \\ back',
        "{NAME} at! risk?",
        "a|b ...3 c",
        "ünï 😀 cödé",
        "שלום עולם",
        "tab\there\x7f\x01",
        "a] = [b",
        "x" * 290,
    ],
)
def test_a_hostile_phrase_is_only_words(lead, phrase):
    choose_words(lead, {}, own_phrase(phrase, 'Why "not"?\\', "other 😀 \\ words"))
    assert len(look_at_words(lead).phrases) == 1
    assert rules_found(lead, "They ran at risk of nothing.") == []


@pytest.mark.parametrize("phrase", ["", "…!?", "😀"])
def test_a_phrase_without_a_word_is_refused_and_nothing_is_changed(lead, phrase):
    with pytest.raises(Refused):
        choose_words(lead, {"adults": True}, own_phrase(phrase, "Why", ""), "word")
    here = look_at_words(lead)
    assert not here.phrases
    assert not here.words
    assert not next(pack for pack in here.packs if pack.id == "adults").is_on


def test_an_alternative_that_holds_the_phrase_itself_is_refused(lead):
    with pytest.raises(Refused, match="holds the phrase"):
        choose_words(lead, {}, own_phrase("odd one", "No.", "quite an ODD-one"))


def test_an_own_word_is_no_mistake_until_it_is_taken_back(lead):
    choose_words(lead, {}, None, "zxywy")
    assert misspelt(lead, "the Zxywy’s house") == ()
    take_back_word(lead, "zxywy")
    assert misspelt(lead, "the zxywy house") == ((4, 9),)


def test_each_change_is_an_entry_and_nothing_is_signed_twice(lead):
    before = len(organisation_history(lead))
    for _time in range(2):
        choose_words(lead, {"adults": True}, None, "zxywy")
    kinds = [one.kind for one in organisation_history(lead)[before:]]
    assert kinds == ["language-pack-chosen", "word-added"]


def test_a_practitioner_may_not_choose_the_words(office):
    desk = office.desk_of(WORKER, AT)
    with pytest.raises(Refused, match="Only a designated person"):
        choose_words(desk, {"adults": True})
    assert not look_at_words(desk).may_change
    desk.close()
