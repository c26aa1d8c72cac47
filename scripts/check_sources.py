#!/usr/bin/env python3
"""Compares the rule packs with the folder of sources they were written from, where that folder is at hand.

    python scripts/check_sources.py [FOLDER]

FOLDER (else SAFEGUARD_SOURCES, else "shared" beside the project) holds domain/deadlines.md and seeds/*.txt. Compared are: the
rows of the list with tests/content/expected_rules.toml; the lines of each rule with its row; and each number with the words
that stand in those lines. Exit code 0: all agree, or no folder; 1: every difference is named; 2: the folder lacks something.
"""

import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.domain.limits import Code
from safeguard_desktop.domain.rules import Rule

ROOT = Path(__file__).resolve().parents[1]
SEEDS = {"COR": "003_*.txt", "TCS": "001_*.txt", "ACE": "000_*.txt", "LIN": "002_*.txt", "TRU": "004_*.txt"}
WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 10: "ten", 12: "twelve", 15: "fifteen"}
IN_OTHER_WORDS = {
    "COR-53": ("fortnightly",),
    "COR-79": ("daily",),
    "COR-23": ("weekly",),
    "COR-24": ("monthly",),
    "TCS-63": ("3.9",),
    "TCS-64": ("3.9",),
}
"""Rules whose lines say the number without a number, and how."""


@dataclass(frozen=True)
class Row:
    """One row of the list: the words of its limit, its counting code, and where it stands."""

    limit: str
    code: str
    where: str

    @property
    def lines(self) -> set[int]:
        """The line numbers it names."""
        found = re.findall(r"L(\d+)(?:-(\d+))?", self.where)
        return {line for first, last in found for line in range(int(first), int(last or first) + 1)}


def read_rows(text: str) -> tuple[dict[str, Row], set[str]]:
    """The rows of the list by id, and the ids of the public rules."""
    rows: dict[str, Row] = {}
    public: set[str] = set()
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if re.fullmatch(r"PUB-\d\d", cells[0]):
            public.add(cells[0])
        elif re.fullmatch(r"[A-Z]{3}-\d\d", cells[0]) and len(cells) == 10:
            rows[cells[0]] = Row(cells[4], cells[5], cells[8])
    return rows, public


def row_differences(
    rows: Mapping[str, Row], public: set[str], expected: Mapping[str, tuple[Sequence[str], str]]
) -> Iterator[str]:
    """Where the list and what the tests expect of the packs say something else."""
    for rule_id in sorted((rows.keys() | public) ^ expected.keys()):
        yield f"{rule_id}: stands in one of the two lists only"
    for rule_id in sorted(rows.keys() & expected.keys()):
        row, (paragraphs, limit) = rows[rule_id], expected[rule_id]
        yield from (f"{rule_id}: {problem}" for problem in _limit_differences(row, limit, rows))
        where = row.where.replace("App ", "Appendix ")
        yield from (f"{rule_id}: paragraph {one} is not in: {where}" for one in paragraphs if one not in where)


def _limit_differences(row: Row, limit: str, rows: Mapping[str, Row]) -> Iterator[str]:
    number, _, code = limit.rpartition(" ")
    code = code if number.isdigit() else limit.split(maxsplit=1)[0]
    if Code(code).as_said != row.code:
        yield f"counted as {row.code} in the list, as {code} in the packs"
    words = row.limit
    if referred := re.match(r"as ([A-Z]{3}-\d\d)", words):
        words = rows[referred[1]].limit
    wanted = {number, str(int(number) * 12) if code == "YEAR" else number} if number.isdigit() else set()
    if wanted and not wanted & {*re.findall(r"\d+", words), *(["1"] if words == "daily" else [])}:
        yield f"the list says '{row.limit}', the packs {limit}"


def rule_differences(rule: Rule, row: Row | None, seed: Sequence[str]) -> Iterator[str]:
    """Where a rule's lines are not those of its row, or do not say its number. An optional one borrows its number."""
    spans = [span.partition("-") for span in rule.lines.split(", ") if span]
    lines = {line for first, _, last in spans for line in range(int(first), int(last or first) + 1)}
    if not lines or max(lines) > len(seed):
        yield f"{rule.id}: lines '{rule.lines}' are not in the text of {len(seed)} lines"
        return
    if row is not None and row.lines and not lines & row.lines:
        yield f"{rule.id}: lines {rule.lines} are none of those of its row ({row.where})"
    text = " ".join(" ".join(seed[line - 1] for line in sorted(lines)).casefold().split())
    if rule.limit.number and not rule.is_optional and not _says_number(rule, text):
        yield f"{rule.id}: the lines do not say {rule.limit.number}: {text[:120]}"


def _says_number(rule: Rule, text: str) -> bool:
    number = rule.limit.number
    ways = [str(number), WORDS.get(number, ""), *IN_OTHER_WORDS.get(rule.id, ())]
    if rule.limit.code is Code.YEAR:
        ways += [str(number * 12), "annual", "annually", "twelve", "yearly", "every year"]
    return any(re.search(rf"\b{re.escape(way)}\b", text) for way in ways if way)


def differences(folder: Path, packs: Path, expected: Mapping[str, tuple[Sequence[str], str]]) -> list[str]:
    """Every difference. Raises FileNotFoundError where the folder lacks the list or a text."""
    rows, public = read_rows((folder / "domain" / "deadlines.md").read_text(encoding="utf-8"))
    found = list(row_differences(rows, public, expected))
    seeds = {prefix: _seed(folder, pattern) for prefix, pattern in SEEDS.items()}
    for path in sorted(packs.glob("*.toml")):
        for rule in read_pack(path.read_bytes(), path.name).rules:
            prefix, row_id = rule.id[:3], "-".join(rule.id.split("-")[:2])
            if prefix in seeds:
                found += rule_differences(rule, rows.get(row_id), seeds[prefix])
    return found


def _seed(folder: Path, pattern: str) -> Sequence[str]:
    path = next(iter((folder / "seeds").glob(pattern)), None)
    if path is None:
        raise FileNotFoundError(folder / "seeds" / pattern)
    return path.read_text(encoding="utf-8").split("\n")


def _expected() -> dict[str, tuple[Sequence[str], str]]:
    data = tomllib.loads((ROOT / "tests" / "content" / "expected_rules.toml").read_text(encoding="utf-8"))
    tables = (rows for name, rows in data.items() if name not in {"split", "action"})
    return {rule_id: (row[0], row[1]) for rows in tables for rule_id, row in rows.items()}


def main(arguments: Sequence[str]) -> int:
    """Compares and prints what differs; the exit code."""
    named = arguments[0] if arguments else os.environ.get("SAFEGUARD_SOURCES", "")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not folder.is_dir():
        print("The folder of sources is not here, so nothing was compared.")
        return 0
    try:
        found = differences(folder, ROOT / "resources" / "procedures", _expected())
    except FileNotFoundError as error:
        print(f"The folder of sources lacks {Path(str(error.filename or error)).name}.", file=sys.stderr)
        return 2
    print("\n".join(found) if found else "The rule packs agree with their sources.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
