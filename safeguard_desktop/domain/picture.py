"""A procedure as a picture: boxes on a grid and arrows between them, as frozen values. Drawing it is the windows' work.

A case file's standing and the flowcharts of the guidance are both told in these.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """What a node is drawn as."""

    STEP = "step"
    """A box: something to be done."""
    FACT = "fact"
    """A rounder box: something that has happened."""
    HEADING = "heading"
    """Words alone, over the nodes that belong together. It cannot be opened and bears no arrow."""


class NodeState(StrEnum):
    """How a node stands. A picture of no case leaves all of them PLAIN."""

    PLAIN = "plain"
    DONE = "done"
    DONE_LATE = "done-late"
    LATE = "late"
    NEXT = "next"
    COMING = "coming"
    WAITING = "waiting"
    """Somebody else's move, outside."""


@dataclass(frozen=True, slots=True)
class Node:
    """One box. `row`, `column` and `span` are its place on the grid, from 0; no two may lie on one another.

    `limit` is its time limit, said with a clock ("1 working day"). `said` says the state ("22 hours late"); where it is "", the
    state's own word stands there. `is_here`: a ring says that the case, or the reader, is at this one.
    """

    id: str
    title: str
    lines: tuple[str, ...] = ()
    limit: str = ""
    state: NodeState = NodeState.PLAIN
    said: str = ""
    kind: NodeKind = NodeKind.STEP
    row: int = 0
    column: int = 0
    span: int = 1
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from one node to another, by their ids; `words` say what it means ("if refer") where that is not plain."""

    start: str
    end: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes in reading order on a grid of so many columns, and the edges between them.

    Raises ValueError where two nodes have one id or one place, a node lies outside the grid, or an edge leads nowhere.
    """

    columns: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()

    def __post_init__(self) -> None:
        fault = next(self._faults(), "")
        if fault:
            raise ValueError(fault)

    def before(self, node_id: str) -> tuple[Node, ...]:
        """The nodes from which an arrow leads to this one."""
        starts = {edge.start for edge in self.edges if edge.end == node_id}
        return tuple(node for node in self.nodes if node.id in starts)

    def after(self, node_id: str) -> tuple[Node, ...]:
        """The nodes to which an arrow leads from this one."""
        ends = {edge.end for edge in self.edges if edge.start == node_id}
        return tuple(node for node in self.nodes if node.id in ends)

    def _faults(self) -> Iterator[str]:
        taken: set[tuple[int, int]] = set()
        for node in self.nodes:
            cells = {(node.row, node.column + more) for more in range(node.span)}
            if node.span < 1 or min(node.row, node.column) < 0 or node.column + node.span > self.columns:
                yield f"node {node.id} lies outside the grid"
            if cells & taken:
                yield f"node {node.id} lies on another"
            taken |= cells
        bearing = {node.id for node in self.nodes if node.kind is not NodeKind.HEADING}
        if len({node.id for node in self.nodes}) < len(self.nodes):
            yield "two nodes have one id"
        for edge in self.edges:
            if not {edge.start, edge.end} <= bearing:
                yield f"edge {edge.start} to {edge.end} leads nowhere"
