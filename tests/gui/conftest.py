"""Windows drawn without a screen, from the real resources, with a clock that stands still."""

import gc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from shiboken6 import isValid

from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.collecting import Collecting
from safeguard_desktop.gui.errands import PartToFill
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.run import make_app
from safeguard_desktop.gui.start import Start
from tests.gui.account import AT as WRITTEN_AT
from tests.gui.desk_window import DeskWindow
from tests.gui.filling import AT, FORM
from tests.story_office import LINE_MANAGER, WORKER

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def qapp():
    """The program's own application, so that tests see the style people see."""
    return make_app()


@pytest.fixture(scope="session", autouse=True)
def collecting(qapp):
    """As in the program: no widget of an earlier test is ended on another thread, nor after the application."""
    made = Collecting(qapp)
    yield
    gc.unfreeze()
    made.close()


@pytest.fixture(scope="module", autouse=True)
def set_aside():
    """What was there before a file's tests is not looked through again for garbage after each of them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def swept(qapp):
    """Nothing of one test is left to be dressed again by the next, or to listen: it is ended, on this thread."""
    before = ours_in(qapp)
    yield
    # What another thread has said already is heard before who would hear it is gone.
    QCoreApplication.sendPostedEvents()
    for widget in qapp.topLevelWidgets():
        if isValid(widget):
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert ours_in(qapp) <= before


def ours_in(app):
    """What of our own lives as long as the application, and may be told of every event in it."""
    return {one for one in app.children() if not type(one).__module__.startswith("PySide6")}


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


@pytest.fixture
def at_desk(stories, tmp_path, look, qtbot):
    """A window at a worker's desk, so many steps into the story: `at_desk(4, "heron", "2026-11-23 14:02", Place.TODAY)`.

    `before` is what happens in the office before the worker sits down; `places` are the pages wanted for real.
    """
    made = []

    def sit(steps, label, at, *places, before=None):
        office = stories.told(steps, tmp_path / "office")
        if before is not None:
            before(office)
        seat = DeskWindow(look, office.desk_of(label, at), places)
        seat.office = office
        qtbot.addWidget(seat.window)
        made.append(seat)
        seat.window.resize(1366, 768)
        seat.window.show()
        with qtbot.waitActive(seat.window):
            seat.window.activateWindow()
        return seat

    yield sit
    for seat in made:
        seat.close()


@pytest.fixture
def filling(at_desk, qtbot):
    """A part taken in hand at somebody's desk."""

    def go(part="manager", label=LINE_MANAGER, steps=1, at=AT, before=None, **more):
        seat = at_desk(steps, label, at, Place.FORM_PART, before=before)
        seat.window.start_over(Place.TODAY)
        seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, FORM, part, **more))
        seat.settle(qtbot)
        return seat

    return go


@pytest.fixture
def writing(at_desk, qtbot):
    """The page at the worker's desk, with answers to begin with."""

    def go(subject="child", at=WRITTEN_AT, **known):
        seat = at_desk(0, WORKER, at, Place.FORM_PART)
        reference = open_case(seat.desk, subject, "Z.Q.", {})
        seat.window.start_over(Place.TODAY)
        seat.window.go(Place.FORM_PART, PartToFill(reference, "disclosure", "account", known=known))
        seat.settle(qtbot)
        return seat

    return go
