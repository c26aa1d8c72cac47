"""A case file's procedure as a picture: each thread with what set its acts off, what stopped them, what is late, what is coming."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from safeguard_desktop.casework.due_lines import DueKey, DueLine, order_of_lines
from safeguard_desktop.casework.saying_due import (
    due_line_in_words,
    holder_in_words,
    review_in_words,
    state_in_words,
    thread_in_words,
)
from safeguard_desktop.domain.ids import EntryId, ThreadId
from safeguard_desktop.domain.milestones import Milestone, Thread
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.picture import Edge, Node, NodeKind, NodeState, Picture
from safeguard_desktop.domain.printed_due import milestone_in_words, proof_in_words, short_time
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext

COLUMNS = 4
_HALF = COLUMNS // 2


@dataclass(frozen=True, slots=True)
class CasePicture:
    """`acts` are the due actions and `facts` the signed entries its nodes stand for, by their ids; `words` say it in a line."""

    picture: Picture
    words: str
    acts: Mapping[str, DueKey]
    facts: Mapping[str, EntryId]


@dataclass(frozen=True, slots=True)
class _Act:
    """A due action as a node: `before` are earlier reviews of its rhythm that are not drawn, all of them done."""

    id: str
    line: DueLine
    started: Milestone | None
    before: int = 0


@dataclass(frozen=True, slots=True)
class _Band:
    """One thread's part of the grid: its nodes with rows from 0 and columns from 0, and its edges."""

    thread: Thread
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rows: int


def picture_of_case(
    threads: Sequence[Thread], lines: Sequence[DueLine], next_line: DueLine | None, now: Moment
) -> CasePicture:
    """The picture of all threads that ask for something; `next_line` is where the case file stands."""
    acts = {thread.id: _acts([line for line in lines if line.key.thread == thread.id]) for thread in threads}
    shown = [thread for thread in _outwards(threads) if acts[thread.id]]
    nodes: list[Node] = []
    edges: list[Edge] = []
    top = 0
    for row in _rows_of_threads(shown):
        wide = COLUMNS if len(row) == 1 else _HALF
        bands = [_band(thread, acts[thread.id], wide, next_line, now) for thread in row]
        for number, band in enumerate(bands):
            nodes += [replace(one, row=one.row + top, column=one.column + number * wide) for one in band.nodes]
            edges += band.edges
        top += max(band.rows for band in bands)
    every = [act for of_thread in acts.values() for act in of_thread]
    return CasePicture(
        Picture(COLUMNS, tuple(nodes), tuple(edges)),
        _in_a_line(lines, now),
        {act.id: act.line.key for act in every},
        {_fact_id(thread, one): one.entry for thread in shown for one in thread.milestones},
    )


def _outwards(threads: Sequence[Thread]) -> Iterator[Thread]:
    """Each thread before those under it, in the order they were opened."""
    known = {thread.id for thread in threads}

    def under(parent: ThreadId | None) -> Iterator[Thread]:
        for thread in threads:
            if thread.parent == parent or (parent is None and thread.parent not in known):
                yield thread
                yield from under(thread.id)

    return under(None)


def _rows_of_threads(threads: Sequence[Thread]) -> Iterator[Sequence[Thread]]:
    """Threads of one kind under one parent stand side by side, two and two."""
    row: list[Thread] = []
    for thread in threads:
        is_alike = bool(row) and (row[-1].kind, row[-1].parent) == (thread.kind, thread.parent)
        if row and (not is_alike or len(row) == _HALF or thread.kind == "concern"):
            yield row
            row = []
        row.append(thread)
    if row:
        yield row


def _acts(lines: Iterable[DueLine]) -> list[_Act]:
    """The acts of one thread; of the reviews of a rhythm the last that was held and those still open."""
    ordered = sorted(lines, key=order_of_lines)
    found: list[_Act] = []
    for line in ordered:
        same = [one for one in ordered if one.action.review and one.key.action == line.key.action]
        held = [one for one in same if not one.action.is_open]
        if line in held[:-1]:
            continue
        before = len(held) - 1 if held and line is held[-1] else 0
        key = line.key
        node_id = f"{key.thread}-{key.action}-{key.occurrence}-{key.rule}"
        found.append(_Act(node_id, line, line.action.rules[0].started, before))
    return found


def _band(thread: Thread, acts: Sequence[_Act], wide: int, next_line: DueLine | None, now: Moment) -> _Band:
    edges = tuple(_edges(thread, acts))
    to_draw = [_fact_node(thread, one, now) for one in _first_facts(thread, edges)]
    led_to = {edge.end for edge in edges}
    to_draw += [_act_node(act, next_line, now, is_led_to=act.id in led_to) for act in acts]
    heading = Node(f"{thread.id}-heading", thread_in_words(thread), kind=NodeKind.HEADING, row=0, span=wide)
    placed, rows = _placed(to_draw, edges, wide)
    return _Band(thread, (heading, *placed), edges, rows + 1)


def _edges(thread: Thread, acts: Sequence[_Act]) -> Iterator[Edge]:
    """From what set an act off: the act that the same signature ended, else the fact itself."""
    own = {(one.name, one.entry) for one in thread.milestones}
    for act in acts:
        started = act.started
        if started is None or (started.name, started.entry) not in own:
            continue
        ended_by_it = [other for other in acts if other is not act and _is_ended_by(other, started)]
        duties = [other for other in ended_by_it if not other.line.is_target] or ended_by_it
        yield Edge(duties[0].id if duties else _fact_id(thread, started), act.id)


def _is_ended_by(act: _Act, milestone: Milestone) -> bool:
    done = act.line.action.done
    began = act.started
    is_itself = began is not None and (began.name, began.entry) == (milestone.name, milestone.entry)
    return done is not None and (done.name, done.entry) == (milestone.name, milestone.entry) and not is_itself


def _first_facts(thread: Thread, edges: Sequence[Edge]) -> list[Milestone]:
    """The facts that set an act off and are no act's end."""
    starts = {edge.start for edge in edges}
    found = {_fact_id(thread, one): one for one in thread.milestones if _fact_id(thread, one) in starts}
    return [*found.values()]


def _fact_id(thread: Thread, milestone: Milestone) -> str:
    return f"{thread.id}-fact-{milestone.name}-{milestone.entry}"


def _fact_node(thread: Thread, milestone: Milestone, now: Moment) -> Node:
    when = ", ".join(one for one in (short_time(milestone.at, now), milestone.by) if one)
    title = milestone_in_words(milestone.name)
    return Node(_fact_id(thread, milestone), title, (when,), state=NodeState.DONE, said=_("Signed"), kind=NodeKind.FACT)


def _act_node(act: _Act, next_line: DueLine | None, now: Moment, *, is_led_to: bool) -> Node:
    line, done = act.line, act.line.action.done
    is_next = next_line is not None and line.key == next_line.key
    said = [review_in_words(line.action), due_line_in_words(line, now)]
    if done is not None:
        said.append(_("Stopped by: {what}").format(what=proof_in_words(done, now)))
    elif not is_led_to and act.started is not None:
        said.append(_("Counted from: {what}").format(what=proof_in_words(act.started, now)))
    if line.action.is_open:
        said.append(holder_in_words(line))
    if act.before:
        said.append(ngettext("{n} earlier one is done", "{n} earlier ones are done", act.before).format(n=act.before))
    title = line.action.title
    return Node(
        act.id,
        title,
        tuple(one for one in said if one),
        state=_state(line, now, is_next=is_next),
        said=state_in_words(line, now),
        is_here=is_next,
    )


def _state(line: DueLine, now: Moment, *, is_next: bool) -> NodeState:
    if not line.action.is_open:
        return NodeState.DONE_LATE if line.action.done_late_by else NodeState.DONE
    if line.is_late(now):
        return NodeState.LATE
    if not line.is_ours:
        return NodeState.WAITING
    return NodeState.NEXT if is_next else NodeState.COMING


def _placed(nodes: Sequence[Node], edges: Sequence[Edge], wide: int) -> tuple[list[Node], int]:
    """The nodes by how many arrows lead to them, so many in a row; and how many rows that makes."""
    depths = _depths(nodes, edges)
    placed: list[Node] = []
    row = 1
    for depth in sorted(set(depths.values())):
        layer = [node for node in nodes if depths[node.id] == depth]
        for start in range(0, len(layer), wide):
            part = layer[start : start + wide]
            placed += [replace(node, row=row, column=number) for number, node in enumerate(part)]
            row += 1
    return placed, row - 1


def _depths(nodes: Sequence[Node], edges: Sequence[Edge]) -> Mapping[str, int]:
    """How far down each stands: under all that leads to it. A ring of arrows, which only odd times make, ends by itself."""
    depths = dict.fromkeys((node.id for node in nodes), 0)
    for _round in nodes:
        for edge in edges:
            depths[edge.end] = min(len(nodes), max(depths[edge.end], depths[edge.start] + 1))
    return depths


def _in_a_line(lines: Sequence[DueLine], now: Moment) -> str:
    still = [line for line in lines if line.action.is_open]
    late = sum(line.is_late(now) for line in still)
    words = _("{done} done, {late} late, {ours} for us to do, {theirs} waiting for others.")
    ours = sum(line.is_ours for line in still)
    return words.format(done=len(lines) - len(still), late=late, ours=ours, theirs=len(still) - ours)
