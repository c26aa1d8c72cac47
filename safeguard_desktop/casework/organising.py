"""Changes to the organisation that a person makes in Settings; each is a signed entry of the organisation file."""

from collections.abc import Collection
from dataclasses import dataclass

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.first_steps import check_new_key
from safeguard_desktop.casework.setting_up import (
    NewWorker,
    add_colleague,
    add_worker,
    enrol,
    refuse_unless_may_give_roles,
)
from safeguard_desktop.domain.calendars import Nation
from safeguard_desktop.domain.contents import KeyRemoved, OrganisationNamed, PersonNamed, RoleGiven, WorkerEnrolled
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.roles import Person, Role
from safeguard_desktop.domain.texts import gettext as _


@dataclass(frozen=True, slots=True, repr=False)
class PersonAnswers:
    """What is said of a person. `label` and `passphrase` are there where they sit here and chose a key, "" otherwise."""

    name: str
    roles: tuple[Role, ...]
    deputy_for: frozenset[Role] = frozenset()
    label: str = ""
    passphrase: str = ""


def add_person(desk: Desk, answers: PersonAnswers) -> PersonId:
    """Adds a person, with a key where they chose one. Raises Refused, LabelNotFit, WeakPassphrase, NameNotFit."""
    if not answers.label:
        return add_colleague(desk, answers.name, answers.roles, answers.deputy_for)
    new = NewWorker(answers.label, answers.passphrase, answers.name)
    return add_worker(desk, new, answers.roles, answers.deputy_for)


def change_person(desk: Desk, person: PersonId, answers: PersonAnswers) -> None:
    """Makes name, roles and key what was said. Raises Refused, LabelNotFit, WeakPassphrase, NameNotFit."""
    if answers.label:
        check_new_key(answers.label, answers.passphrase, desk.vault.labels)
    if desk.read(lambda books: books.organisation.people[person].name) != answers.name:
        rename_person(desk, person, answers.name)
    set_roles(desk, person, answers.roles, answers.deputy_for)
    if answers.label:
        give_key(desk, person, answers.label, answers.passphrase)


def name_organisation(desk: Desk, name: str, nation: str) -> None:
    """Changes the organisation's name or nation. Raises UnknownNation."""
    checked = Nation.parse(nation).value
    desk.write(lambda books: books.append(desk.organisation_file, OrganisationNamed(name, checked, _today(books))))


def rename_person(desk: Desk, person: PersonId, name: str) -> None:
    """Puts a person's name right."""
    desk.read(refuse_unless_may_give_roles)
    desk.write(lambda books: books.append(desk.organisation_file, PersonNamed(person, name, _today(books))))


def set_roles(desk: Desk, person: PersonId, roles: Collection[Role], deputy_for: Collection[Role] = ()) -> int:
    """Gives and ends roles until the person holds exactly these, some of them as a deputy. Returns how many entries it took.

    Raises Refused for who is no designated person, and where nobody would be left who could give roles.
    """
    desk.read(refuse_unless_may_give_roles)

    def act(books: OpenBooks) -> int:
        held = books.organisation.people[person]
        ended = held.roles - set(roles)
        if Role.DESIGNATED_PERSON in ended:
            _refuse_to_leave_nobody(books, held)
        given = [role for role in roles if _is_new(held, role, role in deputy_for)]
        # What is done to the designated role comes last: from then on its author may no longer change anything.
        changes = sorted((*((role, False) for role in given), *((role, True) for role in ended)), key=_designated_last)
        for role, is_ended in changes:
            is_deputy = role in deputy_for and not is_ended
            books.append(desk.organisation_file, RoleGiven(person, role, _today(books), is_deputy, is_ended))
        return len(given) + len(ended)

    return desk.write(act)


def give_key(desk: Desk, person: PersonId, label: str, passphrase: str) -> None:
    """Enrols a person who is known already and sits here now to choose a passphrase.

    Raises Refused, LabelNotFit, WeakPassphrase.
    """
    desk.read(refuse_unless_may_give_roles)
    name = desk.read(lambda books: books.organisation.people[person].name)
    new = NewWorker(label, passphrase, name)
    desk.read(Books.ask_about_clock)
    desk.vault.add_worker(new.label, new.passphrase, new.person_name)
    desk.write(lambda books: enrol(books, name, desk.vault.enrolment_of(new.label), (), person))


def change_passphrase(desk: Desk, current: str, new: str) -> None:
    """Changes the passphrase of the key at the desk. Raises WrongPassphrase, WeakPassphrase."""
    desk.vault.change_passphrase(current, new)


def remove_key(desk: Desk, label: str) -> None:
    """Takes a key away: it opens this vault no longer, and the whole vault is encrypted afresh.

    What was signed with it stays. Raises Refused, UnknownLabel, LastWorker.
    """
    desk.read(refuse_unless_may_give_roles)
    holder = desk.read(lambda books: _holder_of(books, label))
    if label == desk.vault.label:
        raise Refused(
            _("This is the key you are using, so it cannot be removed from here."),
            _("Another designated person can remove it with their own key."),
        )
    # The entry comes first: cut short between the two, the key still stands in the list and can be removed again.
    if holder is not None:
        desk.write(lambda books: books.append(desk.organisation_file, KeyRemoved(holder, label, _today(books))))
    desk.vault.remove_worker(label)


def _holder_of(books: Books, label: str) -> PersonId | None:
    """Whose key it is, an older one of theirs included; None where it was never enrolled."""
    holder = None
    for entry in books.reading.entries(books.desk.organisation_file):
        content = entry.content
        if isinstance(content, WorkerEnrolled) and content.label.casefold() == label.casefold():
            holder = content.person
    return holder


def _is_new(held: Person, role: Role, is_deputy: bool) -> bool:
    return role not in held.roles or is_deputy != (role in held.is_deputy_for)


def _designated_last(change: tuple[Role, bool]) -> tuple[bool, Role]:
    return change[0] is Role.DESIGNATED_PERSON, change[0]


def _refuse_to_leave_nobody(books: OpenBooks, held: Person) -> None:
    others = [one for one in books.organisation.holders(Role.DESIGNATED_PERSON) if one.id != held.id and one.label]
    if not others:
        raise Refused(
            _("Then nobody with a key would be a designated person, and nobody could give roles any more."),
            _("Nothing was changed. Give the role to somebody else with a key first."),
        )


def _today(books: OpenBooks) -> str:
    return books.desk.now.date.isoformat()
