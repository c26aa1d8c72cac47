"""The guidance that comes with the program: read from its files, told in words for paper and the command line.

It needs no vault. Only the numbers to ring are the organisation's own; they are looking_at_authorities'.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from safeguard_desktop.casework.clock import Clock
from safeguard_desktop.content.guidance_file import read_guidance
from safeguard_desktop.content.shipped import Shipped
from safeguard_desktop.domain.errors import NotPossible, Refused
from safeguard_desktop.domain.guidance import Library, Section, Topic, out_of_date, words_of_step
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.domain.texts import gettext as _

FOLDER = "guidance"


def library_in(resources: Path) -> Library:
    """The library in the folder resources/. Raises FaultyFile with every fault, NotPossible where its files cannot be read."""
    try:
        files = [(path.name, path.read_bytes()) for path in sorted((resources / FOLDER).glob("*.toml"))]
    except OSError as error:
        raise _not_there() from error
    if not files:
        raise _not_there()
    return read_guidance(files)


def shipped_library(shipped: Shipped) -> Library:
    """The library that came with the program."""
    return library_in(shipped.third_party.parent)


def topic_of(library: Library, topic_id: str) -> Topic:
    """The topic of that id. Raises Refused for one that does not exist."""
    topic = library.topic(topic_id)
    if topic is None:
        raise Refused(
            _("There is no guidance '{id}' here.").format(id=topic_id[:40]),
            _("There is: {ids}.").format(ids=", ".join(one.id for one in library.topics)),
        )
    return topic


def today_of(clock: Clock) -> date:
    """The day by which an edition is out of date."""
    return clock.now().astimezone(LONDON).date()


def topic_in_lines(topic: Topic, today: date) -> Iterator[tuple[str, str]]:
    """A whole topic as paper shows it: pairs of a style ("title", "section", "text", "item", "source", "attention") and words."""
    yield "title", topic.title
    for name, why in out_of_date(topic.editions, today):
        yield "attention", _("Out of date: {edition}. {why}").format(edition=name, why=why)
    for section in topic.sections:
        yield from _section_in_lines(section)
    flow = topic.flowchart
    if flow is None:
        return
    for number, step in enumerate(flow.steps, 1):
        yield from _section_in_lines(
            step.section, f"{number}. {step.section.heading}", tuple(words_of_step(flow, step))
        )
    for clash in flow.clashes:
        yield "section", _("The source says two things ({number})").format(number=clash.id)
        yield "text", clash.words
    yield "source", flow.note


def _section_in_lines(section: Section, heading: str = "", further: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    if heading or section.heading:
        yield "section", heading or section.heading
    if section.ages:
        yield "source", _("Age: {ages}").format(ages=section.ages)
    for passage in section.passages:
        yield ("item" if passage.is_item else "text"), passage.words
    for words in further:
        yield "text", words
    for origin in section.origins:
        yield "source", origin.words


def _not_there() -> NotPossible:
    return NotPossible(
        _("The guidance is not in the program's folder, so it cannot be shown. The record is safe."),
        _("Put the folder 'resources/guidance' back, or install the program again."),
    )
