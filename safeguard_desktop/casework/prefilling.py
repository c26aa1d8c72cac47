"""What the program can answer itself when a part is signed, and times as typed turned into times that cannot be misread."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from safeguard_desktop.domain.answers import Answer, Answers, is_empty
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.forms import Form, Kind, Part, Prefill
from safeguard_desktop.domain.moments import UnreadableMoment, parse_stated
from safeguard_desktop.domain.roles import Person, Role


@dataclass(frozen=True, slots=True)
class Prefilling:
    """Where the answers come from: the case file, whose word the part is, the London date of signing, the referral's log."""

    case: CaseFile
    signer: Person
    role: Role
    today: date
    from_log: Mapping[str, Answer]


def prefilled(form: Form, part: Part, answers: Answers, known_from: Prefilling) -> Answers:
    """The answers with those filled in that the form takes from elsewhere; what was typed is never replaced."""
    case, signer, today = known_from.case, known_from.signer, known_from.today
    known: dict[str, Answer] = {
        Prefill.CASE_INITIALS: case.initials,
        Prefill.CASE_REFERENCE: case.reference,
        Prefill.CASE_AGE: age_on(case.identity.get("date_of_birth"), today),
        Prefill.CASE_ETHNICITY: case.identity.get("ethnicity"),
        Prefill.SIGNING_DATE: today.isoformat(),
        Prefill.SIGNER_NAME: signer.name,
        Prefill.SIGNER_NAME_AND_ROLE: {"name": signer.name, "role": known_from.role.value.replace("-", " ")},
        **known_from.from_log,
    }
    filled = dict(answers)
    for field in form.fields_of_part(part.id):
        if not is_empty(known.get(field.prefill)) and is_empty(filled.get(field.id)):
            filled[field.id] = known[field.prefill]
    return filled


def age_on(date_of_birth: Answer, day: date) -> int | None:
    """Whole years on a day; None where the date of birth is not known. Who was born on 29 February ages on 1 March."""
    try:
        born = date.fromisoformat(date_of_birth)
    except (TypeError, ValueError):
        return None
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return years if years >= 0 else None


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
