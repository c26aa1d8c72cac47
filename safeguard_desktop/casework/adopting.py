"""Taking definitions into a vault: shipped ones at setting up and at an upgrade, and a rule pack when a lead turns it on.

Forms and calendars are all taken. Of the rule packs an organisation has one procedure; local and statutory ones it turns on.
"""

from datetime import date

from safeguard_desktop.casework.desk import Books, OpenBooks
from safeguard_desktop.content.shipped import RULE_PACK, ShippedDefinition
from safeguard_desktop.domain.contents import DefinitionAdopted
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.rules import Use
from safeguard_desktop.domain.texts import gettext as _


def adopt_shipped(books: OpenBooks, procedure: str = "") -> int:
    """Adopts those shipped definitions the vault does not have yet, at an upgrade too. Returns how many.

    `procedure` is the id of the rule pack that a new vault works by; "" takes the one that is offered first. Raises FaultyFile
    where a new vault has no procedure to work by, because its file has faults.
    """
    known = {one.hash for one in books.organisation.adopted}
    packs = _packs_wanted(books, procedure)
    new = [
        one
        for one in books.desk.shipped.definitions
        if one.hash not in known and (one.kind != RULE_PACK or one.id in packs)
    ]
    today = books.desk.clock.now().astimezone(LONDON).date()
    for one in new:
        take_up(books, one, today)
    return len(new)


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


def take_up(books: OpenBooks, one: ShippedDefinition, day: date) -> None:
    """Keeps a definition's bytes by hash and says that it is in force from a day on."""
    digest = books.writing.adopt(one.kind, one.id, one.version, one.data)
    adopted = DefinitionAdopted(one.kind, one.id, one.version, digest, day.isoformat())
    books.append(books.desk.organisation_file, adopted)
