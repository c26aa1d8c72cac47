"""The guidance library as values: topics in our own words, where each passage is from, flowcharts whose boxes open theirs.

What it is about is told; what a person has to do in a case is said by rules and forms, never by this.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from safeguard_desktop.domain.picture import Edge, Node, Picture
from safeguard_desktop.domain.texts import gettext as _


class Audience(StrEnum):
    """Who a topic is about."""

    CHILD = "child"
    ADULT = "adult"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a document. `review_by` is the last day, as ISO 8601, until which it promised to be the newest; "" for none.

    `outdated_because` says in a sentence what has overtaken it, whatever the day.
    """

    id: str
    organisation: str
    document: str
    edition: str
    review_by: str = ""
    outdated_because: str = ""

    def is_outdated(self, today: date) -> bool:
        """Whether something has overtaken it, or its day of review is past."""
        return bool(self.outdated_because) or self._is_past_review(today)

    def why_outdated(self, today: date) -> str:
        """What to know of its age, in sentences; "" where it is not out of date."""
        said = []
        if self._is_past_review(today):
            day = date.fromisoformat(self.review_by)
            said.append(_("It was to be looked at again by {date}.").format(date=f"{day.day} {day:%B %Y}"))
        if self.outdated_because:
            said.append(self.outdated_because)
        return " ".join(said)

    def _is_past_review(self, today: date) -> bool:
        return bool(self.review_by) and date.fromisoformat(self.review_by) < today


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a passage is from: an edition, its paragraph, and the lines of the text it was read in ("" where there is none)."""

    edition: Edition
    paragraph: str
    lines: str = ""

    @property
    def words(self) -> str:
        """As it stands under a passage."""
        where = _("{organisation}, {document}, {edition}, {paragraph}")
        return where.format(
            organisation=self.edition.organisation,
            document=self.edition.document,
            edition=self.edition.edition,
            paragraph=self.paragraph,
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, or one line of a list."""

    words: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading ("" for none), from where. `ages` is the age group, where the source names one."""

    heading: str
    passages: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    ages: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of a step: what for ("By telephone"), how long, and from when."""

    what: str
    how_long: str
    start: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Where a source says two things: its number in our list ("A05"), and how both are kept."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A box of a flowchart with all that opens with it. `topics` are those to go on to."""

    node: Node
    section: Section
    limits: tuple[Limit, ...] = ()
    clashes: tuple[Clash, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flowchart:
    """A procedure to look at. `note` says what of it was read into the source."""

    columns: int
    steps: tuple[FlowStep, ...]
    edges: tuple[Edge, ...]
    note: str
    origin: Origin

    def picture(self, here: str = "") -> Picture:
        """The boxes and arrows, with a ring around the step the reader is at."""
        return Picture(self.columns, tuple(_at(one.node, here) for one in self.steps), self.edges)

    def step(self, step_id: str) -> FlowStep | None:
        """The step of that id."""
        return next((one for one in self.steps if one.node.id == step_id), None)

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Every clash of it, once each."""
        return tuple(dict.fromkeys(clash for step in self.steps for clash in step.clashes))


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to know. `shows_contacts`: after it stand the organisation's own numbers, once it is unlocked.

    `also_found_by` are words people look for that its texts do not use.
    """

    id: str
    group: str
    title: str
    audience: Audience
    sections: tuple[Section, ...]
    flowchart: Flowchart | None = None
    shows_contacts: bool = False
    see: tuple[str, ...] = ()
    also_found_by: tuple[str, ...] = ()

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions it is from, in the order they come up in."""
        return tuple(dict.fromkeys(origin.edition for section in self.all_sections for origin in section.origins))

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """Its sections; where there is a flowchart, its steps in reading order after them."""
        steps = self.flowchart.steps if self.flowchart else ()
        return (*self.sections, *(step.section for step in steps))

    def outdated(self, today: date) -> tuple[Edition, ...]:
        """Its editions that are out of date."""
        return tuple(edition for edition in self.editions if edition.is_outdated(today))


@dataclass(frozen=True, slots=True)
class Library:
    """Every topic, group by group in the order they are to be read. `groups` are pairs of id and name."""

    groups: tuple[tuple[str, str], ...]
    topics: tuple[Topic, ...]

    def topic(self, topic_id: str) -> Topic | None:
        """The topic of that id, or None."""
        return next((one for one in self.topics if one.id == topic_id), None)

    def by_group(self) -> Iterator[tuple[str, tuple[Topic, ...]]]:
        """The name of each group, with its topics."""
        for group, name in self.groups:
            yield name, tuple(topic for topic in self.topics if topic.group == group)


def words_of_step(flowchart: Flowchart, step: FlowStep) -> Sequence[str]:
    """A step in sentences for those who read the picture as a list: its limits, and what comes next."""
    said = [_limit_in_words(limit) for limit in step.limits]
    after = flowchart.picture().after(step.node.id)
    if after:
        said.append(_("Then: {titles}.").format(titles="; ".join(node.title for node in after)))
    return said


def out_of_date(editions: Iterable[Edition], today: date) -> Sequence[tuple[str, str]]:
    """Which editions are out of date, by name, and why."""
    name = _("{organisation}, {edition}")
    return [
        (name.format(organisation=one.organisation, edition=one.edition), one.why_outdated(today))
        for one in editions
        if one.is_outdated(today)
    ]


def _limit_in_words(limit: Limit) -> str:
    if limit.start:
        return _("{what}: {how_long}, {start}.").format(
            what=limit.what, how_long=limit.how_long, start=limit.start[:1].lower() + limit.start[1:]
        )
    return _("{what}: {how_long}.").format(what=limit.what, how_long=limit.how_long)


def _at(node: Node, here: str) -> Node:
    return replace(node, is_here=True) if node.id == here else node
