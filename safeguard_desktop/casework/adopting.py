"""Taking shipped definitions into a vault: at setting up, at an upgrade, and when a lead turns a rule pack on.

Forms and calendars are all taken. Of the rule packs an organisation has one procedure; local and statutory ones it turns on.
"""

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.content.shipped import RULE_PACK, ShippedDefinition
from safeguard_desktop.domain.contents import DefinitionAdopted
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.rules import Use
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


def turn_on_pack(desk: Desk, pack_id: str) -> None:
    """Puts a shipped local or statutory pack in force from today, beside the organisation's procedure.

    Threads that are open keep their packs. Raises Refused for an unknown pack, a procedure, and anyone but a designated person.
    """
    desk.write(lambda books: _turn_on(books, pack_id))


def _turn_on(books: OpenBooks, pack_id: str) -> None:
    if Role.DESIGNATED_PERSON not in books.me.roles:
        raise Refused(
            _("Only a designated person can turn a rule pack on. Nothing was changed."),
            _("Ask the designated person to do it on this laptop."),
        )
    pack = next((one for one in books.desk.shipped.of_kind(RULE_PACK) if one.id == pack_id), None)
    if pack is None or pack.use == Use.PROCEDURE:
        raise Refused(_("There is no local or statutory rule pack of that name. Nothing was changed."))
    if pack.hash not in {one.hash for one in books.organisation.adopted}:
        _adopt(books, pack)


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
    today = books.desk.clock.now().astimezone(LONDON).date().isoformat()
    books.append(books.desk.organisation_file, DefinitionAdopted(one.kind, one.id, one.version, digest, today))
    return 1
