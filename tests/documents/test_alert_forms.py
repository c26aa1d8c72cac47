"""The shipped alert forms on paper: every answer to every field is there, once, in the order of the source, then ours."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest

from safeguard_desktop.content.library import DefinitionLibrary
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.printed import CHOICE_KINDS, boxes_of, choices_of

FORMS = Path(__file__).parents[2] / "forms"
LONDON = ZoneInfo("Europe/London")
DAY, MINUTES = date(2031, 1, 1), 24 * 60
CONTACT = ("name", "role", "organisation", "telephone", "email", "address")
TICKED = {True: "ticked", False: "not ticked"}


@pytest.fixture(params=["coram-child-alert", "coram-adult-alert"])
def alert(request):
    return DefinitionLibrary(FORMS).newest[request.param]


def in_printed_order(form):
    """Every field: the source form's sections, then ours on the sheet behind."""
    sections = sorted(form.sections, key=lambda section: section.is_supplementary)
    return [field for section in sections for field in form.fields_of_section(section.id)]


def marked(field, number):
    """An answer that bears marks of its own, and the words that must be found of it, in their order."""
    mark = f"Mark{number:03}end"
    day = DAY + timedelta(days=number)
    printed_day = f"{day:%a} {day.day} {day:%b %Y}"
    match field.kind:
        case Kind.DATE:
            return day.isoformat(), [printed_day]
        case Kind.TIME:
            moment = f"{number % MINUTES // 60:02}:{number % 60:02}"
            return moment, [moment]
        case Kind.DATE_TIME:
            return datetime.combine(day, time(9, 41), LONDON).isoformat(), [printed_day, "09:41"]
        case Kind.NUMBER:
            return 70_000 + number, [str(70_000 + number)]
        case Kind.PERSON | Kind.CONTACT:
            keys = CONTACT if field.kind is Kind.CONTACT else CONTACT[:2]
            return {key: f"{mark}{key}" for key in keys}, [f"{mark}{key}" for key in keys]
        case Kind.REPEATING:
            cells = [marked(Field(c.id, "", c.kind, "", ""), number * 10 + n) for n, c in enumerate(field.columns)]
            row = {column.id: answer for column, (answer, _words) in zip(field.columns, cells, strict=True)}
            return [row], [word for _answer, words in cells for word in words]
        case kind if kind in CHOICE_KINDS:
            return {"unanswered": "not_asked", "reason": mark}, [mark]
        case Kind.LONG_TEXT:
            opinion = [{"voice": "worker", "text": f"{mark}seen"}, {"voice": "verbatim", "text": f"{mark}said"}]
            return opinion, [f"{mark}seen", f"{mark}said"]
        case _:
            return mark, [mark]


def on_paper(form, answers, record, signed, rendered):
    parts = [
        signed(part.id, {field.id: answers[field.id] for field in form.fields_of_part(part.id) if field.id in answers})
        for part in form.parts
    ]
    return rendered(replace(record(*parts), form=form))


def test_the_answer_to_every_field_is_printed_in_the_sources_order(alert, record, signed, rendered, text_of):
    asked = {field.id: marked(field, number) for number, field in enumerate(in_printed_order(alert))}
    text = text_of(on_paper(alert, {name: answer for name, (answer, _) in asked.items()}, record, signed, rendered))

    assert set(asked) == {field.id for field in alert.fields}
    place = 0
    for name, (_answer, words) in asked.items():
        for word in words:
            found = text.find(word, place)
            assert found >= 0, (name, word, "nowhere" if word not in text else "before its turn")
            place = found + len(word)


def test_no_answer_is_printed_twice(alert, record, signed, rendered, text_of):
    asked = {field.id: marked(field, number) for number, field in enumerate(in_printed_order(alert))}
    text = text_of(on_paper(alert, {name: answer for name, (answer, _) in asked.items()}, record, signed, rendered))
    marks = [word for _answer, words in asked.values() for word in words if word.startswith("Mark")]
    assert [mark for mark in marks if text.count(mark) != 1] == []


@pytest.mark.parametrize("place", [0, -1])
def test_every_box_of_every_question_is_ticked_or_not_as_it_was_answered(alert, place, record, signed, rendered):
    boxed = [field for field in in_printed_order(alert) if field.kind in CHOICE_KINDS]
    chosen = {field.id: [one for one in choices_of(field) if one.is_printed][place].id for field in boxed}
    answers = {field.id: [chosen[field.id]] if field.kind is Kind.MULTI_CHOICE else chosen[field.id] for field in boxed}
    with pikepdf.open(BytesIO(on_paper(alert, answers, record, signed, rendered))) as pdf:
        spoken = [*spoken_boxes(pdf.Root.StructTreeRoot.K[0])]
    assert spoken == [TICKED[box.id == chosen[field.id]] for field in boxed for box in boxes_of(field)]


def spoken_boxes(element):
    """What a screen reader says at each box, in reading order."""
    if element.get("/S") == "/Lbl" and "/ActualText" in element:
        yield str(element.ActualText)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from spoken_boxes(kid)
