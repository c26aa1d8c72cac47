"""What one rule comes to in one thread: when it started, when it is due, what the other reading of its words would allow.

Which rules are one act, and whether it is done, is `due_actions`'s.
"""

from dataclasses import dataclass, replace

from safeguard_desktop.domain.authority_limits import Difference
from safeguard_desktop.domain.calendars import WorkingCalendar
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

    `latest_defensible` is the other reading of the words where it is later than `due`, from `other_paragraph`. `limit` is what
    was counted; where the thread's authority asks for something else, `difference` says so.
    """

    rule: str
    paragraph: str
    pack: Digest
    limit: Limit
    started: Milestone | None
    due: Moment | None
    latest_defensible: Moment | None = None
    other_paragraph: str = ""
    difference: Difference | None = None

    @property
    def code(self) -> Code:
        """The code it is counted by."""
        return self.limit.code


def question_of(rule: Rule) -> str:
    """What a person has to enter where the rule gives no time, or why there is none, as a sentence."""
    if rule.asks:
        return _("The policy gives no time. Enter {what}.").format(what=rule.asks)
    words = {
        Code.BEFORE_GATE: _("The policy gives no time, only that this is done first: {summary}"),
        Code.INFO: _("This is something to know, not a time limit: {summary}"),
        Code.DEFECT: _("The words of the policy cannot be counted: {summary}"),
    }
    return words.get(rule.limit.code, _("The policy gives no time: {summary}")).format(summary=rule.summary)


def start_of(rule: Rule, evidence: Evidence, number: int = 0) -> Milestone | None:
    """The milestone that starts the rule; the one after `number` earlier ones for a rule that each start sets off."""
    if rule.each is not Each.START or not number:
        return evidence.start(rule.starts)
    found = evidence.starts(rule.starts)
    return found[number] if number < len(found) else None


def read_rule(of: PackRule, started: Milestone, evidence: Evidence, calendar: WorkingCalendar) -> RuleReading:
    """What the rule comes to, counted from this start."""
    return reading_of(of, started, due_of(of, started, evidence, calendar), evidence, calendar)


def reading_of(
    of: PackRule,
    started: Milestone | None,
    due: Moment | None,
    evidence: Evidence,
    calendar: WorkingCalendar,
    *,
    has_other: bool = True,
) -> RuleReading:
    """The same where it is known when it is due. `has_other`: whether its words may have another reading."""
    rule, other = of.rule, of.rule.latest_defensible
    latest = None
    if has_other and other is not None and started is not None and due is not None:
        latest = latest_defensible(of, started, evidence, calendar)
    difference = difference_of(rule, started, evidence, calendar) if started is not None else None
    limit = difference.theirs.limit if difference is not None and difference.is_theirs else rule.limit
    reading = RuleReading(rule.id, rule.paragraph, of.pack.hash, limit, started, due, difference=difference)
    if other is None or latest is None or due is None or latest.at <= due.at:
        return reading
    return replace(reading, latest_defensible=latest, other_paragraph=other.paragraph)


def difference_of(rule: Rule, started: Milestone, evidence: Evidence, calendar: WorkingCalendar) -> Difference | None:
    """What the thread's authority asks for in the act of this rule, where that is not what the rule asks for."""
    authority = evidence.thread.authority
    theirs = authority.by_action.get(rule.action) if authority is not None and rule.if_authority_differs else None
    if authority is None or theirs is None or theirs.limit == rule.limit:
        return None
    own, other = due_time(rule.limit, started.at, calendar), due_time(theirs.limit, started.at, calendar)
    is_theirs = other is not None and (own is None or other < own)
    return Difference(authority.name, theirs, rule.limit, rule.if_authority_differs, is_theirs)


def due_of(of: PackRule, started: Milestone, evidence: Evidence, calendar: WorkingCalendar) -> Moment | None:
    """When the rule is due, or None where it has no time."""
    return not_before(of.rule, counted_of(of, started, evidence, calendar), evidence)


def not_before(rule: Rule, due: Moment | None, evidence: Evidence) -> Moment | None:
    """The due time, or the milestone the rule is never due before where that is later."""
    floor = evidence.nearest.get(rule.not_before) if rule.not_before else None
    return floor.at if floor is not None and due is not None and floor.at > due else due


def counted_of(of: PackRule, started: Milestone, evidence: Evidence, calendar: WorkingCalendar) -> Moment | None:
    """What the rule's limit comes to, or what stands in its place; where it is not due before something, still without that."""
    rule = of.rule
    if rule.start_is_due:
        return _set_by_a_person(started, calendar)
    if rule.date_set and (stated := evidence.last(rule.date_set)) is not None:
        return _set_by_a_person(stated, calendar)
    if rule.inherits:
        return _inherited(of, started, evidence, calendar)
    if rule.each is Each.RHYTHM:
        return schedule_of(rule, of.pack).due(1, started.at, calendar)
    difference = difference_of(rule, started, evidence, calendar)
    shorter = difference.theirs.limit if difference is not None and difference.is_theirs else rule.limit
    return due_time(shorter, started.at, calendar)


def _set_by_a_person(stated: Milestone, calendar: WorkingCalendar) -> Moment:
    is_day = stated.at.precision is Precision.DATE
    return calendar.closing_on(stated.at.date) if is_day else stated.at


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
        start = evidence.start(other.starts) if other.starts else started
        return due_time(other.limit, start.at, calendar) if start is not None else None
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
