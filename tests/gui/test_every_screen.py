"""Every screen of the program in the demo's story: named, whole at 200 %, usable in a tiny window, its title telling nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.program import Program
from safeguard_desktop.casework.saving import save_document
from safeguard_desktop.demo.scene import FORM, Whole, set_scene
from safeguard_desktop.demo.screens import DESIGNATED_PERSON, Told
from safeguard_desktop.demo.sitting import Sitting
from safeguard_desktop.demo.story import Office, read_story
from safeguard_desktop.demo.walk import LARGE, LIGHT, Appearance, walk
from safeguard_desktop.domain.moments import LONDON
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.places import DOORSTEP_PAGES, WORK_PAGES
from safeguard_desktop.gui.window import TITLE
from tests.gui.looking import cut_off, nameless, nameless_objects
from tests.story_office import definitions_read

TINY = QSize(640, 420)
MOST_TABS = 150
both_sizes = pytest.mark.parametrize("appearance", [LIGHT, LARGE], ids=lambda one: one.name)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was wrong with one screen, and the window's title over it."""

    nameless: list[str]
    nameless_objects: list[str]
    cut_off: list[str]
    title: str
    place: Place


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Told]:
    """The office with four steps of the child's story, a sealed document, a concern new today and a draft."""
    folder = tmp_path_factory.mktemp("every-screen")
    clock = SteppedClock(datetime(2026, 11, 20, 17, tzinfo=LONDON))
    program = replace(definitions_read(), clock=clock, state=folder / "state", default_vault=folder / "vault")
    story = read_story("child_concern.toml")
    office = Office(program, clock, story)
    office.open_vault()
    reference = office.open_case(story)
    first, *_others = [office.take(step, reference)[0] for step in story.steps[:4]]
    desk = office.desk_of(DESIGNATED_PERSON)
    issued = issue_document(desk, reference, FORM, first.record)
    desk.close()
    save_document(folder / "sealed.pdf", issued.pdf)
    whole = Whole(reference, first.record, first.entry, issued.entry, folder / "sealed.pdf")
    return program, set_scene(office, story, read_story("disclosure.toml"), whole)


@pytest.fixture(scope="module")
def seen(qapp: QApplication, scene: tuple[Program, Told]) -> dict[Appearance, dict[str, Seen]]:
    """Every screen looked at once in each size."""
    return {
        appearance: {screen.name: _look(sitting) for screen, sitting in walk(qapp, *scene, appearance)}
        for appearance in (LIGHT, LARGE)
    }


def _look(sitting: Sitting) -> Seen:
    page = sitting.page
    return Seen(
        nameless(page), nameless_objects(page), cut_off(page), sitting.window.windowTitle(), sitting.window._path[-1][0]
    )


def faults(seen: dict[str, Seen], kind: str) -> dict[str, list[str]]:
    """The screens with a fault of a kind, and which."""
    return {name: getattr(one, kind) for name, one in seen.items() if getattr(one, kind)}


@both_sizes
def test_everything_that_takes_the_focus_has_a_name_to_be_read_aloud(seen, appearance):
    assert faults(seen[appearance], "nameless") == {}


@both_sizes
def test_every_button_and_line_can_be_found_by_its_name(seen, appearance):
    assert faults(seen[appearance], "nameless_objects") == {}


@both_sizes
def test_no_words_are_cut_off(seen, appearance):
    assert faults(seen[appearance], "cut_off") == {}


@both_sizes
def test_the_title_of_the_window_never_changes(seen, appearance):
    assert {one.title for one in seen[appearance].values()} == {TITLE}


def test_in_a_tiny_window_the_primary_button_of_every_screen_is_reached_by_keyboard(qapp, scene):
    (program, told), out_of_reach = scene, []
    for screen, sitting in walk(qapp, program, told, LIGHT):
        sitting.window.resize(TINY)
        sitting.wait()
        primary = primary_of(sitting)
        if primary is not None and not is_reached(sitting, primary):
            out_of_reach.append(screen.name)

    assert out_of_reach == []


def primary_of(sitting: Sitting) -> Button | None:
    """The page's one filled button, where it has one and is not covered."""
    buttons = [one for one in sitting.page.findChildren(Button) if one.property("kind") == "primary"]
    return next((one for one in buttons if one.isVisible()), None)


def is_reached(sitting: Sitting, wanted: QWidget) -> bool:
    """Whether Tab comes to it, and it lies wholly within the window then."""
    for _press in range(MOST_TABS):
        if sitting.window.focusWidget() is wanted:
            corner = wanted.mapTo(sitting.window, wanted.rect().bottomRight())
            return sitting.window.rect().contains(corner)
        QTest.keyClick(sitting.window.focusWidget(), Qt.Key.Key_Tab)
    return False


def test_no_place_is_left_out(seen):
    assert {one.place for one in seen[LIGHT].values()} == {*WORK_PAGES, *DOORSTEP_PAGES}
