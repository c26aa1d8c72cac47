"""The shipped alert forms on paper: every answer is there, once, in the order of the source."""

from dataclasses import replace
from pathlib import Path

import pytest

from safeguard_desktop.content.library import DefinitionLibrary
from safeguard_desktop.domain.forms import Kind

FORMS = Path(__file__).parents[2] / "forms"
WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.PERSON, Kind.CONTACT, Kind.NUMBER, Kind.REPEATING})


def marked(field, number):
    """An answer to a field that bears a mark of its own."""
    mark = f"Mark{number:03}end"
    if field.kind in {Kind.PERSON, Kind.CONTACT}:
        return {"name": mark}
    if field.kind is Kind.REPEATING:
        return [{next(column.id for column in field.columns if column.kind is Kind.TEXT): mark}]
    return mark


@pytest.mark.parametrize("form_id", ["coram-child-alert", "coram-adult-alert"])
def test_every_marked_answer_is_printed_once_and_in_the_sources_order(form_id, record, signed, rendered, text_of):
    form = DefinitionLibrary(FORMS).newest[form_id]
    asked = [field for section in form.sections for field in form.fields_of_section(section.id) if field.kind in WORDS]
    answers = {field.id: marked(field, number) for number, field in enumerate(asked)}
    parts = [
        signed(part.id, {field.id: answers[field.id] for field in form.fields_of_part(part.id) if field.id in answers})
        for part in form.parts
    ]
    text = text_of(rendered(replace(record(*parts), form=form)))
    places = [text.find(f"Mark{number:03}end") for number in range(len(asked))]

    assert -1 not in places
    assert places == sorted(places)
    assert text.count("Mark") == len(answers)
