"""When reviews are due: a rule that repeats, joined with the rule that goes on from it."""

from dataclasses import dataclass

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.counting import Counted, Rhythm
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.rules import Rule, RulePack


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rhythm as one rule sees it: `skipped` occurrences come before its first, those of the rule it follows.

    `rules` are the rule of the first stage and the one that goes on, where there is one.
    """

    rhythm: Rhythm
    rules: tuple[Rule, ...]
    skipped: int = 0

    def due(self, k: int, anchor: Moment, calendar: WorkingCalendar) -> Moment | None:
        """When the kth occurrence is due, from 1; `anchor` is the start of the whole rhythm. None after its end."""
        return self.rhythm.due(self.skipped + k, anchor, calendar)

    def count(self, k: int, anchor: Moment, calendar: WorkingCalendar, began: str) -> Counted:
        """The same with its steps and warnings."""
        return self.rhythm.count(self.skipped + k, anchor, calendar, began)

    def rule_of(self, k: int) -> Rule:
        """The rule that asks for the kth occurrence."""
        is_first_stage = not self.rhythm.times or self.skipped + k <= self.rhythm.times
        return self.rules[0] if is_first_stage else self.rules[-1]


def schedule_of(rule: Rule, pack: RulePack) -> Schedule:
    """The schedule of a rule that repeats. A rule that follows another starts where that one ends."""
    first = pack.rule(rule.follows) or rule
    then = pack.follower(first)
    rules = (first, then) if then else (first,)
    rhythm = Rhythm(first.limit, first.times, then.limit if then else None)
    return Schedule(rhythm, rules, first.times if rule is not first else 0)
