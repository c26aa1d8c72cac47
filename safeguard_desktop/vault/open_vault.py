"""An open vault: reading and writing, its workers' keys, its checks and copies, until it is closed."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

from safeguard_desktop.domain.ids import DeviceId, EntryId, KeyId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.backup import BackupReport, write_backup
from safeguard_desktop.vault.checking import CheckReport, check_everything
from safeguard_desktop.vault.connection import Connection
from safeguard_desktop.vault.device_state import DeviceState
from safeguard_desktop.vault.engine import Engine
from safeguard_desktop.vault.errors import DamagedVault, SignsAsNobody, UnknownEntry, UnknownLabel
from safeguard_desktop.vault.guarding import Guarding
from safeguard_desktop.vault.journal import Rollback, journal_head
from safeguard_desktop.vault.keys import WrongKey
from safeguard_desktop.vault.place import VaultPlace
from safeguard_desktop.vault.reading import Reading
from safeguard_desktop.vault.recovery_sheet import RecoverySheet
from safeguard_desktop.vault.signing import Enrolment, EntrySigner, SealingKey, WorkerKeys
from safeguard_desktop.vault.slots import Slot, SlotsFile
from safeguard_desktop.vault.vault_keys import VaultKeys
from safeguard_desktop.vault.vault_lock import VaultLock
from safeguard_desktop.vault.workers import Workers
from safeguard_desktop.vault.writing import Writing

Result = TypeVar("Result")


class OpenVault:
    """A vault opened by `create_vault`, `unlock` or `unlock_with_recovery`. Usable from any thread.

    `warnings` are plain words about what was found at opening; `rollback` is set where the vault does not
    match what this laptop last saved, and nothing can be appended before `accept_rollback`.
    """

    def __init__(
        self,
        place: VaultPlace,
        lock: VaultLock,
        engine: Engine,
        guarding: Guarding,
        slots: SlotsFile,
        slot: Slot,
        own_key: bytes,
        vault_keys: VaultKeys,
        worker_keys: dict[str, WorkerKeys],
        now: Callable[[], datetime],
        warnings: tuple[str, ...] = (),
    ) -> None:
        self.place = place
        self.warnings = warnings
        self.rollback: Rollback | None = None
        self._lock = lock
        self._engine = engine
        self._guarding = guarding
        self._state = DeviceState(place.state_of(slots.vault))
        self.device: DeviceId = self._state.device()
        self._verified: set[EntryId] = set()
        self._workers = Workers(place, engine, slots, slot, own_key, vault_keys, worker_keys, now)
        self._signer, self._sealing_key = self._opened_keys(own_key)
        self._found_by_marks, self.rollback = engine.use(
            lambda connection: guarding.check(connection, vault_keys, self.device)
        )
        self.warnings += self._found_by_marks
        if self.rollback is None:
            self._mark_afresh()
            self._workers.finish_removal_cut_short(self._start_marks_afresh)

    @property
    def vault_id(self) -> str:
        """The vault's id, on its recovery sheet too; copies of a vault share it."""
        return self._workers.slots.vault

    @property
    def notes(self) -> tuple[str, ...]:
        """Plain words about what this vault goes on without; nobody needs to do anything about it."""
        return self._guarding.notes

    @property
    def label(self) -> str:
        """The label of the slot that was opened."""
        return self._workers.slot.label

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all workers' slots."""
        return self._workers.slots.labels

    @property
    def signing_key_id(self) -> KeyId | None:
        """The key that entries are signed with; None after recovery."""
        return self._signer.key_id if self._signer else None

    def read(self, work: Callable[[Reading], Result]) -> Result:
        """What `work` finds in one consistent state of the vault.

        It must not ask the vault for anything else meanwhile.
        """
        return self._engine.transact("BEGIN", lambda connection: work(Reading(connection, self._verified)))

    def write(self, work: Callable[[Writing], Result]) -> Result:
        """Does `work` wholly or not at all, and returns once it is on the disk, marker included.

        Where `work` raises, nothing is changed and the error comes to the caller. MarkerNotWritten alone
        means that all is saved but the marker.
        """
        records: list[bytes] = []

        def do(connection: Connection) -> Result:
            writing = Writing(connection, self._verified, self.device, self._signer, may_append=self.rollback is None)
            result = work(writing)
            if writing.new_end is not None:
                records.append(self._guarding.record(writing.new_end, self.device))
            return result

        return self._engine.transact("BEGIN IMMEDIATE", do, lambda: self._move_marker(records))

    def sealing_key(self) -> SealingKey:
        """The key documents are sealed with; raises SignsAsNobody after recovery."""
        if self._sealing_key is None:
            raise SignsAsNobody
        return self._sealing_key

    def enrolment_of(self, label: str) -> Enrolment:
        """The public keys of the worker with that label; raises UnknownLabel."""
        slot = self._workers.slots.slot_of(label)
        if slot is None:
            raise UnknownLabel
        worker = self._workers.worker_keys[slot.id]
        return Enrolment(slot.label, worker.signing_key, worker.certificate, worker.key_proof)

    def add_worker(self, label: str, passphrase: str, person_name: str) -> None:
        """Gives a worker, who is here and chose the passphrase, a slot and keys.

        Raises LabelNotFit, WeakPassphrase, NameNotFit.
        """
        self._workers.add(label, passphrase, person_name)

    def change_passphrase(self, current: str, new: str) -> None:
        """Changes the passphrase of the slot that is open; raises WrongPassphrase, WeakPassphrase."""
        self._workers.change_passphrase(current, new)

    def renew_recovery_sheet(self) -> RecoverySheet:
        """Makes a new recovery sheet, which is shown only now; sheets printed before open this vault no longer.

        Old copies of the slots file and old backups they still open. Raises SignsAsNobody after recovery.
        """
        return self._workers.renew_recovery_sheet()

    def remove_worker(self, label: str) -> None:
        """Takes a worker's way in: a new vault key, and the whole database encrypted by it.

        An old copy of the slots file with the old passphrase opens this vault no longer. Old backups it
        still opens. Raises UnknownLabel, LastWorker.
        """
        self._workers.remove(label, self._start_marks_afresh)

    def accept_rollback(self) -> Rollback:
        """Goes on with a vault that is older than its marker, as a new device, so that no chain is continued
        twice.

        Returns what was found, for the entry that says so. Without a rollback it raises UnknownEntry.
        """
        if self.rollback is None:
            raise UnknownEntry
        accepted, self.rollback = self.rollback, None
        self.warnings = tuple(words for words in self.warnings if words not in self._found_by_marks)
        self.device = self._state.become_new_device()
        self._start_marks_afresh()
        return accepted

    def full_check(self) -> CheckReport:
        """Checks everything: pages, journal, chains, signatures, commitments.

        Reads the whole vault on a connection of its own.
        """
        self._engine.use(lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())
        return check_everything(self.place.database, self._workers.database_key)

    def backup(self, target: Path) -> BackupReport:
        """Writes a checked, encrypted copy of the vault into a new or empty folder."""
        self._engine.use(lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())
        return write_backup(self.place, self._workers.slots, self._workers.vault_keys, self.device, target)

    def close(self) -> None:
        """Closes everything and gives the vault free. Closing twice does nothing."""
        if self._lock.is_held:
            with ExitStack() as last:
                last.callback(self._lock.release)
                last.callback(self._guarding.close)
                last.callback(self._engine.close)
                self._keep_in_keyring()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _opened_keys(self, own_key: bytes) -> tuple[EntrySigner | None, SealingKey | None]:
        mine = self._workers.worker_keys.get(self._workers.slot.id)
        try:
            return (None, None) if mine is None else mine.opened(self.vault_id, own_key)
        except WrongKey as error:
            raise DamagedVault(_("a worker's keys do not open")) from error

    def _mark_afresh(self) -> None:
        head = self._engine.use(journal_head)
        self._guarding.start_afresh(head, self.device, self._workers.vault_keys)

    def _start_marks_afresh(self) -> None:
        """In the keyring too: what is kept there may be ahead of an accepted vault, or proved by a key that is forgotten."""
        self._mark_afresh()
        self._keep_in_keyring()

    def _keep_in_keyring(self) -> None:
        if self.place.keyring is not None and self.rollback is None:
            self._guarding.keep_in_keyring(self._engine.use(journal_head), self.device)

    def _move_marker(self, records: list[bytes]) -> None:
        for record in records:
            self._guarding.move_on(record)
