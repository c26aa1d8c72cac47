"""What rules give for one moment, without a case file: the answer of the deadline calculator.

Conditions and subjects are the asker's business here: every rule that is named is counted from the moment that is given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from safeguard_desktop.domain.authority_limits import limit_in_words, parse_authority_limit
from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.counting import due_time
from safeguard_desktop.domain.counting_warnings import warnings_of
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.evidence import Evidence
from safeguard_desktop.domain.explaining import ExplainedRule, explain_first
from safeguard_desktop.domain.ids import EntryId, RecordId, ThreadId
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.milestones import Milestone, Thread
from safeguard_desktop.domain.moments import Moment, StatedMoment
from safeguard_desktop.domain.rhythms import schedule_of
from safeguard_desktop.domain.rule_readings import due_of, question_of, read_rule
from safeguard_desktop.domain.rules import Each, PackRule, Rule, RulePack
from safeguard_desktop.domain.texts import gettext as _

MOST_OCCURRENCES = 1000


class UnknownRule(Refused):
    """No pack has a rule of that id."""


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """What one rule gives: `calc` is the code that was counted, `asks` what to enter where there is no time."""

    rule: str
    due: Moment | None
    latest_defensible: Moment | None
    calc: str
    source: str
    warnings: tuple[str, ...] = ()
    asks: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineAnswer:
    """The earliest of the rules asked for, the others in `also`. `occurrences` only where they were asked for."""

    leading: RuleAnswer
    also: tuple[RuleAnswer, ...]
    warnings: tuple[str, ...]
    occurrences: tuple[Moment, ...] | None = None

    def as_json(self) -> dict[str, Any]:
        """The answer as plain data; times are ISO 8601 with London's offset."""
        answer: dict[str, Any] = {
            "rule": self.leading.rule,
            "due": _iso(self.leading.due),
            "latest_defensible": _iso(self.leading.latest_defensible),
            "calc": self.leading.calc,
            "source": self.leading.source,
            "warnings": list(self.warnings),
            "also": [
                {"rule": one.rule, "due": _iso(one.due), "source": one.source, "calc": one.calc} for one in self.also
            ],
        }
        if self.leading.due is None:
            answer["asks"] = self.leading.asks
        if self.occurrences is not None:
            answer["occurrences"] = [_iso(one) for one in self.occurrences]
        return answer


def _iso(moment: Moment | None) -> str | None:
    return moment.local.isoformat(timespec="minutes") if moment else None


def answer_deadline(
    rule_ids: Sequence[str],
    when: StatedMoment | Moment,
    packs: Sequence[RulePack],
    calendar: WorkingCalendar,
    *,
    occurrences: int | None = None,
    authority_limit: str | None = None,
) -> DeadlineAnswer:
    """What these rules give for one moment: when it began, or for a rule that counts back the event.

    `occurrences`: how many dates of a review rhythm, whose start is the moment. `authority_limit`: what the authority asks
    ("24 hours"). Raises UnknownRule, and Refused for a limit or a number of occurrences that cannot be used.
    """
    stated = when if isinstance(when, StatedMoment) else StatedMoment(when)
    asked = [find_rule(name, packs) for name in dict.fromkeys(one.strip().casefold() for one in rule_ids)]
    if not asked:
        raise Refused(_("Name at least one rule, such as COR-20."))
    limit = parse_authority_limit(authority_limit) if authority_limit is not None else None
    answers = sorted((_answer(one, stated.moment, calendar, limit) for one in asked), key=_by_due)
    leading = next(one for one in asked if one.rule.id == answers[0].rule)
    dates = _occurrences(leading, stated.moment, calendar, occurrences) if occurrences is not None else None
    warnings = (*stated.warnings, *answers[0].warnings, *_about_the_question(asked, dates))
    return DeadlineAnswer(answers[0], tuple(answers[1:]), tuple(dict.fromkeys(warnings)), dates)


def explain_answer(
    answer: DeadlineAnswer, when: StatedMoment, packs: Sequence[RulePack], calendar: WorkingCalendar
) -> tuple[ExplainedRule, ...]:
    """How each rule of an answer was counted from that moment, step by step, in the answer's order."""
    explained = []
    for one in (answer.leading, *answer.also):
        of = find_rule(one.rule, packs)
        of = PackRule(of.pack, replace(of.rule, start_is_due=False))
        reading = read_rule(of, *_as_if_started(of, when.moment), calendar)
        explained.append(explain_first(reading, of.pack, calendar))
    return tuple(explained)


def find_rule(rule_id: str, packs: Sequence[RulePack]) -> PackRule:
    """The rule of that id in any letter case. Raises UnknownRule with the nearest one there is."""
    known = {rule.id.casefold(): PackRule(pack, rule) for pack in reversed(packs) for rule in pack.rules}
    found = known.get(rule_id.casefold())
    if found is not None:
        return found
    nearest = get_close_matches(rule_id.casefold()[:80], known, n=1)
    question = _("Did you mean {rule}?").format(rule=known[nearest[0]].rule.id) if nearest else ""
    raise UnknownRule(_("There is no rule of that name in the rule packs, so nothing was counted."), question)


def _by_due(answer: RuleAnswer) -> tuple[bool, Moment | None]:
    return (answer.due is None, answer.due)


def _answer(one: PackRule, began: Moment, calendar: WorkingCalendar, authority: Limit | None) -> RuleAnswer:
    rule = replace(one.rule, start_is_due=False)
    reading = read_rule(PackRule(one.pack, rule), *_as_if_started(one, began), calendar)
    limit, due, warnings = rule.limit, reading.due, list(_sooner(one, reading.due, began, calendar))
    if authority is not None and rule.if_authority_differs:
        theirs = due_time(authority, began, calendar)
        if authority != limit:
            warnings.insert(0, _difference(rule, authority))
        if theirs is not None and (due is None or theirs < due):
            limit, due = authority, theirs
    elif authority is not None:
        warnings.append(_("{rule} is not a rule that an authority's own limit can shorten.").format(rule=rule.id))
    return RuleAnswer(
        rule.id,
        due,
        reading.latest_defensible,
        limit.code.as_said,
        _source(one),
        (*warnings_of(limit, began, due, calendar), *warnings),
        question_of(rule) if due is None else "",
    )


def _as_if_started(one: PackRule, began: Moment) -> tuple[Milestone, Evidence]:
    """A thread that proves nothing but that the rule has started."""
    started = Milestone(one.rule.starts[0] if one.rule.starts else "", began, "", EntryId(""))
    thread = Thread(ThreadId(""), one.rule.thread, None, RecordId(""), (one.pack.hash,), (started,))
    return started, Evidence(thread, ())


def _source(one: PackRule) -> str:
    source = one.pack.source(one.rule)
    return f"{source.organisation}, {source.edition}, {source.paragraph}"


def _difference(rule: Rule, authority: Limit) -> str:
    if rule.limit.code is Code.USER:
        words = _("{rule} has no time of its own: the authority's {theirs} count. {then}")
        return words.format(rule=rule.id, theirs=limit_in_words(authority), then=rule.if_authority_differs)
    words = _("The authority asks for {theirs}, {rule} for {ours}: the earlier counts. {then}")
    return words.format(
        theirs=limit_in_words(authority),
        rule=rule.id,
        ours=limit_in_words(rule.limit),
        then=rule.if_authority_differs,
    )


def _sooner(one: PackRule, due: Moment | None, began: Moment, calendar: WorkingCalendar) -> Iterator[str]:
    """Rules for the same act from the same start that are due before this one."""
    rule = one.rule
    for other in one.pack.rules:
        is_same_act = (other.action, other.thread, other.subject) == (rule.action, rule.thread, rule.subject)
        if Each.RHYTHM in {rule.each, other.each} or not is_same_act:
            continue
        if (other.starts, other.applies_if) != (rule.starts, rule.applies_if):
            continue
        sooner = due_of(PackRule(one.pack, other), *_as_if_started(one, began), calendar)
        if sooner is not None and due is not None and sooner < due:
            yield _("{other} asks for the same act sooner ({paragraph}).").format(
                other=other.id, paragraph=other.paragraph
            )


def _occurrences(one: PackRule, began: Moment, calendar: WorkingCalendar, number: int) -> tuple[Moment, ...]:
    if not 1 <= number <= MOST_OCCURRENCES:
        raise Refused(_("Ask for 1 to {most} dates of a rhythm.").format(most=MOST_OCCURRENCES))
    repeating = [rule for rule in (one.rule, *one.pack.inherited(one.rule)) if rule.each is Each.RHYTHM]
    if not repeating:
        return ()
    schedule = schedule_of(repeating[0], one.pack)
    dates = (schedule.due(k, began, calendar) for k in range(1, number + 1))
    return tuple(due for due in dates if due is not None)


def _about_the_question(asked: Sequence[PackRule], dates: Sequence[Moment] | None) -> Iterator[str]:
    if len({(one.rule.action, one.rule.thread) for one in asked}) > 1:
        yield _("These rules are not about the same act, so one of them does not stand for the others.")
    if dates is not None and not dates:
        yield _("This rule does not repeat, so it has no further dates.")
