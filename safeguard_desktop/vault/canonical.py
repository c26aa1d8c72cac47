"""Canonical bytes and hashes: the one place where they are made.

A content becomes a list of items, each a name and a plain JSON value with a salt of its own, so that a proof
can show some and hide the others. Formats byte for byte: docs/vault-format.md.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, NamedTuple

import rfc8785

from safeguard_desktop.domain.contents import CONTENT_KINDS, Content
from safeguard_desktop.domain.entries import Envelope
from safeguard_desktop.domain.ids import Digest, EntryId
from safeguard_desktop.vault.plain_values import plain, plain_answers

SALT_BYTES = 16

# Every hash and signature is over bytes that start with its own prefix, so that none can stand for another.
ITEM_PREFIX = b"\x00"
COMMITMENT_PREFIX = b"\x01"
ENTRY_PREFIX = b"\x02"
JOURNAL_PREFIX = b"\x03"
ACCESS_PREFIX = b"\x04"
SIGNATURE_PREFIX = b"safeguard-desktop entry 1\x00"
KEY_PROOF_PREFIX = b"safeguard-desktop key 1\x00"

KIND_ITEM = "content-kind"
"""The item that names the kind; its hyphen keeps it apart from every field's name."""

SPREAD_FIELDS = ("answers", "identity")
"""Mappings that become one item for each answer, named "answers.<field id>"."""

_COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
_KIND_OF = {content_class: name for name, content_class in CONTENT_KINDS.items()}


class Item(NamedTuple):
    """One salted item of a content. `value` is a plain JSON value."""

    name: str
    salt: bytes
    value: Any


def canonical(value: Any) -> bytes:
    """The RFC 8785 bytes of a plain JSON value (see `plain_values.plain`)."""
    # Without fractions and with ASCII alone, compact sorted JSON is the canonical one, and a tenth of the price; only
    # beyond ASCII do the orders of keys differ, and a text has none. A test holds the two together.
    if type(value) is str:
        return encode_basestring(value).encode()
    if value is None:
        return b"null"
    compact = _COMPACT.encode(value)
    return compact.encode() if compact.isascii() else rfc8785.dumps(value)


def sha256(*parts: bytes) -> Digest:
    """The SHA-256 of the parts one after the other, in hexadecimal."""
    return Digest(hashlib.sha256(b"".join(parts)).hexdigest())


def items_of(content: Content) -> tuple[Item, ...]:
    """The content as items with fresh salts: its kind, then every field (empty ones too), answers one by
    one. Raises CannotBeKept.
    """
    named: list[tuple[str, Any]] = [(KIND_ITEM, _KIND_OF[type(content)])]
    for field in type(content).__dataclass_fields__:
        value = getattr(content, field)
        if field in SPREAD_FIELDS:
            named += [(f"{field}.{key}", answer) for key, answer in plain_answers(value, field).items()]
        else:
            named.append((field, plain(value, field)))
    salts = secrets.token_bytes(SALT_BYTES * len(named))
    return tuple(
        Item(name, salts[start : start + SALT_BYTES], value)
        for start, (name, value) in zip(range(0, len(salts), SALT_BYTES), named, strict=True)
    )


def item_digest(item: Item) -> bytes:
    """The salted digest of one item."""
    name, salt, value = item
    return _digest(salt, _canonical_name(name), canonical(value))


def _digest(salt: bytes, name: bytes, value: bytes) -> bytes:
    """Over the salt and the canonical list of name and value."""
    return hashlib.sha256(b"%b%b[%b,%b]" % (ITEM_PREFIX, salt, name, value)).digest()


@lru_cache(maxsize=4096)
def _canonical_name(name: str) -> bytes:
    """The names of items are the same few again and again: those of the fields of forms and contents."""
    return canonical(name)


def commitment_of(digests: Iterable[bytes]) -> Digest:
    """What the envelope commits to: the digests in ascending order, so that their order tells nothing."""
    return sha256(COMMITMENT_PREFIX, *sorted(digests))


def kept_items(items: Iterable[Item]) -> tuple[str, Digest]:
    """The items as they are kept, the canonical JSON list of [name, salt, value], and what the envelope commits to."""
    rows, digests = [], []
    for item_name, salt, item_value in items:
        name, value = _canonical_name(item_name), canonical(item_value)
        rows.append(b'[%b,"%b",%b]' % (name, salt.hex().encode(), value))
        digests.append(_digest(salt, name, value))
    return (b"[" + b",".join(rows) + b"]").decode(), commitment_of(digests)


def envelope_bytes(envelope: Envelope) -> bytes:
    """The canonical envelope, which the entry's id is the hash of and the signature is over."""
    return canonical(
        {
            "version": envelope.version,
            "file": envelope.file,
            "device": envelope.device,
            "number": envelope.number,
            "previous": envelope.previous,
            "author": envelope.author,
            "recorded_at": time_text(envelope.recorded_at),
            "zone": envelope.zone,
            "commitment": envelope.commitment,
        }
    )


def entry_id_of(envelope: bytes) -> EntryId:
    """The id of the entry with this canonical envelope."""
    return EntryId(sha256(ENTRY_PREFIX, envelope))


def journal_hash(previous: str, entry: EntryId) -> str:
    """The next line of a journal: over the hash of the line before and the entry's id."""
    return sha256(JOURNAL_PREFIX, bytes.fromhex(previous), bytes.fromhex(entry))


def access_hash(previous: str, line: Mapping[str, Any]) -> str:
    """The next line of the access log: over the hash of the line before and the canonical line."""
    return sha256(ACCESS_PREFIX, bytes.fromhex(previous), canonical(dict(line)))


def whole_milliseconds(moment: datetime) -> datetime:
    """The aware moment in UTC, cut to whole milliseconds, as envelopes bear it."""
    utc = moment.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def time_text(moment: datetime) -> str:
    """The moment in UTC as "2026-11-20T10:40:00.000Z"."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def time_from_text(text: str) -> datetime:
    """The moment of `time_text`; ValueError for any other way to write it."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or time_text(moment) != text:
        msg = "not a canonical time"
        raise ValueError(msg)
    return moment.astimezone(UTC)
