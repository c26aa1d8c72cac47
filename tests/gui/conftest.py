"""Windows drawn without a screen, from the real resources, with a clock that stands still."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.run import make_app
from safeguard_desktop.gui.start import Start

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def qapp():
    """The program's own application, so that tests see the style people see."""
    return make_app()


@pytest.fixture
def look(qapp):
    """The light look at 100 %."""
    made = Look(RESOURCES, "light")
    made.dress(qapp)
    return made


@pytest.fixture
def wide_look(qapp):
    """The light look at 200 %."""
    made = Look(RESOURCES, "light", 2.0)
    made.dress(qapp)
    return made


@pytest.fixture
def clock():
    return SteppedClock(datetime(2026, 11, 20, 14, 2, tzinfo=UTC))


@pytest.fixture
def left():
    """What was done at leaving: one word for each time."""
    return []


@pytest.fixture
def start(tmp_path, clock, left):
    """A laptop with nothing on it yet. `build` is not there: a page that opens a vault brings its own."""

    def build():
        raise AssertionError("nothing here opens a vault")

    return Start(
        vault=tmp_path / "vault",
        state=tmp_path / "state",
        resources=RESOURCES,
        clock=clock,
        build=build,
        leave=lambda: left.append("left"),
        theme="light",
    )
