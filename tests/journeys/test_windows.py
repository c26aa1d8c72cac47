"""Bad luck at the windows in the middle of a word: a kill, a wrong passphrase, a lock, more words than anybody writes."""

from tests.journeys.at_windows import CHOSEN, STOP, AtWindows
from tests.journeys.errand import CHILD_ALERT, begin_concern, go_on, killed_in_mid_word, named

SAID = "M.T. came in with her coat on and stayed by the door. Her hands were shaking. She looked at the floor when she spoke. "
MANY_WORDS = 200_000
BEGUN, LATER = "2026-11-20T17:40", "2026-11-20T17:45"


def come_to_the_description(windows: AtWindows) -> None:
    begin_concern(windows, CHILD_ALERT, initials="M.T.")
    windows.do(fill=named({"age": "14", "looked_after-no": CHOSEN, "nature-emotional": CHOSEN, "description": STOP}))


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
