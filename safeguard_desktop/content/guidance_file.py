"""Reads the guidance library (resources/guidance/*.toml) strictly, all its files together: with any fault it is refused whole.

Topics of one file may be from editions of another and lead to topics of a third, so every fault of every file comes at once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from safeguard_desktop.content.faults import Fault, FaultyFile, did_you_mean
from safeguard_desktop.content.guidance_tables import (
    FileTable,
    FlowTable,
    OriginTable,
    SectionTable,
    TopicTable,
)
from safeguard_desktop.content.strict_toml import TableReader, parse_toml
from safeguard_desktop.domain.guidance import (
    Edition,
    Flowchart,
    FlowStep,
    Library,
    Origin,
    Passage,
    Section,
    Topic,
)
from safeguard_desktop.domain.picture import Node, Picture
from safeguard_desktop.domain.texts import gettext as _

MOST_TOPICS = 400
MOST_COLUMNS, MOST_ROWS = 24, 200
ITEM = "- "

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LINES = re.compile(r"\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the files name in all, by id."""

    editions: Mapping[str, Edition]
    groups: Mapping[str, str]
    topics: frozenset[str]


def read_guidance(files: Sequence[tuple[str, bytes]]) -> Library:
    """The library that these files are: pairs of a name and its bytes. Raises FaultyFile with every fault of all of them."""
    faults: list[Fault] = []
    read = [(name, table) for name, data in files if (table := _read(name, data, faults)) is not None]
    known = _Known(
        {one.id: one for _name, table in read for one in table.edition},
        {one.id: one.name for _name, table in read for one in table.group},
        frozenset(one.id for _name, table in read for one in table.topic),
    )
    faults.extend(_faults_of_all(read, known))
    for name, table in read:
        faults.extend(Fault(f"{name}: {fault.path}", fault.problem) for fault in _faults(table, known))
    if faults:
        raise FaultyFile(_("The guidance"), faults)
    return _library(read, known)


def _read(name: str, data: bytes, faults: list[Fault]) -> FileTable | None:
    found: list[Fault] = []
    table = None
    try:
        table = TableReader({}).read(parse_toml(data, name), FileTable, "", found)
    except FaultyFile as refused:
        found.extend(refused.faults)
    faults.extend(Fault(f"{name}: {one.path}" if one.path else name, one.problem) for one in found)
    return table


def _faults_of_all(read: Sequence[tuple[str, FileTable]], known: _Known) -> Iterator[Fault]:
    tables = [table for _name, table in read]
    kinds: dict[str, list[str]] = {
        "edition": [one.id for table in tables for one in table.edition],
        "group": [one.id for table in tables for one in table.group],
        "topic": [one.id for table in tables for one in table.topic],
    }
    for kind, ids in kinds.items():
        for one, count in Counter(ids).items():
            if count > 1:
                yield Fault(kind, _("is there twice: {id}").format(id=one[:40]))
    if len(kinds["topic"]) > MOST_TOPICS:
        yield Fault("topic", _("has more than {limit} entries").format(limit=MOST_TOPICS))
    if not known.topics:
        yield Fault("topic", _("must have one entry or more"))


def _faults(table: FileTable, known: _Known) -> Iterator[Fault]:
    if not _is_day(table.checked_on):
        yield Fault("checked_on", _("must be a day, such as 2026-11-22"))
    for number, edition in enumerate(table.edition):
        path = f"edition[{number}]"
        yield from _empty(path, {key: getattr(edition, key) for key in ("organisation", "document", "edition")})
        yield from _bad_id(path, edition.id)
        if edition.review_by and not _is_day(edition.review_by):
            yield Fault(f"{path}.review_by", _("must be a day, such as 2026-11-22"))
    for number, group in enumerate(table.group):
        yield from _empty(f"group[{number}]", {"name": group.name})
        yield from _bad_id(f"group[{number}]", group.id)
    for number, topic in enumerate(table.topic):
        yield from _topic_faults(f"topic[{number}]", topic, known)


def _topic_faults(path: str, topic: TopicTable, known: _Known) -> Iterator[Fault]:
    yield from _bad_id(path, topic.id)
    yield from _empty(path, {"title": topic.title})
    yield from _unknown(f"{path}.group", [topic.group], known.groups)
    yield from _unknown(f"{path}.see", topic.see, known.topics)
    if not topic.section:
        yield Fault(f"{path}.section", _("must have one entry or more"))
    for number, section in enumerate(topic.section):
        yield from _section_faults(f"{path}.section[{number}]", section, known)
    if topic.flowchart is not None:
        yield from _flow_faults(f"{path}.flowchart", topic.flowchart, known)


def _section_faults(path: str, section: SectionTable, known: _Known) -> Iterator[Fault]:
    if not section.text:
        yield Fault(f"{path}.text", _("must have one entry or more"))
    for number, words in enumerate(section.text):
        yield from _empty(path, {f"text[{number}]": words.removeprefix(ITEM)})
    if not section.sources:
        yield Fault(f"{path}.sources", _("must have one entry or more"))
    for number, origin in enumerate(section.sources):
        yield from _origin_faults(f"{path}.sources[{number}]", origin, known)


def _origin_faults(path: str, origin: OriginTable, known: _Known) -> Iterator[Fault]:
    yield from _unknown(f"{path}.edition", [origin.edition], known.editions)
    yield from _empty(path, {"paragraph": origin.paragraph})
    if origin.lines and not _LINES.fullmatch(origin.lines):
        yield Fault(f"{path}.lines", _("must be line numbers, such as 12-15, 20"))


def _flow_faults(path: str, flow: FlowTable, known: _Known) -> Iterator[Fault]:
    yield from _empty(path, {"note": flow.note})
    yield from _origin_faults(f"{path}.source", flow.source, known)
    clashes = {one.id for one in flow.clash}
    for number, step in enumerate(flow.step):
        own = f"{path}.step[{number}]"
        yield from _empty(own, {"id": step.id, "title": step.title})
        yield from _section_faults(own, step, known)
        yield from _unknown(f"{own}.topics", step.topics, known.topics)
        yield from _unknown(f"{own}.clashes", step.clashes, clashes)
    for number, clash in enumerate(flow.clash):
        yield from _empty(f"{path}.clash[{number}]", {"id": clash.id, "words": clash.words})
    sizes = [flow.columns, *(step.span for step in flow.step), *(step.column + 1 for step in flow.step)]
    if not all(1 <= size <= MOST_COLUMNS for size in sizes) or not all(0 <= step.row < MOST_ROWS for step in flow.step):
        yield Fault(
            path,
            _("has a place outside {columns} columns and {rows} rows").format(columns=MOST_COLUMNS, rows=MOST_ROWS),
        )
        return
    try:
        _picture(flow)
    except ValueError as error:  # what the picture itself cannot be drawn from
        yield Fault(path, str(error))


def _empty(path: str, texts: Mapping[str, str]) -> Iterator[Fault]:
    yield from (Fault(f"{path}.{key}", _("must not be empty")) for key, text in texts.items() if not text.strip())


def _bad_id(path: str, given: str) -> Iterator[Fault]:
    if not _ID.fullmatch(given):
        yield Fault(f"{path}.id", _("must be small letters and digits, words joined by '-'"))


def _unknown(path: str, named: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    there = set(known)
    for one in named:
        if one not in there:
            problem = _("names nothing that is there: {id}.").format(id=one[:40]) + did_you_mean(one, there)
            yield Fault(path, problem)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _library(read: Sequence[tuple[str, FileTable]], known: _Known) -> Library:
    topics = [_topic(topic, known) for _name, table in read for topic in table.topic]
    order = {group: number for number, group in enumerate(known.groups)}
    return Library(tuple(known.groups.items()), tuple(sorted(topics, key=lambda topic: order[topic.group])))


def _topic(table: TopicTable, known: _Known) -> Topic:
    return Topic(
        id=table.id,
        group=table.group,
        title=table.title,
        audience=table.audience,
        sections=tuple(_section(one, known) for one in table.section),
        flowchart=_flowchart(table.flowchart, known) if table.flowchart else None,
        shows_contacts=table.shows_contacts,
        see=table.see,
        also_found_by=table.also_found_by,
    )


def _section(table: SectionTable, known: _Known, heading: str = "") -> Section:
    passages = (Passage(one.removeprefix(ITEM), one.startswith(ITEM)) for one in table.text)
    origins = tuple(_origin(one, known) for one in table.sources)
    return Section(heading or table.heading, tuple(passages), origins, table.ages)


def _origin(table: OriginTable, known: _Known) -> Origin:
    return Origin(known.editions[table.edition], table.paragraph, table.lines)


def _flowchart(table: FlowTable, known: _Known) -> Flowchart:
    picture = _picture(table)
    clashes = {one.id: one for one in table.clash}
    steps = (
        FlowStep(
            node,
            _section(step, known, step.title),
            step.limits,
            tuple(clashes[one] for one in step.clashes),
            step.topics,
        )
        for node, step in zip(picture.nodes, table.step, strict=True)
    )
    return Flowchart(table.columns, tuple(steps), picture.edges, table.note, _origin(table.source, known))


def _picture(table: FlowTable) -> Picture:
    nodes = (
        Node(one.id, one.title, one.lines_in_box, one.limit, row=one.row, column=one.column, span=one.span)
        for one in table.step
    )
    return Picture(table.columns, tuple(nodes), table.edge)
