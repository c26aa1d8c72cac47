"""The forms a concern is recorded on: those in force whose first part opens a concern, whatever they are called."""

from collections.abc import Iterator
from dataclasses import dataclass

from safeguard_desktop.casework.definitions import FORM
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.placing import OUTERMOST
from safeguard_desktop.domain.forms import Form, Kind
from safeguard_desktop.domain.ids import ThreadId

IMMEDIATE_RISK = "immediate_risk"


@dataclass(frozen=True, slots=True)
class AlertForm:
    """A form for a concern about a `subject` ("child" or "adult"), and the part it begins with.

    `danger_field` is the field that asks about immediate risk, "" where the form has none.
    """

    form_id: str
    title: str
    subject: str
    part: str
    danger_field: str


def alert_forms(desk: Desk) -> tuple[AlertForm, ...]:
    """The alert forms in force, children's first."""

    def look(books: Books) -> tuple[AlertForm, ...]:
        found = [alert for form in _in_force(books) if (alert := _alert_form(form)) is not None]
        return tuple(sorted(found, key=lambda one: (one.subject != "child", one.subject, one.title)))

    return desk.read(look)


def disclosure_forms(books: Books) -> tuple[Form, ...]:
    """The forms in force that begin with what somebody said: their first part has an account in it."""
    return tuple(form for form in _in_force(books) if (part := _opening_part(form)) and is_account(form, part))


def _in_force(books: Books) -> Iterator[Form]:
    adopted = books.desk.definitions.in_force(books.organisation, FORM)
    return (books.desk.definitions.form(books.reading, one.hash) for one in adopted)


def account_forms(desk: Desk) -> tuple[AlertForm, ...]:
    """The forms in force that begin with what somebody said; `subject` may be "any" as well."""
    return desk.read(lambda books: tuple(_described(form, _opening_part(form)) for form in disclosure_forms(books)))


def alert_to_fill(desk: Desk, reference: str, thread: ThreadId | str) -> AlertForm | None:
    """The alert form that the concern of this thread still lacks; it begins with what was said. None where it has one."""

    def look(books: Books) -> AlertForm | None:
        case = books.case(reference)
        for alert in (found for form in _in_force(books) if (found := _alert_form(form)) is not None):
            records = (one for one in case.records.values() if one.form_id == alert.form_id)
            is_there = any(part.content.thread in {"", thread} for record in records for part in record.parts)
            if alert.subject == case.subject_kind:
                return None if is_there else alert
        return None

    return desk.read(look)


def _alert_form(form: Form) -> AlertForm | None:
    part = _opening_part(form)
    return None if not part or is_account(form, part) else _described(form, part)


def _described(form: Form, part: str) -> AlertForm:
    asked = (field.id for field in form.fields_of_part(part) if field.fact == IMMEDIATE_RISK)
    return AlertForm(form.id, form.title, form.subject, part, next(asked, ""))


def _opening_part(form: Form) -> str:
    opening = (f"new:{OUTERMOST}", f"same-or-new:{OUTERMOST}")
    return next((one.part for one in form.milestones if one.thread in opening), "")


def is_account(form: Form, part: str) -> bool:
    """Whether the part is written as an account of what was said."""
    return any(field.kind is Kind.SEGMENTS for field in form.fields_of_part(part))
