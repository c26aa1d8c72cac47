"""Both alert forms as the source prints them, the children's jumps and defects."""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from safeguard_desktop.domain.form_checks import check_answers
from safeguard_desktop.domain.forms import Kind, Voice
from safeguard_desktop.domain.printed import boxes_of
from safeguard_desktop.domain.roles import Role
from tests.content.shipped_forms import faults

HERE = Path(__file__).parent


def _data(name):
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


EXPECTED = {
    form_id: _data(f"source_fields_{form_id.replace('-', '_')}.toml")
    for form_id in ("coram-child-alert", "coram-adult-alert")
}
every_alert_form = pytest.mark.parametrize("form_id", EXPECTED)
JUMPS = _data("form_jumps.toml")["jump"]

NOTICED = "2026-11-20T16:55+00:00"
REPORT = {
    "initials": "M.T.",
    "nature": ["emotional"],
    "description": [{"voice": "verbatim", "text": "I dont want to go back there tonight", "speaker": "M.T."}],
    "noticed_at": NOTICED,
    "reported_by": {"name": "Sam Osei", "role": "practitioner"},
    "immediate_risk": "no",
}
DIRECTION = {
    "refer": "no",
    "course": "no_referral_now",
    "decided_at": "2026-11-23T11:30+00:00",
    "reasons_for_no_referral": "The school sees the child each day.",
    "plan": [{"task": "Talk to the school", "who": "Sam Osei", "by": "2026-11-27"}],
    "review_points": [{"on": "2026-11-30"}],
}
REFERRAL = {"refer": "yes", "course": "protection_referral", "decided_at": DIRECTION["decided_at"]}


def printed(form):
    """What paper prints of the source: headings, opening words, labels and boxes, section by section."""
    for section in form.sections:
        if section.is_supplementary:
            continue
        if section.heading:
            yield {"heading": section.heading} | ({"intro": section.intro} if section.intro else {})
        for field in form.fields_of_section(section.id):
            if field.label not in EXPECTED[form.id]["unprinted_labels"]:
                yield printed_field(field)


def printed_field(field):
    boxes = [box.label for box in boxes_of(field)]
    told = {"number": field.number, "label": field.label}
    return (
        told | ({"choices": boxes} if boxes else {}) | ({"instruction": field.instruction} if field.instruction else {})
    )


RECORDS = {
    "referral-log", "safeguarding-review", "plan-task", "safeguarding-log", "referral-follow-up", "meeting-record",
    "request-record", "missing-episode", "disagreement", "coram-escalation-record", "allegation", "message-log", "disclosure",
}  # fmt: skip


def test_the_shipped_forms_are_those_that_the_readme_of_forms_names(forms):
    told = (HERE.parents[1] / "docs" / "forms.md").read_text(encoding="utf-8")

    assert set(forms) == {*EXPECTED, *RECORDS}
    assert [form_id for form_id in forms if f"`{form_id}`" not in told] == []


def test_every_form_says_which_paragraph_it_comes_from(forms):
    assert [form.id for form in forms.values() if not form.source.paragraph or not form.source.edition] == []


@every_alert_form
def test_an_alert_form_prints_every_heading_label_and_box_of_the_source_in_its_order(forms, form_id):
    assert list(printed(forms[form_id])) == EXPECTED[form_id]["printed"]


@every_alert_form
def test_an_alert_form_has_the_title_and_the_opening_words_of_the_source(forms, form_id):
    form = forms[form_id]

    assert (form.title, form.intro) == (EXPECTED[form_id]["title"], EXPECTED[form_id]["intro"])


@every_alert_form
def test_line_1_of_the_nature_of_concern_is_the_four_categories(forms, form_id):
    nature = forms[form_id].field("nature")

    assert [choice.label for choice in nature.choices if choice.line == 1] == EXPECTED[form_id]["line_1"]


@every_alert_form
def test_each_part_signs_the_fields_that_are_its_own(forms, form_id):
    numbers = defaultdict(set)
    for field in forms[form_id].fields:
        if field.number:
            numbers[field.part].add(field.number)

    assert numbers == {part: set(own) for part, own in EXPECTED[form_id]["parts"].items()}


@every_alert_form
def test_what_the_source_lacks_stands_on_the_supplementary_sheet_alone(forms, form_id):
    form = forms[form_id]
    ours = {section.id for section in form.sections if section.is_supplementary}

    assert {field.id for field in form.fields if field.section in ours} == {
        field.id for field in form.fields if not field.number
    }


def test_a_report_with_the_few_required_answers_can_be_signed(alert):
    assert faults(alert, "report", REPORT) == set()


def test_an_empty_report_asks_for_the_few_required_answers_and_no_others(alert):
    missing = {"initials", "nature", "description", "noticed_at", "reported_by", "immediate_risk"}

    assert faults(alert, "report", {}) == {(field, "required") for field in missing}


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        ("manager", {"recommendation", "recommends_referral"}),
        ("direction", {"refer", "course", "decided_at"}),
        ("referral", {"reported_to"}),
        ("update", {"update"}),
        ("designated-person", {"designated_person_comments"}),
        ("counter-signature", set()),
        ("filing", {"can_be_filed"}),
    ],
)
def test_each_later_part_asks_for_few_answers(alert, part, missing):
    assert faults(alert, part, {}) == {(field, "required") for field in missing}


@pytest.mark.parametrize("jump", JUMPS, ids=[jump["name"] for jump in JUMPS])
def test_a_jump_of_the_form_is_followed(alert, jump):
    field = alert.field(jump["field"])

    assert (field.part, field.is_shown(jump["answers"])) == (jump["part"], jump["is_asked"])


def test_section_2_applies_only_where_a_referral_was_directed(alert):
    condition = alert.part("referral").applies_if[0]

    assert (condition.holds({"refer": "yes"}), condition.holds({"refer": "no"})) == (True, False)


def test_updates_are_open_where_nobody_refers(alert):
    assert alert.part("update").applies_if == ()


def test_not_known_may_be_answered_to_looked_after_though_the_source_has_no_box(alert):
    field = alert.field("looked_after")

    assert faults(alert, "report", REPORT | {"looked_after": "not_known"}) == set()
    assert not field.choice("not_known").is_printed
    assert "no box" in field.note


def test_one_category_of_line_1_is_asked_for(alert):
    assert faults(alert, "report", REPORT | {"nature": ["missing"]}) == {("nature", "nature-line-1")}


def test_that_the_nature_is_not_known_may_be_said_with_a_reason(alert):
    answer = {"unanswered": "not_known", "reason": "The call broke off."}

    assert faults(alert, "report", REPORT | {"nature": answer}) == set()


def test_several_categories_of_line_1_ask_which_is_the_main_one(alert):
    several = REPORT | {"nature": ["physical", "neglect"]}

    assert faults(alert, "report", several) == {("main_category", "required")}
    assert faults(alert, "report", several | {"main_category": "neglect"}) == set()


@pytest.mark.parametrize("category", ["physical", "sexual", "neglect", "emotional"])
def test_the_main_category_is_one_of_those_ticked(alert, category):
    others = [name for name in ("physical", "sexual", "neglect", "emotional") if name != category]
    answers = REPORT | {"nature": others, "main_category": category}

    assert faults(alert, "report", answers) == {("main_category", f"main-category-{category}")}


def test_other_needs_its_words(alert):
    answers = REPORT | {"nature": ["emotional", "other"]}

    assert faults(alert, "report", answers) == {("concern_other", "required")}
    assert faults(alert, "report", answers | {"concern_other": "Criminal exploitation"}) == set()


def test_none_of_these_factors_goes_with_no_factor(alert):
    assert faults(alert, "report", REPORT | {"factors": ["none"]}) == set()
    assert faults(alert, "report", REPORT | {"factors": ["domestic_abuse", "none"]}) == {
        ("factors", "factors-none-or-some")
    }


@pytest.mark.parametrize("field", ["line_manager_told_at", "raised_directly_at"])
def test_a_talk_before_the_concern_warns_and_does_not_block(alert, field):
    answers = REPORT | {field: "2026-11-20T16:54+00:00"}
    (fault,) = check_answers(alert, alert.part("report"), answers)

    assert (fault.field, fault.blocks) == (field, False)


def test_a_manager_who_recommends_no_referral_gives_reasons(alert):
    answers = {"recommendation": "Watch and talk again.", "recommends_referral": "no"}

    assert faults(alert, "manager", answers, REPORT) == {("reasons_not_to_refer", "required")}


def test_the_time_of_the_talk_with_the_designated_person_is_kept_with_the_date(alert):
    assert alert.field("designated_person_told_at").kind is Kind.DATE_TIME


def test_a_decision_not_to_refer_needs_reasons_a_plan_and_review_points(alert):
    answers = {"refer": "no", "course": "no_referral_now", "decided_at": DIRECTION["decided_at"]}

    assert faults(alert, "direction", answers, REPORT) == {
        (field, "required") for field in ("reasons_for_no_referral", "plan", "review_points")
    }
    assert faults(alert, "direction", DIRECTION, REPORT) == set()


def test_every_task_of_a_plan_has_a_person_and_a_day(alert):
    answers = DIRECTION | {"plan": [{"task": "Talk to the school"}]}

    assert faults(alert, "direction", answers, REPORT) == {("plan", "shape")}


@pytest.mark.parametrize(
    ("refer", "course", "is_refused"),
    [
        ("yes", "urgent_referral", False), ("no", "urgent_referral", True),
        ("yes", "protection_referral", False), ("no", "protection_referral", True),
        ("yes", "referral_or_consultation", False), ("no", "referral_or_consultation", False),
        ("yes", "other_agencies_first", True), ("no", "other_agencies_first", False),
        ("yes", "no_referral_now", True), ("no", "no_referral_now", False),
    ],
)  # fmt: skip
def test_the_course_and_the_direction_say_the_same(alert, refer, course, is_refused):
    given = DIRECTION if refer == "no" else REFERRAL
    record = REPORT | {"immediate_risk": "yes", "looked_after": "no"}

    assert (
        "course" in {field for field, _check in faults(alert, "direction", given | {"course": course}, record)}
    ) is is_refused


def test_an_urgent_referral_says_that_there_is_danger(alert):
    urgent = REFERRAL | {"course": "urgent_referral"}
    record = REPORT | {"looked_after": "no"}

    assert faults(alert, "direction", urgent, record) == {("danger_now", "urgent-without-danger")}
    assert faults(alert, "direction", urgent | {"danger_now": "yes"}, record) == set()


def test_danger_that_the_report_names_is_not_asked_again_and_so_never_taken_back(alert):
    record = REPORT | {"looked_after": "no", "immediate_risk": "yes"}

    assert faults(alert, "direction", REFERRAL | {"danger_now": "no"}, record) == {("danger_now", "not-shown")}


def test_a_child_looked_after_elsewhere_needs_both_authorities(alert):
    answers = REFERRAL | {"looked_after_elsewhere": "yes"}

    assert faults(alert, "direction", answers, REPORT | {"looked_after": "yes"}) == {
        ("responsible_authority", "required"), ("host_authority", "required"),
    }  # fmt: skip


def test_a_form_that_cannot_be_filed_says_what_is_needed(alert):
    assert faults(alert, "filing", {"can_be_filed": "no"}) == {("needed_before_filing", "required")}


def test_a_childs_words_are_verbatim_and_the_workers_are_not(alert):
    assert alert.field("child_words").voice is Voice.VERBATIM
    assert alert.field("description").voice is Voice.WORKER


def test_the_roles_that_must_differ_do(alert):
    assert {part.id: set(part.differs_from) for part in alert.parts if part.differs_from} == {
        "manager": {"report"},
        "direction": {"report", "manager"},
        "counter-signature": {"designated-person", "report", "manager"},
    }


def test_any_role_of_the_procedure_may_report_and_only_a_manager_recommends(alert):
    assert set(alert.part("report").roles) == set(Role) - {Role.TRUSTEE}
    assert alert.part("manager").roles == (Role.LINE_MANAGER,)


def test_a_manager_may_be_told_of_by_telephone(alert):
    assert alert.part("manager").may_be_told_by_telephone
