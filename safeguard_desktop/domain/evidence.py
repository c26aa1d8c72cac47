"""What a thread, its parents and the threads under it prove, asked by milestone name.

Which rules start and stop by it is `rule_readings`'s and `due_actions`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.ids import ThreadId
from safeguard_desktop.domain.milestones import Milestone, Thread


class Evidence:
    """One thread with its parents (nearest first). Milestones are read in the order they happened, however given."""

    def __init__(self, thread: Thread, parents: Sequence["Evidence"]) -> None:
        self.thread = thread
        self._lineage = (self, *parents)
        self._under: list[Evidence] = []
        self._by_name = _by_name(thread.milestones)
        self._first = {name: milestones[0] for name, milestones in self._by_name.items()}
        self.nearest: Mapping[str, Milestone] = {**parents[0].nearest, **self._first} if parents else self._first
        """The first milestone of each name in the nearest thread that has one: this one, else its parents."""
        self.missing_names: frozenset[str] = thread.missing.union(*(parent.thread.missing for parent in parents))
        """What is proved, here or in a parent, without a time."""
        for parent in parents:
            parent.add_under(self)

    def add_under(self, evidence: "Evidence") -> None:
        """Tells this thread of one that was opened under it."""
        self._under.append(evidence)

    @property
    def lineage(self) -> "Sequence[Evidence]":
        """This thread's evidence, then its parents', nearest first."""
        return self._lineage

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

    def start(self, names: Sequence[str]) -> Milestone | None:
        """The first of those."""
        if len(names) == 1:
            return self.nearest.get(names[0])
        for one in self._lineage:
            found = [one._first[name] for name in names if name in one._first]  # noqa: SLF001 - of its own kind
            if found:
                return found[0] if len(found) == 1 else min(found, key=order_of_milestones)
        return None

    def last(self, name: str) -> Milestone | None:
        """The last milestone of that name in the nearest thread that has one: a date that a person sets again counts anew."""
        return next((found[-1] for one in self._lineage if (found := one.named([name]))), None)

    def named(self, names: Sequence[str]) -> Sequence[Milestone]:
        """This thread's own milestones of these names."""
        if len(names) == 1:
            return self._by_name.get(names[0], ())
        return sorted((one for name in names for one in self._by_name.get(name, ())), key=order_of_milestones)

    def missing(self, names: Sequence[str]) -> tuple[str, ...]:
        """Those of the names that are proved, here or in a parent, without a time."""
        return tuple(name for name in names if name in self.missing_names)

    def has_any(self, names: frozenset[str]) -> bool:
        """Whether this thread itself proves any of these names."""
        return not names.isdisjoint(self._by_name)

    def ended(self, stops: Sequence[Sequence[str]], number: int = 0, *, is_below: bool = False) -> Milestone | None:
        """The milestone that made the first alternative complete, or None while none is.

        `number` earlier starts were each ended by an earlier milestone. With `is_below`, a thread under this one counts too.
        """
        places = (self, *self._under) if is_below else (self,)
        found = [last for place in places for names in stops if (last := place.completing(names, number)) is not None]
        return min(found, key=order_of_milestones, default=None) if len(found) != 1 else found[0]

    def ended_by_its_own(self, start: Milestone, stops: Sequence[Sequence[str]]) -> Milestone | None:
        """The milestone that the entry of this start proves as well, where that alone is an alternative."""
        own = (one for names in stops if len(names) == 1 for one in self._by_name.get(names[0], ()))
        return next((one for one in own if one.entry == start.entry), None)

    def ended_after(self, start: Milestone, stops: Sequence[Sequence[str]]) -> Milestone | None:
        """The milestone that made the first alternative complete after this start, or None while none is."""
        after = order_of_milestones(start)
        found = []
        for names in stops:
            firsts = [
                next((one for one in self.named([name]) if order_of_milestones(one) > after), None) for name in names
            ]
            proved = [one for one in firsts if one is not None]
            if len(proved) == len(firsts):
                found.append(max(proved, key=order_of_milestones))
        return min(found, key=order_of_milestones, default=None)

    def completing(self, names: Sequence[str], number: int = 0) -> Milestone | None:
        """The last of these milestones to happen here, or None while one of them is not proved."""
        if len(names) == 1:
            own = self._by_name.get(names[0], ())
            return own[number] if len(own) > number else None
        found = [milestones for name in names if len(milestones := self._by_name.get(name, ())) > number]
        if len(found) < len(names):
            return None
        return max((milestones[number] for milestones in found), key=order_of_milestones)


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
    for milestone in sorted(milestones, key=order_of_milestones):
        by_name.setdefault(milestone.name, []).append(milestone)
    return by_name


def order_of_milestones(milestone: Milestone) -> tuple[object, str, str, str]:
    """The order they happened in; of those at one moment always the same."""
    at = milestone.at
    return (at.at, at.precision, milestone.name, milestone.entry)
