"""Recording a concern through the window, by keyboard: danger first, child or adult, who, then the alert form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from safeguard_desktop.casework.cases import list_cases
from safeguard_desktop.casework.drafting import keep_draft
from safeguard_desktop.casework.part_in_hand import take_in_hand
from safeguard_desktop.gui.errands import DraftToContinue, PartToFill
from safeguard_desktop.gui.kit.row_list import Row
from safeguard_desktop.gui.place import Place
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import WORKER

FORM = "coram-child-alert"


@pytest.fixture
def recording(at_desk, qtbot):
    """Ctrl+N was pressed at the worker's desk."""

    def go(steps=1, before=None):
        seat = at_desk(steps, WORKER, "2026-11-20 19:00", Place.RECORD, before=before)
        seat.window.start_over(Place.TODAY)
        seat.window.go(Place.RECORD)
        seat.settle(qtbot)
        return seat

    return go


def press(qtbot, seat, *names):
    for name in names:
        widget = seat.find(name)
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Space)
        seat.settle(qtbot)


def words_on(seat):
    return [label.text() for label in seat.page.findChildren(QLabel) if label.isVisible()]


def to_who(qtbot, seat, danger="danger-no"):
    press(qtbot, seat, danger, "continue", f"kind-{FORM}", "continue")


def test_danger_is_asked_before_anything_and_999_stands_beside_it(recording):
    words = words_on(recording())

    assert "Is anyone in danger right now?" in words
    assert "999" in words


@pytest.mark.parametrize("answer", ["danger-yes", "danger-not_sure"])
def test_after_yes_or_not_sure_it_says_what_to_do_now_and_whom_to_tell(recording, qtbot, answer):
    seat = recording()

    press(qtbot, seat, answer)

    assert any("Then tell Ann Prosser" in words and "Dilys Okafor" in words for words in words_on(seat))


def test_danger_never_blocks_going_on(recording, qtbot):
    seat = recording()

    press(qtbot, seat, "danger-yes", "continue")

    assert "Is it about a child or an adult?" in words_on(seat)


def test_enter_goes_on_from_the_chosen_answer(recording, qtbot):
    seat = recording()
    press(qtbot, seat, "danger-no")

    qtbot.keyClick(seat.find("danger-no"), Qt.Key.Key_Return)
    seat.settle(qtbot)

    assert "Is it about a child or an adult?" in words_on(seat)


def test_continue_pressed_before_everything_is_read_goes_on_then(recording, qtbot):
    seat = recording()
    seat.window.go(Place.RECORD)
    press_at_once = seat.find("danger-no")
    press_at_once.setFocus()
    qtbot.keyClick(press_at_once, Qt.Key.Key_Space)
    qtbot.keyClick(press_at_once, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Is it about a child or an adult?" in words_on(seat))


def test_going_on_without_an_answer_says_what_is_missing(recording, qtbot):
    seat = recording()

    press(qtbot, seat, "continue")

    assert "Please choose one. “I am not sure” is an answer too." in words_on(seat)


def test_a_new_case_file_is_opened_and_the_alert_form_follows_with_what_was_asked(recording, qtbot):
    seat = recording()
    to_who(qtbot, seat, "danger-not_sure")
    press(qtbot, seat, "who-new")
    qtbot.keyClicks(seat.find("answer-initials"), "A.B.")
    qtbot.keyClicks(seat.find("answer-full_name"), "Ada Bell")
    press(qtbot, seat, "continue")

    newest = list_cases(seat.desk)[0]
    assert (newest.initials, newest.identity) == ("A.B.", {"full_name": "Ada Bell"})
    assert seat.told == PartToFill(newest.reference, FORM, "report", known={"immediate_risk": "yes"})


def test_a_case_file_without_initials_is_not_opened(recording, qtbot):
    seat = recording()
    to_who(qtbot, seat)

    press(qtbot, seat, "who-new", "continue")

    assert "Please give initials. If you do not know them, write “unknown”." in words_on(seat)
    assert len(list_cases(seat.desk)) == 1


def test_somebody_with_a_case_file_is_found_by_initials_and_chosen_with_enter(recording, qtbot):
    seat = recording()
    to_who(qtbot, seat)
    press(qtbot, seat, "who-known")
    qtbot.keyClicks(seat.find("find-subject"), "mt")
    subjects = seat.find("subjects")
    assert [row.who for row in subjects.rows if isinstance(row, Row)] == ["M.T., 14"]
    subjects.setFocus()
    subjects.setCurrentIndex(subjects.model().index(0, 0))

    qtbot.keyClick(subjects, Qt.Key.Key_Return)
    seat.settle(qtbot)

    assert seat.told == PartToFill(seat.office.reference, FORM, "report", known={"immediate_risk": "no"})


def test_nobody_found_says_what_to_do(recording, qtbot):
    seat = recording()
    to_who(qtbot, seat)
    press(qtbot, seat, "who-known")

    qtbot.keyClicks(seat.find("find-subject"), "zz")

    assert any(words.startswith("Nobody here has these initials") for words in words_on(seat))


def test_going_back_keeps_what_was_answered(recording, qtbot):
    seat = recording()
    to_who(qtbot, seat)
    press(qtbot, seat, "who-new")
    qtbot.keyClicks(seat.find("answer-initials"), "A.B.")

    press(qtbot, seat, "back", "continue")

    assert seat.find("answer-initials").text() == "A.B."


def test_a_record_begun_before_can_be_gone_on_with(recording, qtbot):
    drafts = []

    def begin(office):
        desk = office.desk_of(WORKER)
        hand = take_in_hand(desk, office.reference, FORM, "report")
        drafts.append(keep_draft(desk, hand.draft, {"description": "x"}, {}))
        desk.close()

    seat = recording(before=begin)
    press(qtbot, seat, f"go-on-{seat.office.reference}")

    assert seat.told == DraftToContinue(drafts[0].id)


def _questions(qtbot, seat, question):
    if question != "danger":
        press(qtbot, seat, "danger-yes", "continue")
    if question in {"new", "known"}:
        press(qtbot, seat, f"kind-{FORM}", "continue", f"who-{question}")


@pytest.mark.parametrize("question", ["danger", "kind", "new", "known"])
def test_everything_has_a_name(recording, qtbot, question):
    seat = recording()
    _questions(qtbot, seat, question)

    assert (nameless(seat.page), nameless_objects(seat.page)) == ([], [])


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("question", ["danger", "kind", "new", "known"])
def test_nothing_is_cut_off(recording, qtbot, look, question, scale):
    seat = recording()
    _questions(qtbot, seat, question)
    show_at(seat.window, look, scale)

    assert cut_off(seat.page) == []


def test_what_to_do_now_is_in_sight_at_double_size(recording, qtbot, look):
    seat = recording()
    show_at(seat.window, look, 2.0)
    press(qtbot, seat, "danger-yes")

    banner = seat.find("danger-banner")
    qtbot.waitUntil(lambda: not banner.visibleRegion().isEmpty())
