"""The drawing for marks on the body, and the maps of a case file that were signed before."""

from collections.abc import Iterator

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.content.body_drawing_file import read_body_drawing
from safeguard_desktop.content.shipped import Shipped
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.body_drawing import BodyDrawing
from safeguard_desktop.domain.body_marks import BodyMaps, EarlierMap, drawing_of, marks_of
from safeguard_desktop.domain.case_file import CaseFile, SignedPart
from safeguard_desktop.domain.forms import Form, Kind
from safeguard_desktop.domain.moments import Moment

DRAWING = "outline-1.toml"


def body_drawing(shipped: Shipped) -> BodyDrawing:
    """The drawing that comes with the program. Raises FaultyFile, and OSError where it is missing."""
    path = shipped.third_party.parent / "body-map" / DRAWING
    return read_body_drawing(path.read_bytes(), path.name)


def has_body_map(form: Form) -> bool:
    """Whether the form asks for marks on the body at all."""
    return any(field.kind is Kind.BODY_MAP for field in form.fields)


def drawing_for(shipped: Shipped, form: Form) -> BodyDrawing | None:
    """The drawing to print a form with; None for a form that has no body map."""
    return body_drawing(shipped) if has_body_map(form) else None


def body_maps_for(books: Books, case: CaseFile, form: Form) -> BodyMaps | None:
    """The drawing and the case file's signed maps; None for a form that has no body map."""
    if not has_body_map(form):
        return None
    found = sorted(_earlier(books, case), key=lambda one: one.at.at, reverse=True)
    return BodyMaps(body_drawing(books.desk.shipped), tuple(found))


def _earlier(books: Books, case: CaseFile) -> Iterator[EarlierMap]:
    forms = books.forms_of(case)
    for record in case.records.values():
        for part in record.parts:
            if part.counts:
                for answer in _maps_in(forms[record.form], part):
                    yield EarlierMap(Moment(part.recorded_at), drawing_of(answer), marks_of(answer))


def _maps_in(form: Form, part: SignedPart) -> Iterator[Answer]:
    """The answers of a signed part, as they stand now, that have marks."""
    for field in form.fields_of_part(part.content.part):
        answer = part.answers.get(field.id)
        if field.kind is Kind.BODY_MAP and marks_of(answer):
            yield answer
