"""Settings by keyboard: people, organisation, hours, lock, backup, check, appearance, and who may not."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from safeguard_desktop.casework.choosing_words import look_at_words
from safeguard_desktop.casework.looking_at_organisation import look_at_organisation
from safeguard_desktop.casework.preferences import read_preferences
from safeguard_desktop.demo.story import passphrase_of
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.gui.pictures import settle
from safeguard_desktop.gui.place import Place
from safeguard_desktop.vault import VaultPlace, labels
from tests.gui.hands import Hands
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import DESIGNATED_PERSON, WORKER, StoryOffice

NEW = "nine grey stones in a dry wall"
SECTIONS = (
    "people",
    "away",
    "authorities",
    "organisation",
    "procedure",
    "calendar",
    "words",
    "lock",
    "backup",
    "appearance",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    StoryOffice(folder)
    return folder


@pytest.fixture
def open_as(told, qtbot, qapp, start, clock):
    """Opens Settings at somebody's desk, on the Monday after the story began."""
    clock.set(datetime(2026, 11, 23, 9, tzinfo=UTC))
    for name in ("vault", "state"):
        shutil.copytree(told / name, start.vault.parent / name)
    made = []

    def open_settings(label):
        hands = Hands(qtbot, qapp, start)
        made.append(hands)
        choice = hands.find(f"key-{label}")
        choice.setFocus()
        hands.press(Qt.Key.Key_Space)
        hands.type("passphrase", passphrase_of(label))
        hands.press(Qt.Key.Key_Return)
        hands.wait_for_page("Today")
        hands.window.start_over(Place.SETTINGS)
        hands.wait_for("people-words")
        return hands

    yield open_settings
    for hands in made:
        hands.close()


@pytest.fixture
def hands(open_as):
    return open_as(DESIGNATED_PERSON)


def here(hands):
    return look_at_organisation(hands.windows._workplace.desk)


def go_to(hands, section):
    hands.choose(f"step-{section}")


def keep(hands):
    hands.choose("settings-primary")
    hands.wait_for("done-banner")


def open_person(hands, name):
    people = hands.tab_to("people")
    wanted = next(row.key for row in people.rows if getattr(row, "what", "") == name)
    hands.press(Qt.Key.Key_Home)
    while people.chosen != wanted:
        hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("answer-person")


def test_a_person_is_added_with_roles_and_signed(hands):
    hands.choose("add-person")
    hands.type("answer-person", "Ines Duarte")
    hands.choose("tick-role-counter-signatory")
    hands.choose("tick-role-counter-signatory-deputy")
    keep(hands)
    ines = next(one for one in here(hands).people if one.name == "Ines Duarte")

    assert [(one.role, one.is_deputy) for one in ines.roles] == [(Role.COUNTER_SIGNATORY, True)]
    assert ines.label == ""


def test_roles_are_changed_where_they_stand(hands):
    open_person(hands, "Ann Prosser")
    hands.choose("tick-role-trustee")
    keep(hands)
    ann = next(one for one in here(hands).people if one.name == "Ann Prosser")

    assert {one.role for one in ann.roles} == {Role.LINE_MANAGER, Role.TRUSTEE}


def test_a_refusal_is_said_and_what_was_chosen_stays(hands):
    open_person(hands, "Dilys Okafor")
    hands.choose("tick-role-designated-person")
    hands.choose("tick-role-trustee")
    hands.choose("settings-primary")
    hands.wait_for("attention-banner")

    assert "nobody could give roles" in hands.all_words()
    assert hands.find("tick-role-trustee").isChecked()


def test_a_key_is_removed_only_after_asking_once(hands):
    open_person(hands, "Wren Adeyemi")
    hands.choose("remove-key")
    before = labels(VaultPlace(hands.start.vault, hands.start.state))
    hands.choose("remove-key-yes")
    hands.wait_for("done-banner")

    assert WORKER in before
    assert WORKER not in labels(VaultPlace(hands.start.vault, hands.start.state))


def test_nobody_is_offered_to_remove_their_own_key(hands):
    open_person(hands, "Dilys Okafor")

    assert not hands.sees("remove-key")


def test_a_worker_looks_at_people_and_is_told_who_changes_them(open_as):
    hands = open_as(WORKER)

    assert "Only a designated person" in hands.words("people-words")
    assert not hands.sees("add-person")


def test_the_organisation_and_its_nation_are_changed_by_an_entry(hands):
    go_to(hands, "organisation")
    hands.type("answer-organisation", "Mill Lane Children's Centre")
    hands.choose("choice-wales")
    keep(hands)

    assert (here(hands).name, here(hands).nation) == ("Mill Lane Children's Centre", "wales")


def test_a_pack_of_words_a_phrase_and_a_word_of_our_own_are_signed_together(hands):
    go_to(hands, "words")
    hands.wait_for("tick-words-adults")
    hands.choose("tick-words-adults")
    hands.type("answer-own-phrase", "frequent flyer")
    hands.type("answer-own-why", "It makes light of it.")
    hands.type("answer-own-word", "Zxywy")
    keep(hands)

    words = look_at_words(hands.windows._workplace.desk)
    assert [pack.is_on for pack in words.packs if pack.id == "adults"] == [True]
    assert [one.phrase for one in words.phrases] == ["frequent flyer"]
    assert words.words == ("Zxywy",)


def test_the_procedure_names_version_and_source(hands):
    go_to(hands, "procedure")
    rows = [row for row in hands.find("definitions").rows if getattr(row, "why", "")]

    assert any(row.who == "Version 1" and "Coram Group" in row.why and "July 2021" in row.why for row in rows)


def test_hours_and_a_closure_are_entries(hands):
    go_to(hands, "calendar")
    hands.type("answer-opening", "8:30")
    hands.type("answer-closed-day", "24/12/2026")
    hands.type("answer-closed-why", "Staff training")
    keep(hands)
    found = here(hands)

    assert found.opening == "08:30"
    assert [(one.day, one.name, one.is_bank_holiday) for one in found.closures] == [
        ("2026-12-24", "Staff training", False)
    ]


def test_hours_that_cannot_be_right_are_said_and_kept_as_typed(hands):
    go_to(hands, "calendar")
    typed = {"opening": "early", "closing": "late", "closed-day": "soon"}
    for line, words in typed.items():
        hands.type(f"answer-{line}", words)
    hands.choose("settings-primary")
    hands.wait_for("missing-3")

    assert [hands.words(f"missing-{number}") for number in range(4)] == [
        "Write the time as 09:00",
        "Write a time after the office opens, such as 17:00",
        "Write the date as 24/12/2026",
        "Say what that day is",
    ]
    assert {line: hands.words(f"answer-{line}") for line in typed} == typed
    assert here(hands).opening == "09:00"


def test_an_office_does_not_close_before_it_opens(hands):
    go_to(hands, "calendar")
    hands.type("answer-closing", "07:00")
    hands.choose("settings-primary")
    hands.wait_for("missing-0")

    assert hands.words("missing-0").startswith("Write a time after the office opens")


def test_minutes_out_of_bounds_are_not_kept(hands):
    go_to(hands, "lock")
    for typed in ("0", "16", "-3", "soon", "", "1" * 5000):
        hands.find("answer-lock-minutes").setText(typed)
        hands.choose("settings-primary")
        hands.wait_for("missing-0")

        assert hands.words("missing-0") == "Write a number of minutes from 1 to 15"
    assert read_preferences(hands.start.state).lock_minutes == 5


def test_the_minutes_count_at_once_and_at_the_next_start(hands):
    go_to(hands, "lock")
    hands.type("answer-lock-minutes", "12")
    keep(hands)

    assert hands.windows._idle.seconds == 720
    assert read_preferences(hands.start.state).lock_minutes == 12


def test_a_passphrase_is_changed_with_the_one_there_is(hands):
    go_to(hands, "lock")
    hands.type("current-passphrase", passphrase_of(DESIGNATED_PERSON))
    hands.type("changed-passphrase", NEW)
    hands.type("changed-again", NEW)
    keep(hands)
    hands.close()

    assert hands.vault_says(DESIGNATED_PERSON, NEW, lambda books: books.me.name) == "Dilys Okafor"


def test_a_wrong_passphrase_changes_nothing_and_is_said(hands):
    go_to(hands, "lock")
    hands.type("current-passphrase", "not the one there is")
    hands.type("changed-passphrase", NEW)
    hands.type("changed-again", NEW)
    hands.choose("settings-primary")
    hands.wait_for("attention-banner")

    assert "does not open this key" in hands.all_words()
    assert hands.words("changed-passphrase") == NEW


def test_a_new_recovery_sheet_leads_back_to_settings(hands):
    go_to(hands, "lock")
    hands.choose("new-sheet")
    hands.wait_for("group-9")
    sheet = "".join(hands.words(f"group-{number}") for number in range(1, 10))
    hands.choose("onward")
    hands.type("typed-back", sheet)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for_page("Settings")

    assert hands.sees("section-lock")


def test_a_backup_is_made_in_the_chosen_folder_and_said_in_words(hands, tmp_path):
    go_to(hands, "backup")
    target = tmp_path / "stick"
    target.mkdir()
    hands.page.section.back_up(target)
    hands.wait_for("done-banner")
    made: list[Path] = list(target.iterdir())

    assert [path.name for path in made] == ["safeguard-backup-2026-11-23"]
    assert labels(VaultPlace(made[0], hands.start.state)) == labels(VaultPlace(hands.start.vault, hands.start.state))


def test_a_folder_that_cannot_be_written_is_said_in_words(hands, tmp_path):
    go_to(hands, "backup")
    (tmp_path / "a-file").write_bytes(b"")
    hands.page.section.back_up(tmp_path / "a-file")
    hands.wait_for("attention-banner")

    assert hands.find("settings-primary").isEnabled()


def test_the_check_says_in_words_that_all_is_whole_and_who_was_first(hands):
    go_to(hands, "backup")
    hands.choose("check-vault")
    hands.wait_for("check-words")

    assert "Everything is whole" in hands.all_words()
    assert "enrolled by who made the vault" in hands.words("check-words")


def test_the_theme_and_the_size_change_at_once_and_are_remembered(hands):
    go_to(hands, "appearance")
    hands.choose("choice-theme-dark")
    hands.choose("choice-text-150")
    kept = read_preferences(hands.start.state)

    assert hands.windows.look.theme.is_dark
    assert hands.windows.look.text_scale == 1.5
    assert (kept.theme, kept.text_per_cent) == ("dark", 150)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_section_is_whole_and_named(hands, scale):
    show_at(hands.window, hands.windows.look, scale)
    for section in SECTIONS:
        hands.page.show_section(section)
        settle()

        assert (section, cut_off(hands.page)) == (section, [])
        assert (section, nameless(hands.page)) == (section, [])
        assert (section, nameless_objects(hands.page)) == (section, [])


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_person_is_whole_and_named(hands, scale):
    open_person(hands, "Wren Adeyemi")
    hands.choose("remove-key")
    show_at(hands.window, hands.windows.look, scale)

    assert cut_off(hands.page) == []
    assert nameless(hands.page) == []
    assert nameless_objects(hands.page) == []
