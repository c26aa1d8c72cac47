"""A record on the source form's own pages: its order, headings, wording and boxes; what we add goes on the sheet behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from safeguard_desktop.documents.answers_on_paper import AnsweredField, opening_height, set_fields
from safeguard_desktop.documents.galley import Galley
from safeguard_desktop.documents.structure import Element
from safeguard_desktop.documents.styles import (
    BAND,
    BAND_GROUND,
    BAND_NOTE,
    CELL_SIDE,
    CELL_TOP,
    LEFT,
    MM,
    NOTE,
    QUESTION,
    RIGHT,
    STRONG,
    TITLE,
)
from safeguard_desktop.domain.answers import is_empty
from safeguard_desktop.domain.forms import Field, Kind, Part, Section
from safeguard_desktop.domain.paper import RecordOnPaper, SignedPartOnPaper
from safeguard_desktop.domain.printed_times import printed_time
from safeguard_desktop.domain.texts import gettext as _

INSIDE = RIGHT - LEFT - 2 * CELL_SIDE


def set_source_form(galley: Galley, root: Element, record: RecordOnPaper) -> None:
    """Sets title, introduction and every section that the source form has."""
    galley.start_sheet(_("Confidential. Share only with those who need it."))
    _set_title(galley, root, record)
    for section in record.form.sections:
        if not section.is_supplementary:
            set_section(galley, root, record, section)


@dataclass(frozen=True, slots=True)
class Signing:
    """The fields of one section that one signing answers, in printed order; `which` tells several signings of a part apart."""

    which: str
    fields: tuple[AnsweredField, ...]


def set_section(galley: Galley, root: Element, record: RecordOnPaper, section: Section) -> None:
    """Sets one section: its heading and its fields; a part signed several times is set once for each signing."""
    part_of_page = root.add("Sect")
    signings = [*signings_in(record, section)]
    set_band(galley, part_of_page, section, room_above(signings))
    for signing in signings:
        set_which(galley, part_of_page, signing)
        set_fields(galley, part_of_page, signing.fields)


def signings_in(record: RecordOnPaper, section: Section) -> Iterator[Signing]:
    """The section's fields, signing by signing; those of a part that nobody signed stand there without an answer."""
    for part_id, group in groupby(record.form.fields_of_section(section.id), lambda field: field.part):
        in_part = tuple(group)
        signings = record.signings_of(part_id)
        for number, signed in enumerate(signings, start=1):
            which = _which(signed, number, len(signings)) if len(signings) > 1 else ""
            yield Signing(which, tuple(_answered(record, field, signed, section) for field in in_part))
        if not signings:
            yield Signing("", tuple(_unsigned(record, field, section) for field in in_part))


def room_above(signings: Sequence[Signing]) -> float:
    """The room that the first field of a section needs under its heading."""
    return next((opening_height(field) for signing in signings for field in signing.fields), 0)


def set_band(galley: Galley, parent: Element, section: Section, opening: float = 18 * MM) -> None:
    """Sets a section's heading on its band, with what the source says beside it; `opening` is what stands on the same page."""
    galley.continued = ""
    if not section.heading:
        return
    galley.keep(2 * CELL_TOP + BAND.leading + (BAND_NOTE.leading if section.intro else 0) + opening)
    with galley.frame(ground=BAND_GROUND):
        galley.space(CELL_TOP)
        galley.text(section.heading, BAND, parent.add("H2"), LEFT + CELL_SIDE, INSIDE)
        if section.intro:
            galley.text(section.intro, BAND_NOTE, parent.add("P"), LEFT + CELL_SIDE, INSIDE)
        galley.space(CELL_TOP)
    galley.continued = _("{label} (continued)").format(label=section.heading)


def set_heading(galley: Galley, parent: Element, words: str) -> None:
    """Sets a heading of our own on a band like the source's."""
    set_band(galley, parent, Section("", heading=words))


def _set_title(galley: Galley, root: Element, record: RecordOnPaper) -> None:
    beside = RIGHT - 48 * MM
    top = galley.y
    galley.text(record.form.title, TITLE, root.add("H1"), LEFT, beside - LEFT - 4 * MM)
    issue = _("Issue {number}").format(number=record.issue)
    issued = _("Made {time}").format(time=printed_time(record.issued_at))
    for place, (words, style) in enumerate(((issue, STRONG), (issued, NOTE))):
        width = galley.measure.width(words, style.face, style.size)
        galley.line_at(words, style, root.add("P"), RIGHT - width, top + place * STRONG.leading)
    galley.y = max(galley.y, top + 2 * STRONG.leading) + 1.5 * MM
    if record.form.intro:
        galley.text(record.form.intro, QUESTION, root.add("P"))
    galley.space(3 * MM)


def set_which(galley: Galley, parent: Element, signing: Signing) -> None:
    """Sets which of several signings the next fields are."""
    if not signing.which:
        return
    galley.keep(22 * MM)
    with galley.frame():
        galley.space(CELL_TOP / 2)
        galley.text(signing.which, NOTE, parent.add("P"), LEFT + CELL_SIDE, INSIDE)
        galley.space(CELL_TOP / 2)


def _which(signed: SignedPartOnPaper, number: int, count: int) -> str:
    return _("Entry {number} of {count}, signed by {name}, {time}").format(
        number=number, count=count, name=signed.signed_by, time=printed_time(signed.recorded_at)
    )


def _answered(record: RecordOnPaper, field: Field, signed: SignedPartOnPaper, section: Section) -> AnsweredField:
    answer, ours = signed.answers.get(field.id), ""
    if is_empty(answer):
        ours = _left_open(is_passed_by=not field.is_shown({**record.answers, **signed.answers}))
    drawing = record.drawing if field.kind is Kind.BODY_MAP else None
    return AnsweredField(_as_printed(field, section), answer, ours, tuple(_amended(field, signed)), drawing)


def _unsigned(record: RecordOnPaper, field: Field, section: Section) -> AnsweredField:
    part = record.form.part(field.part)
    is_passed_by = not field.is_shown(record.answers) or (part is not None and passes_by(part, record))
    return AnsweredField(_as_printed(field, section), None, _left_open(is_passed_by=is_passed_by))


def _left_open(*, is_passed_by: bool) -> str:
    return _("Does not apply") if is_passed_by else _("Not answered")


def passes_by(part: Part, record: RecordOnPaper) -> bool:
    """Whether the form's own jumps leave the part out."""
    return not all(condition.holds(record.answers) for condition in part.applies_if)


def _amended(field: Field, signed: SignedPartOnPaper) -> Iterator[str]:
    for amendment in signed.amendments:
        if amendment.field == field.id:
            yield _("Put right, {day}: see the sheet behind.").format(day=printed_time(amendment.at))


def _as_printed(field: Field, section: Section) -> Field:
    """The field without a label that only says its section's heading again."""
    if field.label != section.heading:
        return field
    return replace(field, label="")
