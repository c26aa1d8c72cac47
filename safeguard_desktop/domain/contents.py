"""What an entry says: one frozen class for each kind of content, in case files and in the organisation file.

Values are plain JSON types (and our ids), times are texts as people stated them (ISO 8601), so that content is signed, kept
and carried without loss. The vault turns these classes into salted items and back; it knows them by `CONTENT_KINDS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.ids import CaseReference, Digest, EntryId, FileId, KeyId, PersonId, RecordId, ThreadId
from safeguard_desktop.domain.roles import Role

# --- case file ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """The first entry of a case file. `subject_kind` is "child" or "adult"; `identity` holds the must-capture answers
    (full_name, other_names, date_of_birth, address ...), none of which an alert form prints.
    """

    reference: CaseReference
    subject_kind: str
    initials: str
    identity: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ToldBy:
    """That a part was recorded as told by telephone: by whom, when (ISO 8601), in their words."""

    person: PersonId | str
    name: str
    at: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """How a signed part reached the next person. `how` is "on-this-laptop", "printed", "sent" or "read-out"; `at` ISO 8601."""

    to: Role
    how: str
    at: str
    person: PersonId | str = ""


@dataclass(frozen=True, slots=True)
class PartSigned:
    """One signed part of a form. `form` is the hash of its definition; `thread` is "" only where the part opens its own.

    `role` is the role it was signed in. `packs` are the hashes of the rule packs in force when a thread is opened by it.
    `reasons` hold what the person said to each warning ("future-time", "before-concern", "clock-behind", "same-signer",
    "late", a check's id ...); a reason given is the mark.
    """

    form: Digest
    form_id: str
    part: str
    record: RecordId
    role: Role
    answers: Answers
    thread: ThreadId | str = ""
    told_by: ToldBy | None = None
    passed_on: PassedOn | None = None
    packs: tuple[Digest, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartPassedOn:
    """That an already signed part reached its next person."""

    of: EntryId
    passed_on: PassedOn
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartConfirmed:
    """The own signature of the person whose words were recorded by telephone."""

    of: EntryId
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amendment:
    """Puts answers of a signed part (or identity answers of `CaseOpened`) right; both stay shown."""

    of: EntryId
    answers: Answers
    reason: str
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Struck:
    """Recorded in the wrong file: struck here; `afresh_in` is the file where it is recorded afresh, "" for nowhere."""

    of: EntryId
    reason: str
    afresh_in: FileId | str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Linked:
    """Ties this file to another: `relation` is "same-person" or "sibling"; the same entry stands in the other file."""

    other: FileId
    relation: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stands:
    """A designated person says which of two signatures of one part, made apart, counts."""

    of: EntryId
    instead_of: EntryId
    reason: str
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ThreadMoved:
    """A designated person moves a thread to newer rule packs."""

    thread: ThreadId
    packs: tuple[Digest, ...]
    reason: str
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentIssued:
    """That a sealed document was made: its form, record, the SHA-256 of the file and the case file's heads it carries."""

    form: Digest
    form_id: str
    record: RecordId
    sha256: Digest
    issue: int
    heads: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Erased:
    """A signed, reasoned erasure of another entry's content; its envelope stays."""

    of: EntryId
    reason: str
    legal_basis: str


# --- organisation file ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OrganisationNamed:
    """The organisation's name and nation ("england", "wales", "scotland", "northern-ireland")."""

    name: str
    nation: str
    in_force_from: str


@dataclass(frozen=True, slots=True)
class OfficeHoursSet:
    """Opening and closing as "HH:MM"."""

    opening: str
    closing: str
    in_force_from: str


@dataclass(frozen=True, slots=True)
class ClosedOn:
    """A day the office is closed, or (`is_bank_holiday`) a one-off bank holiday that the shipped table lacks."""

    day: str
    name: str
    is_bank_holiday: bool
    in_force_from: str


@dataclass(frozen=True, slots=True)
class PersonNamed:
    """A person of the organisation, with or without keys."""

    person: PersonId
    name: str
    in_force_from: str


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


@dataclass(frozen=True, slots=True)
class KeyRemoved:
    """That the key with this label opens the vault no longer. What was signed with it stays its person's."""

    person: PersonId
    label: str
    in_force_from: str


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """That a person holds a role (as its deputy) from a day on, or, with `is_ended`, no longer does."""

    person: PersonId
    role: Role
    in_force_from: str
    is_deputy: bool = False
    is_ended: bool = False


@dataclass(frozen=True, slots=True)
class DefinitionAdopted:
    """That a definition is in force; its bytes are kept by hash. `definition_kind`: "form", "rule-pack", "calendar", "language"."""

    definition_kind: str
    id: str
    version: int
    hash: Digest
    in_force_from: str


@dataclass(frozen=True, slots=True)
class RollbackAccepted:
    """That the vault was found older than this laptop's marker, and a designated person went on with it, and why."""

    device: str
    expected_entries: int
    found_entries: int
    reason: str


CaseContent: TypeAlias = (
    CaseOpened
    | PartSigned
    | PartPassedOn
    | PartConfirmed
    | Amendment
    | Struck
    | Linked
    | Stands
    | ThreadMoved
    | DocumentIssued
    | Erased
)
OrganisationContent: TypeAlias = (
    OrganisationNamed
    | OfficeHoursSet
    | ClosedOn
    | PersonNamed
    | WorkerEnrolled
    | KeyRemoved
    | RoleGiven
    | DefinitionAdopted
    | RollbackAccepted
)
Content: TypeAlias = CaseContent | OrganisationContent

CONTENT_KINDS: Mapping[str, type[Content]] = {
    "case-opened": CaseOpened,
    "part-signed": PartSigned,
    "part-passed-on": PartPassedOn,
    "part-confirmed": PartConfirmed,
    "amendment": Amendment,
    "struck": Struck,
    "linked": Linked,
    "stands": Stands,
    "thread-moved": ThreadMoved,
    "document-issued": DocumentIssued,
    "erased": Erased,
    "organisation-named": OrganisationNamed,
    "office-hours-set": OfficeHoursSet,
    "closed-on": ClosedOn,
    "person-named": PersonNamed,
    "worker-enrolled": WorkerEnrolled,
    "key-removed": KeyRemoved,
    "role-given": RoleGiven,
    "definition-adopted": DefinitionAdopted,
    "rollback-accepted": RollbackAccepted,
}
"""The name of each kind as it is signed and kept, for ever."""
