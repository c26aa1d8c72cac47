"""Reading: what the vault holds, as one transaction sees it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import DeviceId, Digest, EntryId, FileId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.canonical import Item, sha256, time_from_text
from safeguard_desktop.vault.connection import Connection
from safeguard_desktop.vault.drafts import draft_from_text
from safeguard_desktop.vault.entry_reading import (
    DamagedEntry,
    KeptEntry,
    ReadFile,
    checked_items,
    read_entry,
    read_file,
)
from safeguard_desktop.vault.errors import DamagedVault, UnknownEntry
from safeguard_desktop.vault.structuring import Unreadable, envelope_from_bytes

_ENTRY_COLUMNS = """
SELECT entries.id, file, device, number, envelope, signature, items
FROM entries LEFT JOIN contents ON contents.arrival = entries.arrival
"""
_NEXT_FILE = """
WITH RECURSIVE each_file (file) AS (
    SELECT min(file) FROM entries
    UNION ALL
    SELECT (SELECT min(file) FROM entries WHERE entries.file > each_file.file) FROM each_file WHERE file IS
    NOT NULL )
SELECT file FROM each_file WHERE file IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Definition:
    """An adopted definition without its bytes."""

    hash: Digest
    kind: str
    id: str
    version: int


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line of this device's access log. `who` is a signing key's id, or "recovery"."""

    number: int
    device: DeviceId
    at: datetime
    who: str
    verb: str
    file: FileId | str


@dataclass(frozen=True, slots=True)
class CarriedEntry:
    """An entry with all that another copy of the vault needs to check and keep it."""

    kept: KeptEntry
    attachments: tuple[tuple[str, bytes], ...] = ()


class Reading:
    """One read transaction. Entries are checked as they are read; `damaged` names those that failed."""

    def __init__(self, connection: Connection, verified: set[EntryId]) -> None:
        self._connection = connection
        self._verified = verified

    def files(self) -> list[FileId]:
        """The ids of all files that have entries, the organisation file among them."""
        return [FileId(row[0]) for row in self._connection.execute(_NEXT_FILE)]

    def entries(self, file: FileId, *, check_signatures: bool = True) -> list[Entry]:
        """The file's entries in fold order, without the damaged ones.

        Hashes, commitments and chains are always checked. A signature is checked once in a session; wide
        searches may leave that to `full_check`.
        """
        return list(self.read_file(file, check_signatures=check_signatures).entries)

    def damaged(self, file: FileId) -> list[DamagedEntry]:
        """The file's entries that failed a check, each with its reason."""
        return list(self.read_file(file).damaged)

    def read_file(self, file: FileId, *, check_signatures: bool = True) -> ReadFile:
        """The file's entries and its damaged ones, from one pass."""
        return read_file(self._kept(file), self._verified if check_signatures else None)

    def entry(self, entry_id: EntryId) -> Entry:
        """One entry; raises UnknownEntry, also where it is damaged."""
        row = self._kept_one(entry_id)
        found = [entry for entry in self.entries(row.file) if entry.id == entry_id]
        if not found:
            raise UnknownEntry
        return found[0]

    def has_entry(self, entry_id: EntryId) -> bool:
        """Whether an entry of that id is in the vault."""
        return self._one("SELECT 1 FROM entries WHERE id = ?", entry_id) is not None

    def opened_items(self, entry_id: EntryId) -> tuple[Item, ...]:
        """The salted items of the entry's content, none where it was erased; raises UnknownEntry."""
        row = self._kept_one(entry_id)
        entry = read_entry(row, self._verified)
        return () if row.items is None else checked_items(row.items, entry.envelope)

    def kept_entry(self, entry_id: EntryId) -> KeptEntry:
        """The entry's row as it is kept, unchecked; raises UnknownEntry."""
        return self._kept_one(entry_id)

    def heads(self, file: FileId) -> dict[DeviceId, EntryId]:
        """The last entry of each device's chain of the file."""
        rows = self._connection.execute(
            "SELECT device, id, max(number) FROM entries WHERE file = ? GROUP BY device", (file,)
        )
        return {DeviceId(device): EntryId(entry) for device, entry, _number in rows}

    def last_recorded_at(self, device: DeviceId) -> datetime | None:
        """When the device recorded the entry it recorded last; None before its first."""
        row = self._one(
            "SELECT envelope FROM journal JOIN entries ON entries.id = journal.entry"
            " WHERE entries.device = ? ORDER BY journal.number DESC LIMIT 1",
            device,
        )
        return None if row is None else envelope_from_bytes(row[0]).recorded_at

    def attachment(self, entry_id: EntryId, name: str) -> bytes:
        """The bytes attached to an entry under a name; raises UnknownEntry, or DamagedVault."""
        row = self._need("SELECT bytes, sha256 FROM attachments WHERE entry = ? AND name = ?", entry_id, name)
        return _unchanged(row[0], row[1], _("a file attached to an entry was changed"))

    def definition(self, digest: Digest) -> bytes:
        """The bytes of an adopted definition; raises UnknownEntry, or DamagedVault."""
        row = self._need("SELECT bytes, hash FROM definitions WHERE hash = ?", digest)
        return _unchanged(row[0], row[1], _("an adopted definition was changed"))

    def definitions(self, kind: str) -> list[Definition]:
        """The adopted definitions of a kind, by id and version."""
        rows = self._connection.execute(
            "SELECT hash, kind, id, version FROM definitions WHERE kind = ? ORDER BY id, version, hash", (kind,)
        )
        return [Definition(*row) for row in rows]

    def drafts(self) -> list[Draft]:
        """All drafts, the one saved last first; raises DamagedVault."""
        rows = self._connection.execute("SELECT draft FROM drafts")
        return sorted((_draft(row[0]) for row in rows), key=lambda draft: draft.saved_at, reverse=True)

    def draft(self, draft_id: str) -> Draft:
        """One draft; raises UnknownEntry, or DamagedVault."""
        return _draft(self._need("SELECT draft FROM drafts WHERE id = ?", draft_id)[0])

    def access_log(self) -> list[AccessLine]:
        """The access log, oldest line first."""
        rows = self._connection.execute("SELECT number, device, at, who, verb, file FROM access_log ORDER BY number")
        return [
            AccessLine(number, DeviceId(device), time_from_text(at), who, verb, file)
            for number, device, at, who, verb, file in rows
        ]

    def last_access(self, verbs: Collection[str]) -> str:
        """The newest of these verbs in the access log; "" where none of them is in it."""
        marks = ", ".join("?" * len(verbs))
        sql = f"SELECT verb FROM access_log WHERE verb IN ({marks}) ORDER BY number DESC LIMIT 1"  # noqa: S608 - marks only
        found = self._one(sql, *verbs)
        return found[0] if found else ""

    def carried(self, files: Collection[FileId] | None = None) -> list[CarriedEntry]:
        """All entries of the files (of the whole vault where None) for another copy's `merge`."""
        wanted = self.files() if files is None else files
        return [self._carried(row) for file in wanted for row in self._kept(file)]

    def _carried(self, row: KeptEntry) -> CarriedEntry:
        attached = self._connection.execute(
            "SELECT name, bytes FROM attachments WHERE entry = ? ORDER BY name", (row.id,)
        )
        return CarriedEntry(row, tuple((name, bytes(data)) for name, data in attached))

    def _kept(self, file: FileId) -> Iterator[KeptEntry]:
        return _rows(self._connection.execute(f"{_ENTRY_COLUMNS} WHERE file = ? ORDER BY device, number", (file,)))

    def _kept_one(self, entry_id: EntryId) -> KeptEntry:
        return KeptEntry(*self._need(f"{_ENTRY_COLUMNS} WHERE entries.id = ?", entry_id))

    def _one(self, sql: str, *values: object) -> Any:
        return self._connection.execute(sql, values).fetchone()

    def _need(self, sql: str, *values: object) -> Any:
        row = self._one(sql, *values)
        if row is None:
            raise UnknownEntry
        return row


def _unchanged(data: bytes, digest: str, what: str) -> bytes:
    """The bytes, unless they are not those of the digest: the engine may read a damaged page as zeros."""
    if sha256(data) != digest:
        raise DamagedVault(what)
    return bytes(data)


def _draft(text: str) -> Draft:
    try:
        return draft_from_text(text)
    except Unreadable as error:
        raise DamagedVault(_("a draft does not read as it was written")) from error


def _rows(cursor: Iterable[tuple[Any, ...]]) -> Iterator[KeptEntry]:
    return (KeptEntry(*row) for row in cursor)
