"""Taking shipped definitions into a vault: at setting up, at an upgrade, and when a lead turns a rule pack on.

Forms and calendars are all taken. Of the rule packs an organisation has one procedure; local and statutory ones it turns on.
"""

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.content.shipped import RULE_PACK, ShippedDefinition
from safeguard_desktop.domain.contents import DefinitionAdopted, RuleChosen
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.rules import PackRule, Use
from safeguard_desktop.domain.texts import gettext as _


def adopt_shipped(books: OpenBooks, procedure: str = "") -> int:
    """Adopts those shipped definitions the vault does not have yet, at an upgrade too. Returns how many.

    `procedure` is the id of the rule pack that a new vault works by; "" takes the one that is offered first. Raises FaultyFile
    where a new vault has no procedure to work by, because its file has faults.
    """
    known = {one.hash for one in books.organisation.adopted}
    packs = _packs_wanted(books, procedure)
    return sum(
        _adopt(books, one)
        for one in books.desk.shipped.definitions
        if one.hash not in known and (one.kind != RULE_PACK or one.id in packs)
    )


def choose_pack(desk: Desk, pack_id: str, *, is_on: bool) -> None:
    """Puts a shipped local or statutory pack in force from today beside the organisation's procedure, or takes it out.

    Threads that are open keep their packs. Raises Refused for an unknown pack, a procedure, and anyone but a designated person.
    """
    desk.write(lambda books: _choose_pack(books, pack_id, is_on=is_on))


def choose_rule(desk: Desk, rule_id: str, *, is_on: bool) -> None:
    """Turns an optional rule of a pack in force on or off, from today, in open threads too. Raises Refused as `choose_pack`."""
    desk.write(lambda books: _choose_rule(books, rule_id, is_on=is_on))


def optional_rules(books: Books) -> tuple[PackRule, ...]:
    """The rules of the packs in force that are off until a designated person turns them on."""
    packs = books.desk.definitions.packs(books.reading, books.packs_in_force())
    return tuple(PackRule(pack, rule) for pack in packs.values() for rule in pack.rules if rule.is_optional)


def _choose_pack(books: OpenBooks, pack_id: str, *, is_on: bool) -> None:
    _refuse_unless_designated(books)
    pack = next((one for one in books.desk.shipped.of_kind(RULE_PACK) if one.id == pack_id), None)
    if pack is None or pack.use == Use.PROCEDURE:
        raise Refused(_("There is no local or statutory rule pack of that name. Nothing was changed."))
    is_adopted = any(one.hash == pack.hash for one in books.organisation.adopted)
    if is_on and not is_adopted:
        _adopt(books, pack)
    has_one = any(one.definition_kind == RULE_PACK and one.id == pack_id for one in books.organisation.adopted)
    if has_one and (pack_id in books.organisation.packs_off) == is_on:
        books.append(books.desk.organisation_file, RuleChosen(pack_id, "", is_on, _today(books)))


def _choose_rule(books: OpenBooks, rule_id: str, *, is_on: bool) -> None:
    _refuse_unless_designated(books)
    found = next((one for one in optional_rules(books) if one.rule.id == rule_id), None)
    if found is None:
        raise Refused(_("There is no rule of that name that can be turned on or off. Nothing was changed."))
    if (rule_id in books.organisation.rules_on) != is_on:
        books.append(books.desk.organisation_file, RuleChosen(found.pack.id, rule_id, is_on, _today(books)))


def _refuse_unless_designated(books: OpenBooks) -> None:
    if Role.DESIGNATED_PERSON not in books.me.roles:
        raise Refused(
            _("Only a designated person can say which rules count. Nothing was changed."),
            _("Ask the designated person to do it on this laptop."),
        )


def _packs_wanted(books: Books, procedure: str) -> frozenset[str]:
    """The ids of the rule packs the vault has, so that it gets their newer versions; a new vault's first one."""
    adopted = frozenset(one.id for one in books.organisation.adopted if one.definition_kind == RULE_PACK)
    if adopted:
        return adopted
    shipped = [one for one in books.desk.shipped.of_kind(RULE_PACK) if one.use == Use.PROCEDURE]
    wanted = frozenset(one.id for one in shipped if (one.id == procedure if procedure else one.is_offered_first))
    if wanted:
        return wanted
    for faulty in books.desk.shipped.faulty_packs:
        raise faulty
    raise Refused(_("There is no procedure of that name in this program. Nothing was changed."))


def _adopt(books: OpenBooks, one: ShippedDefinition) -> int:
    digest = books.writing.adopt(one.kind, one.id, one.version, one.data)
    books.append(books.desk.organisation_file, DefinitionAdopted(one.kind, one.id, one.version, digest, _today(books)))
    return 1


def _today(books: OpenBooks) -> str:
    return books.desk.clock.now().astimezone(LONDON).date().isoformat()
