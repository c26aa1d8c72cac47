"""Drafts: what is still being written. Durable within two seconds of every key stroke, its author's, no part of the case file."""

from collections.abc import Mapping
from dataclasses import replace

from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.ids import Digest, FileId, RecordId
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.vault import new_draft_id


def begin_draft(desk: Desk, form_id: str, part: str, reference: str = "", record: RecordId | None = None) -> Draft:
    """An empty draft of a part, not kept until something is written in it."""
    return desk.read(lambda books: new_draft(books, reference, form_id, part, record))


def keep_draft(desk: Desk, draft: Draft, answers: Answers, cursor: Mapping[str, object]) -> Draft:
    """Keeps what is written so far, with the cursor. Returns when it is on the disk."""
    kept = replace(draft, answers=answers, cursor=cursor, saved_at=desk.clock.now())
    desk.write(lambda books: books.writing.save_draft(kept))
    return kept


def keep_as_draft(
    books: OpenBooks, reference: str, form_id: str, part: str, answers: Answers, record: RecordId | None
) -> None:
    """Keeps answers that could not be signed, so that a refusal never costs a word.

    They take the place of those handed in before for the same part of a case file, never of a draft somebody is writing, which
    has a cursor. Without a case file they may be about somebody else, and stand beside each other.
    """
    file = next((case.id for case in books.cases() if case.reference == reference.strip().upper()), FileId(""))
    draft = _draft(books, file, form_id, part, answers, record)
    same = (draft.file, draft.form_id, draft.part, draft.record)
    for other in books.reading.drafts():
        is_same = other.author == draft.author and (other.file, other.form_id, other.part, other.record) == same
        if is_same and draft.file and not other.cursor:
            draft = replace(draft, id=other.id, started_at=other.started_at)
    books.writing.save_draft(draft)


def my_drafts(desk: Desk) -> list[Draft]:
    """The worker's own drafts, last changed first."""

    def mine(books: Books) -> list[Draft]:
        own = [draft for draft in books.reading.drafts() if draft.author == books.me.id]
        return sorted(own, key=lambda draft: draft.saved_at, reverse=True)

    return desk.read(mine)


def drop_draft(desk: Desk, draft_id: str) -> None:
    """Throws one of the worker's own drafts away, because it was signed or is no longer wanted."""

    def drop(books: OpenBooks) -> None:
        if books.reading.draft(draft_id).author != books.me.id:
            raise Refused(_("This draft is its author's. It was left as it is."))
        books.writing.drop_draft(draft_id)

    desk.write(drop)


def take_over_draft(desk: Desk, draft_id: str, reason: str) -> Draft:
    """A designated person takes over somebody's draft, with a reason; the access log keeps that it happened."""

    def take(books: OpenBooks) -> Draft:
        if Role.DESIGNATED_PERSON not in books.me.roles or not reason.strip():
            raise Refused(_("Only a designated person can take over a draft, and must say why."))
        mine = replace(books.reading.draft(draft_id), author=books.me.id, saved_at=books.desk.clock.now())
        books.writing.save_draft(mine)
        books.writing.log_access("draft-taken-over", FileId(mine.file), books.desk.clock.now())
        return mine

    return desk.write(take)


def new_draft(books: Books, reference: str, form_id: str, part: str, record: RecordId | None) -> Draft:
    """The same inside a question that asks more."""
    file = books.case(reference).id if reference else FileId("")
    return _draft(books, file, form_id, part, {}, record)


def _draft(books: Books, file: FileId, form_id: str, part: str, answers: Answers, record: RecordId | None) -> Draft:
    now = books.desk.clock.now()
    adopted = books.organisation.adopted_of("form", form_id)
    digest = adopted.hash if adopted else Digest("")
    return Draft(
        id=new_draft_id(),
        author=books.me.id,
        file=file,
        record=record or RecordId(""),
        thread="",
        form_id=form_id,
        form=digest,
        part=part,
        answers=answers,
        cursor={},
        started_at=now,
        saved_at=now,
    )
