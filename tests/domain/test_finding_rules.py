"""Rules found by words in the shipped packs."""

import pytest

from safeguard_desktop.bootstrap import build_program
from safeguard_desktop.casework.deadlines import Calculator
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.printed_times import printed_day


@pytest.fixture(scope="module")
def calculator():
    return Calculator(build_program().shipped)


@pytest.mark.parametrize(("words", "found"), [("counter-sign", "COR-21"), ("missing", "COR-5"), ("cor-21", "COR-21")])
def test_rules_are_found_by_words_people_use(calculator, words, found):
    ids = [rule_id for act in calculator.find(words) for rule_id in act.ids]

    assert any(rule_id.startswith(found) for rule_id in ids)


def test_every_word_has_to_be_there(calculator):
    assert calculator.find("counter-sign zeppelin") == ()


def test_one_pack_alone_is_looked_through_when_it_is_chosen(calculator):
    assert {act.pack for act in calculator.find("report", "coram")} == {"coram"}


def test_rules_of_one_act_from_one_start_are_one_choice(calculator):
    ids = [act.ids for act in calculator.find("COR-28")]

    assert any({"COR-28", "COR-29"} <= set(one) for one in ids)


def test_every_act_of_every_pack_can_be_counted_and_explained(calculator):
    for act in calculator.find(""):
        found = calculator.count(act, "2026-12-23 16:55", "england")

        assert found.rules[0].due == found.answer.leading.due, act.ids
        assert all(rule.steps for rule in found.rules), act.ids


def test_a_wrong_moment_is_refused_without_repeating_it(calculator):
    with pytest.raises(Refused) as caught:
        calculator.count(calculator.find("COR-21")[0], "Tolliver", "england")

    assert "Tolliver" not in str(caught.value)


def test_reviews_that_go_on_from_others_are_explained_from_where_those_end(calculator):
    act = next(act for act in calculator.find("COR-24") if act.ids[0] == "COR-24")
    found = calculator.count(act, "2026-11-20 18:00", "england")

    assert found.answer.leading.due is not None
    assert printed_day(found.answer.leading.due.date) in found.rules[0].steps[-1]
