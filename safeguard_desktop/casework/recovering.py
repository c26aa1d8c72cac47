"""Opening a vault by its printed recovery key, and enrolling a person anew, which every check shows from then on."""

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.program import Program, unlock_desk
from safeguard_desktop.casework.setting_up import NewWorker, enrol
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.vault import VaultPlace, unlock_with_recovery


def open_by_recovery_sheet(program: Program, place: VaultPlace, typed: str) -> Desk:
    """A desk that reads and signs as nobody.

    Raises RecoveryTextUnreadable, WrongRecoverySheet, and what unlocking raises.
    """
    return Desk(unlock_with_recovery(place, typed, program.clock.now), program.shipped, program.clock)


def enrol_after_recovery(
    program: Program, desk: Desk, new: NewWorker, person: PersonId | None, roles: tuple[Role, ...] = ()
) -> Desk:
    """Gives a person a new key, closes the desk of the recovery sheet and opens theirs.

    `person` is who they are in the record already, None for somebody new. The first entry the new key signs says that it was
    enrolled after recovery; so do the roles it gives. Raises ReasonsNeeded, LabelNotFit, WeakPassphrase, NameNotFit: then the
    desk stays open.
    """
    desk.read(Books.ask_about_clock)
    desk.vault.add_worker(new.label, new.passphrase, new.person_name)
    place = desk.vault.place
    desk.close()
    opened = unlock_desk(program, place, new.label, new.passphrase)
    opened.giving(desk.reasons).write(
        lambda books: enrol(
            books, new.person_name, opened.vault.enrolment_of(new.label), roles, person, after_recovery=True
        )
    )
    return opened
