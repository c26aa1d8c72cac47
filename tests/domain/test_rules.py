"""Rules and packs as values."""

from dataclasses import FrozenInstanceError, replace

import pytest

from safeguard_desktop.domain.rhythms import schedule_of
from safeguard_desktop.domain.rules import Subject
from tests.rule_builders import coram, england, moment


def test_a_rule_for_any_subject_is_for_children_and_adults():
    rule = replace(coram().rule("COR-20"), subject=Subject.ANY)

    assert rule.is_about("child")
    assert rule.is_about("adult")


def test_a_rule_for_children_is_not_for_adults():
    assert not coram().rule("COR-20").is_about("adult")


def test_a_rule_that_is_not_in_the_pack_is_none():
    assert coram().rule("COR-99") is None


def test_a_source_names_the_edition_and_the_paragraph():
    source = coram().source(coram().rule("COR-20"))

    assert (source.organisation, source.edition, source.paragraph) == ("Coram Group", "July 2021", "Appendix F")


def test_the_order_in_which_stops_are_written_means_nothing():
    rule = coram().rule("COR-32")

    assert replace(rule, stops=tuple(tuple(reversed(one)) for one in reversed(rule.stops))).ends == rule.ends


def test_the_fifth_review_is_the_monthly_rule_s():
    schedule = schedule_of(coram().rule("COR-23"), coram())

    assert [schedule.rule_of(k).id for k in (1, 4, 5, 9)] == ["COR-23", "COR-23", "COR-24", "COR-24"]


def test_months_are_counted_from_the_28th_day_and_do_not_drift():
    schedule = schedule_of(coram().rule("COR-23"), coram())
    began = moment("2027-01-03 10:00")

    dues = [schedule.due(k, began, england()) for k in (4, 5, 6, 7)]

    assert [due.isoformat()[:10] for due in dues if due] == ["2027-01-29", "2027-02-26", "2027-03-31", "2027-04-30"]


def test_a_rule_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        coram().rule("COR-20").title = "other"
