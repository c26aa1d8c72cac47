"""A case file and its due actions as plain data, for the command line and for timelines kept as JSON."""

from typing import Any

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.timeline import CaseDue, threads_of_case
from safeguard_desktop.domain.case_file import CaseFile, Record, SignedPart
from safeguard_desktop.domain.contents import CONTENT_KINDS
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.moments import LONDON, Moment

_KIND_NAMES = {kind: name for name, kind in CONTENT_KINDS.items()}


def describe_case(books: Books, case: CaseFile) -> dict[str, Any]:
    """The case file: its chronology, records with their parts, threads with their milestones."""
    return {
        "case": case.reference,
        "kind": case.subject_kind,
        "initials": case.initials,
        "opened_at": _london(case.opened_at),
        "records": [_record(books, record) for record in case.records.values()],
        "threads": [_thread(thread) for thread in threads_of_case(books, case)],
        "chronology": [_entry(books, entry) for entry in case.entries],
        "documents": [
            {"entry": entry.id, "form": issued.form_id, "issue": issued.issue, "sha256": issued.sha256}
            for entry, issued in case.documents
        ],
        "linked": [{"other": link.other, "as": link.relation} for link in case.links],
    }


def describe_due(one: CaseDue, now: Moment) -> dict[str, Any]:
    """One due action with the rules that ask for it and the form parts that complete it."""
    action = one.action
    return {
        "case": one.reference,
        "initials": one.initials,
        "action": action.action,
        "title": action.title,
        "who": action.who,
        "kind": action.kind,
        "thread": {"id": one.thread.id, "kind": one.thread.kind, "about": one.thread.about},
        "due": _moment(action.due),
        "latest_defensible": _moment(action.latest_defensible),
        "status": action.status,
        "overdue": action.is_overdue(now),
        "occurrence": action.occurrence,
        "done_at": _moment(action.done_at),
        "asks": action.asks,
        "good_practice": action.good_practice,
        "rules": [
            {"rule": reading.rule, "paragraph": reading.paragraph, "due": _moment(reading.due)}
            for reading in action.rules
        ],
        "completed_by": [{"form": part.form, "part": part.part} for part in one.completed_by],
        "warnings": list(action.warnings),
    }


def _record(books: Books, record: Record) -> dict[str, Any]:
    return {
        "record": record.id,
        "form": record.form_id,
        "form_hash": record.form,
        "parts": [_part(books, part) for part in record.parts],
    }


def _part(books: Books, part: SignedPart) -> dict[str, Any]:
    return {
        "entry": part.entry,
        "part": part.content.part,
        "role": part.content.role,
        "signed_by": books.organisation.name_of(part.author),
        "told_by": part.content.told_by.name if part.content.told_by else None,
        "waits_for_own_signature": part.waits_for_own_signature,
        "recorded_at": _london(part.recorded_at),
        "counts": part.counts,
        "answers": part.answers,
        "as_first_signed": part.content.answers if part.amendments else None,
        "passed_on": [
            {"to": one.passed_on.to, "how": one.passed_on.how, "at": one.passed_on.at} for one in part.passings
        ],
        "reasons": part.content.reasons,
    }


def _thread(thread: Thread) -> dict[str, Any]:
    return {
        "thread": thread.id,
        "kind": thread.kind,
        "parent": thread.parent,
        "about": thread.about,
        "packs": thread.packs,
        "milestones": [
            {"name": one.name, "at": _moment(one.at), "by": one.by, "entry": one.entry} for one in thread.milestones
        ],
        "facts": dict(thread.facts),
    }


def _entry(books: Books, entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry.id,
        "kind": _KIND_NAMES[type(entry.content)] if entry.content else "erased-content",
        "by": books.organisation.name_of(entry.author),
        "recorded_at": _london(entry.recorded_at),
        "reasons": dict(entry.content.reasons) if entry.content else {},
    }


def _london(at: Any) -> str:
    return str(at.astimezone(LONDON).isoformat(timespec="seconds"))


def _moment(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None
