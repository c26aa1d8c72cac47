"""Who may open the vault: adding a worker, changing a passphrase, removing a worker with a new vault key."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from safeguard_desktop.vault.connection import change_key, connect, guard
from safeguard_desktop.vault.engine import Engine
from safeguard_desktop.vault.errors import LastWorker, SignsAsNobody, UnknownLabel
from safeguard_desktop.vault.keys import KeyCost, new_passphrase_bytes, passphrase_bytes
from safeguard_desktop.vault.labels import RECOVERY_LABEL, fit_label
from safeguard_desktop.vault.place import VaultPlace
from safeguard_desktop.vault.recovery_sheet import RecoverySheet, new_secret, text_of_secret
from safeguard_desktop.vault.signing import WorkerKeys, new_worker_keys
from safeguard_desktop.vault.slots import RECOVERY, WORKER, Slot, SlotsFile, forget_previous, new_slot, write_slots
from safeguard_desktop.vault.vault_keys import VaultKeys
from safeguard_desktop.vault.worker_rows import drop_worker_keys, keep_worker_keys


class Workers:
    """The slots of an open vault, and the keys this session holds."""

    def __init__(
        self,
        place: VaultPlace,
        engine: Engine,
        slots: SlotsFile,
        slot: Slot,
        own_key: bytes,
        vault_keys: VaultKeys,
        worker_keys: dict[str, WorkerKeys],
        now: Callable[[], datetime],
    ) -> None:
        self.slots = slots
        self.slot = slot
        self.vault_keys = vault_keys
        self.worker_keys = worker_keys
        self._place = place
        self._engine = engine
        self._own_key = own_key
        self._now = now

    @property
    def database_key(self) -> bytes:
        """The raw key of the database."""
        return self.vault_keys.database_key(self.vault_keys.newest)

    def add(self, label: str, passphrase: str, person_name: str) -> None:
        """See `OpenVault.add_worker`."""
        vault_id = self.slots.vault
        fit = fit_label(label, self.slots.labels)
        slot, own_key = new_slot(vault_id, fit, WORKER, self._cost(), new_passphrase_bytes(passphrase))
        worker = new_worker_keys(vault_id, slot.id, own_key, person_name, self._now())
        self._engine.transact("BEGIN IMMEDIATE", lambda connection: keep_worker_keys(connection, worker))
        self.worker_keys[slot.id] = worker
        sealed = slot.with_vault_keys(vault_id, self.vault_keys.by_generation)
        self._write((*self.slots.slots, sealed))

    def change_passphrase(self, current: str, new: str) -> None:
        """See `OpenVault.change_passphrase`."""
        if self.slot.kind != WORKER:
            raise SignsAsNobody
        vault_id = self.slots.vault
        secret = new_passphrase_bytes(new)
        own_key = self.slot.own_key(vault_id, passphrase_bytes(current))
        self.slot = self.slot.with_secret(vault_id, own_key, secret)
        self._write(tuple(self.slot if slot.id == self.slot.id else slot for slot in self.slots.slots))
        # The version before would still open by the old passphrase.
        forget_previous(self._place)

    def renew_recovery_sheet(self) -> RecoverySheet:
        """See `OpenVault.renew_recovery_sheet`."""
        if self.slot.kind != WORKER:
            raise SignsAsNobody
        vault_id, secret = self.slots.vault, new_secret()
        slot, _own_key = new_slot(vault_id, RECOVERY_LABEL, RECOVERY, self._cost(), secret)
        self._write((*(one for one in self.slots.slots if one.kind == WORKER), slot))
        # The version before would still open by the old sheet.
        forget_previous(self._place)
        return RecoverySheet(text_of_secret(secret), vault_id)

    def remove(self, label: str, mark_afresh: Callable[[], None]) -> None:
        """See `OpenVault.remove_worker`."""
        leaver = self.slots.slot_of(label)
        if leaver is None:
            raise UnknownLabel
        if leaver.id == self.slot.id or len(self.slots.labels) == 1:
            raise LastWorker
        # From here on a crash is finished at the next opening, see `finish_removal_cut_short`.
        self.vault_keys = self.vault_keys.with_new_generation()
        self._write(tuple(slot for slot in self.slots.slots if slot.id != leaver.id))
        self._engine.transact("BEGIN IMMEDIATE", lambda connection: drop_worker_keys(connection, leaver.id))
        self.worker_keys.pop(leaver.id, None)
        self._engine.replace_connection(self._reopened_by_new_key)
        self._finish_removal(mark_afresh)

    def finish_removal_cut_short(self, mark_afresh: Callable[[], None]) -> None:
        """Finishes, at opening, what a crash left: a second vault key, or keys without a slot."""
        slots = {slot.id for slot in self.slots.slots}
        for idle in [slot for slot in self.worker_keys if slot not in slots]:
            self._engine.transact("BEGIN IMMEDIATE", partial(drop_worker_keys, slot=idle))
            del self.worker_keys[idle]
        if len(self.vault_keys.by_generation) > 1:
            self._finish_removal(mark_afresh)

    def _finish_removal(self, mark_afresh: Callable[[], None]) -> None:
        """Forgets the old vault key, once the database and the markers are under the new one."""
        self.vault_keys = self.vault_keys.with_newest_only()
        mark_afresh()
        self._write(self.slots.slots)
        forget_previous(self._place)

    def _reopened_by_new_key(self, connection: object) -> object:
        connection.set_authorizer(None)  # type: ignore[attr-defined]
        change_key(connection, self.database_key)
        connection.close()  # type: ignore[attr-defined]
        fresh = connect(self._place.database, self.database_key)
        guard(fresh)
        return fresh

    def _write(self, slots: tuple[Slot, ...]) -> None:
        sealed = tuple(slot.with_vault_keys(self.slots.vault, self.vault_keys.by_generation) for slot in slots)
        self.slots = self.slots.with_slots(sealed, self.vault_keys.newest)
        self.slot = next(slot for slot in sealed if slot.id == self.slot.id)
        write_slots(self._place, self.slots)

    def _cost(self) -> KeyCost:
        return replace(self.slot.cost)
