"""The page to write on: by keys alone, every letter kept, nothing lost by a lock, quiet at every size."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.drafting import my_drafts
from safeguard_desktop.gui.errands import DraftToContinue
from safeguard_desktop.gui.place import Place
from tests.gui.account import ALT, CTRL, HARD, SEGMENTS, TIMES, hit, kept
from tests.gui.filling import focus_of, press, words_on


def test_it_is_written_by_keys_alone(writing, qtbot):
    seat = writing()
    qtbot.keyClicks(focus_of(seat), "i dont want")
    hit(qtbot, seat, Qt.Key.Key_2, CTRL)
    qtbot.keyClicks(focus_of(seat), "Tell me.")

    assert kept(seat, qtbot) == [
        {"voice": "verbatim", "text": "i dont want", "speaker": "Z.Q.", "at": "10:42"},
        {"voice": "asked", "text": "Tell me.", "at": "10:42"},
    ]


def test_opening_it_leaves_no_draft(writing, qtbot):
    seat = writing()
    seat.page.leave()
    seat.settle(qtbot)

    assert my_drafts(seat.desk) == []


def test_another_key_changes_what_has_no_words_yet(writing, qtbot):
    seat = writing()
    hit(qtbot, seat, Qt.Key.Key_3, CTRL)
    qtbot.keyClicks(focus_of(seat), "x")

    assert [one["voice"] for one in kept(seat, qtbot)] == ["seen"]


def test_a_segment_moves_up_and_down(writing, qtbot):
    seat = writing(account=SEGMENTS)
    hit(qtbot, seat, Qt.Key.Key_Up, ALT)
    hit(qtbot, seat, Qt.Key.Key_Up, ALT)
    hit(qtbot, seat, Qt.Key.Key_Down, ALT)

    assert [one["voice"] for one in kept(seat, qtbot)] == ["seen", "asked", "verbatim"]


def test_words_are_taken_out_only_when_asked_twice(writing, qtbot):
    seat = writing(account=SEGMENTS)
    hit(qtbot, seat, Qt.Key.Key_Delete, ALT)
    assert "Take these words out?" in words_on(seat)
    press(qtbot, seat, "keep-them")
    assert len(kept(seat, qtbot)) == 3

    hit(qtbot, seat, Qt.Key.Key_Delete, ALT)
    press(qtbot, seat, "take-out")
    assert [one["voice"] for one in kept(seat, qtbot)] == ["seen", "verbatim"]


def test_an_empty_segment_goes_at_once(writing, qtbot):
    seat = writing(account=SEGMENTS)
    hit(qtbot, seat, Qt.Key.Key_5, CTRL)
    hit(qtbot, seat, Qt.Key.Key_Delete, ALT)

    assert "Take these words out?" not in words_on(seat)
    assert len(kept(seat, qtbot)) == 3


def test_every_letter_pasted_is_kept(writing, qtbot):
    seat = writing()
    pasted = QMimeData()
    pasted.setText(HARD)
    focus_of(seat).insertFromMimeData(pasted)

    assert kept(seat, qtbot)[0]["text"] == HARD


def test_what_cannot_be_kept_is_named_and_refused(writing):
    seat = writing()
    pasted = QMimeData()
    pasted.setText("a\0b")
    focus_of(seat).insertFromMimeData(pasted)

    assert any("character 2 cannot be kept" in words for words in words_on(seat))


def test_each_line_begins_at_its_own_side(writing, qtbot):
    """As it is opened and after a key: Qt has one side for a whole text."""
    seat = writing(account=[SEGMENTS[1] | {"text": "He said\n\u05d0\u05de\u05d0, ok!\nand\n\u0627\u0645\u064a"}])
    assert sides(seat.find("segment-1")) == ["left", "right", "left", "right"]

    hit(qtbot, seat, Qt.Key.Key_Return)
    qtbot.keyClicks(focus_of(seat), "y")
    qtbot.waitUntil(lambda: sides(seat.find("segment-1")) == ["left", "right", "left", "right", "left"])


def test_what_is_signed_is_shown_line_by_line_from_its_own_side(writing, qtbot):
    """A label has one side for all its lines."""
    seat = writing(
        account=[SEGMENTS[1] | {"text": "  He said\n\n\u05d0\u05de\u05d0, ok!\n...\nand\n\u0627\u0645\u064a"}]
    )
    press(qtbot, seat, "next")
    press(qtbot, seat, "step-check-and-sign")
    shown = words_on(seat)
    first = shown.index("  He said\n")

    assert shown[first : first + 4] == ["  He said\n", "\u05d0\u05de\u05d0, ok!\n...", "and", "\u0627\u0645\u064a"]


TALL = [
    "\u05d0\u05de\u05d0 \u0627\u0645\u064a",
    "\U0001f469\u200d\U0001f467 \U0001f622",
    "\u0e01\u0e35\u0e49 \u0928\u094d",
    "\u4f60\u597d",
]


@pytest.mark.parametrize("tall", TALL)
def test_no_line_of_it_is_out_of_sight_whatever_letters_it_is_written_in(writing, qtbot, tall):
    """As it is opened, with more lines pasted, and with more words in a line that is there."""
    said = "He said it in a line that is longer than all the others here"
    box = writing(account=[SEGMENTS[1] | {"text": f"{said}\n{tall}\n{tall}"}]).find("segment-1")
    qtbot.waitUntil(lambda: box.verticalScrollBar().maximum() == 0)

    for words in (f"\n{tall}\nand\nthen", tall):
        pasted = QMimeData()
        pasted.setText(words)
        box.insertFromMimeData(pasted)
        qtbot.waitUntil(lambda: box.verticalScrollBar().maximum() == 0 and box.firstVisibleBlock().blockNumber() == 0)


def sides(box):
    """At which side of the box each paragraph is drawn."""
    document, middle = box.document(), box.viewport().width() / 2
    lines = [document.findBlockByNumber(number).layout().lineAt(0) for number in range(document.blockCount())]
    return ["right" if line.naturalTextRect().left() > middle else "left" for line in lines]


def test_once_the_talk_is_over_the_time_is_asked_and_not_guessed(writing, qtbot):
    seat = writing(**TIMES)
    qtbot.keyClicks(focus_of(seat), "x")

    assert "at" not in kept(seat, qtbot)[0]


def test_a_time_is_typed_beside_the_words_and_enter_goes_back_to_them(writing, qtbot):
    seat = writing(**TIMES)
    box = focus_of(seat)
    qtbot.keyClicks(box, "x")
    seat.find("segment-1-at").setFocus()
    qtbot.keyClicks(focus_of(seat), "1008")
    hit(qtbot, seat, Qt.Key.Key_Return)

    assert focus_of(seat) is box
    assert kept(seat, qtbot)[0]["at"] == "10:08"


def test_it_goes_on_where_the_cursor_stood(writing, qtbot):
    seat = writing(account=SEGMENTS)
    seat.find("segment-2").setFocus()
    seat.find("segment-2").set_position(9)
    kept(seat, qtbot)
    seat.window.go(Place.TODAY)
    seat.window.go(Place.FORM_PART, DraftToContinue(my_drafts(seat.desk)[0].id))
    seat.settle(qtbot)

    assert (focus_of(seat).objectName(), focus_of(seat).position()) == ("segment-2", 9)


def test_by_when_it_is_to_be_signed_stands_beside_it(writing):
    seat = writing(**TIMES)

    assert {"Tue 24 Nov, 10:20", "23 h 38 min left"} <= set(words_on(seat))


def test_until_the_end_of_the_talk_is_known_the_time_counts_from_its_beginning(writing):
    said = words_on(writing(began_at=TIMES["began_at"]))

    assert "Tue 24 Nov, 10:05" in said
    assert any(words.startswith("24 hours from when the talk began") for words in said)


def test_two_days_later_it_says_that_the_time_has_passed_and_guesses_no_time_beside_the_words(writing, qtbot):
    seat = writing(at="2026-11-25 09:00", **TIMES | {"ended_at": None})
    qtbot.keyClicks(focus_of(seat), "x")

    assert "The time has passed. Sign it all the same, and say why it is late." in words_on(seat)
    assert "at" not in kept(seat, qtbot)[0]


def test_a_talk_that_goes_on_over_midnight_still_has_its_times(writing, qtbot):
    seat = writing(at="2026-11-24 00:20", began_at="2026-11-23T23:50+00:00")
    qtbot.keyClicks(focus_of(seat), "x")

    assert kept(seat, qtbot)[0]["at"] == "00:20"


def test_where_no_rule_counts_hours_nobody_is_asked_when_the_talk_ended(writing):
    said = words_on(writing(subject="adult", **TIMES))

    assert "No rule in force here sets a number of hours. It is worth most written the same day." in said


def test_the_numbers_to_ring_are_one_key_away_and_so_is_the_way_back(writing, qtbot):
    seat = writing(account=SEGMENTS)
    words = focus_of(seat)
    hit(qtbot, seat, Qt.Key.Key_E, CTRL)
    assert {"999", "Ann Prosser", "Dilys Okafor"} <= set(words_on(seat))
    hit(qtbot, seat, Qt.Key.Key_E, CTRL)

    assert "999" not in words_on(seat)
    assert focus_of(seat) is words


def test_with_the_whole_screen_nothing_stands_beside_the_words(writing, qtbot):
    seat = writing(account=SEGMENTS)
    hit(qtbot, seat, Qt.Key.Key_F11)
    assert seat.window.isFullScreen()
    assert not seat.find("writing-help").isVisible()
    hit(qtbot, seat, Qt.Key.Key_F11)

    assert seat.find("writing-help").isVisible()


def test_an_opinion_and_what_it_rests_on_are_written_apart(writing, qtbot):
    seat = writing()
    hit(qtbot, seat, Qt.Key.Key_5, CTRL)
    qtbot.keyClicks(focus_of(seat), "She is afraid")
    hit(qtbot, seat, Qt.Key.Key_Tab)
    qtbot.keyClicks(focus_of(seat), " her hands shook ")

    opinion = {"voice": "opinion", "text": "She is afraid", "at": "10:42", "evidence": " her hands shook "}
    assert kept(seat, qtbot) == [opinion]


def test_it_goes_on_in_what_an_opinion_rests_on(writing, qtbot):
    seat = writing(account=[{"voice": "opinion", "text": "", "evidence": "Her hands shook."}])
    seat.find("segment-1-evidence").setFocus()
    seat.find("segment-1-evidence").set_position(4)
    kept(seat, qtbot)
    seat.window.go(Place.TODAY)
    seat.window.go(Place.FORM_PART, DraftToContinue(my_drafts(seat.desk)[0].id))
    seat.settle(qtbot)

    assert (focus_of(seat).objectName(), focus_of(seat).position()) == ("segment-1-evidence", 4)


def test_an_opinion_that_rests_on_nothing_is_asked_about_before_it_is_signed(writing, qtbot):
    opinion = {"voice": "opinion", "text": "She is afraid."}
    seat = writing(account=[*SEGMENTS, opinion], **TIMES, immediate_risk="no")
    press(qtbot, seat, "next")
    press(qtbot, seat, "step-check-and-sign")
    qtbot.waitUntil(lambda: any("stands without what it rests on" in words for words in words_on(seat)))


def test_words_that_were_handed_in_without_a_kind_are_there_to_go_on_with(writing, qtbot):
    seat = writing(account="He said  he was afraid.\r\n")
    hit(qtbot, seat, Qt.Key.Key_2, CTRL)
    qtbot.keyClicks(focus_of(seat), "x")

    assert kept(seat, qtbot)[0] == {"voice": "worker", "text": "He said  he was afraid.\r\n"}


def test_a_segment_without_a_text_gets_no_word_of_ours(writing, qtbot):
    seat = writing(account=[{"voice": "seen", "text": None}, {"voice": "asked", "text": "Tell me."}])

    assert [one["text"] for one in kept(seat, qtbot)] == ["", "Tell me."]


def test_a_reason_why_there_is_no_account_stays_until_something_is_written(writing, qtbot):
    why = {"unanswered": "not_known", "reason": "Their aunt wrote it down."}
    seat = writing(account=why, place="Van")
    assert kept(seat, qtbot) == why

    press(qtbot, seat, "next")
    press(qtbot, seat, "step-check-and-sign")
    assert seat.page.findChild(QWidget, "missing-account") is None


def test_words_take_the_place_of_a_reason_why_there_are_none(writing, qtbot):
    seat = writing(account={"unanswered": "not_known", "reason": "Their aunt wrote it down."})
    qtbot.keyClicks(focus_of(seat), "x")
    assert [one["text"] for one in kept(seat, qtbot)] == ["x"]


def test_who_said_it_and_what_it_rests_on_stay_beside_every_kind_of_words(writing, qtbot):
    known = [
        {"voice": "seen", "text": "Hands shaking.", "at": "10:05", "speaker": "Mum", "evidence": "I stood beside her."}
    ]
    seat = writing(account=known)
    hit(qtbot, seat, Qt.Key.Key_2, CTRL)

    assert kept(seat, qtbot)[0] == known[0]


def test_empty_segments_are_not_signed(writing, qtbot):
    seat = writing(account=SEGMENTS)
    hit(qtbot, seat, Qt.Key.Key_6, CTRL)
    press(qtbot, seat, "next")
    press(qtbot, seat, "step-check-and-sign")

    assert "What it may mean, 10:42" not in words_on(seat)
