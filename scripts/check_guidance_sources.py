#!/usr/bin/env python3
"""Compares the guidance library with the folder of sources it was written from, where that folder is at hand.

    python scripts/check_guidance_sources.py [FOLDER]

FOLDER (else SAFEGUARD_SOURCES, else "shared" beside the project) holds seeds/*.txt. Facts carry over, sentences do not: no run of
eight words of a topic stands in a source. The lines a passage names are in its source, after the paragraphs it names. Exit
code 0: all is so, or no folder; 1: every difference is named; 2: the folder lacks a source.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from safeguard_desktop.content.guidance_file import read_guidance
from safeguard_desktop.domain.guidance import Library, Origin, Topic
from safeguard_desktop.domain.guidance_search import folded

ROOT = Path(__file__).resolve().parents[1]
SEEDS = {"coram": "003_*", "childrens-society": "001_*", "ace": "000_*", "lincolnshire": "002_*", "trust": "004_*"}
"""The text of each edition, by the edition's id."""

RUN = 8


@dataclass(frozen=True)
class Source:
    """One source: its lines, and its words as they are compared."""

    lines: Sequence[str]
    words: str

    def heading_of(self, paragraph: str) -> int:
        """The first line, counted from 1, that begins with a paragraph's number; 0 for none."""
        number = re.compile(rf"\W*{re.escape(paragraph)}\.?(?!\d)")
        return next((at for at, line in enumerate(self.lines, 1) if number.match(line)), 0)


def source_of(text: str) -> Source:
    """A text as a source."""
    return Source(text.split("\n"), f" {folded(text)} ")


def copied_runs(text: str, sources: Mapping[str, Source]) -> Iterator[str]:
    """The runs of words of a text that stand in a source."""
    words = folded(text).split()
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield from (f"'{run}' stands in {name}" for name, source in sources.items() if f" {run} " in source.words)


def origin_differences(origin: Origin, sources: Mapping[str, Source]) -> Iterator[str]:
    """Where the lines or the paragraphs of an origin are not in its source."""
    source = sources.get(origin.edition.id)
    if source is None:
        return
    lines = [int(number) for number in re.findall(r"\d+", origin.lines)]
    if not lines or max(lines) > len(source.lines):
        yield f"lines '{origin.lines}' are not in {origin.edition.id}, which has {len(source.lines)}"
        return
    for paragraph in re.findall(r"\d+\.\d+", origin.paragraph):
        at = source.heading_of(paragraph)
        if not at or at > max(lines):
            yield f"paragraph {paragraph} of {origin.edition.id} does not begin before line {max(lines)}"


def texts_of(topic: Topic) -> Iterator[str]:
    """Everything of a topic that a person reads as ours."""
    for section in topic.all_sections:
        yield from (passage.words for passage in section.passages)
    if topic.flowchart is not None:
        yield topic.flowchart.note
        yield from (clash.words for clash in topic.flowchart.clashes)
        yield from (line for step in topic.flowchart.steps for line in (step.node.title, *step.node.lines))


def differences(library: Library, sources: Mapping[str, Source]) -> Iterator[str]:
    """Every difference, with the topic it is in."""
    for topic in library.topics:
        for text in texts_of(topic):
            yield from (f"{topic.id}: {one}" for one in copied_runs(text, sources))
        for section in topic.all_sections:
            for origin in section.origins:
                yield from (
                    f"{topic.id}, {section.heading or 'first'}: {one}" for one in origin_differences(origin, sources)
                )


def main(arguments: Sequence[str]) -> int:
    """Compares and prints what differs; the exit code."""
    folder = Path(arguments[0] if arguments else os.environ.get("SAFEGUARD_SOURCES") or ROOT.parent / "shared")
    if not folder.is_dir():
        print("The folder of sources is not here, so nothing was compared.")
        return 0
    found = {name: next(iter(sorted((folder / "seeds").glob(f"{start}.txt"))), None) for name, start in SEEDS.items()}
    missing = [name for name, path in found.items() if path is None]
    if missing:
        print(f"The folder of sources lacks the text of: {', '.join(missing)}.", file=sys.stderr)
        return 2
    sources = {name: source_of(path.read_text(encoding="utf-8")) for name, path in found.items() if path is not None}
    files = sorted((ROOT / "resources" / "guidance").glob("*.toml"))
    said = list(differences(read_guidance([(path.name, path.read_bytes()) for path in files]), sources))
    print("\n".join(said) or f"{len(files)} files of guidance: no words copied, every line and paragraph there.")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
