"""What comes first: a document that waits says for what, a record is never refused, and danger opens everything."""

import pytest

from safeguard_desktop.casework.authorities import AuthorityAnswers, add_authority
from safeguard_desktop.casework.gating import GateClosed
from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.refusals import ReasonsNeeded
from safeguard_desktop.casework.signing import PartToSign, look_over, sign_part
from safeguard_desktop.domain.authorities import Accepts, AuthorityKind
from tests.story_office import DESIGNATED_PERSON

ALERT, LOG, FOLLOW_UP, CONCERN_LOG = "coram-child-alert", "referral-log", "referral-follow-up", "safeguarding-log"
CALLED = 4
"""Steps of the story until the authority was telephoned, without immediate danger."""


@pytest.fixture
def called(stories, tmp_path):
    """The designated person's desk on Saturday, after the call; nobody is in immediate danger."""
    office = stories.told(CALLED, tmp_path)
    desk = office.desk_of(DESIGNATED_PERSON, "2026-11-21 12:00")
    yield office, desk
    desk.close()


def codes(desk, reference, to_sign):
    return [one.code for one in look_over(desk, reference, to_sign).cautions]


def family(what, at="2026-11-21 11:30", **more):
    return PartToSign(FOLLOW_UP, "family", {"family_what": what, "family_at": at}, **more)


def issue(desk, office, **more):
    return issue_document(desk, office.reference, ALERT, office.records["alert"], **more)


def test_telling_the_family_before_it_was_agreed_asks_why_and_is_recorded_with_the_reason(called):
    office, desk = called

    with pytest.raises(ReasonsNeeded) as asked:
        sign_part(desk, office.reference, family("told"))
    signed = sign_part(desk, office.reference, family("told", reasons={"gate:COR-41": "The mother was in the room."}))
    case = desk.read(lambda books: books.case(office.reference))
    part = case.part(signed.entry)

    assert [one.code for one in asked.value.cautions] == ["gate:COR-41"]
    assert "6.47" in asked.value.cautions[0].message
    assert part.content.reasons == {"gate:COR-41": "The mother was in the room."}


def test_once_it_was_agreed_nothing_is_asked(called):
    office, desk = called
    sign_part(desk, office.reference, family("agreed"))

    assert codes(desk, office.reference, family("told")) == []


def test_the_log_of_the_concern_asks_as_the_referral_does(called):
    office, desk = called
    told = PartToSign(CONCERN_LOG, "told", {"told_what": "family", "told_at": "2026-11-21 11:30"})

    assert "gate:COR-41" in codes(desk, office.reference, told)


def test_a_copy_for_the_family_waits_and_says_what_to_record_first(called):
    office, desk = called

    with pytest.raises(GateClosed) as refused:
        issue(desk, office, is_for_family=True)

    assert refused.value.rules == ("COR-41",)
    assert "Coram Group 6.47" in str(refused.value)
    assert "'Telling the family'" in str(refused.value)
    assert desk.read(lambda books: books.case(office.reference)).documents == ()


def test_the_office_s_own_document_does_not_wait_for_the_family_s(called):
    office, desk = called

    assert issue(desk, office).issue == 1


def test_after_the_agreement_the_family_s_copy_is_made(called):
    office, desk = called
    sign_part(desk, office.reference, family("agreed"))

    assert issue(desk, office, is_for_family=True).issue == 1


def test_in_immediate_danger_nothing_waits_and_nothing_is_asked(stories, tmp_path):
    office = stories.told(0, tmp_path)
    first = office.story.steps[0]["answers"]
    office.tell(1, answers={**first, "immediate_risk": "yes"})
    desk = office.desk_of(DESIGNATED_PERSON, "2026-11-20 19:10")
    try:
        late = {"late:tell-designated-person": "A long call.", "late:refer-now": "A long call."}
        sign_part(desk, office.reference, PartToSign(LOG, "call", office.story.steps[3]["answers"], reasons=late))
        asked = codes(desk, office.reference, family("told", at="2026-11-20 19:05"))
        issued = issue(desk, office, is_for_family=True)
    finally:
        desk.close()

    assert "gate:COR-41" not in asked
    assert issued.issue == 1


def written(office, form_used="alert_form"):
    answers = {"sent_at": "2026-11-21 10:00", "form_used": form_used, "signed_off_by": {"name": "Ann Prosser"}}
    return PartToSign(LOG, "written", answers, office.records["log"])


@pytest.mark.parametrize("accepts", [Accepts.NO, Accepts.NOT_KNOWN, Accepts.YES])
def test_our_alert_form_is_the_referral_only_where_the_authority_takes_it(called, accepts):
    office, desk = called
    name = desk.read(lambda books: books.case(office.reference)).records[office.records["log"]].answers["authority"]
    add_authority(desk, AuthorityAnswers(AuthorityKind.CHILDRENS_SERVICES, name, accepts_alert_form=accepts))

    asked = codes(desk, office.reference, written(office))

    assert ("alert-form-accepted" in asked) == (accepts is not Accepts.YES)


def test_an_authority_s_own_form_needs_no_profile(called):
    office, desk = called

    assert "alert-form-accepted" not in codes(desk, office.reference, written(office, "authority_form"))


def test_without_the_manager_s_name_the_alert_form_asks_for_the_sign_off(called):
    office, desk = called
    answers = {"sent_at": "2026-11-21 10:00", "form_used": "alert_form"}
    to_sign = PartToSign(LOG, "written", answers, office.records["log"])

    assert "alert-form-signed-off" in codes(desk, office.reference, to_sign)
