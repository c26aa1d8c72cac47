"""The body map on paper: marks at the same fractions as on the screen, every word of theirs in the text, words for who hears it."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from safeguard_desktop.content.body_drawing_file import read_body_drawing
from safeguard_desktop.documents import render_blank
from safeguard_desktop.documents.body_on_paper import DOT
from safeguard_desktop.documents.styles import MM
from safeguard_desktop.domain.forms import Field, Kind

DRAWING = Path(__file__).parents[2] / "resources" / "body-map" / "outline-1.toml"
SAID = "he  grabbed me \u201clike this\u201d"
DOTS_PER_POINT = 4
DARK = 100

MARKS = [
    {"number": 1, "view": "front", "x": 8300, "y": 4500, "site": "Left forearm, front", "size": 30, "said": SAID},
    {"number": 2, "view": "back", "x": 5000, "y": 4500, "site": "Spine, lower", "shape": "oval", "swelling": "yes"},
    {"number": 3, "view": "left-hand-palm", "x": 5000, "y": 6200, "site": "Left palm", "colour": "p\u0175rpl"},
]


@pytest.fixture(scope="module")
def drawing():
    return read_body_drawing(DRAWING.read_bytes(), DRAWING.name)


@pytest.fixture(scope="module")
def body_form(form):
    return replace(form, fields=(Field("map", "Injuries seen", Kind.BODY_MAP, "child", "report"),))


@pytest.fixture(scope="module")
def page_with_marks(record, rendered, body_form, drawing):
    """The PDF of a record with three marks."""
    answers = {"map": {"drawing": drawing.id, "marks": MARKS}}
    return rendered(replace(record(**answers), form=body_form, drawing=drawing))


def figures_of(pdf):
    """Each figure's words with its box (left, bottom, right, top), in points from the bottom left of the page."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        figures = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        return {str(one.Alt): [float(corner) for corner in one.A.BBox] for one in figures}


def first_page(pdf, tmp_path):
    """The first page as rows of grey, from the top."""
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf)
    command = ["pdftoppm", "-gray", "-r", str(72 * DOTS_PER_POINT), "-f", "1", "-l", "1", str(file)]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    _kind, width, height, _most, grey = picture.split(maxsplit=4)
    wide = int(width)
    return [grey[row * wide : (row + 1) * wide] for row in range(int(height))]


def is_dark_at(rows, x, y):
    """Whether all of a disc half as wide as a mark's dot is black, around a place in points from the bottom left."""
    row, column, reach = round(len(rows) - y * DOTS_PER_POINT), round(x * DOTS_PER_POINT), int(DOT * DOTS_PER_POINT / 2)
    return all(max(line[column - reach : column + reach]) < DARK for line in rows[row - reach : row + reach])


def place_on_paper(pdf, drawing, mark):
    """Where a mark's dot has to be by its fractions and its figure's box."""
    view = drawing.view(mark["view"])
    named = f"mark {mark['number']}, {mark['site']}"
    left, _bottom, right, top = next(box for words, box in figures_of(pdf).items() if named in words)
    return left + mark["x"] / 10_000 * (right - left), top - mark["y"] / 10_000 * view.paper_height_mm * MM


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark["view"])
def test_a_mark_is_printed_at_its_fractions_of_the_view(page_with_marks, drawing, mark, tmp_path):
    rows = first_page(page_with_marks, tmp_path)
    x, y = place_on_paper(page_with_marks, drawing, mark)

    assert is_dark_at(rows, x, y)
    assert not is_dark_at(rows, x + 2 * DOT, y - 3 * DOT)


def test_every_word_of_each_mark_is_in_the_text_of_the_page(page_with_marks, text_of):
    text = text_of(page_with_marks)

    for words in (
        "1. Left forearm, front",
        "Size: 30 mm",
        "2. Spine, lower",
        "Shape: oval",
        "Swelling: Yes",
        "p\u0175rpl",
    ):
        assert words in text
    assert "he grabbed me \u201clike this\u201d" in text


def test_a_figure_says_its_view_and_marks_to_who_hears_the_page(page_with_marks):
    assert list(figures_of(page_with_marks)) == [
        "Drawing of the body, Front: mark 1, Left forearm, front.",
        "Drawing of the body, Back: mark 2, Spine, lower.",
        "Drawing of the body, Left hand, palm: mark 3, Left palm.",
    ]


def test_marks_on_a_drawing_that_is_not_this_one_are_printed_in_words_and_never_moved(
    record, rendered, body_form, drawing, text_of
):
    answers = {"map": {"drawing": "another-2", "marks": MARKS}}
    pdf = rendered(replace(record(**answers), form=body_form, drawing=drawing))

    assert figures_of(pdf) == {}
    assert "1. Left forearm, front" in text_of(pdf)


def test_the_blank_form_has_every_view_to_draw_on(body_form, third_party, drawing):
    figures = figures_of(render_blank(body_form, third_party, drawing))

    assert list(figures) == [f"Drawing of the body, {view.title}: no marks." for view in drawing.views]


def test_a_line_to_measure_by_says_that_the_drawing_is_not_life_size(
    page_with_marks, body_form, third_party, drawing, text_of
):
    for pdf in (page_with_marks, render_blank(body_form, third_party, drawing)):
        assert "50 mm long where the page was printed at its own size. The drawing is not life-size" in text_of(pdf)


@pytest.mark.parametrize("lines", range(20, 50, 3))
def test_the_question_stands_on_the_page_of_its_drawing(record, rendered, form, drawing, lines, text_of):
    """However full the page is: a label alone at its foot leads nowhere."""
    long = Field("long", "What happened", Kind.LONG_TEXT, "child", "report")
    both = replace(form, fields=(long, Field("map", "Injuries seen", Kind.BODY_MAP, "child", "report")))
    answers = {"long": "words\n" * lines, "map": {"drawing": drawing.id, "marks": MARKS}}
    pdf = rendered(replace(record(**answers), form=both, drawing=drawing))
    pages = [text_of(pdf, "-raw", "-f", str(number), "-l", str(number)) for number in (1, 2)]
    (with_drawing,) = [page for page in pages if "Their right" in page]

    assert "Injuries seen" in with_drawing.replace("Injuries seen (continued)", "")


def test_two_hundred_marks_in_one_place_are_all_printed(record, rendered, body_form, drawing, text_of):
    marks = [{**MARKS[0], "number": number, "x": 5000, "y": 2000} for number in range(1, 201)]
    text = text_of(
        rendered(replace(record(map={"drawing": drawing.id, "marks": marks}), form=body_form, drawing=drawing))
    )

    assert all(f"{number}. Left forearm, front" in text for number in range(1, 201))
