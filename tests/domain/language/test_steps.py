"""However hostile a text is, looking it over takes a number of steps in proportion to its length: counted, never timed."""

import pytest

from benchmarks.hostile_texts import hostile_texts
from safeguard_desktop.domain.language.phrase_index import PhraseIndex
from safeguard_desktop.domain.language.plain_text import plain
from safeguard_desktop.domain.language.surroundings import Surroundings
from tests.language_packs import shipped_packs

PACKS = [pack for pack in shipped_packs() if pack.is_on]
ADVERBS = frozenset[str]().union(*(pack.adverbs for pack in PACKS))
RULES = [rule for pack in PACKS for rule in pack.rules]
PHRASES = [phrase for rule in RULES for phrase in (*rule.phrases, *rule.variants, *rule.exceptions)]
PLACES = [place for phrase in PHRASES for place in (phrase.anchor, *phrase.before, *phrase.after)]
WORDS = sorted({word for place in PLACES for word in place.words})
EXAMPLES = [text for rule in RULES for text in (*rule.good, *rule.bad)]
INDEX = PhraseIndex([(phrase, number) for number, phrase in enumerate(PHRASES)], ADVERBS)
SHORT, LONG = (hostile_texts(length, WORDS, EXAMPLES) for length in (200, 2_000))
MOST_STEPS_A_WORD = 12


class CountedWords(list[str]):
    """Words that say how often one of them was walked to."""

    steps = 0

    def __getitem__(self, at):
        self.steps += 1
        return super().__getitem__(at)


def steps(text):
    """How many words are read in walking all phrases over a text, and how many words it has."""
    words = plain(text).words()
    around = Surroundings(words, ADVERBS)
    around.words = CountedWords(around.words)
    for at, word in enumerate(words.words):
        if word in INDEX.words:
            INDEX.found(around, at)
    return around.words.steps, len(words.words)


@pytest.mark.parametrize("name", LONG)
def test_phrases_are_walked_over_each_word_of_a_hostile_text_a_few_times_at_most(name):
    taken, words = steps(LONG[name])

    assert taken <= MOST_STEPS_A_WORD * words


@pytest.mark.parametrize("name", LONG)
def test_a_word_of_a_long_hostile_text_takes_no_more_steps_than_one_of_a_short(name):
    few, short = steps(SHORT[name])
    many, long = steps(LONG[name])

    assert many / long <= 1.5 * few / short + 1
