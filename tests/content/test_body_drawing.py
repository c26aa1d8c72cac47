"""The drawing of the body is read strictly: a file with faults is refused whole, and each fault has its place."""

from pathlib import Path

import pytest

from safeguard_desktop.content.body_drawing_file import read_body_drawing
from safeguard_desktop.content.faults import FaultyFile

SHIPPED = Path(__file__).parents[2] / "resources" / "body-map" / "outline-1.toml"


def faults_of(text):
    with pytest.raises(FaultyFile) as refused:
        read_body_drawing(text.encode(), "outline.toml")
    return {fault.path for fault in refused.value.faults}


@pytest.fixture(scope="module")
def text():
    return SHIPPED.read_text(encoding="utf-8")


def test_the_shipped_drawing_has_every_view_of_the_body(text):
    drawing = read_body_drawing(text.encode(), SHIPPED.name)

    assert [sheet.title for sheet in drawing.sheets] == ["Whole body", "Sides", "Face", "Hands", "Feet"]
    assert [len(sheet.views) for sheet in drawing.sheets] == [2, 2, 1, 4, 4]


def test_the_two_sides_are_mirror_pictures_of_each_other(text):
    drawing = read_body_drawing(text.encode(), SHIPPED.name)
    left, right = drawing.view("left-side"), drawing.view("right-side")

    assert left is not None
    assert right is not None
    assert [(left.width - x, y) for x, y in left.outlines[0].points] == list(right.outlines[0].points)


@pytest.mark.parametrize(
    ("was", "now", "path"),
    [
        ('figure = "front"', 'figure = "frnt"', "view[0].figure"),
        ('sheet = "Sides"', 'sheet = "Side"', "view[2].sheet"),
        ('like = "front"', 'like = "nobody"', "figure[1].like"),
        ("width = 208", "width = 0", "figure[0].width, height"),
        ("[0, 74]", "[0, nan]", "figure[0].outlines[0].points"),
        ("[0, 74]", "[0, 10000000]", "figure[0].outlines[0].points"),
        ("[0, 74]", '["0", 74]', "figure[0].outlines[0].points"),
        ("both_sides = true", "both_side = true", "figure[0].outlines[0].both_side"),
        ("paper_height_mm = 98", "paper_height_mm = 0", "view[0].paper_height_mm"),
        ('id = "back"\ntitle', 'id = "front"\ntitle', "view"),
    ],
)
def test_a_fault_is_named_at_its_place(text, was, now, path):
    assert was in text

    assert path in faults_of(text.replace(was, now, 1))
