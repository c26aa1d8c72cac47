"""Marks on the body: put, described, moved and taken away by keyboard alone or by mouse, kept as typed, seen in every theme."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from safeguard_desktop.content.body_drawing_file import read_body_drawing
from safeguard_desktop.domain.answer_kinds import answer_problems
from safeguard_desktop.domain.body_marks import SWELLING, BodyMaps, EarlierMap, marks_of
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.gui.answers.body_map import BodyMap
from safeguard_desktop.gui.answers.body_painter import beside_a_mark
from safeguard_desktop.gui.answers.body_places import lines_of_names, placed_views
from safeguard_desktop.gui.answers.body_sheet import BodySheet
from safeguard_desktop.gui.answers.plain_words import PlainWords
from safeguard_desktop.gui.appearance.look import THEMES
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.page_frame import PageFrame
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at

DRAWING = Path(__file__).parents[2] / "resources" / "body-map" / "outline-1.toml"
FIELD = Field("map", "Injuries seen without asking", Kind.BODY_MAP, "s", "p")
EXACT = "he  grabbed me \u201clike this\u201d"


def mark(number, **more):
    return {"number": number, "view": "front", "x": 1400, "y": 4500, "site": "Right forearm, front", **more}


def map_of(*marks):
    return {"drawing": "outline-1", "marks": list(marks)}


FULL = map_of(
    mark(1, size=30, shape="long", colour="purple", swelling="no", said=EXACT, seen_at="10:12"),
    mark(2, view="back", x=6000, y=3000, site="Right shoulder blade", size="a thumb nail"),
    mark(3, view="face", x=7000, y=5000, site="Left cheek, front"),
)
EARLIER = EarlierMap(
    Moment(datetime(2026, 11, 12, 10, tzinfo=UTC)), "outline-1", marks_of(map_of(mark(1, colour="blue")))
)


@pytest.fixture(scope="module")
def drawing():
    return read_body_drawing(DRAWING.read_bytes(), DRAWING.name)


@pytest.fixture
def editor(qtbot, look, drawing):
    made = BodyMap(look, "answer-map", BodyMaps(drawing, (EARLIER,)))
    made.describe(FIELD.label, FIELD.hint)
    qtbot.addWidget(made)
    made.resize(720, 900)
    made.show()
    return made


def find(editor, name):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    return next(
        one
        for one in editor.findChildren(QWidget)
        if one.objectName() == f"answer-map-{name}" and one.isVisibleTo(editor)
    )


def go_to(editor, site, key):
    """Moves the cross by one key until it stands on a site."""
    sheet = find(editor, "drawing")
    for _step in range(60):
        if sheet.cross.site == site:
            return
        QTest.keyClick(sheet, key)
    raise AssertionError(sheet.cross)


def test_a_mark_is_put_described_and_read_back_by_keyboard_alone(editor):
    sheet = editor.first_focus()
    go_to(editor, "Left upper arm, front", Qt.Key.Key_Right)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    QTest.keyClicks(find(editor, "mark-size"), "30")
    QTest.keyClicks(find(editor, "mark-colour"), "purple")
    QTest.keyClick(find(editor, "mark-swelling-no"), Qt.Key.Key_Space)
    QTest.keyClicks(find(editor, "mark-said"), "he  grabbd me ")
    QTest.keyClicks(find(editor, "mark-seen_at"), "10.12")
    (kept,) = editor.answer()["marks"]

    assert (kept["site"], kept["size"], kept["said"], kept["seen_at"]) == (
        "Left upper arm, front",
        30,
        "he  grabbd me ",
        "10:12",
    )
    assert list(answer_problems(FIELD, editor.answer())) == []


def test_page_down_walks_through_every_view_and_back_to_the_first(editor, drawing):
    sheet = editor.first_focus()
    walked = []
    for _view in drawing.views:
        walked.append(sheet.cross.view.id)
        QTest.keyClick(sheet, Qt.Key.Key_PageDown)

    assert walked == [view.id for view in drawing.views]
    assert sheet.cross.view.id == "front"


def test_the_site_under_the_cross_is_spoken_and_can_be_read(editor):
    go_to(editor, "Left upper arm, front", Qt.Key.Key_Right)

    assert "Left upper arm, front" in editor.first_focus().accessibleName()
    assert any("Left upper arm, front" in label.text() for label in editor.findChildren(QLabel))


def test_the_cross_goes_on_from_one_view_to_the_next_beside_it(editor):
    for _step in range(25):
        QTest.keyClick(editor.first_focus(), Qt.Key.Key_Right)

    assert editor.first_focus().cross.view.id == "back"


def test_a_click_puts_a_mark_where_it_was_made(editor):
    sheet = editor.first_focus()
    place = next(one for one in sheet.places() if one.view.id == "back")
    spot = place.spot(0.5, 0.4).toPoint()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    (kept,) = editor.answer()["marks"]

    assert (kept["view"], kept["site"]) == ("back", "Spine, lower")
    assert (kept["x"], kept["y"]) == pytest.approx((5000, 4000), abs=100)


def test_a_click_beside_the_body_puts_nothing(editor):
    sheet = editor.first_focus()
    beside = sheet.places()[0].spot(0.02, 0.02).toPoint()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, beside)

    assert editor.answer() is None


def test_a_mark_is_put_by_the_name_of_its_place(editor):
    QTest.keyClicks(find(editor, "place"), "left PALM")
    QTest.keyClick(find(editor, "place"), Qt.Key.Key_Return)
    (kept,) = editor.answer()["marks"]

    assert (kept["view"], kept["site"]) == ("left-hand-palm", "Left palm")


def test_a_name_that_is_no_place_says_what_to_do_and_stays(editor):
    QTest.keyClicks(find(editor, "place"), "somewhere")
    QTest.keyClick(find(editor, "place"), Qt.Key.Key_Return)

    assert find(editor, "place").text() == "somewhere"
    assert any("choose one of the places" in label.text() for label in editor.findChildren(QLabel) if label.isVisible())


def test_a_mark_is_moved_by_keyboard_and_keeps_what_is_known_of_it(editor):
    editor.set_answer(FULL)
    QTest.keyClick(find(editor, "mark-1"), Qt.Key.Key_Space)
    QTest.keyClick(find(editor, "mark-move"), Qt.Key.Key_Space)
    go_to(editor, "Right hand", Qt.Key.Key_Down)
    QTest.keyClick(editor.first_focus(), Qt.Key.Key_Return)
    moved = editor.answer()["marks"][0]

    assert (moved["number"], moved["site"], moved["said"]) == (1, "Right hand", EXACT)
    assert len(editor.answer()["marks"]) == 3


def test_the_place_of_a_mark_can_be_said_in_other_words(editor):
    editor.set_answer(FULL)
    QTest.keyClick(find(editor, "mark-1"), Qt.Key.Key_Space)
    find(editor, "mark-site").selectAll()
    QTest.keyClicks(find(editor, "mark-site"), "Right forearm, near the wrist")

    assert editor.answer()["marks"][0]["site"] == "Right forearm, near the wrist"


def test_a_mark_that_is_taken_away_can_be_put_back_whole(editor):
    editor.set_answer(FULL)
    QTest.keyClick(find(editor, "mark-1"), Qt.Key.Key_Space)
    QTest.keyClick(find(editor, "mark-remove"), Qt.Key.Key_Space)
    without = [one["number"] for one in editor.answer()["marks"]]
    QTest.keyClick(find(editor, "put-back"), Qt.Key.Key_Space)

    assert without == [2, 3]
    assert sorted(editor.answer()["marks"], key=lambda one: one["number"]) == FULL["marks"]


def test_a_mark_put_meanwhile_has_another_number_than_the_one_that_is_put_back(editor):
    editor.set_answer(map_of(mark(1, said=EXACT)))
    QTest.keyClick(find(editor, "mark-1"), Qt.Key.Key_Space)
    QTest.keyClick(find(editor, "mark-remove"), Qt.Key.Key_Space)
    QTest.keyClicks(find(editor, "place"), "forehead")
    QTest.keyClick(find(editor, "add"), Qt.Key.Key_Space)
    QTest.keyClick(find(editor, "put-back"), Qt.Key.Key_Space)
    QTest.keyClicks(find(editor, "mark-colour"), "red")

    marks = {one["number"]: (one.get("said"), one.get("colour")) for one in editor.answer()["marks"]}
    assert marks == {1: (EXACT, "red"), 2: (None, None)}


def test_of_two_marks_handed_in_under_one_number_neither_takes_the_words_of_the_other(editor):
    editor.set_answer(map_of(mark(1, said=EXACT), mark(1, said="and here", shape="round")))
    QTest.keyClick(find(editor, "mark-1"), Qt.Key.Key_Space)
    QTest.keyClick(find(editor, "mark-remove"), Qt.Key.Key_Space)
    QTest.keyClick(find(editor, "put-back"), Qt.Key.Key_Space)
    QTest.keyClicks(find(editor, "mark-colour"), "red")

    marks = {one["number"]: (one["said"], one.get("colour")) for one in editor.answer()["marks"]}
    assert marks == {1: ("and here", None), 2: (EXACT, "red")}


def test_an_earlier_map_is_laid_under_only_when_asked_and_stays_out_of_the_answer(editor):
    editor.resize(720, 900)
    before = editor.first_focus().grab().toImage()
    QTest.keyClick(find(editor, "earlier-0"), Qt.Key.Key_Space)

    assert editor.first_focus().grab().toImage() != before
    assert any(
        "Right forearm, front: blue" in label.text() for label in editor.findChildren(QLabel) if label.isVisible()
    )
    assert editor.answer() is None


def test_the_cursor_of_the_draft_is_the_mark_in_hand(editor):
    editor.set_answer(FULL)
    editor.set_position(2)

    assert editor.position() == 2
    assert find(editor, "mark-size").text() == "a thumb nail"


def test_marks_of_another_drawing_are_listed_and_never_drawn_here(editor):
    bare = editor.first_focus().grab().toImage()
    editor.set_answer({**FULL, "drawing": "another-2"})

    assert editor.first_focus().grab().toImage() == bare
    assert editor.findChild(object, "answer-map-mark-3") is not None
    assert editor.answer()["drawing"] == "another-2"


@pytest.mark.parametrize(
    "answer",
    [map_of({"x": 1}), "words", [1], {"marks": None}, map_of(*[mark(n) for n in range(1, 400)]), {"unanswered": 3}],
)
def test_an_answer_that_is_no_body_map_comes_back_as_it_was(editor, answer):
    editor.set_answer(answer)

    assert editor.answer() == answer


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12)


KNOWN_OF_IT = {
    "shape": WORDS,
    "colour": WORDS,
    "said": WORDS,
    "swelling": st.sampled_from(SWELLING),
    "size": st.integers(1, 3000),
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.fixed_dictionaries({}, optional=KNOWN_OF_IT))
def test_what_is_known_of_a_mark_stays_the_same_when_another_word_is_typed(editor, x, known):
    editor.set_answer(map_of(mark(1, x=x, later="kept", **known)))
    editor.set_position(1)
    QTest.keyClicks(find(editor, "mark-seen_at"), "9:05")

    assert editor.answer() == map_of(mark(1, x=x, later="kept", seen_at="09:05", **known))


@pytest.mark.parametrize("theme", THEMES)
def test_marks_can_be_told_from_the_body_in_every_theme(editor, look, theme):
    show_at(editor, look, 1.0, editor.size(), theme)
    bare = editor.first_focus().grab().toImage()
    editor.set_answer(FULL)
    place = editor.first_focus().places()[0].spot(0.14, 0.45).toPoint()
    marked = editor.first_focus().grab().toImage()

    assert marked.pixelColor(place + QPoint(4, 0)) != bare.pixelColor(place + QPoint(4, 0))


def test_everything_has_a_name_and_nothing_is_cut_off_at_double_size(qtbot, wide_look, drawing):
    page = PageFrame(wide_look)
    qtbot.addWidget(page)
    row = FieldRow(wide_look, FIELD, maps=BodyMaps(drawing, (EARLIER,)))
    row.set_answer(FULL)
    row.set_position(1)
    page.add(row)
    show_at(page, wide_look)

    assert nameless(page) == []
    assert nameless_objects(page) == []
    assert cut_off(page) == []


def test_exact_words_of_a_mark_are_never_predicted_or_corrected(editor):
    editor.set_answer(FULL)
    editor.set_position(1)
    box = editor.findChild(PlainWords, "answer-map-mark-said")

    assert box.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText


def test_ten_thousand_marks_are_shown_without_a_pause_and_none_is_added(editor):
    answer = map_of(*[mark(n) for n in range(1, 10_001)])
    editor.set_answer(answer)
    QTest.keyClick(editor.findChild(BodySheet), Qt.Key.Key_Return)

    assert editor.answer() == answer


def test_what_is_asked_of_a_mark_stands_under_its_line_and_is_reached_from_there(editor):
    editor.set_answer(FULL)
    QTest.keyClick(find(editor, "mark-2"), Qt.Key.Key_Space)
    line, following = find(editor, "mark-2"), find(editor, "mark-3")
    size = find(editor, "mark-size")

    assert line.mapTo(editor, QPoint()).y() < size.mapTo(editor, QPoint()).y() < following.mapTo(editor, QPoint()).y()
    assert [one.objectName() for one in (next_of(line), next_of(find(editor, "mark-said")))] == [
        "answer-map-mark-move",
        "answer-map-mark-3",
    ]


def next_of(widget):
    """What Tab leads to from there."""
    following = widget.nextInFocusChain()
    while following.focusPolicy() == Qt.FocusPolicy.NoFocus or not following.isVisible():
        following = following.nextInFocusChain()
    return following


@pytest.mark.parametrize(("width", "scale"), [(360, 1.0), (480, 1.0), (700, 2.0)])
def test_the_name_of_every_view_has_room(look, drawing, width, scale):
    look.change(text_scale=scale)
    metrics = QFontMetrics(look.font("small"))
    for sheet in drawing.sheets:
        for row in placed_views(look, sheet, width, 400):
            lines = lines_of_names(metrics, row)
            for place in row:
                room = QRectF(0, 0, place.rect.width(), 1000)
                needed = metrics.boundingRect(room.toRect(), Qt.TextFlag.TextWordWrap, place.view.title)

                assert needed.width() <= room.width() + 1, place.view.title
                assert needed.height() <= lines * metrics.height() + 1, place.view.title


def test_four_hands_are_shown_as_large_as_two_rows_allow(look, drawing):
    hands = next(sheet for sheet in drawing.sheets if sheet.title == "Hands")
    rows = placed_views(look, hands, 480, 460)

    assert [len(row) for row in rows] == [2, 2]
    assert rows[1][0].top > rows[0][0].rect.bottom()


@given(st.floats(0, 400), st.floats(0, 400))
def test_the_day_of_an_earlier_mark_never_covers_it(x, y):
    spot, gap = QPointF(x, y), 8.0
    day = beside_a_mark(spot, QSizeF(45, 16), gap, 200, QRectF(0, 0, 400, 500))

    assert not day.intersects(QRectF(spot.x() - gap / 2, spot.y() - gap / 2, gap, gap))
    assert QRectF(0, 0, 400, 500).contains(day)
