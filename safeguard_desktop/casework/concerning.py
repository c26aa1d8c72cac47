"""Saying that a case file's concern is about one of our own people, and that it is not: from then on they do not see it.

A limit to be honest about: everybody's key opens the whole vault, so this holds in the program and not against its bytes
(docs/decisions/009-whoever-a-concern-is-about-does-not-see-it.md).
"""

from dataclasses import dataclass

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.standing_in import left_out_of, me_in
from safeguard_desktop.domain.concerned import may_say, may_withdraw
from safeguard_desktop.domain.contents import ConcernAboutWorker
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.roles import Person
from safeguard_desktop.domain.texts import gettext as _


def say_about_worker(desk: Desk, reference: str, person: PersonId, reason: str) -> None:
    """Says that the concern is about that person. Raises Refused for who may not say it.

    A designated person or counter-signatory may say it of anybody else, and anybody may say it of one of those.
    """

    def say(books: OpenBooks) -> None:
        case, me = books.case(reference), books.me
        _check(books, person, reason)
        if not may_say(me, person, books.organisation):
            raise Refused(
                _("Only a designated person or the counter-signatory can say that. Nothing was changed."),
                _("Tell one of them, not the person it is about."),
            )
        if person not in left_out_of(books, case):
            books.append(case.id, ConcernAboutWorker(person, reason.strip()))

    desk.write(say)


def say_not_about_worker(desk: Desk, reference: str, person: PersonId, reason: str) -> None:
    """Says that the concern is not about that person, who then sees the case file again. Raises Refused."""

    def say(books: OpenBooks) -> None:
        case, me = books.case(reference), books.me
        _check(books, person, reason)
        if not may_withdraw(me, person):
            raise Refused(
                _("Only another designated person or the counter-signatory can say that. Nothing was changed.")
            )
        if person in left_out_of(books, case):
            books.append(case.id, ConcernAboutWorker(person, reason.strip(), is_withdrawn=True))

    desk.write(say)


@dataclass(frozen=True, slots=True)
class WhoItIsAbout:
    """Our people: those whom a case file is about, and those whom the worker at the desk may say it of, by name."""

    about: tuple[Person, ...]
    others: tuple[Person, ...]


def look_at_concerned(desk: Desk, reference: str) -> WhoItIsAbout:
    """Whom it is about, and whom it may be said of. Raises UnknownCase."""

    def look(books: Books) -> WhoItIsAbout:
        about = left_out_of(books, books.case(reference))
        by_name = sorted(books.organisation.people.values(), key=lambda one: one.name)
        others = (one for one in by_name if one.id not in about and may_say(me_in(books), one.id, books.organisation))
        return WhoItIsAbout(tuple(one for one in by_name if one.id in about), tuple(others))

    return desk.read(look)


def people_it_is_about(desk: Desk, reference: str) -> tuple[Person, ...]:
    """Those of our people that a case file is about, by name. Raises UnknownCase."""

    def look(books: Books) -> tuple[Person, ...]:
        people = (books.organisation.people[one] for one in left_out_of(books, books.case(reference)))
        return tuple(sorted(people, key=lambda one: one.name))

    return desk.read(look)


def _check(books: Books, person: PersonId, reason: str) -> None:
    if person not in books.organisation.people:
        raise Refused(_("There is no such person here. Nothing was changed."))
    if not reason.strip():
        raise Refused(_("Please say why. Nothing was changed."))
