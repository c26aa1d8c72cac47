"""One field on the page: its printed question, all its boxes, its answer in full, and what the source leaves unsaid."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from safeguard_desktop.documents.body_on_paper import height_of_first_views, set_marked_views
from safeguard_desktop.documents.choices_on_paper import set_choices
from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.passages_on_paper import lines_together, set_passages
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import (
    ANSWER,
    BAND_NOTE,
    CELL_SIDE,
    CELL_TOP,
    LABEL,
    LEFT,
    NOTE,
    QUESTION,
    READING,
    RIGHT,
)
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.body_drawing import BodyDrawing
from safeguard_desktop.domain.forms import Field, Kind
from safeguard_desktop.domain.printed import (
    CHOICE_KINDS,
    Passage,
    beside_the_boxes,
    boxes_of,
    choices_of,
    printed_answer,
    ticked,
)
from safeguard_desktop.domain.texts import gettext as _

SHORT_KINDS = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.TIME, Kind.DATE_TIME, Kind.PERSON})
READ_KINDS = frozenset({Kind.LONG_TEXT, Kind.SEGMENTS, Kind.REPEATING, Kind.BODY_MAP})
LONG_WORDS = 200
"""A short field's answer with more letters than this takes the whole width."""

INSIDE = RIGHT - LEFT - 2 * CELL_SIDE
QUESTION_SHARE = 0.56
BESIDE = 3
"""So many boxes of one answer stand beside their question, in columns."""


@dataclass(frozen=True)
class AnsweredField:
    """A field with the answer it prints. `ours` says, in our words, why there is none; `notes` are printed beneath.

    `drawing` is what marks on the body are printed on.
    """

    field: Field
    answer: Answer
    ours: str = ""
    notes: tuple[str, ...] = ()
    drawing: BodyDrawing | None = None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        if self.ours:
            return (Passage(self.ours, is_ours=True),)
        return printed_answer(self.field, self.answer)

    @property
    def all_notes(self) -> tuple[str, ...]:
        return tuple(note for note in (self.field.note, *self.notes) if note)


def opening_height(answered: AnsweredField) -> float:
    """How much room a field needs before it may go on on the next page."""
    lines = lines_together(*answered.passages[:1])
    drawing = None if answered.ours else answered.drawing
    drawn = height_of_first_views(drawing, answered.answer) if drawing else 0.0
    return drawn + QUESTION.leading + LABEL.leading + lines * READING.leading + CELL_TOP


def set_fields(galley: Galley, parent: Element, fields: Sequence[AnsweredField]) -> None:
    """Sets fields in order, neighbouring short ones side by side where they fit."""
    for is_short, group in groupby(fields, lambda answered: _is_short(answered, galley)):
        if is_short:
            for row in _rows(tuple(group), galley):
                _set_row(galley, parent, row)
        else:
            for answered in group:
                _set_whole(galley, parent, answered)


def _is_short(answered: AnsweredField, galley: Galley) -> bool:
    kind = answered.field.kind
    may_be_short = kind in SHORT_KINDS or (answered.ours and kind not in CHOICE_KINDS)
    if not may_be_short or answered.field.instruction:
        return False
    passages = answered.passages
    if len(passages) != 1 or passages[0].lead or len(passages[0].words) > LONG_WORDS:
        return False
    shows_as_it_is = galley.measure.typefaces[ANSWER.face].covers(passages[0].words)
    return shows_as_it_is and _natural_width(answered, galley) <= RIGHT - LEFT


def _rows(fields: Sequence[AnsweredField], galley: Galley) -> list[list[AnsweredField]]:
    """As few rows as hold them, none much emptier than another."""
    fewest = _filled(fields, galley, len(fields))
    evenly = _filled(fields, galley, -(-len(fields) // len(fewest)))
    return evenly if len(evenly) == len(fewest) else fewest


def _filled(fields: Sequence[AnsweredField], galley: Galley, most: int) -> list[list[AnsweredField]]:
    rows: list[list[AnsweredField]] = []
    room = 0.0
    for answered in fields:
        width = _natural_width(answered, galley)
        if not rows or width > room or len(rows[-1]) == most:
            rows.append([])
            room = RIGHT - LEFT
        rows[-1].append(answered)
        room -= width
    return rows


def _natural_width(answered: AnsweredField, galley: Galley) -> float:
    label = galley.measure.width(answered.field.label, LABEL.face, LABEL.size)
    words = galley.measure.width(answered.passages[0].words, ANSWER.face, ANSWER.size)
    return max(label, words, (RIGHT - LEFT) / 6) + 2 * CELL_SIDE


def _set_row(galley: Galley, parent: Element, row: Sequence[AnsweredField]) -> None:
    widths = [_natural_width(cell, galley) for cell in row]
    spare = (RIGHT - LEFT - sum(widths)) / len(row)
    inside = [width + spare - 2 * CELL_SIDE for width in widths]
    galley.keep(max(_height(cell, room, galley) for cell, room in zip(row, inside, strict=True)))
    with galley.frame():
        top, x, lowest = galley.y, LEFT, galley.y
        for cell, room in zip(row, inside, strict=True):
            galley.y = top + CELL_TOP
            question = parent.add("Div")
            galley.text(cell.field.label, LABEL, question.add("P"), x + CELL_SIDE, room)
            set_passages(galley, question, cell.passages, ANSWER, x + CELL_SIDE, room)
            _set_notes(galley, question, cell, x + CELL_SIDE, room)
            x, lowest = x + room + 2 * CELL_SIDE, max(lowest, galley.y)
        galley.y = lowest + CELL_TOP
        for place in range(1, len(row)):
            galley.upright(LEFT + sum(widths[:place]) + place * spare, top)


def _height(cell: AnsweredField, width: float, galley: Galley) -> float:
    """How much of the page a short field takes, set in that width."""
    words = cell.passages[0].words
    texts = [(cell.field.label, LABEL), (words, ANSWER), *((note, NOTE) for note in cell.all_notes)]
    lines = (
        style.leading * sum(1 for _line in galley.measure.lines(text, style.face, style.size, width))
        for text, style in texts
    )
    return sum(lines) + 2 * CELL_TOP


def _set_whole(galley: Galley, parent: Element, answered: AnsweredField) -> None:
    field = answered.field
    galley.keep(opening_height(answered))
    continued = _("{label} (continued)").format(label=field.label) if field.label else _("(continued)")
    question = parent.add("Div")
    with galley.frame(continued=continued):
        galley.space(CELL_TOP)
        if field.kind in CHOICE_KINDS and choices_of(field):
            _set_boxes(galley, question, answered)
        else:
            if field.label:
                galley.text(field.label, LABEL, question.add("P"), LEFT + CELL_SIDE, INSIDE)
            if answered.drawing is not None and not answered.ours:
                set_marked_views(galley, question, answered.drawing, answered.answer)
            style = READING if field.kind in READ_KINDS else ANSWER
            set_passages(galley, question, answered.passages, style, LEFT + CELL_SIDE, INSIDE)
            if field.instruction:
                galley.text(field.instruction, BAND_NOTE, question.add("P"), LEFT + CELL_SIDE, INSIDE)
        _set_notes(galley, question, answered, LEFT + CELL_SIDE, INSIDE)
        galley.space(CELL_TOP)


def _set_notes(galley: Galley, question: Element, answered: AnsweredField, x: float, width: float) -> None:
    for note in answered.all_notes:
        galley.text(note, NOTE, question.add("P"), x, width)


def _set_boxes(galley: Galley, question: Element, answered: AnsweredField) -> None:
    field = answered.field
    chosen = frozenset() if answered.ours else ticked(field, answered.answer)
    boxes = boxes_of(field)
    x, left, width = LEFT + CELL_SIDE, LEFT + CELL_SIDE, INSIDE
    top, is_beside = galley.y, bool(field.label) and field.kind is not Kind.MULTI_CHOICE and len(boxes) <= BESIDE
    if field.label:
        room = INSIDE * (QUESTION_SHARE if is_beside else 1) - CELL_SIDE
        galley.text(field.label, QUESTION, question.add("P"), x, room)
    bottom = galley.y
    if is_beside:
        galley.y = top
        left, width = x + INSIDE * QUESTION_SHARE, INSIDE * (1 - QUESTION_SHARE)
    page = galley.page
    set_choices(galley, question.add("L"), boxes, chosen, left, width, columns=BESIDE if is_beside else 0)
    if galley.page is not page:
        bottom = galley.y
    if is_beside and len(boxes) < BESIDE and galley.page is page:
        galley.y, bottom = top, max(bottom, galley.y)
        x = left + width * len(boxes) / BESIDE
    else:
        galley.y = max(galley.y, bottom)
    page = galley.page
    _set_after_boxes(galley, question, answered, x, RIGHT - CELL_SIDE - x)
    if galley.page is page:
        galley.y = max(galley.y, bottom)


def _set_after_boxes(galley: Galley, question: Element, answered: AnsweredField, x: float, width: float) -> None:
    """The source's own instruction, then what the boxes cannot show: in the column left free, else beneath."""
    if answered.field.instruction:
        galley.text(answered.field.instruction, BAND_NOTE, question.add("P"), x, width)
    beside = answered.passages if answered.ours else beside_the_boxes(answered.field, answered.answer)
    set_passages(galley, question, beside, ANSWER, x, width)
