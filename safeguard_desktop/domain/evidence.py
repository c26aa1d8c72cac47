"""What a thread, its parents and the threads under it prove, asked by milestone name.

Which rules start and stop by it is `rule_readings`'s and `due_actions`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.milestones import Milestone, Thread
from safeguard_desktop.domain.moments import Moment


class Evidence:
    """One thread with its parents (nearest first). Milestones are read in the order they happened, however given."""

    def __init__(self, thread: Thread, parents: Sequence["Evidence"]) -> None:
        self.thread = thread
        self._lineage = (self, *parents)
        self._under: list[Evidence] = []
        self._by_name = _by_name(thread.milestones)
        for parent in parents:
            parent.add_under(self)

    def add_under(self, evidence: "Evidence") -> None:
        """Tells this thread of one that was opened under it."""
        self._under.append(evidence)

    @cached_property
    def facts(self) -> Mapping[str, Answer]:
        """The thread's facts; where it has none of a name, its parents'."""
        merged: dict[str, Answer] = {}
        for one in reversed(self._lineage):
            merged.update(one.thread.facts)
        return merged

    def starts(self, names: Sequence[str]) -> Sequence[Milestone]:
        """The milestones of these names in the nearest thread that has any: this one, else its parents."""
        return next((found for one in self._lineage if (found := one.named(names))), ())

    def named(self, names: Sequence[str]) -> Sequence[Milestone]:
        """This thread's own milestones of these names."""
        if len(names) == 1:
            return self._by_name.get(names[0], ())
        return sorted((one for name in names for one in self._by_name.get(name, ())), key=_order)

    def missing(self, names: Sequence[str]) -> tuple[str, ...]:
        """Those of the names that are proved, here or in a parent, without a time."""
        return tuple(name for name in names if any(name in one.thread.missing for one in self._lineage))

    def ended(self, stops: Sequence[Sequence[str]], number: int = 0, *, is_below: bool = False) -> Milestone | None:
        """The milestone that made the first alternative complete, or None while none is.

        `number` earlier starts were each ended by an earlier milestone. With `is_below`, a thread under this one counts too.
        """
        places = (self, *self._under) if is_below else (self,)
        complete = (place.completing(names, number) for place in places for names in stops)
        return min((last for last in complete if last is not None), key=_order, default=None)

    def completing(self, names: Sequence[str], number: int = 0) -> Milestone | None:
        """The last of these milestones to happen here, or None while one of them is not proved."""
        found = [self._by_name.get(name, ()) for name in names]
        if not all(len(milestones) > number for milestones in found):
            return None
        return max((milestones[number] for milestones in found), key=_order)


def evidence_of(threads: Sequence[Thread]) -> Sequence[Evidence]:
    """The evidence of each thread. A thread whose parent is not among them stands alone."""
    by_id = {thread.id: thread for thread in threads}
    made: dict[ThreadId, Evidence] = {}
    for thread in by_id.values():
        _make(thread, by_id, made)
    return tuple(made.values())


def _make(thread: Thread, by_id: Mapping[ThreadId, Thread], made: dict[ThreadId, Evidence]) -> None:
    """Makes a thread's evidence after its parents'; a ring of parents, which only damage can make, ends at itself."""
    outwards = [thread]
    while (parent := _parent_of(outwards[-1], by_id)) is not None and parent not in outwards:
        outwards.append(parent)
    parents: list[Evidence] = []
    for one in reversed(outwards):
        if one.id not in made:
            made[one.id] = Evidence(one, parents)
        parents.insert(0, made[one.id])


def _parent_of(thread: Thread, by_id: Mapping[ThreadId, Thread]) -> Thread | None:
    return by_id.get(thread.parent) if thread.parent is not None else None


def _by_name(milestones: Iterable[Milestone]) -> Mapping[str, Sequence[Milestone]]:
    by_name: dict[str, list[Milestone]] = {}
    for milestone in sorted(milestones, key=_order):
        by_name.setdefault(milestone.name, []).append(milestone)
    return by_name


def _order(milestone: Milestone) -> tuple[Moment, str, str]:
    return (milestone.at, milestone.name, milestone.entry)
