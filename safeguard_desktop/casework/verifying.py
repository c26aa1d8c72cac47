"""Checking a document: three lights. Bytes unchanged, sealed by a known key, present in the record."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.documents import SealReport, check_seal, read_proof
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import ProofReport, check_proof


class Light(StrEnum):
    """One light of a check."""

    GOOD = "good"
    BAD = "bad"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of a document found; `problems` are plain sentences. It is complete only with the vault."""

    bytes_unchanged: Light
    known_key: Light
    in_record: Light
    signed_by: str
    stated_time: str
    fingerprint: str
    sha256: Digest
    problems: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing is bad, and bytes and key are good."""
        lights = (self.bytes_unchanged, self.known_key, self.in_record)
        return Light.BAD not in lights and lights[0] is Light.GOOD and lights[1] is Light.GOOD


def verify_document(pdf: bytes, certificates: Sequence[str] = (), desk: Desk | None = None) -> Verification:
    """Checks a document against certificates (PEM) somebody trusts, or, with a desk, against the vault's people and record."""
    known = tuple(certificates)
    if desk is not None:
        known += desk.read(_certificates)
    report = check_seal(pdf, known)
    digest = Digest(hashlib.sha256(pdf).hexdigest())
    proof = _proof(pdf) if report.bytes_light == Light.GOOD else None
    in_record, problems = _record_light(proof, digest, report, desk)
    return Verification(
        Light(report.bytes_light),
        Light(report.key_light),
        in_record,
        report.signed_by,
        report.stated_time,
        report.certificate_fingerprint,
        digest,
        tuple(one for one in (report.problem, *problems) if one),
    )


def _certificates(books: Books) -> tuple[str, ...]:
    return tuple(enrolment.certificate for enrolment in books.organisation.enrolments.values())


def _proof(pdf: bytes) -> ProofReport | None:
    proof = read_proof(pdf)
    return None if proof is None else check_proof(proof)


def _record_light(
    proof: ProofReport | None, digest: Digest, report: SealReport, desk: Desk | None
) -> tuple[Light, tuple[str, ...]]:
    if report.bytes_light != Light.GOOD:
        return (Light.NOT_CHECKED if desk is None else Light.BAD), ()
    if proof is None:
        return Light.BAD, (_("The document carries no proof of the entries it was made from."),)
    if proof.problems:
        return Light.BAD, proof.problems
    if desk is None:
        return Light.NOT_CHECKED, ()
    return desk.read(lambda books: _in_record(books, proof, digest))


def _in_record(books: Books, proof: ProofReport, digest: Digest) -> tuple[Light, tuple[str, ...]]:
    if not any(issued.sha256 == digest for case in books.cases() for _entry, issued in case.documents):
        return Light.BAD, (_("This vault has no entry that issued exactly these bytes."),)
    missing = [entry for entry in proof.entries if not books.reading.has_entry(entry)]
    if missing:
        return Light.BAD, (_("{count} of its entries are not in this vault.").format(count=len(missing)),)
    return Light.GOOD, ()
