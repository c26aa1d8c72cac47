"""What is due in case files: a function of threads, the rule packs they keep, the working calendar and now.

Nothing is ever ticked away: a due action ends when the milestones that stop it are proved.
"""

from collections.abc import Mapping, Sequence

from safeguard_desktop.domain.acts import acts_of
from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.due_action import DueAction, Status
from safeguard_desktop.domain.evidence import Evidence, evidence_of
from safeguard_desktop.domain.ids import Digest, ThreadId
from safeguard_desktop.domain.milestones import Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.prepared_rules import PackNotHere, PreparedRules
from safeguard_desktop.domain.rules import RulePack

__all__ = ["DueAction", "PackNotHere", "PreparedRules", "Status", "due_actions", "due_by"]


def due_actions(
    threads: Sequence[Thread],
    packs: Mapping[Digest, RulePack],
    calendar: WorkingCalendar,
    now: Moment,
    *,
    is_whole: bool = False,
) -> tuple[DueAction, ...]:
    """All due actions of one case file's threads, done ones included: by due time, those without one last.

    Of the reviews of a rhythm, all that were held and the next open one; with `is_whole` every one up to now and the next, as print
    needs them. The order the threads, milestones and packs are given in changes nothing. Raises PackNotHere.
    """
    return due_by(PreparedRules(packs, calendar), threads, now, is_whole=is_whole)


def due_by(
    rules: PreparedRules, threads: Sequence[Thread], now: Moment, *, is_whole: bool = False
) -> tuple[DueAction, ...]:
    """The same by rules prepared once for many case files. Without `is_whole`, now changes nothing."""
    calendar = rules.calendar
    found = [
        action
        for evidence in sorted(evidence_of(threads), key=_thread)
        for act in rules.started(evidence)
        for action in acts_of(act, evidence, calendar, now, is_whole=is_whole)
    ]
    # They are by thread, action and occurrence now; sorting keeps that among those due at one time.
    dated = sorted((one.due.at, number) for number, one in enumerate(found) if one.due is not None)
    return (*(found[number] for _at, number in dated), *(one for one in found if one.due is None))


def _thread(evidence: Evidence) -> ThreadId:
    return evidence.thread.id
