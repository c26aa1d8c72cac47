"""Whom of our own people a case file is about: they take no part in its procedure and cannot see it.

Source: Coram 6.20: whoever is suspected is not told; somebody else in their place is.
"""

from collections.abc import Iterable

from safeguard_desktop.domain.contents import ConcernAboutWorker
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.organisation import Organisation
from safeguard_desktop.domain.roles import Person, Role

DECIDING = (Role.DESIGNATED_PERSON, Role.COUNTER_SIGNATORY)
"""Who says whom a concern is about, and that it is not."""


def concerned_people(entries: Iterable[Entry], organisation: Organisation) -> frozenset[PersonId]:
    """The people that a case file's entries say its concern is about. `entries` are in fold order.

    What somebody had no right to say changes nothing: nobody takes themselves out of it.
    """
    found: set[PersonId] = set()
    for entry in entries:
        said = entry.content
        if not isinstance(said, ConcernAboutWorker):
            continue
        author = organisation.person_of(entry.author)
        if said.is_withdrawn and may_withdraw(author, said.person):
            found.discard(said.person)
        elif not said.is_withdrawn and may_say(author, said.person, organisation):
            found.add(said.person)
    return frozenset(found)


def may_say(author: Person | None, about: PersonId, organisation: Organisation) -> bool:
    """Whether they may say that a concern is about a person: who decides, or anybody where that person is one who decides."""
    if author is None or author.id == about:
        return False
    person = organisation.people.get(about)
    return _decides(author) or (person is not None and _decides(person))


def may_withdraw(author: Person | None, about: PersonId) -> bool:
    """Whether they may say that it is not about that person."""
    return author is not None and author.id != about and _decides(author)


def _decides(person: Person) -> bool:
    return any(role in person.roles for role in DECIDING)
