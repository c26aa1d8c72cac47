"""Which rules count: packs turned on and off, optional rules turned on and off, each from a day on and by a designated person.

What is chosen is an entry of the organisation file. A pack counts for threads opened from that day on, an optional rule for all.
"""

from collections.abc import Mapping
from datetime import date

from safeguard_desktop.casework.adopting import take_up
from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.content.shipped import RULE_PACK, ShippedDefinition
from safeguard_desktop.domain.contents import RuleChosen
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.organisation import Organisation, fold_organisation
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.rules import PackRule, RulePack, Use
from safeguard_desktop.domain.texts import gettext as _


def choose_pack(desk: Desk, pack_id: str, *, is_on: bool, from_day: str = "") -> None:
    """Puts a rule pack in force beside the organisation's procedure, or takes it out, from a day on (ISO date, "" for today).

    Threads that are open keep their packs. A procedure that was in force before takes the place of the one that is. Raises
    Refused for an unknown pack, a day that is past or no date, and anyone but a designated person.
    """
    desk.write(lambda books: _choose_pack(books, pack_id, is_on=is_on, day=day_from(books, from_day)))


def choose_rule(desk: Desk, rule_id: str, *, is_on: bool, from_day: str = "") -> None:
    """Turns an optional rule of a pack in force on or off, from a day on, in open threads too. Raises Refused as `choose_pack`."""
    desk.write(lambda books: _choose_rule(books, rule_id, is_on=is_on, day=day_from(books, from_day)))


def choose_rules(desk: Desk, packs: Mapping[str, bool], rules: Mapping[str, bool], from_day: str = "") -> None:
    """Several of both at once, wholly or not at all; by id whether each is to be on. Raises Refused as `choose_pack`."""

    def choose_all(books: OpenBooks) -> None:
        day = day_from(books, from_day)
        for pack_id, is_on in packs.items():
            _choose_pack(books, pack_id, is_on=is_on, day=day)
        for rule_id, is_on in rules.items():
            _choose_rule(books, rule_id, is_on=is_on, day=day)

    desk.write(choose_all)


def optional_rules(books: Books) -> tuple[PackRule, ...]:
    """The rules of the packs in force that are off until a designated person turns them on."""
    packs = books.desk.definitions.packs(books.reading, books.packs_in_force())
    return tuple(PackRule(pack, rule) for pack in packs.values() for rule in pack.rules if rule.is_optional)


def refuse_unless_designated(books: Books) -> None:
    """Raises Refused for anyone but a designated person."""
    if Role.DESIGNATED_PERSON not in books.me.roles:
        raise Refused(
            _("Only a designated person can say which rules count. Nothing was changed."),
            _("Ask the designated person to do it on this laptop."),
        )


def day_from(books: Books, text: str) -> date:
    """The day a choice counts from: today (London) for "". Raises Refused for no date, and for one that is past."""
    today = books.desk.clock.now().astimezone(LONDON).date()
    if not text.strip():
        return today
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refused(_("A day is written as 2026-12-01. Nothing was changed.")) from error
    if day < today:
        raise Refused(_("Rules count from today or from a later day. Nothing was changed."))
    return day


def organisation_on(books: Books, day: date) -> Organisation:
    """The organisation as all that is signed so far makes it on a day, also one that lies ahead."""
    return fold_organisation(books.reading.entries(books.desk.organisation_file), day)


def packs_on(books: Books, organisation: Organisation) -> tuple[RulePack, ...]:
    """The newest version of each rule pack an organisation has, on and off, by id."""
    cache = books.desk.definitions
    return tuple(cache.pack(books.reading, Digest(one.hash)) for one in cache.in_force(organisation, RULE_PACK))


def replace_procedure(books: OpenBooks, new: str, day: date) -> None:
    """Takes every other procedure out of force from a day on: an organisation has one."""
    organisation = organisation_on(books, day)
    for pack in packs_on(books, organisation):
        if pack.use is Use.PROCEDURE and pack.id not in (new, *organisation.packs_off):
            choose(books, pack.id, "", day, is_on=False)


def choose(books: OpenBooks, pack: str, rule: str, day: date, *, is_on: bool) -> None:
    """The entry that says so."""
    books.append(books.desk.organisation_file, RuleChosen(pack, rule, is_on, day.isoformat()))


def _choose_pack(books: OpenBooks, pack_id: str, *, is_on: bool, day: date) -> None:
    refuse_unless_designated(books)
    organisation = organisation_on(books, day)
    own = next((one for one in packs_on(books, organisation) if one.id == pack_id), None)
    shipped = next((one for one in books.desk.shipped.of_kind(RULE_PACK) if one.id == pack_id), None)
    is_off = pack_id in organisation.packs_off
    _refuse_unless_fitting(own, shipped, may_take_over=is_on and is_off)
    if own is None and shipped is not None and is_on:
        take_up(books, shipped, day)
    if is_off == is_on and (own is not None or is_on):
        choose(books, pack_id, "", day, is_on=is_on)
    if own is not None and own.use is Use.PROCEDURE:
        replace_procedure(books, pack_id, day)


def _refuse_unless_fitting(own: RulePack | None, shipped: ShippedDefinition | None, *, may_take_over: bool) -> None:
    """A procedure can only take the place of another where it was in force before; a pack nobody knows counts never."""
    use = own.use if own is not None else shipped.use if shipped is not None else Use.PROCEDURE
    if use == Use.PROCEDURE and not (own is not None and may_take_over):
        raise Refused(
            _("There is no rule pack of that name that can be turned on or off. Nothing was changed."),
            _("An organisation has one procedure. Packs of a local authority, and the public rules, count beside it."),
        )


def _choose_rule(books: OpenBooks, rule_id: str, *, is_on: bool, day: date) -> None:
    refuse_unless_designated(books)
    found = next((one for one in optional_rules(books) if one.rule.id == rule_id), None)
    if found is None:
        raise Refused(_("There is no rule of that name that can be turned on or off. Nothing was changed."))
    if (rule_id in organisation_on(books, day).rules_on) != is_on:
        choose(books, found.pack.id, rule_id, day, is_on=is_on)
