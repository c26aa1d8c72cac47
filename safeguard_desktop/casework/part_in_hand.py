"""A part as it is taken in hand to be filled in: its form, its case file, what others have answered, and my draft of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from safeguard_desktop.casework.body_maps import body_maps_for
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.drafting import new_draft
from safeguard_desktop.casework.filling_from import known_from_thread
from safeguard_desktop.casework.known_from_records import known_from_records
from safeguard_desktop.casework.looking_at_authorities import names_of_authorities
from safeguard_desktop.casework.placing import fitting_threads, may_open_its_own, recipient_roles
from safeguard_desktop.casework.prefilling import Prefilling, age_on, prefilled
from safeguard_desktop.casework.signing import part_of
from safeguard_desktop.casework.standing_in import acting_in, left_out_of, me_in, names_acting
from safeguard_desktop.casework.timeline import threads_of_case
from safeguard_desktop.domain.answers import Answer, Answers
from safeguard_desktop.domain.body_marks import BodyMaps
from safeguard_desktop.domain.case_file import CaseFile, Record
from safeguard_desktop.domain.conditions import all_hold
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.forms import Form, Part, Suggests
from safeguard_desktop.domain.ids import FileId, RecordId, ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.roles import Person, Role

AMENDING = "amending"
"""In the cursor of a draft: the entry whose answers it is going to put right. Such a draft is no draft of the part itself."""


@dataclass(frozen=True, slots=True)
class OtherPart:
    """Another part of the same record: who signed it last, or who will, by name where the holder is known."""

    part: Part
    signed_by: str
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartInHand:
    """A part to fill in. `is_continued` says that the draft was there already.

    `prefilled` are the answers the program knows, for fields left empty; `record_answers` those of the record's other parts.
    `my_roles` are the roles I may sign it in, `recipients` who may get it next, each with the role they get it in. `threads` are
    those it can belong to, where a person has to say which; with `may_open_thread`, one of its own is an answer as well.
    `suggested` are answers to pick from, by what fields suggest. `maps` are what marks on the body are put on.
    """

    case: CaseFile
    age: int | None
    form: Form
    part: Part
    record: RecordId | None
    draft: Draft
    is_continued: bool
    record_answers: Answers
    prefilled: Answers
    me: Person
    my_roles: tuple[Role, ...]
    tellers: tuple[Person, ...]
    recipients: tuple[tuple[Role, Person], ...]
    others: tuple[OtherPart, ...]
    threads: tuple[Thread, ...]
    may_open_thread: bool
    suggested: Mapping[str, tuple[str, ...]]
    maps: BodyMaps | None = None


def take_in_hand(
    desk: Desk,
    reference: str,
    form_id: str,
    part_id: str,
    record: RecordId | None = None,
    thread: ThreadId | None = None,
    known: Mapping[str, Answer] | None = None,
) -> PartInHand:
    """Takes a part in hand, with my own draft of it where there is one, else a new one that begins with the `known` answers."""

    def look(books: Books) -> PartInHand:
        case = books.case(reference)
        found = _record(books, case, form_id, part_id, record, thread)
        draft = _my_draft(books, case, form_id, part_id, found, thread)
        if draft is not None:
            return _in_hand(books, case, draft, found, is_continued=True)
        begun = new_draft(books, reference, form_id, part_id, found.id if found else None)
        home = next((one for one in threads_of_case(books, case) if one.id == thread), None)
        said = {} if found else _said_before(books, case, form_id, part_id, home)
        begun = replace(begun, thread=thread or "", answers={**said, **(known or {})})
        return _in_hand(books, case, begun, found, is_continued=False)

    return desk.read(look)


def _said_before(books: Books, case: CaseFile, form_id: str, part_id: str, home: Thread | None) -> Answers:
    form = books.form_in_force(form_id)
    return known_from_thread(books, case, form, part_of(form, part_id), home)


def continue_draft(desk: Desk, draft_id: str) -> PartInHand:
    """Takes one of my drafts in hand again. Raises UnknownCase where it belongs to no case file yet."""

    def look(books: Books) -> PartInHand:
        draft = books.reading.draft(draft_id)
        case = books.case_of(FileId(draft.file))
        return _in_hand(books, case, draft, case.records.get(RecordId(draft.record)), is_continued=True)

    return desk.read(look)


def _in_hand(books: Books, case: CaseFile, draft: Draft, record: Record | None, *, is_continued: bool) -> PartInHand:
    form = books.desk.definitions.form(books.reading, record.form) if record else books.form_in_force(draft.form_id)
    part = part_of(form, draft.part)
    threads = () if draft.thread else fitting_threads(books, case, form, part, record)
    may_open = not draft.thread and may_open_its_own(form, part, record)
    me = me_in(books, case) or books.me
    my_roles = tuple(role for role in part.roles if role in me.roles)
    return PartInHand(
        case=case,
        age=age_on(case.identity.get("date_of_birth"), books.desk.now.date),
        form=form,
        part=part,
        record=record.id if record else None,
        draft=draft,
        is_continued=is_continued,
        record_answers=record.answers if record else {},
        prefilled=_prefilled(books, case, form, part, ThreadId(draft.thread or (threads[0].id if threads else ""))),
        me=books.me,
        my_roles=my_roles,
        tellers=_tellers(books, case, part) if part.may_be_told_by_telephone else (),
        recipients=recipients_of(books, case, form, part),
        others=tuple(_others(books, case, form, part, record)),
        threads=threads if may_open or len(threads) > 1 else (),
        may_open_thread=may_open,
        suggested={Suggests.AUTHORITIES: names_of_authorities(books)},
        maps=body_maps_for(books, case, form),
    )


def _record(
    books: Books, case: CaseFile, form_id: str, part_id: str, named: RecordId | None, thread: ThreadId | None
) -> Record | None:
    """The record the part belongs to: the one named, else the newest that still waits for it; None where it begins one."""
    if named is not None:
        return case.records.get(named)
    if not part_of(books.form_in_force(form_id), part_id).after:
        return None
    waiting = [
        record
        for record in case.records.values()
        if record.form_id == form_id and _may_be_signed(books, record, part_id)
    ]
    own = [record for record in waiting if record.id in _records_above(books, case, thread)]
    return next(reversed(own or waiting), None)


def _may_be_signed(books: Books, record: Record, part_id: str) -> bool:
    part = books.desk.definitions.form(books.reading, record.form).part(part_id)
    return part is not None and (part.repeats or not record.signed(part_id))


def _records_above(books: Books, case: CaseFile, thread: ThreadId | None) -> set[str]:
    """The records signed into a thread, and those that opened it and its parents."""
    threads = {one.id: one for one in threads_of_case(books, case)}
    found = {
        record.id
        for record in case.records.values()
        for part in record.parts
        if part.content.thread == (thread or None)
    }
    one = threads.get(thread) if thread else None
    while one is not None:
        found.add(one.record)
        one = threads.get(one.parent) if one.parent else None
    return set(found)


def _my_draft(
    books: Books, case: CaseFile, form_id: str, part_id: str, record: Record | None, thread: ThreadId | None
) -> Draft | None:
    wanted = (books.me.id, case.id, form_id, part_id, record.id if record else "")
    mine = [
        draft
        for draft in books.reading.drafts()
        if (draft.author, draft.file, draft.form_id, draft.part, draft.record) == wanted
        and (not thread or draft.thread in {"", thread})
        and AMENDING not in draft.cursor
    ]
    return max(mine, key=lambda draft: draft.saved_at, default=None)


def _prefilled(books: Books, case: CaseFile, form: Form, part: Part, thread: ThreadId) -> Answers:
    me = me_in(books, case) or books.me
    role = next((role for role in part.roles if role in me.roles), None)
    from_log = known_from_records(books, case, form, part, thread)
    source = Prefilling(case, books.me, role or part.roles[0], books.desk.now.date, from_log)
    known = prefilled(form, part, {}, source)
    if role is not None:
        return known
    named = {field.id for field in form.fields if field.prefill.startswith("signer.")}
    return {name: answer for name, answer in known.items() if name not in named}


def _tellers(books: Books, case: CaseFile, part: Part) -> tuple[Person, ...]:
    holders = {person.id: person for role in part.roles for person in books.organisation.holders(role)}
    others = {books.me.id, *left_out_of(books, case)}
    return tuple(person for person in holders.values() if person.id not in others)


def recipients_of(books: Books, case: CaseFile, form: Form, part: Part) -> tuple[tuple[Role, Person], ...]:
    """Who may get a signed part next, each with the role they get it in: those who act in it today, then holders who are away."""
    roles = recipient_roles(form, part)
    acting = [(role, person) for role in roles for person in acting_in(books, role, case).people]
    away = [(role, person) for role in roles for person, _until in acting_in(books, role, case).away]
    found = dict.fromkeys((*acting, *away))
    return tuple((role, person) for role, person in found if person.id != books.me.id)


def _others(books: Books, case: CaseFile, form: Form, part: Part, record: Record | None) -> list[OtherPart]:
    """The record's other parts that apply, in the form's order."""
    answers = record.answers if record else {}
    found = []
    for other in form.parts:
        signed = record.signed(other.id) if record else ()
        if other.id == part.id or not (signed or all_hold(other.applies_if, answers)):
            continue
        name = books.organisation.name_of(signed[-1].author) if signed else ""
        holders = [name for role in other.roles[:1] for name in names_acting(books, role, case)]
        found.append(OtherPart(other, name, tuple(holders)))
    return found
