"""What was signed in the organisation file, oldest first: which change, by whom, when, and what was unusual about it."""

from dataclasses import dataclass
from datetime import datetime

from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.on_paper import marks_in_words
from safeguard_desktop.domain.contents import CONTENT_KINDS
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import EntryId

_KIND_NAMES = {kind: name for name, kind in CONTENT_KINDS.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the organisation file. `kind` is the name it is kept under ("closed-on"); `marks` are in words."""

    entry: EntryId
    kind: str
    recorded_at: datetime
    by: str
    marks: tuple[str, ...]


def organisation_history(desk: Desk) -> tuple[Change, ...]:
    """Every change to the organisation, in the order in which they count."""
    return desk.read(history_of)


def history_of(books: Books) -> tuple[Change, ...]:
    """The same inside a reading that asks more."""
    entries = sorted(books.reading.entries(books.desk.organisation_file), key=lambda one: one.fold_order)
    return tuple(_change(books, entry) for entry in entries)


def _change(books: Books, entry: Entry) -> Change:
    kind, marks = _said(entry)
    return Change(entry.id, kind, entry.recorded_at, books.organisation.name_of(entry.author), marks)


def _said(entry: Entry) -> tuple[str, tuple[str, ...]]:
    content = entry.content
    return (_KIND_NAMES[type(content)], marks_in_words(content.reasons)) if content else ("erased-content", ())
