"""What signing fills in, and what it leaves as it was typed."""

import pytest

from safeguard_desktop.casework.prefilling import age_on
from safeguard_desktop.casework.signing import PartToSign, look_over
from tests.story_office import WORKER

ALERT = "coram-child-alert"


@pytest.fixture
def told(stories, tmp_path):
    desks = []

    def tell(steps, at, label=WORKER):
        office = stories.told(steps, tmp_path)
        desks.append(office.desk_of(label, at))
        return office, desks[-1]

    yield tell
    for desk in desks:
        desk.close()


def looked_over(desk, office, part, answers, **more):
    return look_over(desk, office.reference, PartToSign(ALERT, part, answers, office.records.get("alert"), **more))


def test_a_name_that_was_typed_is_not_replaced(told):
    office, desk = told(8, "2026-11-23 15:00")
    found = looked_over(desk, office, "update", {"update": "Seen today.", "update_completed_by": {"name": "W. A."}})
    assert found.answers["update_completed_by"] == {"name": "W. A."}
    left_open = looked_over(desk, office, "update", {"update": "Seen today."})
    assert left_open.answers["update_completed_by"] == {"name": "Wren Adeyemi", "role": "practitioner"}


def test_an_answer_in_time_is_said_to_be_in_time_by_the_referrals_own_clock(told):
    office, desk = told(6, "2026-11-23 12:00")
    found = looked_over(desk, office, "referral", {"reported_to": {"name": "Sam Reid"}})
    assert found.answers["heard_in_time"] == "yes"


def test_no_answer_after_a_working_day_is_said_to_be_late_and_nothing_is_said_before(told):
    office, desk = told(5, "2026-11-23 16:59")
    assert "heard_in_time" not in looked_over(desk, office, "referral", {}).answers
    office.clock.set(office.clock.now().replace(hour=17, minute=1))
    assert looked_over(desk, office, "referral", {}).answers["heard_in_time"] == "no"


def test_who_was_born_on_29_february_ages_on_1_march():
    from datetime import date

    assert age_on("2012-02-29", date(2027, 2, 28)) == 14
    assert age_on("2012-02-29", date(2027, 3, 1)) == 15
    assert age_on("not known", date(2027, 3, 1)) is None
    assert age_on("2030-01-01", date(2027, 3, 1)) is None
