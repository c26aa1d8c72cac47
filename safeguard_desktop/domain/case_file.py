"""What a list of case entries says: the subject, the records with their signed parts, amendments, documents, links.

The fold reads entries in one order on every laptop, keeps everything (struck, amended and set-aside parts too) and decides
nothing about clocks: that is `procedure`'s and `due_actions`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from safeguard_desktop.domain.answers import Answer, Answers
from safeguard_desktop.domain.contents import (
    Amendment,
    CaseOpened,
    ConcernAboutWorker,
    DocumentIssued,
    Linked,
    PartConfirmed,
    PartPassedOn,
    PartSigned,
    PassedOn,
    Stands,
    Struck,
    ThreadMoved,
)
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import CaseReference, Digest, EntryId, FileId, KeyId, RecordId

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class AmendedAnswer:
    """One answer put right: what it was, what it is now, by whom, when recorded, why."""

    field: str
    was: Answer
    now: Answer
    by: KeyId
    at: datetime
    entry: EntryId
    reason: str


@dataclass(frozen=True, slots=True)
class Passing:
    """One passing-on of a part, as part of its signing or told later, and the entry that says so."""

    passed_on: PassedOn
    entry: EntryId


@dataclass(frozen=True, slots=True)
class SignedPart:
    """A signed part as it stands now: `answers` are as amended, `content` is as first signed."""

    entry: EntryId
    author: KeyId
    recorded_at: datetime
    content: PartSigned
    answers: Answers
    amendments: tuple[AmendedAnswer, ...] = ()
    passings: tuple[Passing, ...] = ()
    confirmed_by: Entry | None = None
    struck: Struck | None = None
    set_aside_for: EntryId | None = None

    @property
    def counts(self) -> bool:
        """Whether it still counts: neither struck nor set aside for another signature of the same part."""
        return self.struck is None and self.set_aside_for is None

    @property
    def waits_for_own_signature(self) -> bool:
        """Whether it was recorded as told by telephone and the teller has not signed it yet."""
        return self.content.told_by is not None and self.confirmed_by is None


@dataclass(frozen=True, slots=True)
class Record:
    """One filled copy of a form: its parts in the order they were signed, those that no longer count included."""

    id: RecordId
    form_id: str
    form: Digest
    parts: tuple[SignedPart, ...] = ()

    @property
    def answers(self) -> Answers:
        """The answers of all parts that count; of a part signed several times, the last one's."""
        merged: dict[str, Answer] = {}
        for part in self.parts:
            if part.counts:
                merged.update(part.answers)
        return merged

    def signed(self, part_id: str) -> tuple[SignedPart, ...]:
        """The signatures of one part that count."""
        return tuple(part for part in self.parts if part.content.part == part_id and part.counts)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case file as its entries say it is now. `entries` are all of them in fold order, erased ones included.

    `about_workers` are those that say that it is, or is not, about one of our own people.
    """

    id: FileId
    reference: CaseReference
    subject_kind: str
    initials: str
    opened_at: datetime
    identity: Answers = field(default_factory=dict)
    records: Mapping[RecordId, Record] = field(default_factory=dict)
    documents: tuple[tuple[Entry, DocumentIssued], ...] = ()
    links: tuple[Linked, ...] = ()
    moved_threads: Mapping[str, tuple[Digest, ...]] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    about_workers: tuple[Entry, ...] = ()

    def part(self, entry_id: str) -> SignedPart | None:
        """The signed part that this entry is, or None."""
        parts = (part for record in self.records.values() for part in record.parts)
        return next((part for part in parts if part.entry == entry_id), None)


class NoCaseHere(ValueError):
    """The entries hold no "case opened": they are not a case file, or its first entry is missing."""


def fold_case(file_id: FileId, entries: Iterable[Entry]) -> CaseFile:
    """What these entries of one file say.

    Raises NoCaseHere where none of them opens a case. The result does not depend on the order they are given in.
    """
    ordered = tuple(sorted(entries, key=lambda entry: entry.fold_order))
    case = _opened(file_id, ordered)
    records = _records(ordered)
    return replace(
        case,
        identity=_amended_identity(case.identity, ordered),
        records=records,
        documents=tuple((entry, content) for entry, content in _of_kind(ordered, DocumentIssued)),
        links=tuple(content for _, content in _of_kind(ordered, Linked)),
        moved_threads={content.thread: content.packs for _, content in _of_kind(ordered, ThreadMoved)},
        entries=ordered,
        about_workers=tuple(entry for entry, _ in _of_kind(ordered, ConcernAboutWorker)),
    )


def _of_kind(entries: Sequence[Entry], kind: type[Kind]) -> Iterable[tuple[Entry, Kind]]:
    return ((entry, entry.content) for entry in entries if isinstance(entry.content, kind))


def _opened(file_id: FileId, entries: Sequence[Entry]) -> CaseFile:
    for entry, opened in _of_kind(entries, CaseOpened):
        return CaseFile(
            file_id, opened.reference, opened.subject_kind, opened.initials, entry.recorded_at, opened.identity
        )
    raise NoCaseHere(file_id)


def _amended_identity(identity: Answers, entries: Sequence[Entry]) -> Answers:
    opened = {entry.id for entry, _ in _of_kind(entries, CaseOpened)}
    amended = dict(identity)
    for _, amendment in _of_kind(entries, Amendment):
        if amendment.of in opened:
            amended.update(amendment.answers)
    return amended


def _records(entries: Sequence[Entry]) -> dict[RecordId, Record]:
    parts = {
        entry.id: SignedPart(
            entry.id, entry.author, entry.recorded_at, content, content.answers, passings=_passed(entry.id, content)
        )
        for entry, content in _of_kind(entries, PartSigned)
    }
    for entry in entries:
        _apply(entry, parts)
    records: dict[RecordId, Record] = {}
    for part in parts.values():
        content = part.content
        record = records.get(content.record) or Record(content.record, content.form_id, content.form)
        records[content.record] = replace(record, parts=(*record.parts, part))
    return records


def _passed(entry_id: EntryId, content: PartSigned) -> tuple[Passing, ...]:
    return (Passing(content.passed_on, entry_id),) if content.passed_on else ()


def _apply(entry: Entry, parts: dict[EntryId, SignedPart]) -> None:
    """Lets an entry that speaks of a signed part change how that part stands."""
    content = entry.content
    if not isinstance(content, Amendment | PartPassedOn | PartConfirmed | Struck | Stands):
        return
    of = content.instead_of if isinstance(content, Stands) else content.of
    part = parts.get(of)
    if part is None:
        return
    if isinstance(content, Amendment):
        parts[of] = _amended(part, entry, content)
    elif isinstance(content, PartPassedOn):
        parts[of] = replace(part, passings=(*part.passings, Passing(content.passed_on, entry.id)))
    elif isinstance(content, PartConfirmed):
        parts[of] = replace(part, confirmed_by=entry)
    elif isinstance(content, Struck):
        parts[of] = replace(part, struck=content)
    else:
        parts[of] = replace(part, set_aside_for=content.of)


def _amended(part: SignedPart, entry: Entry, amendment: Amendment) -> SignedPart:
    changes = tuple(
        AmendedAnswer(name, part.answers.get(name), now, entry.author, entry.recorded_at, entry.id, amendment.reason)
        for name, now in amendment.answers.items()
    )
    return replace(part, answers={**part.answers, **amendment.answers}, amendments=(*part.amendments, *changes))
