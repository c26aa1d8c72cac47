"""Setting up step by step, so that it can be cut short at any moment and gone on with: what is left, and each step of it."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.program import Program
from safeguard_desktop.casework.setting_up import NewOrganisation, found, suggest_label
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.content.shipped import RULE_PACK, Shipped
from safeguard_desktop.domain.calendars import Nation
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.rules import RulePack, Use
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import (
    RecoverySheet,
    VaultPlace,
    check_passphrase,
    create_vault,
    fit_label,
    is_same_recovery_text,
    set_aside_unfinished,
)

_BEGUN, _FINISHED = "setting-up-begun", "recovery-sheet-typed-back"


class Left(Enum):
    """What is left to do before a vault is set up."""

    NOTHING = "nothing"
    FOUNDING = "founding"
    """It was cut short between the key and the first entries."""
    RECOVERY_SHEET = "recovery-sheet"
    """No recovery sheet was typed back yet, so nobody knows whether there is one on paper."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What first run offers: a neutral label for the first key, and the procedures that come with the program.

    The procedure that stands first is taken unless another is chosen.
    """

    label: str
    procedures: tuple[RulePack, ...]


def offer(shipped: Shipped) -> Offer:
    """What can be chosen from before there is a vault."""
    procedures = [one for one in shipped.of_kind(RULE_PACK) if one.use == Use.PROCEDURE]
    procedures.sort(key=lambda one: not one.is_offered_first)
    return Offer(suggest_label(), tuple(read_pack(one.data, one.hash) for one in procedures))


def check_new_key(label: str, passphrase: str, taken: Collection[str] = ()) -> None:
    """Raises LabelNotFit or WeakPassphrase, so that a person hears it before going on."""
    fit_label(label, taken)
    check_passphrase(passphrase)


def begin(program: Program, place: VaultPlace, new: NewOrganisation) -> Desk:
    """Makes the vault with its first worker. The recovery sheet comes later, see `new_recovery_sheet`; until it is typed back,
    `left` says so at every unlocking. What a kill left of an earlier try, which no key opens, is set aside.
    """
    nation = Nation.parse(new.nation)
    set_aside_unfinished(place)
    vault, _never_shown = create_vault(place, new.first, program.key_cost, program.clock.now)
    desk = Desk(vault, program.shipped, program.clock)
    _found(desk, new.name, nation, new.first.person_name, new.roles, new.procedure)
    return desk


def found_again(desk: Desk, name: str, nation: str, person_name: str, roles: tuple[Role, ...]) -> None:
    """Writes the first entries of a vault whose making was cut short before them."""
    if left(desk) is Left.FOUNDING:
        _found(desk, name, Nation.parse(nation), person_name, roles)


def left(desk: Desk) -> Left:
    """What is left to do. A vault made by a command has nothing left: its sheet was shown there."""
    return desk.read(_left)


def new_recovery_sheet(desk: Desk) -> RecoverySheet:
    """Makes a recovery sheet, shown only now; those printed before open this vault no longer."""
    desk.write(lambda books: books.writing.log_access(_BEGUN, desk.organisation_file, desk.clock.now()))
    return desk.vault.renew_recovery_sheet()


def type_back(desk: Desk, sheet: RecoverySheet, typed: str) -> None:
    """Takes what was typed from the paper. Raises Refused where it is not the sheet's text; once it is, setting up is done."""
    if not is_same_recovery_text(sheet.text, typed):
        raise Refused(
            _("This is a recovery key, but not the one of this vault."),
            _("Nothing is lost. Look whether the paper in your hand is the newest one."),
        )
    desk.write(lambda books: books.writing.log_access(_FINISHED, desk.organisation_file, desk.clock.now()))


def _found(
    desk: Desk, name: str, nation: Nation, person_name: str, roles: tuple[Role, ...], procedure: str = ""
) -> None:
    def act(books: OpenBooks) -> None:
        found(books, name, nation, person_name, roles, procedure)
        books.writing.log_access(_BEGUN, desk.organisation_file, desk.clock.now())

    desk.write(act)


def _left(books: Books) -> Left:
    key = books.desk.vault.signing_key_id
    if key is not None and not books.organisation.enrolments:
        return Left.FOUNDING
    if books.organisation.person_of(key) is None:
        return Left.NOTHING
    is_begun = books.reading.last_access((_BEGUN, _FINISHED)) == _BEGUN
    return Left.RECOVERY_SHEET if is_begun else Left.NOTHING


__all__ = [
    "Left",
    "Offer",
    "RecoverySheet",
    "begin",
    "check_new_key",
    "found_again",
    "left",
    "new_recovery_sheet",
    "offer",
    "type_back",
]
