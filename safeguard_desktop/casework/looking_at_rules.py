"""What Settings and the command line show of the rules: every pack there is, on or off, and what may be turned on in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from safeguard_desktop.casework.choosing_rules import optional_rules, organisation_on, packs_on
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.content.shipped import RULE_PACK
from safeguard_desktop.domain.contents import DefinitionAdopted, RuleChosen
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.rules import RulePack, Use


@dataclass(frozen=True, slots=True)
class PackHere:
    """A rule pack: whether it is on today, since or, where that lies ahead, from which day on (None: never chosen).

    `will_be_on` is how it stands once every choice has come into force; `is_own`: the organisation imported it.
    """

    id: str
    title: str
    version: int
    use: Use
    source: str
    rules: int
    is_on: bool
    will_be_on: bool
    is_own: bool
    since: date | None

    @property
    def may_be_chosen(self) -> bool:
        """Whether it can be turned on and off; of procedures, only one that was in force before can be turned on again."""
        return self.use is not Use.PROCEDURE or (self.since is not None and not self.will_be_on)


@dataclass(frozen=True, slots=True)
class OptionalRule:
    """A rule that counts only where it is turned on, what it asks for, and why it is only offered."""

    id: str
    title: str
    summary: str
    paragraph: str
    pack: str
    why: str
    is_on: bool
    will_be_on: bool


@dataclass(frozen=True, slots=True)
class RulesHere:
    """All of it today. `faulty` says in words which shipped packs were refused; what was adopted of them stays in force."""

    packs: tuple[PackHere, ...]
    optional: tuple[OptionalRule, ...]
    faulty: tuple[str, ...]
    may_change: bool


def look_at_rules(desk: Desk) -> RulesHere:
    """The rules as they stand today: the procedure first, then what counts or could count beside it."""
    return desk.read(_rules_here)


def _rules_here(books: Books) -> RulesHere:
    coming = organisation_on(books, date.max)
    optional = tuple(
        OptionalRule(
            one.rule.id,
            one.rule.title,
            one.rule.summary,
            one.pack.source(one.rule).paragraph,
            one.pack.title,
            one.rule.good_practice,
            one.rule.id in books.organisation.rules_on,
            one.rule.id in coming.rules_on,
        )
        for one in optional_rules(books)
    )
    order = list(Use)
    packs = sorted(_packs(books), key=lambda one: (order.index(one.use), not one.will_be_on, one.title))
    faulty = tuple(str(one) for one in books.desk.shipped.faulty_packs)
    return RulesHere(tuple(packs), optional, faulty, Role.DESIGNATED_PERSON in books.me.roles)


def _packs(books: Books) -> Iterator[PackHere]:
    coming, shipped = organisation_on(books, date.max), books.desk.shipped.of_kind(RULE_PACK)
    shipped_ids = {one.id for one in shipped}
    there = {one.id: one for one in packs_on(books, coming)}
    on = {one.id for one in packs_on(books, books.organisation)} - books.organisation.packs_off
    since = _since(books)
    for pack in there.values():
        will_be_on = pack.id not in coming.packs_off
        yield _pack(pack, pack.id in on, will_be_on, pack.id not in shipped_ids, since.get(pack.id))
    for one in shipped:
        if one.id not in there and one.use != Use.PROCEDURE:
            yield _pack(read_pack(one.data, one.id), False, False, False, None)


def _pack(pack: RulePack, is_on: bool, will_be_on: bool, is_own: bool, since: date | None) -> PackHere:
    source = f"{pack.organisation}, {pack.document}, {pack.edition}"
    return PackHere(
        pack.id, pack.title, pack.version, pack.use, source, len(pack.rules), is_on, will_be_on, is_own, since
    )


def _since(books: Books) -> dict[str, date]:
    """From which day on each pack stands as it was last said to."""
    since: dict[str, date] = {}
    for entry in books.reading.entries(books.desk.organisation_file):
        content = entry.content
        if isinstance(content, DefinitionAdopted) and content.definition_kind == RULE_PACK:
            since[content.id] = date.fromisoformat(content.in_force_from)
        elif isinstance(content, RuleChosen) and not content.rule and entry.id not in books.organisation.not_trusted:
            since[content.pack] = date.fromisoformat(content.in_force_from)
    return since
