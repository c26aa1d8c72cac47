"""Every kind of rule is explained: watched ones, asks, gates, at once, counted back, set by a person, and rules that joined."""

import pytest

from safeguard_desktop.domain.explaining import explain
from tests.rule_builders import coram, due, england, only, thread

ASKED = {"report_asked_for": "yes"}


def explained(action):
    return explain(action, {coram().hash: coram()}, england())


def test_a_date_that_a_person_set_is_said_to_be_one():
    invited = ("meeting-invited", "2026-11-20 10:00")
    dated = ("report-due-set", "2026-12-02 12:00")
    action = only(due(thread(invited, dated, kind="meeting", facts=ASKED)), "send-report-to-chair")

    assert explained(action)[0].steps[-1] == "A person set this date: Wed 2 Dec 2026, 12:00"


def test_where_the_policy_has_no_number_what_to_enter_is_said():
    action = only(
        due(thread(("meeting-invited", "2026-11-20 10:00"), kind="meeting", facts=ASKED)), "send-report-to-chair"
    )

    assert action.due is None
    assert "Enter the date by which the chair asks for the report." in action.asks
    assert explained(action)[0].summary


@pytest.mark.parametrize(
    ("kind", "start"),
    [("referral", "telephone-referral-made"), ("concern", "immediate-risk-recognised"), ("stage", "stage-opened")],
)
def test_every_action_of_a_thread_has_steps_and_a_source(kind, start):
    facts = {"stage": "1", "immediate_risk": "yes"}
    actions = due(thread((start, "2026-11-20 10:00"), kind=kind, facts=facts))

    assert actions
    for action in actions:
        for rule in explained(action):
            assert rule.steps, rule.rule
            assert rule.summary, rule.rule
            assert rule.source.paragraph, rule.rule
