"""Trying it with fictional people: marked on every page, thrown away at the end, and nobody's own records touched."""

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from safeguard_desktop.bootstrap import open_fiction
from safeguard_desktop.casework.today import look_at_today
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.gui.place import Place
from tests.gui.hands import Hands
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at


@pytest.fixture
def hands(qtbot, qapp, start):
    made = Hands(qtbot, qapp, dataclasses.replace(start, open_fiction=open_fiction))
    made.choose("fiction")
    yield made
    made.close()


def open_as(hands, role):
    hands.choose(f"choice-{role}")
    hands.choose("onward")
    hands.wait_for_page("Today")


@pytest.mark.parametrize("role", ["line-manager", "designated-person"])
def test_it_is_ones_turn_whoever_one_chose_to_be(hands, role):
    open_as(hands, role)
    today = look_at_today(hands.windows._workplace.desk)

    assert today.roles == {Role(role)}
    assert any(line.who is Role(role) for line in today.lines)


def test_every_page_says_that_nothing_is_real(hands):
    open_as(hands, "practitioner")
    marks = []
    for place in (Place.TODAY, Place.CASES, Place.SETTINGS):
        hands.window.start_over(place)
        marks.append(hands.find("information-banner").accessibleName())

    assert all(mark.startswith("Fictional people") for mark in marks)


def test_a_lock_throws_it_away_and_leaves_no_vault(hands, qtbot, left):
    open_as(hands, "practitioner")
    folder = Path(hands.windows._workplace.desk.vault.place.folder)
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: left == ["left"], timeout=20_000)

    assert not folder.parent.exists()
    assert not hands.start.vault.exists()


def test_back_leads_to_where_one_came_from(hands):
    hands.choose("backward")

    assert hands.words("page-heading") == "Set up this laptop"


def test_without_a_story_it_says_so_in_words(qtbot, qapp, start):
    hands = Hands(qtbot, qapp, start)
    hands.choose("fiction")
    hands.choose("onward")
    hands.wait_for("attention-banner")
    said = hands.all_words()
    hands.close()

    assert "There are no fictional people in this installation." in said


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_is_whole_and_named(hands, scale):
    show_at(hands.window, hands.windows.look, scale)

    assert cut_off(hands.page) == []
    assert nameless(hands.page) == []
    assert nameless_objects(hands.page) == []
