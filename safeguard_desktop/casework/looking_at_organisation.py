"""What Settings shows of the organisation: people and keys, roles with since when, hours, closures, definitions in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from safeguard_desktop.casework.definitions import CALENDAR, FORM, RULE_PACK
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.organisation_history import Change, history_of
from safeguard_desktop.casework.setting_up import may_give_roles
from safeguard_desktop.domain.contents import ClosedOn, KeyRemoved, RoleGiven, WorkerEnrolled
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.organisation import Basis, Organisation
from safeguard_desktop.domain.roles import Person, Role


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role, since when (the day it was given), whether as a deputy, and whether it was given after recovery."""

    role: Role
    since: date
    is_deputy: bool
    after_recovery: bool


@dataclass(frozen=True, slots=True)
class PersonHere:
    """A person of the organisation. `label` is "" where they have no key here; `basis` on whose word their key is trusted."""

    id: PersonId
    name: str
    label: str
    is_me: bool
    roles: tuple[RoleHeld, ...]
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class DefinitionHere:
    """A definition in force: its kind ("form", "rule-pack", "calendar"), title, version, and the source it was read from."""

    kind: str
    id: str
    title: str
    version: int
    source: str
    since: date


@dataclass(frozen=True, slots=True)
class OrganisationHere:
    """All of it, today. `older_keys` are labels of keys that still open the vault though their person has a newer one, with the
    person's name; `keys_without_person` labels of keys whose making or removal was cut short.

    `may_change` says whether the worker at the desk may add people and give roles; `marked` are changes about which something was
    unusual when they were signed.
    """

    name: str
    nation: str
    opening: str
    closing: str
    people: tuple[PersonHere, ...]
    closures: tuple[ClosedOn, ...]
    definitions: tuple[DefinitionHere, ...]
    labels: tuple[str, ...]
    older_keys: tuple[tuple[str, str], ...]
    keys_without_person: tuple[str, ...]
    may_change: bool
    marked: tuple[Change, ...] = ()


def look_at_organisation(desk: Desk) -> OrganisationHere:
    """The organisation as it stands today; people with keys first, then by name."""
    return desk.read(_organisation_here)


def keys_of_nobody(desk: Desk) -> tuple[str, ...]:
    """Labels of keys that still open the vault though their making or removal was cut short; none for who may not remove them."""
    return desk.read(lambda books: _keys_of_nobody(books) if may_give_roles(books) else ())


def _keys_of_nobody(books: Books) -> tuple[str, ...]:
    known = {person.label for person in books.organisation.people.values()} | _enrolled(
        books, books.organisation
    ).keys()
    return tuple(label for label in books.desk.vault.labels if label not in known)


def _organisation_here(books: Books) -> OrganisationHere:
    organisation, labels = books.organisation, books.desk.vault.labels
    people = sorted(_people(books, organisation), key=lambda one: (not one.label, one.name.casefold()))
    in_use = {one.label for one in people}
    older = {label: name for label, name in _enrolled(books, organisation).items() if label not in in_use}
    return OrganisationHere(
        organisation.name,
        organisation.nation,
        organisation.opening,
        organisation.closing,
        tuple(people),
        tuple(sorted(organisation.closures, key=lambda one: one.day)),
        tuple(_definitions(books)),
        labels,
        tuple((label, older[label]) for label in labels if label in older),
        _keys_of_nobody(books),
        may_give_roles(books),
        tuple(one for one in history_of(books) if one.marks),
    )


def _people(books: Books, organisation: Organisation) -> Iterator[PersonHere]:
    since = _since(books)
    me = organisation.person_of(books.desk.vault.signing_key_id)
    for person in organisation.people.values():
        roles = (
            RoleHeld(
                role,
                since.get((person.id, role), date.min),
                role in person.is_deputy_for,
                (person.id, role) in organisation.roles_after_recovery,
            )
            for role in Role
            if role in person.roles
        )
        has_key = person.label in books.desk.vault.labels
        yield PersonHere(
            person.id,
            person.name,
            person.label if has_key else "",
            me is not None and me.id == person.id,
            tuple(roles),
            _basis(organisation, person) if has_key else None,
        )


def _enrolled(books: Books, organisation: Organisation) -> dict[str, str]:
    """Whose keys were ever enrolled and not removed since: names by label."""
    enrolled: dict[str, str] = {}
    for entry in books.reading.entries(books.desk.organisation_file):
        content = entry.content
        if isinstance(content, WorkerEnrolled) and content.signing_key in organisation.enrolments:
            enrolled[content.label] = organisation.people[content.person].name
        elif isinstance(content, KeyRemoved) and entry.id not in organisation.not_trusted:
            enrolled.pop(content.label, None)
    return enrolled


def _basis(organisation: Organisation, person: Person) -> Basis | None:
    enrolment = organisation.enrolments.get(person.signing_keys[-1]) if person.signing_keys else None
    return enrolment.basis if enrolment else None


def _since(books: Books) -> dict[tuple[PersonId, Role], date]:
    """Since when each role is held: the first day it was given after it was last ended."""
    since: dict[tuple[PersonId, Role], date] = {}
    for entry in books.reading.entries(books.desk.organisation_file):
        content = entry.content
        if isinstance(content, RoleGiven):
            key = (content.person, content.role)
            if content.is_ended:
                since.pop(key, None)
            else:
                since.setdefault(key, date.fromisoformat(content.in_force_from[:10]))
    return since


def _definitions(books: Books) -> Iterator[DefinitionHere]:
    cache = books.desk.definitions
    for kind in (RULE_PACK, FORM, CALENDAR):
        for adopted in cache.in_force(books.organisation, kind):
            title, source = adopted.id, ""
            if kind == RULE_PACK:
                pack = cache.pack(books.reading, adopted.hash)
                title, source = pack.title, f"{pack.organisation}, {pack.document}, {pack.edition}"
            elif kind == FORM:
                form = cache.form(books.reading, adopted.hash)
                origin = form.source
                title, source = form.title, f"{origin.organisation}, {origin.document}, {origin.edition}"
            since = date.fromisoformat(adopted.in_force_from[:10])
            yield DefinitionHere(kind, adopted.id, title, adopted.version, source, since)
