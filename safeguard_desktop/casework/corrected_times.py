"""What was due before a time was put right: both times are kept, and who corrected it, when and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from safeguard_desktop.casework.desk import Books
from safeguard_desktop.casework.timeline import threads_made_of
from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.case_file import AmendedAnswer, CaseFile, SignedPart
from safeguard_desktop.domain.due_actions import DueAction, due_by
from safeguard_desktop.domain.ids import EntryId, ThreadId
from safeguard_desktop.domain.moments import Moment

WhichAct = tuple[ThreadId, str, int]
"""The thread, the action and the occurrence of a due action."""


@dataclass(frozen=True, slots=True)
class CorrectedDue:
    """When a due action was due until an answer was put right; `was` is None where it had no time then."""

    was: Moment | None
    by: str
    at: Moment
    reason: str


def which(action: DueAction) -> WhichAct:
    """What finds the same due action in another state of its case file."""
    return action.thread, action.action, action.occurrence


def corrected_dues(books: Books, case: CaseFile, now: Moment) -> Mapping[WhichAct, tuple[CorrectedDue, ...]]:
    """The earlier due times of those actions whose time a correction has moved, the oldest first."""
    order = {entry.id: number for number, entry in enumerate(case.entries)}
    amendments = sorted(
        (amended for record in case.records.values() for part in record.parts for amended in part.amendments),
        key=lambda amended: order[amended.entry],
    )
    found: dict[WhichAct, list[CorrectedDue]] = {}
    for number, amended in enumerate(amendments):
        before = _dues(books, _as_after(case, amendments[:number]), now)
        after = _dues(books, _as_after(case, amendments[: number + 1]), now)
        for act, due in before.items():
            if act in after and after[act] != due:
                by = books.organisation.name_of(amended.by)
                found.setdefault(act, []).append(CorrectedDue(due, by, Moment(amended.at), amended.reason))
    return {act: tuple(corrections) for act, corrections in found.items()}


def _dues(books: Books, case: CaseFile, now: Moment) -> Mapping[WhichAct, Moment | None]:
    threads = threads_made_of(books, case)
    return {which(action): action.due for action in due_by(books.rules, threads, now, is_whole=True)}


def _as_after(case: CaseFile, amendments: Sequence[AmendedAnswer]) -> CaseFile:
    """The case file with these corrections alone."""
    made = {amended.entry for amended in amendments}
    records = {
        key: replace(record, parts=tuple(_with_only(part, made) for part in record.parts))
        for key, record in case.records.items()
    }
    return replace(case, records=records)


def _with_only(part: SignedPart, made: set[EntryId]) -> SignedPart:
    if not part.amendments:
        return part
    answers = {**part.content.answers, **dict(_answers(part, made))}
    return replace(part, answers=answers)


def _answers(part: SignedPart, made: set[EntryId]) -> Iterator[tuple[str, Answer]]:
    return ((amended.field, amended.now) for amended in part.amendments if amended.entry in made)
