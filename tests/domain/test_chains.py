"""Who acts where somebody is away: the chain moves the person, never the time, and goes past whoever a concern is about."""

from datetime import date

import pytest

from safeguard_desktop.domain.absences import Absence
from safeguard_desktop.domain.chains import Chain, Link, roles_today, who_acts
from safeguard_desktop.domain.ids import PersonId
from safeguard_desktop.domain.organisation import Organisation
from safeguard_desktop.domain.roles import Person, Role
from tests.rule_builders import coram

DAY = date(2026, 11, 23)
LINE, LEAD, HEAD = Role.LINE_MANAGER, Role.DESIGNATED_PERSON, Role.COUNTER_SIGNATORY
CHAIN = Chain(
    "R", "t", "s", "1", (Link("line", (LINE,)), Link("lead", (LEAD,)), Link("head", (HEAD,)), Link("the chief"))
)
OTTER, PLOVER, ROOK, KESTREL = (PersonId(name) for name in ("otter", "plover", "rook", "kestrel"))
PEOPLE = {
    OTTER: Person(OTTER, "Otto", frozenset({LINE})),
    PLOVER: Person(PLOVER, "Pia", frozenset({LEAD})),
    ROOK: Person(ROOK, "Rae", frozenset({LEAD}), is_deputy_for=frozenset({LEAD})),
    KESTREL: Person(KESTREL, "Kim", frozenset({HEAD})),
}


def office(*away: PersonId) -> Organisation:
    absences = tuple(Absence(one, DAY, date(2026, 12, 1)) for one in away)
    return Organisation(people=PEOPLE, absences=absences)


def acting(role, *away, left_out=()):
    return [one.name for one in who_acts(office(*away), [CHAIN], role, DAY, left_out).people]


@pytest.mark.parametrize(
    ("role", "away", "expected"),
    [
        (LINE, (), ["Otto"]),
        (LINE, (OTTER,), ["Pia", "Rae"]),
        (LEAD, (PLOVER,), ["Rae"]),
        (LEAD, (PLOVER, ROOK), ["Kim"]),
        (LINE, (OTTER, PLOVER, ROOK), ["Kim"]),
        (LINE, (OTTER, PLOVER, ROOK, KESTREL), []),
        (Role.TRUSTEE, (), []),
    ],
)
def test_the_next_in_the_chain_stands_in(role, away, expected):
    assert acting(role, *away) == expected


def test_the_last_resort_is_said_in_words():
    assert who_acts(office(KESTREL), [CHAIN], HEAD, DAY).otherwise == "the chief"


def test_whoever_the_concern_is_about_is_passed_over_and_acts_in_nothing():
    assert acting(LEAD, left_out={PLOVER, ROOK}) == ["Kim"]
    assert roles_today(office(), [CHAIN], PEOPLE[PLOVER], DAY, {PLOVER}) == frozenset()


def test_it_is_never_said_that_somebody_was_passed_over():
    assert who_acts(office(PLOVER), [CHAIN], LEAD, DAY, {PLOVER}).away == ()


def test_whoever_stands_in_acts_in_that_role_and_in_their_own():
    assert roles_today(office(PLOVER, ROOK), [CHAIN], PEOPLE[KESTREL], DAY) == {LEAD, HEAD}


def test_nobody_stands_in_on_a_day_nobody_is_away():
    everyone = office(PLOVER, ROOK)
    assert roles_today(everyone, [CHAIN], PEOPLE[KESTREL], date(2026, 12, 2)) == {HEAD}


def test_somebody_who_is_away_keeps_their_own_roles():
    assert roles_today(office(OTTER), [CHAIN], PEOPLE[OTTER], DAY) == {LINE}


def test_a_role_nobody_holds_is_nobodys_to_stand_in_for():
    nobody = Organisation(people={KESTREL: PEOPLE[KESTREL]})
    assert not who_acts(nobody, [CHAIN], LINE, DAY).people


def test_coram_s_chain_is_data_with_its_paragraph():
    (chain,) = coram().chains
    assert (chain.rule, chain.paragraph, [link.roles for link in chain.link]) == (
        "COR-13",
        "6.19-6.20",
        [(LINE,), (LEAD,), (HEAD, LEAD), ()],
    )
