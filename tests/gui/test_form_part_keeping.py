"""What is typed into a part is kept: at once, through leaving, a lock, a full disk and more words than anybody writes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from safeguard_desktop.casework.drafting import my_drafts
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.gui.errands import DraftToContinue
from safeguard_desktop.gui.place import Place
from tests.gui.filling import (
    focus_of,
    kept_answers,
    type_into,
    words_on,
)


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
