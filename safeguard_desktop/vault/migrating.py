"""Numbered migrations: each one SQL file, one transaction, one hash remembered. A newer vault is refused."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.connection import APPLICATION_ID, Connection, database_errors
from safeguard_desktop.vault.errors import DamagedVault, NewerVault
from safeguard_desktop.vault.transaction import transaction

_FOLDER = Path(__file__).with_name("migrations")
_FILE = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
_LEDGER = """
CREATE TABLE IF NOT EXISTS applied_migrations (
    number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, at TEXT NOT NULL
) STRICT
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema. `sql` is the file's text with line ends as LF."""

    number: int
    sql: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def shipped_migrations() -> tuple[Migration, ...]:
    """The migrations of this version of the program, in order and without a gap."""
    found = sorted((int(match[1]), path) for path in _FOLDER.iterdir() if (match := _FILE.fullmatch(path.name)))
    return tuple(Migration(number, path.read_text(encoding="utf-8")) for number, path in found)


def version_of(connection: Connection) -> int:
    """How many migrations the database has had."""
    with database_errors():
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_version(connection: Connection, migrations: tuple[Migration, ...]) -> int:
    """The database's version; raises NewerVault, or DamagedVault where it was made by other steps than
    ours.
    """
    version = version_of(connection)
    if version > len(migrations):
        raise NewerVault
    if version:
        with database_errors():
            applied = connection.execute("SELECT number, sha256 FROM applied_migrations ORDER BY number").fetchall()
        if applied != [(migration.number, migration.sha256) for migration in migrations[:version]]:
            raise DamagedVault(_("its tables were not made by this program"))
    return version


def migrate(connection: Connection, migrations: tuple[Migration, ...], at: str) -> None:
    """Brings the database to the newest version, each step whole or not at all."""
    for migration in migrations[check_version(connection, migrations) :]:
        with database_errors(), transaction(connection):
            _apply(connection, migration, at)


def _apply(connection: Connection, migration: Migration, at: str) -> None:
    connection.execute(_LEDGER)
    for statement in statements_of(migration.sql):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO applied_migrations (number, sha256, at) VALUES (?, ?, ?)",
        (migration.number, migration.sha256, at),
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {migration.number}")


def statements_of(sql: str) -> tuple[str, ...]:
    """The statements of a script one by one, because running a script whole would end the transaction
    first.
    """
    from sqlcipher3.dbapi2 import complete_statement

    statements, pending = [], ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    return tuple(statements)
