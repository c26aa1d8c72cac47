"""Saying who is away, and who comes back earlier: entries that people sign for themselves, or a designated person for anybody."""

from dataclasses import dataclass
from datetime import date

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.setting_up import may_give_roles
from safeguard_desktop.casework.standing_in import StandIn, stand_ins
from safeguard_desktop.domain.absences import Absence, PersonAway
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.roles import Person
from safeguard_desktop.domain.texts import gettext as _

LONGEST_DAYS = 731


def say_away(desk: Desk, person: PersonId, first_day: date, last_day: date) -> None:
    """Says that a person is away from one day to another, both included. Raises Refused."""

    def say(books: OpenBooks) -> None:
        _refuse_unless_may_say(books, person)
        if last_day < first_day:
            raise Refused(_("The last day away is before the first. Nothing was changed."), _("Check both days."))
        if (last_day - first_day).days > LONGEST_DAYS:
            raise Refused(
                _("That is longer than two years. Nothing was changed."),
                _("Check both days. Somebody who does not come back is best taken out of their roles."),
            )
        _say(books, PersonAway(person, first_day.isoformat(), last_day.isoformat(), _today(books)))

    desk.write(say)


def cancel_away(desk: Desk, person: PersonId, first_day: date) -> None:
    """Takes back that a person is away from that day on. Raises Refused where nobody said so."""

    def cancel(books: OpenBooks) -> None:
        _refuse_unless_may_say(books, person)
        known = _said(books, person, first_day)
        said = PersonAway(
            person, known.first_day.isoformat(), known.last_day.isoformat(), _today(books), is_cancelled=True
        )
        _say(books, said)

    desk.write(cancel)


def may_say_away(books: Books, person: PersonId) -> bool:
    """Whether the worker at the desk may say when that person is away."""
    me = books.organisation.person_of(books.desk.vault.signing_key_id)
    return me is not None and (me.id == person or may_give_roles(books))


def _say(books: OpenBooks, said: PersonAway) -> None:
    books.append(books.desk.organisation_file, said)


def _said(books: Books, person: PersonId, first_day: date) -> Absence:
    for one in books.organisation.absences:
        if (one.person, one.first_day) == (person, first_day):
            return one
    raise Refused(_("Nobody said that this person is away from that day on. Nothing was changed."))


def _refuse_unless_may_say(books: Books, person: PersonId) -> None:
    if person not in books.organisation.people:
        raise Refused(_("There is no such person here. Nothing was changed."))
    if not may_say_away(books, person):
        raise Refused(
            _("Only that person, or a designated person, can say when they are away. Nothing was changed."),
            _("Ask the designated person to do it on this laptop."),
        )


def _today(books: Books) -> str:
    return books.desk.now.date.isoformat()


@dataclass(frozen=True, slots=True)
class AbsencesHere:
    """Who is away today or later. `people` are those the worker at the desk may say it for, `known` everybody."""

    absences: tuple[Absence, ...]
    stand_ins: tuple[StandIn, ...]
    people: tuple[Person, ...]
    known: tuple[Person, ...]


def look_at_absences(desk: Desk) -> AbsencesHere:
    """The absences that have not ended yet, by first day; people by name."""

    def look(books: Books) -> AbsencesHere:
        known = tuple(sorted(books.organisation.people.values(), key=lambda one: one.name.casefold()))
        return AbsencesHere(
            tuple(one for one in books.organisation.absences if one.last_day >= books.desk.now.date),
            stand_ins(books),
            tuple(one for one in known if may_say_away(books, one.id)),
            known,
        )

    return desk.read(look)
