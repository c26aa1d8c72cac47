"""The comparison of the guidance with its sources, on sources made here."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from safeguard_desktop.domain.guidance import Audience, Edition, Library, Origin, Passage, Section, Topic

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "check_guidance_sources.py"))
SENTENCE = "Always write down what was said to you before the end of the day."
SOURCES = {"coram": SCRIPT["source_of"](f"6.1.\n\n{SENTENCE}\n6.2\nMore.")}
ORIGIN = Origin(Edition("coram", "Nobody", "Paper", "2026"), "6.1", "3")


def differences(words, origin=ORIGIN):
    topic = Topic("one", "now", "One", Audience.ANY, (Section("", (Passage(words),), (origin,)),))
    return [*SCRIPT["differences"](Library((), (topic,)), SOURCES)]


def test_own_words_with_their_lines_and_paragraph_are_good():
    assert differences("Put it on paper the same day, in their words.") == []


@pytest.mark.parametrize("words", [SENTENCE, SENTENCE.upper(), f"Well: {SENTENCE[:-1]}, she said.", SENTENCE[7:50]])
def test_eight_words_of_a_source_are_found_whatever_their_case_and_signs(words):
    assert differences(words)


def test_seven_words_may_be_the_same():
    assert differences("Then write down what was said to you!") == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"lines": "9"}, "lines '9'"),
        ({"lines": ""}, "lines ''"),
        ({"paragraph": "6.2"}, "6.2"),
        ({"paragraph": "7.1"}, "7.1"),
    ],
)
def test_lines_and_paragraphs_that_are_not_there_are_named(change, problem):
    (found,) = differences("Own words.", replace(ORIGIN, **change))

    assert problem in found
