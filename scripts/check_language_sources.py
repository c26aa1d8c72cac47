#!/usr/bin/env python3
"""Compares what the guidance on words finds in the five policies with a list that was judged finding by finding.

    python scripts/check_language_sources.py [FOLDER] [--write]

FOLDER (else SAFEGUARD_SOURCES, else "shared" beside the project) holds seeds/*.txt. A policy is known by its SHA-256 and compared
only if it is the one that was judged. --write writes the list anew; each new line must then be judged by a person. Exit code 0: all
as judged, or no folder; 1: every difference is named.
"""

import hashlib
import os
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from safeguard_desktop.content.language_file import read_language_pack
from safeguard_desktop.domain.language.checking import Checker

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "tests" / "domain" / "language" / "found_in_policies.toml"


def found_in(checker: Checker, text: str) -> list[list[object]]:
    """Rule, start and the words of each finding, spaces folded."""
    return [[one.rule, one.start, " ".join(one.text.split())] for one in checker.check(text).findings]


def differences(checker: Checker, seeds: Sequence[Path]) -> Iterator[str]:
    """What is found and was not judged, and what was judged and is not found."""
    judged = {one["sha256"]: one for one in tomllib.loads(JUDGED.read_text(encoding="utf-8"))["policy"]}
    for path in seeds:
        data = path.read_bytes()
        policy = judged.get(hashlib.sha256(data).hexdigest())
        if policy is None:
            print(f"{path.name}: another edition than the one that was judged; left out")
            continue
        found = found_in(checker, data.decode("utf-8"))
        known = [one[:3] for one in policy["found"]]
        yield from (f"{path.name}: found and not judged: {one}" for one in found if one not in known)
        yield from (f"{path.name}: judged and not found: {one}" for one in known if one not in found)


def written(checker: Checker, seeds: Sequence[Path]) -> str:
    """The list as a file, with an empty judgement beside each finding."""
    lines = ["# What the guidance finds in the five policies, read as a worker's text, each judged by a person."]
    for path in seeds:
        data = path.read_bytes()
        lines += [
            "",
            "[[policy]]",
            f'name = "{path.name[:3]}"',
            f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
            "found = [",
        ]
        for rule, start, words in found_in(checker, data.decode("utf-8")):
            lines.append(f"  ['{rule}', {start}, {words!r}, ''],")
        lines.append("]")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Runs the comparison and says what came of it."""
    named = [one for one in arguments if one != "--write"]
    folder = Path(named[0] if named else os.environ.get("SAFEGUARD_SOURCES") or ROOT.parent / "shared")
    seeds = sorted((folder / "seeds").glob("*.txt"))
    if not seeds:
        print("No folder of sources is at hand; nothing was compared.")
        return 0
    files = sorted((ROOT / "resources" / "language").glob("*.toml"))
    packs = [read_language_pack(path.read_bytes(), path.name) for path in files]
    checker = Checker(pack for pack in packs if pack.is_on)
    if "--write" in arguments:
        JUDGED.write_text(written(checker, seeds), encoding="utf-8")
        return 0
    found = list(differences(checker, seeds))
    print("\n".join(found) or f"{len(seeds)} policies: the guidance on words finds what was judged.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
