"""The people of a case file: who signed in what role, who was told, and whom the forms name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.timeline import threads_of_case
from safeguard_desktop.domain.answers import Answer, is_empty, is_unanswered
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.forms import Kind
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.roles import Role

TOLD = "-told"
"""How the procedures' milestones that say who was told end."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signed here, or whose words were signed for, in which roles."""

    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Who knows: in what capacity, when they were told; `told_at` is None where that is still to be asked for."""

    who: str
    told_at: Moment | None


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody the forms name: what as (the question's label), and what is known of them, each in a line."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleInCase:
    """All of them."""

    signers: tuple[Signer, ...]
    told: tuple[Told, ...]
    named: tuple[NamedPerson, ...]


def people_in_case(books: Books, case: CaseFile) -> PeopleInCase:
    """The people of one case file, apart from its subject."""
    return PeopleInCase(
        tuple(_signers(books, case)), tuple(_told(books, case)), tuple(dict.fromkeys(_named(books, case)))
    )


def _signers(books: Books, case: CaseFile) -> Iterator[Signer]:
    roles: dict[str, dict[Role, None]] = {}
    for record in case.records.values():
        for part in record.parts:
            told_by = part.content.told_by
            name = told_by.name if told_by else books.organisation.name_of(part.author)
            roles.setdefault(name, {})[part.content.role] = None
    return (Signer(name, tuple(held)) for name, held in roles.items())


def _told(books: Books, case: CaseFile) -> Iterator[Told]:
    first: dict[str, Moment | None] = {}
    for thread in threads_of_case(books, case):
        for name in sorted(one for one in thread.missing if one.endswith(TOLD)):
            first.setdefault(name, None)
        for milestone in thread.milestones:
            known = first.get(milestone.name)
            if milestone.name.endswith(TOLD) and (known is None or milestone.at < known):
                first[milestone.name] = milestone.at
    return (Told(name.removesuffix(TOLD).replace("-", " ").capitalize(), at) for name, at in first.items())


def _named(books: Books, case: CaseFile) -> Iterator[NamedPerson]:
    forms = books.forms_of(case)
    for record in case.records.values():
        for field in forms[record.form].fields:
            answer = record.answers.get(field.id)
            is_person = field.kind in (Kind.PERSON, Kind.CONTACT) and isinstance(answer, Mapping)
            if is_person and not is_empty(answer) and not is_unanswered(answer):
                yield NamedPerson(field.label, _lines(answer))


def _lines(answer: Answer) -> tuple[str, ...]:
    return tuple(str(value) for value in answer.values() if not is_empty(value))
