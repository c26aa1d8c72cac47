"""One case file as a person looks at it: where it stands, its chronology, forms, due actions, people and documents.

The full identity is not among them: it is asked for by itself, and that it was goes into the access log.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from safeguard_desktop.casework.ages import age_of
from safeguard_desktop.casework.case_picture import CasePicture, picture_of_case
from safeguard_desktop.casework.chronology import Happening, chronology_of
from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.due_lines import DueLine, LineMaker, order_of_lines
from safeguard_desktop.casework.people_in_case import PeopleInCase, people_in_case
from safeguard_desktop.casework.record_states import FormToBegin, RecordState, RecordStates
from safeguard_desktop.casework.standing import Standing, standing_of
from safeguard_desktop.casework.timeline import threads_of_case
from safeguard_desktop.casework.today import DraftLine, drafts_of
from safeguard_desktop.domain.answers import Answer, is_empty
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.ids import CaseReference, EntryId, RecordId
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.printed_times import printed_moment
from safeguard_desktop.domain.texts import gettext as _


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case file in a list."""

    reference: CaseReference
    initials: str
    age: str
    subject_kind: str
    opened_at: datetime
    standing: Standing


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A document made of the case file: of which form, which issue, by whom, when."""

    entry: EntryId
    form_title: str
    issue: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordToPrint:
    """A record of which a document can be issued, and how often that has been done."""

    record: RecordId
    form_id: str
    form_title: str
    issues: int


@dataclass(frozen=True, slots=True)
class CaseLooked:
    """The whole case file for one worker at one moment. `due` are all its actions, done ones included, the earliest first."""

    head: CaseLine
    now: Moment
    chronology: tuple[Happening, ...]
    records: tuple[RecordState, ...]
    to_begin: tuple[FormToBegin, ...]
    first_drafts: tuple[DraftLine, ...]
    due: tuple[DueLine, ...]
    picture: CasePicture
    people: PeopleInCase
    documents: tuple[IssuedDocument, ...]
    to_print: tuple[RecordToPrint, ...]
    linked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdentityLine:
    """One thing known about who the subject is."""

    label: str
    words: str


def look_through_cases(desk: Desk) -> list[CaseLine]:
    """All case files with where they stand, the newest first."""
    return desk.read(_lines)


def look_at_case(desk: Desk, reference: str) -> CaseLooked:
    """One case file; that it was looked at goes into the access log. Raises UnknownCase."""

    def look(books: OpenBooks) -> CaseLooked:
        case = books.case(reference)
        books.writing.log_access("case-shown", case.id, books.desk.clock.now())
        return _looked(books, case)

    return desk.write(look)


def look_again_at_case(desk: Desk, reference: str) -> CaseLooked:
    """The same file looked at on, without another line in the access log."""
    return desk.read(lambda books: _looked(books, books.case(reference)))


def reveal_identity(desk: Desk, reference: str) -> tuple[IdentityLine, ...]:
    """Who the subject is, in full; that it was asked for goes into the access log."""

    def look(books: OpenBooks) -> tuple[IdentityLine, ...]:
        case = books.case(reference)
        books.writing.log_access("identity-shown", case.id, books.desk.clock.now())
        known = ((name, answer) for name, answer in case.identity.items() if not is_empty(answer))
        return tuple(IdentityLine(_label(name), _known(name, answer)) for name, answer in known)

    return desk.write(look)


def _label(name: str) -> str:
    labels = {
        "full_name": _("Full name"),
        "other_names": _("Other names"),
        "date_of_birth": _("Date of birth"),
        "address": _("Address"),
    }
    return labels.get(name, name.replace("_", " ").capitalize())


def _known(name: str, answer: Answer) -> str:
    return printed_moment(str(answer)) if name == "date_of_birth" else str(answer)


def _lines(books: Books) -> list[CaseLine]:
    maker, now = LineMaker(books), books.desk.now
    return [_head(books, case, maker.lines(case, now), now) for case in books.cases()]


def _head(books: Books, case: CaseFile, lines: Sequence[DueLine], now: Moment) -> CaseLine:
    age = age_of(case, books.forms_of(case), now.date)
    standing = standing_of(lines, now, has_concern=bool(case.records))
    return CaseLine(case.reference, case.initials, age, case.subject_kind, case.opened_at, standing)


def _looked(books: Books, case: CaseFile) -> CaseLooked:
    maker, now = LineMaker(books), books.desk.now
    lines = maker.lines(case, now)
    drafts = [draft for draft in books.reading.drafts() if draft.file == case.id]
    states = RecordStates(books, case, maker.me, drafts)
    begun = {draft.id for draft in drafts if not draft.record}
    head = _head(books, case, lines, now)
    return CaseLooked(
        head,
        now,
        chronology_of(books, case),
        states.records(),
        states.to_begin(),
        tuple(one for one in drafts_of(books, maker.me, [case], now) if one.id in begun),
        tuple(sorted(lines, key=order_of_lines)),
        picture_of_case(threads_of_case(books, case), lines, head.standing.next_line, now),
        people_in_case(books, case),
        tuple(_documents(books, case)),
        tuple(_to_print(books, case)),
        tuple(_linked(books, case)),
    )


def _documents(books: Books, case: CaseFile) -> list[IssuedDocument]:
    definition = books.desk.definitions.form
    return [
        IssuedDocument(
            entry.id,
            definition(books.reading, issued.form).title,
            issued.issue,
            books.organisation.name_of(entry.author),
            entry.recorded_at,
        )
        for entry, issued in reversed(case.documents)
    ]


def _to_print(books: Books, case: CaseFile) -> list[RecordToPrint]:
    forms = books.forms_of(case)
    counts = [issued.record for _entry, issued in case.documents]
    return [
        RecordToPrint(record.id, record.form_id, forms[record.form].title, counts.count(record.id))
        for record in case.records.values()
        if any(part.counts for part in record.parts)
    ]


def _linked(books: Books, case: CaseFile) -> list[str]:
    others = {one.id: one.reference for one in books.cases()} if case.links else {}
    return [str(others[link.other]) for link in case.links if link.other in others]
