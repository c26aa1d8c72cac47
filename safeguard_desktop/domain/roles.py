"""The roles of the procedures and the people who hold them."""

from dataclasses import dataclass
from enum import StrEnum

from safeguard_desktop.domain.ids import KeyId, PersonId


class Role(StrEnum):
    """A role of the organisation's procedure; a person may hold several."""

    PRACTITIONER = "practitioner"
    LINE_MANAGER = "line-manager"
    DESIGNATED_PERSON = "designated-person"
    COUNTER_SIGNATORY = "counter-signatory"
    TRUSTEE = "trustee"


@dataclass(frozen=True, slots=True)
class Person:
    """A worker (with keys) or a colleague who holds a role without keys.

    `signing_keys` are all keys the person was ever enrolled with, newest last; empty for a person without keys.
    `sealing_certificates` are PEM texts, newest last.
    """

    id: PersonId
    name: str
    roles: frozenset[Role] = frozenset()
    label: str = ""
    signing_keys: tuple[KeyId, ...] = ()
    sealing_certificates: tuple[str, ...] = ()
    is_deputy_for: frozenset[Role] = frozenset()

    @property
    def has_keys(self) -> bool:
        return bool(self.signing_keys)
