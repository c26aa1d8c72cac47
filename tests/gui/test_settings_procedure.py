"""Settings, Procedure: packs and good practice turned on from a day on, a pack of one's own looked at first and then taken in."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from safeguard_desktop.casework.looking_at_rules import look_at_rules
from safeguard_desktop.gui.place import Place
from tests.gui.desk_window import DeskWindow
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.own_pack import OURS
from tests.story_office import DESIGNATED_PERSON, WORKER


@pytest.fixture
def seat_of(look, stories, tmp_path, qtbot):
    """Opens Settings at somebody's desk, on the Monday after the story began, at its Procedure."""
    seats: list[DeskWindow] = []

    def open_at(label=DESIGNATED_PERSON):
        desk = stories.told(0, tmp_path).desk_of(label, "2026-11-23 09:00")
        seat = DeskWindow(look, desk, (Place.SETTINGS,))
        seats.append(seat)
        show_at(seat.window, look, 1.0)
        seat.window.go(Place.SETTINGS, "procedure")
        seat.settle(qtbot)
        return seat

    yield open_at
    for seat in seats:
        seat.close()


@pytest.fixture
def seat(seat_of):
    return seat_of()


def press(seat, qtbot, name):
    button = seat.find(name)
    assert isinstance(button, QAbstractButton)
    button.click()
    seat.settle(qtbot)


def on(seat):
    here = look_at_rules(seat.desk)
    return [one.id for one in here.packs if one.will_be_on], [one.id for one in here.optional if one.will_be_on]


def words(seat):
    return " ".join(one.text() for one in seat.page.findChildren(QWidget) if hasattr(one, "text") and one.isVisible())


def test_a_pack_and_a_good_practice_rule_are_turned_on_and_signed_together(seat, qtbot):
    press(seat, qtbot, "tick-pack-lincolnshire-lscp")
    press(seat, qtbot, "tick-rule-COR-45-INITIAL")
    press(seat, qtbot, "settings-primary")

    assert on(seat) == (["coram", "lincolnshire-lscp"], ["COR-45-INITIAL"])


def test_from_a_later_day_is_said_on_the_row(seat, qtbot):
    seat.find("answer-rules-from").setText("01/12/2026")
    press(seat, qtbot, "tick-pack-statutory")
    press(seat, qtbot, "settings-primary")

    assert "Will count from Tue 1 Dec 2026." in seat.find("tick-pack-statutory").accessibleDescription()


def test_a_day_that_is_past_changes_nothing_and_keeps_what_was_ticked(seat, qtbot):
    seat.find("answer-rules-from").setText("01/12/2025")
    press(seat, qtbot, "tick-pack-statutory")
    press(seat, qtbot, "settings-primary")

    assert on(seat) == (["coram"], [])
    assert seat.find("tick-pack-statutory").isChecked()
    assert "from today or from a later day" in words(seat)


def test_without_a_change_there_is_nothing_to_sign(seat, qtbot):
    press(seat, qtbot, "settings-primary")

    assert "nothing to sign" in words(seat)


def test_the_procedure_in_force_is_named_and_cannot_be_turned_off(seat):
    assert seat.page.findChild(QWidget, "tick-pack-coram") is None
    assert "Coram Group, Safeguarding Policy and Procedures, July 2021" in words(seat)


def test_an_own_pack_is_looked_at_first_and_then_taken_in(seat, qtbot, tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(OURS, encoding="utf-8")
    press(seat, qtbot, "choose-pack")
    seat.window.findChild(QFileDialog, "choose-pack-dialog").fileSelected.emit(str(file))
    seat.settle(qtbot)
    looked = on(seat)[0]
    press(seat, qtbot, "take-in")

    assert looked == ["coram"]
    assert on(seat)[0] == ["coram", "ours"]


def test_a_faulty_pack_is_refused_on_the_page_with_every_fault(seat, qtbot, tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(OURS.replace('"practitioner"', '"wizard"').replace('"H"', '"HOURS"'), encoding="utf-8")
    seat.page.section.choose_file(file)
    seat.settle(qtbot)

    assert ("rule[0].who" in words(seat), "rule[0].limit" in words(seat)) == (True, True)
    assert on(seat)[0] == ["coram"]


def test_nobody_else_changes_anything(seat_of):
    seat = seat_of(WORKER)

    assert not seat.find("tick-pack-statutory").isEnabled()
    assert not seat.find("choose-pack").isVisible()
    assert not seat.find("settings-primary").isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_whole_and_named(seat, look, scale):
    show_at(seat.window, look, scale)

    assert cut_off(seat.page) == []
    assert nameless(seat.page) == []
    assert nameless_objects(seat.page) == []
