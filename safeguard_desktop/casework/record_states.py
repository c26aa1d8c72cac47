"""The forms of a case file: each record with its parts and how they stand, and the records that can be begun."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from safeguard_desktop.casework.alert_forms import is_account
from safeguard_desktop.casework.completing import ANY_SUBJECT, is_ready, may_sign
from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.standing_in import me_in
from safeguard_desktop.domain.case_file import CaseFile, Record, SignedPart
from safeguard_desktop.domain.conditions import all_hold
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.forms import Form, Part
from safeguard_desktop.domain.ids import EntryId, RecordId
from safeguard_desktop.domain.roles import Person, Role


class PartStanding(StrEnum):
    """How a part of a record stands."""

    NOT_STARTED = "not-started"
    DRAFT = "draft"
    SIGNED = "signed"
    WAITS = "waits"
    """Another part of the form comes first."""
    DOES_NOT_APPLY = "does-not-apply"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of a part that is shown: by whom, in what role, when; `told_by` and whether their own is still to come."""

    entry: EntryId
    by: str
    role: Role
    at: datetime
    told_by: str = ""
    waits_for_own_signature: bool = False
    counts: bool = True


@dataclass(frozen=True, slots=True)
class PartState:
    """One part of a record. `waits_for` is the title of the part that comes first.

    `draft_id` is set for the worker's own draft alone; `draft_by` names whoever is writing one.
    `is_mine`: the worker holds a role that signs it. `may_begin`: it may be filled in now, by them or as told by telephone.
    """

    part: str
    title: str
    standing: PartStanding
    roles: tuple[Role, ...]
    signatures: tuple[Signature, ...] = ()
    waits_for: str = ""
    draft_id: str = ""
    draft_by: str = ""
    draft_since: datetime | None = None
    is_mine: bool = False
    may_begin: bool = False
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class RecordState:
    """One filled copy of a form, with its parts in the form's order."""

    record: RecordId
    form_id: str
    title: str
    parts: tuple[PartState, ...]
    has_signatures: bool


@dataclass(frozen=True, slots=True)
class FormToBegin:
    """A form of which a record can be begun here, with the part it begins with. `is_account`: it is what somebody said."""

    form_id: str
    title: str
    part: str
    part_title: str
    is_account: bool = False


class RecordStates:
    """Looks at the records of one case file for one worker."""

    def __init__(self, books: Books, case: CaseFile, me: Person | None, drafts: Sequence[Draft]) -> None:
        self._books, self._case, self._me = books, case, me_in(books, case) if me is not None else None
        self._drafts = [draft for draft in drafts if draft.file == case.id]
        self._forms = books.forms_of(case)

    def records(self) -> tuple[RecordState, ...]:
        """The case file's records, the first begun first."""
        return tuple(self._record(record) for record in self._case.records.values())

    def to_begin(self) -> tuple[FormToBegin, ...]:
        """The adopted forms of which a record can be begun by a part that nothing comes before."""
        return tuple(self._beginnings())

    def _beginnings(self) -> Iterator[FormToBegin]:
        for adopted in self._books.desk.definitions.in_force(self._books.organisation, "form"):
            form = self._books.desk.definitions.form(self._books.reading, adopted.hash)
            if form.subject not in (ANY_SUBJECT, self._case.subject_kind):
                continue
            parts = [part for part in form.parts if not part.after and self._may_begin(part)]
            for part in parts if _is_log(form) else parts[:1]:
                yield FormToBegin(form.id, form.title, part.id, part.title, is_account(form, part.id))

    def _may_begin(self, part: Part) -> bool:
        return may_sign(self._me, part.roles) or part.may_be_told_by_telephone

    def _record(self, record: Record) -> RecordState:
        form = self._forms[record.form]
        parts = tuple(self._part(form, record, part) for part in form.parts)
        return RecordState(record.id, form.id, form.title, parts, any(one.counts for one in record.parts))

    def _part(self, form: Form, record: Record, part: Part) -> PartState:
        draft = self._draft(record, part)
        is_mine_draft = draft is not None and self._me is not None and draft.author == self._me.id
        author = self._books.organisation.people.get(draft.author) if draft else None
        signed = tuple(self._signature(one) for one in record.parts if one.content.part == part.id)
        is_mine = may_sign(self._me, part.roles)
        has_signed = any(one.counts for one in signed)
        may_begin = (is_mine or part.may_be_told_by_telephone) and (part.repeats or not has_signed)
        return PartState(
            part.id,
            part.title,
            self._standing(form, record, part, has_signed, draft),
            part.roles,
            signed,
            _waits_for(form, record, part),
            draft.id if draft and is_mine_draft else "",
            author.name if author else "",
            draft.started_at if draft else None,
            is_mine,
            may_begin,
            part.repeats,
        )

    def _standing(self, form: Form, record: Record, part: Part, has_signed: bool, draft: Draft | None) -> PartStanding:
        if has_signed:
            return PartStanding.SIGNED
        if draft is not None:
            return PartStanding.DRAFT
        if not all_hold(part.applies_if, record.answers):
            return PartStanding.DOES_NOT_APPLY
        return PartStanding.NOT_STARTED if is_ready(form, part, record) else PartStanding.WAITS

    def _draft(self, record: Record, part: Part) -> Draft | None:
        found = [
            one for one in self._drafts if (one.record, one.form_id, one.part) == (record.id, record.form_id, part.id)
        ]
        own = [one for one in found if self._me is not None and one.author == self._me.id]
        return next(iter(own or found), None)

    def _signature(self, signed: SignedPart) -> Signature:
        told_by = signed.content.told_by
        return Signature(
            signed.entry,
            self._books.organisation.name_of(signed.author),
            signed.content.role,
            signed.recorded_at,
            told_by.name if told_by else "",
            signed.waits_for_own_signature,
            signed.counts,
        )


def _is_log(form: Form) -> bool:
    """Whether a record of the form can begin with any of its parts, because each stands for itself."""
    return all(part.repeats for part in form.parts)


def _waits_for(form: Form, record: Record, part: Part) -> str:
    """The title of the first part that comes before this one and is not signed; "" where none is missing."""
    for earlier in (form.part(part_id) for part_id in part.after):
        if earlier is not None and all_hold(earlier.applies_if, record.answers) and not record.signed(earlier.id):
            return earlier.title
    return ""
