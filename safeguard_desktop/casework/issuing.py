"""Making a sealed document of a record: folded for paper, drawn, sealed once, kept by hash as an entry.

Reading and the entry are transactions; drawing and sealing run between them, on the caller's thread.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.gating import refuse_behind_gates
from safeguard_desktop.casework.on_paper import record_on_paper, shown_items
from safeguard_desktop.documents import render_record, seal, warm_up
from safeguard_desktop.domain.case_file import CaseFile, Record
from safeguard_desktop.domain.contents import DocumentIssued
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import CaseReference, Digest, EntryId, FileId, RecordId
from safeguard_desktop.domain.paper import RecordOnPaper
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import SealingKey, make_proof

ATTACHMENT = "document.pdf"


class Step(StrEnum):
    """What the making of a document is about to do."""

    DRAW = "draw"
    SEAL = "seal"
    KEEP = "keep"


class Stopped(Refused):
    """The person stopped the making before anything was kept."""

    def __init__(self) -> None:
        super().__init__(_("It was stopped. Nothing was issued, and the record is as it was."))


@dataclass(frozen=True, slots=True)
class Issued:
    """A sealed document: its bytes, their SHA-256, the entry that says so and which issue of the record it is."""

    pdf: bytes
    sha256: Digest
    entry: EntryId
    reference: CaseReference
    issue: int


@dataclass(frozen=True, slots=True)
class _Prepared:
    file: FileId
    record: Record
    paper: RecordOnPaper
    proof: bytes
    heads: Mapping[str, str]
    sealing_key: SealingKey


def issue_document(
    desk: Desk,
    reference: str,
    form_id: str,
    record: RecordId | None = None,
    at_step: Callable[[Step], object] = lambda _step: None,
    *,
    is_for_family: bool = False,
) -> Issued:
    """Issues one record of a case file as a sealed PDF; the bytes are kept in the vault with the issuing entry.

    `at_step` is called before each step; it may raise Stopped, and then nothing is kept. Raises ReasonsNeeded, and GateClosed
    where something else has to be recorded first: sooner `is_for_family`, where the copy is meant for the family.
    """
    desk.read(Books.ask_about_clock)
    desk.read(lambda books: _ask_gates(books, reference, form_id, record, is_for_family=is_for_family))
    prepared = desk.read(lambda books: _prepare(books, reference, form_id, record))
    at_step(Step.DRAW)
    unsealed = render_record(prepared.paper, desk.shipped.third_party, prepared.proof)
    at_step(Step.SEAL)
    key = prepared.sealing_key
    pdf = seal(unsealed, key.pkcs8_der, key.certificate_pem.decode(), prepared.paper.issued_at)
    at_step(Step.KEEP)
    return desk.write(lambda books: _keep(books, prepared, pdf))


def draw_document(desk: Desk, reference: str, form_id: str, record: RecordId | None = None) -> bytes:
    """The pages as they would be issued now: with the proof, not sealed, not kept."""
    prepared = desk.read(lambda books: _prepare(books, reference, form_id, record))
    return render_record(prepared.paper, desk.shipped.third_party, prepared.proof)


def get_paper_ready(desk: Desk) -> None:
    """Loads what drawing and sealing need, so that the first document is made as quickly as the next."""
    warm_up(desk.shipped.third_party)


def _ask_gates(books: Books, reference: str, form_id: str, record: RecordId | None, *, is_for_family: bool) -> None:
    case = books.case(reference)
    refuse_behind_gates(books, case, find_record(case, form_id, record), is_for_family=is_for_family)


def _prepare(books: Books, reference: str, form_id: str, record_id: RecordId | None) -> _Prepared:
    case = books.case(reference)
    record = find_record(case, form_id, record_id)
    heads = {str(device): str(head) for device, head in books.reading.heads(case.id).items()}
    key = books.desk.vault.sealing_key()
    issue = 1 + sum(issued.record == record.id for _entry, issued in case.documents)
    paper = record_on_paper(books, case, record, issue, heads, key.certificate_fingerprint)
    shown = shown_items(record, paper.form)
    certificates = {
        enrolment.key: (enrolment.certificate, enrolment.entry) for enrolment in books.organisation.enrolments.values()
    }
    proof = make_proof(books.reading, shown, heads, certificates)
    return _Prepared(case.id, record, paper, proof, heads, key)


def find_record(case: CaseFile, form_id: str, record_id: RecordId | None) -> Record:
    """The record named, else the only one of that form. Raises Refused where there is none or more than one."""
    records = [one for one in case.records.values() if one.form_id == form_id and record_id in (None, one.id)]
    if not records:
        raise Refused(_("This case file has no signed record of that form yet."))
    if len(records) > 1:
        ids = ", ".join(record.id for record in records)
        raise Refused(
            _("This case file has several records of that form: {ids}.").format(ids=ids), _("Name one: --record ID.")
        )
    return records[0]


def _keep(books: OpenBooks, prepared: _Prepared, pdf: bytes) -> Issued:
    digest = Digest(hashlib.sha256(pdf).hexdigest())
    record, paper = prepared.record, prepared.paper
    content = DocumentIssued(record.form, record.form_id, record.id, digest, paper.issue, prepared.heads)
    entry = books.append(prepared.file, content)
    books.writing.attach(entry.id, ATTACHMENT, pdf)
    books.writing.log_access("document-issued", prepared.file, books.desk.clock.now())
    return Issued(pdf, digest, entry.id, CaseReference(paper.reference), paper.issue)
