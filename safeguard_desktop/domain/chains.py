"""Who acts where the people who should are not available: the chain of a procedure moves the person, never the time.

Source: Coram 6.19 and 6.20; each pack brings its own chain as data.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.organisation import Organisation
from safeguard_desktop.domain.roles import Person, Role


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: holders of any of these `roles`; `people` is who that is in the source's procedure.

    The last resort may be somebody without a role here: then there are only the words.
    """

    people: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Whom to turn to, link after link, where the link before is not available. `rule` is the id of the rule that says so."""

    rule: str
    title: str
    summary: str
    paragraph: str
    link: tuple[Link, ...]
    lines: str = ""

    def after(self, role: Role) -> Sequence[Link]:
        """The links after the first one of that role; none where the chain does not know it."""
        at = next((number for number, link in enumerate(self.link) if role in link.roles), None)
        return () if at is None else self.link[at + 1 :]


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts in a role on a day. `people` are its own holders, or with a `chain` those who stand in for them.

    With a chain and nobody, `otherwise` says whom to turn to in the words of the last link. `away` are holders and until when.
    """

    people: tuple[Person, ...]
    away: tuple[tuple[Person, date], ...] = ()
    chain: Chain | None = None
    otherwise: str = ""


def who_acts(
    organisation: Organisation,
    chains: Sequence[Chain],
    role: Role,
    on: date,
    left_out: Collection[PersonId] = (),
) -> Acting:
    """Who acts in a role on a day. `left_out` are people a concern is about: the chain goes past them without a word.

    Where nobody holds the role at all, nobody stands in either: that is to be put right, not to be got round.
    """
    holders = organisation.holders(role)
    away = tuple(_away(organisation, holders, on, left_out))
    here = _available(organisation, holders, on, left_out)
    if here or not holders:
        return Acting(here, away)
    for chain in chains:
        links = chain.after(role)
        for link in links:
            found = dict.fromkeys(one for held in link.roles for one in organisation.holders(held))
            if people := _available(organisation, tuple(found), on, left_out):
                return Acting(people, away, chain)
        if links:
            return Acting((), away, chain, links[-1].people)
    return Acting((), away)


def roles_today(
    organisation: Organisation,
    chains: Sequence[Chain],
    person: Person,
    on: date,
    left_out: Collection[PersonId] = (),
) -> frozenset[Role]:
    """The roles a person acts in on a day: their own, and those they stand in for."""
    if person.id in left_out:
        return frozenset()
    acted = (role for role in Role if person in who_acts(organisation, chains, role, on, left_out).people)
    return person.roles.union(acted)


def _available(
    organisation: Organisation, people: Sequence[Person], on: date, left_out: Collection[PersonId]
) -> tuple[Person, ...]:
    present = (one for one in people if organisation.away_until(one.id, on) is None)
    return tuple(one for one in present if one.id not in left_out)


def _away(
    organisation: Organisation, people: Sequence[Person], on: date, left_out: Collection[PersonId]
) -> Iterator[tuple[Person, date]]:
    for one in people:
        until = organisation.away_until(one.id, on)
        if until is not None and one.id not in left_out:
            yield one, until
