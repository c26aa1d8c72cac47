"""The page to write on: by keys alone, every letter kept, nothing lost by a lock, quiet at every size."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.drafting import my_drafts
from safeguard_desktop.gui.errands import DraftToContinue, PartToFill
from safeguard_desktop.gui.pages.writing_down import WritingDown
from safeguard_desktop.gui.pictures import settle
from safeguard_desktop.gui.place import Place
from tests.gui.filling import focus_of, press, words_on
from tests.gui.looking import cut_off, nameless, show_at
from tests.story_office import WORKER

AT = "2026-11-23 10:42"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
HARD = (
    "  he said \u201cdont\u201d -- i \u00a0cant\u2026\n"
    "\u05d0\u05de\u05d0 \u0627\u0645\u064a\n\u200d\U0001f469\u200d\U0001f467 e\u0301 fi ...  "
)
SEGMENTS = [
    {"voice": "seen", "text": "Hands shaking.", "at": "10:05"},
    {"voice": "verbatim", "text": HARD, "speaker": "Z.Q.", "at": "10:08"},
    {"voice": "asked", "text": "Tell me.", "at": "10:10"},
]
TIMES = {"began_at": "2026-11-23T10:05+00:00", "ended_at": "2026-11-23T10:20+00:00"}


@pytest.fixture
def writing(at_desk, qtbot):
    """The page at the worker's desk, with answers to begin with."""

    def go(subject="child", at=AT, **known):
        seat = at_desk(0, WORKER, at, Place.FORM_PART)
        reference = open_case(seat.desk, subject, "Z.Q.", {})
        seat.window.start_over(Place.TODAY)
        seat.window.go(Place.FORM_PART, PartToFill(reference, "disclosure", "account", known=known))
        seat.settle(qtbot)
        return seat

    return go


def hit(qtbot, seat, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(focus_of(seat), key, modifier)
    seat.settle(qtbot)


def kept(seat, qtbot):
    """The account as it is on the disk."""
    seat.page.leave()
    seat.settle(qtbot)
    return my_drafts(seat.desk)[0].answers["account"]


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


def test_each_paragraph_begins_at_its_own_side(writing):
    box = writing(account=[SEGMENTS[1] | {"text": "Mum said\n\u05d0\u05de\u05d0"}]).find("segment-1")
    document = box.document()
    sides = [
        document.findBlockByNumber(number).layout().lineAt(0).naturalTextRect().left() > box.width() / 2
        for number in range(2)
    ]

    assert sides == [False, True]


@pytest.mark.parametrize("text", ["and then we went to the shop " * 600, HARD * 3])
def test_no_line_of_what_was_written_is_out_of_sight_in_its_box(writing, text):
    box = writing(account=[SEGMENTS[1] | {"text": text}]).find("segment-1")

    assert (box.verticalScrollBar().value(), box.verticalScrollBar().maximum()) == (0, 0)


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


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_numbers_to_ring_are_in_sight_whatever_is_scrolled(writing, look, scale):
    seat = writing(account=SEGMENTS * 6)
    show_at(seat.window, look, scale)
    button = seat.find("numbers")

    assert button.isVisible()
    assert button.accessibleName() == "Numbers to ring (Ctrl+E)"
    assert not button.visibleRegion().isEmpty()


def test_what_is_said_of_saving_moves_no_button(writing, qtbot):
    seat = writing()
    before = seat.find("numbers").pos()
    qtbot.keyClicks(focus_of(seat), "x")
    kept(seat, qtbot)

    assert seat.find("numbers").pos() == before


def test_at_double_size_it_opens_where_the_cursor_is(writing, look, qtbot):
    look.change(text_scale=2.0)
    seat = writing(account=SEGMENTS * 4)
    box = focus_of(seat)
    qtbot.waitUntil(lambda: not box.visibleRegion().isEmpty(), timeout=2000)

    assert box.visibleRegion().contains(box.cursorRect().center())


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


def test_everything_has_a_name(writing):
    assert nameless(writing(account=SEGMENTS).page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(writing, look, scale):
    seat = writing(**TIMES, account=SEGMENTS)
    show_at(seat.window, look, scale)

    assert cut_off(seat.page) == []


def test_one_line_of_words_begins_beside_its_heading(writing):
    seat = writing(account=[SEGMENTS[0]])
    row = seat.find("segment-1").parentWidget().parentWidget()
    heading = next(one for one in row.findChildren(QLabel) if one.text() == "I saw")
    words = seat.find("segment-1")

    assert abs(heading.mapTo(row, QPoint()).y() - words.mapTo(row, QPoint()).y()) <= 4


def test_a_long_name_of_who_spoke_has_all_the_room_there_is_and_can_be_read_whole(writing):
    name = "Anastasia Wilhelmina Featherstonehaugh-Cholmondeley, her mother's sister-in-law from Llanfair"
    seat = writing(account=[SEGMENTS[1] | {"speaker": name}])
    line = seat.find("segment-1-speaker")

    assert line.width() > 500
    assert line.toolTip() == name


def test_a_quiet_note_stands_on_the_ground_of_the_exact_words(writing, qtbot):
    seat = writing(account=[SEGMENTS[1] | {"text": "he is my boyfriend"}])
    note = seat.find("verbatim-notes")
    qtbot.waitUntil(note.isVisible, timeout=5000)

    assert seat.page.findChild(QFrame, "verbatim").isAncestorOf(note)


def test_where_a_time_may_stand_can_be_seen(writing):
    seat = writing(**TIMES, account=[{"voice": "seen", "text": "Hands shaking."}])

    assert seat.find("segment-1-at").placeholderText() == "When?"


def test_tab_goes_through_the_segments_as_they_stand_and_on_to_what_stands_after_them(writing, qtbot):
    seat = writing(account=SEGMENTS)
    hit(qtbot, seat, Qt.Key.Key_Up, ALT)
    seat.find("segment-1").setFocus()
    walked = []
    for _tab in range(7):
        hit(qtbot, seat, Qt.Key.Key_Tab)
        walked.append(focus_of(seat).objectName())

    assert walked == [
        "segment-3-at",
        "segment-3",
        "segment-2-at",
        "segment-2-speaker",
        "segment-2",
        "add-verbatim",
        "add-asked",
    ]


def test_the_arrows_go_on_from_one_segment_to_the_next(writing, qtbot):
    seat = writing(account=[SEGMENTS[0], {"voice": "opinion", "text": "It hurt.", "evidence": "She limped."}])
    walked = []
    seat.find("segment-2-evidence").setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        hit(qtbot, seat, key)
        walked.append((focus_of(seat).objectName(), focus_of(seat).position()))

    assert walked == [("segment-2", 8), ("segment-1", 14), ("segment-1", 14), ("segment-2", 0)]


@pytest.mark.parametrize("width", range(760, 1000, 40))
def test_no_key_that_adds_or_moves_lies_over_another_in_a_narrow_window(writing, width):
    seat = writing(account=SEGMENTS)
    seat.window.resize(width, 700)
    settle()
    keys = [one for one in seat.find("writing-keys").findChildren(QPushButton) if one.isVisible()]

    assert [
        (one.objectName(), other.objectName())
        for one, other in pairwise(keys)
        if one.geometry().intersects(other.geometry())
    ] == []


def test_words_do_not_move_when_the_page_begins_to_scroll(writing, qtbot):
    seat = writing(account=SEGMENTS[:2])
    box = seat.find("segment-1")
    before = box.mapTo(seat.page, QPoint()).x()
    for _more in range(8):
        hit(qtbot, seat, Qt.Key.Key_3, CTRL)
        qtbot.keyClicks(focus_of(seat), "x")

    assert seat.page.findChild(WritingDown)._scroll.verticalScrollBar().maximum() > 0
    assert box.mapTo(seat.page, QPoint()).x() == before
