"""One seal on a finished document, made without a network. Source: ETSI EN 319 142-1 (PAdES, level B-B)."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from safeguard_desktop.documents.checking import GOOD, check_seal
from safeguard_desktop.documents.file_names import SEAL_FIELD
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from pyhanko.pdf_utils.writer import BasePdfFileWriter
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

RESERVED_BYTES = 4096
"""Room for the signature. Left to itself the library makes a whole trial signature to find out, which doubles the time."""


def seal(pdf: bytes, key_pkcs8_der: bytes, certificate_pem: str, now: datetime, reason: str = "") -> bytes:
    """The document sealed once, certified against any later change, and checked at once as a receiver would.

    `now` is aware: the time as the sealing laptop states it. Raises NotPossible where the key and certificate do not go
    together or the document cannot carry a seal (it has one already).
    """
    sealed = _sealed(pdf, key_pkcs8_der, certificate_pem, now, reason)
    report = check_seal(sealed, (certificate_pem,))
    if report.bytes_light != GOOD or report.key_light != GOOD:
        raise _not_sealed()
    return sealed


def _sealed(pdf: bytes, key_pkcs8_der: bytes, certificate_pem: str, now: datetime, reason: str) -> bytes:
    from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    try:
        (certificate,) = load_certs_from_pemder_data(certificate_pem.encode())
        signer = SimpleSigner(
            signing_cert=certificate,
            signing_key=load_private_key_from_pemder_data(key_pkcs8_der, passphrase=None),
            cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        )
        about = PdfSignatureMetadata(
            field_name=SEAL_FIELD,
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            md_algorithm="sha256",
            reason=reason or None,
        )
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        sealed = _signer_at(now)(about, signer=signer).sign_pdf(writer, bytes_reserved=RESERVED_BYTES)
        return bytes(sealed.getvalue())
    except (PdfError, SigningError, ValueError) as error:
        raise _not_sealed() from error


def _signer_at(now: datetime) -> "type[PdfSigner]":
    """The library's signer, stating our time: left to itself it reads the machine's clock and zone."""
    from pyhanko.sign.signers import PdfSigner

    class SignerAt(PdfSigner):
        def init_signing_session(
            self, pdf_out: "BasePdfFileWriter", existing_fields_only: bool = False
        ) -> "PdfSigningSession":
            session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
            session.system_time = now
            return session

    return SignerAt


def _not_sealed() -> NotPossible:
    return NotPossible(
        _("The document could not be sealed."), _("The record is safe. Lock, unlock, and make the document again.")
    )
