"""A case file as it would be with one entry more: what that entry would prove is known before it is signed."""

from datetime import datetime

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.domain.case_file import CaseFile, fold_case
from safeguard_desktop.domain.contents import Content
from safeguard_desktop.domain.entries import ENVELOPE_VERSION, Entry, Envelope
from safeguard_desktop.domain.ids import Digest, EntryId, KeyId

NOT_APPENDED = EntryId("not-appended")
"""The id of the entry that is not there."""

_AFTER_ALL_NUMBERS = 2**53


def as_if_appended(books: Books, case: CaseFile, content: Content) -> CaseFile:
    """The case file as it would be if this were signed now; nothing is kept."""
    envelope = Envelope(
        ENVELOPE_VERSION,
        case.id,
        books.desk.vault.device,
        _AFTER_ALL_NUMBERS,
        "",
        KeyId(books.desk.vault.signing_key_id or ""),
        _not_before(books.desk.clock.now(), case),
        "",
        Digest(""),
    )
    return fold_case(case.id, (*case.entries, Entry(NOT_APPENDED, envelope, "", content)))


def _not_before(now: datetime, case: CaseFile) -> datetime:
    return max(now, *(entry.recorded_at for entry in case.entries))
