"""Who acts in a role today, in a case file or in general: holders, or whoever stands in for them by the procedure's chain.

Whoever a case file is about is passed over in it, and nothing says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.chains import Acting, Chain, roles_today, who_acts
from safeguard_desktop.domain.concerned import concerned_people
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.roles import Person, Role


@dataclass(frozen=True, slots=True)
class StandIn:
    """That somebody who holds a role is away: until which day, and who acts. `otherwise`: whom to turn to where nobody here does.

    `paragraph` is where the procedure says so; "" where another holder of the role is here.
    """

    name: str
    role: Role
    until: date
    acting: tuple[str, ...]
    otherwise: str = ""
    paragraph: str = ""


def left_out_of(books: Books, case: CaseFile | None) -> frozenset[PersonId]:
    """The people a case file is about."""
    return concerned_people(case.about_workers, books.organisation) if case is not None else frozenset()


def acting_in(books: Books, role: Role, case: CaseFile | None = None) -> Acting:
    """Who acts in a role today."""
    return who_acts(books.organisation, _chains(books), role, books.desk.now.date, left_out_of(books, case))


def names_acting(books: Books, role: Role, case: CaseFile | None = None) -> tuple[str, ...]:
    """Their names; where nobody here acts, whom the procedure turns to in the end."""
    acting = acting_in(books, role, case)
    return tuple(person.name for person in acting.people) or tuple(filter(None, [acting.otherwise]))


def me_in(books: Books, case: CaseFile | None = None) -> Person | None:
    """Who is at the desk, with the roles they act in today, those they stand in for included. None for the recovery sheet."""
    me = books.organisation.person_of(books.desk.vault.signing_key_id)
    if me is None:
        return None
    return replace(me, roles=_roles(books, me, case))


def stand_ins(books: Books) -> tuple[StandIn, ...]:
    """Everybody who holds a role and is away today, by role."""
    found = []
    for role in Role:
        acting = acting_in(books, role)
        names = tuple(person.name for person in acting.people)
        paragraph = acting.chain.paragraph if acting.chain is not None else ""
        for person, until in acting.away:
            found.append(StandIn(person.name, role, until, names, acting.otherwise, paragraph))
    return tuple(found)


def _roles(books: Books, me: Person, case: CaseFile | None) -> frozenset[Role]:
    today = books.desk.now.date
    return roles_today(books.organisation, _chains(books), me, today, left_out_of(books, case))


def _chains(books: Books) -> Sequence[Chain]:
    packs = (books.desk.definitions.pack(books.reading, digest) for digest in books.packs_in_force())
    return tuple(chain for pack in packs for chain in pack.chains)
