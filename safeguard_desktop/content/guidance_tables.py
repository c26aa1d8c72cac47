"""The tables of a guidance file as they are written; what they mean and whether they fit is for guidance_file to say."""

from dataclasses import dataclass

from safeguard_desktop.domain.guidance import Audience, Clash, Edition, Limit
from safeguard_desktop.domain.picture import Edge


@dataclass(frozen=True, slots=True)
class GroupTable:
    """One [[group]]; they are shown in the order they are written in."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OriginTable:
    """One of `sources`."""

    edition: str
    paragraph: str
    lines: str = ""


@dataclass(frozen=True, slots=True)
class SectionTable:
    """One [[topic.section]]. Of `text`, what begins with "- " is a line of a list."""

    text: tuple[str, ...]
    sources: tuple[OriginTable, ...]
    heading: str = ""
    ages: str = ""


@dataclass(frozen=True, slots=True)
class StepTable(SectionTable):
    """One [[topic.flowchart.step]]: its box (`title`, `lines_in_box`, `limit`, place) and what opens with it."""

    id: str = ""
    title: str = ""
    lines_in_box: tuple[str, ...] = ()
    limit: str = ""
    row: int = 0
    column: int = 0
    span: int = 1
    limits: tuple[Limit, ...] = ()
    clashes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowTable:
    """One [topic.flowchart]. `note` says what of it was read into the source."""

    columns: int
    note: str
    source: OriginTable
    step: tuple[StepTable, ...]
    edge: tuple[Edge, ...] = ()
    clash: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicTable:
    """One [[topic]]."""

    id: str
    group: str
    title: str
    audience: Audience
    section: tuple[SectionTable, ...]
    flowchart: FlowTable | None = None
    shows_contacts: bool = False
    see: tuple[str, ...] = ()
    also_found_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileTable:
    """One file. `checked_on` is the day its words were last held against their sources."""

    checked_on: str
    edition: tuple[Edition, ...] = ()
    group: tuple[GroupTable, ...] = ()
    topic: tuple[TopicTable, ...] = ()
