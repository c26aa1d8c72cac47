"""Whether a document is exactly as it was sealed once, and by whose key. Whether a case file holds it is casework's question.

Viewers and libraries accept much that was added later; the gate here accepts only what our own sealing makes.
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from safeguard_desktop.documents.file_names import PROOF_NAME
from safeguard_desktop.domain.printed_times import printed_time
from safeguard_desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    import pikepdf
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

GOOD, BAD, NOT_CHECKED = "good", "bad", "not_checked"

MOST_BYTES = 64 * 1024 * 1024
MOST_PROOF_BYTES = 64 * 1024 * 1024
MOST_SIGNATURE_DIGITS = 64 * 1024

_HIDING_NAMES = frozenset({b"XRef", b"XRefStm", b"ObjStm", b"Encrypt"})
_NAME = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]{4,40})")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class SealReport:
    """What a check found: lights "good", "bad" or "not_checked"; `problem` is one plain sentence, "" where there is none.

    `signed_by` is the name in the certificate, its fingerprint the SHA-256 in hexadecimal; `stated_time` is the sealing
    laptop's own word, in London's time.
    """

    bytes_light: str
    key_light: str
    signed_by: str = ""
    certificate_fingerprint: str = ""
    stated_time: str = ""
    problem: str = ""


class _NotAsSealed(Exception):
    """Why the gate stays shut, as a sentence for a person."""


def check_seal(pdf: bytes, known_certificates: Sequence[str] = ()) -> SealReport:
    """Checks the seal against certificates (PEM) somebody trusts; without any the key is not checked.

    Never raises, whatever the bytes are: a file that cannot be read is not valid.
    """
    try:
        _refuse_foreign_shapes(pdf)
        report, certificate = _checked(pdf)
        return _with_key_light(report, certificate, known_certificates)
    except _NotAsSealed as refused:
        return SealReport(BAD, NOT_CHECKED, problem=str(refused))
    # The one place: a hostile file makes the libraries raise nearly anything (ValueError, KeyError, RecursionError,
    # decimal.InvalidOperation ...), and each of them means the same.
    except Exception:  # noqa: BLE001
        return SealReport(BAD, NOT_CHECKED, problem=_("The file is damaged, or it is not a sealed PDF."))


def read_proof(pdf: bytes) -> bytes | None:
    """The attached proof, or None where the file has none that can be read within bounds."""
    import pikepdf

    if _foreign_shape(pdf):
        return None
    try:
        with pikepdf.open(BytesIO(pdf), attempt_recovery=False) as document:
            attachment = document.attachments.get(PROOF_NAME)
            return None if attachment is None else _unpacked(attachment.obj.EF.F)
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, RuntimeError):
        return None


def _unpacked(stream: "pikepdf.Object") -> bytes | None:
    """The stream's bytes where they are plain or deflated once and stay within bounds."""
    packed = stream.read_raw_bytes()
    kind = str(stream.get("/Filter", ""))
    if not kind:
        return packed
    if kind != "/FlateDecode" or "/DecodeParms" in stream:
        return None
    unpacking = zlib.decompressobj()
    try:
        proof = unpacking.decompress(packed, MOST_PROOF_BYTES)
    except zlib.error:
        return None
    return proof if unpacking.eof else None


def _refuse_foreign_shapes(pdf: bytes) -> None:
    problem = _foreign_shape(pdf)
    if problem:
        raise _NotAsSealed(problem)


def _foreign_shape(pdf: bytes) -> str:
    """Why the file is none of ours before anything in it is read, "" where it may be.

    Packed cross-references can unfold to any size and hide objects; our own documents have none.
    """
    if len(pdf) > MOST_BYTES:
        return _("The file is far larger than any document this program makes.")
    if not pdf.startswith(b"%PDF-"):
        return _("This file is not a PDF.")
    if not _HIDING_NAMES.isdisjoint(map(_unescaped, set(_NAME.findall(pdf)))):
        return _("This PDF was not sealed by this program, or it was saved again after sealing.")
    return ""


def _unescaped(name: bytes) -> bytes:
    return _ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode()), name) if b"#" in name else name


def _checked(pdf: bytes) -> "tuple[SealReport, Certificate]":
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    reader = PdfFileReader(BytesIO(pdf), strict=True)
    signature = _only_signature(reader)
    _refuse_loose_bytes(pdf, [int(number) for number in signature.byte_range])
    _refuse_lesser_seal(reader, signature)
    certificate = signature.signer_cert
    itself = ValidationContext(trust_roots=[certificate], allow_fetching=False)
    status = validate_pdf_signature(signature, signer_validation_context=itself, skip_diff=True)
    covers_all = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    if not (status.bottom_line and covers_all and status.docmdp_ok is not False):
        raise _NotAsSealed(_("The file is not as it was sealed: at least one byte is different."))
    stated = status.signer_reported_dt
    return (
        SealReport(
            GOOD,
            NOT_CHECKED,
            signed_by=str(certificate.subject.native.get("common_name", "")),
            certificate_fingerprint=certificate.sha256.hex(),
            stated_time=printed_time(stated) if stated else "",
        ),
        certificate,
    )


def _only_signature(reader: "PdfFileReader") -> "EmbeddedPdfSignature":
    signatures: Sequence[EmbeddedPdfSignature] = reader.embedded_signatures
    if not signatures:
        raise _NotAsSealed(_("The file has no seal."))
    if len(signatures) > 1:
        raise _NotAsSealed(_("Something was added after sealing: the file has more than one signature."))
    return signatures[0]


def _refuse_loose_bytes(pdf: bytes, byte_range: list[int]) -> None:
    """The signature covers all but its own digits, and those hold nothing but the signature."""
    start, before, after, rest = byte_range
    if start != 0 or after + rest != len(pdf) or not 0 < before < after:
        raise _NotAsSealed(_("Something was added to the file after it was sealed."))
    gap = pdf[before:after]
    digits = gap[1:-1]
    is_plain = gap[:1] == b"<" and gap[-1:] == b">" and re.fullmatch(rb"[0-9a-f]*|[0-9A-F]*", digits)
    if not is_plain or len(digits) > MOST_SIGNATURE_DIGITS or len(digits) % 2:
        raise _NotAsSealed(_("The seal itself was changed."))
    signature = bytes.fromhex(digits.decode("ascii"))
    if signature[_der_length(signature) :].strip(b"\0"):
        raise _NotAsSealed(_("Something was hidden beside the seal."))


def _der_length(data: bytes) -> int:
    """Header and content of the first DER value. Source: X.690, 8.1.3 and 10.1."""
    first = data[1]
    if first < 0x80:
        return 2 + first
    count = first & 0x7F
    return 2 + count + int.from_bytes(data[2 : 2 + count], "big")


def _refuse_lesser_seal(reader: "PdfFileReader", signature: "EmbeddedPdfSignature") -> None:
    """Only a seal of our own kind, certified against every later change, counts. Source: ISO 32000-1, 12.8.2.2."""
    permission = signature.docmdp_level
    is_certified = permission is not None and permission.name == "NO_CHANGES"
    is_ours = str(signature.sig_object.get("/SubFilter")) == "/ETSI.CAdES.detached"
    certified_by = reader.root.get("/Perms", {}).get("/DocMDP")
    if not (is_certified and is_ours and certified_by is not None):
        raise _NotAsSealed(_("The seal does not forbid later changes, so it is not one this program makes."))


def _with_key_light(report: SealReport, certificate: "Certificate", known: Sequence[str]) -> SealReport:
    if not known:
        return replace(report, problem=_("Nobody's key was given to check against: ask the sender for fingerprint A."))
    try:
        trusted = _ders(known)
    except ValueError:
        return replace(report, problem=_("The certificate to check against cannot be read."))
    if certificate.dump() in trusted:
        return replace(report, key_light=GOOD)
    return replace(report, key_light=BAD, problem=_("It was sealed with a key that is not among those trusted here."))


def _ders(pems: Sequence[str]) -> set[bytes]:
    from pyhanko.keys import load_certs_from_pemder_data

    return {certificate.dump() for pem in pems for certificate in load_certs_from_pemder_data(pem.encode())}
