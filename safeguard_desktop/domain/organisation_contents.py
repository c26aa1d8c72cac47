"""What an entry of the organisation file says: one frozen class for each kind of content.

`in_force_from` is an ISO date. `reasons` hold what the person said to each warning, as in case files (`domain/contents.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from safeguard_desktop.domain.absences import PersonAway
from safeguard_desktop.domain.authorities import AuthorityProfiled, AuthorityWithdrawn
from safeguard_desktop.domain.ids import Digest, EntryId, KeyId, PersonId
from safeguard_desktop.domain.roles import Role


@dataclass(frozen=True, slots=True)
class OrganisationNamed:
    """The organisation's name and nation ("england", "wales", "scotland", "northern-ireland")."""

    name: str
    nation: str
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class OfficeHoursSet:
    """Opening and closing as "HH:MM"."""

    opening: str
    closing: str
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ClosedOn:
    """A day the office is closed, or (`is_bank_holiday`) a one-off bank holiday that the shipped table lacks."""

    day: str
    name: str
    is_bank_holiday: bool
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ClosureWithdrawn:
    """Takes the entry of a `ClosedOn` back: the day counts as if it had never been said, whichever of the two is read first."""

    of: EntryId
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """A person of the organisation, with or without keys."""

    person: PersonId
    name: str
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class WorkerEnrolled:
    """Keys of a person: the Ed25519 key entries are signed with, the P-256 certificate (PEM) documents are sealed with.

    `key_proof` is the Ed25519 signature, by that key, that the certificate belongs to it. `label` is the slot's neutral one.
    `after_recovery` says that the enrolment was made by who came in with the recovery sheet.
    """

    person: PersonId
    label: str
    signing_key: KeyId
    sealing_certificate: str
    key_proof: str
    in_force_from: str
    after_recovery: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class KeyRemoved:
    """That the key with this label opens the vault no longer. What was signed with it stays its person's."""

    person: PersonId
    label: str
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """That a person holds a role (as its deputy) from a day on, or, with `is_ended`, no longer does."""

    person: PersonId
    role: Role
    in_force_from: str
    is_deputy: bool = False
    is_ended: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class DefinitionAdopted:
    """That a definition is in force; its bytes are kept by hash. `definition_kind`: "form", "rule-pack", "calendar", "language"."""

    definition_kind: str
    id: str
    version: int
    hash: Digest
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class RollbackAccepted:
    """That the vault was found older than this laptop's marker, and a designated person went on with it, and why."""

    device: str
    expected_entries: int
    found_entries: int
    reason: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class RuleChosen:
    """That one optional rule of a rule pack, or with `rule` empty the whole pack, counts from a day on, or does not any more.

    A pack counts for threads opened from then on, those that are open keep theirs; an optional rule counts in all.
    """

    pack: str
    rule: str
    is_on: bool
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class LanguagePackChosen:
    """That the guidance goes by a language pack from a day on, or does not, whatever the pack itself says."""

    pack: str
    is_on: bool
    in_force_from: str
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class WordAdded:
    """A word of the organisation's own that spelling knows from a day on; with `is_taken_back` it no longer does."""

    word: str
    in_force_from: str
    is_taken_back: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict, hash=False)


OrganisationContent: TypeAlias = (
    OrganisationNamed
    | OfficeHoursSet
    | ClosedOn
    | ClosureWithdrawn
    | PersonNamed
    | WorkerEnrolled
    | KeyRemoved
    | RoleGiven
    | DefinitionAdopted
    | RollbackAccepted
    | AuthorityProfiled
    | AuthorityWithdrawn
    | PersonAway
    | RuleChosen
    | LanguagePackChosen
    | WordAdded
)
