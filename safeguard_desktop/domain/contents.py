"""What an entry says: one frozen class for each kind of content, in case files and in the organisation file.

Values are plain JSON types (and our ids), times are texts as people stated them (ISO 8601), so that content is signed, kept
and carried without loss. The vault turns these classes into salted items and back; it knows them by `CONTENT_KINDS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from safeguard_desktop.domain.absences import PersonAway
from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.authorities import AuthorityProfiled, AuthorityWithdrawn
from safeguard_desktop.domain.ids import CaseReference, Digest, EntryId, FileId, PersonId, RecordId, ThreadId
from safeguard_desktop.domain.organisation_contents import (
    ClosedOn,
    ClosureWithdrawn,
    DefinitionAdopted,
    KeyRemoved,
    LanguagePackChosen,
    OfficeHoursSet,
    OrganisationContent,
    OrganisationNamed,
    PersonNamed,
    RoleGiven,
    RollbackAccepted,
    RuleChosen,
    WordAdded,
    WorkerEnrolled,
)
from safeguard_desktop.domain.roles import Role


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """The first entry of a case file. `subject_kind` is "child" or "adult"; `identity` holds the must-capture answers
    (full_name, other_names, date_of_birth, address ...), none of which an alert form prints.
    """

    reference: CaseReference
    subject_kind: str
    initials: str
    identity: Answers = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


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
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stands:
    """A designated person says which of two signatures of one part, made apart, counts."""

    of: EntryId
    instead_of: EntryId
    reason: str
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConcernAboutWorker:
    """That the concern is about one of our own people, who then takes no part and cannot see the file; or that it is not."""

    person: PersonId
    reason: str
    is_withdrawn: bool = False
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
    reasons: Mapping[str, str] = field(default_factory=dict)


CaseContent: TypeAlias = (
    CaseOpened
    | PartSigned
    | PartPassedOn
    | PartConfirmed
    | Amendment
    | Struck
    | Linked
    | Stands
    | ConcernAboutWorker
    | ThreadMoved
    | DocumentIssued
    | Erased
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
    "concern-about-worker": ConcernAboutWorker,
    "thread-moved": ThreadMoved,
    "document-issued": DocumentIssued,
    "erased": Erased,
    "organisation-named": OrganisationNamed,
    "office-hours-set": OfficeHoursSet,
    "closed-on": ClosedOn,
    "closure-withdrawn": ClosureWithdrawn,
    "person-named": PersonNamed,
    "worker-enrolled": WorkerEnrolled,
    "key-removed": KeyRemoved,
    "role-given": RoleGiven,
    "definition-adopted": DefinitionAdopted,
    "rollback-accepted": RollbackAccepted,
    "authority-profiled": AuthorityProfiled,
    "authority-withdrawn": AuthorityWithdrawn,
    "person-away": PersonAway,
    "rule-chosen": RuleChosen,
    "language-pack-chosen": LanguagePackChosen,
    "word-added": WordAdded,
}
"""The name of each kind as it is signed and kept, for ever."""

__all__ = [
    "CONTENT_KINDS",
    "Amendment",
    "CaseContent",
    "CaseOpened",
    "ClosedOn",
    "ClosureWithdrawn",
    "Content",
    "DefinitionAdopted",
    "DocumentIssued",
    "Erased",
    "KeyRemoved",
    "LanguagePackChosen",
    "Linked",
    "OfficeHoursSet",
    "OrganisationContent",
    "OrganisationNamed",
    "PartConfirmed",
    "PartPassedOn",
    "PartSigned",
    "PassedOn",
    "PersonNamed",
    "RoleGiven",
    "RollbackAccepted",
    "RuleChosen",
    "Stands",
    "Struck",
    "ThreadMoved",
    "ToldBy",
    "WordAdded",
    "WorkerEnrolled",
]
