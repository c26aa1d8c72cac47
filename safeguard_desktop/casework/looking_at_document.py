"""A document as a person looks at it: its pages, who signed which part, and what leaves the vault when it is printed or saved.

Each showing, printing and saving is a line in the access log, written before the pages are handed over.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from safeguard_desktop.casework.ages import age_of
from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.issuing import ATTACHMENT, draw_document, find_record
from safeguard_desktop.casework.on_paper import fingerprint_of_heads
from safeguard_desktop.casework.record_states import PartState, RecordStates
from safeguard_desktop.casework.refusals import UnknownDocument
from safeguard_desktop.casework.saving import save_document
from safeguard_desktop.domain.case_file import CaseFile, Record
from safeguard_desktop.domain.contents import DocumentIssued
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import CaseReference, Digest, EntryId, RecordId

SHOWN, DRAWN, PRINTED, SAVED = "document-shown", "document-drawn", "document-printed", "document-saved"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What an issued document is: which issue, by whom, when, and its fingerprints (SHA-256 in hexadecimal).

    `case_fingerprint` is fingerprint B of the pages. `is_newest`: no later issue of the same record is here.
    """

    entry: EntryId
    issue: int
    by: str
    at: datetime
    sha256: Digest
    case_fingerprint: str
    is_newest: bool


@dataclass(frozen=True, slots=True)
class DocumentLooked:
    """The pages of a document and what stands beside them. `sealed` is None for pages that are not issued yet.

    `who` is the subject as lists show it ("M.T., 14"); `issues` how often the record was issued; `now` an aware time.
    """

    reference: CaseReference
    who: str
    form_id: str
    form_title: str
    record: RecordId
    pdf: bytes
    parts: tuple[PartState, ...]
    issues: int
    sealed: Sealed | None
    now: datetime

    @property
    def file_name(self) -> str:
        """A neutral name for a copy: form, case reference and issue."""
        issue = f"-issue-{self.sealed.issue}" if self.sealed else ""
        return f"{self.form_id}-{self.reference}{issue}.pdf"


def look_at_document(desk: Desk, reference: str, entry: EntryId) -> DocumentLooked:
    """An issued document, from the bytes the vault keeps; that it was looked at goes into the access log.

    Raises UnknownCase, UnknownDocument, or DamagedVault where the bytes are not those that were issued.
    """

    def look(books: OpenBooks) -> DocumentLooked:
        case = books.case(reference)
        _log(books, case, SHOWN)
        issuing, issued = _issued(case, entry)
        pdf = books.reading.attachment(entry, ATTACHMENT)
        return _looked(books, case, case.records[issued.record], pdf, _sealed(books, case, issuing, issued))

    return desk.write(look)


def look_at_pages(desk: Desk, reference: str, form_id: str, record: RecordId | None = None) -> DocumentLooked:
    """The pages as they would be issued now, not sealed and not kept; that they were drawn goes into the access log."""
    desk.write(lambda books: _log(books, books.case(reference), DRAWN))
    pdf = draw_document(desk, reference, form_id, record)

    def look(books: Books) -> DocumentLooked:
        case = books.case(reference)
        return _looked(books, case, find_record(case, form_id, record), pdf, None)

    return desk.read(look)


def document_bytes(desk: Desk, entry: EntryId) -> bytes:
    """The kept bytes of an issued document; that they were asked for goes into the access log. Raises UnknownDocument."""

    def read(books: OpenBooks) -> bytes:
        for case in books.cases():
            if any(issuing.id == entry for issuing, _issued in case.documents):
                _log(books, case, SHOWN)
                return books.reading.attachment(entry, ATTACHMENT)
        raise UnknownDocument

    return desk.write(read)


def note_printing(desk: Desk, reference: str) -> None:
    """Notes in the access log, before the first page, that a document of this case file is printed."""
    desk.write(lambda books: _log(books, books.case(reference), PRINTED))


def save_copy(desk: Desk, document: DocumentLooked, target: Path) -> Path:
    """Saves a copy outside the vault, noted in the access log first. Raises NotPossible; the vault's own copy stays."""
    desk.write(lambda books: _log(books, books.case(document.reference), SAVED))
    save_document(target, document.pdf)
    return target


def _log(books: OpenBooks, case: CaseFile, verb: str) -> None:
    books.writing.log_access(verb, case.id, books.desk.clock.now())


def _issued(case: CaseFile, entry: EntryId) -> tuple[Entry, DocumentIssued]:
    for issuing, issued in case.documents:
        if issuing.id == entry:
            return issuing, issued
    raise UnknownDocument


def _sealed(books: Books, case: CaseFile, issuing: Entry, issued: DocumentIssued) -> Sealed:
    newest = max(other.issue for _entry, other in case.documents if other.record == issued.record)
    return Sealed(
        issuing.id,
        issued.issue,
        books.organisation.name_of(issuing.author),
        issuing.recorded_at,
        issued.sha256,
        fingerprint_of_heads(issued.heads),
        issued.issue == newest,
    )


def _looked(books: Books, case: CaseFile, record: Record, pdf: bytes, sealed: Sealed | None) -> DocumentLooked:
    me = books.organisation.person_of(books.desk.vault.signing_key_id)
    states = RecordStates(books, case, me, books.reading.drafts()).records()
    state = next(one for one in states if one.record == record.id)
    age = age_of(case, books.forms_of(case), books.desk.now.date)
    return DocumentLooked(
        case.reference,
        ", ".join(filter(None, (case.initials, age))),
        record.form_id,
        state.title,
        record.id,
        pdf,
        state.parts,
        sum(issued.record == record.id for _entry, issued in case.documents),
        sealed,
        books.desk.clock.now(),
    )
