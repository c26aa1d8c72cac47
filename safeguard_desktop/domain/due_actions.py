"""What is due in case files: a function of threads, the rule packs they keep, the working calendar and now.

Nothing is ever ticked away: a due action ends when the milestones that stop it are proved.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from safeguard_desktop.domain.acts import Act, acts_of
from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.due_action import DueAction, Status
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.evidence import Evidence, evidence_of
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.rule_readings import RuleReading, applies, question_of
from safeguard_desktop.domain.rules import PackRule, Rule, RulePack
from safeguard_desktop.domain.texts import gettext as _

__all__ = ["DueAction", "PackNotHere", "Status", "due_actions"]

Group: TypeAlias = Sequence[PackRule]


class PackNotHere(NotPossible):
    """A thread is counted by a rule pack that is not at hand."""

    def __init__(self, digest: Digest) -> None:
        super().__init__(
            _("The rule pack {pack} that this case file is counted by is not here. The record itself is safe.").format(
                pack=digest[:16]
            ),
            _("Put the rule pack back, or ask a designated person to move the thread to the pack in force."),
        )


def due_actions(
    threads: Sequence[Thread],
    packs: Mapping[Digest, RulePack],
    calendar: WorkingCalendar,
    now: Moment,
    *,
    is_whole: bool = False,
) -> tuple[DueAction, ...]:
    """All due actions of these threads, done ones included: by due time, those without one last.

    Of the reviews of a rhythm, all that were held and the next open one; with `is_whole` every one up to now and the next, as print
    needs them. The order the threads, milestones and packs are given in changes nothing. Raises PackNotHere.
    """
    groups: dict[tuple[tuple[Digest, ...], str], Sequence[Group]] = {}
    found: list[DueAction] = []
    for evidence in evidence_of(threads):
        key = (evidence.thread.packs, evidence.thread.kind)
        if key not in groups:
            groups[key] = _groups(*key, packs)
        for group in groups[key]:
            found.extend(_actions(group, evidence, calendar, now, is_whole=is_whole))
    return tuple(sorted(found, key=_order))


def _groups(digests: Sequence[Digest], kind: str, packs: Mapping[Digest, RulePack]) -> Sequence[Group]:
    """The rules for one kind of thread by act, those of several packs for one act together."""
    named = [_pack(digest, packs) for digest in sorted(set(digests))]
    if len(named) == 1:
        return tuple(named[0].acts(kind).values())
    found: dict[object, list[PackRule]] = {}
    for pack in named:
        for act, rules in pack.acts(kind).items():
            found.setdefault(act, []).extend(rules)
    return tuple(found.values())


def _pack(digest: Digest, packs: Mapping[Digest, RulePack]) -> RulePack:
    if digest not in packs:
        raise PackNotHere(digest)
    return packs[digest]


def _actions(
    group: Group, evidence: Evidence, calendar: WorkingCalendar, now: Moment, *, is_whole: bool
) -> Iterator[DueAction]:
    applying = [one for one in group if applies(one.rule, evidence)]
    for act in acts_of(applying, evidence, calendar, now, is_whole=is_whole) if applying else ():
        yield _due_action(act, evidence, calendar)


def _due_action(act: Act, evidence: Evidence, calendar: WorkingCalendar) -> DueAction:
    readings = sorted(act.readings, key=lambda pair: _by_due(pair[1]))
    rule, leading = readings[0]
    unknown = [one for one, reading in readings if reading.started is None]
    missing = tuple(dict.fromkeys(name for one in unknown for name in evidence.missing(one.starts)))
    return DueAction(
        rule.action,
        evidence.thread.id,
        rule.title,
        rule.kind,
        rule.owner,
        rule.who,
        tuple(reading for _rule, reading in readings),
        rule.stops,
        leading.due,
        leading.latest_defensible,
        leading.other_paragraph,
        act.done,
        rule.held,
        act.occurrence,
        _asks(rule, leading, missing),
        missing,
        rule.good_practice if rule.is_good_practice_for(evidence.thread.subject_kind) else "",
        calendar,
    )


def _by_due(reading: RuleReading) -> tuple[bool, bool, object]:
    """Counted ones by due time; then those that ask for a date; then those whose start is not known."""
    at = reading.due.at if reading.due else 0
    return (reading.due is None, reading.started is None, at)


def _asks(rule: Rule, leading: RuleReading, missing: Sequence[str]) -> str:
    if missing:
        names = ", ".join(name.replace("-", " ") for name in missing)
        return _("Enter when this happened: {names}.").format(names=names)
    return question_of(rule) if leading.due is None else ""


def _order(action: DueAction) -> tuple[bool, object, str, str, int]:
    at = action.due.at if action.due else 0
    return (action.due is None, at, action.thread, action.action, action.occurrence)
