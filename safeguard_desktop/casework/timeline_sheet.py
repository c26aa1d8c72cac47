"""The timeline sheet of a case file: every limit, met or missed, by how much and why, to print for supervision.

It is a working paper and not sealed: what it says can be counted again from the signed entries. Making one is logged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from safeguard_desktop.casework.ages import age_of
from safeguard_desktop.casework.corrected_times import CorrectedDue, WhichAct, corrected_dues, which
from safeguard_desktop.casework.desk import Books, Desk, OpenBooks
from safeguard_desktop.casework.saving import write_beside
from safeguard_desktop.casework.saying_due import review_in_words, thread_in_words
from safeguard_desktop.casework.timeline import threads_of_case
from safeguard_desktop.documents import render_timeline
from safeguard_desktop.domain.case_file import CaseFile, SignedPart
from safeguard_desktop.domain.due_actions import DueAction, due_by
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.domain.milestones import Milestone, Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.paper_timeline import LimitOnPaper, ThreadOnPaper, TimelineOnPaper
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.printed_due import how_long, milestone_in_words
from safeguard_desktop.domain.printed_times import printed_happening
from safeguard_desktop.domain.rules import Owner, RuleKind
from safeguard_desktop.domain.texts import gettext as _


def make_timeline_sheet(desk: Desk, reference: str) -> bytes:
    """The sheet as a PDF; that it was made goes into the access log. Raises UnknownCase and NotPossible."""

    def look(books: OpenBooks) -> TimelineOnPaper:
        case = books.case(reference)
        books.writing.log_access("timeline-printed", case.id, books.desk.clock.now())
        return timeline_on_paper(books, case)

    return render_timeline(desk.write(look), desk.shipped.third_party)


def save_timeline_sheet(desk: Desk, reference: str, target: Path) -> None:
    """The same, saved outside the vault. Raises NotPossible where the place takes nothing."""
    pdf = make_timeline_sheet(desk, reference)
    try:
        write_beside(target, pdf)
    except OSError as error:
        raise NotPossible(
            _("The sheet could not be saved there: {reason}. The case file is safe.").format(reason=error.strerror),
            _("Choose another place or make room, then try again."),
        ) from error


def timeline_on_paper(books: Books, case: CaseFile) -> TimelineOnPaper:
    """What the sheet says, at the desk's own time."""
    now = books.desk.now
    threads = threads_of_case(books, case)
    books.desk.definitions.packs(books.reading, (digest for thread in threads for digest in thread.packs))
    actions = due_by(books.rules, threads, now, is_whole=True)
    told = _Told(books, now, corrected_dues(books, case, now), _parts_by_entry(case))
    of_threads = [(thread, [one for one in actions if one.thread == thread.id]) for thread in threads]
    me = books.organisation.person_of(books.desk.vault.signing_key_id)
    return TimelineOnPaper(
        books.organisation.name,
        case.reference,
        case.initials,
        age_of(case, books.forms_of(case), now.date),
        me.name if me else "",
        now.at,
        _counts(actions, now),
        tuple(
            ThreadOnPaper(thread_in_words(thread), tuple(told.limit(thread, one) for one in found))
            for thread, found in of_threads
            if found
        ),
    )


def _parts_by_entry(case: CaseFile) -> Mapping[EntryId, SignedPart]:
    parts = (part for record in case.records.values() for part in record.parts)
    return {part.entry: part for part in parts}


def _counts(actions: Sequence[DueAction], now: Moment) -> str:
    counted = [one for one in actions if one.due is not None]
    missed = sum(_is_missed(one, now) for one in counted)
    met = sum(one.done is not None and not one.done_late_by for one in counted)
    words = _("{met} limits met, {missed} missed, {open} still open, {none} without a time.")
    waiting = sum(one.is_open and not _is_missed(one, now) for one in counted)
    return words.format(met=met, missed=missed, open=waiting, none=len(actions) - len(counted))


def _is_missed(action: DueAction, now: Moment) -> bool:
    is_binding = action.kind is not RuleKind.TARGET
    return is_binding and (bool(action.done_late_by) or (action.is_overdue(now) and not action.is_immediate))


@dataclass(frozen=True, slots=True)
class _Told:
    """What limits are put into words with."""

    books: Books
    now: Moment
    corrected: Mapping[WhichAct, Sequence[CorrectedDue]]
    parts: Mapping[EntryId, SignedPart]

    def limit(self, thread: Thread, action: DueAction) -> LimitOnPaper:
        lines = (
            self._due(action),
            *self._corrections(action),
            self._started(action),
            self._done(action),
            self._reason(action),
            " ".join(one for one in (_whose(thread, action), self._sources(action)) if one),
            action.good_practice,
        )
        title, review = action.title, review_in_words(action)
        if review:
            title = _("{title}: {which}").format(title=title, which=f"{review[:1].lower()}{review[1:]}")
        verdict = _verdict(action, self.now)
        return LimitOnPaper(title, verdict, tuple(line for line in lines if line), _is_missed(action, self.now))

    def _due(self, action: DueAction) -> str:
        if action.due is None:
            return action.asks
        due = _("Due {time}.").format(time=printed_happening(action.due))
        latest = action.latest_defensible
        if latest is None:
            return due
        words = _("{due} Latest defensible {time} ({paragraph}).")
        return words.format(due=due, time=printed_happening(latest), paragraph=action.latest_defensible_source)

    def _corrections(self, action: DueAction) -> Iterator[str]:
        for one in self.corrected.get(which(action), ()):
            was = printed_happening(one.was) if one.was else _("without a time")
            words = _("Until {at} it was due {was}; then {by} put a time right. Reason given: {reason}")
            yield words.format(at=printed_happening(one.at), was=was, by=one.by, reason=one.reason)

    def _started(self, action: DueAction) -> str:
        started = action.rules[0].started
        return _("Counted from: {what}.").format(what=_proof(started)) if started else ""

    def _done(self, action: DueAction) -> str:
        return _("Ended by: {what}.").format(what=_proof(action.done)) if action.done else ""

    def _reason(self, action: DueAction) -> str:
        """Why it was late, as whoever ended it said when signing."""
        part = self.parts.get(action.done.entry) if action.done else None
        reason = part.content.reasons.get(f"late:{action.action}", "") if part else ""
        return _("Reason given: {reason}").format(reason=reason) if reason else ""

    def _sources(self, action: DueAction) -> str:
        pack = self.books.desk.definitions.pack
        named = [
            _("{organisation} {paragraph} ({rule})").format(
                organisation=pack(self.books.reading, reading.pack).organisation,
                paragraph=reading.paragraph,
                rule=reading.rule,
            )
            for reading in action.rules
        ]
        return "; ".join(named)


def _proof(milestone: Milestone) -> str:
    words = (milestone_in_words(milestone.name), printed_happening(milestone.at), milestone.by)
    return ", ".join(one for one in words if one)


def _whose(thread: Thread, action: DueAction) -> str:
    if action.owner is Owner.POLICE:
        return _("The police's duty.")
    if action.owner is Owner.AUTHORITY:
        return (
            _("The authority's duty: {name}.").format(name=thread.about) if thread.about else _("The authority's duty.")
        )
    return _("For the {role}.").format(role=printed_role(action.who)) if action.who else ""


def _verdict(action: DueAction, now: Moment) -> str:
    if action.due is None:
        return _("Done") if action.done else _("No time")
    if action.done is not None:
        late = action.done_late_by
        if late is None:
            return _("Met")
        words = how_long(late.total_seconds(), max(late.days, (action.done.at.date - action.due.date).days))
        is_aim = action.kind is RuleKind.TARGET
        return (_("Aim missed by {time}") if is_aim else _("Missed by {time}")).format(time=words)
    if not action.is_overdue(now):
        return _("Open")
    seconds = (now.at - action.due.at).total_seconds()
    since = how_long(seconds, (now.date - action.due.date).days)
    if action.is_immediate:
        return _("Open since {time} ago").format(time=since)
    return _("Open, {time} late").format(time=since)
