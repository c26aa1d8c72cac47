"""What the organisation knows of its authorities, as pages and commands show it: those in force, their history, numbers to ring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.setting_up import may_give_roles
from safeguard_desktop.domain.authorities import Authority, AuthorityProfiled, AuthorityWithdrawn, name_key
from safeguard_desktop.domain.authority_limits import AS_PEOPLE_SAY, limit_in_words
from safeguard_desktop.domain.ids import AuthorityId


@dataclass(frozen=True, slots=True)
class ActWithLimit:
    """An act of the procedure for which an authority may ask for less time: its name, its title and our own limit in words."""

    action: str
    title: str
    ours: str


@dataclass(frozen=True, slots=True)
class AuthoritiesHere:
    """Those in force today by name, those that begin later, and the acts that each may have limits of its own for."""

    authorities: tuple[Authority, ...]
    beginning_later: tuple[AuthorityProfiled, ...]
    acts: tuple[ActWithLimit, ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of an authority's history: who said it, when it was recorded; `said` is None where nobody had the right to."""

    said: AuthorityProfiled | AuthorityWithdrawn
    by: str
    recorded_at: datetime
    is_trusted: bool


@dataclass(frozen=True, slots=True)
class NumberToRing:
    """A local number, whose it is, and how it is reached when its office is closed."""

    name: str
    number: str
    is_out_of_hours: bool
    route: str = ""


def look_at_authorities(desk: Desk) -> AuthoritiesHere:
    """The authorities as they stand today."""
    return desk.read(_here)


def history_of(desk: Desk, authority: AuthorityId) -> tuple[Told, ...]:
    """Everything that was ever said of an authority, the newest first."""
    return desk.read(lambda books: tuple(reversed([*_told(books, authority)])))


def numbers_to_ring(desk: Desk) -> tuple[NumberToRing, ...]:
    """The local numbers for an emergency: what answers out of hours, by name."""
    return desk.read(lambda books: tuple(numbers_of(books)))


def _here(books: Books) -> AuthoritiesHere:
    authorities = sorted(books.organisation.authorities.values(), key=lambda one: name_key(one.profile.name))
    today = books.desk.now.date.isoformat()
    later = (told.said for told in _told(books) if told.is_trusted and told.said.in_force_from > today)
    return AuthoritiesHere(
        tuple(authorities),
        tuple(one for one in later if isinstance(one, AuthorityProfiled)),
        tuple(acts_with_limits(books)),
        may_give_roles(books),
    )


def acts_with_limits(books: Books) -> Iterator[ActWithLimit]:
    """The acts of the packs in force in which an authority's shorter limit counts."""
    seen: set[str] = set()
    for digest in books.packs_in_force():
        for rule in books.desk.definitions.pack(books.reading, digest).rules:
            if rule.if_authority_differs and rule.limit.code in AS_PEOPLE_SAY and rule.action not in seen:
                seen.add(rule.action)
                yield ActWithLimit(rule.action, rule.title, limit_in_words(rule.limit))


def _told(books: Books, authority: AuthorityId | None = None) -> Iterator[Told]:
    organisation = books.organisation
    for entry in books.reading.entries(books.desk.organisation_file):
        said = entry.content
        if isinstance(said, AuthorityProfiled | AuthorityWithdrawn) and authority in {None, said.authority}:
            name = organisation.name_of(entry.author)
            yield Told(said, name, entry.recorded_at, entry.id not in organisation.not_trusted)


def numbers_of(books: Books) -> Iterator[NumberToRing]:
    """The same inside a question that asks more."""
    for one in sorted(books.organisation.authorities.values(), key=lambda known: name_key(known.profile.name)):
        profile = one.profile
        if profile.out_of_hours_telephone:
            yield NumberToRing(profile.name, profile.out_of_hours_telephone, is_out_of_hours=True, route=profile.route)
        elif profile.telephone or profile.route:
            yield NumberToRing(profile.name, profile.telephone, is_out_of_hours=False, route=profile.route)


def names_of_authorities(books: Books) -> tuple[str, ...]:
    """The names of those in force, to pick from."""
    return tuple(sorted((one.profile.name for one in books.organisation.authorities.values()), key=name_key))
