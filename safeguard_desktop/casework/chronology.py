"""The chronology of a case file: what happened, in the order it happened, with what was put right, struck or told by telephone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.happening import happened_at
from safeguard_desktop.casework.on_paper import marks_in_words
from safeguard_desktop.casework.timeline import threads_of_case
from safeguard_desktop.domain.case_file import AmendedAnswer, CaseFile, SignedPart
from safeguard_desktop.domain.contents import (
    Amendment,
    CaseOpened,
    DocumentIssued,
    Erased,
    Linked,
    PartConfirmed,
    PartPassedOn,
    Stands,
    Struck,
    ThreadMoved,
)
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.forms import Form
from safeguard_desktop.domain.ids import Digest, EntryId
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.printed_changes import changed_passages, line_of
from safeguard_desktop.domain.printed_times import written_later
from safeguard_desktop.domain.texts import gettext as _


class HappeningKind(StrEnum):
    """What an entry of the chronology is."""

    CASE_OPENED = "case-opened"
    PART = "part"
    DOCUMENT = "document"
    FILE = "file"
    """About the file itself: linked, moved to other rules, its identity put right, something erased."""


@dataclass(frozen=True, slots=True)
class PutRight:
    """One answer put right: the question, both values, by whom, when, why."""

    label: str
    was: str
    now: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class TimedLine:
    """What an entry proves or what came of it, and when."""

    words: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of the chronology. `happened` is when it happened as stated, `recorded_at` when it was signed.

    `later` says "written 14 hours after" where the two differ by more than an hour. `lines` are what it proves and what came of it,
    `notes` further words of the entry itself, `marks` what was unusual with the reasons given. `told_by` is whose word it is
    where it was told by telephone; `struck` says why it no longer counts.
    """

    entry: EntryId
    kind: HappeningKind
    title: str
    happened: Moment
    recorded_at: datetime
    by: str
    role: str = ""
    form_title: str = ""
    later: str = ""
    notes: tuple[str, ...] = ()
    lines: tuple[TimedLine, ...] = ()
    put_right: tuple[PutRight, ...] = ()
    marks: tuple[str, ...] = ()
    told_by: str = ""
    waits_for_own_signature: bool = False
    struck: str = ""


Proved: TypeAlias = Mapping[EntryId, Sequence[TimedLine]]


def chronology_of(books: Books, case: CaseFile) -> tuple[Happening, ...]:
    """Everything in the case file that happened, the earliest first."""
    forms = books.forms_of(case)
    proved = _proved(books, case)
    found = [happening for entry in case.entries for happening in _read(books, case, entry, forms, proved)]
    return tuple(sorted(found, key=lambda one: (one.happened.at, one.recorded_at)))


def _proved(books: Books, case: CaseFile) -> Proved:
    """What each entry proves, each milestone once: at the earliest of its moments."""
    found: dict[EntryId, dict[str, Moment]] = {}
    for thread in threads_of_case(books, case):
        for one in thread.milestones:
            of_entry = found.setdefault(one.entry, {})
            of_entry[one.name] = min(of_entry.get(one.name, one.at), one.at)
    return {entry: tuple(TimedLine(name_in_words(name), at) for name, at in of.items()) for entry, of in found.items()}


def name_in_words(milestone: str) -> str:
    """A milestone's name as it is read: "Concern noticed"."""
    return milestone.replace("-", " ").capitalize()


def _read(
    books: Books, case: CaseFile, entry: Entry, forms: Mapping[Digest, Form], proved: Proved
) -> Iterator[Happening]:
    part = case.part(entry.id)
    if part is not None:
        yield _of_part(books, case, part, forms[part.content.form], proved)
        return
    title, kind, notes = _of_file(books, case, entry)
    if title:
        by = books.organisation.name_of(entry.author)
        marks = marks_in_words(entry.content.reasons) if entry.content else ()
        at = entry.recorded_at
        yield Happening(entry.id, kind, title, Moment(at), at, by, notes=notes, marks=marks)


def _of_file(books: Books, case: CaseFile, entry: Entry) -> tuple[str, HappeningKind, tuple[str, ...]]:
    """What an entry about the file itself is called; "" for those that show in the row of the part they speak of."""
    content = entry.content
    if content is None:
        return _("Content erased"), HappeningKind.FILE, ()
    if isinstance(content, CaseOpened):
        return _("Case file opened"), HappeningKind.CASE_OPENED, ()
    if isinstance(content, DocumentIssued):
        form = books.desk.definitions.form(books.reading, content.form)
        words = _("Document issued: {form}, issue {issue}").format(form=form.title, issue=content.issue)
        return words, HappeningKind.DOCUMENT, ()
    if isinstance(content, Linked):
        return _linked(content), HappeningKind.FILE, (content.reason,) if content.reason else ()
    if isinstance(content, ThreadMoved):
        return _("Moved to newer rules"), HappeningKind.FILE, (content.reason,)
    if isinstance(content, Erased):
        return _("An entry was erased"), HappeningKind.FILE, (content.reason, content.legal_basis)
    if isinstance(content, Amendment) and case.part(content.of) is None:
        return _("Identity put right"), HappeningKind.FILE, (content.reason,)
    return "", HappeningKind.FILE, ()


def _linked(link: Linked) -> str:
    if link.relation == "same-person":
        return _("Tied to another file of the same person")
    return _("Tied to the file of a brother or sister")


def _of_part(books: Books, case: CaseFile, part: SignedPart, form: Form, proved: Proved) -> Happening:
    definition = form.part(part.content.part)
    happened = happened_at(form, part) or Moment(part.recorded_at)
    told_by = part.content.told_by
    return Happening(
        part.entry,
        HappeningKind.PART,
        definition.title if definition else part.content.part,
        happened,
        part.recorded_at,
        books.organisation.name_of(part.author),
        printed_role(part.content.role),
        form.title,
        written_later(happened, part.recorded_at),
        _words_told(part),
        (*proved.get(part.entry, ()), *_passings(part), *_confirmed(books, part)),
        tuple(_put_right(books, form, amended) for amended in part.amendments),
        (*marks_in_words(part.content.reasons), *_marks_of_later(case, part)),
        told_by.name if told_by else "",
        part.waits_for_own_signature,
        _struck(part),
    )


def _marks_of_later(case: CaseFile, part: SignedPart) -> Iterator[str]:
    """What was unusual about the entries that show in the row of this part: passed on, put right, struck, confirmed, chosen."""
    for entry in case.entries:
        content = entry.content
        if isinstance(content, PartPassedOn | PartConfirmed | Amendment | Struck | Stands) and content.of == part.entry:
            yield from marks_in_words(content.reasons)


def _words_told(part: SignedPart) -> tuple[str, ...]:
    told_by = part.content.told_by
    return (told_by.words,) if told_by and told_by.words else ()


def _passings(part: SignedPart) -> Iterator[TimedLine]:
    for passing in part.passings:
        passed = passing.passed_on
        words = _("Passed on to the {role}, {how}").format(role=printed_role(passed.to), how=way_in_words(passed.how))
        yield TimedLine(words, Moment.parse(passed.at))


def way_in_words(how: str) -> str:
    """How a part was passed on, in words."""
    words = {
        "on-this-laptop": _("on this laptop"),
        "printed": _("handed over printed"),
        "sent": _("sent"),
        "read-out": _("read out"),
    }
    return words.get(how, how)


def _confirmed(books: Books, part: SignedPart) -> Iterator[TimedLine]:
    if part.confirmed_by is not None:
        name = books.organisation.name_of(part.confirmed_by.author)
        words = _("Signed by {name} for their own words").format(name=name)
        yield TimedLine(words, Moment(part.confirmed_by.recorded_at))


def _struck(part: SignedPart) -> str:
    if part.struck is not None:
        return _("Struck: {reason}").format(reason=part.struck.reason)
    return _("Set aside: another signature of this part stands.") if part.set_aside_for else ""


def _put_right(books: Books, form: Form, amended: AmendedAnswer) -> PutRight:
    field = form.field(amended.field)
    name = books.organisation.name_of(amended.by)
    if field is None:
        return PutRight(amended.field, str(amended.was), str(amended.now), name, amended.at, amended.reason)
    was, now = map(line_of, changed_passages(field, amended.was, amended.now))
    return PutRight(field.label, was, now, name, amended.at, amended.reason)
