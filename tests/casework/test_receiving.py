"""That a part reached the next person is recorded when they open it here, once, and never by its own author."""

from datetime import timedelta

import pytest

from safeguard_desktop.casework.cases import show_case
from safeguard_desktop.casework.following_up import receive_part
from safeguard_desktop.casework.signing import PartToSign, sign_part
from safeguard_desktop.domain.roles import Role
from tests.story_office import DESIGNATED_PERSON, LINE_MANAGER, StoryOffice

REPORT = {"nature": ["neglect"], "description": "x", "noticed_at": "2026-11-20 17:30", "immediate_risk": "no"}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    office = StoryOffice(tmp_path_factory.mktemp("told"))
    office._steps[0] = {name: value for name, value in office._steps[0].items() if name != "passed_to"}
    office.tell(1)
    return office


@pytest.fixture
def office(told, tmp_path):
    """A worker has signed the report; nobody was told how it goes on."""
    office = told.copy_to(tmp_path)
    office.clock.set(told.clock.now())
    return office


def open_report(office, label, times=1):
    """What the case file says of how the report was passed on, after somebody has opened it so often."""
    desk = office.desk_of(label)
    try:
        report = next(part for record in show_case(desk, office.reference).records.values() for part in record.parts)
        for _time in range(times):
            receive_part(desk, office.reference, report.entry)
        part = show_case(desk, office.reference).part(report.entry)
        assert part is not None
        return [(passing.passed_on.to, passing.passed_on.how, passing.passed_on.at) for passing in part.passings]
    finally:
        desk.close()


def test_the_next_person_opening_it_here_has_received_it_then(office):
    office.clock.set(office.clock.now() + timedelta(minutes=7))

    assert open_report(office, LINE_MANAGER) == [(Role.LINE_MANAGER, "on-this-laptop", "2026-11-20T17:47+00:00")]


def test_opening_it_again_records_nothing_more(office):
    assert len(open_report(office, LINE_MANAGER, times=3)) == 1


def test_its_author_opening_it_records_nothing_though_they_hold_the_next_role(office):
    desk = office.desk_of(DESIGNATED_PERSON)
    try:
        signed = sign_part(desk, office.reference, PartToSign("coram-child-alert", "report", REPORT))
        received = receive_part(desk, office.reference, signed.entry)
    finally:
        desk.close()

    assert received == ()


def test_the_designated_person_opening_it_first_has_received_it_too(office):
    assert [to for to, _how, _at in open_report(office, DESIGNATED_PERSON)] == [Role.DESIGNATED_PERSON]


def test_each_role_receives_it_once(office):
    open_report(office, DESIGNATED_PERSON)

    assert [to for to, _how, _at in open_report(office, LINE_MANAGER)] == [Role.DESIGNATED_PERSON, Role.LINE_MANAGER]


def test_a_clock_put_back_does_not_record_a_wrong_time(office):
    office.clock.set(office.clock.now() - timedelta(hours=3))

    assert open_report(office, LINE_MANAGER) == []
