"""The printed recovery key: 160 random bits in nine groups of four, made to be typed back without a mistake.

Crockford's base32 (no I, L, O, U). The last four letters are the number modulo the prime 1,048,573: one
wrong letter, or two neighbours swapped, always shows.
"""

import secrets
from dataclasses import dataclass

from safeguard_desktop.vault.errors import RecoveryTextUnreadable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES = 20
_SECRET_LETTERS = 32
_CHECK_LETTERS = 4
_CHECK_PRIME = 1_048_573
_GROUP = 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What is printed once and kept by two people: the text in groups, and which vault it is for."""

    text: str
    vault_id: str

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(self.text.split("-"))


def new_secret() -> bytes:
    """A fresh recovery secret."""
    return secrets.token_bytes(SECRET_BYTES)


def text_of_secret(secret: bytes) -> str:
    """The secret as groups of letters with their check."""
    number = int.from_bytes(secret)
    letters = _letters(number, _SECRET_LETTERS) + _letters(number % _CHECK_PRIME, _CHECK_LETTERS)
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def secret_of_text(text: str) -> bytes:
    """The secret of a text as a person typed it: spaces, hyphens and case do not matter, O is 0, I and L are
    1.
    """
    typed = "".join(character for character in text.upper() if not character.isspace() and character not in "-–—‑")
    letters = typed.translate(_READ_AS)
    if len(letters) != _SECRET_LETTERS + _CHECK_LETTERS or any(letter not in ALPHABET for letter in letters):
        raise RecoveryTextUnreadable
    number = _number(letters[:_SECRET_LETTERS])
    if number % _CHECK_PRIME != _number(letters[_SECRET_LETTERS:]):
        raise RecoveryTextUnreadable
    return number.to_bytes(SECRET_BYTES)


def is_same_recovery_text(text: str, typed: str) -> bool:
    """Whether what a person typed is that text; raises RecoveryTextUnreadable where it cannot be any sheet's."""
    return secret_of_text(typed) == secret_of_text(text)


def _letters(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> (5 * place) & 31] for place in reversed(range(count)))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 32 + ALPHABET.index(letter)
    return number
