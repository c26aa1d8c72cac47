"""Whose words are whose, where it is easy to get wrong: across paragraphs, at the edges of marked words, in our own suggestions."""

import pytest

from safeguard_desktop.content.language_file import read_language_pack
from safeguard_desktop.domain.language.attributions import Sayings
from safeguard_desktop.domain.language.checking import QUOTE_NOT_CLOSED, Checker
from safeguard_desktop.domain.language.live_check import LiveCheck
from tests.language_packs import OWN_HEAD, OWN_RULE, shipped_packs

CHECKER = Checker(pack for pack in shipped_packs() if pack.is_on)


def _found(findings):
    return [(one.rule, one.is_verbatim) for one in findings]


def test_a_quotation_goes_on_in_the_next_paragraph_where_it_is_closed_there():
    text = "She said “he came.\n\nHe is my boyfriend” and cried.\n\nHer boyfriend left."

    assert _found(LiveCheck(CHECKER).check(text)) == [(QUOTE_NOT_CLOSED, False), ("R10", True), ("R10", False)]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    text = 'She said "he is my boyfriend.\n\nHer boyfriend left.'

    assert _found(CHECKER.check(text).findings) == [(QUOTE_NOT_CLOSED, False), ("R10", True), ("R10", False)]


def test_a_word_broken_at_a_lines_end_in_a_quotation_is_somebodys():
    assert _found(CHECKER.check("She said, “She is promis-\ncuous.”").findings) == [("R08", True)]


def test_a_sentence_that_ends_in_a_quotation_does_not_begin_behind_it():
    text = "“Go.” She waited."

    assert Sayings(text, 0, len(text)).sentence(5, 12) == 5


@pytest.mark.parametrize(
    "before",
    [
        "The name that Ada used for Dean",
        "It is the word Ada uses for Dean,",
        "Her message to Mia ended",
        "The card ends:",
        "The diary started",
    ],
)
def test_what_a_text_or_a_person_is_said_to_use_is_somebodys(before):
    assert _found(CHECKER.check(f"{before} “boyfriend”.").findings) == [("R10", True)]


def test_no_phrase_runs_over_the_edge_of_marked_words():
    assert CHECKER.check("Her boy friend", [(4, 7)]).findings == ()


def test_a_mark_inside_marked_words_pairs_with_none_outside():
    text = 'She said "he left. Her boyfriend" came.'

    assert _found(CHECKER.check(text, [(9, 12)]).findings) == [("R10", False)]


def test_up_to_three_adverbs_may_stand_between_two_words():
    assert _found(CHECKER.check("She is putting herself often regularly still at risk.").findings) == [("R01", False)]
    assert CHECKER.check("She is putting herself often regularly still again at risk.").findings == ()


def test_a_packs_own_suggestion_is_never_found_though_it_holds_the_term():
    rule = OWN_RULE.replace(
        'answer = "explanation"', 'answer = "alternatives"\nalternatives = ["They told her off for being late."]'
    )
    checker = Checker([read_language_pack((OWN_HEAD + rule).encode(), "own.toml")])

    assert _found(checker.check("They told her off for being late. They told her off.").findings) == [("O1", False)]


def test_a_word_in_the_workers_own_marks_asks_whether_it_was_said():
    (finding,) = CHECKER.check("Her “boyfriend” came.").findings

    assert "Did the child say this word?" in finding.explanation


def test_what_stands_in_marks_elsewhere_changes_nothing_about_a_mark_here():
    first = 'Spending time with "elders"putting it off.'
    (alone,) = CHECKER.check(first).findings

    assert CHECKER.check(f'{first}\n\nSpending time with "elders".').findings[0] == alone


def test_a_mark_that_is_somebodys_own_is_not_taken_into_a_finding_of_the_worker():
    (finding,) = CHECKER.check('spending time with "elders"', [(26, 27)]).findings

    assert (finding.end, finding.is_verbatim) == (26, False)
