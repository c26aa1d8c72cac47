"""Bad luck at the windows: a kill in mid-word, a wrong passphrase, a lock, more words than anybody writes, a full disk."""

import pytest

from tests.journeys.at_windows import CHOSEN, STOP, AtWindows
from tests.journeys.errand import CHILD_ALERT, begin_concern, go_on, killed_in_mid_word, named, press
from tests.journeys.person import Office
from tests.journeys.walk import Walk

SAID = "M.T. came in with her coat on and stayed by the door. Her hands were shaking. She looked at the floor when she spoke. "
MANY_WORDS = 200_000
MOST_KIB = 64
BEGUN, LATER, LATEST = "2026-11-20T17:40", "2026-11-20T17:45", "2026-11-20T17:50"


def come_to_the_description(windows: AtWindows) -> None:
    begin_concern(windows, CHILD_ALERT, initials="M.T.")
    windows.do(fill=named({"age": "14", "looked_after-no": CHOSEN, "nature-emotional": CHOSEN, "description": STOP}))


@pytest.fixture
def with_report(office: Office) -> str:
    """A report is signed on this laptop; the button of Today that opens its case file."""
    walk = Walk(office)
    walk.take("report")
    office.child.close()
    return f"case-{walk.case}"


def test_a_disk_that_is_full_while_a_document_is_issued_is_told_and_costs_nothing(with_report, sit):
    windows = sit(LATER, "heron")
    press(windows, with_report, "section-documents")
    windows.do(to="case-documents", row="Make a document")
    windows.do(room=MOST_KIB)
    full = press(windows, "primary")
    windows.do(room=0)
    sealed = press(windows, "primary")
    windows.sit(LATEST, "heron")

    assert "disk" in full.text
    assert "What was saved before is safe" in full.text
    assert "issue 1" in sealed.text
    assert press(windows, with_report, "section-documents").page == "CaseFilePage"


def test_a_kill_in_mid_word_keeps_the_words_and_the_cursor(sit):
    windows = sit(BEGUN, "heron")
    come_to_the_description(windows)
    killed_in_mid_word(windows, SAID * 3, after=len(SAID))

    windows = sit(LATER)
    windows.do(to="key-heron", keys=["Space"], type="not the passphrase")
    assert "Nothing is lost" in windows.do(keys=["Return"]).text
    assert windows.unlock("heron").page == "TodayPage"
    seen = go_on(windows)

    assert seen.focus == "answer-description"
    assert len(seen.holds) > 20
    assert (SAID * 3).startswith(seen.holds)
    assert seen.position == len(seen.holds)


def test_a_lock_in_mid_word_keeps_the_word(sit):
    windows = sit(BEGUN, "heron")
    come_to_the_description(windows)
    windows.do(to="answer-description", type="He said he would wa")
    windows.sit(LATER, "heron")

    seen = go_on(windows)
    assert (seen.holds, seen.position) == ("He said he would wa", 19)


def test_two_hundred_thousand_pasted_words_are_kept_and_can_be_typed_after(sit):
    windows = sit(BEGUN, "heron")
    come_to_the_description(windows)
    windows.do(to="answer-description", paste=MANY_WORDS, type="and then")
    windows.sit(LATER, "heron")

    held = go_on(windows).holds
    assert len(held) == MANY_WORDS * len("word ") + len("and then")
    assert held.endswith("word and then")
