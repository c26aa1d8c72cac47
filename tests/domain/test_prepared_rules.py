"""Rules prepared once for many case files give what rules prepared afresh for each would."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from safeguard_desktop.domain.counting import due_time
from safeguard_desktop.domain.due_actions import PreparedRules, due_by
from safeguard_desktop.domain.evidence import Evidence
from safeguard_desktop.domain.limits import OF_THE_DATE_ALONE, Code, Limit
from safeguard_desktop.domain.moments import LONDON, Moment
from safeguard_desktop.domain.prepared_rules import PreparedRule
from safeguard_desktop.domain.rule_readings import due_of
from safeguard_desktop.domain.rules import PackRule
from tests.content.shipped_packs import shipped_packs
from tests.rule_builders import coram, due, england, milestone, moment, thread

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
CLOCKS = st.times().map(lambda clock: clock.replace(microsecond=0, tzinfo=None))
NOW = "2026-11-20 18:00"


def prepared():
    return PreparedRules({coram().hash: coram()}, england())


@given(st.sampled_from(sorted(OF_THE_DATE_ALONE)), st.integers(1, 60), DAYS, CLOCKS)
def test_codes_of_the_date_alone_never_read_the_time_of_day(code, number, day, clock):
    at = Moment(datetime.combine(day, clock, LONDON))

    assert due_time(Limit(code, number), at, england()) == due_time(Limit(code, number), Moment.on(at.date), england())


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)), CLOCKS)
@example(date(1800, 1, 1), time(0, 1))
@example(date(2026, 7, 1), time(23, 30))
@example(date(1944, 7, 1), time(22, 0))
def test_the_date_of_a_moment_is_the_one_on_londons_clocks(day, clock):
    at = Moment(datetime.combine(day, clock, UTC))

    assert at.date == at.local.date()


@given(st.lists(st.tuples(DAYS, CLOCKS), min_size=2, max_size=6))
def test_one_case_never_changes_what_is_due_in_another(starts):
    rules = prepared()
    for day, clock in starts:
        noticed = f"{day.isoformat()} {clock.isoformat('minutes')}"
        concern = thread(("concern-noticed", noticed), ("designated-person-told", noticed))

        assert due_by(rules, (concern,), moment(NOW)) == due(concern)


def test_a_time_of_day_that_is_read_is_not_taken_from_another_case_of_the_day():
    rules = prepared()
    early, late = (thread(("concern-noticed", f"2026-11-20 {clock}")) for clock in ("10:00", "16:55"))

    dues = [
        next(one.due for one in due_by(rules, (concern,), moment(NOW)) if one.action == "submit-form")
        for concern in (early, late)
    ]

    assert dues == [moment("2026-11-21 10:00"), moment("2026-11-21 16:55")]


def test_a_child_and_an_adult_are_counted_by_their_own_rules():
    rules = prepared()
    child = thread(("concern-noticed", "2026-11-20 10:00"))
    adult = replace(child, subject_kind="adult")

    assert due_by(rules, (child,), moment(NOW)) == due(child)
    assert due_by(rules, (adult,), moment(NOW)) == due(adult)


@given(DAYS)
def test_now_changes_nothing_in_what_lists_show(day):
    concern = thread(("designated-person-told", "2020-01-01 10:00"), ("review-held", "2020-02-01 10:00"))
    now = Moment(datetime.combine(day, time(12), LONDON) + timedelta(days=1))

    assert due_by(prepared(), (concern,), now) == due_by(prepared(), (concern,), moment(NOW))


def test_every_code_that_leads_to_a_day_is_looked_up_by_it():
    reading_the_clock = {Code.NOW, Code.EVENT, Code.H, Code.WH, Code.SAMEWD, Code.SAMEDAY, Code.TARGET}

    assert not OF_THE_DATE_ALONE & reading_the_clock


def test_an_optional_rule_counts_only_where_it_is_turned_on():
    packs = {coram().hash: coram()}
    conference = thread(("conference-set", "2026-11-23 10:00"), kind="meeting", facts={"meeting": "initial-conference"})

    off = due_by(PreparedRules(packs, england()), (conference,), moment(NOW))
    on = due_by(PreparedRules(packs, england(), frozenset({"COR-45-INITIAL"})), (conference,), moment(NOW))

    assert "send-report-to-chair" not in {one.action for one in off}
    report = next(one for one in on if one.action == "send-report-to-chair")
    assert (report.due, report.is_good_practice) == (moment("2026-11-18 17:00"), True)


def test_training_governance_and_information_are_never_due():
    never = {rule.id for pack in shipped_packs().values() for rule in pack.rules if not rule.asks_for_something}
    asking = {
        of.rule.id
        for pack in shipped_packs().values()
        for kind in {rule.thread for rule in pack.rules}
        for rules in pack.acts(kind).values()
        for of in rules
    }

    assert {"TCS-72", "COR-79", "COR-65", "TCS-28", "ACE-16", "LIN-10"} <= never
    assert not never & asking


ALL_RULES = [PackRule(pack, rule) for pack in shipped_packs().values() for rule in pack.rules if rule.starts]
PREPARED = {of.rule.id: PreparedRule(of, england()) for of in ALL_RULES}


@given(st.sampled_from(ALL_RULES), DAYS, st.times(min_value=time(3)))
@example(next(of for of in ALL_RULES if of.rule.id == "COR-04"), date(2026, 11, 20), time(16, 55))
def test_the_quick_way_gives_what_the_thorough_one_does_for_every_rule_of_every_pack(of, day, clock):
    started = milestone(of.rule.starts[0], f"{day.isoformat()} {clock.isoformat('minutes')}")
    evidence = Evidence(replace(thread(kind=of.rule.thread), milestones=(started,)), ())

    assert PREPARED[of.rule.id].due(started, evidence) == due_of(of, started, evidence, england())
