"""Rules made ready for many case files: what a kind of thread asks for, bound to a working calendar, once for all of them.

What one rule comes to is `rule_readings`'s; here its time is looked up where another case began on the same day.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.conditions import all_hold
from safeguard_desktop.domain.counting import due_time
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.evidence import Evidence
from safeguard_desktop.domain.ids import Digest
from safeguard_desktop.domain.limits import OF_THE_DATE_ALONE
from safeguard_desktop.domain.milestones import Milestone, Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.rhythms import schedule_of
from safeguard_desktop.domain.rule_readings import counted_of, not_before, start_of
from safeguard_desktop.domain.rules import Act, Each, PackRule, RulePack
from safeguard_desktop.domain.texts import gettext as _


class PackNotHere(NotPossible):
    """A thread is counted by a rule pack that is not at hand."""

    def __init__(self, digest: Digest) -> None:
        super().__init__(
            _("The rule pack {pack} that this case file is counted by is not here. The record itself is safe.").format(
                pack=digest[:16]
            ),
            _("Put the rule pack back, or ask a designated person to move the thread to the pack in force."),
        )


class PreparedRule:
    """A rule that asks for something, with its pack and the calendar it is counted by."""

    __slots__ = (
        *("_calendar", "_dues", "_inherited", "_is_by_date", "_is_plain", "_only_start", "_review_dues"),
        *("is_conditional", "of", "rule", "schedule", "starts"),
    )

    def __init__(self, of: PackRule, calendar: WorkingCalendar) -> None:
        rule = of.rule
        self.of = of
        self.rule = rule
        self.starts = rule.starts
        self._only_start = rule.starts[0] if len(rule.starts) == 1 and rule.each is not Each.START else ""
        self.is_conditional = bool(rule.applies_if) or rule.nth > 1
        is_rhythm = rule.each is Each.RHYTHM
        self.schedule = schedule_of(rule, of.pack) if is_rhythm and not rule.follows else None
        """When each occurrence is due, of a rule that begins a rhythm."""
        self._calendar = calendar
        self._is_plain = not (is_rhythm or rule.start_is_due or rule.inherits or rule.date_set)
        self._is_by_date = rule.limit.code in OF_THE_DATE_ALONE
        inherited = of.pack.inherited(rule) if rule.inherits and not rule.date_set else ()
        self._inherited = tuple(PreparedRule(PackRule(of.pack, one), calendar) for one in inherited)
        self._dues: dict[date, Moment | None] = {}
        self._review_dues: dict[tuple[int, date], Moment | None] = {}

    def applies(self, evidence: Evidence) -> bool:
        """Whether a thread of the rule's kind and subject has its place among its kind, and its conditions hold there."""
        return evidence.thread.nth >= self.rule.nth and all_hold(self.rule.applies_if, evidence.facts)

    def start(self, evidence: Evidence, number: int = 0) -> Milestone | None:
        """The milestone that starts it; the one after `number` earlier ones for a rule that each start sets off."""
        if self._only_start:
            return evidence.nearest.get(self._only_start)
        return start_of(self.rule, evidence, number)

    def due(self, started: Milestone, evidence: Evidence) -> Moment | None:
        """When it is due, counted from this start; None where it has no time."""
        rule = self.rule
        if self._inherited:
            due = self._earliest_inherited(started, evidence)
        elif not self._is_plain or (rule.if_authority_differs and evidence.thread.authority is not None):
            due = counted_of(self.of, started, evidence, self._calendar)
        elif self._is_by_date:
            due = self._of_the_day(started)
        else:
            due = due_time(rule.limit, started.at, self._calendar)
        return not_before(rule, due, evidence) if rule.not_before else due

    def _of_the_day(self, started: Milestone) -> Moment | None:
        """The time for every start on that day, counted once."""
        day = started.at.date
        due = self._dues.get(day)
        if due is None:
            due = self._dues[day] = due_time(self.rule.limit, started.at, self._calendar)
        return due

    def _earliest_inherited(self, started: Milestone, evidence: Evidence) -> Moment | None:
        """The earliest time of the rules it inherits, each from its own start if that has happened."""
        dues = [one.due(one.start(evidence) or started, evidence) for one in self._inherited]
        return min((due for due in dues if due is not None), default=None)

    def review_due(self, number: int, started: Milestone) -> Moment | None:
        """When an occurrence of its rhythm is due, from 1; None after its end. Only the date of the start counts."""
        key = (number, started.at.date)
        if key not in self._review_dues and self.schedule is not None:
            self._review_dues[key] = self.schedule.due(number, started.at, self._calendar)
        return self._review_dues.get(key)


class PreparedAct:
    """The rules of one act. `is_once`: it is asked for once in a thread, neither at each start nor as a rhythm."""

    __slots__ = ("_starting", "_stopping", "action", "is_once", "leading", "rules")

    def __init__(self, action: str, rules: Sequence[PreparedRule]) -> None:
        self.action = action
        self.rules = rules
        self.leading = rules[0].rule
        self.is_once = not any(one.rule.each is Each.START or one.schedule is not None for one in rules)
        self._starting = frozenset(name for one in rules for name in one.starts)
        self._stopping = frozenset(name for names in self.leading.stops for name in names)

    def may_have_started(self, proved: frozenset[str]) -> bool:
        """Whether anything that starts one of its rules is among these names."""
        return not self._starting.isdisjoint(proved)

    def ended(self, evidence: Evidence, number: int = 0) -> Milestone | None:
        """The milestone that ended it, after `number` earlier starts that were each ended by an earlier one."""
        is_below = self.leading.stops_below
        if not is_below and not evidence.has_any(self._stopping):
            return None
        return evidence.ended(self.leading.stops, number, is_below=is_below)


class PreparedRules:
    """The rules of packs, bound to a calendar. May be kept as long as both: packs and calendars never change.

    `turned_on` are the ids of the optional rules that a lead has turned on; the others are left out.
    """

    def __init__(
        self, packs: Mapping[Digest, RulePack], calendar: WorkingCalendar, turned_on: frozenset[str] = frozenset()
    ) -> None:
        self.calendar = calendar
        self.turned_on = turned_on
        self._packs = packs
        self._acts: dict[tuple[tuple[Digest, ...], str, str], Sequence[PreparedAct]] = {}
        self._started: dict[tuple[object, ...], Sequence[PreparedAct]] = {}

    def acts(self, thread: Thread) -> Sequence[PreparedAct]:
        """What the packs of a thread ask of its kind and subject, by the names of actions. Raises PackNotHere."""
        key = (thread.packs, thread.kind, thread.subject_kind)
        if key not in self._acts:
            self._acts[key] = self._prepared(*key)
        return self._acts[key]

    def started(self, evidence: Evidence) -> Sequence[PreparedAct]:
        """Those of them that something has started which is proved there, with or without a time.

        Most of what a procedure asks for never begins in a thread, and most threads have come as far as many others.
        """
        thread = evidence.thread
        proved = evidence.missing_names.union(evidence.nearest)
        key = (thread.packs, thread.kind, thread.subject_kind, proved)
        found = self._started.get(key)
        if found is None:
            found = tuple(act for act in self.acts(thread) if act.may_have_started(proved))
            self._started[key] = found
        return found

    def _prepared(self, digests: Iterable[Digest], kind: str, subject_kind: str) -> Sequence[PreparedAct]:
        """Rules of several packs for one act together."""
        found: dict[Act, list[PreparedRule]] = {}
        for pack in [self._pack(digest) for digest in sorted(set(digests))]:
            for act, rules in pack.acts(kind).items():
                about = [
                    PreparedRule(one, self.calendar)
                    for one in rules
                    if one.rule.is_about(subject_kind) and (not one.rule.is_optional or one.rule.id in self.turned_on)
                ]
                found.setdefault(act, []).extend(about)
        acts = [PreparedAct(action, rules) for (action, _ends), rules in found.items() if rules]
        return tuple(sorted(acts, key=lambda act: act.action))

    def _pack(self, digest: Digest) -> RulePack:
        if digest not in self._packs:
            raise PackNotHere(digest)
        return self._packs[digest]
