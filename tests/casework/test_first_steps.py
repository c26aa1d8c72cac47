"""Setting up can be cut short at any moment and gone on with, and ends only with a sheet that is on paper."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from safeguard_desktop.casework import first_steps
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.first_steps import Left
from safeguard_desktop.casework.program import unlock_desk
from safeguard_desktop.casework.recovering import enrol_after_recovery, open_by_recovery_sheet
from safeguard_desktop.casework.safekeeping import check
from safeguard_desktop.casework.setting_up import NewOrganisation, NewWorker
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.organisation import Basis
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.vault import WeakPassphrase, WrongRecoverySheet, create_vault
from tests.story_office import LOWEST_COST, definitions_read

PASSPHRASE = "seven quiet herons by the water"
LEAD = (Role.PRACTITIONER, Role.DESIGNATED_PERSON)
HERON = NewWorker("heron", PASSPHRASE, "Robin Ashby")


@pytest.fixture(scope="module")
def shipped_program(tmp_path_factory):
    clock = SteppedClock(datetime(2026, 11, 20, 9, tzinfo=UTC))
    return replace(definitions_read(), clock=clock, state=tmp_path_factory.mktemp("state"))


@pytest.fixture
def program(shipped_program, tmp_path):
    return replace(shipped_program, state=tmp_path / "state", default_vault=tmp_path / "vault")


@pytest.fixture
def desk(program):
    made = first_steps.begin(
        program, program.place(None), NewOrganisation("Mill Lane Early Years", "wales", HERON, LEAD)
    )
    yield made
    made.close()


def unlocked(program, label="heron"):
    return unlock_desk(program, program.place(None), label, PASSPHRASE)


def test_what_is_offered_has_a_neutral_label_and_the_shipped_procedures(program):
    offered = first_steps.offer(program.shipped)

    assert offered.label.isalpha()
    assert [pack.id for pack in offered.procedures] == ["coram", "ace", "childrens-society"]


def test_a_weak_passphrase_is_said_before_anything_is_made(program):
    with pytest.raises(WeakPassphrase):
        first_steps.check_new_key("heron", "short")

    assert not program.default_vault.exists()


def test_a_vault_cut_short_before_its_first_entries_is_unlocked_and_founded(program):
    vault, _sheet = create_vault(program.place(None), HERON, LOWEST_COST, program.clock.now)
    vault.close()
    with_nothing = unlocked(program)
    before = first_steps.left(with_nothing)
    first_steps.found_again(with_nothing, "Mill Lane", "england", "Robin Ashby", LEAD)
    me = with_nothing.read(lambda books: books.me)
    with_nothing.close()

    assert before is Left.FOUNDING
    assert me.roles == set(LEAD)


def test_a_vault_already_founded_is_not_founded_twice(desk):
    first_steps.found_again(desk, "Somebody else's", "england", "Mallory", LEAD)

    assert desk.read(lambda books: books.organisation.name) == "Mill Lane Early Years"


def test_until_a_sheet_was_typed_back_every_unlocking_says_so(program, desk):
    desk.close()
    again = unlocked(program)
    found = first_steps.left(again)
    again.close()

    assert found is Left.RECOVERY_SHEET


def test_a_sheet_typed_back_ends_the_setting_up(desk):
    sheet = first_steps.new_recovery_sheet(desk)
    first_steps.type_back(desk, sheet, sheet.text.lower().replace("-", " "))

    assert first_steps.left(desk) is Left.NOTHING


def test_another_vaults_sheet_typed_back_ends_nothing(desk):
    older = first_steps.new_recovery_sheet(desk)
    newer = first_steps.new_recovery_sheet(desk)
    with pytest.raises(Refused, match="not the one"):
        first_steps.type_back(desk, newer, older.text)

    assert first_steps.left(desk) is Left.RECOVERY_SHEET


def test_only_the_newest_sheet_opens_the_vault(program, desk):
    older, newer = first_steps.new_recovery_sheet(desk), first_steps.new_recovery_sheet(desk)
    desk.close()
    with pytest.raises(WrongRecoverySheet):
        open_by_recovery_sheet(program, program.place(None), older.text)
    opened = open_by_recovery_sheet(program, program.place(None), newer.text)
    opened.close()


@pytest.fixture
def recovered(program, desk):
    """The desk of who lost their passphrase and came in with the sheet, as the same person with a new key."""
    sheet = first_steps.new_recovery_sheet(desk)
    me = desk.read(lambda books: books.me.id)
    desk.close()
    reading = open_by_recovery_sheet(program, program.place(None), sheet.text)
    opened = enrol_after_recovery(program, reading, NewWorker("otter", PASSPHRASE, "Robin Ashby"), me)
    yield opened
    opened.close()


def test_the_recovery_sheet_reads_and_signs_as_nobody(program, desk):
    sheet = first_steps.new_recovery_sheet(desk)
    desk.close()
    reading = open_by_recovery_sheet(program, program.place(None), sheet.text)
    name, key, left = (
        reading.read(lambda books: books.organisation.name),
        reading.vault.signing_key_id,
        first_steps.left(reading),
    )
    reading.close()

    assert (name, key, left) == ("Mill Lane Early Years", None, Left.NOTHING)


def test_who_recovers_is_the_same_person_with_a_new_key_that_says_so(recovered):
    me = recovered.read(lambda books: books.me)
    enrolment = recovered.read(lambda books: books.organisation.enrolments[me.signing_keys[-1]])

    assert (me.name, me.label, len(me.signing_keys)) == ("Robin Ashby", "otter", 2)
    assert enrolment.basis is Basis.AFTER_RECOVERY


def test_roles_given_after_recovery_show_as_such_in_every_check(program, desk):
    sheet = first_steps.new_recovery_sheet(desk)
    desk.close()
    reading = open_by_recovery_sheet(program, program.place(None), sheet.text)
    new = NewWorker("otter", PASSPHRASE, "Sam New")
    opened = enrol_after_recovery(program, reading, new, None, (Role.DESIGNATED_PERSON,))
    notes = check(opened).notes
    opened.close()

    assert "Role given after the recovery sheet was used: designated person, key otter." in notes


def test_the_wish_for_a_label_in_use_leaves_the_recovery_desk_open(program, desk):
    sheet = first_steps.new_recovery_sheet(desk)
    desk.close()
    reading = open_by_recovery_sheet(program, program.place(None), sheet.text)
    with pytest.raises(Refused):
        enrol_after_recovery(program, reading, NewWorker("heron", PASSPHRASE, "Robin Ashby"), None)
    name = reading.read(lambda books: books.organisation.name)
    reading.close()

    assert name == "Mill Lane Early Years"
