"""Who is away from when until when. An absence moves who acts, never by when: that is `chains`'s to say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from safeguard_desktop.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class PersonAway:
    """That a person is away from one day to another, both whole days (ISO dates). Why is nobody's business here.

    A later entry of the same person with the same first day takes its place; with `is_cancelled` they are not away after all.
    """

    person: PersonId
    first_day: str
    last_day: str
    in_force_from: str
    is_cancelled: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Absence:
    """A person's time away; both days are inside it."""

    person: PersonId
    first_day: date
    last_day: date

    def covers(self, day: date) -> bool:
        """Whether the person is away on that day."""
        return self.first_day <= day <= self.last_day


def with_absence(absences: tuple[Absence, ...], said: PersonAway) -> tuple[Absence, ...]:
    """The absences once this was said, by first day. What cannot be read as two days in order changes nothing."""
    try:
        absence = Absence(said.person, date.fromisoformat(said.first_day), date.fromisoformat(said.last_day))
    except ValueError:
        return absences
    if absence.last_day < absence.first_day:
        return absences
    others = [one for one in absences if (one.person, one.first_day) != (absence.person, absence.first_day)]
    found = others if said.is_cancelled else [*others, absence]
    return tuple(sorted(found, key=lambda one: (one.first_day, one.person)))


def away_until(absences: Iterable[Absence], person: PersonId, on: date) -> date | None:
    """The last day of the time a person is away on a day, absences that join up taken together; None where they are here."""
    mine = [one for one in absences if one.person == person]
    last = max((one.last_day for one in mine if one.covers(on)), default=None)
    while last is not None:
        further = max((one.last_day for one in mine if one.first_day.toordinal() <= last.toordinal() + 1), default=last)
        if further <= last:
            break
        last = further
    return last
