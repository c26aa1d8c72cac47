"""Where a page ends and the next begins: nothing stands there that cannot be understood without the page before."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from safeguard_desktop.content.library import DefinitionLibrary
from safeguard_desktop.documents import render_blank
from safeguard_desktop.domain.forms import Choice, Field, Kind, Section

FORMS = Path(__file__).parents[2] / "forms"


@pytest.fixture
def pages_of(tmp_path):
    """The words of each page, white space folded."""

    def read(pdf):
        file = tmp_path / "document.pdf"
        file.write_bytes(pdf)
        found = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True, text=True)
        return [" ".join(page.split()) for page in found.stdout.split("\f")[:-1]]

    return read


@pytest.fixture
def with_section(form, record, signed, rendered, pages_of):
    """The pages of a record whose form has one more section: words that fill most of a page, and then these fields."""

    def make(*fields, words=0):
        filling = Field("fill", "Filling", Kind.LONG_TEXT, "more", "report")
        longer = replace(
            form,
            sections=(*form.sections[:4], Section("more", "A section of its own")),
            fields=(*form.fields[:10], filling, *fields),
        )
        made = record(signed("report", {"fill": "\n".join(["line"] * words), "last": "The last answer"}))
        return pages_of(rendered(replace(made, form=longer)))

    return make


@pytest.mark.parametrize("words", range(0, 16, 3))
def test_what_follows_boxes_that_cross_a_page_stands_right_under_them(with_section, tmp_path, words):
    choices = tuple(Choice(f"c{number}", "Choice " + "of many words " * 6) for number in range(11))
    choices += (Choice("end", "Ending"),)
    boxes = Field("boxes", "Boxes", Kind.MULTI_CHOICE, "more", "report", choices=choices)
    with_section(boxes, Field("last", "Following", Kind.TEXT, "more", "report"), words=words)
    ending, following = height_of("Ending", tmp_path), height_of("Following", tmp_path)
    assert following[0] > ending[0] or following[1] - ending[1] < 100


def height_of(word, folder):
    """The page a word stands on and how far down it does, in points."""
    file = folder / "document.pdf"
    found = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True, text=True).stdout
    for number, page in enumerate(found.split("<page ")):
        place = re.search(rf'yMin="([0-9.]+)"[^>]*>{word}<', page)
        if place:
            return number, float(place[1])
    raise AssertionError(word)


def test_a_page_that_begins_inside_a_section_says_which(with_section):
    fields = [Field(f"f{number}", f"Question {number}", Kind.LONG_TEXT, "more", "report") for number in range(40)]
    pages = with_section(*fields)
    inside = [page for page in pages if "Question" in page and "A section of its own" in page]
    assert len(inside) > 1
    assert all("A section of its own (continued)" in page for page in inside[1:])
    assert "(continued)" not in inside[0]


@pytest.mark.parametrize("form_id", ["coram-child-alert", "coram-adult-alert"])
def test_no_heading_of_a_blank_form_stands_at_the_foot_of_a_page_alone(form_id, third_party, pages_of):
    form = DefinitionLibrary(FORMS).newest[form_id]
    pages = pages_of(render_blank(form, third_party))
    for section in (section for section in form.sections if section.heading):
        asked = [field.label for field in form.fields_of_section(section.id) if field.label != section.heading]
        begun = [page.replace(f"{section.heading} (continued)", "") for page in pages]
        assert not asked or any(section.heading in page and asked[0] in page for page in begun), section.id
