"""The slots file: who may open the vault, with nothing in it about anyone.

Canonical JSON with a checksum against accidents and a MAC against intent (checked once the vault key is
known). Bounds are checked before any key is computed. Format byte for byte: docs/vault-format.md.
"""

import dataclasses
import secrets
from dataclasses import dataclass
from typing import Any

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import keys
from safeguard_desktop.vault.canonical import canonical, sha256
from safeguard_desktop.vault.durable_files import plain_disk_errors, write_durably
from safeguard_desktop.vault.errors import DamagedVault, NewerVault, NotAVault, WrongPassphrase
from safeguard_desktop.vault.identifiers import new_slot_id
from safeguard_desktop.vault.keys import KeyCost, WrongKey
from safeguard_desktop.vault.place import VaultPlace
from safeguard_desktop.vault.structuring import Unreadable, json_value, structured

FORMAT = 1
LARGEST_FILE_BYTES = 64 * 1024
MOST_SLOTS = 32
WORKER, RECOVERY = "worker", "recovery"
_KDF = "argon2id"
_LENGTHS = {"id": 16, "salt": keys.SALT_BYTES, "nonce": keys.NONCE_BYTES, "wrapped": 48, "public": 32}
_SEALED_BYTES = 80


@dataclass(frozen=True, slots=True)
class SealedKey:
    """One generation of the vault key, sealed to the slot's public half."""

    generation: int
    sealed: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One way into the vault. Bytes are hexadecimal texts;
    `vault_keys` has two generations only while a worker is removed.
    """

    id: str
    label: str
    kind: str
    kdf: str
    cost: KeyCost
    salt: str
    nonce: str
    wrapped: str
    public: str
    vault_keys: tuple[SealedKey, ...]

    def header(self, vault_id: str) -> Any:
        """What is bound to the wrapped own key: everything that opening it depends on."""
        cost = dataclasses.asdict(self.cost)
        return [
            "own-key",
            FORMAT,
            vault_id,
            self.id,
            self.label,
            self.kind,
            self.kdf,
            cost,
            self.salt,
            self.public,
        ]

    def own_key(self, vault_id: str, secret: bytes) -> bytes:
        """The own key that the passphrase or recovery secret opens; raises WrongPassphrase."""
        stretched = keys.stretched(secret, bytes.fromhex(self.salt), self.cost)
        try:
            return keys.unwrap(stretched, bytes.fromhex(self.nonce), bytes.fromhex(self.wrapped), self.header(vault_id))
        except WrongKey as error:
            raise WrongPassphrase from error

    def opened_vault_keys(self, vault_id: str, own_key: bytes) -> dict[int, bytes]:
        """The vault keys by generation; raises DamagedVault."""
        try:
            return {
                key.generation: keys.open_vault_key(
                    own_key,
                    vault_id,
                    bytes.fromhex(key.sealed),
                    _seal_info(vault_id, self.id, key.generation),
                )
                for key in self.vault_keys
            }
        except WrongKey as error:
            raise DamagedVault(_("a sealed key in the slots file does not open")) from error

    def with_vault_keys(self, vault_id: str, vault_keys: dict[int, bytes]) -> "Slot":
        """The slot with these generations sealed to it; nobody needs to be there."""
        public = bytes.fromhex(self.public)
        sealed = tuple(
            SealedKey(generation, keys.seal_vault_key(key, public, _seal_info(vault_id, self.id, generation)).hex())
            for generation, key in sorted(vault_keys.items())
        )
        return dataclasses.replace(self, vault_keys=sealed)

    def with_secret(self, vault_id: str, own_key: bytes, secret: bytes) -> "Slot":
        """The slot with the own key wrapped afresh, by a new salt and nonce."""
        fresh = dataclasses.replace(
            self, salt=secrets.token_hex(keys.SALT_BYTES), nonce=secrets.token_hex(keys.NONCE_BYTES)
        )
        stretched = keys.stretched(secret, bytes.fromhex(fresh.salt), fresh.cost)
        box = keys.wrap(stretched, bytes.fromhex(fresh.nonce), own_key, fresh.header(vault_id))
        return dataclasses.replace(fresh, wrapped=box.hex())


@dataclass(frozen=True, slots=True)
class SlotsFile:
    """The whole file. `generation` counts its versions."""

    vault: str
    generation: int
    slots: tuple[Slot, ...]
    mac: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of workers' slots."""
        return tuple(slot.label for slot in self.slots if slot.kind == WORKER)

    def slot_of(self, label: str) -> Slot | None:
        """The worker's slot of that label, in whatever case it was typed."""
        return next((s for s in self.slots if s.kind == WORKER and s.label.casefold() == label.casefold()), None)

    def with_slots(self, slots: tuple[Slot, ...], vault_key: bytes) -> "SlotsFile":
        """The next version of the file, with its MAC."""
        return SlotsFile(self.vault, self.generation + 1, slots).sealed(vault_key)

    def sealed(self, vault_key: bytes) -> "SlotsFile":
        """The file with the MAC by this vault key."""
        return dataclasses.replace(self, mac=self._mac(vault_key))

    def check_mac(self, vault_key: bytes) -> None:
        """Raises DamagedVault where someone without the vault key changed the file."""
        if not keys.is_same(self.mac, self._mac(vault_key)):
            raise DamagedVault(_("the slots file was changed by a stranger"))

    def to_bytes(self) -> bytes:
        """The file's bytes."""
        body = {"format": FORMAT, **self._plain(), "mac": self.mac}
        return canonical({**body, "checksum": sha256(canonical(body))})

    def _mac(self, vault_key: bytes) -> str:
        return keys.mac(keys.derived(vault_key, self.vault, "slots-mac"), canonical(self._plain()))

    def _plain(self) -> dict[str, Any]:
        value = dataclasses.asdict(self)
        del value["mac"]
        return value


def new_slot(vault_id: str, label: str, kind: str, cost: KeyCost, secret: bytes) -> tuple[Slot, bytes]:
    """A slot with a fresh own key, and that key. It opens no vault before `with_vault_keys`."""
    own_key = keys.new_key()
    public = keys.own_public_half(own_key, vault_id).hex()
    slot = Slot(new_slot_id(), label, kind, _KDF, cost, "", "", "", public, ())
    return slot.with_secret(vault_id, own_key, secret), own_key


def write_slots(place: VaultPlace, slots: SlotsFile) -> None:
    """Puts the file in place; the one before stays beside it until the new one has opened the vault."""
    with plain_disk_errors():
        if place.slots.exists():
            write_durably(place.previous_slots, place.slots.read_bytes())
    write_durably(place.slots, slots.to_bytes())


def forget_previous(place: VaultPlace) -> None:
    """Removes the version before, once the present one opened the vault."""
    with plain_disk_errors():
        place.previous_slots.unlink(missing_ok=True)


def read_slots(place: VaultPlace) -> tuple[SlotsFile, bool]:
    """The slots file, and whether it is the version before because the present one is damaged.

    Raises NotAVault, NewerVault or DamagedVault.
    """
    try:
        return _read(place.slots), False
    except (DamagedVault, NotAVault):
        if not place.previous_slots.exists():
            raise
        return _read(place.previous_slots), True


def _read(path: Any) -> SlotsFile:
    with plain_disk_errors():
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_FILE_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise NotAVault from error
    return slots_from_bytes(data)


def slots_from_bytes(data: bytes) -> SlotsFile:
    """The slots file of these bytes, all bounds checked and no key computed;
    raises NewerVault or DamagedVault.
    """
    if len(data) > LARGEST_FILE_BYTES:
        raise DamagedVault(_("the slots file is too large"))
    try:
        value = json_value(data)
        if isinstance(value, dict) and isinstance(value.get("format"), int) and value["format"] > FORMAT:
            raise NewerVault
        slots = structured(_checked_body(value), SlotsFile)
        _check_bounds(slots)
        _check_written_alike(slots, data)
    except (Unreadable, KeyError, ValueError, RecursionError) as error:
        raise DamagedVault(_("the slots file does not read as it was written")) from error
    return slots


def _checked_body(value: Any) -> Any:
    checksum = value.pop("checksum") if isinstance(value, dict) else None
    if checksum != sha256(canonical(value)) or value.pop("format") != FORMAT:
        raise Unreadable("checksum")
    return value


def _check_written_alike(slots: SlotsFile, data: bytes) -> None:
    """Refuses what was left out or written in another way than ours."""
    if slots.to_bytes() != data:
        raise Unreadable("canonical")


def _check_bounds(slots: SlotsFile) -> None:
    if not 1 <= len(slots.slots) <= MOST_SLOTS or len(bytes.fromhex(slots.vault)) != 16:
        raise Unreadable("slots")
    for slot in slots.slots:
        lengths_fit = all(len(bytes.fromhex(getattr(slot, name))) == length for name, length in _LENGTHS.items())
        sealed_fit = all(len(bytes.fromhex(key.sealed)) == _SEALED_BYTES for key in slot.vault_keys)
        is_known = slot.kind in {WORKER, RECOVERY} and slot.kdf == _KDF and slot.cost.is_within_bounds
        if not (lengths_fit and sealed_fit and is_known and 1 <= len(slot.vault_keys) <= 2):
            raise Unreadable("slot")


def _seal_info(vault_id: str, slot_id: str, generation: int) -> Any:
    return ["vault-key", FORMAT, vault_id, slot_id, generation]
