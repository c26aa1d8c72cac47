"""Which rule packs count in a vault: one procedure, and what a designated person has turned on beside it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from safeguard_desktop.bootstrap import build_program
from safeguard_desktop.casework.adopting import adopt_shipped
from safeguard_desktop.casework.choosing_rules import choose_pack, choose_rule, optional_rules
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.desk import Books, Desk
from safeguard_desktop.casework.setting_up import NewOrganisation, NewWorker, set_up
from safeguard_desktop.content.faults import Fault, FaultyFile
from safeguard_desktop.content.shipped import RULE_PACK
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.roles import Role
from tests.story_office import LOWEST_COST

HERON = NewWorker("heron", "seven quiet herons by the water", "Robin Ashby")
LEAD = (Role.PRACTITIONER, Role.DESIGNATED_PERSON)


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    return build_program(
        SteppedClock(datetime(2026, 11, 20, 9, tzinfo=UTC)), tmp_path_factory.mktemp("state"), LOWEST_COST
    )


@pytest.fixture
def desk_of(program, tmp_path):
    """Sets up a vault of a procedure by a person of these roles; closed at the end."""
    made: list[Desk] = []

    def set_up_with(procedure="", roles=LEAD, shipped=program.shipped):
        new = NewOrganisation("Mill Lane Early Years", "england", HERON, roles, procedure)
        place = replace(
            program, default_vault=tmp_path / f"vault{len(made)}", state=tmp_path / f"state{len(made)}"
        ).place(None)
        desk, _sheet = set_up(place, new, shipped, program.clock, LOWEST_COST)
        made.append(desk)
        return desk

    yield set_up_with
    for desk in made:
        desk.close()


def packs(desk):
    """The ids of the packs in force."""
    return sorted(
        one.id for one in desk.read(lambda books: books.organisation.adopted) if one.definition_kind == RULE_PACK
    )


def test_a_new_vault_works_by_the_procedure_that_is_offered_first_and_by_nothing_else(desk_of):
    desk = desk_of()

    assert packs(desk) == ["coram"]
    assert len(desk.read(Books.packs_in_force)) == 1


def test_a_new_vault_works_by_the_procedure_that_was_chosen(desk_of):
    assert packs(desk_of("ace")) == ["ace"]


def test_a_designated_person_turns_a_local_and_the_statutory_pack_on_beside_it(desk_of):
    desk = desk_of()

    choose_pack(desk, "lincolnshire-lscp", is_on=True)
    choose_pack(desk, "statutory", is_on=True)
    choose_pack(desk, "statutory", is_on=True)

    assert packs(desk) == ["coram", "lincolnshire-lscp", "statutory"]
    assert len(desk.read(Books.packs_in_force)) == 3


def test_nobody_else_turns_one_on(desk_of):
    desk = desk_of(roles=(Role.PRACTITIONER,))

    with pytest.raises(Refused):
        choose_pack(desk, "statutory", is_on=True)
    assert packs(desk) == ["coram"]


@pytest.mark.parametrize("name", ["ace", "coram", "nowhere", ""])
def test_a_second_procedure_or_an_unknown_pack_is_not_turned_on(desk_of, name):
    desk = desk_of()

    with pytest.raises(Refused):
        choose_pack(desk, name, is_on=True)
    assert packs(desk) == ["coram"]


def test_an_upgrade_brings_newer_versions_of_the_packs_there_are_and_no_others(desk_of, program):
    desk = desk_of()
    newer = [
        replace(one, version=one.version + 1, data=one.data + b"\n# newer\n") if one.kind == RULE_PACK else one
        for one in program.shipped.definitions
    ]
    desk.shipped = replace(program.shipped, definitions=tuple(newer))

    assert desk.write(adopt_shipped) == 1
    assert packs(desk) == ["coram", "coram"]
    assert len(desk.read(Books.packs_in_force)) == 1


def test_a_pack_file_with_faults_changes_nothing_in_a_vault_that_has_the_last_good_one(desk_of, program):
    desk = desk_of()
    faulty = FaultyFile("coram.toml", [Fault("rule[0].limit", "bad")])
    others = tuple(one for one in program.shipped.definitions if one.id != "coram")
    desk.shipped = replace(program.shipped, definitions=others, faulty_packs=(faulty,))

    assert desk.write(adopt_shipped) == 0
    assert packs(desk) == ["coram"]


def test_a_new_vault_is_not_made_without_its_procedure(desk_of, program):
    faulty = FaultyFile("coram.toml", [Fault("rule[0].limit", "bad")])
    others = tuple(one for one in program.shipped.definitions if one.id != "coram")

    with pytest.raises(FaultyFile):
        desk_of(shipped=replace(program.shipped, definitions=others, faulty_packs=(faulty,)))


def test_a_pack_that_is_turned_off_counts_for_new_threads_no_more_and_can_be_turned_on_again(desk_of):
    desk = desk_of()
    choose_pack(desk, "statutory", is_on=True)

    choose_pack(desk, "statutory", is_on=False)
    off = len(desk.read(Books.packs_in_force))
    choose_pack(desk, "statutory", is_on=True)

    assert off == 1
    assert len(desk.read(Books.packs_in_force)) == 2


def test_turning_off_what_was_never_on_says_nothing(desk_of):
    desk = desk_of()
    before = len(desk.read(lambda books: books.reading.entries(desk.organisation_file)))

    choose_pack(desk, "statutory", is_on=False)

    assert len(desk.read(lambda books: books.reading.entries(desk.organisation_file))) == before


def test_an_optional_rule_counts_once_a_designated_person_has_turned_it_on(desk_of):
    desk = desk_of()

    choose_rule(desk, "COR-45-INITIAL", is_on=True)
    on = desk.read(lambda books: books.rules.turned_on)
    choose_rule(desk, "COR-45-INITIAL", is_on=False)

    assert on == {"COR-45-INITIAL"}
    assert desk.read(lambda books: books.rules.turned_on) == frozenset()


def test_only_an_optional_rule_of_a_pack_in_force_can_be_chosen(desk_of):
    desk = desk_of()

    assert {one.rule.id for one in desk.read(optional_rules)} == {"COR-45-INITIAL", "COR-45-REVIEW"}
    for rule in ("COR-20", "TCS-36", ""):
        with pytest.raises(Refused):
            choose_rule(desk, rule, is_on=True)
