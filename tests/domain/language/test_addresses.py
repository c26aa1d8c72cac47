"""Names of files and addresses are no prose: a term in one is never found, and the same term beside one always is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.language.checking import Checker
from safeguard_desktop.domain.language.places import is_in_an_address
from tests.language_packs import shipped_packs

CHECKER = Checker(pack for pack in shipped_packs() if pack.is_on)

ADDRESSES = [
    "boyfriend.pdf",
    "boyfriend.docx",
    "boyfriend.jpeg,",
    "(boyfriend.mp4)",
    "her-boyfriend.xlsx",
    "her_boyfriend",
    "boyfriend_notes",
    "boyfriend@example.org",
    "ada.boyfriend@example.org.",
    "www.boyfriend.example",
    "https://example.org/boyfriend",
    "https://example.org/a/boyfriend/b?c=boyfriend",
    "boyfriend.org",
    "boyfriend.co.uk",
    "C:\\notes\\boyfriend",
    "notes/boyfriend.txt",
    "boyfriend@example.museum",
    "https://example/boyfriend",
]
PROSE = [
    "boyfriend",
    "boyfriend.",
    "boyfriend,",
    "(boyfriend)",
    "boyfriend's",
    "boyfriend/girlfriend",
    "boyfriend…",
    "“boyfriend”",
    "boyfriend.He",
    "_boyfriend_",
    "*boyfriend*",
    "ex-boyfriend",
]
SPACES = [" ", "\n", "\t", "\u00a0"]


def _found(text):
    return [one.rule for one in CHECKER.check(text).findings]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_term_in_an_address_or_a_file_name_is_not_found(address):
    assert _found(f"See {address} for more") == []


@pytest.mark.parametrize("words", PROSE)
def test_a_term_in_prose_is_found_whatever_stands_beside_it(words):
    assert "R10" in _found(f"See {words} for more")


@given(st.sampled_from(ADDRESSES), st.sampled_from(SPACES), st.sampled_from(SPACES), st.booleans())
def test_an_address_beside_a_term_does_not_hide_it(address, before, after, is_first):
    text = f"{address}{before}promiscuous{after}end" if is_first else f"it{before}promiscuous{after}{address}"

    assert _found(text) == ["R08"]


@given(st.sampled_from([one for one in ADDRESSES if one[0] != "("]), st.sampled_from(SPACES), st.sampled_from(SPACES))
def test_an_address_is_one_wherever_a_space_of_any_kind_ends_it(address, before, after):
    text = f"see{before}{address}{after}more"
    start = text.index("boyfriend")

    assert is_in_an_address(text, start, start + len("boyfriend"))


def test_an_address_that_is_longer_than_is_read_still_hides_the_term_near_its_tell_tale():
    text = "x" * 5_000 + "/boyfriend.pdf"

    assert is_in_an_address(text, 5_001, 5_010)


def test_a_term_at_either_end_of_a_text_is_no_address():
    assert not is_in_an_address("boyfriend", 0, 9)
    assert _found("boyfriend") == _found("\nboyfriend\n") == ["R10"]
