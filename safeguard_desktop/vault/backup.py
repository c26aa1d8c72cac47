"""Copies of a whole vault: made in one piece, opened and checked before they count; and putting one back."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from safeguard_desktop.domain.ids import DeviceId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.checking import check_everything
from safeguard_desktop.vault.connection import connect, guard
from safeguard_desktop.vault.durable_files import flush_folder, make_folder, plain_disk_errors, write_durably
from safeguard_desktop.vault.errors import DamagedVault, VaultExists
from safeguard_desktop.vault.journal import journal_head
from safeguard_desktop.vault.marker import Marker, MarkerFile, record_of
from safeguard_desktop.vault.place import VaultPlace
from safeguard_desktop.vault.slots import SlotsFile, read_slots
from safeguard_desktop.vault.upgrading import copy_database
from safeguard_desktop.vault.vault_keys import VaultKeys
from safeguard_desktop.vault.vault_lock import VaultLock


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A finished backup: the folder, and how many entries it holds."""

    folder: Path
    entries: int


def write_backup(
    place: VaultPlace, slots: SlotsFile, vault_keys: VaultKeys, device: DeviceId, target: Path
) -> BackupReport:
    """A checked copy in a new or empty folder;
    raises VaultExists, or DamagedVault where the copy is not whole.
    """
    copy = VaultPlace(target, place.state)
    make_folder(target)
    with plain_disk_errors():
        if any(target.iterdir()):
            raise VaultExists
    raw_key = vault_keys.database_key(vault_keys.newest)
    source = connect(place.database, raw_key)
    try:
        guard(source, is_query_only=True)
        copy_database(source, copy.database, raw_key)
    finally:
        source.close()
    report = check_everything(copy.database, raw_key)
    if report.problems:
        raise DamagedVault(report.problems[0])
    _write_marker(copy, raw_key, slots.vault, device, vault_keys)
    # The slots file is what makes the folder a vault, so it comes last.
    write_durably(copy.slots, slots.to_bytes())
    return BackupReport(target, report.entries)


def restore(place: VaultPlace, source: Path) -> None:
    """Puts a backup where the vault is to be; what was there is kept beside it under another name.

    Raises NotAVault, NewerVault, DamagedVault, VaultInUse. The copy is checked against this laptop's marker
    when it is opened.
    """
    backup = VaultPlace(source, place.state)
    read_slots(backup)
    if not backup.database.exists():
        raise DamagedVault(_("the database file is missing"))
    beside = place.folder.with_name(place.folder.name + ".restoring")
    with plain_disk_errors():
        shutil.rmtree(beside, ignore_errors=True)
        make_folder(beside)
        for path in (backup.database, backup.marker, backup.slots):
            if path.exists():
                write_durably(beside / path.name, path.read_bytes())
        if place.folder.exists():
            VaultLock(place.lock).release()
            place.folder.rename(_free_name(place.folder))
        beside.rename(place.folder)
        flush_folder(place.folder.parent)


def _free_name(folder: Path) -> Path:
    number = 1
    while (free := folder.with_name(f"{folder.name}.before-restore-{number}")).exists():
        number += 1
    return free


def _write_marker(copy: VaultPlace, raw_key: bytes, vault_id: str, device: DeviceId, vault_keys: VaultKeys) -> None:
    connection = connect(copy.database, raw_key)
    try:
        head = journal_head(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    marker = MarkerFile(copy.marker, is_durable=True)
    marker.write_afresh(record_of(Marker(vault_id, device, head.count, head.hash), vault_keys.marker_keys[0]))
    marker.close()
