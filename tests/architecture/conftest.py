"""The project as its own subject: where it is, and its sources as parsed trees."""

import ast
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root, its lines and its tree."""

    path: Path
    line_count: int
    tree: ast.Module

    def imported_modules(self) -> set[str]:
        """Names of the modules this file imports, also the `b.c` of `from b import c`."""
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
                names.update(f"{node.module}.{alias.name}" for alias in node.names)
        return names


def _sources_in(folder: str) -> list[Source]:
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Source(path.relative_to(ROOT), len(text.splitlines()), ast.parse(text, filename=str(path))))
    return found


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def package_sources() -> list[Source]:
    return _sources_in("safeguard_desktop")


@pytest.fixture(scope="session")
def test_sources() -> list[Source]:
    return _sources_in("tests")


@pytest.fixture(scope="session")
def tracked_files() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]
