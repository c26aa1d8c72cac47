"""Setting up a vault: the organisation, its definitions, its people with and without keys, their roles."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from safeguard_desktop.casework.adopting import adopt_shipped
from safeguard_desktop.casework.clock import Clock
from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.content.shipped import Shipped
from safeguard_desktop.domain.calendars import Nation
from safeguard_desktop.domain.contents import (
    ClosedOn,
    ClosureWithdrawn,
    OfficeHoursSet,
    OrganisationNamed,
    PersonNamed,
    RoleGiven,
    WorkerEnrolled,
)
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.roles import Person, Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import (
    Enrolment,
    KeyCost,
    NewWorker,
    RecoverySheet,
    VaultPlace,
    create_vault,
    free_label,
    new_person_id,
)


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """What has to be known to begin: the organisation's name and nation, the first worker and their roles.

    `procedure` is the id of the rule pack it works by; "" takes the one that is offered first.
    """

    name: str
    nation: str
    first: NewWorker
    roles: tuple[Role, ...]
    procedure: str = ""


def set_up(
    place: VaultPlace, new: NewOrganisation, shipped: Shipped, clock: Clock, cost: KeyCost
) -> tuple[Desk, RecoverySheet]:
    """Makes a vault with its first worker and adopts the shipped definitions.

    Returns the opened desk and the recovery sheet, which is nowhere else: it has to be printed or written down now.
    """
    nation = Nation.parse(new.nation)
    vault, sheet = create_vault(place, new.first, cost, clock.now)
    desk = Desk(vault, shipped, clock)
    desk.write(lambda books: found(books, new.name, nation, new.first.person_name, new.roles, new.procedure))
    return desk, sheet


def found(
    books: OpenBooks, name: str, nation: Nation, person_name: str, roles: tuple[Role, ...], procedure: str = ""
) -> None:
    """The first entries of a vault: its organisation, its first worker (who signs them), the shipped definitions."""
    books.append(books.desk.organisation_file, OrganisationNamed(name, nation.value, _today(books)))
    enrol(books, person_name, books.desk.vault.enrolment_of(books.desk.vault.label), roles)
    adopt_shipped(books, procedure)


def suggest_label(taken: Collection[str] = ()) -> str:
    """A neutral word for a new key that no key here bears."""
    return free_label(taken)


def add_worker(desk: Desk, new: NewWorker, roles: tuple[Role, ...], deputy_for: Collection[Role] = ()) -> PersonId:
    """Enrols a worker who is here to choose a passphrase. Only a designated person (or the founder, before one) may.

    `deputy_for` are those of the roles that are held as a deputy.
    """
    desk.read(refuse_unless_may_give_roles)
    desk.read(Books.ask_about_clock)
    desk.vault.add_worker(new.label, new.passphrase, new.person_name)
    return desk.write(
        lambda books: enrol(books, new.person_name, desk.vault.enrolment_of(new.label), roles, deputy_for=deputy_for)
    )


def add_colleague(desk: Desk, name: str, roles: tuple[Role, ...], deputy_for: Collection[Role] = ()) -> PersonId:
    """Names a colleague who holds roles but has no key here."""
    desk.read(refuse_unless_may_give_roles)
    return desk.write(lambda books: _name_person(books, name, roles, deputy_for))


def give_role(desk: Desk, person: PersonId, role: Role, *, is_deputy: bool = False, is_ended: bool = False) -> None:
    """Gives a role to a person, or ends it."""
    desk.read(refuse_unless_may_give_roles)
    desk.write(
        lambda books: books.append(desk.organisation_file, RoleGiven(person, role, _today(books), is_deputy, is_ended))
    )


def set_office_hours(desk: Desk, opening: str, closing: str) -> None:
    """Sets when the office opens and closes ("HH:MM"). Raises Refused for what is no such time, or closes before it opens."""
    if not (_is_time(opening) and _is_time(closing) and opening < closing):
        raise Refused(_("Office hours are two times such as 09:00 and 17:00, the later one last. Nothing was changed."))
    desk.write(lambda books: books.append(desk.organisation_file, OfficeHoursSet(opening, closing, _today(books))))


def close_on(desk: Desk, day: str, name: str, *, is_bank_holiday: bool = False) -> None:
    """Adds a closure of the office, or a one-off bank holiday the shipped table lacks (ISO date). Raises Refused for no date."""
    if not _is_date(day):
        raise Refused(_("A closed day is a date such as 2026-12-24. Nothing was changed."))
    desk.write(lambda books: books.append(desk.organisation_file, ClosedOn(day, name, is_bank_holiday, _today(books))))


def withdraw_closure(desk: Desk, day: str, *, is_bank_holiday: bool = False) -> None:
    """Takes a closure, or a one-off bank holiday, back (ISO date): the day counts as before. Raises Refused where there is none."""

    def withdraw(books: OpenBooks) -> None:
        file = desk.organisation_file
        entries = books.reading.entries(file)
        gone = {entry.content.of for entry in entries if isinstance(entry.content, ClosureWithdrawn)}
        standing = [entry for entry in entries if _closes(entry, day, is_bank_holiday) and entry.id not in gone]
        if not standing:
            raise Refused(_("There is no such day here to take back. Nothing was changed."))
        for entry in standing:
            books.append(file, ClosureWithdrawn(entry.id, _today(books)))

    desk.write(withdraw)


def find_person(people: tuple[Person, ...], words: str) -> Person:
    """The person with that key label, name or id. Raises Refused where none or several fit."""
    wanted = words.strip().casefold()
    found = [one for one in people if wanted in (one.label.casefold(), one.name.casefold(), one.id)]
    if len(found) != 1:
        raise Refused(_("No one person here goes by that label or name."), _("'people list' shows who there is."))
    return found[0]


def may_give_roles(books: Books) -> bool:
    """Whether the worker at the desk may add people and give roles: a designated person, or anyone before there is one."""
    me = books.organisation.person_of(books.desk.vault.signing_key_id)
    has_designated = any(person.has_keys for person in books.organisation.holders(Role.DESIGNATED_PERSON))
    return me is not None and (not has_designated or Role.DESIGNATED_PERSON in me.roles)


def refuse_unless_may_give_roles(books: Books) -> None:
    """Raises Refused for who may not add people and give roles."""
    if not may_give_roles(books):
        raise Refused(
            _("Only a designated person can add people and give roles. Nothing was changed."),
            _("Ask the designated person to do it on this laptop."),
        )


def _name_person(books: OpenBooks, name: str, roles: tuple[Role, ...], deputy_for: Collection[Role]) -> PersonId:
    person = new_person_id()
    file, today = books.desk.organisation_file, _today(books)
    books.append(file, PersonNamed(person, name, today))
    for role in roles:
        books.append(file, RoleGiven(person, role, today, role in deputy_for))
    return person


def enrol(
    books: OpenBooks,
    name: str,
    enrolment: Enrolment,
    roles: tuple[Role, ...],
    person: PersonId | None = None,
    *,
    deputy_for: Collection[Role] = (),
    after_recovery: bool = False,
) -> PersonId:
    """Says whose a key is; `person` is who has it where they are known already. Gives the roles after it."""
    file, today = books.desk.organisation_file, _today(books)
    if person is None:
        person = new_person_id()
        books.append(file, PersonNamed(person, name, today))
    books.append(
        file,
        WorkerEnrolled(
            person,
            enrolment.label,
            enrolment.signing_key,
            enrolment.sealing_certificate,
            enrolment.key_proof,
            today,
            after_recovery,
        ),
    )
    # From the moment there is a designated person with keys, a founder may give no more roles: so this one comes last.
    for role in sorted(roles, key=lambda one: one is Role.DESIGNATED_PERSON):
        books.append(file, RoleGiven(person, role, today, role in deputy_for))
    return person


def _closes(entry: Entry, day: str, is_bank_holiday: bool) -> bool:
    closed = entry.content
    return isinstance(closed, ClosedOn) and (closed.day, closed.is_bank_holiday) == (day, is_bank_holiday)


def _is_time(text: str) -> bool:
    try:
        return time.fromisoformat(text).strftime("%H:%M") == text
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _today(books: OpenBooks) -> str:
    return books.desk.clock.now().astimezone(LONDON).date().isoformat()


__all__ = [
    "NewOrganisation",
    "NewWorker",
    "add_colleague",
    "add_worker",
    "close_on",
    "enrol",
    "find_person",
    "found",
    "give_role",
    "may_give_roles",
    "refuse_unless_may_give_roles",
    "set_office_hours",
    "set_up",
    "suggest_label",
    "withdraw_closure",
]
