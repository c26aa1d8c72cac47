"""The deadline calculator: what rules give for one moment."""

import json
from datetime import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safeguard_desktop.domain.authority_limits import parse_authority_limit
from safeguard_desktop.domain.deadline_answer import MOST_OCCURRENCES, UnknownRule, answer_deadline
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.moments import UnreadableMoment, parse_stated
from tests.content.shipped_packs import shipped_packs
from tests.rule_builders import coram, england

FRIDAY = "2026-11-20 16:55"


def answer(rules, at=FRIDAY, **more):
    return answer_deadline(rules.split("+"), parse_stated(at), [coram()], england(), **more).as_json()


def test_the_form_is_due_in_24_hours_and_the_other_paragraph_is_listed():
    assert answer("COR-19+COR-20") == {
        "rule": "COR-20",
        "due": "2026-11-21T16:55+00:00",
        "latest_defensible": "2026-11-23T17:00+00:00",
        "calc": "H",
        "source": "Coram Group, July 2021, Appendix F",
        "warnings": [
            (
                "Due Sat 21 Nov 2026, 16:55, when the office is not open (Saturday). "
                "Act before it closes on Fri 20 Nov 2026, 17:00, or use the out-of-hours route."
            )
        ],
        "also": [
            {
                "rule": "COR-19",
                "due": "2026-11-23T17:00+00:00",
                "source": "Coram Group, July 2021, 6.26",
                "calc": "WD",
            }
        ],
    }


def test_the_24_hours_alone_name_the_other_reading():
    assert answer("COR-20")["latest_defensible"] == "2026-11-23T17:00+00:00"


def test_a_rule_that_another_one_undercuts_says_so():
    assert any("COR-20" in warning for warning in answer("COR-19")["warnings"])


def test_in_summer_the_due_time_bears_summer_s_offset():
    assert answer("COR-20", "2026-07-01 10:00")["due"] == "2026-07-02T10:00+01:00"


@pytest.mark.parametrize(
    ("rule", "due", "latest"),
    [
        ("COR-05", "2026-11-23T17:00+00:00", None),
        ("COR-08", "2026-11-20T17:00+00:00", None),
        ("COR-09", "2026-11-25T17:00+00:00", "2026-11-27T17:00+00:00"),
        ("COR-11", "2026-11-23T17:00+00:00", "2026-11-24T17:00+00:00"),
        ("COR-12", "2026-11-20T16:55+00:00", None),
        ("COR-14", "2026-11-23T17:00+00:00", None),
        ("COR-16", "2026-11-20T16:55+00:00", "2026-11-23T17:00+00:00"),
        ("COR-21", "2026-11-27T17:00+00:00", None),
        ("COR-22", "2026-11-27T17:00+00:00", None),
        ("COR-26", "2026-11-23T15:00+00:00", None),
        ("COR-27", "2026-11-23T17:00+00:00", None),
        ("COR-28", "2026-11-22T16:55+00:00", None),
        ("COR-30", "2026-11-23T17:00+00:00", None),
        ("COR-32", "2026-11-25T17:00+00:00", None),
    ],
)
def test_a_rule_counts_as_the_policy_says(rule, due, latest):
    found = answer(rule)

    assert (found["due"], found["latest_defensible"]) == (due, latest)


@pytest.mark.parametrize("rule", ["COR-04", "COR-06", "COR-13", "COR-25"])
def test_a_rule_without_a_number_of_its_own_takes_the_time_of_the_one_it_names(rule):
    inherited = [coram().rule(one) for one in coram().rule(rule).inherits]

    assert answer(rule)["due"] == min(answer(one.id)["due"] for one in inherited)


@pytest.mark.parametrize("rule", ["COR-17", "COR-17-PLAN", "COR-17-HEAD", "COR-18"])
def test_where_the_policy_has_no_number_the_answer_asks_and_gives_none(rule):
    found = answer(rule)

    assert found["due"] is None
    assert found["asks"].startswith("The policy gives no time. Enter ")


def test_an_answer_with_a_time_asks_nothing():
    assert "asks" not in answer("COR-20")


def test_reviews_are_weekly_four_times_then_monthly_from_the_28th_day():
    assert answer("COR-23", occurrences=6)["occurrences"] == [
        "2026-11-27T17:00+00:00",
        "2026-12-04T17:00+00:00",
        "2026-12-11T17:00+00:00",
        "2026-12-18T17:00+00:00",
        "2027-01-18T17:00+00:00",
        "2027-02-18T17:00+00:00",
    ]


@pytest.mark.parametrize("rules", ["COR-23+COR-24", "COR-24+COR-23", "COR-25"])
def test_both_review_rules_together_give_the_same_rhythm(rules):
    assert answer(rules, occurrences=6)["occurrences"] == answer("COR-23", occurrences=6)["occurrences"]


def test_the_monthly_rule_alone_begins_after_the_four_weeks():
    found = answer("COR-24", occurrences=2)

    assert found["occurrences"] == ["2027-01-18T17:00+00:00", "2027-02-18T17:00+00:00"]
    assert found["due"] == "2027-01-18T17:00+00:00"


def test_occurrences_appear_only_where_they_were_asked_for():
    assert "occurrences" not in answer("COR-23")


def test_a_rule_that_does_not_repeat_says_so():
    found = answer("COR-20", occurrences=3)

    assert found["occurrences"] == []
    assert any("does not repeat" in warning for warning in found["warnings"])


@pytest.mark.parametrize("number", [0, -1, MOST_OCCURRENCES + 1])
def test_a_number_of_dates_nobody_can_want_is_refused(number):
    with pytest.raises(Refused):
        answer("COR-23", occurrences=number)


def test_an_authority_s_shorter_limit_counts_and_the_difference_is_reported():
    found = answer("COR-28+COR-29", authority_limit="24 hours")

    assert found["due"] == "2026-11-21T16:55+00:00"
    assert any("24 hours" in warning and "(1.7)" in warning for warning in found["warnings"])


def test_an_authority_s_longer_limit_changes_nothing_but_is_reported():
    found = answer("COR-28", authority_limit="2 working days")

    assert (found["due"], found["calc"]) == ("2026-11-22T16:55+00:00", "H")
    assert any("2 working days" in warning for warning in found["warnings"])


def test_two_working_days_can_be_shorter_than_48_hours():
    found = answer("COR-28", "2026-11-16 18:00", authority_limit="2 working days")

    assert (found["due"], found["calc"]) == ("2026-11-18T17:00+00:00", "WD")


def test_an_authority_that_asks_the_same_is_no_difference():
    assert not any("authority" in warning for warning in answer("COR-28", authority_limit="48 hours")["warnings"])


def test_an_authority_s_limit_never_touches_our_other_rules():
    found = answer("COR-20", authority_limit="1 hour")

    assert found["due"] == "2026-11-21T16:55+00:00"
    assert any("COR-20" in warning for warning in found["warnings"])


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("24 hours", Limit(Code.H, 24)),
        ("1 Hour", Limit(Code.H, 1)),
        ("48h", Limit(Code.H, 48)),
        (" 2  working days ", Limit(Code.WD, 2)),
        ("1 working day", Limit(Code.WD, 1)),
        ("3 days", Limit(Code.CD, 3)),
    ],
)
def test_an_authority_s_limit_is_read_as_people_say_it(text, limit):
    assert parse_authority_limit(text) == limit


@pytest.mark.parametrize(
    "text", ["", "soon", "0 hours", "-1 days", "24", "hours", "24 hours or so", "9" * 99 + " hours"]
)
def test_a_limit_that_cannot_be_read_is_refused(text):
    with pytest.raises(Refused):
        answer("COR-28", authority_limit=text)


def test_a_rule_is_found_in_any_letter_case_and_once():
    found = answer("cor-20+ COR-20 ")

    assert (found["rule"], found["also"]) == ("COR-20", [])


def test_an_unknown_rule_is_answered_with_the_nearest():
    with pytest.raises(UnknownRule, match="Did you mean COR-20"):
        answer("CORR-20")


def test_what_was_typed_is_not_repeated_in_the_refusal():
    with pytest.raises(UnknownRule) as refusal:
        answer("Jamie Smith")

    assert "Jamie" not in str(refusal.value)


def test_no_rule_at_all_is_refused():
    with pytest.raises(Refused):
        answer_deadline([], parse_stated(FRIDAY), [coram()], england())


def test_rules_about_different_acts_are_answered_with_a_warning():
    assert any("not about the same act" in warning for warning in answer("COR-20+COR-21")["warnings"])


def test_a_date_alone_is_answered_from_midnight_with_a_warning():
    found = answer("COR-20", "2026-11-20")

    assert found["due"] == "2026-11-21T00:00+00:00"
    assert any("No time was given" in warning for warning in found["warnings"])


@given(
    st.sets(st.sampled_from([rule.id for rule in coram().rules]), min_size=1, max_size=6),
    st.datetimes(min_value=parse_stated("2025-01-01").moment.at.replace(tzinfo=None)).filter(lambda at: at.year < 2100),
)
def test_every_answer_is_plain_data_with_the_earliest_first(rules, at):
    found = answer("+".join(sorted(rules)), at.isoformat(sep=" ", timespec="minutes"), occurrences=2)
    dues = [parse_stated(one["due"]).moment for one in (found, *found["also"]) if one["due"]]

    assert json.loads(json.dumps(found)) == found
    assert dues == sorted(dues)
    assert {found["rule"], *(one["rule"] for one in found["also"])} == rules


def test_all_ways_of_counting_back_are_called_before():
    found = answer("COR-18")
    assert (found["due"], found["calc"]) == (None, "BEFORE")
    assert found["asks"]


@pytest.mark.parametrize(
    ("rule", "begins"),
    [
        ("COR-52", "The policy gives no time. Enter the date by which the LADO is told"),
        ("COR-41", "The policy gives no time, only that this is done first: "),
        ("COR-65", "This is something to know, not a time limit: "),
        ("TCS-28", "The words of the policy cannot be counted: "),
    ],
)
def test_a_rule_without_a_time_says_what_to_enter_or_why_there_is_none(rule, begins):
    found = _of_any_pack(rule)

    assert found["due"] is None
    assert found["asks"].startswith(begins)


def test_an_authority_s_limit_counts_where_the_policy_has_none():
    found = _of_any_pack("TCS-14", authority_limit="24 hours")

    assert (found["due"], found["calc"]) == ("2026-11-21T16:55+00:00", "H")
    assert any("TCS-14 has no time of its own" in warning for warning in found["warnings"])


ALL_RULES = [rule for pack in shipped_packs().values() for rule in pack.rules]
WITHOUT_A_TIME = {Code.USER, Code.BEFORE_GATE, Code.INFO, Code.DEFECT}
COUNTING_BACK = {Code.BEFORE_WD, Code.BEFORE_DAYS}
MOMENTS = st.datetimes(datetime(2012, 1, 1), datetime(2040, 12, 31)).map(lambda at: f"{at:%Y-%m-%d %H:%M}")  # noqa: DTZ001


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_every_rule_of_every_pack_is_answered_with_a_time_or_with_what_to_enter(rule):
    found = _of_any_pack(rule.id)

    assert found["calc"] == rule.limit.code.as_said
    assert (found["due"] is None) == (rule.limit.code in WITHOUT_A_TIME)
    assert bool(found.get("asks")) == (found["due"] is None)
    assert rule.paragraph in found["source"]


@given(st.sampled_from(ALL_RULES), MOMENTS)
def test_no_rule_of_any_pack_is_due_before_it_began(rule, at):
    assume(_is_one_hour(at))
    found = _of_any_pack(rule.id, at)
    began = parse_stated(at).moment

    if found["due"] is None:
        return
    due = datetime.fromisoformat(found["due"])
    if _counts_back(rule):
        assert due.date() < began.date
    else:
        assert due >= began.at.replace(second=0, microsecond=0)
    latest = found["latest_defensible"]
    assert latest is None or datetime.fromisoformat(latest) > due


@given(st.sampled_from(ALL_RULES), MOMENTS, MOMENTS)
def test_a_later_beginning_never_gives_an_earlier_time_for_any_rule(rule, first, second):
    assume(_is_one_hour(first) and _is_one_hour(second))
    earlier, later = sorted([first, second])

    dues = [_of_any_pack(rule.id, at)["due"] for at in (earlier, later)]

    assert dues[0] is None or datetime.fromisoformat(dues[0]) <= datetime.fromisoformat(dues[1])


@given(
    st.sampled_from([rule for rule in ALL_RULES if rule.limit.code in {Code.WD, Code.WWEEK, Code.WH, Code.SAMEWD}]),
    MOMENTS,
)
def test_no_rule_that_counts_working_days_ends_on_a_closed_day(rule, at):
    assume(_is_one_hour(at))
    due = datetime.fromisoformat(_of_any_pack(rule.id, at)["due"])

    assert england().is_working_day(due.date())


def _counts_back(rule):
    """Whether it, or the rule whose time it takes, is counted back from an event."""
    of = next(pack for pack in shipped_packs().values() if pack.rule(rule.id) is rule)
    return rule.limit.code in COUNTING_BACK or any(one.limit.code in COUNTING_BACK for one in of.inherited(rule))


def _is_one_hour(at):
    """Whether the clock shows this once: neither the missing nor the repeated hour of a clock change."""
    try:
        return not parse_stated(at).warnings
    except UnreadableMoment:
        return False


def _of_any_pack(rule_id, at=FRIDAY, **more):
    packs = list(shipped_packs().values())
    return answer_deadline([rule_id], parse_stated(at), packs, england(), **more).as_json()
