"""Checking entries as they are read: each one by itself, then each device's chain.

What is damaged is named; the rest stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from safeguard_desktop.domain.contents import Content, Erased
from safeguard_desktop.domain.entries import Entry, Envelope
from safeguard_desktop.domain.ids import DeviceId, EntryId, FileId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.canonical import Item, commitment_of, entry_id_of, item_digest
from safeguard_desktop.vault.signing import is_signed
from safeguard_desktop.vault.structuring import (
    UnknownKind,
    Unreadable,
    content_from_items,
    envelope_from_bytes,
    items_from_text,
)


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry's row as it is kept. `items` is None where there is no content."""

    id: EntryId
    file: FileId
    device: DeviceId
    number: int
    envelope: bytes
    signature: str
    items: str | None


@dataclass(frozen=True, slots=True)
class DamagedEntry:
    """An entry that failed a check. `reason` says in words which one."""

    id: EntryId
    file: FileId
    device: DeviceId
    number: int
    reason: str

    @property
    def words(self) -> str:
        """One sentence with the entry's number and device."""
        return _("Entry {number} of laptop {device} cannot be relied on: {reason}.").format(
            number=self.number, device=self.device[:8], reason=self.reason
        )


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as read: entries in fold order, damaged ones by device and number."""

    entries: tuple[Entry, ...]
    damaged: tuple[DamagedEntry, ...]


class EntryFault(ValueError):
    """What is wrong with one entry, in words. Caught inside the vault."""


def read_file(rows: Iterable[KeptEntry], verified: set[EntryId] | None) -> ReadFile:
    """All entries of one file, rows ordered by device and number.

    `verified` are the ids whose signatures were checked before in this session; None checks no signature.
    """
    good, damaged, before = [], [], _Link()
    rows = list(rows)
    for row in rows:
        try:
            entry = read_entry(row, verified)
            before.check(row, entry.envelope)
            good.append(entry)
        except EntryFault as fault:
            damaged.append(DamagedEntry(row.id, row.file, row.device, row.number, str(fault)))
        before = _Link(row.device, row.number, row.id)
    standing, missing = _with_erasures(good)
    return ReadFile(tuple(sorted(standing, key=lambda entry: entry.fold_order)), (*damaged, *missing))


@dataclass(frozen=True, slots=True)
class _Link:
    """The place in a chain that the next entry must follow."""

    device: str = ""
    number: int = 0
    id: str = ""

    def check(self, row: KeptEntry, envelope: Envelope) -> None:
        is_same_chain = row.device == self.device
        number, previous = (self.number, self.id) if is_same_chain else (0, "")
        if row.number != number + 1 or envelope.previous != previous:
            raise EntryFault(_("the entry before it is missing or was exchanged"))


def read_entry(row: KeptEntry, verified: set[EntryId] | None) -> Entry:
    """The entry of one row, its envelope, hash, signature and content checked; raises EntryFault."""
    envelope = _envelope(row)
    if verified is not None and row.id not in verified:
        if not is_signed(row.envelope, row.signature, envelope.author):
            raise EntryFault(_("its signature is not its author's"))
        verified.add(row.id)
    content = None if row.items is None else checked_content(row.items, envelope)
    return Entry(row.id, envelope, row.signature, content)


def checked_items(text: str, envelope: Envelope) -> tuple[Item, ...]:
    """The items of a content that match the envelope's commitment; raises EntryFault."""
    try:
        items = items_from_text(text)
        commitment = commitment_of(map(item_digest, items))
    except ValueError as error:
        raise EntryFault(_("its words do not read as they were written")) from error
    if commitment != envelope.commitment:
        raise EntryFault(_("its words were changed after signing"))
    return items


def checked_content(text: str, envelope: Envelope) -> Content:
    """The content that matches the envelope's commitment; raises EntryFault."""
    items = checked_items(text, envelope)
    try:
        return content_from_items(items)
    except UnknownKind as error:
        raise EntryFault(_("it is of a kind that this version does not know")) from error
    except Unreadable as error:
        raise EntryFault(_("its answers do not have the shape of their kind")) from error


def _envelope(row: KeptEntry) -> Envelope:
    try:
        envelope = envelope_from_bytes(row.envelope)
    except UnknownKind as error:
        raise EntryFault(_("it was made by a newer version of the program")) from error
    except Unreadable as error:
        raise EntryFault(_("its envelope does not read as it was written")) from error
    if entry_id_of(row.envelope) != row.id:
        raise EntryFault(_("its envelope was exchanged"))
    if (envelope.file, envelope.device, envelope.number) != (row.file, row.device, row.number):
        raise EntryFault(_("it stands in the wrong place"))
    return envelope


def _with_erasures(entries: Iterable[Entry]) -> tuple[list[Entry], list[DamagedEntry]]:
    """The entries whose content is there or was erased by a signed entry, and those whose content is just
    gone.
    """
    entries = list(entries)
    erased = {entry.content.of for entry in entries if isinstance(entry.content, Erased)}
    missing = [entry for entry in entries if entry.content is None and entry.id not in erased]
    damaged = [
        DamagedEntry(
            entry.id, entry.envelope.file, entry.envelope.device, entry.envelope.number,
            _("its words are missing, and no signed erasure says so"),
        )
        for entry in missing
    ]  # fmt: skip
    return [entry for entry in entries if entry not in missing], damaged
