"""Entries: the dated, timed, signed, immutable records a case file and the organisation file are lists of.

An entry is an envelope, which has no word about anyone and stands for ever, and its content, which an erasure may remove.
Making canonical bytes, hashes and signatures is the vault's work alone; what a list of entries says is `fold`'s.
"""

from dataclasses import dataclass
from datetime import datetime

from safeguard_desktop.domain.contents import Content
from safeguard_desktop.domain.ids import DeviceId, Digest, EntryId, FileId, KeyId

ENVELOPE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is signed. `number` counts from 1 in one device's chain of one file; `previous` is "" for the first.

    `recorded_at` is the machine's clock as an aware UTC time in whole milliseconds; `zone` is the machine's offset then ("+01:00").
    `commitment` is the SHA-256 over the sorted salted digests of the content's items.
    """

    version: int
    file: FileId
    device: DeviceId
    number: int
    previous: EntryId | str
    author: KeyId
    recorded_at: datetime
    zone: str
    commitment: Digest


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as read back: its id (hash of the canonical envelope), envelope, Ed25519 signature in hexadecimal, content.

    `content` is None where a signed erasure removed it.
    """

    id: EntryId
    envelope: Envelope
    signature: str
    content: Content | None

    @property
    def recorded_at(self) -> datetime:
        return self.envelope.recorded_at

    @property
    def author(self) -> KeyId:
        return self.envelope.author

    @property
    def fold_order(self) -> tuple[datetime, str, int]:
        """The order every fold reads entries in, the same on every laptop: (recorded-at, device, number)."""
        return (self.envelope.recorded_at, self.envelope.device, self.envelope.number)
