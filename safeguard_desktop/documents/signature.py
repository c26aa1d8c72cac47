"""The signature itself: CMS with what PAdES asks for, made by pyHanko once for each certificate, then filled in.

Source: RFC 5652, 5; ETSI EN 319 122-1. Two signatures by one key differ in the digest and in the signature's own digits alone;
the library encodes all the rest anew, level by level, for as long as the rest of a document takes.
"""

import asyncio
from functools import lru_cache

DIGEST = bytes(range(0x40, 0x60))
"""Stands for the document's digest in a pattern."""

DIGIT = b"\xa5"
"""Stands for a byte of the signature in a pattern."""

USUAL_LENGTH, MOST_SPARE = 71, 16
"""A P-256 signature has 70 to 72 bytes, rarely fewer. Source: RFC 3279, 2.2.3."""


def most_bytes(certificate_pem: str) -> int:
    """Enough room for a signature by this certificate's key. Raises ValueError where there is not one certificate."""
    return len(_pattern(certificate_pem, USUAL_LENGTH)[1]) + MOST_SPARE


def signature(digest: bytes, key_pkcs8_der: bytes, certificate_pem: str) -> bytes:
    """The whole signature over a SHA-256 digest, as DER. Raises ValueError or TypeError where the key or certificate is no use."""
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    key = load_der_private_key(key_pkcs8_der, password=None)
    if not isinstance(key, EllipticCurvePrivateKey):
        raise TypeError("not a key on a curve")
    attributes, _whole = _pattern(certificate_pem, USUAL_LENGTH)
    made = key.sign(attributes.replace(DIGEST, digest), ECDSA(SHA256()))
    _attributes, whole = _pattern(certificate_pem, len(made))
    return whole.replace(DIGEST, digest).replace(DIGIT * len(made), made)


@lru_cache(maxsize=16)
def _pattern(certificate_pem: str, length: int) -> tuple[bytes, bytes]:
    """What is signed, and the whole signature, with places for the digest and for so many bytes."""
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.sign.signers import ExternalSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    (certificate,) = load_certs_from_pemder_data(certificate_pem.encode())
    signer = ExternalSigner(
        signing_cert=certificate,
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
        signature_value=DIGIT * length,
    )

    async def made() -> tuple[bytes, bytes]:
        settings = PdfCMSSignedAttributes()
        attributes = await signer.signed_attrs(DIGEST, "sha256", attr_settings=settings, use_pades=True)
        whole = await signer.async_sign_prescribed_attributes("sha256", attributes)
        return attributes.dump(), whole.dump()

    return asyncio.run(made())
