"""The explanation of a due time, over a real vault."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from safeguard_desktop.casework.due_lines import DueKey
from safeguard_desktop.casework.today import look_at_today
from safeguard_desktop.domain.ids import CaseReference, ThreadId
from safeguard_desktop.gui.errands import PartToFill
from safeguard_desktop.gui.place import Place
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import WORKER

MONDAY = "2026-11-23 14:02"


@pytest.fixture
def explained(at_desk, qtbot):
    """The explanation of one action of the story's case."""

    def go(action, steps=4, at=MONDAY):
        seat = at_desk(steps, WORKER, at, Place.DEADLINE)
        line = next(one for one in look_at_today(seat.desk).lines if one.action.action == action)
        seat.window.go(Place.DEADLINE, line.key)
        seat.settle(qtbot)
        return seat

    return go


def words_on(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_answer_stands_first_with_how_far_off_it_is(explained):
    words = words_on(explained("written-referral").page)

    assert "Sun 22 Nov, 18:40" in words
    assert "19 hours late" in words


def test_the_counting_is_told_step_by_step_and_as_days(explained):
    seat = explained("counter-sign")
    words = words_on(seat.page)

    assert "Sat 21 Nov 2026: Saturday, not counted" in words
    assert "Due Fri 27 Nov 2026 by close of business, 17:00" in words
    assert seat.find("day-boxes").isVisible()


def test_every_rule_joined_in_it_is_named_with_its_paragraph_and_document(explained):
    words = words_on(explained("written-referral").page)

    assert {"Coram Group 6.33", "Coram Group Appendix G"} <= set(words)
    assert any("Safeguarding Policy and Procedures, July 2021. Rules COR-28, COR-29, COR-48." in one for one in words)


def test_where_two_paragraphs_differ_both_times_stand_there_and_which_to_meet(explained):
    seat = explained("submit-form", 1, "2026-11-20 18:00")
    words = words_on(seat.page)

    assert "Latest defensible" in words
    assert "What “latest defensible” means" in words
    assert any("The earlier time is the one to meet." in one for one in words)


def test_the_primary_button_leads_to_the_part_that_ends_it(explained, qtbot):
    seat = explained("written-referral")
    qtbot.keyClick(seat.find("open-part"), Qt.Key.Key_Space)

    assert isinstance(seat.told, PartToFill)


def test_what_is_no_longer_due_is_said_in_words(at_desk, qtbot):
    seat = at_desk(4, WORKER, MONDAY, Place.DEADLINE)
    key = DueKey(CaseReference(seat.office.reference), ThreadId("gone"), "counter-sign", 0, "COR-21")
    seat.window.go(Place.DEADLINE, key)
    seat.settle(qtbot)

    assert "This is no longer due. The record is safe." in words_on(seat.page)


@pytest.mark.parametrize("action", ["written-referral", "counter-sign", "review"])
def test_everything_has_a_name_and_nothing_is_cut_off(explained, look, action):
    seat = explained(action)
    for scale in (1.0, 1.5, 2.0):
        show_at(seat.window, look, scale)
        assert nameless(seat.page) == []
        assert nameless_objects(seat.page) == []
        assert cut_off(seat.page) == []


def test_somebody_elses_duty_says_whose_and_that_one_may_chase(explained):
    words = words_on(explained("authority-decides").page)

    assert "The authority's duty: Northbank Council" in words
    assert any("You may chase them" in one for one in words)
