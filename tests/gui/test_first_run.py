"""Setting up a laptop by keyboard, from nothing to Today with four people, and every way it can be cut short or go wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from safeguard_desktop.casework.first_steps import Left, left
from safeguard_desktop.gui.pages.setting_up import page as setting_up
from safeguard_desktop.gui.pages.setting_up.sheet_paper import print_sheet
from safeguard_desktop.vault import VaultPlace, labels
from tests.gui.hands import Hands, StrayWindows
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at

MINE = "seven quiet herons by the water"
THEIRS = "nine grey stones in a dry wall"


@pytest.fixture
def hands(qtbot, qapp, start):
    made = Hands(qtbot, qapp, start)
    yield made
    made.close()


def desk_of(hands):
    workplace = hands.windows._workplace
    assert workplace is not None
    return workplace.desk


def begin(hands):
    hands.tab_to("onward")
    hands.press(Qt.Key.Key_Space)
    hands.wait_for("key-passphrase")


def choose_key(hands):
    label = hands.words("answer-key-label")
    hands.type("key-passphrase", MINE)
    hands.type("key-again", MINE)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("answer-organisation")
    return label


def name_organisation(hands):
    hands.type("answer-organisation", "Mill Lane Early Years")
    hands.choose("choice-wales")
    hands.choose("onward")
    hands.choose("onward")
    hands.wait_for("answer-my-name")


def make_vault(hands):
    begin(hands)
    label = choose_key(hands)
    name_organisation(hands)
    hands.type("answer-my-name", "Robin Ashby")
    hands.choose("tick-my-role-designated-person")
    hands.choose("onward")
    hands.wait_for("people")
    return label


def add(hands, name, role, *, has_key=False):
    hands.choose("add-person")
    hands.type("answer-person", name)
    hands.choose(f"tick-role-{role}")
    if has_key:
        hands.choose("choice-here-now")
        hands.type("new-passphrase", THEIRS)
        hands.type("new-again", THEIRS)
    hands.choose("onward")
    hands.wait_for("people")


def go_to_authorities(hands):
    hands.choose("onward")
    hands.wait_for("answer-authority-name")


def go_to_sheet(hands):
    go_to_authorities(hands)
    hands.choose("onward")
    hands.wait_for("group-9")
    return "-".join(hands.words(f"group-{number}") for number in range(1, 10))


def type_back(hands, sheet):
    hands.choose("onward")
    hands.type("typed-back", sheet)
    hands.press(Qt.Key.Key_Return)


def test_a_laptop_is_set_up_by_keyboard_and_ends_on_today_with_four_people(hands):
    label = make_vault(hands)
    add(hands, "Dana Okello", "line-manager", has_key=True)
    add(hands, "Lee Whitmarsh", "counter-signatory")
    add(hands, "Samira Holt", "trustee")
    type_back(hands, go_to_sheet(hands).lower().replace("-", " "))
    hands.wait_for_page("Today")
    hands.close()
    people = hands.vault_says(label, MINE, lambda books: books.organisation.people.values())

    assert [(one.name, one.has_keys) for one in people] == [
        ("Robin Ashby", True),
        ("Dana Okello", True),
        ("Lee Whitmarsh", False),
        ("Samira Holt", False),
    ]
    assert hands.vault_says(label, MINE, lambda books: books.organisation.nation) == "wales"


def test_an_authority_and_its_number_at_night_are_kept_on_the_way(hands):
    label = make_vault(hands)
    go_to_authorities(hands)
    hands.type("answer-authority-name", "Mill County")
    hands.type("answer-authority-night", "01522 555 0199")
    hands.choose("onward")
    hands.wait_for("group-9")
    hands.close()
    kept = hands.vault_says(label, MINE, lambda books: [*books.organisation.authorities.values()])

    assert [(one.profile.name, one.profile.out_of_hours_telephone) for one in kept] == [
        ("Mill County", "01522 555 0199")
    ]


def test_a_number_that_is_none_is_said_beside_it_and_nothing_typed_is_lost(hands):
    make_vault(hands)
    go_to_authorities(hands)
    hands.type("answer-authority-name", "Mill County")
    hands.type("answer-authority-night", "ask Bob")
    hands.choose("onward")
    hands.wait_for("attention-banner")

    assert "no telephone number" in hands.all_words()
    assert hands.words("answer-authority-night") == "ask Bob"


def test_nothing_is_written_before_the_vault_is_made(hands):
    begin(hands)
    choose_key(hands)
    name_organisation(hands)

    assert not hands.start.vault.exists()


def test_back_loses_nothing(hands):
    begin(hands)
    label = choose_key(hands)
    name_organisation(hands)
    for _step in range(3):
        hands.choose("backward")

    assert (hands.words("answer-key-label"), hands.words("key-passphrase")) == (label, MINE)


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("", "", "Choose a passphrase"),
        (MINE, MINE[:-1], "The two passphrases are not the same"),
        ("short", "short", "at least"),
    ],
)
def test_a_passphrase_that_will_not_do_is_said_beside_it_and_kept(hands, first, again, said):
    begin(hands)
    hands.type("key-passphrase", first)
    hands.type("key-again", again)
    hands.choose("onward")
    hands.wait_for("key-problem")

    assert said in hands.words("key-problem")
    assert hands.words("key-passphrase") == first


def test_the_strength_is_said_in_a_sentence(hands):
    begin(hands)
    hands.type("key-passphrase", "quiet heron")
    few = hands.words("key-strength")
    hands.type("key-passphrase", MINE)

    assert few == "2 words so far. Five or more make it strong."
    assert hands.words("key-strength").startswith("Strong")


def test_what_is_missing_is_said_on_top_and_leads_to_its_field(hands):
    begin(hands)
    choose_key(hands)
    hands.choose("onward")
    hands.wait_for("missing-0")

    assert hands.words("missing-0") == "Type the name of the organisation"
    assert hands.window.focusWidget().objectName() == "answer-organisation"


def test_a_folder_that_is_no_vault_is_left_alone_and_what_was_typed_stays(hands):
    hands.start.vault.mkdir()
    (hands.start.vault / "holiday.jpg").write_bytes(b"mine")
    begin(hands)
    choose_key(hands)
    name_organisation(hands)
    hands.type("answer-my-name", "Robin Ashby")
    hands.choose("onward")
    hands.wait_for("attention-banner")

    assert "Choose an empty folder" in hands.all_words()
    assert hands.words("answer-my-name") == "Robin Ashby"
    assert (hands.start.vault / "holiday.jpg").read_bytes() == b"mine"


def test_what_a_kill_left_of_a_vault_that_nothing_opens_is_set_aside(hands):
    hands.start.vault.mkdir()
    (hands.start.vault / "vault.db").write_bytes(b"half a database")
    label = make_vault(hands)

    assert labels(VaultPlace(hands.start.vault, hands.start.state)) == (label,)
    assert (hands.start.vault.with_name("vault.unfinished-1") / "vault.db").read_bytes() == b"half a database"


def test_setting_up_cut_short_goes_on_at_the_next_unlocking(hands, qtbot, qapp, start):
    make_vault(hands)
    add(hands, "Dana Okello", "line-manager")
    hands.close()
    again = Hands(qtbot, qapp, start)
    again.type("passphrase", MINE)
    again.press(Qt.Key.Key_Return)
    again.wait_for("people")
    found = left(desk_of(again))
    type_back(again, go_to_sheet(again))
    again.wait_for_page("Today")
    done = left(desk_of(again))
    again.close()

    assert (found, done) == (Left.RECOVERY_SHEET, Left.NOTHING)


def test_a_wrong_letter_is_said_and_what_was_typed_stays(hands):
    make_vault(hands)
    sheet = go_to_sheet(hands)
    type_back(hands, sheet[:-1] + ("0" if sheet[-1] != "0" else "1"))
    hands.wait_for("typed-back-problem")

    assert "Compare each group" in hands.words("typed-back-problem")
    assert hands.words("typed-back").startswith(sheet[:-1])


def test_back_from_typing_shows_the_same_sheet_again(hands):
    make_vault(hands)
    sheet = go_to_sheet(hands)
    hands.choose("onward")
    hands.choose("backward")

    assert "-".join(hands.words(f"group-{number}") for number in range(1, 10)) == sheet


def test_a_person_half_typed_is_not_added_by_going_back(hands):
    make_vault(hands)
    hands.choose("add-person")
    hands.type("answer-person", "Dana Okello")
    hands.choose("backward")

    assert "Dana Okello" not in [getattr(row, "what", "") for row in hands.find("people").rows]


def test_a_label_in_use_is_refused_and_the_person_is_not_there(hands):
    mine = make_vault(hands)
    hands.choose("add-person")
    hands.type("answer-person", "Dana Okello")
    hands.choose("tick-role-practitioner")
    hands.choose("choice-here-now")
    hands.type("answer-new-label", mine)
    hands.type("new-passphrase", THEIRS)
    hands.type("new-again", THEIRS)
    hands.choose("onward")
    hands.wait_for("attention-banner")

    assert hands.words("answer-person") == "Dana Okello"
    assert len(hands.windows._workplace.desk.read(lambda books: books.organisation.people)) == 1


def test_where_there_is_no_printer_the_page_says_to_write_by_hand(hands, monkeypatch):
    monkeypatch.setattr(setting_up, "has_printer", lambda: False)
    make_vault(hands)
    go_to_sheet(hands)

    assert "Write the nine groups down by hand" in hands.words("print-words")
    assert not hands.sees("print-sheet")


def test_the_sheet_is_drawn_on_one_page(look, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    print_sheet(printer, ("YJ6R", "7S7S", "GH51") * 3, "0" * 32, look.family)
    from pikepdf import Pdf

    with Pdf.open(tmp_path / "sheet.pdf") as pdf:
        assert len(pdf.pages) == 1


def shown_questions(hands):
    """Each question in turn, from the first to the last."""
    yield "start"
    begin(hands)
    yield "key"
    choose_key(hands)
    yield "organisation"
    hands.type("answer-organisation", "Mill Lane Early Years")
    hands.choose("onward")
    yield "procedure"
    hands.choose("onward")
    yield "you"
    hands.type("answer-my-name", "Robin Ashby")
    hands.choose("onward")
    hands.wait_for("people")
    yield "people"
    hands.choose("add-person")
    hands.choose("tick-role-designated-person")
    hands.choose("choice-here-now")
    yield "person"
    hands.choose("backward")
    go_to_sheet(hands)
    yield "sheet"
    hands.choose("onward")
    yield "typed"


def test_the_procedure_that_is_chosen_is_the_one_the_vault_works_by(hands):
    begin(hands)
    label = choose_key(hands)
    hands.type("answer-organisation", "Mill Lane Early Years")
    hands.choose("onward")
    hands.choose("choice-childrens-society")
    hands.choose("onward")
    hands.type("answer-my-name", "Robin Ashby")
    hands.choose("tick-my-role-designated-person")
    hands.choose("onward")
    hands.wait_for("people")
    hands.close()

    adopted = hands.vault_says(label, MINE, lambda books: books.organisation.adopted)
    assert [one.id for one in adopted if one.definition_kind == "rule-pack"] == ["childrens-society"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_question_is_whole_and_named(hands, scale):
    for question in shown_questions(hands):
        show_at(hands.window, hands.windows.look, scale)

        assert (question, cut_off(hands.page)) == (question, [])
        assert (question, nameless(hands.page)) == (question, [])
        assert (question, nameless_objects(hands.page)) == (question, [])


def test_no_part_of_a_page_flashes_up_as_a_window_of_its_own(hands, qapp):
    stray = StrayWindows(qapp)
    make_vault(hands)
    stray.deleteLater()

    assert stray.seen == []
