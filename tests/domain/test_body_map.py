"""Marks on the body: what is refused, what is drawn, which site a place is, and where the numbers stand."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.content.body_drawing_file import read_body_drawing
from safeguard_desktop.domain.answer_kinds import answer_problems
from safeguard_desktop.domain.body_drawing import Curve
from safeguard_desktop.domain.body_marks import KNOWN, MOST_MARKS, SWELLING, marks_of
from safeguard_desktop.domain.body_pins import pins_for
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.printed import printed_answer, printed_line

DRAWING = Path(__file__).parents[2] / "resources" / "body-map" / "outline-1.toml"
FIELD = Field("map", "Injuries seen without asking", Kind.BODY_MAP, "s", "p")
MARK = {"number": 1, "view": "front", "x": 4000, "y": 5000, "site": "Left forearm, front"}
SAID = "he  grabbed me \u201clike this\u201d \n تعال 😀"


@pytest.fixture(scope="module")
def drawing():
    return read_body_drawing(DRAWING.read_bytes(), DRAWING.name)


def answer_with(**values):
    return {"drawing": "outline-1", "marks": [{**MARK, **values}]}


def problems(answer):
    return list(answer_problems(FIELD, answer))


def test_a_mark_with_everything_known_is_an_answer():
    answer = answer_with(
        size=30, shape="long", colour="purple", swelling="not_known", said=SAID, seen_at="2026-11-23T10:12+00:00"
    )

    assert problems(answer) == []


@pytest.mark.parametrize(
    "values",
    [
        {"x": math.nan}, {"y": math.inf}, {"x": -1}, {"y": 10_001}, {"x": 0.5}, {"x": True}, {"y": "0.5"}, {"x": 10**400},
        {"number": 0}, {"number": True}, {"number": 10**9}, {"number": "1"}, {"view": "../front"}, {"view": 3},
        {"site": ""}, {"site": "   "}, {"site": ["a"]}, {"site": "a" * 201}, {"size": 0}, {"size": 1.5}, {"size": 10**6},
        {"size": True}, {"swelling": "maybe"}, {"swelling": True}, {"swelling": ["no"]}, {"seen_at": "25:61"},
        {"seen_at": 10}, {"said": "a\0b"}, {"said": "\ud800"}, {"said": "a" * 20_001}, {"colour": {}}, {"photo": "x"},
    ],
    ids=repr,
)  # fmt: skip
def test_a_mark_that_cannot_be_one_is_refused_by_its_number_without_a_word_of_it(values):
    found = problems(answer_with(**values))

    assert found
    assert all(problem.startswith("Mark 1: ") for problem in found)
    assert not any("aaa" in problem for problem in found)


def test_a_problem_names_a_mark_by_the_number_a_person_sees():
    assert problems(answer_with(number=7, site="")) == ["Mark 7: It needs the name of its place on the body."]


@pytest.mark.parametrize(
    "answer",
    [
        [], 7, "words", {"marks": []}, {"drawing": "outline-1"}, {"drawing": "../x", "marks": []}, {"drawing": 3, "marks": []},
        {"drawing": "outline-1", "marks": {}}, {"drawing": "outline-1", "marks": [None]},
        {"drawing": "outline-1", "marks": [[MARK]]}, {"drawing": "outline-1", "marks": [{"x": 1}]},
        {"drawing": "outline-1", "marks": [MARK, MARK]}, {"drawing": "outline-1", "marks": [MARK], "more": 1},
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_map_of_marks_is_refused(answer):
    assert problems(answer) or answer == []


def test_ten_thousand_marks_are_refused_in_one_sentence():
    found = problems({"drawing": "outline-1", "marks": [{**MARK, "number": n} for n in range(1, 10_001)]})

    assert found == [f"There are more than {MOST_MARKS} marks. Say the rest in words."]


WILD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KNOWN), inner, max_size=4),
    max_leaves=12,
)


@given(WILD, WILD)
def test_nothing_that_can_be_read_stops_the_reading_of_marks(drawing_id, marks):
    answer = {"drawing": drawing_id, "marks": marks}
    problems(answer)
    printed_line(FIELD, answer)

    assert len(marks_of(answer)) <= MOST_MARKS


@given(
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40),
    st.sampled_from(SWELLING),
    st.integers(1, 3000) | st.text("ab 1", max_size=9),
)
def test_a_mark_comes_back_from_json_as_it_went(x, y, said, swelling, size):
    answer = answer_with(x=x, y=y, said=said, swelling=swelling, size=size)
    back = json.loads(json.dumps(answer))

    assert problems(back) == []
    assert (mark := marks_of(back)[0]).said == said
    assert (mark.x, mark.y, mark.swelling, mark.size) == (x / 10_000, y / 10_000, swelling, size)


def test_each_mark_is_printed_with_all_its_words_and_exact_words_apart():
    answer = answer_with(size=30, shape="long", colour="purple", swelling="no", said=SAID, seen_at="10:12")
    looks, said = printed_answer(FIELD, answer)

    assert looks.lead == "1. Left forearm, front"
    assert looks.words == "Size: 30 mm; Shape: long; Colour: purple; Swelling: No; Seen at: 10:12"
    assert (said.words, said.is_verbatim) == (SAID, True)


def test_a_map_with_values_that_are_no_marks_leaves_no_word_out():
    assert "bruise on the arm" in printed_line(FIELD, {"marks": [{"where": "bruise on the arm"}]})


def test_every_place_on_the_body_has_the_name_of_a_site_and_none_beside_it_has(drawing):
    as_drawn = [view for view in drawing.views if not view.id.startswith("right")]
    for view in as_drawn:
        places = [(x / 11, y / 17) for x in range(12) for y in range(18)]
        for x, y in places:
            is_on_body = view.is_on_body((x * view.width, y * view.height))
            assert (view.site_at(x, y) is not None) == is_on_body, (view.id, x, y)


def test_every_named_site_can_be_reached_on_its_view(drawing):
    unreached = {
        (view.id, region.name)
        for view in drawing.views
        for region in view.regions
        if (found := view.site_at(region.middle[0] / view.width, region.middle[1] / view.height)) is None
        or found.name != region.name
    }

    assert unreached == set()


@pytest.mark.parametrize(
    ("view", "x", "y", "site"),
    [
        ("front", 0.88, 0.45, "Left forearm, front"), ("front", 0.12, 0.45, "Right forearm, front"),
        ("back", 0.88, 0.45, "Right forearm, back"), ("back", 0.12, 0.45, "Left forearm, back"),
        ("left-side", 0.5, 0.44, "Left forearm, outside"), ("right-side", 0.5, 0.44, "Right forearm, outside"),
        ("left-hand-back", 0.78, 0.57, "Left thumb, back"), ("left-hand-palm", 0.22, 0.57, "Left thumb, palm side"),
        ("right-foot-top", 0.2, 0.13, "Right big toe, top"), ("face", 0.7, 0.5, "Left cheek, front"),
        ("front", 0.02, 0.02, None),
    ],
)  # fmt: skip
def test_sides_are_those_of_the_person_not_of_who_looks(drawing, view, x, y, site):
    found = drawing.view(view).site_at(x, y)

    assert (found.name if found else None) == site


def test_a_rounded_line_goes_through_each_of_its_points():
    points = ((0.0, 0.0), (10.0, 5.0), (20.0, -3.0))

    assert set(points) <= set(Curve(points).corners)


@given(st.lists(st.tuples(st.floats(10, 290), st.floats(10, 390)), max_size=12, unique=True))
def test_numbers_stand_inside_the_drawing(marks):
    pins = pins_for(marks, [150] * len(marks), 9, (300, 400))

    assert all(9 <= x <= 291 and 9 <= y <= 391 for x, y in pins)


def test_the_numbers_of_marks_close_together_do_not_cover_one_another():
    marks = [(100.0 + 6 * step, 200.0) for step in range(8)]
    pins = pins_for(marks, [150] * 8, 9, (300, 400))

    assert min(math.dist(one, other) for one in pins for other in pins if one != other) >= 18
