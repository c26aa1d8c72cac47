"""Recorded questions a safeguarding lead can read: which hold their answer, and which are open."""

import tomllib
from pathlib import Path

import pytest

from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.rules import Segment
from tests.language_packs import shipped_packs

QUESTIONS = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))
CHECKER = Checker((pack for pack in shipped_packs() if pack.is_on), Segment.QUESTION)


def _labelled(kind):
    return [(label, text) for label, texts in QUESTIONS[kind].items() for text in texts]


def _rules(text):
    return {one.rule for one in CHECKER.check(text).findings}


@pytest.mark.parametrize(("rule", "text"), _labelled("found"))
def test_a_question_that_leads_presses_or_promises_a_secret_is_found(rule, text):
    assert _rules(text) == {rule}


@pytest.mark.parametrize(("_kind", "text"), _labelled("nothing"))
def test_an_open_question_is_left_alone(_kind, text):
    assert _rules(text) == set()


@pytest.mark.parametrize("text", ["Did he hit you?", "Why didn’t you tell?", "I promise I won't tell anyone."])
def test_in_an_account_no_question_is_looked_for(text):
    account = Checker(pack for pack in shipped_packs() if pack.id == "questions")

    assert account.check(text).findings == ()


@pytest.mark.parametrize("text", ["Was it your dad? 😀 Did he hit you?", "I promise I won't tell anyone."])
def test_the_note_on_a_question_offers_no_other_words_for_what_was_asked(text):
    findings = CHECKER.check(text).findings

    assert findings
    assert all(one.alternatives == () and "record keeps what you" in one.explanation for one in findings)
