"""Typing is on the disk within two seconds, and what could not be kept is never forgotten."""

import threading

import pytest

from safeguard_desktop.casework.draft_keeper import LONGEST_SECONDS, PAUSE_SECONDS, DraftKeeper
from safeguard_desktop.casework.drafting import begin_draft, my_drafts
from safeguard_desktop.vault import CannotBeKept
from tests.story_office import WORKER

ALERT = "coram-child-alert"


@pytest.fixture
def desk(stories, tmp_path):
    desk = stories.told(-1, tmp_path).desk_of(WORKER)
    yield desk
    desk.close()


def never(_what: object) -> None:
    pytest.fail("this was not to happen")


def test_the_longest_wait_and_the_disk_stay_within_two_seconds():
    assert PAUSE_SECONDS < LONGEST_SECONDS < 2.0


def test_a_pause_in_typing_keeps_what_was_typed(desk):
    kept = threading.Event()
    keeper = DraftKeeper(desk, begin_draft(desk, ALERT, "report"), lambda _draft: kept.set(), never)
    keeper.typed({"description": "She said"}, {"field": "description", "position": 8})
    assert kept.wait(10)
    assert [draft.answers for draft in my_drafts(desk)] == [{"description": "She said"}]
    keeper.close()


def test_closing_keeps_the_last_key_stroke(desk):
    keeper = DraftKeeper(desk, begin_draft(desk, ALERT, "report"), lambda _draft: None, never)
    for length in range(1, 30):
        keeper.typed({"description": "x" * length}, {})
    assert keeper.close().answers == {"description": "x" * 29}
    assert [draft.answers for draft in my_drafts(desk)] == [{"description": "x" * 29}]


def test_closing_with_nothing_typed_keeps_nothing(desk):
    DraftKeeper(desk, begin_draft(desk, ALERT, "report"), never, never).close()
    assert my_drafts(desk) == []


def test_what_could_not_be_kept_is_said_and_raised_at_the_end(desk):
    said = threading.Event()
    keeper = DraftKeeper(desk, begin_draft(desk, ALERT, "report"), lambda _draft: None, lambda _error: said.set())
    keeper.typed({"description": "half a character \ud83d"}, {})
    assert said.wait(10)
    with pytest.raises(CannotBeKept):
        keeper.close()


def test_typing_on_after_a_failure_keeps_the_newest_words(desk):
    said, kept = threading.Event(), threading.Event()
    keeper = DraftKeeper(desk, begin_draft(desk, ALERT, "report"), lambda _draft: kept.set(), lambda _error: said.set())
    keeper.typed({"description": "half a character \ud83d"}, {})
    assert said.wait(10)
    keeper.typed({"description": "a whole one \U0001f467"}, {})
    assert kept.wait(10)
    assert keeper.close().answers == {"description": "a whole one \U0001f467"}
