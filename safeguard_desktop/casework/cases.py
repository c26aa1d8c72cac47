"""Opening case files, and what a list of them shows."""

import secrets

from safeguard_desktop.casework.desk import Desk, OpenBooks
from safeguard_desktop.casework.machine_clock import NONE_GIVEN, Reasons
from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.case_file import CaseFile
from safeguard_desktop.domain.contents import CaseOpened, Linked
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import CaseReference, FileId
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import new_file_id

SUBJECT_KINDS = ("child", "adult")
_REFERENCE_LETTERS = "ABCDEFGHJKLMNPQRTUVWXY"
_REFERENCE_SIGNS = "23456789ABCDEFGHJKMNPQRTVWXY"
_MAXIMUM_INITIALS = 12


def open_case(desk: Desk, subject_kind: str, initials: str, identity: Answers | None = None) -> CaseReference:
    """Opens a case file about a child or an adult and returns its random reference."""
    return desk.write(lambda books: open_case_in(books, subject_kind, initials, identity or {})[1])


def open_case_in(
    books: OpenBooks, subject_kind: str, initials: str, identity: Answers, reasons: Reasons = NONE_GIVEN
) -> tuple[FileId, CaseReference]:
    """The same inside an act that does more."""
    if subject_kind not in SUBJECT_KINDS:
        raise Refused(_("A case file is about a child or an adult."), _("Choose one of: child, adult."))
    if not initials.strip() or len(initials) > _MAXIMUM_INITIALS:
        raise Refused(_("A case file needs initials, at most 12 characters."), _("The full name goes elsewhere."))
    books.me  # noqa: B018 - refuses who is not enrolled before anything is written
    file = new_file_id()
    reference = _new_reference({case.reference for case in books.cases()})
    books.append(file, CaseOpened(reference, subject_kind, initials, identity, reasons))
    books.writing.log_access("case-opened", file, books.desk.clock.now())
    return file, reference


def _new_reference(taken: set[CaseReference]) -> CaseReference:
    """Short, random, never counted, without letters that are mistaken for one another when read out."""
    while True:
        letters = "".join(secrets.choice(_REFERENCE_LETTERS) for _ in range(2))
        signs = "".join(secrets.choice(_REFERENCE_SIGNS) for _ in range(4))
        reference = CaseReference(f"{letters}-{signs}")
        if reference not in taken:
            return reference


def list_cases(desk: Desk) -> list[CaseFile]:
    """All case files, newest first."""
    return desk.read(lambda books: books.cases())


def show_case(desk: Desk, reference: str) -> CaseFile:
    """One case file; that it was looked at goes into the access log."""

    def look(books: OpenBooks) -> CaseFile:
        case = books.case(reference)
        books.writing.log_access("case-shown", case.id, books.desk.clock.now())
        return case

    return desk.write(look)


def link_cases(desk: Desk, reference: str, other: str, relation: str, reason: str) -> None:
    """Ties two case files together ("same-person" or "sibling") by one entry in each."""
    if relation not in ("same-person", "sibling"):
        raise Refused(_("Two files are tied as 'same-person' or 'sibling'."))

    def link(books: OpenBooks) -> None:
        here, there = books.case(reference), books.case(other)
        books.append(here.id, Linked(there.id, relation, reason))
        books.append(there.id, Linked(here.id, relation, reason))

    desk.write(link)
