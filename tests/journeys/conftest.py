"""The real program in a child process, and an office of four workers in a vault of its own."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.journeys.at_windows import AtWindows
from tests.journeys.person import Office


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office founded once: the designated person, the worker, the line manager and the counter-signatory."""
    folder = tmp_path_factory.mktemp("founded")
    office = Office(folder)
    office.found("plover", "Dilys Okafor", "designated-person")
    office.add("plover", "heron", "Wren Adeyemi", "practitioner")
    office.add("plover", "otter", "Ann Prosser", "line-manager")
    office.add("plover", "kestrel", "Rhys Llywelyn", "counter-signatory")
    office.child.close()
    return folder


@pytest.fixture
def laptop(founded: Path, tmp_path: Path) -> Path:
    """A laptop with the founded office on it."""
    for name in ("vault", "state"):
        shutil.copytree(founded / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def office(laptop: Path) -> Iterator[Office]:
    """The office on that laptop, for one journey at the command line."""
    office = Office(laptop)
    yield office
    office.child.close()


@pytest.fixture
def sit(laptop: Path) -> Iterator[Callable[..., AtWindows]]:
    """Starts the windows at a time ("2026-11-20T17:40"), with a key's owner at the desk where a label is given."""
    started: list[AtWindows] = []

    def start(at: str, label: str = "") -> AtWindows:
        windows = AtWindows(laptop, f"{at}:00+00:00")
        started.append(windows)
        if label:
            assert windows.unlock(label).page == "TodayPage"
        return windows

    yield start
    for windows in started:
        with suppress(OSError, ValueError):
            windows.close()
