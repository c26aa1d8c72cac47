"""Making a vault, and opening one by a passphrase or by the recovery sheet."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import keys
from safeguard_desktop.vault.canonical import time_text
from safeguard_desktop.vault.connection import (
    Connection,
    change_key,
    closed_unless_ready,
    connect,
    forbid_core_dumps,
    guard,
)
from safeguard_desktop.vault.device_state import DeviceState
from safeguard_desktop.vault.durable_files import make_folder, plain_disk_errors, write_durably
from safeguard_desktop.vault.engine import Engine
from safeguard_desktop.vault.errors import (
    DamagedVault,
    UnknownLabel,
    VaultExists,
    WrongPassphrase,
    WrongRecoverySheet,
)
from safeguard_desktop.vault.guarding import Guarding
from safeguard_desktop.vault.identifiers import new_vault_id
from safeguard_desktop.vault.keys import KeyCost
from safeguard_desktop.vault.labels import RECOVERY_LABEL, fit_label
from safeguard_desktop.vault.migrating import migrate, shipped_migrations
from safeguard_desktop.vault.open_vault import OpenVault
from safeguard_desktop.vault.place import VaultPlace
from safeguard_desktop.vault.recovery_sheet import RecoverySheet, new_secret, secret_of_text, text_of_secret
from safeguard_desktop.vault.signing import new_worker_keys
from safeguard_desktop.vault.slots import (
    RECOVERY,
    WORKER,
    Slot,
    SlotsFile,
    forget_previous,
    new_slot,
    read_slots,
    write_slots,
)
from safeguard_desktop.vault.transaction import transaction
from safeguard_desktop.vault.upgrading import upgrade
from safeguard_desktop.vault.vault_keys import VaultKeys
from safeguard_desktop.vault.vault_lock import VaultLock
from safeguard_desktop.vault.worker_rows import keep_worker_keys, worker_keys_by_slot

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, repr=False)
class NewWorker:
    """A worker to be enrolled: the slot's neutral label, their passphrase, the name their certificate
    bears.
    """

    label: str
    passphrase: str
    person_name: str


def labels(place: VaultPlace) -> tuple[str, ...]:
    """The labels of a vault's workers, without opening it; raises NotAVault, NewerVault, DamagedVault."""
    return read_slots(place)[0].labels


def create_vault(place: VaultPlace, first: NewWorker, cost: KeyCost, now: Clock) -> tuple[OpenVault, RecoverySheet]:
    """Makes a vault in a new or empty folder, with its first worker and its recovery sheet, which is shown
    only now.

    Raises VaultExists, WeakPassphrase, LabelNotFit, NameNotFit.
    """
    forbid_core_dumps()
    label, secret = fit_label(first.label, ()), keys.new_passphrase_bytes(first.passphrase)
    vault_id, recovery_secret = new_vault_id(), new_secret()
    vault_keys = VaultKeys(vault_id, {1: keys.new_key()})
    worker, own_key = new_slot(vault_id, label, WORKER, cost, secret)
    recovery, _unused = new_slot(vault_id, RECOVERY_LABEL, RECOVERY, cost, recovery_secret)
    public = new_worker_keys(vault_id, worker.id, own_key, first.person_name, now())
    make_folder(place.folder)
    with ExitStack() as stack:
        stack.callback(VaultLock(place.lock).release)
        _refuse_to_overwrite(place)
        _make_database(place, vault_keys, lambda connection: keep_worker_keys(connection, public), now())
        sealed = tuple(slot.with_vault_keys(vault_id, vault_keys.by_generation) for slot in (worker, recovery))
        # The slots file is what makes the folder a vault, so it comes last.
        write_slots(place, SlotsFile(vault_id, 0, ()).with_slots(sealed, vault_keys.newest))
    vault = unlock(place, label, first.passphrase, now)
    return vault, RecoverySheet(text_of_secret(recovery_secret), vault_id)


def unlock(place: VaultPlace, label: str, passphrase: str, now: Clock) -> OpenVault:
    """Opens the vault as one of its workers.

    Raises WrongPassphrase, WaitBeforeRetry, UnknownLabel, NotAVault, DamagedVault, NewerVault, VaultInUse,
    ReadOnlyPlace, DiskFull, NotEnoughMemory.
    """
    slots, is_previous = read_slots(place)
    slot = slots.slot_of(label)
    if slot is None:
        raise UnknownLabel
    state = DeviceState(place.state_of(slots.vault))
    state.check_wait(now())
    try:
        own_key = slot.own_key(slots.vault, keys.passphrase_bytes(passphrase))
    except WrongPassphrase:
        state.count_failure(now())
        raise
    state.forget_failures()
    return _open(place, slot.id, own_key, now, is_previous=is_previous)


def unlock_with_recovery(place: VaultPlace, text: str, now: Clock) -> OpenVault:
    """Opens the vault by its recovery sheet: to read, and to enrol a worker afresh. It signs as nobody.

    Raises RecoveryTextUnreadable, WrongRecoverySheet, and what `unlock` raises.
    """
    secret = secret_of_text(text)
    slots, is_previous = read_slots(place)
    for slot in slots.slots:
        if slot.kind == RECOVERY:
            try:
                own_key = slot.own_key(slots.vault, secret)
            except WrongPassphrase:
                continue
            return _open(place, slot.id, own_key, now, is_previous=is_previous)
    raise WrongRecoverySheet


def _open(place: VaultPlace, slot_id: str, own_key: bytes, now: Clock, *, is_previous: bool) -> OpenVault:
    forbid_core_dumps()
    with ExitStack() as undo:
        lock = VaultLock(place.lock)
        undo.callback(lock.release)
        # Read again under the lock: another program may have changed the slots meanwhile.
        slots, slot = _slot_again(place, slot_id)
        vault_keys = VaultKeys(slots.vault, slot.opened_vault_keys(slots.vault, own_key))
        slots.check_mac(vault_keys.newest)
        engine = Engine(lambda: _connect(place, vault_keys, now))
        undo.callback(engine.close)
        guarding = Guarding(place, vault_keys)
        undo.callback(guarding.close)
        workers = engine.use(worker_keys_by_slot)
        words = (_("The list of keys was damaged; the version before it was used."),) if is_previous else ()
        vault = OpenVault(place, lock, engine, guarding, slots, slot, own_key, vault_keys, workers, now, warnings=words)
        if is_previous:
            write_durably(place.slots, slots.to_bytes())
        forget_previous(place)
        undo.pop_all()
    return vault


def _slot_again(place: VaultPlace, slot_id: str) -> tuple[SlotsFile, Slot]:
    slots, _is_previous = read_slots(place)
    slot = next((slot for slot in slots.slots if slot.id == slot_id), None)
    if slot is None:
        raise UnknownLabel
    return slots, slot


def _connect(place: VaultPlace, vault_keys: VaultKeys, now: Clock) -> Connection:
    connection = _connect_by_any_key(place, vault_keys)
    with closed_unless_ready(connection):
        raw_key = vault_keys.database_key(vault_keys.newest)
        upgrade(connection, place.database, raw_key, shipped_migrations(), time_text(now()))
        _check_vault_id(connection, vault_keys.vault_id)
        guard(connection)
    return connection


def _check_vault_id(connection: Connection, vault_id: str) -> None:
    stored = connection.execute("SELECT value FROM meta WHERE name = 'vault'").fetchone()
    if stored != (vault_id,):
        raise DamagedVault(_("the database belongs to another vault"))


def _connect_by_any_key(place: VaultPlace, vault_keys: VaultKeys) -> Connection:
    """By the newest key; an older one opens only where a removal was cut short, which goes on from there."""
    newest, *older = (vault_keys.database_key(key) for key in vault_keys.newest_first)
    if not older:
        return connect(place.database, newest)
    try:
        return connect(place.database, newest)
    except DamagedVault:
        before = connect(place.database, older[0])
    try:
        change_key(before, newest)
    finally:
        before.close()
    return connect(place.database, newest)


def _refuse_to_overwrite(place: VaultPlace) -> None:
    with plain_disk_errors():
        if any(path.name != place.lock.name for path in place.folder.iterdir()):
            raise VaultExists


def _make_database(place: VaultPlace, vault_keys: VaultKeys, keep: Callable[[Connection], None], now: datetime) -> None:
    connection = connect(place.database, vault_keys.database_key(vault_keys.newest), is_new=True)
    try:
        migrate(connection, shipped_migrations(), time_text(now))
        with transaction(connection):
            connection.execute("INSERT INTO meta (name, value) VALUES ('vault', ?)", (vault_keys.vault_id,))
            keep(connection)
    finally:
        connection.close()
