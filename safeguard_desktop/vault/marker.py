"""The outside marker: how many lines the journal had and what its last one was, kept outside the database.

A vault whose journal does not reach its marker was rolled back, cut or spliced. The file is a JSON list of
two records of 512 bytes each, written in turns in place: a torn write spoils one, and one flush is all that
a saved entry costs.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeguard_desktop.vault import keys
from safeguard_desktop.vault.canonical import canonical
from safeguard_desktop.vault.durable_files import flush, flush_folder, make_folder, plain_disk_errors
from safeguard_desktop.vault.structuring import json_value, structured

RECORD_BYTES = 512


@dataclass(frozen=True, slots=True)
class Marker:
    """The journal as last seen: `count` lines, `head` the hash of the last (64 zeros where there is none)."""

    vault: str
    device: str
    count: int
    head: str


@dataclass(frozen=True, slots=True)
class FoundMarker:
    """What a marker file said: the newest record that its MAC proves, and whether any record was there at
    all.
    """

    marker: Marker | None
    was_there: bool


class MarkerFile:
    """A marker file that is open for the whole session.

    `is_durable` writes reach the disk before they return.
    """

    def __init__(self, path: Path, *, is_durable: bool) -> None:
        make_folder(path.parent)
        with plain_disk_errors():
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            self._is_durable = is_durable
            self._next = 0
            if os.fstat(self._descriptor).st_size != 2 * RECORD_BYTES:
                self._make_empty(path.parent)

    def _make_empty(self, folder: Path) -> None:
        os.ftruncate(self._descriptor, 0)
        self._write_at(0, b"[null".ljust(RECORD_BYTES - 1) + b",")
        self._write_at(RECORD_BYTES, b"null".ljust(RECORD_BYTES - 1) + b"]")
        os.fsync(self._descriptor)
        flush_folder(folder)

    def find(self, mac_keys: tuple[bytes, ...], vault_id: str) -> FoundMarker:
        """The newest record that one of the keys proves."""
        with plain_disk_errors():
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            data = os.read(self._descriptor, 2 * RECORD_BYTES)
        records = (data[1 : RECORD_BYTES - 1], data[RECORD_BYTES:-1])
        proved = [proved_marker(record, mac_keys, vault_id) for record in records]
        known = [marker for marker in proved if marker is not None]
        newest = max(known, key=lambda marker: marker.count, default=None)
        self._next = 1 - proved.index(newest) if newest else 0
        return FoundMarker(newest, any(record.strip() != b"null" for record in records))

    def write(self, record: bytes) -> None:
        """Puts a record (`record_of`) over the older of the two."""
        framed = b"[" + record if self._next == 0 else record
        end = b"," if self._next == 0 else b"]"
        with plain_disk_errors():
            self._write_at(self._next * RECORD_BYTES, framed.ljust(RECORD_BYTES - 1) + end)
            if self._is_durable:
                flush(self._descriptor)
        self._next = 1 - self._next

    def write_afresh(self, record: bytes) -> None:
        """Puts a record over both, when the old ones are to count no longer."""
        self.write(record)
        self.write(record)

    def close(self) -> None:
        """Closes the file."""
        os.close(self._descriptor)

    def _write_at(self, offset: int, data: bytes) -> None:
        os.lseek(self._descriptor, offset, os.SEEK_SET)
        written = os.write(self._descriptor, data)
        if written != len(data):
            self._write_at(offset + written, data[written:])


def record_of(marker: Marker, mac_key: bytes) -> bytes:
    """The marker as it is kept, with the MAC that proves it."""
    return canonical({**_plain(marker), "mac": _mac(marker, mac_key)})


def proved_marker(record: bytes | str, mac_keys: tuple[bytes, ...], vault_id: str) -> Marker | None:
    """The marker of a record, where one of the keys proves it as this vault's."""
    try:
        value: Any = json_value(record)
        code = value.pop("mac") if isinstance(value, dict) else ""
        marker = structured(value, Marker)
        is_proved = isinstance(code, str) and any(keys.is_same(code, _mac(marker, key)) for key in mac_keys)
    except (ValueError, KeyError):
        # Also for texts with half a character, which are never ours.
        return None
    return marker if is_proved and marker.vault == vault_id else None


def _mac(marker: Marker, mac_key: bytes) -> str:
    return keys.mac(mac_key, canonical(_plain(marker)))


def _plain(marker: Marker) -> dict[str, str | int]:
    return {"vault": marker.vault, "device": marker.device, "count": marker.count, "head": marker.head}
