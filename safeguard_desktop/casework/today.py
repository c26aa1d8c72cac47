"""What today asks for: all that is due, my own drafts and that others' exist, what waits for my own signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from safeguard_desktop.casework.ages import age_of
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.due_lines import DueLine, LineMaker, order_of_lines
from safeguard_desktop.casework.keys_here import remember_numbers
from safeguard_desktop.casework.looking_at_authorities import NumberToRing, numbers_of
from safeguard_desktop.casework.standing import Standing, standing_of
from safeguard_desktop.casework.standing_in import StandIn, stand_ins
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.ids import CaseReference, EntryId, FileId
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.roles import Person, Role
from safeguard_desktop.vault import UnknownEntry


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft without a word of it. `reference`, `initials` and `age` are "" where it will open a case file of its own."""

    id: str
    is_mine: bool
    author: str
    form_title: str
    part_title: str
    started_at: datetime
    saved_at: datetime
    reference: CaseReference | str = ""
    initials: str = ""
    age: str = ""


@dataclass(frozen=True, slots=True)
class WordsToConfirm:
    """A part recorded as told by telephone by the worker at the desk, who has not signed it yet."""

    reference: CaseReference
    entry: EntryId
    initials: str
    age: str
    part_title: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """Where one case file stands."""

    reference: CaseReference
    initials: str
    age: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Today:
    """All of it at one moment. `roles` are those of the worker at the desk, whose name is `name` ("" for the recovery sheet)."""

    now: Moment
    name: str
    roles: frozenset[Role]
    lines: tuple[DueLine, ...]
    my_drafts: tuple[DraftLine, ...]
    others_drafts: tuple[DraftLine, ...]
    to_confirm: tuple[WordsToConfirm, ...]
    standings: tuple[CaseStanding, ...]
    has_cases: bool
    stand_ins: tuple[StandIn, ...]
    numbers: tuple[NumberToRing, ...]
    calendar_ends: int
    nation: str


def look_at_today(desk: Desk) -> Today:
    """What is due over all case files, now. The numbers to ring are remembered for the unlock page."""
    today = desk.read(_today)
    remember_numbers(desk.vault.place.state, tuple((one.number, one.name) for one in today.numbers if one.number))
    return today


def _today(books: Books) -> Today:
    now = books.desk.now
    cases = books.cases()
    maker = LineMaker(books)
    me = maker.me
    by_case = [(case, maker.lines(case, now)) for case in cases]
    drafts = drafts_of(books, me, cases, now)
    return Today(
        now,
        me.name if me else "",
        me.roles if me else frozenset(),
        tuple(sorted(_open(by_case), key=order_of_lines)),
        tuple(draft for draft in drafts if draft.is_mine),
        tuple(draft for draft in drafts if not draft.is_mine),
        tuple(one for case in cases for one in _to_confirm(books, case, me, now)),
        tuple(_standing(books, case, lines, now) for case, lines in by_case),
        bool(cases),
        stand_ins(books),
        tuple(numbers_of(books)),
        books.calendar.bank_holidays.last_year,
        books.organisation.nation,
    )


def _open(by_case: Sequence[tuple[CaseFile, Sequence[DueLine]]]) -> list[DueLine]:
    return [line for _case, lines in by_case for line in lines if line.action.is_open]


def _standing(books: Books, case: CaseFile, lines: Sequence[DueLine], now: Moment) -> CaseStanding:
    age = age_of(case, books.forms_of(case), now.date)
    standing = standing_of(lines, now, has_concern=bool(case.records))
    return CaseStanding(case.reference, case.initials, age, standing)


def drafts_of(books: Books, me: Person | None, cases: Sequence[CaseFile], now: Moment) -> list[DraftLine]:
    """All drafts, those saved last first, without a word of them."""
    files: dict[FileId | str, CaseFile] = {case.id: case for case in cases}
    seen = (draft for draft in books.reading.drafts() if not draft.file or books.may_see(FileId(draft.file)))
    return [_draft_line(books, me, files.get(draft.file), draft, now) for draft in seen]


def _draft_line(books: Books, me: Person | None, case: CaseFile | None, draft: Draft, now: Moment) -> DraftLine:
    author = books.organisation.people.get(draft.author)
    form_title, part_title = _titles(books, draft)
    return DraftLine(
        draft.id,
        me is not None and draft.author == me.id,
        author.name if author else "",
        form_title,
        part_title,
        draft.started_at,
        draft.saved_at,
        case.reference if case else "",
        case.initials if case else "",
        age_of(case, books.forms_of(case), now.date) if case else "",
    )


def _titles(books: Books, draft: Draft) -> tuple[str, str]:
    """The titles of the form and the part; the ids where the definition a draft was typed into is not here."""
    try:
        form = books.desk.definitions.form(books.reading, draft.form)
    except UnknownEntry:
        return draft.form_id, draft.part
    part = form.part(draft.part)
    return form.title, part.title if part else draft.part


def _to_confirm(books: Books, case: CaseFile, me: Person | None, now: Moment) -> list[WordsToConfirm]:
    forms = books.forms_of(case)
    waiting = [
        part
        for record in case.records.values()
        for part in record.parts
        if part.counts and part.waits_for_own_signature and me and part.content.told_by
        if part.content.told_by.person == me.id
    ]
    found = []
    for part in waiting:
        definition = forms[part.content.form].part(part.content.part)
        found.append(
            WordsToConfirm(
                case.reference,
                part.entry,
                case.initials,
                age_of(case, forms, now.date),
                definition.title if definition else part.content.part,
                books.organisation.name_of(part.author),
                part.recorded_at,
            )
        )
    return found
