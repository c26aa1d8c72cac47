"""What has no number in the policy: the row says what date to set, and leads to the record that sets it; then it has a time."""

import pytest

from safeguard_desktop.casework.completing import Doing
from safeguard_desktop.casework.looking_at_case import look_again_at_case
from safeguard_desktop.casework.signing import PartToSign, sign_part
from tests.story_office import WORKER

RECEIVED = {
    "allegation_at": "2026-11-23 09:30",
    "allegation_kind": "allegation",
    "allegation_from": "M.T., to the worker",
    "criteria": ["harmed"],
    "very_serious": "no",
    "allegation_immediate_risk": "no",
    "allegation_words": [{"voice": "verbatim", "speaker": "M.T.", "text": "He grabbed my arm"}],
}


@pytest.fixture
def desk(stories, tmp_path):
    office = stories.told(1, tmp_path)
    made = office.desk_of(WORKER, "2026-11-23 10:00")
    made.reference = office.reference
    yield made
    made.close()


def lado_line(desk):
    found = look_again_at_case(desk, desk.reference).due
    return next(line for line in found if line.action.action == "tell-lado")


def test_an_act_without_a_number_leads_first_to_what_sets_its_date_and_then_to_what_ends_it(desk):
    record = sign_part(desk, desk.reference, PartToSign("allegation", "received", RECEIVED)).record
    undated = lado_line(desk)
    assert undated.due is None
    assert "Enter the date by which the LADO is told" in undated.action.asks
    assert (undated.ways[0].doing, undated.ways[0].part) == (Doing.SET_DATE, "dated")
    dated = {"dated_what": "lado", "dated_date": "2026-11-23 16:00"}
    sign_part(desk, desk.reference, PartToSign("allegation", "dated", dated, record))
    line = lado_line(desk)

    assert f"{line.due.local:%Y-%m-%d %H:%M}" == "2026-11-23 16:00"
    assert Doing.SET_DATE not in {way.doing for way in line.ways}
