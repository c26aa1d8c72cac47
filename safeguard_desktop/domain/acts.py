"""The acts that rules of one action come to in one thread: one, one for each start, or the reviews of a rhythm."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.due_action import DueAction, Reading, is_after
from safeguard_desktop.domain.evidence import Evidence, order_of_milestones
from safeguard_desktop.domain.milestones import Milestone
from safeguard_desktop.domain.moments import Moment, Precision
from safeguard_desktop.domain.prepared_rules import PreparedAct, PreparedRule
from safeguard_desktop.domain.rhythms import Schedule
from safeguard_desktop.domain.rules import Each


def acts_of(
    act: PreparedAct, evidence: Evidence, calendar: WorkingCalendar, now: Moment, *, is_whole: bool
) -> Iterable[DueAction]:
    """The due actions of an act that may have started: of open reviews the next, or with `is_whole` all up to now and the next."""
    if act.is_once:
        return _once(act, act.rules, evidence, calendar)
    applying = [one for one in act.rules if one.applies(evidence)]
    rhythm = next((one for one in applying if one.schedule is not None), None)
    if rhythm is not None and rhythm.schedule is not None:
        return _reviews(act, rhythm, rhythm.schedule, applying, evidence, calendar, now, is_whole=is_whole)
    if any(one.rule.each is Each.START for one in applying):
        return _each_start(act, applying, evidence, calendar)
    return _once(act, applying, evidence, calendar)


def _once(
    act: PreparedAct, rules: Sequence[PreparedRule], evidence: Evidence, calendar: WorkingCalendar
) -> Sequence[DueAction]:
    readings = _readings(rules, evidence)
    return (DueAction(evidence, readings, act.ended(evidence), 0, calendar),) if readings else ()


def _each_start(
    act: PreparedAct, applying: Sequence[PreparedRule], evidence: Evidence, calendar: WorkingCalendar
) -> Iterator[DueAction]:
    if readings := _readings(applying, evidence):
        yield DueAction(evidence, readings, _ended_of(act, readings, evidence, 0), 1, calendar)
    again = [one for one in applying if one.rule.each is Each.START]
    for number in count(1):
        readings = _readings(again, evidence, number)
        if not readings:
            return
        yield DueAction(evidence, readings, _ended_of(act, readings, evidence, number), number + 1, calendar)


def _ended_of(act: PreparedAct, readings: Sequence[Reading], evidence: Evidence, number: int) -> Milestone | None:
    """What ended the act of one start: what its own entry proves, so that no late signature makes another one late.

    Where one start ends the one before (a conference, until the next one), what comes after it.
    """
    _rule, started, _due = readings[0]
    if started is not None and any(started.name in names for names in act.leading.stops):
        return evidence.ended_after(started, act.leading.stops)
    own = evidence.ended_by_its_own(started, act.leading.stops) if started else None
    return own or act.ended(evidence, number)


def _readings(rules: Sequence[PreparedRule], evidence: Evidence, number: int = 0) -> list[Reading]:
    """What each rule comes to, the earliest first. One whose start is proved without a time is among them, unstarted."""
    found: list[Reading] = []
    for one in rules:
        started = one.start(evidence, number)
        if started is None and (number or not evidence.missing(one.starts)):
            continue
        if not one.is_conditional or one.applies(evidence):
            found.append((one.of, started, one.due(started, evidence) if started else None))
    if len(found) > 1:
        found.sort(key=_by_due)
    return found


def _by_due(reading: Reading) -> tuple[bool, bool, object]:
    """Counted ones by due time; then those that ask for a date; then those whose start is not known."""
    _rule, started, due = reading
    return (due is None, started is None, due.at if due else 0)


def _reviews(
    act: PreparedAct,
    rhythm: PreparedRule,
    schedule: Schedule,
    applying: Sequence[PreparedRule],
    evidence: Evidence,
    calendar: WorkingCalendar,
    now: Moment,
    *,
    is_whole: bool,
) -> Iterator[DueAction]:
    """Review k covers the time from when the one before was due until it is due itself.

    One held inside closes it in time, a later one closes every earlier open one late; the end of all reviews counts as one.
    """
    started = rhythm.start(evidence)
    if started is None:
        if evidence.missing(rhythm.starts):
            yield DueAction(evidence, [(rhythm.of, None, None)], None, 1, calendar)
        return
    ended = act.ended(evidence)
    held = [*evidence.named([rhythm.rule.held]), *([ended] if ended else [])]
    before = started.at
    for number in count(1):
        due = rhythm.review_due(number, started)
        if due is None or (ended is not None and not _is_held_since(ended.at, before, number)):
            return
        done = min(
            (one for one in held if _is_held_since(one.at, before, number)), key=order_of_milestones, default=None
        )
        asking = schedule.rule_of(number).id
        yield DueAction(evidence, _of_review(asking, due, started, applying, evidence), done, number, calendar)
        if done is None and (not is_whole or due.at > now.at):
            return
        before = due


def _is_held_since(held: Moment, before: Moment, number: int) -> bool:
    """Whether a review lies in the time of this occurrence or later. On the first day itself a date alone is enough."""
    if number > 1:
        return is_after(held, before)
    if Precision.DATE in {held.precision, before.precision}:
        return held.date >= before.date
    return held.at >= before.at


def _of_review(
    asking: str, due: Moment, started: Milestone, applying: Sequence[PreparedRule], evidence: Evidence
) -> list[Reading]:
    """The rule whose turn it is, then the rules of the same action that take its time."""
    leading = [one for one in applying if one.rule.id == asking]
    others = [one for one in applying if one.rule.each is not Each.RHYTHM and one.start(evidence)]
    return [(one.of, started, due) for one in (*leading, *others)]
