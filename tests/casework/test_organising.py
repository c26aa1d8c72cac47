"""Changes to the organisation: each is an entry, and only who may can make it."""

import shutil
from dataclasses import replace

import pytest

from safeguard_desktop.casework import organising
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.looking_at_organisation import keys_of_nobody, look_at_organisation
from safeguard_desktop.casework.preferences import Preferences, keep_preferences, read_preferences
from safeguard_desktop.casework.program import unlock_desk
from safeguard_desktop.casework.safekeeping import back_up_into, check
from safeguard_desktop.casework.setting_up import add_colleague
from safeguard_desktop.demo.story import passphrase_of
from safeguard_desktop.domain.errors import Refused
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.vault import UnknownLabel
from tests.story_office import DESIGNATED_PERSON, WORKER, StoryOffice

PASSPHRASE = "nine grey stones in a dry wall"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    return folder, StoryOffice(folder)


@pytest.fixture
def unlock(told, tmp_path):
    """Unlocks a copy of the office as one of its workers."""
    folder, office = told
    for name in ("vault", "state"):
        shutil.copytree(folder / name, tmp_path / name)
    program = replace(office.program, state=tmp_path / "state", default_vault=tmp_path / "vault")
    desks: list[Desk] = []

    def open_as(label, passphrase=""):
        for desk in desks:
            desk.close()
        desks.append(unlock_desk(program, program.place(None), label, passphrase or passphrase_of(label)))
        return desks[-1]

    yield open_as
    for desk in desks:
        desk.close()


def person(desk, name):
    return next(one for one in look_at_organisation(desk).people if one.name == name)


def test_people_are_shown_with_their_keys_roles_and_since_when(unlock):
    found = look_at_organisation(unlock(DESIGNATED_PERSON))
    me = next(one for one in found.people if one.is_me)

    assert (me.name, me.label, me.roles[0].role) == ("Dilys Okafor", DESIGNATED_PERSON, Role.DESIGNATED_PERSON)
    assert me.roles[0].since.isoformat() == "2026-11-20"
    assert found.may_change


def test_a_worker_sees_the_people_and_may_not_change_them(unlock):
    desk = unlock(WORKER)
    with pytest.raises(Refused, match="Only a designated person"):
        organising.set_roles(desk, person(desk, "Ann Prosser").id, {Role.TRUSTEE})

    assert not look_at_organisation(desk).may_change


def test_roles_are_given_and_ended_until_they_are_what_was_chosen(unlock):
    desk = unlock(DESIGNATED_PERSON)
    ann = person(desk, "Ann Prosser").id
    count = organising.set_roles(desk, ann, {Role.TRUSTEE, Role.DESIGNATED_PERSON}, {Role.DESIGNATED_PERSON})
    held = {(one.role, one.is_deputy) for one in person(desk, "Ann Prosser").roles}

    assert held == {(Role.TRUSTEE, False), (Role.DESIGNATED_PERSON, True)}
    assert count == 3


def test_the_same_roles_again_make_no_entry(unlock):
    desk = unlock(DESIGNATED_PERSON)

    assert organising.set_roles(desk, person(desk, "Ann Prosser").id, {Role.LINE_MANAGER}) == 0


def test_the_last_designated_person_with_a_key_keeps_the_role(unlock):
    desk = unlock(DESIGNATED_PERSON)
    with pytest.raises(Refused, match="nobody could give roles"):
        organising.set_roles(desk, person(desk, "Dilys Okafor").id, set())


def test_a_person_without_a_key_gets_one_when_they_sit_here(unlock):
    desk = unlock(DESIGNATED_PERSON)
    ines = add_colleague(desk, "Ines Duarte", (Role.COUNTER_SIGNATORY,))
    organising.give_key(desk, ines, "wren", PASSPHRASE)
    mine = unlock("wren", PASSPHRASE).read(lambda books: books.me)

    assert (mine.id, mine.roles) == (ines, {Role.COUNTER_SIGNATORY})


def test_a_key_taken_away_opens_nothing_and_an_entry_says_so(unlock):
    desk = unlock(DESIGNATED_PERSON)
    organising.remove_key(desk, WORKER)
    left = person(desk, "Wren Adeyemi")
    whole = check(desk).problems
    with pytest.raises(UnknownLabel):
        unlock(WORKER)

    assert (left.label, left.roles[0].role, whole) == ("", Role.PRACTITIONER, ())


def test_nobody_takes_their_own_key_away(unlock):
    desk = unlock(DESIGNATED_PERSON)
    with pytest.raises(Refused, match="the key you are using"):
        organising.remove_key(desk, DESIGNATED_PERSON)

    assert person(desk, "Dilys Okafor").label == DESIGNATED_PERSON


def test_a_worker_cannot_take_a_key_away(unlock):
    desk = unlock(WORKER)
    with pytest.raises(Refused, match="Only a designated person"):
        organising.remove_key(desk, "otter")


def test_a_key_made_and_never_enrolled_is_shown_and_can_be_removed(unlock):
    desk = unlock(DESIGNATED_PERSON)
    desk.vault.add_worker("stray", PASSPHRASE, "Nobody Yet")
    before = look_at_organisation(desk).keys_without_person, keys_of_nobody(desk)
    organising.remove_key(desk, "stray")

    assert before == (("stray",), ("stray",))
    assert look_at_organisation(desk).keys_without_person == keys_of_nobody(desk) == ()


def test_a_key_of_nobody_is_told_to_those_alone_who_can_remove_it(unlock):
    unlock(DESIGNATED_PERSON).vault.add_worker("stray", PASSPHRASE, "Nobody Yet")

    assert keys_of_nobody(unlock(WORKER)) == ()


def test_an_older_key_is_shown_with_whose_it_is(unlock):
    desk = unlock(DESIGNATED_PERSON)
    organising.give_key(desk, person(desk, "Wren Adeyemi").id, "crake", PASSPHRASE)
    before = look_at_organisation(desk).older_keys
    organising.remove_key(desk, WORKER)

    assert before == ((WORKER, "Wren Adeyemi"),)
    assert look_at_organisation(desk).older_keys == ()
    assert person(desk, "Wren Adeyemi").label == "crake"


def test_a_name_and_the_organisation_are_put_right(unlock):
    desk = unlock(DESIGNATED_PERSON)
    organising.rename_person(desk, person(desk, "Ann Prosser").id, "Anne Prosser")
    organising.name_organisation(desk, "Mill Lane Children's Centre", "wales")
    found = look_at_organisation(desk)

    assert (found.name, found.nation) == ("Mill Lane Children's Centre", "wales")
    assert "Anne Prosser" in {one.name for one in found.people}


def test_a_second_backup_on_one_day_gets_a_folder_of_its_own(unlock, tmp_path):
    desk = unlock(DESIGNATED_PERSON)
    first, entries = back_up_into(desk, tmp_path)
    second, _entries = back_up_into(desk, tmp_path)

    assert entries > 0
    assert second.name == f"{first.name}-2"


@pytest.mark.parametrize(
    "kept", [b"", b"[]", b'{"text_per_cent": 900, "lock_minutes": true, "theme": 3}', b"{" * 5000, b"\xff"]
)
def test_preferences_that_cannot_be_read_are_as_at_first(tmp_path, kept):
    (tmp_path / "preferences.json").write_bytes(kept)

    assert read_preferences(tmp_path) == Preferences()


def test_preferences_are_kept_for_the_next_start(tmp_path):
    keep_preferences(tmp_path / "state", Preferences("dark", 150, 10))

    assert read_preferences(tmp_path / "state") == Preferences("dark", 150, 10)
