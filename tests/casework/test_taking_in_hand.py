"""A part taken in hand: which record it belongs to, whose draft of it is continued, what signing would find."""

import pytest

from safeguard_desktop.casework.alert_forms import alert_forms
from safeguard_desktop.casework.drafting import keep_draft
from safeguard_desktop.casework.part_in_hand import AMENDING, continue_draft, take_in_hand
from safeguard_desktop.casework.recording import before_recording
from safeguard_desktop.casework.signing import PartToSign, look_over
from safeguard_desktop.domain.roles import Role
from tests.story_office import LINE_MANAGER, WORKER

FORM = "coram-child-alert"


@pytest.fixture
def desk(stories, tmp_path):
    """The worker's, after the report is signed."""
    office = stories.told(1, tmp_path)
    desk = office.desk_of(WORKER)
    desk.office = office
    yield desk
    desk.close()


def test_a_report_begins_a_record_of_its_own(desk):
    assert take_in_hand(desk, desk.office.reference, FORM, "report").record is None


def test_a_later_part_goes_into_the_record_that_waits_for_it(desk):
    hand = take_in_hand(desk, desk.office.reference, FORM, "manager")

    assert hand.record == desk.office.records["alert"]


def test_my_own_draft_of_the_same_part_is_continued_with_its_cursor(desk):
    begun = take_in_hand(desk, desk.office.reference, FORM, "update")
    keep_draft(desk, begun.draft, {"update": "She came back"}, {"field": "update", "position": 5})

    again = take_in_hand(desk, desk.office.reference, FORM, "update")

    assert (again.is_continued, again.draft.answers, again.draft.cursor["position"]) == (
        True,
        {"update": "She came back"},
        5,
    )


def test_a_draft_of_an_amendment_is_no_draft_of_the_part(desk):
    begun = take_in_hand(desk, desk.office.reference, FORM, "update")
    keep_draft(desk, begun.draft, {"update": "other"}, {AMENDING: "an entry"})

    assert not take_in_hand(desk, desk.office.reference, FORM, "update").is_continued


def test_a_draft_can_be_continued_by_its_id(desk):
    begun = take_in_hand(desk, desk.office.reference, FORM, "update")
    kept = keep_draft(desk, begun.draft, {"update": "She came back"}, {})

    assert continue_draft(desk, kept.id).draft.answers == {"update": "She came back"}


def test_what_was_asked_before_begins_a_new_draft(desk):
    hand = take_in_hand(desk, desk.office.reference, FORM, "report", known={"immediate_risk": "yes"})

    assert hand.draft.answers == {"immediate_risk": "yes"}


def test_what_the_program_knows_is_filled_in(desk):
    prefilled = take_in_hand(desk, desk.office.reference, FORM, "report").prefilled

    assert (prefilled["initials"], prefilled["age"]) == ("M.T.", 14)


def test_nobody_is_named_as_the_signer_of_a_part_that_is_not_theirs(desk):
    assert "line_manager_name" not in take_in_hand(desk, desk.office.reference, FORM, "manager").prefilled


def test_the_next_role_comes_first_among_those_who_may_get_it(desk):
    recipients = take_in_hand(desk, desk.office.reference, FORM, "report").recipients

    assert [role for role, _person in recipients] == [Role.LINE_MANAGER, Role.DESIGNATED_PERSON]


def test_looking_a_part_over_signs_nothing_and_names_what_is_missing(desk):
    looked = look_over(desk, desk.office.reference, PartToSign(FORM, "report", {}))

    assert {"description", "noticed_at"} <= {fault.field for fault in looked.faults}


def test_the_alert_forms_in_force_are_those_that_open_a_concern(desk):
    found = {(form.form_id, form.subject, form.part) for form in alert_forms(desk)}

    assert (FORM, "child", "report") in found


def test_before_recording_it_is_known_whom_to_tell(desk):
    assert before_recording(desk).line_managers == ("Ann Prosser",)


def test_an_unfinished_report_is_offered(desk):
    begun = take_in_hand(desk, desk.office.reference, FORM, "report")
    kept = keep_draft(desk, begun.draft, {"description": "x"}, {})

    assert [one.draft for one in before_recording(desk).unfinished] == [kept.id]


def test_the_line_manager_may_sign_the_part_that_comes_next(stories, tmp_path):
    desk_office = stories.told(1, tmp_path)
    desk = desk_office.desk_of(LINE_MANAGER)
    try:
        assert take_in_hand(desk, desk_office.reference, FORM, "manager").my_roles == (Role.LINE_MANAGER,)
    finally:
        desk.close()
