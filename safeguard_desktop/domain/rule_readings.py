"""What one rule comes to in one thread: when it started, when it is due, what the other reading of its words would allow.

Which rules are one act, and whether it is done, is `due_actions`'s.
"""

from dataclasses import dataclass

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.conditions import all_hold
from safeguard_desktop.domain.counting import due_time
from safeguard_desktop.domain.evidence import Evidence
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.milestones import Milestone
from safeguard_desktop.domain.moments import Moment, Precision
from safeguard_desktop.domain.rhythms import schedule_of
from safeguard_desktop.domain.rules import Each, OtherReading, PackRule, Rule, RulePack
from safeguard_desktop.domain.texts import gettext as _


@dataclass(frozen=True, slots=True)
class RuleReading:
    """One rule of a due action. `due` is None where the source has no number or the start has to be asked for.

    `latest_defensible` is the other reading of the words where it is later than `due`, from `other_paragraph`.
    """

    rule: str
    paragraph: str
    pack: Digest
    limit: Limit
    started: Milestone | None
    due: Moment | None
    latest_defensible: Moment | None = None
    other_paragraph: str = ""

    @property
    def code(self) -> Code:
        """The code it is counted by."""
        return self.limit.code


def question_of(rule: Rule) -> str:
    """What a person has to enter where the rule gives no time, as a sentence."""
    if rule.asks:
        return _("The policy gives no time. Enter {what}.").format(what=rule.asks)
    return _("The policy gives no time: {summary}").format(summary=rule.summary)


def applies(rule: Rule, evidence: Evidence) -> bool:
    """Whether the rule is for this thread: its kind and subject, its place among its kind, its conditions."""
    thread = evidence.thread
    return (
        rule.thread == thread.kind
        and rule.is_about(thread.subject_kind)
        and thread.nth >= rule.nth
        and all_hold(rule.applies_if, evidence.facts)
    )


def start_of(rule: Rule, evidence: Evidence, number: int = 0) -> Milestone | None:
    """The milestone that starts the rule; the one after `number` earlier ones for a rule that each start sets off."""
    found = evidence.starts(rule.starts)
    position = number if rule.each is Each.START else 0
    return found[position] if position < len(found) else None


def read_rule(of: PackRule, started: Milestone, evidence: Evidence, calendar: WorkingCalendar) -> RuleReading:
    """What the rule comes to, counted from this start."""
    due = due_of(of, started, evidence, calendar)
    latest = latest_defensible(of, started, evidence, calendar)
    rule = of.rule
    if latest is None or due is None or latest.at <= due.at or rule.latest_defensible is None:
        return RuleReading(rule.id, rule.paragraph, of.pack.hash, rule.limit, started, due)
    other = rule.latest_defensible.paragraph
    return RuleReading(rule.id, rule.paragraph, of.pack.hash, rule.limit, started, due, latest, other)


def due_of(of: PackRule, started: Milestone, evidence: Evidence, calendar: WorkingCalendar) -> Moment | None:
    """When the rule is due, or None where it has no time."""
    due = _counted(of, started, evidence, calendar)
    if due is None:
        return None
    floor = evidence.starts((of.rule.not_before,))[:1] if of.rule.not_before else ()
    return max((due, *(milestone.at for milestone in floor)))


def _counted(of: PackRule, started: Milestone, evidence: Evidence, calendar: WorkingCalendar) -> Moment | None:
    rule = of.rule
    if rule.start_is_due:
        is_day = started.at.precision is Precision.DATE
        return calendar.closing_on(started.at.date) if is_day else started.at
    if rule.inherits:
        return _inherited(of, started, evidence, calendar)
    if rule.each is Each.RHYTHM:
        return schedule_of(rule, of.pack).due(1, started.at, calendar)
    return due_time(rule.limit, started.at, calendar)


def _inherited(of: PackRule, started: Milestone, evidence: Evidence, calendar: WorkingCalendar) -> Moment | None:
    """The earliest of the times of the rules it inherits, each from its own start if that has happened."""
    dues = (
        due_of(PackRule(of.pack, rule), start_of(rule, evidence) or started, evidence, calendar)
        for rule in of.pack.inherited(of.rule)
    )
    return min((due for due in dues if due is not None), default=None)


def latest_defensible(of: PackRule, started: Milestone, evidence: Evidence, calendar: WorkingCalendar) -> Moment | None:
    """What the other reading of the rule's words allows, or None where there is none or it has not started."""
    other = of.rule.latest_defensible
    if other is None:
        return None
    if other.limit is not None:
        found = evidence.starts(other.starts)[0:1] if other.starts else (started,)
        return due_time(other.limit, found[0].at, calendar) if found else None
    rule = of.pack.rule(other.rule)
    if rule is None:
        return None
    start = start_of(rule, evidence)
    if start is not None:
        return due_of(PackRule(of.pack, rule), start, evidence, calendar)
    return _as_if_at_the_last_moment(of.pack, rule, other, evidence, calendar)


def _as_if_at_the_last_moment(
    pack: RulePack, rule: Rule, other: OtherReading, evidence: Evidence, calendar: WorkingCalendar
) -> Moment | None:
    """The other rule's time if its start happened at the last moment that the rule named in `after` allows."""
    earlier = pack.rule(other.after)
    started = start_of(earlier, evidence) if earlier else None
    if earlier is None or started is None:
        return None
    latest_start = due_of(PackRule(pack, earlier), started, evidence, calendar)
    return due_time(rule.limit, latest_start, calendar) if latest_start else None
