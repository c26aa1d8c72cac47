"""One seal on a finished document, made without a network. Source: ETSI EN 319 142-1 (PAdES, level B-B)."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from safeguard_desktop.documents.checking import GOOD, check_seal
from safeguard_desktop.documents.file_names import SEAL_FIELD
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from pyhanko.pdf_utils.writer import BasePdfFileWriter
    from pyhanko.sign.signers import PdfSigner, SimpleSigner
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

RESERVED_BYTES = 4096
"""Room for the signature. Left to itself the library makes a whole trial signature to find out, which doubles the time."""

INDEFINITE = 0x80
"""The first length byte of a value without a stated length. Source: X.690, 8.1.3.6."""


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
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    try:
        (certificate,) = load_certs_from_pemder_data(certificate_pem.encode())
        signer = _quick_signer()(
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


def _quick_signer() -> "type[SimpleSigner]":
    """The library's signer, with each part of the signature read back from its bytes before it is wrapped up.

    What was built and never read back is encoded anew at every level above it, two or three times each: thousands of times
    in all.
    """
    from asn1crypto.cms import CMSAttributes, ContentInfo
    from pyhanko.sign.signers import SimpleSigner

    class QuickSigner(SimpleSigner):
        async def signed_attrs(self, *arguments: Any, **named: Any) -> CMSAttributes:
            built = await super().signed_attrs(*arguments, **named)
            for attribute in built:
                attribute["values"] = _read_back(attribute["values"])
            return _read_back(built)

        async def async_sign_prescribed_attributes(self, *arguments: Any, **named: Any) -> ContentInfo:
            built = await super().async_sign_prescribed_attributes(*arguments, **named)
            content = built["content"]
            content["signer_infos"] = _read_back(content["signer_infos"])
            built["content"] = _read_back(content.untag())
            return built

    return QuickSigner


def _read_back(built: Any) -> Any:
    """The same, kept as its bytes; left as it is where the library would take its length for an indefinite one."""
    der = built.dump()
    last_of_header = der[1 + (der[1] & 0x7F)] if der[1] & 0x80 else der[1]
    return built if last_of_header == INDEFINITE else type(built).load(der)


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
