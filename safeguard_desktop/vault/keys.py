"""Keys: how a passphrase opens a worker's own key, how the own key opens the vault key, and what is derived
from each.

Only primitives of `cryptography`; own code is framing alone. Every derived key and sealed box is bound to
its vault and use.
"""

import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault.canonical import canonical
from safeguard_desktop.vault.errors import NotEnoughMemory, WeakPassphrase

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 1024

# Limits of what a slots file may ask of this machine, checked before anything is computed.
MEMORY_KIB = range(19 * 1024, 1024 * 1024 + 1)
ITERATIONS = range(1, 17)
LANES = range(1, 9)

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What one guess at a passphrase costs: Argon2id memory in KiB, passes and lanes. RFC 9106."""

    memory_kib: int = 256 * 1024
    iterations: int = 3
    lanes: int = 4

    @property
    def is_within_bounds(self) -> bool:
        return self.memory_kib in MEMORY_KIB and self.iterations in ITERATIONS and self.lanes in LANES


class WrongKey(Exception):
    """A box does not open with this key, or was changed. Caught inside the vault; never reaches a person."""


def new_key() -> bytes:
    """A fresh random key."""
    return secrets.token_bytes(KEY_BYTES)


def passphrase_bytes(passphrase: str) -> bytes:
    """The passphrase as keys are made from it: NFC, UTF-8; raises WeakPassphrase for text that is none."""
    try:
        return unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError as error:
        raise WeakPassphrase(_("The passphrase has a broken character.")) from error


def new_passphrase_bytes(passphrase: str) -> bytes:
    """As `passphrase_bytes`, and raises WeakPassphrase for one that is too short, too long or one character
    repeated.
    """
    normal = unicodedata.normalize("NFC", passphrase)
    if len(normal) < SHORTEST_PASSPHRASE:
        raise WeakPassphrase(_("The passphrase needs at least {count} characters.").format(count=SHORTEST_PASSPHRASE))
    if len(normal) > LONGEST_PASSPHRASE:
        raise WeakPassphrase(_("The passphrase may have at most {count} characters.").format(count=LONGEST_PASSPHRASE))
    if len(set(normal)) == 1:
        raise WeakPassphrase(_("The passphrase is one character, again and again."))
    return passphrase_bytes(normal)


def check_passphrase(passphrase: str) -> None:
    """Raises WeakPassphrase for one that would not be taken."""
    new_passphrase_bytes(passphrase)


def stretched(secret: bytes, salt: bytes, cost: KeyCost) -> bytes:
    """The key a passphrase or recovery secret gives at this cost; raises NotEnoughMemory.

    Needs a second or so.
    """
    if not cost.is_within_bounds:
        msg = "key cost out of bounds"
        raise ValueError(msg)
    try:
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=cost.iterations,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(secret)
    except MemoryError as error:
        raise NotEnoughMemory from error


def derived(key: bytes, vault_id: str, use: str) -> bytes:
    """The key for one use in one vault."""
    info = b"safeguard-desktop/1/" + use.encode()
    return HKDF(SHA256(), KEY_BYTES, salt=bytes.fromhex(vault_id), info=info).derive(key)


def wrap(key: bytes, nonce: bytes, secret: bytes, header: object) -> bytes:
    """The secret locked by the key; the header is bound to it."""
    return ChaCha20Poly1305(key).encrypt(nonce, secret, canonical(header))


def unwrap(key: bytes, nonce: bytes, box: bytes, header: object) -> bytes:
    """What `wrap` locked; raises WrongKey."""
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, box, canonical(header))
    except InvalidTag as error:
        raise WrongKey from error


def own_public_half(own_key: bytes, vault_id: str) -> bytes:
    """The X25519 public half of a worker's own key, which vault keys are sealed to."""
    return _own_private(own_key, vault_id).public_key().public_bytes_raw()


def seal_vault_key(vault_key: bytes, public_half: bytes, info: object) -> bytes:
    """The vault key sealed to a worker who need not be there. HPKE, RFC 9180, base mode."""
    return _SUITE.encrypt(vault_key, X25519PublicKey.from_public_bytes(public_half), canonical(info))


def open_vault_key(own_key: bytes, vault_id: str, box: bytes, info: object) -> bytes:
    """The vault key sealed to this own key; raises WrongKey."""
    try:
        return _SUITE.decrypt(box, _own_private(own_key, vault_id), canonical(info))
    except InvalidTag as error:
        raise WrongKey from error


def mac(key: bytes, data: bytes) -> str:
    """HMAC-SHA256, in hexadecimal."""
    return hmac.digest(key, data, "sha256").hex()


def is_same(one: str, other: str) -> bool:
    """Whether two codes are the same, in a time that tells nothing."""
    return secrets.compare_digest(one.encode(), other.encode())


def _own_private(own_key: bytes, vault_id: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derived(own_key, vault_id, "own-x25519"))
