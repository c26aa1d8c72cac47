"""Escalation ladders: which stage a thread is, what its record must hold, what the source accepts."""

import pytest

from tests.content.shipped_packs import shipped_packs

LADDERS = {ladder.id + " of " + pack.id: (pack, ladder) for pack in shipped_packs().values() for ladder in pack.ladders}


def coram():
    return shipped_packs()["coram"].ladders[0]


def lincolnshire():
    return shipped_packs()["lincolnshire-lscp"].ladders[0]


def test_all_five_sources_have_a_ladder():
    assert {pack.id for pack, _ladder in LADDERS.values()} == {
        "ace", "childrens-society", "coram", "lincolnshire-lscp", "trust-escalation",
    }  # fmt: skip


def test_corams_ladder_has_four_stages_and_the_record_of_escalation_opens_at_the_third():
    ladder = coram()

    assert [stage.opens for stage in ladder.stage] == [(), (), ("COR-77",), ()]
    assert [stage.rules for stage in ladder.stage] == [("COR-73", "COR-75")] * 4


def test_the_stage_of_a_thread_is_the_one_its_facts_name():
    ladder = coram()

    assert ladder.stage_of({"stage": "3"}) is ladder.stage[2]
    assert ladder.stage_of({"stage": 3}) is ladder.stage[2]
    assert ladder.stage_of({"stage": "9"}) is None
    assert ladder.stage_of({}) is None


def test_after_the_last_stage_there_is_none_and_the_ladder_says_what_then():
    ladder = coram()

    assert ladder.after(ladder.stage[0]) is ladder.stage[1]
    assert ladder.after(ladder.stage[-1]) is None
    assert ladder.after_last


def test_the_record_of_a_stage_names_what_is_still_to_be_written():
    facts = {"stage": "1", "stage_at": "2026-11-20T10:00+00:00", "stage_means": "telephone", "stage_people": "  "}

    assert coram().missing_in_record(facts) == ("stage_people", "stage_discussed", "stage_outcome")


def test_not_known_with_a_reason_is_in_the_record():
    unknown = {"unanswered": "not_known", "reason": "They would not say."}
    facts = dict.fromkeys(coram().stage[0].record, unknown) | {"stage": "1"}

    assert coram().missing_in_record(facts) == ()


def test_an_extension_needs_reason_risk_and_impact():
    assert coram().missing_for_extension({"extension_reason": "Their lead is ill."}) == (
        "extension_risk",
        "extension_impact",
    )


@pytest.mark.parametrize("means", ["email", "", "pigeon"])
def test_lincolnshire_does_not_accept_an_email_and_says_so(means):
    assert not lincolnshire().accepts(means)
    assert lincolnshire().means_warning


def test_coram_does_not_say_how_people_talk_so_everything_is_accepted():
    assert coram().accepts("email")


@pytest.mark.parametrize("name", sorted(LADDERS))
def test_every_stage_s_rules_are_rules_of_its_kind_of_thread(name):
    pack, ladder = LADDERS[name]
    named = [pack.rule(rule_id) for stage in ladder.stage for rule_id in (*stage.rules, *stage.opens)]

    assert all(rule is not None and rule.thread == ladder.thread for rule in named)
