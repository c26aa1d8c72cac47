"""A signed part as it is looked at: who signed it for whom, how it stands now, what the person at the desk may do with it."""

from dataclasses import dataclass, replace

from safeguard_desktop.casework.ages import age_of
from safeguard_desktop.casework.body_maps import body_maps_for
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.drafting import new_draft
from safeguard_desktop.casework.part_in_hand import AMENDING, recipients_of
from safeguard_desktop.casework.refusals import UnknownCase
from safeguard_desktop.casework.signing import part_of
from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.body_marks import BodyMaps
from safeguard_desktop.domain.case_file import CaseFile, SignedPart
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.forms import Form, Part
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.domain.roles import Person, Role


@dataclass(frozen=True, slots=True)
class PartShown:
    """A signed part. `is_mine_to_confirm`: it was recorded as I told it by telephone and waits for my own signature.

    `record_answers` are those of the whole record, which conditions read. `draft` is my own draft of an amendment of it, kept
    (`has_draft`) or not begun yet. `maps` are what marks on the body are put on.
    """

    case: CaseFile
    age: str
    form: Form
    part: Part
    signed: SignedPart
    signer: str
    record_answers: Answers
    is_mine_to_confirm: bool
    recipients: tuple[tuple[Role, Person], ...]
    draft: Draft
    has_draft: bool
    maps: BodyMaps | None = None


def show_part(desk: Desk, reference: str, entry: EntryId) -> PartShown:
    """A signed part of a case file. Raises UnknownCase where there is no such entry."""
    return desk.read(lambda books: _shown(books, books.case(reference), entry))


def _shown(books: Books, case: CaseFile, entry: EntryId) -> PartShown:
    signed = case.part(entry)
    if signed is None:
        raise UnknownCase
    content = signed.content
    form = books.desk.definitions.form(books.reading, content.form)
    part = part_of(form, content.part)
    told_by = content.told_by
    draft = _my_amendment(books, entry)
    begun = new_draft(books, case.reference, content.form_id, part.id, content.record)
    return PartShown(
        case=case,
        age=age_of(case, books.forms_of(case), books.desk.now.date),
        form=form,
        part=part,
        signed=signed,
        signer=books.organisation.name_of(signed.author),
        record_answers=case.records[content.record].answers,
        is_mine_to_confirm=signed.waits_for_own_signature and told_by is not None and told_by.person == books.me.id,
        recipients=recipients_of(books, case, form, part),
        draft=draft or replace(begun, thread=content.thread, cursor={AMENDING: entry}),
        has_draft=draft is not None,
        maps=body_maps_for(books, case, form),
    )


def _my_amendment(books: Books, entry: EntryId) -> Draft | None:
    drafts = (draft for draft in books.reading.drafts() if draft.author == books.me.id)
    return next((draft for draft in drafts if draft.cursor.get(AMENDING) == entry), None)
