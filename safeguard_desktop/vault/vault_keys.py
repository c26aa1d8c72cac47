"""The keys of an open vault in this process's memory: which generations of the vault key, and what they
open.
"""

from dataclasses import dataclass

from safeguard_desktop.vault import keys


@dataclass(frozen=True, slots=True, repr=False)
class VaultKeys:
    """The vault key by generation; more than one only while a worker's removal is being finished."""

    vault_id: str
    by_generation: dict[int, bytes]

    @property
    def newest_generation(self) -> int:
        return max(self.by_generation)

    @property
    def newest(self) -> bytes:
        return self.by_generation[self.newest_generation]

    @property
    def newest_first(self) -> tuple[bytes, ...]:
        return tuple(key for _generation, key in sorted(self.by_generation.items(), reverse=True))

    def database_key(self, vault_key: bytes) -> bytes:
        """The raw key of the database under this vault key."""
        return keys.derived(vault_key, self.vault_id, "database")

    @property
    def marker_keys(self) -> tuple[bytes, ...]:
        """What markers' MACs are made by, for each vault key, newest first."""
        return tuple(keys.derived(key, self.vault_id, "marker-mac") for key in self.newest_first)

    def with_new_generation(self) -> "VaultKeys":
        """These keys and a fresh one."""
        return VaultKeys(self.vault_id, {**self.by_generation, self.newest_generation + 1: keys.new_key()})

    def with_newest_only(self) -> "VaultKeys":
        """The newest key alone."""
        return VaultKeys(self.vault_id, {self.newest_generation: self.newest})
