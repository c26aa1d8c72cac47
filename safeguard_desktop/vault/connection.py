"""Opening the encrypted database: the engine's settings, each read back, and a guard against what no code of
ours may do.

Source: domain measurements, WAL with synchronous=FULL alone lost no acknowledged record in simulated power
cuts.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.durable_files import plain_disk_errors
from safeguard_desktop.vault.errors import (
    DamagedVault,
    DiskFailed,
    DiskFull,
    EngineTooOld,
    NotAVault,
    ReadOnlyPlace,
)

Connection: TypeAlias = Any
"""A connection of sqlcipher3, which has no types of its own."""

# The first release without the bug that could corrupt a database when its log starts again.
OLDEST_ENGINE = (3, 51, 3)
APPLICATION_ID = 0x53474456
_PLAIN_HEADER = b"SQLite format 3\x00"
_CACHE_KIB = 16 * 1024

_SETTINGS = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "1", 1),
    ("checkpoint_fullfsync", "1", 1),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("mmap_size", "0", 0),
    # Pages of the log before it is brought into the database: rarely, since it makes one commit in many a slow one.
    ("wal_autocheckpoint", "4000", 4000),
    ("cache_size", f"-{_CACHE_KIB}", -_CACHE_KIB),
)
_ALLOWED_PRAGMAS = frozenset(("wal_checkpoint", "integrity_check", "cipher_integrity_check", "foreign_key_check"))
_SQLITE_OK, _SQLITE_DENY = 0, 1
_REFUSED_ACTIONS = frozenset(
    getattr(dbapi2, name)
    for name in (
        "SQLITE_ATTACH", "SQLITE_DETACH", "SQLITE_ALTER_TABLE", "SQLITE_CREATE_TABLE", "SQLITE_CREATE_TRIGGER",
        "SQLITE_CREATE_TEMP_TRIGGER", "SQLITE_CREATE_TEMP_TABLE", "SQLITE_CREATE_VIEW", "SQLITE_CREATE_INDEX",
        "SQLITE_DROP_TABLE", "SQLITE_DROP_TRIGGER", "SQLITE_DROP_INDEX", "SQLITE_DROP_VIEW",
    )
)  # fmt: skip


def connect(path: Path, raw_key: bytes, *, is_new: bool = False) -> Connection:
    """The database, opened by its raw key with every setting in force; `guard` it once migrations are done.

    Raises NotAVault, EngineTooOld or DamagedVault. Use it on the thread that called.
    """
    if not is_new:
        _check_header(path)
    with database_errors():
        # cached statements: each is prepared, and asked of the guard, once.
        connection = dbapi2.connect(str(path), isolation_level=None, cached_statements=256)
        with closed_unless_ready(connection):
            _check_engine(connection)
            _set_key(connection, raw_key)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            for name, value, expected in _SETTINGS:
                _set(connection, name, value, expected)
    return connection


@contextmanager
def closed_unless_ready(connection: Connection) -> Iterator[None]:
    """Closes the connection where the block does not come to its end."""
    with ExitStack() as undo:
        undo.callback(connection.close)
        yield
        undo.pop_all()


def guard(connection: Connection, *, is_query_only: bool = False) -> None:
    """Refuses from now on what would attach, change tables or loosen settings;
    and, if asked, every change.
    """
    if is_query_only:
        _set(connection, "query_only", "ON", 1)
    connection.set_authorizer(_authorize)


def change_key(connection: Connection, raw_key: bytes) -> None:
    """Encrypts the whole database afresh by another raw key; after a crash it has the one or the other."""
    with database_errors(), _wiped(raw_key) as key:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        connection.reset_key(key)


@contextmanager
def database_errors() -> Iterator[None]:
    """Turns the engine's words for a full, read-only, failing or damaged database into ours."""
    try:
        yield
    except dbapi2.IntegrityError:
        raise
    except dbapi2.DatabaseError as error:
        words = str(error)
        if "full" in words:
            raise DiskFull from error
        if "readonly" in words or "unable to open" in words:
            raise ReadOnlyPlace from error
        if "disk I/O" in words:
            raise DiskFailed from error
        if "malformed" in words or "not a database" in words:
            raise DamagedVault(_("the database does not read as it was written")) from error
        raise


def _check_header(path: Path) -> None:
    # Read before the engine opens the file: closing a second descriptor would drop the engine's own locks.
    with plain_disk_errors():
        try:
            with path.open("rb") as file:
                header = file.read(len(_PLAIN_HEADER))
        except FileNotFoundError as error:
            raise DamagedVault(_("the database file is missing")) from error
    if header == _PLAIN_HEADER:
        raise NotAVault
    if len(header) < len(_PLAIN_HEADER):
        raise DamagedVault(_("the database file is empty"))


def _check_engine(connection: Connection) -> None:
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if dbapi2.sqlite_version_info < OLDEST_ENGINE or not version or not version[0]:
        raise EngineTooOld
    connection.execute("PRAGMA cipher_log_level = NONE").fetchone()


def _set_key(connection: Connection, raw_key: bytes) -> None:
    with _wiped(raw_key) as key:
        connection.set_key(key)


@contextmanager
def _wiped(raw_key: bytes) -> Iterator[bytearray]:
    """The key as the engine takes it, in a buffer that is overwritten at the end."""
    text = bytearray(b"x'" + raw_key.hex().encode() + b"'")
    try:
        yield text
    finally:
        text[:] = bytes(len(text))


def _set(connection: Connection, name: str, value: str, expected: str | int) -> None:
    # A mistyped or refused setting is silent, so each one is read back.
    connection.execute(f"PRAGMA {name} = {value}").fetchall()
    found = connection.execute(f"PRAGMA {name}").fetchone()
    if found is None or found[0] != expected:
        msg = f"the engine did not take the setting {name}"
        raise RuntimeError(msg)


def _authorize(action: int, name: str | None, _second: str | None, *_others: str | None) -> int:
    if action == dbapi2.SQLITE_PRAGMA:
        return _SQLITE_OK if name in _ALLOWED_PRAGMAS else _SQLITE_DENY
    return _SQLITE_DENY if action in _REFUSED_ACTIONS else _SQLITE_OK


def forbid_core_dumps() -> None:
    """A crash must not write keys and notes to the disk. Windows has no such limit."""
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
