"""The blank form, to print and fill in by hand: the source's wording and boxes, and lines to write on. Works in a fax."""

from collections.abc import Sequence
from itertools import groupby

from safeguard_desktop.documents.answers_on_paper import BESIDE
from safeguard_desktop.documents.body_on_paper import set_views
from safeguard_desktop.documents.choices_on_paper import set_choices
from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.record_pages import set_band
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import (
    BAND_NOTE,
    CELL_SIDE,
    INK,
    LABEL,
    LEFT,
    MM,
    NOTE,
    QUESTION,
    RIGHT,
    TITLE,
)
from safeguard_desktop.domain.body_drawing import BodyDrawing
from safeguard_desktop.domain.forms import Field, Form, Kind, Section
from safeguard_desktop.domain.printed import CHOICE_KINDS, boxes_of, choices_of
from safeguard_desktop.domain.texts import gettext as _

WRITING_LINE = 8 * MM
SINGLE_LINE = 8 * MM
TICK_BOX = 5 * MM
WRITING_WEIGHT = 0.6
QUESTION_SHARE = 0.53
"""Less than on a filled form: the boxes are larger, and their labels still stand on one line."""

LINES_TOGETHER = 3
"""So many lines to write on stand on one page with their question."""

LINES_DROPPED = 2
"""So many lines or fewer are left off rather than set alone on the next page."""

LINES_FOR_CONTACT = 2
LINES_FOR_WORDS = 6
LINES_FOR_SEGMENTS = 18
LINES_FOR_FOLLOWING_WORDS = 3
"""For what is asked only after some answers to an earlier question ("If no, give reasons")."""

PER_ROW = 3
NARROW_LABEL = (RIGHT - LEFT) / PER_ROW - 6 * MM

ONE_LINE_KINDS = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.TIME, Kind.DATE_TIME, Kind.PERSON, Kind.CONTACT})


def set_blank(galley: Galley, root: Element, form: Form, drawing: BodyDrawing | None) -> None:
    """Sets every section of the source form; ours go on a sheet behind it. Marks on the body are drawn on the drawing."""
    galley.start_sheet(_("Confidential once filled"))
    galley.text(form.title, TITLE, root.add("H1"))
    galley.space(1.5 * MM)
    if form.intro:
        galley.text(form.intro, QUESTION, root.add("P"))
    for section in form.sections:
        if not section.is_supplementary:
            _set_section(galley, root, form, section, drawing)
    ours = [section for section in form.sections if section.is_supplementary]
    if ours:
        galley.start_sheet(_("Not part of the source form"))
        galley.text(_("Supplementary sheet"), TITLE, root.add("H1"))
        galley.text(_("Not part of the source form."), QUESTION, root.add("P"))
    for section in ours:
        _set_section(galley, root, form, section, drawing)


def _set_section(galley: Galley, root: Element, form: Form, section: Section, drawing: BodyDrawing | None) -> None:
    sect = root.add("Sect")
    galley.space(4 * MM)
    asked = tuple(form.fields_of_section(section.id))
    set_band(galley, sect, section, max(map(_opening, asked[:1]), default=0))
    for is_narrow, group in groupby(asked, lambda field: _is_narrow(galley, field)):
        fields = tuple(group)
        most = PER_ROW if is_narrow else 1
        rows = [fields[start : start + most] for start in range(0, len(fields), most)]
        for row in rows:
            if len(row) > 1:
                _set_row(galley, sect, row)
            else:
                _set_field(galley, sect, row[0], drawing, heading=section.heading)


def _is_narrow(galley: Galley, field: Field) -> bool:
    return field.kind in ONE_LINE_KINDS and galley.measure.width(field.label, LABEL.face, LABEL.size) <= NARROW_LABEL


def _set_row(galley: Galley, parent: Element, row: Sequence[Field]) -> None:
    galley.keep(2 * MM + LABEL.leading + SINGLE_LINE)
    galley.space(2 * MM)
    top, wide = galley.y, (RIGHT - LEFT) / len(row)
    for place, field in enumerate(row):
        galley.y, left = top, LEFT + place * wide
        galley.text(field.label, LABEL, parent.add("P"), left, wide)
        galley.y += SINGLE_LINE
        galley.rule(left, left + wide - (4 * MM if place < len(row) - 1 else 0), WRITING_WEIGHT, INK)


def _set_field(galley: Galley, parent: Element, field: Field, drawing: BodyDrawing | None, *, heading: str) -> None:
    has_boxes = field.kind in CHOICE_KINDS and choices_of(field)
    galley.keep(_opening(field))
    galley.space(2.5 * MM)
    if has_boxes:
        _set_boxes(galley, parent, field, is_labelled=field.label != heading)
    else:
        if field.label != heading:
            galley.text(field.label, QUESTION, parent.add("P"))
        if field.kind is Kind.SEGMENTS:
            galley.text(_how_to_write(), NOTE, parent.add("P"))
        if field.kind is Kind.BODY_MAP and drawing is not None:
            set_views(galley, parent, drawing.views)
            galley.text(
                _("Give each mark a number, and write beside the same number here what you saw."), NOTE, parent.add("P")
            )
        _set_lines(galley, _lines_for(field), field.label)
    for words, style in ((field.instruction, BAND_NOTE), (field.note, NOTE)):
        if words:
            galley.space(1 * MM)
            galley.text(words, style, parent.add("P"))


def _how_to_write() -> str:
    return _(
        "Begin each with the time, and with who spoke. Put exact words in quotation marks, letter by letter. Say of everything"
        " else whether you asked it, saw it, did it or think it."
    )


def _set_boxes(galley: Galley, parent: Element, field: Field, *, is_labelled: bool) -> None:
    boxes = boxes_of(field)
    is_beside = field.kind is not Kind.MULTI_CHOICE and len(boxes) <= BESIDE and is_labelled
    top, half = galley.y, (RIGHT - LEFT) * QUESTION_SHARE
    if is_labelled:
        galley.text(field.label, QUESTION, parent.add("P"), LEFT, half - CELL_SIDE if is_beside else RIGHT - LEFT)
    bottom = galley.y
    left, wide = (LEFT + half, RIGHT - LEFT - half) if is_beside else (LEFT, RIGHT - LEFT)
    galley.y = top if is_beside else bottom + 1 * MM
    page = galley.page
    set_choices(galley, parent.add("L"), boxes, (), left, wide, box=TICK_BOX, columns=BESIDE if is_beside else 0)
    if galley.page is page:
        galley.y = max(galley.y, bottom)


def _lines_for(field: Field) -> int:
    if field.kind is Kind.CONTACT:
        return LINES_FOR_CONTACT
    if field.kind in ONE_LINE_KINDS:
        return 1
    if field.kind is Kind.SEGMENTS:
        return LINES_FOR_SEGMENTS
    return LINES_FOR_FOLLOWING_WORDS if field.shown_if else LINES_FOR_WORDS


def _opening(field: Field) -> float:
    """The room of a question and the first lines under it, with its note where those are all."""
    lines = _lines_for(field)
    note = 1 * MM + NOTE.leading if field.note and lines <= LINES_TOGETHER else 0
    return 2.5 * MM + QUESTION.leading + min(lines, LINES_TOGETHER) * WRITING_LINE + note


def _set_lines(galley: Galley, count: int, question: str) -> None:
    section, galley.continued = galley.continued, _("{label} (continued)").format(label=question)
    here = int((galley.bottom - galley.y) / WRITING_LINE)
    for _line in range(here if max(count - LINES_DROPPED, LINES_TOGETHER) <= here < count else count):
        galley.keep(WRITING_LINE)
        galley.y += WRITING_LINE
        galley.rule(LEFT, RIGHT, WRITING_WEIGHT, INK)
    galley.continued = section
