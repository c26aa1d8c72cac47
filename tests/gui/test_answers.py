"""What a person types comes back exactly, and is read as they meant it."""

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from safeguard_desktop.domain.answer_kinds import answer_problems
from safeguard_desktop.domain.forms import Choice, Column, Field, Kind
from safeguard_desktop.gui.answers.editors import editor_for
from safeguard_desktop.gui.answers.one_line import DateTimeLine
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.answers.reading_times import read_date, read_date_time, read_time
from safeguard_desktop.gui.kit.field_row import FieldRow

TODAY = date(2026, 11, 20)
CHOICES = (Choice("a", "One"), Choice("b", "Two"))
EXACT = "She said: \u201cno\u00a0no\u2011no\u201d\n\n  \tتعال 😀👩‍👧 e\u0301 \ufeff end  \n"

ANSWERS = {
    Kind.TEXT: "St Mary\u2019s ",
    Kind.LONG_TEXT: EXACT,
    Kind.DATE: "2026-11-20",
    Kind.TIME: "16:55",
    Kind.DATE_TIME: "2026-11-20T16:55+00:00",
    Kind.NUMBER: 9,
    Kind.CHOICE: "b",
    Kind.MULTI_CHOICE: ["a", "b"],
    Kind.YES_NO: "no",
    Kind.YES_NO_NOT_KNOWN: "not_known",
    Kind.PERSON: {"name": "Robin Ashby", "role": "Practitioner"},
    Kind.CONTACT: {"name": "Duty desk", "telephone": "01632 960 114"},
    Kind.BODY_MAP: {
        "drawing": "outline-1",
        "marks": [{"number": 1, "view": "front", "x": 5000, "y": 2500, "site": "Neck, front"}],
    },
    Kind.REPEATING: [{"when": "2026-11-20T16:55+00:00", "what": "Rang"}, {"what": "Wrote"}],
    Kind.SEGMENTS: [
        {"voice": "verbatim", "text": EXACT, "speaker": "Z.Q.", "at": "10:08"},
        {"voice": "seen", "text": ""},
    ],
}


def field(kind):
    columns = (Column("when", "When", Kind.DATE_TIME), Column("what", "What", Kind.TEXT))
    return Field("f", "Question", kind, "s", "p", choices=CHOICES, columns=columns if kind is Kind.REPEATING else ())


@pytest.fixture
def words(qtbot, look):
    box = PlainWords(look)
    qtbot.addWidget(box)
    return box


@pytest.mark.parametrize("kind", list(Kind))
def test_an_answer_of_every_kind_comes_back_as_it_was(qtbot, look, kind):
    row = FieldRow(look, field(kind))
    qtbot.addWidget(row)
    row.set_answer(ANSWERS[kind])

    assert row.answer() == ANSWERS[kind]
    assert list(answer_problems(row.field, row.answer())) == []


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.BODY_MAP])
def test_a_field_without_an_answer_gives_none(qtbot, look, kind):
    row = FieldRow(look, field(kind))
    qtbot.addWidget(row)

    assert row.answer() is None


@pytest.mark.parametrize("kind", list(Kind))
def test_not_known_with_a_reason_comes_back_whatever_is_asked(qtbot, look, kind):
    answer = {"unanswered": "not_asked", "reason": "He was asleep"}
    row = FieldRow(look, field(kind))
    qtbot.addWidget(row)
    row.set_answer(answer)

    assert row.answer() == answer


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.TIME, Kind.DATE_TIME, Kind.NUMBER])
def test_what_cannot_be_read_is_kept_as_it_was_typed(qtbot, look, kind):
    editor = editor_for(field(kind), look)
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor.first_focus(), "about tea time ")

    assert editor.answer() == "about tea time "


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\u2029\ufdd0\ufdd1"), max_size=60))
def test_long_text_keeps_every_code_point(words, text):
    words.set_text(text)

    assert words.text() == text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("a😀e\u0301\n\u00a0", max_size=12), st.integers(0, 12))
def test_the_cursor_goes_back_to_where_it_stood(words, text, position):
    words.set_text(text)
    words.set_position(min(position, len(text)))

    assert words.position() == min(position, len(text))


def test_shift_enter_ends_a_paragraph_like_enter(words):
    QTest.keyClicks(words, "a")
    QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(words, "b")

    assert words.text() == "a\nb"


@pytest.mark.parametrize("bad", ["a\0b", "x\ufdd0"])
def test_a_paste_that_cannot_be_kept_is_refused_whole_and_says_where(qtbot, words, bad):
    words.set_text("before")
    pasted = QMimeData()
    pasted.setText(bad)
    with qtbot.waitSignal(words.refused) as refused:
        words.insertFromMimeData(pasted)

    assert words.text() == "before"
    assert "character 2" in refused.args[0]


def test_half_a_character_in_a_paste_is_named_and_nothing_is_pasted(qtbot, words):
    half = QPlainTextEdit("a\U0001f600b")
    qtbot.addWidget(half)
    cursor = half.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    half.selectAll()
    half.copy()
    with qtbot.waitSignal(words.refused) as refused:
        words.paste()

    assert words.text() == ""
    assert "half of a broken character" in refused.args[0]


def commit(words, text):
    """As an input method does it: a preview first, then the words."""
    QCoreApplication.sendEvent(words, QInputMethodEvent("preview", []))
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(words, event)


def test_what_an_input_method_hands_over_is_kept_letter_by_letter(words):
    commit(words, "  e\u0301 \u3042 '' -- \U0001f469\u200d\U0001f467 ")

    assert words.text() == "  e\u0301 \u3042 '' -- \U0001f469\u200d\U0001f467 "


def test_what_an_input_method_hands_over_and_cannot_be_kept_is_named_and_left_out(qtbot, words):
    QTest.keyClicks(words, "before")
    with qtbot.waitSignal(words.refused) as refused:
        commit(words, "a\0b")

    assert words.text() == "before"
    assert "character 2" in refused.args[0]


def test_what_is_dropped_into_it_is_kept_letter_by_letter(words):
    dropped = QMimeData()
    dropped.setHtml("<b>bold</b>")
    dropped.setText(EXACT)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    words.dropEvent(QDropEvent(QPointF(5, 5), copy, dropped, left, none))

    assert words.text() == EXACT


def test_undo_and_redo_bring_back_every_letter(words):
    QTest.keyClicks(words, "a ")
    pasted = QMimeData()
    pasted.setText(EXACT)
    words.insertFromMimeData(pasted)
    commit(words, "e\u0301")
    whole = words.text()
    while words.document().isUndoAvailable():
        words.undo()
    undone = words.text()
    while words.document().isRedoAvailable():
        words.redo()

    assert (undone, words.answer()) == ("", whole)


def test_what_has_no_words_says_so_when_it_is_pasted(qtbot, words):
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    with qtbot.waitSignal(words.refused) as refused:
        words.insertFromMimeData(pasted)

    assert "no words in plain text" in refused.args[0]


@pytest.mark.parametrize("text", ["\ufeffShe said", "\ufffeShe said", "\ufeff\U0001f600", "\ufeff", "\ufeff\ufeff"])
def test_a_text_that_begins_with_a_byte_order_mark_keeps_it(words, text):
    """Shown again, copied and pasted: PySide drops the one and turns all letters after the other."""
    words.set_text(text)
    words.selectAll()
    words.copy()
    words.set_text("")
    words.paste()

    assert words.text() == text


@pytest.mark.parametrize("text", ["a\r\nb\r\n", "a\rb", "a\u2029b", "a\ufdd0b"])
def test_a_text_from_elsewhere_stays_as_it_came_until_somebody_changes_it(words, text):
    words.set_text(text)
    assert words.answer() == text

    QTest.keyClicks(words, "x")
    assert words.answer() == "x" + text.replace("\r\n", "\n").translate(dict.fromkeys(map(ord, "\r\u2029\ufdd0"), "\n"))


def test_a_paste_brings_words_and_no_formatting(words):
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("bold")
    words.insertFromMimeData(pasted)

    assert words.text() == "bold"


def test_what_an_opinion_rests_on_has_a_box_of_its_own_in_a_text_of_passages(qtbot, look):
    passages = [
        {"voice": "opinion", "text": "Afraid", "evidence": "Her hands shook"},
        {"voice": "seen", "text": "Rain"},
    ]
    editor = editor_for(field(Kind.LONG_TEXT), look)
    qtbot.addWidget(editor)
    editor.set_answer(passages)
    qtbot.keyClicks(editor.findChild(PlainWords, "answer-f-2"), "So ")

    assert editor.answer() == [passages[0] | {"evidence": "So Her hands shook"}, passages[1]]


def test_passages_keep_their_voices_when_one_of_them_is_changed(qtbot, look):
    passages = [
        {"voice": "verbatim", "text": "I dont", "speaker": "M.T.", "at": "10:08"},
        {"voice": "asked", "text": ""},
    ]
    editor = editor_for(field(Kind.LONG_TEXT), look)
    qtbot.addWidget(editor)
    editor.set_answer(passages)
    box = editor.findChild(PlainWords, "answer-f-2")
    qtbot.keyClicks(box, "Tell me")

    assert editor.answer() == [passages[0], {"voice": "asked", "text": "Tell me"}]


def test_a_date_is_said_back_in_words(qtbot, look):
    editor = DateTimeLine(look, "when", lambda: TODAY)
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor.first_focus(), "20/11 4.55pm")

    assert editor.said == "Fri 20 Nov 2026, 16:55"


@pytest.mark.parametrize("came", ["2026-10-25T01:30+00:00", "2026-10-25T01:30+01:00", "2026-11-20 16:55"])
def test_a_moment_stays_as_it_came_until_it_is_typed_again(qtbot, look, came):
    editor = DateTimeLine(look, "when", lambda: date(2026, 11, 20))
    qtbot.addWidget(editor)
    editor.set_answer(came)
    assert editor.answer() == came

    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor.line, "1")
    assert editor.answer() == {"25": "2026-10-25T01:31+01:00", "20": "2026-11-20T16:51+00:00"}[came[8:10]]


def test_a_time_the_clocks_passed_twice_is_said_to_be_so(qtbot, look):
    editor = DateTimeLine(look, "when", lambda: TODAY)
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor.first_focus(), "25/10/2026 01:30")

    assert "came twice" in editor.said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20/11/2026", date(2026, 11, 20)),
        ("20.11.26", date(2026, 11, 20)),
        ("2026-11-20", date(2026, 11, 20)),
        ("Fri 20 Nov 2026", date(2026, 11, 20)),
        ("20th of November", date(2026, 11, 20)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 19)),
        ("2/1", date(2027, 1, 2)),
        ("3/4/12", date(2012, 4, 3)),
        ("1/1/60", date(1960, 1, 1)),
        ("31/2/2026", None),
        ("11/20/2026", None),
        ("soon", None),
        ("", None),
        ("1/1/0001", None),
    ],
)
def test_dates_are_read_as_people_write_them(typed, meant):
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("16:55", time(16, 55)), ("4.55pm", time(16, 55)), ("1655", time(16, 55)), ("4 pm", time(16)), ("12am", time(0)),
     ("noon", time(12)), ("24:00", None), ("13pm", None), ("4", None), ("late", None)],
)  # fmt: skip
def test_times_are_read_as_people_write_them(typed, meant):
    assert read_time(typed) == meant


@given(st.text(max_size=40))
def test_no_text_stops_the_reading_of_dates_and_times(text):
    read_date(text, TODAY)
    read_time(text)
    read_date_time(text, TODAY)
