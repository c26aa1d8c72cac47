"""An organisation's own rule pack: read strictly, kept by hash, in force from a day on. A faulty one changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from safeguard_desktop.casework.adopting import take_up
from safeguard_desktop.casework.choosing_rules import (
    choose,
    day_from,
    organisation_on,
    refuse_unless_designated,
    replace_procedure,
)
from safeguard_desktop.casework.definitions import FORM, RULE_PACK
from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.saving import read_bytes
from safeguard_desktop.content.faults import did_you_mean
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.content.shipped import ShippedDefinition
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.rules import RulePack, Use
from safeguard_desktop.domain.texts import gettext as _

LONGEST_PACK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class PackFile:
    """A rule pack read from a file, not taken in yet. `notes` are no faults, but something will never come due."""

    pack: RulePack
    data: bytes
    notes: tuple[str, ...]


def read_pack_file(desk: Desk, source: Path) -> PackFile:
    """Reads an organisation's own pack without taking it in.

    Raises FaultyFile with every fault, NotPossible for what cannot be read, and Refused for one that cannot be taken in here.
    """
    data = read_bytes(source, LONGEST_PACK, _("The file is too large to be a rule pack."))
    pack = read_pack(data, source.name)

    def look(books: Books) -> PackFile:
        refuse_unless_designated(books)
        _refuse_unless_new(books, pack)
        return PackFile(pack, data, tuple(_notes(books, pack)))

    return desk.read(look)


def import_pack(desk: Desk, file: PackFile, from_day: str = "") -> date:
    """Takes a pack that was read into the vault, in force from a day on (ISO date, "" for today), and returns that day.

    An own procedure takes the place of the one that is in force. Threads that are open keep their packs. Raises Refused.
    """
    return desk.write(lambda books: _import(books, file, day_from(books, from_day)))


def _import(books: OpenBooks, file: PackFile, day: date) -> date:
    pack = file.pack
    refuse_unless_designated(books)
    _refuse_unless_new(books, pack)
    take_up(books, ShippedDefinition(RULE_PACK, pack.id, pack.version, file.data), day)
    if pack.id in organisation_on(books, day).packs_off:
        choose(books, pack.id, "", day, is_on=True)
    if pack.use is Use.PROCEDURE:
        replace_procedure(books, pack.id, day)
    return day


def _refuse_unless_new(books: Books, pack: RulePack) -> None:
    """A pack has an id of its own, and a version that was not there before: what is published never changes."""
    if any(one.id == pack.id for one in books.desk.shipped.of_kind(RULE_PACK)):
        raise Refused(
            _("A rule pack named '{id}' comes with the program. Nothing was changed.").format(id=pack.id),
            _("Give yours an id of its own, such as 'our-{id}'.").format(id=pack.id),
        )
    adopted = [one for one in organisation_on(books, date.max).adopted if one.definition_kind == RULE_PACK]
    newest = max((one.version for one in adopted if one.id == pack.id), default=0)
    if pack.version <= newest:
        raise Refused(
            _("Version {version} of '{id}' is here already. Nothing was changed.").format(version=newest, id=pack.id),
            _("A pack that was taken in never changes. Raise its version to {next} and import it again.").format(
                next=newest + 1
            ),
        )


def _notes(books: Books, pack: RulePack) -> Iterator[str]:
    """Names that no form here records, so that what they start never starts and what they end never ends."""
    cache = books.desk.definitions
    forms = [cache.form(books.reading, one.hash) for one in cache.in_force(books.organisation, FORM)]
    known = {one.name for form in forms for one in form.milestones}
    for rule in pack.rules:
        named = {*rule.starts, *(name for names in rule.stops for name in names)} if rule.asks_for_something else set()
        for name in sorted(named - known):
            said = _("Rule {rule}: no form here records '{name}'.").format(rule=rule.id, name=name)
            yield said + did_you_mean(name, known)
