"""The full check: every page, journal line, chain, signature, commitment, attachment and definition of a
vault.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.canonical import access_hash, sha256
from safeguard_desktop.vault.connection import Connection, connect, database_errors, guard
from safeguard_desktop.vault.errors import DamagedVault
from safeguard_desktop.vault.journal import NO_LINE, journal_problems
from safeguard_desktop.vault.reading import Reading


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a full check found: `problems` in words, none where the vault is whole;
    `entries` that were counted.
    """

    problems: tuple[str, ...]
    entries: int


def check_everything(path: Path, raw_key: bytes) -> CheckReport:
    """Checks the database on a fresh, query-only connection: one bad page would spoil the connection that
    found it.
    """
    try:
        connection = connect(path, raw_key)
    except DamagedVault as error:
        return CheckReport((error.message,), 0)
    guard(connection, is_query_only=True)
    try:
        return _check(connection)
    finally:
        connection.close()


def _check(connection: Connection) -> CheckReport:
    problems = _page_problems(connection)
    try:
        with database_errors():
            connection.execute("BEGIN")
            counted = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
            problems += journal_problems(connection)
            problems += _file_problems(Reading(connection, set()))
            problems += _bytes_problems(connection)
            problems += _access_problems(connection)
    except DamagedVault as error:
        return CheckReport((*problems, error.message), 0)
    return CheckReport(tuple(problems), counted)


def _page_problems(connection: Connection) -> list[str]:
    """Both checks, every row: each finds what the other does not (a cut file, a page of another key)."""
    problems = []
    try:
        with database_errors():
            rows: Iterable[tuple[Any]] = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            problems += [_("The database file is damaged: {place}.").format(place=row[0]) for row in rows]
            rows = connection.execute("PRAGMA integrity_check").fetchall()
            problems += [_("The database is damaged: {place}.").format(place=row[0]) for row in rows if row[0] != "ok"]
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                problems.append(_("The database is damaged: some words belong to no entry."))
    except DamagedVault as error:
        problems.append(error.message)
    return problems


def _file_problems(reading: Reading) -> list[str]:
    return [damaged.words for file in reading.files() for damaged in reading.damaged(file)]


def _bytes_problems(connection: Connection) -> list[str]:
    problems = []
    for digest, data in connection.execute("SELECT hash, bytes FROM definitions"):
        if sha256(data) != digest:
            problems.append(_("An adopted definition was changed: {hash}.").format(hash=digest[:16]))
    for entry, digest, data in connection.execute("SELECT entry, sha256, bytes FROM attachments"):
        if sha256(data) != digest:
            problems.append(_("A file attached to entry {entry} was changed.").format(entry=entry[:16]))
    return problems


def _access_problems(connection: Connection) -> list[str]:
    before = NO_LINE
    names = ("number", "device", "at", "who", "verb", "file")
    rows = connection.execute("SELECT number, device, at, who, verb, file, hash FROM access_log ORDER BY number")
    for expected, (*values, found) in enumerate(rows, start=1):
        if values[0] != expected or access_hash(before, dict(zip(names, values, strict=True))) != found:
            return [_("Line {number} of the access log was changed.").format(number=expected)]
        before = found
    return []
