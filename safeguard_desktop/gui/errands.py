"""What a page is told when it is gone to: `navigator.go(Place.FORM_PART, PartToFill(...))`. Frozen, no words about anyone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.ids import EntryId, RecordId, ThreadId


@dataclass(frozen=True, slots=True)
class PartToFill:
    """A part to fill in and sign. My own draft of the same part is continued where there is one.

    `record` and `thread` may be left out where there is only one that fits (a new record for a first part). `known` are answers to
    begin with where there is no draft yet (what "Record a concern" has already asked).
    """

    reference: str
    form_id: str
    part: str
    record: RecordId | None = None
    thread: ThreadId | None = None
    known: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftToContinue:
    """One of my own drafts, by its id."""

    draft: str


@dataclass(frozen=True, slots=True)
class PartToShow:
    """A signed part as it stands: its answers, put right or not, who signed, how it was passed on, and what may be done with it."""

    reference: str
    entry: EntryId


@dataclass(frozen=True, slots=True)
class PartToConfirm:
    """A part recorded as told by telephone by the person at the desk, who is to sign for their own words."""

    reference: str
    entry: EntryId


@dataclass(frozen=True, slots=True)
class PartToAmend:
    """A signed part of which one answer is to be put right; `answer` is the field's id, "" where it is still to be chosen."""

    reference: str
    entry: EntryId
    answer: str = ""


@dataclass(frozen=True, slots=True)
class PartToPassOn:
    """A signed part of which it is still to be said how and when it reached the next person."""

    reference: str
    entry: EntryId


PartErrand = PartToFill | DraftToContinue | PartToShow | PartToConfirm | PartToAmend | PartToPassOn
"""What Place.FORM_PART may be told."""


@dataclass(frozen=True, slots=True)
class CaseToShow:
    """A case file, begun with one of its sections: "chronology", "forms", "due", "people" or "documents"."""

    reference: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class DocumentToShow:
    """A document that was issued, by the entry that says so."""

    reference: str
    entry: EntryId


@dataclass(frozen=True, slots=True)
class DocumentToIssue:
    """A record of which a document is to be made."""

    reference: str
    form_id: str
    record: RecordId
