"""Ids as types of their own. All but references are lower-case hexadecimal text."""

from typing import NewType

FileId = NewType("FileId", str)
"""A case file or the organisation file: 128 random bits."""

EntryId = NewType("EntryId", str)
"""An entry: the SHA-256 of its canonical envelope."""

RecordId = NewType("RecordId", str)
"""A record, that is one filled copy of a form: 128 random bits."""

ThreadId = NewType("ThreadId", str)
"""A thread: the id of the entry that opened it (with ".2" and so on where one entry opens several)."""

DeviceId = NewType("DeviceId", str)
"""A laptop's copy of a vault: 128 random bits, kept outside the vault."""

PersonId = NewType("PersonId", str)
"""A worker or colleague of the organisation: 128 random bits."""

AuthorityId = NewType("AuthorityId", str)
"""An authority the organisation deals with: 128 random bits."""

KeyId = NewType("KeyId", str)
"""The raw Ed25519 public key a person signs entries with, 64 hexadecimal digits."""

Digest = NewType("Digest", str)
"""A SHA-256, 64 hexadecimal digits: of a definition's bytes, a document, a salted answer."""

CaseReference = NewType("CaseReference", str)
"""The short random reference people say aloud, such as EY-7QK4; never counted."""
