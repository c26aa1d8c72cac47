"""The rows of a case file's forms: one for each signature, draft and part still to come, and where each leads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safeguard_desktop.casework.looking_at_case import CaseLooked
from safeguard_desktop.casework.record_states import FormToBegin, PartStanding, PartState, RecordState, Signature
from safeguard_desktop.casework.today import DraftLine
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.errands import DraftToContinue, PartErrand, PartToFill, PartToShow
from safeguard_desktop.gui.kit.row_list import GroupHead, Row
from safeguard_desktop.gui.pages.due.due_words import role_in_words, short_time


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the row of a key leads: an errand, or the words that say why it leads nowhere."""

    key: str
    to: PartErrand | str


@dataclass(frozen=True, slots=True)
class FormRows:
    """The rows with the heads of their records, and where they lead."""

    rows: tuple[GroupHead | Row, ...]
    leads: tuple[Lead, ...]


def rows_of_forms(case: CaseLooked) -> FormRows:
    """All rows for one case file."""
    rows: list[GroupHead | Row] = []
    leads: list[Lead] = []
    for words, icon, found in _groups(case):
        pairs = list(found)
        if pairs:
            rows += [GroupHead(icon, words, len(pairs)), *(row for row, _to in pairs)]
            leads += [Lead(str(row.key), to) for row, to in pairs]
    return FormRows(tuple(rows), tuple(leads))


Pair = tuple[Row, PartErrand | str]


def _groups(case: CaseLooked) -> Iterator[tuple[str, str, Iterator[Pair]]]:
    for record in case.records:
        yield record.title, "form_entry", _record(case, record)
    yield _("Begun and not signed yet"), "in_progress", (_first_draft(draft, case.now) for draft in case.first_drafts)
    yield _("What else can be recorded here"), "add", (_beginning(case, form) for form in case.to_begin)


def _record(case: CaseLooked, record: RecordState) -> Iterator[Pair]:
    for part in record.parts:
        for signature in part.signatures:
            yield _signed(case, record, part, signature)
        if part.standing is not PartStanding.SIGNED or (part.repeats and part.may_begin):
            yield _to_come(case, record, part)


def _signed(case: CaseLooked, record: RecordState, part: PartState, signature: Signature) -> Pair:
    told = _("As told by {name} on the telephone").format(name=signature.told_by) if signature.told_by else ""
    state = _("Signed") if signature.counts else _("No longer counts")
    when = short_time(Moment(signature.at), case.now)
    row = Row(
        f"{record.record}/{signature.entry}",
        what=part.title,
        why=told,
        when=state,
        distance=_("their own signature is still due") if signature.waits_for_own_signature else when,
        is_late=signature.waits_for_own_signature,
        whose=signature.by,
        holder=role_in_words(signature.role),
    )
    return row, PartToShow(case.head.reference, signature.entry)


def _to_come(case: CaseLooked, record: RecordState, part: PartState) -> Pair:
    """A part that is not signed yet, or may be signed once more."""
    is_again = part.standing is PartStanding.SIGNED
    state, beneath = _state(case, part)
    roles = _roles(part.roles)
    is_mine = part.is_mine and part.standing in (PartStanding.NOT_STARTED, PartStanding.DRAFT) and not is_again
    is_others_draft = bool(part.draft_by) and not part.draft_id
    row = Row(
        f"{record.record}/{part.part}/next",
        what=_("Add another: {part}").format(part=part.title) if is_again else part.title,
        when=_("Can be added") if is_again else state,
        distance="" if is_again else beneath,
        whose="" if is_mine and not is_others_draft else part.draft_by if is_others_draft else roles,
        chip=_("You") if is_mine and not is_others_draft else "",
    )
    return row, _leads_to(case, record, part, roles)


def _state(case: CaseLooked, part: PartState) -> tuple[str, str]:
    if part.standing is PartStanding.DRAFT:
        since = short_time(Moment(part.draft_since), case.now) if part.draft_since else ""
        return _("Draft"), _("since {time}").format(time=since)
    words = {
        PartStanding.NOT_STARTED: (_("Not started"), ""),
        PartStanding.WAITS: (_("Waits"), _("first: {part}").format(part=part.waits_for)),
        PartStanding.DOES_NOT_APPLY: (_("Not needed"), _("by the form's own answers")),
    }
    return words.get(part.standing, ("", ""))


def _leads_to(case: CaseLooked, record: RecordState, part: PartState, roles: str) -> PartErrand | str:
    if part.draft_id:
        return DraftToContinue(part.draft_id)
    if part.may_begin:
        return PartToFill(case.head.reference, record.form_id, part.part, record.record)
    return _("“{part}” is filled in and signed by: {roles}. It will be on their Today.").format(
        part=part.title, roles=roles
    )


def _first_draft(draft: DraftLine, now: Moment) -> Pair:
    since = short_time(Moment(draft.started_at), now)
    row = Row(
        f"draft/{draft.id}",
        what=draft.part_title,
        why=draft.form_title,
        when=_("Draft"),
        distance=_("since {time}").format(time=since),
        whose="" if draft.is_mine else draft.author,
        chip=_("You") if draft.is_mine else "",
    )
    if draft.is_mine:
        return row, DraftToContinue(draft.id)
    return row, _("This draft is its author's: others see that it exists, not what it says.")


def _beginning(case: CaseLooked, form: FormToBegin) -> Pair:
    row = Row(f"begin/{form.form_id}", what=form.title, why=_("Begins with: {part}").format(part=form.part_title))
    return row, PartToFill(case.head.reference, form.form_id, form.part)


def _roles(roles: Sequence[Role]) -> str:
    return ", ".join(role_in_words(role) for role in roles)
