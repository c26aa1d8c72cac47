"""The body map where a part is filled in: kept as typed, with room to see what is asked."""

from PySide6.QtCore import Qt

from safeguard_desktop.casework.drafting import my_drafts
from safeguard_desktop.gui.errands import DraftToContinue, PartToFill
from safeguard_desktop.gui.pages.form_part.field_guidance import FieldGuidance
from safeguard_desktop.gui.place import Place
from tests.gui.filling import kept_answers, press, type_into
from tests.story_office import WORKER

MARKS = {
    "drawing": "outline-1",
    "marks": [
        {"number": number, "view": "front", "x": 1400, "y": 4500, "site": "Right forearm, front"}
        for number in range(1, 10)
    ],
}


def test_a_mark_is_kept_as_typed_and_is_in_hand_again_when_the_part_is_taken_up_again(at_desk, qtbot):
    seat = at_desk(1, WORKER, "2026-11-20 19:00", Place.FORM_PART)
    seat.window.start_over(Place.TODAY)
    seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, "disclosure", "account"))
    seat.settle(qtbot)
    press(qtbot, seat, "next")
    press(qtbot, seat, "step-injuries")
    press(qtbot, seat, "answer-body_map-drawing", Qt.Key.Key_Return)
    type_into(qtbot, seat, "answer-body_map-mark-colour", "purple")
    qtbot.waitUntil(lambda: any("body_map" in kept for kept in kept_answers(seat)), timeout=5_000)
    (draft,) = my_drafts(seat.desk)
    seat.window.go(Place.FORM_PART, DraftToContinue(draft.id))
    seat.settle(qtbot)

    assert draft.answers["body_map"]["marks"][0]["site"] == "Left side of the belly"
    assert seat.find("answer-body_map-mark-colour").text() == "purple"
    assert seat.find("answer-body_map-mark-colour").isVisible()


def test_what_is_asked_of_a_chosen_mark_is_in_sight(at_desk, qtbot):
    seat = at_desk(1, WORKER, "2026-11-20 19:00", Place.FORM_PART)
    seat.window.start_over(Place.TODAY)
    known = {"body_map": MARKS}
    seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, "disclosure", "account", known=known))
    seat.settle(qtbot)
    press(qtbot, seat, "next")
    press(qtbot, seat, "step-injuries")
    seat.window.resize(1366, 600)
    press(qtbot, seat, "answer-body_map-mark-9")
    size = seat.find("answer-body_map-mark-size")

    assert size.hasFocus()
    qtbot.waitUntil(lambda: size.visibleRegion().boundingRect().size() == size.size(), timeout=2000)


def test_a_drawing_takes_the_room_of_the_guidance_beside_it(at_desk, qtbot):
    seat = at_desk(1, WORKER, "2026-11-20 19:00", Place.FORM_PART)
    seat.window.start_over(Place.TODAY)
    seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, "disclosure", "account"))
    seat.settle(qtbot)
    press(qtbot, seat, "next")
    beside = seat.page.findChild(FieldGuidance)
    assert beside.isVisible()
    press(qtbot, seat, "step-injuries")

    assert not beside.isVisible()
    assert seat.find("answer-body_map-drawing").width() > 440
    press(qtbot, seat, "step-times")
    assert beside.isVisible()
