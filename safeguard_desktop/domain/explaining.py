"""Why a due action is due when it is: each of its rules, its paragraph in our words, and the counting step by step."""

from collections.abc import Mapping
from dataclasses import dataclass

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.counting import Counted, count
from safeguard_desktop.domain.counting_steps import written
from safeguard_desktop.domain.due_action import DueAction
from safeguard_desktop.domain.forms import Source
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.limits import Code
from safeguard_desktop.domain.milestones import Milestone
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.rhythms import schedule_of
from safeguard_desktop.domain.rule_readings import RuleReading
from safeguard_desktop.domain.rules import Each, Rule, RulePack
from safeguard_desktop.domain.texts import gettext as _


@dataclass(frozen=True, slots=True)
class ExplainedRule:
    """One rule of a due action in words. `lines` are those of the source's text, `steps` how its due time was counted.

    `other_reading` says, "" where there is none, until when the source's words could be read at the latest.
    """

    rule: str
    source: Source
    lines: str
    summary: str
    note: str
    due: Moment | None
    steps: tuple[str, ...]
    warnings: tuple[str, ...]
    other_reading: str = ""


def explain(
    action: DueAction, packs: Mapping[Digest, RulePack], calendar: WorkingCalendar
) -> tuple[ExplainedRule, ...]:
    """Each rule of a due action, the one that leads first. `packs` and `calendar` are those it was made with.

    Raises KeyError for a pack or a rule that is not among them.
    """
    return tuple(_explained(reading, packs[reading.pack], action.occurrence, calendar) for reading in action.rules)


def explain_first(reading: RuleReading, pack: RulePack, calendar: WorkingCalendar) -> ExplainedRule:
    """One rule without a case file; of a rhythm its first occurrence. Raises KeyError for a rule that the pack does not have."""
    rule = pack.rule(reading.rule)
    is_rhythm = rule is not None and rule.each is Each.RHYTHM
    return _explained(reading, pack, 1 + schedule_of(rule, pack).skipped if rule and is_rhythm else 0, calendar)


def _explained(reading: RuleReading, pack: RulePack, occurrence: int, calendar: WorkingCalendar) -> ExplainedRule:
    rule = pack.rule(reading.rule)
    if rule is None:
        raise KeyError(reading.rule)
    counted = _counted(rule, pack, reading, occurrence, calendar)
    return ExplainedRule(
        rule.id,
        pack.source(rule),
        rule.lines,
        rule.summary,
        rule.note,
        reading.due,
        counted.steps,
        (*_difference(reading), *counted.warnings),
        _other_reading(reading),
    )


def _counted(rule: Rule, pack: RulePack, reading: RuleReading, occurrence: int, calendar: WorkingCalendar) -> Counted:
    """The counting once more, with its steps, and what was put in the place of its result."""
    if reading.started is None:
        return Counted(None, (_("It is not known when this began."),), ())
    began = _in_words(reading.started)
    if rule.each is Each.RHYTHM:
        schedule = schedule_of(rule, pack)
        return schedule.count(occurrence - schedule.skipped, reading.started.at, calendar, began)
    counted = count(reading.limit, reading.started.at, calendar, began)
    if reading.due == counted.due or reading.due is None:
        return counted
    return Counted(reading.due, (*_way(rule, counted), _last(rule, reading.due)), counted.warnings)


def _difference(reading: RuleReading) -> tuple[str, ...]:
    return (reading.difference.words,) if reading.difference is not None else ()


def _way(rule: Rule, counted: Counted) -> tuple[str, ...]:
    """The steps of the counting that still hold: none where the time is another rule's or a person's."""
    return () if rule.limit.code in {Code.INHERIT, Code.USER} else counted.steps


def _last(rule: Rule, due: Moment) -> str:
    if rule.start_is_due or rule.date_set:
        return _("A person set this date: {due}").format(due=written(due))
    if rule.inherits:
        return _("As {rules}: {due}").format(rules=", ".join(rule.inherits), due=written(due))
    return _("It could not begin before that: due now, {due}").format(due=written(due))


def _other_reading(reading: RuleReading) -> str:
    if reading.latest_defensible is None:
        return ""
    words = _("Latest defensible: {moment} ({paragraph})")
    return words.format(moment=written(reading.latest_defensible), paragraph=reading.other_paragraph)


def _in_words(milestone: Milestone) -> str:
    return milestone.name.replace("-", " ").capitalize()
