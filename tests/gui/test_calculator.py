"""The deadline calculator, by keyboard: found by words, a moment as people say it, an answer that is explained and not kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from safeguard_desktop.gui.place import Place
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import WORKER

MONDAY = "2026-11-23 14:02"


@pytest.fixture
def seat(at_desk, qtbot):
    """The calculator, reached by its key."""
    seat = at_desk(-1, WORKER, MONDAY, Place.CALCULATOR)
    seat.window.start_over(Place.TODAY)
    qtbot.keyClick(seat.window.centralWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    seat.settle(qtbot)
    return seat


def words_on(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def ask(seat, qtbot, words, when):
    qtbot.keyClicks(seat.find("find-rule"), words)
    qtbot.keyClick(seat.find("find-rule"), Qt.Key.Key_Return)
    if seat.find("acts").isVisible():
        qtbot.keyClick(seat.find("acts"), Qt.Key.Key_Return)
    qtbot.keyClicks(seat.find("began-at"), when)
    qtbot.keyClick(seat.find("began-at"), Qt.Key.Key_Return)
    seat.settle(qtbot)


def test_a_weekday_and_a_clock_are_enough_to_see_by_when_and_how_it_was_counted(seat, qtbot):
    ask(seat, qtbot, "counter-sign children", "Friday 16:55")
    words = words_on(seat.page)

    assert "Fri 27 Nov, 17:00" in words
    assert "Concern noticed: Fri 20 Nov 2026, 16:55" in words
    assert any("Safeguarding Policy and Procedures, July 2021, 6.26" in one for one in words)


def test_another_nations_bank_holidays_count_anew_at_once(seat, qtbot):
    ask(seat, qtbot, "counter-sign children", "27/11/2026 10:00")
    seat.find("nation-scotland").setFocus()
    qtbot.keyClick(seat.find("nation-scotland"), Qt.Key.Key_Space)
    seat.settle(qtbot)

    assert "Mon 7 Dec, 17:00" in words_on(seat.page)


def test_a_rhythm_gives_its_dates_one_after_another(seat, qtbot):
    ask(seat, qtbot, "COR-23", "2026-11-20 18:00")

    assert any(one.startswith("Fri 27 Nov, 17:00\nFri 4 Dec, 17:00") for one in words_on(seat.page))


@pytest.mark.parametrize(
    ("words", "when", "said"),
    [
        ("", "Friday 16:55", "Choose what has to be done first"),
        ("counter-sign children", "", "Say when it began"),
        ("counter-sign children", "the other day", "Say when it began"),
        ("counter-sign children", "31/02/2026 10:00", "Say when it began"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_guessed(seat, qtbot, words, when, said):
    if words:
        ask(seat, qtbot, words, when)
    else:
        qtbot.keyClick(seat.find("work-out"), Qt.Key.Key_Space)
        seat.settle(qtbot)

    assert any(one.startswith(said) for one in words_on(seat.page))
    assert seat.page.findChild(QLabel, "answer") is None


def test_words_that_no_rule_has_are_told_so(seat, qtbot):
    seat.find("find-rule").setText("zzz 🙂 \u202e")
    seat.settle(qtbot)

    assert any(one.startswith("No rule has these words.") for one in words_on(seat.page))


def test_nothing_is_written_into_the_vault(seat, qtbot):
    before = seat.desk.read(lambda books: len(books.reading.files()))
    ask(seat, qtbot, "counter-sign children", "Friday 16:55")

    assert seat.desk.read(lambda books: len(books.reading.files())) == before


@pytest.mark.parametrize("has_answer", [False, True])
def test_everything_is_named_and_nothing_is_cut_off_at_double_size(seat, qtbot, look, has_answer):
    if has_answer:
        ask(seat, qtbot, "counter-sign children", "Friday 16:55")
    show_at(seat.window, look, 2.0)

    assert nameless(seat.page) == []
    assert nameless_objects(seat.page) == []
    assert cut_off(seat.page) == []
