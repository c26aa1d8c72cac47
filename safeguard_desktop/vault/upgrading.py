"""Bringing an existing vault to the newest schema, after an encrypted copy of it was put beside it."""

from pathlib import Path

from safeguard_desktop.vault.connection import Connection, connect, database_errors
from safeguard_desktop.vault.durable_files import flush_folder
from safeguard_desktop.vault.migrating import Migration, check_version, migrate


def upgrade(connection: Connection, path: Path, raw_key: bytes, migrations: tuple[Migration, ...], at: str) -> None:
    """Migrates the open database where it is older; raises NewerVault where it is newer."""
    version = check_version(connection, migrations)
    if version < len(migrations):
        copy_database(connection, path.with_name(f"vault.before-{version + 1:04}.db"), raw_key)
        migrate(connection, migrations, at)


def copy_database(connection: Connection, target: Path, raw_key: bytes) -> None:
    """Writes a whole encrypted copy under the same key, in place of an unfinished one."""
    unfinished = target.with_name(target.name + ".new")
    for leftover in (unfinished, *(unfinished.with_name(unfinished.name + end) for end in ("-wal", "-shm"))):
        leftover.unlink(missing_ok=True)
    copy = connect(unfinished, raw_key, is_new=True)
    try:
        with database_errors():
            connection.backup(copy)
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        copy.close()
    unfinished.replace(target)
    flush_folder(target.parent)
