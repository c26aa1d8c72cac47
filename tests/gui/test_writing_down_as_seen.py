"""The page to write on as it is seen and gone through: nothing out of sight, nothing jumps, every place in its order."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from safeguard_desktop.gui.pages.form_part.writing_down import WritingDown
from safeguard_desktop.gui.pictures import settle
from tests.gui.account import ALT, CTRL, HARD, SEGMENTS, TIMES, hit, kept
from tests.gui.filling import focus_of
from tests.gui.looking import cut_off, nameless, show_at


@pytest.mark.parametrize("text", ["and then we went to the shop " * 600, HARD * 3])
def test_no_line_of_what_was_written_is_out_of_sight_in_its_box(writing, text):
    box = writing(account=[SEGMENTS[1] | {"text": text}]).find("segment-1")

    assert (box.verticalScrollBar().value(), box.verticalScrollBar().maximum()) == (0, 0)


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
