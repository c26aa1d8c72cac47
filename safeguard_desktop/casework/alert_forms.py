"""The forms a concern is recorded on: those in force whose first part opens a concern, whatever they are called."""

from dataclasses import dataclass

from safeguard_desktop.casework.definitions import FORM
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.placing import OUTERMOST
from safeguard_desktop.domain.forms import Form

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
        adopted = desk.definitions.in_force(books.organisation, FORM)
        forms = (desk.definitions.form(books.reading, one.hash) for one in adopted)
        found = [alert for form in forms if (alert := _alert_form(form)) is not None]
        return tuple(sorted(found, key=lambda one: (one.subject != "child", one.subject, one.title)))

    return desk.read(look)


def _alert_form(form: Form) -> AlertForm | None:
    parts = [one.part for one in form.milestones if one.thread == f"new:{OUTERMOST}"]
    if not parts:
        return None
    asked = (field.id for field in form.fields_of_part(parts[0]) if field.fact == IMMEDIATE_RISK)
    return AlertForm(form.id, form.title, form.subject, parts[0], next(asked, ""))
