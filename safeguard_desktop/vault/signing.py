"""Workers' signing keys: Ed25519 for entries, P-256 with a self-signed certificate for sealed documents."""

import base64
import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from safeguard_desktop.domain.ids import KeyId
from safeguard_desktop.vault import keys
from safeguard_desktop.vault.canonical import KEY_PROOF_PREFIX, SIGNATURE_PREFIX
from safeguard_desktop.vault.errors import NameNotFit

# Records are kept for up to a century, and a self-signed certificate is trusted by its fingerprint, never by
# its dates.
CERTIFICATE_YEARS = 100
# RFC 5280 counts characters; the library, more strictly, bytes.
_LONGEST_COMMON_NAME_BYTES = 64
_ED25519_BYTES = 32


@dataclass(frozen=True, slots=True)
class SealingKey:
    """What documents are sealed with: the P-256 private key as PKCS #8 DER, its certificate as PEM."""

    pkcs8_der: bytes
    certificate_pem: bytes

    @property
    def certificate_fingerprint(self) -> str:
        """The SHA-256 of the certificate's DER bytes, in hexadecimal."""
        return hashlib.sha256(certificate_der(self.certificate_pem)).hexdigest()


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A worker's public keys, as an enrolment entry names them."""

    label: str
    signing_key: KeyId
    sealing_certificate: str
    key_proof: str


@dataclass(frozen=True, slots=True)
class WorkerKeys:
    """A worker's public keys, and the private ones locked by their own key, as the vault keeps them."""

    slot: str
    signing_key: KeyId
    certificate: str
    key_proof: str
    nonce: bytes
    wrapped: bytes

    def header(self, vault_id: str) -> object:
        """What is bound to the locked private keys."""
        return ["signing-keys", vault_id, self.slot, self.signing_key]

    def opened(self, vault_id: str, own_key: bytes) -> tuple["EntrySigner", SealingKey]:
        """The private keys; raises keys.WrongKey."""
        key = keys.derived(own_key, vault_id, "signing-keys")
        both = keys.unwrap(key, self.nonce, self.wrapped, self.header(vault_id))
        signer = EntrySigner(Ed25519PrivateKey.from_private_bytes(both[:_ED25519_BYTES]))
        return signer, SealingKey(both[_ED25519_BYTES:], self.certificate.encode())


class EntrySigner:
    """Signs envelopes as the worker who unlocked."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.key_id = KeyId(private.public_key().public_bytes_raw().hex())

    def sign(self, envelope: bytes) -> str:
        """The signature of the canonical envelope, in hexadecimal."""
        return self._private.sign(SIGNATURE_PREFIX + envelope).hex()


def new_worker_keys(vault_id: str, slot: str, own_key: bytes, person_name: str, now: datetime) -> WorkerKeys:
    """Fresh keys for a worker, locked by their own key."""
    entry_key = Ed25519PrivateKey.generate()
    seal_key = ec.generate_private_key(ec.SECP256R1())
    pem, der = _certificate(seal_key, common_name(person_name), now)
    nonce = secrets.token_bytes(keys.NONCE_BYTES)
    signing_key = KeyId(entry_key.public_key().public_bytes_raw().hex())
    proof = entry_key.sign(KEY_PROOF_PREFIX + der).hex()
    unlocked = WorkerKeys(slot, signing_key, pem, proof, nonce, b"")
    both = entry_key.private_bytes_raw() + seal_key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    box = keys.wrap(keys.derived(own_key, vault_id, "signing-keys"), nonce, both, unlocked.header(vault_id))
    return WorkerKeys(slot, signing_key, pem, proof, nonce, box)


def is_signed(envelope: bytes, signature: str, author: KeyId) -> bool:
    """Whether the signature over the canonical envelope is the author's."""
    return _verifies(author, signature, SIGNATURE_PREFIX + envelope)


def certificate_der(pem: bytes) -> bytes:
    """The DER bytes of a PEM certificate; raises ValueError."""
    begin, *body, end = pem.strip().split(b"\n")
    if (begin, end) != (b"-----BEGIN CERTIFICATE-----", b"-----END CERTIFICATE-----"):
        msg = "no certificate"
        raise ValueError(msg)
    return base64.b64decode(b"".join(body), validate=True)


def is_key_proof(certificate_pem: str, key_proof: str, signing_key: KeyId) -> bool:
    """Whether the holder of the signing key vouched for the certificate."""
    try:
        der = certificate_der(certificate_pem.encode())
    except ValueError:
        return False
    return _verifies(signing_key, key_proof, KEY_PROOF_PREFIX + der)


def common_name(person_name: str) -> str:
    """The name as a certificate bears it: NFC, cut to 64 bytes (RFC 5280, A.1); raises NameNotFit."""
    name = unicodedata.normalize("NFC", person_name).strip()
    if not name or any(unicodedata.category(character) in {"Cc", "Cs"} for character in name):
        raise NameNotFit
    return name.encode()[:_LONGEST_COMMON_NAME_BYTES].decode(errors="ignore").strip()


def _verifies(key: KeyId, signature: str, data: bytes) -> bool:
    try:
        _public_key(key).verify(bytes.fromhex(signature), data)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=256)
def _public_key(key: KeyId) -> Ed25519PublicKey:
    """A vault's entries are signed by the same few keys again and again; raises ValueError."""
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))


def _certificate(key: ec.EllipticCurvePrivateKey, name: str, now: datetime) -> tuple[str, bytes]:
    # Imported at first use: it costs a tenth of a second, and opening a vault needs no certificate made.
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # A day early, for a laptop whose clock runs ahead of its reader's.
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365.25 * CERTIFICATE_YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    return certificate.public_bytes(Encoding.PEM).decode(), certificate.public_bytes(Encoding.DER)
