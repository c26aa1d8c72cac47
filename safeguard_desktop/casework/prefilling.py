"""What the program can answer itself when a part is signed, and times as typed turned into times that cannot be misread."""

from safeguard_desktop.domain.answers import Answer, Answers, is_empty
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.forms import Form, Kind, Part
from safeguard_desktop.domain.moments import UnreadableMoment, parse_stated
from safeguard_desktop.domain.roles import Person, Role


def prefilled(form: Form, part: Part, answers: Answers, case: CaseFile, signer: Person, role: Role) -> Answers:
    """The answers with those filled in that the form takes from elsewhere; what was typed is never replaced."""
    known: dict[str, Answer] = {
        "case.initials": case.initials,
        "case.reference": case.reference,
        "signer.name": signer.name,
        "signer.name-and-role": {"name": signer.name, "role": role.value.replace("-", " ")},
    }
    filled = dict(answers)
    for field in form.fields_of_part(part.id):
        if field.prefill in known and is_empty(filled.get(field.id)):
            value = known[field.prefill]
            filled[field.id] = (
                f"{signer.name}, {role.value.replace('-', ' ')}" if _wants_text(field.kind, value) else value
            )
    return filled


def _wants_text(kind: Kind, value: Answer) -> bool:
    return isinstance(value, dict) and kind in (Kind.TEXT, Kind.LONG_TEXT)


def with_readable_times(form: Form, part: Part, answers: Answers) -> tuple[Answers, tuple[str, ...]]:
    """Date-times with their offset from UTC written out, and notes on what was read otherwise than it was typed.

    What cannot be read stays as it is: the checks name it.
    """
    readable = dict(answers)
    notes: list[str] = []
    for field in form.fields_of_part(part.id):
        typed = readable.get(field.id)
        if field.kind is not Kind.DATE_TIME or not isinstance(typed, str) or is_empty(typed):
            continue
        try:
            stated = parse_stated(typed)
        except UnreadableMoment:
            continue
        readable[field.id] = stated.moment.isoformat()
        notes.extend(stated.warnings)
    return readable, tuple(notes)
