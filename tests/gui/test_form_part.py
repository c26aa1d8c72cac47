"""Filling in a part by keyboard: what is asked, what follows from an answer, what still needs one; whole and named."""

import pytest
from PySide6.QtWidgets import QLabel

from safeguard_desktop.domain.roles import Role
from tests.gui.filling import fill_manager, focus_of, parts_of, press, sign, type_into, words_on
from tests.gui.looking import cut_off, nameless, show_at
from tests.story_office import DESIGNATED_PERSON


def test_a_condition_is_followed_while_it_is_answered(filling, qtbot):
    seat = filling()
    press(qtbot, seat, "step-manager-view")
    assert seat.find("field-reasons_not_to_refer").isHidden() or not seat.find("field-reasons_not_to_refer").isVisible()

    press(qtbot, seat, "answer-recommends_referral-no")

    qtbot.waitUntil(lambda: seat.find("field-reasons_not_to_refer").isVisible())


def test_an_answer_that_another_rules_out_is_not_signed_but_not_lost(filling, qtbot):
    seat = filling()
    press(qtbot, seat, "step-manager-view")
    press(qtbot, seat, "answer-recommends_referral-no")
    qtbot.waitUntil(lambda: seat.find("field-reasons_not_to_refer").isVisible())
    type_into(qtbot, seat, "answer-reasons_not_to_refer", "None")
    press(qtbot, seat, "answer-recommends_referral-yes")
    press(qtbot, seat, "step-recommendation")
    fill_manager(qtbot, seat)
    sign(qtbot, seat)

    assert "reasons_not_to_refer" not in parts_of(seat, "manager")[0].answers


def test_what_the_program_filled_in_is_shown_as_such(filling):
    seat = filling()

    assert seat.find("answer-line_manager_name").text() == "Ann Prosser"
    assert "Filled in for you. Change it if it is not right." in words_on(seat)


def test_a_section_left_without_a_needed_answer_says_how_many_it_needs(filling, qtbot):
    seat = filling()

    press(qtbot, seat, "next")

    assert seat.find("step-recommendation").accessibleName() == "Recommendation. Needs 1 answer"


def test_going_back_to_it_says_beside_the_field_what_it_needs(filling, qtbot):
    seat = filling()
    press(qtbot, seat, "next")

    press(qtbot, seat, "previous")

    assert "Needs an answer" in words_on(seat)


def test_the_field_in_hand_is_explained_beside_it(filling, qtbot):
    seat = filling()
    with qtbot.waitActive(seat.window):
        seat.window.activateWindow()

    seat.find("answer-designated_person_told_at").setFocus()

    words = [label.text() for label in seat.find("field-guidance").findChildren(QLabel)]
    assert any("limits are counted from it" in text for text in words)


def test_a_missing_answer_leads_to_its_field(filling, qtbot):
    seat = filling()
    press(qtbot, seat, "step-check-and-sign")

    press(qtbot, seat, "missing-recommends_referral")

    assert focus_of(seat) is seat.find("answer-recommends_referral-yes")


def test_a_part_that_cannot_be_opened_says_why_and_can_be_tried_again(filling):
    seat = filling(part="nothing-like-it")

    assert "This could not be opened" in words_on(seat)


def test_filling_in_a_part_records_that_the_one_before_it_was_received_here(filling):
    seat = filling(part="direction", label=DESIGNATED_PERSON, steps=1)

    assert Role.DESIGNATED_PERSON in [one.passed_on.to for one in parts_of(seat, "report")[0].passings]


@pytest.mark.parametrize("step", ["step-recommendation", "step-manager-view", "step-check-and-sign"])
def test_everything_has_a_name(filling, qtbot, step):
    seat = filling()
    press(qtbot, seat, step)

    assert nameless(seat.page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("step", ["step-recommendation", "step-check-and-sign"])
def test_nothing_is_cut_off(filling, qtbot, look, step, scale):
    seat = filling()
    press(qtbot, seat, step)
    show_at(seat.window, look, scale)

    assert cut_off(seat.page) == []


def test_the_title_of_the_window_names_nobody(filling):
    assert filling().window.windowTitle() == "Safeguard Desktop"
