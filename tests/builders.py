"""Entries as a fold gets them, made without a vault: valid by default, so that a test states only what matters to it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from safeguard_desktop.domain.contents import CaseOpened, Content, PartSigned
from safeguard_desktop.domain.entries import ENVELOPE_VERSION, Entry, Envelope
from safeguard_desktop.domain.ids import CaseReference, DeviceId, Digest, EntryId, FileId, KeyId, RecordId
from safeguard_desktop.domain.roles import Role

FILE = FileId("f" * 32)
DEVICE = DeviceId("d" * 32)
KEY = KeyId("a" * 64)
FORM = Digest("1" * 64)
PACK = Digest("2" * 64)
RECORD = RecordId("3" * 32)
START = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


def entry(
    content: Content | None, number: int, *, author: KeyId = KEY, device: DeviceId = DEVICE, at=None, name=""
) -> Entry:
    """One entry; recorded a minute after the one before it unless told otherwise."""
    recorded_at = at or START + timedelta(minutes=number)
    envelope = Envelope(ENVELOPE_VERSION, FILE, device, number, "", author, recorded_at, "+00:00", Digest("0" * 64))
    return Entry(EntryId(name or f"{device[:4]}-{number}"), envelope, "", content)


def opened(number: int = 1, **fields) -> Entry:
    """The entry that opens a case file about a child."""
    values = {"reference": CaseReference("EY-7QK4"), "subject_kind": "child", "initials": "M.T.", **fields}
    return entry(CaseOpened(**values), number)


def signed(
    number: int, part: str, answers: Mapping[str, object], *, thread: str = "", at=None, author=KEY, name="", **more
):
    """A signed part of the test form."""
    role = more.pop("role", Role.PRACTITIONER)
    content = PartSigned(FORM, "test-form", part, more.pop("record", RECORD), role, answers, thread, **more)
    return entry(content, number, at=at, author=author, name=name, device=DEVICE)
