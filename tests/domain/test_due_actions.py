"""What is due: the laws that hold whatever was proved, and what hostile or damaged input does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.due_actions import PackNotHere, Status
from safeguard_desktop.domain.explaining import explain
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.milestones import Milestone
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.rules import Each
from tests.rule_builders import coram, due, england, milestone, moment, only, thread

CONCERN_NAMES = sorted(
    {
        name
        for rule in coram().rules
        if rule.thread == "concern"
        for name in (*rule.starts, *(n for stop in rule.stops for n in stop), rule.held)
        if name
    }
)
REFERRAL_NAMES = sorted(
    {
        name
        for rule in coram().rules
        if rule.thread == "referral"
        for name in (*rule.starts, *(n for stop in rule.stops for n in stop))
        if name != "concern-noticed"
    }
)
STOPPING_NAMES = sorted(
    {n for rule in coram().rules for stop in rule.stops for n in stop}
    - {n for rule in coram().rules for n in rule.starts}
)
FIRST = moment("2026-11-20 08:00")
AT = st.builds(
    lambda minutes, is_date: (
        Moment.on((FIRST.local + timedelta(minutes=minutes)).date())
        if is_date
        else Moment(FIRST.at + timedelta(minutes=minutes))
    ),
    st.integers(-3 * 1440, 60 * 1440),
    st.booleans(),
)


def milestones(names):
    return st.builds(lambda name, at: replace(milestone(name, "2026-11-20"), at=at), st.sampled_from(names), AT)


@st.composite
def cases(draw):
    """A concern with up to two referrals, anything proved at any time, before the concern too."""
    facts = draw(st.fixed_dictionaries({"immediate_risk": st.sampled_from(["yes", "no"])}))
    proved = draw(st.lists(milestones(CONCERN_NAMES), max_size=10))
    concern = replace(thread(facts=facts, subject_kind=draw(st.sampled_from(["child", "adult"]))))
    found = [replace(concern, milestones=tuple(proved))]
    for number in range(draw(st.integers(0, 2))):
        call = thread(thread_id=f"r{number}", kind="referral", parent="concern", subject_kind=concern.subject_kind)
        found.append(replace(call, milestones=tuple(draw(st.lists(milestones(REFERRAL_NAMES), max_size=5)))))
    return found


NOWS = st.sampled_from(["2026-11-20 18:00", "2026-12-24 09:00", "2027-03-01 12:00"])


def open_ones(actions):
    return {(one.thread, one.action, one.occurrence) for one in actions if one.is_open}


@given(cases(), st.randoms(), NOWS)
def test_the_order_things_are_given_in_changes_nothing(threads, random, now):
    shuffled = []
    for one in threads:
        proved = list(one.milestones)
        random.shuffle(proved)
        shuffled.append(replace(one, milestones=tuple(proved)))
    random.shuffle(shuffled)

    assert due(*shuffled, now=now) == due(*threads, now=now)


@given(cases(), NOWS)
def test_the_earliest_rule_wins(threads, now):
    for action in due(*threads, now=now):
        dues = [reading.due for reading in action.rules if reading.due]
        assert action.due == min(dues, default=None)


@given(cases(), NOWS)
def test_the_latest_defensible_time_is_always_later_than_the_due_time(threads, now):
    for action in due(*threads, now=now):
        assert action.latest_defensible is None or action.latest_defensible > action.due


@given(cases(), AT, NOWS)
def test_an_unrelated_milestone_changes_nothing(threads, at, now):
    first, *others = threads
    stranger = replace(milestone("tea-made", "2026-11-20"), at=at)

    assert due(replace(first, milestones=(*first.milestones, stranger)), *others, now=now) == due(*threads, now=now)


@given(cases(), st.data(), NOWS)
def test_something_done_never_makes_more_due(threads, data, now):
    position = data.draw(st.integers(0, len(threads) - 1))
    stop = data.draw(milestones(STOPPING_NAMES))
    more = list(threads)
    more[position] = replace(more[position], milestones=(*more[position].milestones, stop))

    before, after = due(*threads, now=now), due(*more, now=now)

    assert {one for one in open_ones(after) if one[1] != "review"} <= open_ones(before)
    assert sum(one[1] == "review" for one in open_ones(after)) <= sum(one[1] == "review" for one in open_ones(before))


@given(cases(), st.sampled_from(["yes", "no"]), NOWS)
def test_a_condition_that_comes_true_later_never_moves_a_start(threads, answer, now):
    changed = [replace(one, facts={"immediate_risk": answer}) for one in threads]
    starts = {
        (one.thread, reading.rule, one.occurrence): reading.started
        for one in due(*threads, now=now)
        for reading in one.rules
    }

    for one in due(*changed, now=now):
        for reading in one.rules:
            key = (one.thread, reading.rule, one.occurrence)
            assert starts.get(key, reading.started) == reading.started


@given(cases(), NOWS)
def test_every_action_can_be_explained_and_ends_at_its_due_time(threads, now):
    packs = {coram().hash: coram()}

    for action in due(*threads, now=now):
        explained = explain(action, packs, england())
        assert [one.rule for one in explained] == [reading.rule for reading in action.rules]
        assert all(one.steps for one in explained)


@given(cases(), NOWS)
def test_the_whole_list_only_adds_open_reviews(threads, now):
    short, whole = due(*threads, now=now), due(*threads, now=now, is_whole=True)

    assert set(map(repr, short)) <= set(map(repr, whole))
    assert all(one.action == "review" and one.is_open for one in whole if one not in short)


def test_nothing_proved_means_nothing_due():
    assert due() == ()
    assert due(thread()) == ()


def test_a_thread_without_packs_has_nothing_due():
    assert due(thread(("concern-noticed", "2026-11-20 10:00"), packs=())) == ()


def test_a_pack_that_is_not_here_is_named():
    with pytest.raises(PackNotHere, match="abcdef0123456789"):
        due(thread(packs=("abcdef0123456789" * 4,)))


def test_a_rule_of_the_procedure_is_never_asked_of_the_wrong_subject():
    actions = due(thread(("concern-noticed", "2026-11-20 10:00"), subject_kind="adult"))

    assert {reading.rule for one in actions for reading in one.rules} == {"COR-06", "COR-07", "COR-10"}


def test_a_thread_whose_parent_is_lost_still_counts_what_it_proves_itself():
    lost = thread(("telephone-referral-made", "2026-11-20 15:00"), kind="referral", parent="gone")

    assert only(due(lost), "written-referral").due == moment("2026-11-22 15:00")


def test_threads_that_are_each_other_s_parents_do_not_go_round_for_ever():
    one = thread(("concern-noticed", "2026-11-20 10:00"), thread_id="a", parent="b")
    other = thread(("concern-noticed", "2026-11-20 10:00"), thread_id="b", parent="a")

    assert len([action for action in due(one, other) if action.action == "submit-form"]) == 2


def test_two_calls_in_one_thread_count_from_the_first():
    called = [("telephone-referral-made", "2026-11-20 15:00"), ("telephone-referral-made", "2026-11-20 16:00")]

    assert only(due(thread(*called, kind="referral")), "written-referral").due == moment("2026-11-22 15:00")


def test_an_action_is_overdue_only_after_its_due_minute():
    actions = due(thread(("concern-noticed", "2026-11-19 16:55")))
    action = only(actions, "submit-form")

    assert not action.is_overdue(moment("2026-11-20 16:55"))
    assert action.is_overdue(moment("2026-11-20 16:56"))


def test_what_ends_an_action_is_found_by_milestone_names():
    actions = due(thread(("concern-noticed", "2026-11-20 10:00"), ("designated-person-told", "2026-11-20 11:00")))

    assert only(actions, "sign-off-and-file").stopping == ("designated-person-signed-off", "form-filed")
    assert only(actions, "review").stopping == ("review-held", "safeguarding-no-longer-required")


def test_a_due_time_past_the_holiday_table_warns():
    actions = due(thread(("concern-noticed", "2199-11-20 10:00")), now="2199-11-20 18:00")

    assert any("bank holiday" in warning for warning in only(actions, "decide-course").warnings)


def test_a_rule_for_the_second_thread_of_its_kind_leaves_the_first_alone():
    pack = replace(coram(), rules=tuple(replace(rule, nth=2) for rule in coram().rules))
    concern = thread(("concern-noticed", "2026-11-20 10:00"))

    assert due(concern, packs=[pack]) == ()
    assert due(replace(concern, nth=2), packs=[pack])


def test_rules_of_two_packs_for_one_act_are_one_action():
    shorter = replace(
        coram(),
        hash="f" * 64,
        rules=tuple(replace(rule, limit=Limit(Code.H, 2)) for rule in coram().rules if rule.id == "COR-20"),
    )
    concern = thread(("concern-noticed", "2026-11-20 10:00"), packs=(coram().hash, shorter.hash))
    action = only(due(concern, packs=[coram(), shorter]), "submit-form")

    assert action.due == moment("2026-11-20 12:00")
    assert len(action.rules) == 3


def test_each_start_sets_off_an_action_of_its_own():
    rule = replace(coram().rule("COR-20"), each=Each.START)
    pack = replace(coram(), rules=(rule,))
    concern = thread(("concern-noticed", "2026-11-20 10:00"), ("concern-noticed", "2026-11-19 10:00"))
    actions = due(concern, packs=[pack])

    assert [(one.occurrence, one.due) for one in actions] == [
        (1, moment("2026-11-20 10:00")),
        (2, moment("2026-11-21 10:00")),
    ]


def test_a_review_that_goes_on_for_two_hundred_years_is_listed_and_ends():
    concern = thread(("designated-person-told", "1900-01-01 10:00"))

    assert len(due(concern, now="2100-01-01 10:00", is_whole=True)) > 2000


def test_strange_answers_as_facts_change_nothing():
    strange = {"immediate_risk": {"unanswered": "not_known", "reason": "\u202e\U0001f600\x00"}, "\u05d0": [None, 1]}
    plain = thread(("concern-noticed", "2026-11-20 10:00"))

    assert due(replace(plain, facts=strange)) == due(plain)


def test_an_explanation_names_the_paragraph_and_counts_day_by_day():
    action = only(due(thread(("concern-noticed", "2026-11-20 16:55"))), "decide-course")
    (explained,) = explain(action, {coram().hash: coram()}, england())

    assert (explained.rule, explained.source.paragraph, explained.lines) == ("COR-14", "6.21", "826-828")
    assert explained.steps[0] == "Concern noticed: Fri 20 Nov 2026, 16:55"
    assert "Mon 23 Nov 2026" in explained.steps[-1]


def test_an_explanation_says_until_when_the_words_could_be_read():
    action = only(due(thread(("concern-noticed", "2026-11-20 16:55"))), "submit-form")
    leading = explain(action, {coram().hash: coram()}, england())[0]

    assert leading.other_reading == "Latest defensible: Mon 23 Nov 2026, 17:00 (6.26)"


def test_an_explanation_says_that_a_late_decision_makes_the_call_due_now():
    concern = thread(("concern-noticed", "2026-11-20 10:00"))
    call = thread(("referral-directed", "2026-11-24 11:00"), thread_id="call", kind="referral", parent="concern")
    action = only(due(concern, call), "telephone-referral")

    assert explain(action, {coram().hash: coram()}, england())[0].steps[-1].endswith("Tue 24 Nov 2026, 11:00")


def test_a_done_action_keeps_who_proved_it_and_when():
    concern = thread(("concern-noticed", "2026-11-20 10:00"), ("form-submitted", "2026-11-20 12:00"))
    action = only(due(concern), "submit-form")

    assert action.status is Status.DONE
    assert isinstance(action.done, Milestone)
    assert action.done_at == moment("2026-11-20 12:00")


def test_a_late_signature_makes_no_other_one_late():
    wednesday = ("activity-done", "2026-11-25 12:10"), ("activity-signed", "2026-11-27")
    thursday = ("activity-done", "2026-11-26 09:30"), ("activity-signed", "2026-11-26")
    proved = [
        replace(milestone(name, at), entry=EntryId(entry))
        for entry, pair in (("direction", wednesday), ("update", thursday))
        for name, at in pair
    ]
    concern = replace(thread(subject_kind="adult"), milestones=tuple(proved))
    found = [one.status for one in due(concern, now="2026-11-27 12:00") if one.action == "sign-on-the-day"]

    assert found == [Status.DONE_LATE, Status.DONE]
