"""Filling in, checking and signing a part through the window, by keyboard, over a real vault with the demo's story."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from safeguard_desktop.casework.cases import show_case
from safeguard_desktop.casework.drafting import my_drafts
from safeguard_desktop.casework.part_in_hand import take_in_hand
from safeguard_desktop.casework.signing import sign_part
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.gui.errands import CaseToShow, DraftToContinue, PartToFill
from safeguard_desktop.gui.places import Place
from tests.gui.looking import cut_off, nameless, show_at
from tests.story_office import DESIGNATED_PERSON, LINE_MANAGER, WORKER

FORM = "coram-child-alert"
AT = "2026-11-20 19:00"
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def filling(at_desk, qtbot):
    """A part taken in hand at somebody's desk."""

    def go(part="manager", label=LINE_MANAGER, steps=1, at=AT, before=None, **more):
        seat = at_desk(steps, label, at, Place.FORM_PART, before=before)
        seat.window.start_over(Place.TODAY)
        seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, FORM, part, **more))
        seat.settle(qtbot)
        return seat

    return go


def words_on(seat):
    return [label.text() for label in seat.page.findChildren(QLabel) if label.isVisible()]


def focus_of(seat):
    """What has the focus in the window, also where no system window is in front."""
    return seat.window.focusWidget()


def press(qtbot, seat, name, key=SPACE):
    widget = seat.find(name)
    widget.setFocus()
    qtbot.keyClick(widget, key)
    seat.settle(qtbot)


def type_into(qtbot, seat, name, text):
    widget = seat.find(name)
    widget.setFocus()
    qtbot.keyClicks(widget, text)


def kept_answers(seat):
    """The answers of my drafts as they are on the disk."""
    return [draft.answers for draft in my_drafts(seat.desk)]


def fill_manager(qtbot, seat):
    type_into(qtbot, seat, "answer-recommendation", "Refer. She is afraid to go back.")
    type_into(qtbot, seat, "answer-designated_person_told_at", "20/11/2026 18:55")
    press(qtbot, seat, "step-manager-view")
    press(qtbot, seat, "answer-recommends_referral-yes")
    press(qtbot, seat, "step-check-and-sign")


def sign(qtbot, seat, way="not-yet"):
    press(qtbot, seat, f"way-{way}")
    press(qtbot, seat, "sign")


def parts_of(seat, part):
    records = show_case(seat.desk, seat.office.reference).records.values()
    return [one for record in records for one in record.parts if one.content.part == part]


def test_what_is_typed_is_on_the_disk_within_two_seconds(filling, qtbot):
    seat = filling()

    type_into(qtbot, seat, "answer-recommendation", "Refer")

    qtbot.waitUntil(lambda: {"recommendation": "Refer"} in kept_answers(seat), timeout=2000)


def test_saved_is_said_once_it_is_on_the_disk(filling, qtbot):
    seat = filling()

    type_into(qtbot, seat, "answer-recommendation", "Refer")

    qtbot.waitUntil(lambda: "Saved 19:00" in words_on(seat), timeout=4000)


def test_leaving_keeps_the_last_key_stroke(filling, qtbot):
    seat = filling()
    type_into(qtbot, seat, "answer-recommendation", "Ref")

    seat.window.go(Place.CASES)
    seat.settle(qtbot)

    assert kept_answers(seat) == [{"recommendation": "Ref"}]


def test_a_lock_in_mid_word_keeps_it(filling, qtbot):
    seat = filling()
    type_into(qtbot, seat, "answer-recommendation", "Ref")

    seat.window.lock()
    seat.settle(qtbot)

    assert kept_answers(seat) == [{"recommendation": "Ref"}]


def test_coming_back_finds_the_words_and_the_cursor(filling, qtbot):
    seat = filling()
    type_into(qtbot, seat, "answer-recommendation", "Refer now")
    box = seat.find("answer-recommendation")
    for _time in range(4):
        qtbot.keyClick(box, Qt.Key.Key_Left)
    seat.window.go(Place.CASES)
    seat.settle(qtbot)

    seat.window.go(Place.FORM_PART, DraftToContinue(my_drafts(seat.desk)[0].id))
    seat.settle(qtbot)

    again = seat.find("answer-recommendation")
    assert (again.toPlainText(), again.textCursor().position(), focus_of(seat)) == ("Refer now", 5, again)


def test_a_disk_that_fails_is_said_and_the_words_stay_and_are_kept_later(filling, qtbot, monkeypatch):
    seat = filling()
    real = seat.desk.write
    monkeypatch.setattr(seat.desk, "write", _disk_full)

    type_into(qtbot, seat, "answer-recommendation", "Refer")
    qtbot.waitUntil(lambda: any(words.startswith("Not saved.") for words in words_on(seat)), timeout=4000)
    monkeypatch.setattr(seat.desk, "write", real)
    qtbot.keyClicks(seat.find("answer-recommendation"), "!")

    qtbot.waitUntil(lambda: {"recommendation": "Refer!"} in kept_answers(seat), timeout=4000)


def test_a_lock_does_not_go_on_while_the_words_cannot_be_kept(filling, qtbot, monkeypatch):
    seat = filling()
    savers: list[Callable[[], object]] = []
    monkeypatch.setattr(seat.window, "_lock_up", savers.extend)
    type_into(qtbot, seat, "answer-recommendation", "Refer")
    monkeypatch.setattr(seat.desk, "write", _disk_full)
    seat.window.lock()
    seat.settle(qtbot)

    with pytest.raises(NotPossible):
        savers[0]()


def _disk_full(_act):
    raise NotPossible("The disk is full.", "Make room.")


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


def test_signing_too_early_says_what_is_missing_and_signs_nothing(filling, qtbot):
    seat = filling()
    press(qtbot, seat, "step-check-and-sign")

    press(qtbot, seat, "sign")

    assert (parts_of(seat, "manager"), focus_of(seat)) == ([], seat.find("missing-recommendation"))


def test_a_missing_answer_leads_to_its_field(filling, qtbot):
    seat = filling()
    press(qtbot, seat, "step-check-and-sign")

    press(qtbot, seat, "missing-recommends_referral")

    assert focus_of(seat) is seat.find("answer-recommends_referral-yes")


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
    fill_manager(qtbot, seat)
    press(qtbot, seat, "step-recommendation")
    type_again(qtbot, seat, "answer-designated_person_told_at", "21/11/2026 10:00")
    press(qtbot, seat, "step-check-and-sign")
    qtbot.waitUntil(lambda: seat.find("reasons-asked").isVisible())
    type_into(qtbot, seat, "answer-reason-1", "The meeting is tomorrow.")
    sign(qtbot, seat)

    assert parts_of(seat, "manager")[0].content.reasons["future-time"] == "The meeting is tomorrow."


def test_a_second_thing_found_unusual_keeps_the_first_reason(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)
    press(qtbot, seat, "step-recommendation")
    type_again(qtbot, seat, "answer-designated_person_told_at", "21/11/2026 10:00")
    press(qtbot, seat, "step-check-and-sign")
    qtbot.waitUntil(lambda: seat.find("reasons-asked").isVisible())
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
    fill_manager(qtbot, seat)
    press(qtbot, seat, "step-recommendation")
    type_again(qtbot, seat, "answer-designated_person_told_at", "21/11/2026 10:00")
    press(qtbot, seat, "step-check-and-sign")
    qtbot.waitUntil(lambda: seat.find("reasons-asked").isVisible())
    type_into(qtbot, seat, "answer-reason-1", "Tomorrow")
    seat.window.go(Place.CASES)
    seat.settle(qtbot)
    seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, FORM, "manager"))
    seat.settle(qtbot)
    press(qtbot, seat, "step-check-and-sign")
    qtbot.waitUntil(lambda: seat.find("reasons-asked").isVisible())

    assert seat.find("answer-reason-1").text() == "Tomorrow"


def type_again(qtbot, seat, name, text):
    seat.find(name).selectAll()
    type_into(qtbot, seat, name, text)


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
    from safeguard_desktop.casework.signing import PartToSign

    answers = {"recommendation": "Signed on another laptop", "recommends_referral": "yes"}
    return PartToSign(FORM, "manager", answers, hand.record)


def test_a_part_that_cannot_be_opened_says_why_and_can_be_tried_again(filling):
    seat = filling(part="nothing-like-it")

    assert "This could not be opened" in words_on(seat)


def test_two_hundred_thousand_pasted_words_are_kept_and_typing_goes_on(filling, qtbot):
    seat = filling()
    text = "\n".join("She said that she was afraid to go home again today" for _line in range(18_200))
    QApplication.clipboard().setText(text)
    box = seat.find("answer-recommendation")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(box, " end")

    seat.window.go(Place.CASES)
    seat.settle(qtbot)
    assert kept_answers(seat)[0]["recommendation"] == f"{text} end"


def test_after_signing_the_case_file_is_one_press_away(filling, qtbot):
    seat = filling()
    fill_manager(qtbot, seat)
    sign(qtbot, seat)

    press(qtbot, seat, "open-case")

    assert seat.told == CaseToShow(seat.office.reference)


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
