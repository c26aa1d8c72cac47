"""The forms that follow an alert: the log of a referral, and reviews."""

import pytest

from safeguard_desktop.domain.form_checks import check_answers
from tests.content.shipped_forms import faults

CALL = {
    "authority": "Camden",
    "spoken_to": {"name": "Jo Bell", "role": "social worker"},
    "called_at": "2026-11-23T12:10+00:00",
    "proposed_action": "A visit",
    "timeframes": "Today",
    "who_acts": "The duty social worker",
}


@pytest.mark.parametrize("field", ["proposed_action", "timeframes", "who_acts", "called_at", "authority", "spoken_to"])
def test_a_call_ends_with_who_does_what_by_when(forms, field):
    answers = {name: answer for name, answer in CALL.items() if name != field}

    assert faults(forms["referral-log"], "call", answers) == {(field, "required")}


def test_that_the_authority_did_not_say_is_an_answer(forms):
    answers = CALL | {"timeframes": {"unanswered": "not_known", "reason": "They could not say."}}

    assert faults(forms["referral-log"], "call", answers) == set()


def test_an_authoritys_answer_has_a_time(forms):
    assert faults(forms["referral-log"], "response", {}) == {("acknowledged_at", "response-has-a-time")}
    assert faults(forms["referral-log"], "response", {"acknowledged_at": "2026-11-24"}, CALL) == set()


def test_a_decision_received_is_told_in_words(forms):
    answers = {"decided_at": "2026-11-24T09:00+00:00"}

    assert faults(forms["referral-log"], "response", answers, CALL) == {("decision", "required")}


def test_an_alert_form_sent_as_the_referral_warns_without_a_managers_sign_off(forms):
    answers = {"sent_at": "2026-11-24T09:00+00:00", "form_used": "alert_form"}
    form = forms["referral-log"]
    (fault,) = check_answers(form, form.part("written"), answers, CALL)

    assert (fault.check, fault.blocks) == ("alert-form-signed-off", False)


def test_a_review_that_ends_them_gives_reasons(forms):
    answers = {"held_at": "2026-11-27", "what_changed": "Nothing", "still_required": "no"}

    assert faults(forms["safeguarding-review"], "review", answers) == {("reason", "required")}
