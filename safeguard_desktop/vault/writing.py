"""Writing: what may be added to the vault, as one transaction that happens wholly or not at all."""

import re
from collections.abc import Iterable
from datetime import datetime

from safeguard_desktop.domain.contents import Content, Erased
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.entries import ENVELOPE_VERSION, Entry, Envelope
from safeguard_desktop.domain.ids import DeviceId, Digest, EntryId, FileId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import canonical
from safeguard_desktop.vault.connection import Connection
from safeguard_desktop.vault.drafts import draft_text, saved_text
from safeguard_desktop.vault.entry_reading import KeptEntry
from safeguard_desktop.vault.errors import (
    CannotBeKept,
    NothingErasesIt,
    SignsAsNobody,
    UnknownEntry,
    VaultIsOlder,
)
from safeguard_desktop.vault.journal import JournalHead, append_to_journal
from safeguard_desktop.vault.merging import MergeReport, checked_union
from safeguard_desktop.vault.plain_values import plain
from safeguard_desktop.vault.reading import CarriedEntry, Reading
from safeguard_desktop.vault.signing import EntrySigner

_ZONE = re.compile(r"[+-]\d\d:\d\d")
_NO_LINE = "0" * 64


class Writing(Reading):
    """One write transaction, in the name of the worker who unlocked (of nobody after recovery).

    `new_end` is the journal's, once an entry was added.
    """

    def __init__(
        self,
        connection: Connection,
        verified: set[EntryId],
        device: DeviceId,
        signer: EntrySigner | None,
        *,
        may_append: bool,
    ) -> None:
        super().__init__(connection, verified)
        self._device = device
        self._signer = signer
        self._may_append = may_append
        self.new_end: JournalHead | None = None

    def append(self, file: FileId, content: Content, now: datetime, zone: str) -> Entry:
        """Signs the content and adds it to this device's chain of the file.

        `now` is aware, `zone` the machine's offset ("+01:00"). Raises SignsAsNobody, VaultIsOlder,
        CannotBeKept.
        """
        signer = self._checked_signer()
        if not _ZONE.fullmatch(zone):
            raise CannotBeKept(_("The clock's zone is not one that can be kept."))
        items, commitment = canonical.kept_items(canonical.items_of(content))
        number, previous = self._head(file)
        envelope = Envelope(
            version=ENVELOPE_VERSION,
            file=file,
            device=self._device,
            number=number + 1,
            previous=previous,
            author=signer.key_id,
            recorded_at=canonical.whole_milliseconds(now),
            zone=zone,
            commitment=commitment,
        )
        data = canonical.envelope_bytes(envelope)
        entry = Entry(canonical.entry_id_of(data), envelope, signer.sign(data), content)
        self._keep(KeptEntry(entry.id, file, self._device, envelope.number, data, entry.signature, items))
        self._verified.add(entry.id)
        return entry

    def adopt(self, kind: str, definition_id: str, version: int, data: bytes) -> Digest:
        """Takes a definition's bytes into the vault for ever; the same bytes a second time change nothing."""
        digest = canonical.sha256(data)
        if self._one("SELECT 1 FROM definitions WHERE hash = ?", digest) is None:
            self._connection.execute(
                "INSERT INTO definitions (hash, kind, id, version, bytes) VALUES (?, ?, ?, ?, ?)",
                (digest, kind, definition_id, version, data),
            )
        return digest

    def attach(self, entry_id: EntryId, name: str, data: bytes) -> Digest:
        """Attaches bytes to an entry, once under each name; an erasure of the entry takes them away too."""
        if not self.has_entry(entry_id):
            raise UnknownEntry
        digest = canonical.sha256(data)
        self._connection.execute(
            "INSERT INTO attachments (entry, name, sha256, bytes) VALUES (?, ?, ?, ?)",
            (entry_id, plain(name, "attachment"), digest, data),
        )
        return digest

    def erase(self, entry_id: EntryId) -> None:
        """Removes the content and attachments of an entry that a signed erasure of its file names.

        Raises NothingErasesIt; an erasure itself can never be erased.
        """
        entry = self.entry(entry_id)
        statements = [other.content for other in self.entries(entry.envelope.file)]
        is_named = any(isinstance(content, Erased) and content.of == entry_id for content in statements)
        if not is_named or isinstance(entry.content, Erased):
            raise NothingErasesIt
        self._connection.execute(
            "DELETE FROM contents WHERE arrival = (SELECT arrival FROM entries WHERE id = ?)", (entry_id,)
        )
        self._connection.execute("DELETE FROM attachments WHERE entry = ?", (entry_id,))

    def save_draft(self, draft: Draft) -> None:
        """Keeps the draft, in place of an earlier state of it; raises CannotBeKept."""
        self._connection.execute(
            "INSERT INTO drafts (id, saved_at, draft) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at, draft = excluded.draft",
            (draft.id, saved_text(draft.saved_at), draft_text(draft)),
        )

    def drop_draft(self, draft_id: str) -> None:
        """Removes a draft, once signed or given up."""
        self._connection.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))

    def log_access(self, verb: str, file: FileId | str, at: datetime) -> None:
        """Adds a line to this device's access log: who (the unlocked key), when, what, which file."""
        number, previous = self._one("SELECT number, hash FROM access_log ORDER BY number DESC LIMIT 1") or (
            0,
            _NO_LINE,
        )
        line = {
            "number": number + 1,
            "device": self._device,
            "at": canonical.time_text(at),
            "who": self._signer.key_id if self._signer else "recovery",
            "verb": plain(verb, "verb"),
            "file": plain(file, "file"),
        }
        self._connection.execute(
            "INSERT INTO access_log (number, device, at, who, verb, file, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*line.values(), canonical.access_hash(previous, line)),
        )

    def merge(self, other: Iterable[CarriedEntry]) -> MergeReport:
        """Takes over the entries of another copy that are not here yet: all of them, or none.

        Raises ChainsDoNotFit for a bad signature, changed words, a gap or a fork, and VaultIsOlder.
        """
        if not self._may_append:
            raise VaultIsOlder
        report, new = checked_union(self, other, self._verified)
        for carried in new:
            self._keep(carried.kept)
            for name, data in carried.attachments:
                self.attach(carried.kept.id, name, data)
        return report

    def _checked_signer(self) -> EntrySigner:
        if self._signer is None:
            raise SignsAsNobody
        if not self._may_append:
            raise VaultIsOlder
        return self._signer

    def _head(self, file: FileId) -> tuple[int, EntryId | str]:
        row = self._one(
            "SELECT number, id FROM entries WHERE file = ? AND device = ? ORDER BY number DESC LIMIT 1",
            file,
            self._device,
        )
        return (0, "") if row is None else (row[0], EntryId(row[1]))

    def _keep(self, row: KeptEntry) -> None:
        self.new_end = append_to_journal(self._connection, row.id, self._device)
        arrival = self.new_end.count
        self._connection.execute(
            "INSERT INTO entries (id, file, device, number, arrival, envelope, signature) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row.id, row.file, row.device, row.number, arrival, row.envelope, row.signature),
        )
        if row.items is not None:
            self._connection.execute("INSERT INTO contents (arrival, items) VALUES (?, ?)", (arrival, row.items))
