"""Marks over the words: drawn without touching a letter, and gone where the words are others."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from safeguard_desktop.gui.answers.long_text import LongText
from safeguard_desktop.gui.answers.marks import Mark
from safeguard_desktop.gui.answers.plain_words import QUICK_PARAGRAPH, PlainWords, raw_text

RED = "#FF0000"
PEN = 2


@pytest.fixture
def box(qtbot, look):
    made = PlainWords(look)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def put_cursor(box, position):
    cursor = box.textCursor()
    cursor.setPosition(position)
    box.setTextCursor(cursor)


def red_pixels(box):
    image = box.viewport().grab().toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [place for place in places if image.pixelColor(*place).red() > 200 and image.pixelColor(*place).blue() < 80]


def test_a_mark_is_drawn_under_its_words_behind_an_emoji(box):
    box.set_text("\U0001f600\U0001f600\U0001f600 abc")
    box.marks.show_all(box.text(), {0: [Mark(4, 7, RED)]})
    put_cursor(box, 7)

    assert min(x for x, _y in red_pixels(box)) >= box.cursorRect().left() - PEN


def test_a_mark_moves_with_what_is_typed_before_it(qtbot, box):
    box.set_text("ab\tabc")
    box.marks.show_all(box.text(), {0: [Mark(3, 6, RED)]})
    left = min(x for x, _y in red_pixels(box))
    put_cursor(box, 0)
    qtbot.keyClicks(box, "WWWWWWWW")

    assert min(x for x, _y in red_pixels(box)) > left


def test_a_mark_goes_when_its_words_are_changed(qtbot, box):
    box.set_text("abcdef")
    box.marks.show_all(box.text(), {0: [Mark(0, 6, RED)]})
    put_cursor(box, 3)
    qtbot.keyClicks(box, "x")

    assert red_pixels(box) == []


def test_a_mark_of_another_paragraph_stays_where_it_is(qtbot, box):
    box.set_text("abc\nabc")
    box.marks.show_all(box.text(), {1: [Mark(0, 3, RED)]})
    before = red_pixels(box)
    put_cursor(box, 1)
    qtbot.keyClicks(box, "x")

    assert before
    assert red_pixels(box) == before


def test_a_paragraph_parted_in_two_has_marks_in_each_half(qtbot, box):
    box.set_text("abcabc")
    box.marks.show_all(box.text(), {0: [Mark(0, 3, RED)]})
    first = red_pixels(box)
    put_cursor(box, 3)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    box.marks.show_all(box.text(), {0: [Mark(0, 3, RED)], 1: [Mark(0, 3, RED)]})

    assert len(red_pixels(box)) == 2 * len(first)


def test_marks_leave_the_text_and_its_undoing_alone(qtbot, box):
    box.set_text("Bo said \u201cno\u00a0\u201d")
    qtbot.keyClicks(box, "x")
    box.marks.show_all(box.text(), {0: [Mark(0, 2, RED)]})
    box.undo()

    assert box.text() == "Bo said \u201cno\u00a0\u201d"
    assert not box.document().isUndoAvailable()


def test_the_whole_text_is_not_copied_at_a_key_stroke(qtbot, look, monkeypatch):
    copies: list[int] = []

    def count_copy(box):
        copies.append(1)
        return raw_text(box)

    monkeypatch.setattr(PlainWords, "text", count_copy)
    editor = LongText(look, "answer")
    qtbot.addWidget(editor)
    editor.set_answer("word " * 1000)
    qtbot.keyClicks(editor.first_focus(), "typed words")

    assert copies == []


@pytest.mark.parametrize("text", ["abc", "\U0001f600\U0001f600c", "a\u00a0\U0001f600"])
def test_the_cursor_is_counted_in_code_points(box, text):
    box.set_text(text)
    box.moveCursor(QTextCursor.MoveOperation.End)

    assert box.position() == len(text)


def paste(box, words):
    clip = QMimeData()
    clip.setText(words)
    box.insertFromMimeData(clip)


def test_a_paragraph_too_long_to_type_in_quickly_is_kept_whole_and_said(box):
    words = "word " * (QUICK_PARAGRAPH // 5 + 1)
    said: list[str] = []
    box.slowed.connect(said.append)
    paste(box, words)

    assert box.text() == words
    assert len(said) == 1


def test_as_much_in_paragraphs_is_not_spoken_of(box):
    said: list[str] = []
    box.slowed.connect(said.append)
    paste(box, "\n".join(["word " * 80] * (QUICK_PARAGRAPH // 400 + 2)))

    assert said == []
