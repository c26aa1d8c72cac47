"""Where a vault is: its own folder, and the folder outside it for what belongs to this laptop alone."""

from dataclasses import dataclass
from pathlib import Path

from safeguard_desktop.vault.keyring_store import KeyringStore


@dataclass(frozen=True, slots=True)
class VaultPlace:
    """A vault's `folder`, and the `state` folder of this laptop, which lies outside the vault and never
    travels with it. `keyring`, where given, holds one more copy of the marker.
    """

    folder: Path
    state: Path
    keyring: KeyringStore | None = None

    @property
    def slots(self) -> Path:
        return self.folder / "vault.slots"

    @property
    def previous_slots(self) -> Path:
        return self.folder / "vault.slots.previous"

    @property
    def database(self) -> Path:
        return self.folder / "vault.db"

    @property
    def marker(self) -> Path:
        return self.folder / "marker.json"

    @property
    def lock(self) -> Path:
        return self.folder / "vault.lock"

    def state_of(self, vault_id: str) -> Path:
        """The folder of this laptop's state for one vault."""
        return self.state / vault_id
