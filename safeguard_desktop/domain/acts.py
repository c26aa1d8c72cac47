"""The acts that rules of one action come to in one thread: one, one for each start, or the reviews of a rhythm.

What is said of each act to a person is `due_actions`'s.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.due_action import is_after
from safeguard_desktop.domain.evidence import Evidence
from safeguard_desktop.domain.milestones import Milestone
from safeguard_desktop.domain.moments import Moment, Precision
from safeguard_desktop.domain.rhythms import Schedule, schedule_of
from safeguard_desktop.domain.rule_readings import RuleReading, read_rule, start_of
from safeguard_desktop.domain.rules import Each, PackRule, Rule


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its rules with what each comes to, and the milestone that ended it. `occurrence` is 0 where there is but one."""

    readings: tuple[tuple[Rule, RuleReading], ...]
    done: Milestone | None
    occurrence: int = 0


def acts_of(
    group: Sequence[PackRule], evidence: Evidence, calendar: WorkingCalendar, now: Moment, *, is_whole: bool
) -> Iterator[Act]:
    """The acts of rules of one action. Of open reviews only the next, or with `is_whole` all up to now and the next."""
    rhythm = next((one for one in group if one.rule.each is Each.RHYTHM and not one.rule.follows), None)
    if rhythm is not None:
        yield from _reviews(rhythm, group, evidence, calendar, now, is_whole=is_whole)
        return
    is_each_start = any(one.rule.each is Each.START for one in group)
    for number in count():
        readings = tuple(_readings(group, evidence, calendar, number))
        if not any(reading.started for _rule, reading in readings) and (number or not readings):
            return
        yield Act(readings, _ended(group[0].rule, evidence, number), number + 1 if is_each_start else 0)
        if not is_each_start:
            return


def _readings(
    group: Sequence[PackRule], evidence: Evidence, calendar: WorkingCalendar, number: int
) -> Iterator[tuple[Rule, RuleReading]]:
    for one in group:
        started = start_of(one.rule, evidence, number)
        if started is not None and (not number or one.rule.each is Each.START):
            yield one.rule, read_rule(one, started, evidence, calendar)
        elif not number and evidence.missing(one.rule.starts):
            yield one.rule, _unstarted(one)


def _unstarted(one: PackRule) -> RuleReading:
    rule = one.rule
    return RuleReading(rule.id, rule.paragraph, one.pack.hash, rule.limit, None, None)


def _ended(rule: Rule, evidence: Evidence, number: int = 0) -> Milestone | None:
    return evidence.ended(rule.stops, number, is_below=rule.stops_below)


def _reviews(
    rhythm: PackRule,
    group: Sequence[PackRule],
    evidence: Evidence,
    calendar: WorkingCalendar,
    now: Moment,
    *,
    is_whole: bool,
) -> Iterator[Act]:
    """Review k covers the time from when the one before was due until it is due itself.

    One held inside closes it in time, a later one closes every earlier open one late; the end of all reviews counts as one.
    """
    started = start_of(rhythm.rule, evidence)
    if started is None:
        if evidence.missing(rhythm.rule.starts):
            yield Act(((rhythm.rule, _unstarted(rhythm)),), None, 1)
        return
    schedule = schedule_of(rhythm.rule, rhythm.pack)
    ended = _ended(rhythm.rule, evidence)
    held = [*evidence.named([rhythm.rule.held]), *([ended] if ended else [])]
    before = started.at
    for number in count(1):
        due = schedule.due(number, started.at, calendar)
        if due is None or (ended is not None and not _is_held_since(ended.at, before, number)):
            return
        done = min((one for one in held if _is_held_since(one.at, before, number)), key=_when, default=None)
        yield Act(_of_review(number, due, started, schedule, group, evidence), done, number)
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


def _when(milestone: Milestone) -> tuple[Moment, str, str]:
    return (milestone.at, milestone.name, milestone.entry)


def _of_review(
    number: int,
    due: Moment,
    started: Milestone,
    schedule: Schedule,
    group: Sequence[PackRule],
    evidence: Evidence,
) -> tuple[tuple[Rule, RuleReading], ...]:
    """The rule whose turn it is, then the rules of the same action that take its time."""
    asking = schedule.rule_of(number)
    leading = [one for one in group if one.rule.id == asking.id]
    others = [one for one in group if one.rule.each is not Each.RHYTHM and start_of(one.rule, evidence)]
    return tuple(
        (one.rule, RuleReading(one.rule.id, one.rule.paragraph, one.pack.hash, one.rule.limit, started, due))
        for one in (*leading, *others)
    )
