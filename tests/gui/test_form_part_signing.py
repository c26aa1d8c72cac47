"""A part is checked and signed: what is missing or unusual is asked about, and a refusal loses nothing."""

from safeguard_desktop.casework.drafting import my_drafts
from safeguard_desktop.casework.part_in_hand import take_in_hand
from safeguard_desktop.casework.signing import PartToSign, sign_part
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.gui.errands import CaseToShow, PartToFill
from safeguard_desktop.gui.place import Place
from tests.gui.filling import (
    FORM,
    fill_manager,
    fill_with_a_time_to_come,
    focus_of,
    kept_answers,
    parts_of,
    press,
    sign,
    type_into,
    words_on,
)
from tests.story_office import LINE_MANAGER, WORKER


def test_signing_too_early_says_what_is_missing_and_signs_nothing(filling, qtbot):
    seat = filling()
    press(qtbot, seat, "step-check-and-sign")

    press(qtbot, seat, "sign")

    assert (parts_of(seat, "manager"), focus_of(seat)) == ([], seat.find("missing-recommendation"))


def test_signing_asks_how_it_reaches_the_next_person(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)

    press(qtbot, seat, "sign")

    assert "Please say how it reaches the next person. “Not yet” is an answer too." in words_on(seat)


def test_a_part_is_signed_by_keyboard_and_its_draft_is_gone(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)
    sign(qtbot, seat)

    assert (len(parts_of(seat, "manager")), my_drafts(seat.desk)) == (1, [])


def test_after_signing_it_is_said_what_happens_next_and_whose_turn_it_is(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)
    sign(qtbot, seat)

    assert any(row.whose == "Designated person" for row in seat.find("next-due").rows)


def test_not_yet_keeps_the_duty_to_pass_it_on(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)
    sign(qtbot, seat)

    assert parts_of(seat, "manager")[0].passings == ()


def test_read_out_by_telephone_says_to_whom_and_when(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)
    press(qtbot, seat, "way-read-out")
    press(qtbot, seat, "passed-on-now")
    press(qtbot, seat, "sign")

    passed_on = parts_of(seat, "manager")[0].content.passed_on
    assert (passed_on.to, passed_on.how, passed_on.at) == (
        Role.DESIGNATED_PERSON,
        "read-out",
        "2026-11-20T19:00+00:00",
    )


def test_something_unusual_asks_for_the_reason_and_keeps_it(filling, qtbot):
    seat = filling()
    fill_with_a_time_to_come(qtbot, seat)
    type_into(qtbot, seat, "answer-reason-1", "The meeting is tomorrow.")
    sign(qtbot, seat)

    assert parts_of(seat, "manager")[0].content.reasons["future-time"] == "The meeting is tomorrow."


def test_a_second_thing_found_unusual_keeps_the_first_reason(filling, qtbot):
    seat = filling()
    fill_with_a_time_to_come(qtbot, seat)
    type_into(qtbot, seat, "answer-reason-1", "The meeting is tomorrow.")
    press(qtbot, seat, "way-read-out")
    type_into(qtbot, seat, "answer-passed-on-at", "20/11/2026 09:00")
    press(qtbot, seat, "sign")
    type_into(qtbot, seat, "answer-reason-2", "The clock on the wall was wrong.")
    press(qtbot, seat, "sign")

    assert parts_of(seat, "manager")[0].content.reasons == {
        "future-time": "The meeting is tomorrow.",
        "before-concern": "The clock on the wall was wrong.",
    }


def test_a_reason_typed_is_still_there_after_leaving(filling, qtbot):
    seat = filling()
    fill_with_a_time_to_come(qtbot, seat)
    type_into(qtbot, seat, "answer-reason-1", "Tomorrow")
    seat.window.go(Place.CASES)
    seat.settle(qtbot)
    seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, FORM, "manager"))
    seat.settle(qtbot)
    press(qtbot, seat, "step-check-and-sign")
    qtbot.waitUntil(lambda: seat.find("reasons-asked").isVisible())

    assert seat.find("answer-reason-1").text() == "Tomorrow"


def test_a_worker_records_the_managers_part_as_told_by_telephone(filling, qtbot):
    seat = filling(label=WORKER)
    fill_manager(qtbot, seat)
    press(qtbot, seat, f"told-by-{LINE_MANAGER}")
    type_into(qtbot, seat, "answer-told-at", "20/11/2026 18:50")
    type_into(qtbot, seat, "answer-told-words", "Yes, refer")
    sign(qtbot, seat)

    part = parts_of(seat, "manager")[0]
    assert (part.content.told_by.name, part.content.told_by.words, part.waits_for_own_signature) == (
        "Ann Prosser",
        "Yes, refer",
        True,
    )


def test_who_holds_no_role_of_a_part_is_told_so_in_words_and_keeps_the_draft(filling, qtbot):
    seat = filling(part="direction", label=LINE_MANAGER, steps=2)
    press(qtbot, seat, "step-check-and-sign")

    assert any("You hold none of these roles" in words for words in words_on(seat))


def test_a_refusal_is_shown_in_words_and_nothing_typed_is_lost(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)
    press(qtbot, seat, "way-not-yet")
    hand = take_in_hand(seat.desk, seat.office.reference, FORM, "manager")
    sign_part(seat.desk, seat.office.reference, _as_signed(hand))

    press(qtbot, seat, "sign")

    assert any("is signed already and stays as it is" in words for words in words_on(seat))
    assert kept_answers(seat)[0]["recommendation"] == "Refer. She is afraid to go back."


def _as_signed(hand):
    answers = {"recommendation": "Signed on another laptop", "recommends_referral": "yes"}
    return PartToSign(FORM, "manager", answers, hand.record)


def test_after_signing_the_case_file_is_one_press_away(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)
    sign(qtbot, seat)

    press(qtbot, seat, "open-case")

    assert seat.told == CaseToShow(seat.office.reference)


def test_a_refused_signing_leaves_the_one_draft_with_its_cursor(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)
    press(qtbot, seat, "way-not-yet")
    hand = take_in_hand(seat.desk, seat.office.reference, FORM, "manager")
    sign_part(seat.desk, seat.office.reference, _as_signed(hand))

    press(qtbot, seat, "sign")

    assert ["'not-yet'" in str(one.cursor["signing"]) for one in my_drafts(seat.desk)] == [True]
