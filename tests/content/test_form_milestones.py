"""What the parts of the shipped forms prove, which threads they open, which facts they tell."""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

MILESTONES = tomllib.loads(Path(__file__).with_name("form_milestones.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form_id", MILESTONES)
def test_the_parts_prove_these_milestones(forms, form_id):
    proved = defaultdict(set)
    for milestone in forms[form_id].milestones:
        proved[milestone.part].add(milestone.name)

    assert {part: sorted(names) for part, names in proved.items()} == MILESTONES[form_id]


def test_threads_are_opened_by_these_milestones(forms):
    opened = {(one.name, one.thread) for form in forms.values() for one in form.milestones if one.thread != "same"}

    assert opened == {
        ("concern-noticed", "same-or-new:concern"),
        ("referral-directed", "new:referral"),
        ("plan-task-set", "new:task"),
        ("telephone-referral-made", "same-or-new:referral"),
        ("meeting-invited", "opens:meeting"),
        ("request-received", "opens:request"),
        ("missing-learnt", "opens:episode"),
        ("dispute-opened", "opens:dispute"),
        ("stage-opened", "opens:stage"),
        ("allegation-received", "new:allegation"),
        ("message-arrived", "new:message"),
    }


def test_the_facts_of_the_alert_forms_and_their_records_are_declared(forms):
    own = ("coram-child-alert", "coram-adult-alert", "referral-log", "safeguarding-review", "plan-task")
    facts = {field.fact for form_id in own for field in forms[form_id].fields} - {""}

    assert facts == {
        "immediate_risk", "looked_after", "looked_after_elsewhere", "service_user", "referral_directed", "course",
        "authority", "written_on",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("elsewhere", "abouts"),
    [
        ("no", ["referral_authority"]),
        ("yes", ["responsible_authority", "host_authority"]),
        (None, ["referral_authority"]),
    ],
)
def test_a_referral_is_opened_for_each_authority(alert, elsewhere, abouts):
    answers = {"refer": "yes"} | ({"looked_after_elsewhere": elsewhere} if elsewhere else {})
    met = [
        one.about
        for one in alert.milestones
        if one.name == "referral-directed" and all(condition.holds(answers) for condition in one.when)
    ]

    assert met == abouts


def test_that_nobody_was_told_proves_nothing(alert):
    not_told = {"unanswered": "not_asked", "reason": "On leave; the designated person was told directly."}
    (told,) = [one for one in alert.milestones if one.at == ("line_manager_told_at",)]

    assert not all(condition.holds({"line_manager_told_at": not_told}) for condition in told.when)
