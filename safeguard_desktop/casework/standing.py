"""Where a case file stands, in one line: the one thing that comes next, or that it waits for somebody else, or that it rests."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from safeguard_desktop.casework.due_lines import DueLine, order_of_lines
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.texts import gettext as _


class Step(StrEnum):
    """One act of the procedure for a case, as a strip shows it."""

    DONE = "done"
    LATE = "late"
    NEXT = "next"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Standing:
    """`words` in one line; `next_line` is the due action they are about, None where nothing is due; `steps` in order of time."""

    words: str
    is_late: bool = False
    next_line: DueLine | None = None
    steps: tuple[Step, ...] = ()


def standing_of(lines: Sequence[DueLine], now: Moment, *, has_concern: bool = True) -> Standing:
    """Where a case file stands by all its due actions, done ones included."""
    ordered = sorted(lines, key=order_of_lines)
    ours = [line for line in ordered if line.action.is_open and line.is_ours]
    theirs = [line for line in ordered if line.action.is_open and not line.is_ours]
    steps = _steps(ordered, ours[0] if ours else None, now)
    if not has_concern:
        return Standing(_("No concern recorded yet"))
    if ours:
        words = _("Late: {what}") if ours[0].is_late(now) else _("Next: {what}")
        return Standing(words.format(what=ours[0].action.title), ours[0].is_late(now), ours[0], steps)
    if theirs:
        return Standing(_("Waiting for others: {what}").format(what=theirs[0].action.title), False, theirs[0], steps)
    return Standing(_("Nothing is due"), steps=steps)


def _steps(lines: Sequence[DueLine], next_line: DueLine | None, now: Moment) -> tuple[Step, ...]:
    done = [Step.DONE for line in lines if not line.action.is_open]
    return (*done, *(_step(line, next_line, now) for line in lines if line.action.is_open))


def _step(line: DueLine, next_line: DueLine | None, now: Moment) -> Step:
    if line.is_late(now):
        return Step.LATE
    return Step.NEXT if line is next_line else Step.OPEN
