"""The real things the program is built from, made once by bootstrap and handed on as one argument."""

from dataclasses import dataclass
from pathlib import Path

from safeguard_desktop.casework.adopting import adopt_shipped
from safeguard_desktop.casework.clock import Clock
from safeguard_desktop.casework.desk import Desk, OpenBooks
from safeguard_desktop.casework.machine_clock import said_by_program
from safeguard_desktop.content.shipped import Shipped
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.vault import KeyCost, KeyringStore, VaultPlace, unlock


@dataclass(frozen=True, slots=True)
class Program:
    """Definitions, clock, key-derivation cost and places. `state` is this laptop's own folder, outside every vault.

    `keyring`, where given, holds one more copy of the mark that guards against old copies of a vault.
    """

    shipped: Shipped
    clock: Clock
    state: Path
    default_vault: Path
    key_cost: KeyCost
    keyring: KeyringStore | None = None

    def place(self, folder: Path | None) -> VaultPlace:
        """Where a vault is, the default one where none is named."""
        return VaultPlace(folder or self.default_vault, self.state, self.keyring)


def unlock_desk(program: Program, place: VaultPlace, label: str, passphrase: str) -> Desk:
    """Opens a worker's desk and adopts definitions that came with a newer program.

    Raises what `vault.unlock` raises: WrongPassphrase, WaitBeforeRetry, VaultInUse, DamagedVault, NewerVault ...
    """
    desk = Desk(unlock(place, label, passphrase, program.clock.now), program.shipped, program.clock)
    try:
        if not desk.vault.warnings:
            desk.giving(said_by_program()).write(_adopt_as_worker)
    except MendableError:
        desk.close()
        raise
    return desk


def _adopt_as_worker(books: OpenBooks) -> None:
    """Only who may sign adopts; the recovery sheet signs as nobody and leaves it to the next worker."""
    if books.organisation.person_of(books.desk.vault.signing_key_id) is not None:
        adopt_shipped(books)
