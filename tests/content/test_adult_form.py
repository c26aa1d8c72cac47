"""Appendix J beyond its wording: the box printed twice, the decision sheet that asks why, and what never blocks."""

from pathlib import Path

import pytest

from safeguard_desktop.content.library import DefinitionLibrary
from safeguard_desktop.domain.conditions import all_hold
from safeguard_desktop.domain.form_checks import check_answers
from safeguard_desktop.domain.forms import Kind, Voice
from safeguard_desktop.domain.printed import boxes_of

FORMS = Path(__file__).parents[2] / "forms"
NOT_KNOWN = {"unanswered": "not_known", "reason": "He left before we could ask."}

REPORT = {
    "initials": "G.H.",
    "nature": ["other"],
    "concern_other": "Financial abuse",
    "description": "He put two coins on the table.",
    "noticed_at": "2026-11-25T10:20+00:00",
    "reported_by": {"name": "Wren Adeyemi", "role": "practitioner"},
    "immediate_risk": "no",
}
TALKED_OVER = REPORT | {"care_needs": "yes", "adult_wishes": "I just want my card back", "consent": "given"}
REFERRAL = {"refer": "yes", "decided_at": "2026-11-25T12:10+00:00"}
DECISION_SHEET = {"capacity": "has", "adult_told": "yes", "questions_considered": ["vulnerable"]}
SHEET_CHECKS = {
    "referral-needs", "referral-wishes", "referral-capacity", "referral-consent", "referral-told", "referral-questions",
}  # fmt: skip
TEN_TYPES = [
    "Physical abuse", "Domestic abuse", "Sexual abuse", "Psychological abuse", "Financial or material abuse",
    "Modern slavery", "Discriminatory abuse", "Organisational abuse", "Neglect and acts of omission", "Self-neglect",
]  # fmt: skip


@pytest.fixture(scope="module")
def alert():
    return DefinitionLibrary(FORMS).newest["coram-adult-alert"]


def found(form, part, answers, record_answers=None):
    return check_answers(form, form.part(part), answers, record_answers or {})


def blocking(form, part, answers, record_answers=None):
    return {(one.field, one.check) for one in found(form, part, answers, record_answers) if one.blocks}


def asked_why(form, part, answers, record_answers=None):
    return {one.check for one in found(form, part, answers, record_answers) if not one.blocks}


def test_physical_is_one_answer_with_two_printed_boxes_of_which_the_second_stays_empty(alert):
    nature = alert.field("nature")

    assert [choice.label for choice in nature.choices].count("Physical") == 1
    assert [(box.label, box.id) for box in boxes_of(nature) if box.label == "Physical"] == [
        ("Physical", "physical"), ("Physical", ""),
    ]  # fmt: skip
    assert "printed twice in the source" in nature.note


def test_all_ten_types_of_the_care_act_guidance_can_be_chosen(alert):
    assert [choice.label for choice in alert.field("abuse_types").choices] == TEN_TYPES


def test_a_type_without_a_box_asks_for_other_and_does_not_block(alert):
    answers = {name: answer for name, answer in REPORT.items() if name != "concern_other"} | {"nature": ["neglect"]}

    assert asked_why(alert, "report", answers | {"abuse_types": ["financial"]}) == {"type-without-box"}
    assert asked_why(alert, "report", answers | {"abuse_types": ["neglect"]}) == set()


def test_an_empty_report_asks_for_the_few_required_answers_and_no_others(alert):
    missing = {"initials", "nature", "description", "noticed_at", "reported_by", "immediate_risk"}

    assert blocking(alert, "report", {}) == {(field, "required") for field in missing}
    assert found(alert, "report", REPORT) == ()


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        ("manager", {"recommendation", "recommends_referral"}),
        ("direction", {"refer", "decided_at"}),
        ("referral", {"reported_to"}),
        ("update", {"update"}),
        ("designated-person", {"designated_person_comments"}),
        ("counter-signature", {"counter_signatory"}),
        ("filing", {"can_be_filed"}),
    ],
)
def test_each_later_part_asks_for_few_answers(alert, part, missing):
    assert blocking(alert, part, {}) == {(field, "required") for field in missing}


def test_a_referral_without_the_decision_sheet_asks_why_and_is_never_blocked(alert):
    assert asked_why(alert, "direction", REFERRAL, REPORT) == SHEET_CHECKS
    assert blocking(alert, "direction", REFERRAL, REPORT) == set()


def test_a_referral_with_the_decision_sheet_asks_nothing(alert):
    assert found(alert, "direction", REFERRAL | DECISION_SHEET, TALKED_OVER) == ()


@pytest.mark.parametrize(("answers", "record"), [({"danger_now": "yes"}, {}), ({}, {"immediate_risk": "yes"})])
def test_in_immediate_danger_the_decision_sheet_is_not_asked_for(alert, answers, record):
    assert found(alert, "direction", REFERRAL | answers, REPORT | record) == ()


def test_not_known_with_a_reason_is_an_answer_of_the_decision_sheet(alert):
    unknown = dict.fromkeys(("capacity", "adult_told", "questions_considered"), NOT_KNOWN)
    record = REPORT | dict.fromkeys(("care_needs", "adult_wishes", "consent"), NOT_KNOWN)

    assert found(alert, "direction", REFERRAL | unknown, record) == ()


@pytest.mark.parametrize(
    ("consent", "consent_now", "check"),
    [
        ("given", None, None),
        ("refused", None, "grounds-without-consent"),
        ("not_asked", None, "grounds-without-consent"),
        ("refused", "given", None),
        ("given", "refused", "grounds-since-refused"),
        ("given", "given", None),
    ],
)
def test_a_referral_without_consent_asks_for_its_grounds(alert, consent, consent_now, check):
    answers = REFERRAL | DECISION_SHEET | ({"consent_now": consent_now} if consent_now else {})
    record = TALKED_OVER | {"consent": consent}

    assert asked_why(alert, "direction", answers, record) == ({check} if check else set())
    assert asked_why(alert, "direction", answers | {"override_grounds": ["prevent_crime"]}, record) == set()


def test_that_capacity_is_lacking_needs_evidence_and_whoever_decided_for_the_adult(alert):
    answers = REFERRAL | DECISION_SHEET | {"capacity": "lacks"}

    assert asked_why(alert, "direction", answers, TALKED_OVER) == {"lacks-capacity-evidence"}
    assert blocking(alert, "direction", answers, TALKED_OVER) == {("best_interests", "required")}
    assert blocking(alert, "direction", answers | {"best_interests": NOT_KNOWN}, TALKED_OVER) == set()


def test_the_grounds_and_the_answer_about_capacity_say_the_same(alert):
    answers = REFERRAL | DECISION_SHEET | {"override_grounds": ["lacks_capacity"]}

    assert blocking(alert, "direction", answers, TALKED_OVER) == {("override_grounds", "capacity-and-grounds")}


def test_an_adult_who_is_said_to_consent_does(alert):
    answers = REFERRAL | DECISION_SHEET | {"referral_grounds": ["consents"], "override_grounds": ["prevent_crime"]}
    record = TALKED_OVER | {"consent": "refused"}

    assert blocking(alert, "direction", answers, record) == {("referral_grounds", "consents-and-consent")}
    assert blocking(alert, "direction", answers | {"consent_now": "given"}, record) == set()


@pytest.mark.parametrize("who", ["staff", "adult_at_risk"])
def test_no_referral_of_harm_by_staff_or_by_another_adult_at_risk_asks_why(alert, who):
    answers = {"refer": "no", "decided_at": REFERRAL["decided_at"], "reasons_for_no_referral": "It was a mistake."}

    assert asked_why(alert, "direction", answers, REPORT | {"harm_by": [who]}) == {"no-referral-for-both-or-staff"}
    assert asked_why(alert, "direction", answers, REPORT | {"harm_by": ["known"]}) == set()


@pytest.mark.parametrize(
    ("part", "given", "field"),
    [
        ("report", {"consent": "not_asked"}, "consent_not_asked_why"),
        ("report", {"capacity_doubt": "yes"}, "capacity_doubt_why"),
        ("direction", {"adult_told": "no"}, "adult_not_told_why"),
        ("direction", {"refer": "no"}, "reasons_for_no_referral"),
        ("manager", {"recommends_referral": "no"}, "reasons_not_to_refer"),
    ],
)
def test_an_answer_that_needs_a_reason_asks_for_it(alert, part, given, field):
    assert (field, "required") in blocking(alert, part, given, {})


def test_the_eleven_questions_of_6_14_are_a_checklist(alert):
    assert len(alert.field("questions_considered").choices) == 11


def test_the_adults_own_words_are_verbatim(alert):
    fields = ("adult_wishes", "consent_words", "consent_now_words", "wishes_since")

    assert {alert.field(name).voice for name in fields} == {Voice.VERBATIM}


def test_the_counter_signatorys_role_stands_beside_the_name(alert):
    field = alert.field("counter_signatory")
    nobodys_role = {"counter_signatory": {"name": "Rhys Llywelyn"}}

    assert (field.kind, field.label) == (Kind.PERSON, "Name:")
    assert blocking(alert, "counter-signature", nobodys_role) == {("counter_signatory", "required")}


@pytest.mark.parametrize(
    ("line_manager_told_at", "activity"),
    [
        ("2026-11-25T10:45+00:00", "line_manager_told_at"),
        (None, "noticed_at"),
        ({"unanswered": "not_asked", "reason": "On leave."}, "noticed_at"),
        ({"unanswered": "not_known", "reason": "She wrote no time down."}, "noticed_at"),
    ],
)
def test_the_last_act_that_a_report_gives_a_time_for_is_what_is_signed_on_the_day(
    alert, line_manager_told_at, activity
):
    answers = REPORT | ({"line_manager_told_at": line_manager_told_at} if line_manager_told_at else {})
    proved = [
        (one.name, one.at)
        for one in alert.milestones
        if one.part == "report" and one.name.startswith("activity") and all_hold(one.when, answers)
    ]

    assert proved == [("activity-done", (activity,)), ("activity-signed", ("signed-day",))]


def test_the_parts_are_those_of_the_childrens_form(alert):
    child = DefinitionLibrary(FORMS).newest["coram-child-alert"]

    assert [(one.id, one.roles, one.after, one.differs_from) for one in alert.parts] == [
        (one.id, one.roles, one.after, one.differs_from) for one in child.parts
    ]
