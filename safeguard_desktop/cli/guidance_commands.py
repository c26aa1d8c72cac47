"""guidance list, show, search: work without a vault, from the guidance that comes with the program."""

import argparse
from datetime import date
from typing import Any

from safeguard_desktop.casework.guidance_library import shipped_library, today_of, topic_in_lines, topic_of
from safeguard_desktop.cli.command import Call, Command
from safeguard_desktop.cli.output import DONE, REFUSED
from safeguard_desktop.domain.guidance import Edition, Flowchart, Origin, Section, Topic
from safeguard_desktop.domain.guidance_search import Finder
from safeguard_desktop.domain.texts import gettext as _


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    return


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topic", metavar="ID")


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("word", nargs="+", metavar="WORD")


def _list(call: Call) -> int:
    library, today = shipped_library(call.program.shipped), today_of(call.program.clock)
    lines = []
    for name, topics in library.by_group():
        lines += [name, *(f"  {topic.id:30}{topic.title}{_mark(topic, today)}" for topic in topics)]
    call.output.show([_head(topic, today) for topic in library.topics], "\n".join(lines))
    return DONE


def _show(call: Call) -> int:
    today = today_of(call.program.clock)
    topic = topic_of(shipped_library(call.program.shipped), call.arguments.topic)
    data = _head(topic, today) | {
        "editions": [_edition(edition, today) for edition in topic.editions],
        "sections": [_section(section) for section in topic.sections],
        "flowchart": _flowchart(topic.flowchart) if topic.flowchart else None,
        "see": topic.see,
    }
    call.output.show(data, "\n".join(_line(style, words) for style, words in topic_in_lines(topic, today)))
    return DONE


def _search(call: Call) -> int:
    today = today_of(call.program.clock)
    search = Finder(shipped_library(call.program.shipped)).look_for(" ".join(call.arguments.word))
    lines = [f"{one.topic.id:30}{one.topic.title}\n  {one.excerpt}".rstrip() for one in search.found]
    if lines and not search.has_all_words:
        lines.insert(0, _("No topic has all of these words. These have some of them:"))
    data = [
        _head(one.topic, today) | {"excerpt": one.excerpt, "has_all_words": search.has_all_words}
        for one in search.found
    ]
    call.output.show(data, "\n".join(lines) or _("Nothing in the guidance has any of these words."))
    return DONE if search.found else REFUSED


def _head(topic: Topic, today: date) -> dict[str, Any]:
    return {
        "id": topic.id,
        "title": topic.title,
        "group": topic.group,
        "audience": topic.audience,
        "out_of_date": [edition.id for edition in topic.outdated(today)],
    }


def _edition(edition: Edition, today: date) -> dict[str, Any]:
    return {
        "id": edition.id,
        "organisation": edition.organisation,
        "document": edition.document,
        "edition": edition.edition,
        "review_by": edition.review_by or None,
        "out_of_date": edition.why_outdated(today) or None,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "ages": section.ages or None,
        "text": [f"- {one.words}" if one.is_item else one.words for one in section.passages],
        "sources": [_origin(origin) for origin in section.origins],
    }


def _origin(origin: Origin) -> dict[str, str]:
    return {"edition": origin.edition.id, "paragraph": origin.paragraph, "lines": origin.lines}


def _flowchart(flow: Flowchart) -> dict[str, Any]:
    return {
        "steps": [
            {
                "id": step.node.id,
                **_section(step.section),
                "limits": [{"what": one.what, "limit": one.how_long, "from": one.start} for one in step.limits],
                "clashes": [clash.id for clash in step.clashes],
                "topics": step.topics,
            }
            for step in flow.steps
        ],
        "edges": [{"from": edge.start, "to": edge.end} for edge in flow.edges],
        "clashes": [{"id": clash.id, "words": clash.words} for clash in flow.clashes],
        "note": flow.note,
        "source": _origin(flow.origin),
    }


def _mark(topic: Topic, today: date) -> str:
    return _("  (partly out of date)") if topic.outdated(today) else ""


def _line(style: str, words: str) -> str:
    before = {"section": "\n", "item": "  - ", "source": "    (", "attention": "! "}.get(style, "")
    return f"{before}{words})" if style == "source" else before + words


COMMANDS = (
    Command("guidance list", _("what there is to read, on this laptop, with no network"), _no_arguments, _list),
    Command("guidance show", _("one topic, with its sources"), _show_arguments, _show),
    Command(
        "guidance search",
        _("the topics that have all the words, else those that have some"),
        _search_arguments,
        _search,
    ),
)
