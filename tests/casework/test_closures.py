"""Days the office is closed, and taking one back: the list of entries says both, what is due is counted anew."""

from datetime import timedelta

import pytest

from safeguard_desktop.casework.looking_at_organisation import look_at_organisation
from safeguard_desktop.casework.setting_up import close_on, set_office_hours, withdraw_closure
from safeguard_desktop.casework.timeline import due
from safeguard_desktop.domain.errors import Refused
from tests.story_office import DESIGNATED_PERSON, Stories

MONDAY = "2026-11-23"
"""The first working day after the story's Friday."""


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    return Stories(tmp_path_factory.mktemp("stories"))


@pytest.fixture
def office(stories, tmp_path):
    return stories.told(1, tmp_path)


@pytest.fixture
def desk(office):
    desk = office.desk_of(DESIGNATED_PERSON)
    yield desk
    desk.close()


def times_due(desk):
    return [(one.action.action, one.action.due) for one in due(desk)]


def test_a_day_taken_back_counts_as_it_did_before(desk):
    before = times_due(desk)
    close_on(desk, MONDAY, "A day of mourning", is_bank_holiday=True)
    closed = times_due(desk)
    withdraw_closure(desk, MONDAY, is_bank_holiday=True)

    assert closed != before
    assert times_due(desk) == before
    assert look_at_organisation(desk).closures == ()


def test_a_day_can_be_closed_again(desk):
    close_on(desk, MONDAY, "Staff training")
    withdraw_closure(desk, MONDAY)
    close_on(desk, MONDAY, "Flood")

    assert [one.name for one in look_at_organisation(desk).closures] == ["Flood"]


def test_a_bank_holiday_and_a_closure_on_one_day_are_two_things(desk):
    close_on(desk, MONDAY, "Staff training")
    close_on(desk, MONDAY, "Coronation", is_bank_holiday=True)
    withdraw_closure(desk, MONDAY)

    assert [one.name for one in look_at_organisation(desk).closures] == ["Coronation"]


def test_taking_back_counts_though_the_clock_was_put_back_in_between(desk, office):
    close_on(desk, MONDAY, "Staff training")
    office.clock.set(office.clock.now() - timedelta(minutes=10))
    withdraw_closure(desk.giving({"clock-behind": "battery"}), MONDAY)

    assert look_at_organisation(desk).closures == ()


def test_what_was_never_closed_cannot_be_taken_back(desk):
    with pytest.raises(Refused):
        withdraw_closure(desk, MONDAY)


@pytest.mark.parametrize(
    "day", ["", "24/12/2026", "2026-13-01", "20261224", "2026-12-24T00:00", "\u0662\u0660\u0662\u0666-12-24"]
)
def test_a_closed_day_that_is_no_date_is_refused(desk, day):
    with pytest.raises(Refused):
        close_on(desk, day, "x")


@pytest.mark.parametrize(
    ("opening", "closing"), [("9", "17:00"), ("17:00", "09:00"), ("09:00", "24:00"), ("", ""), ("09:00", "09:00")]
)
def test_office_hours_that_are_no_times_are_refused(desk, opening, closing):
    with pytest.raises(Refused):
        set_office_hours(desk, opening, closing)
