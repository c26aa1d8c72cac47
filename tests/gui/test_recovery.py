"""Coming back with the printed sheet: reading, a new key that says how it was made, and wrong letters that cost nothing."""

import pytest
from PySide6.QtCore import Qt

from safeguard_desktop.casework import first_steps
from safeguard_desktop.casework.looking_at_organisation import look_at_organisation
from safeguard_desktop.casework.setting_up import NewOrganisation, NewWorker
from safeguard_desktop.domain.organisation import Basis
from safeguard_desktop.domain.roles import Role
from tests.gui.hands import Hands
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at

MINE = "seven quiet herons by the water"
NEW = "nine grey stones in a dry wall"


@pytest.fixture
def hands(qtbot, qapp, start):
    """A set-up laptop of one designated person whose passphrase is forgotten, before the page for the sheet."""
    first = Hands(qtbot, qapp, start)
    program = first.start.build()
    new = NewOrganisation("Mill Lane", "england", NewWorker("heron", MINE, "Robin Ashby"), (Role.DESIGNATED_PERSON,))
    desk = first_steps.begin(program, program.place(start.vault), new)
    sheet = first_steps.new_recovery_sheet(desk)
    first_steps.type_back(desk, sheet, sheet.text)
    desk.close()
    first.close()
    made = Hands(qtbot, qapp, start)
    made.sheet = sheet.text
    made.choose("recover")
    yield made
    made.close()


def open_records(hands):
    hands.type("recovery-key", hands.sheet)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("only-read")


def choose_new_key(hands):
    hands.choose("onward")
    hands.wait_for("key-passphrase")
    label = hands.words("answer-key-label")
    hands.type("key-passphrase", NEW)
    hands.type("key-again", NEW)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for_page("Today")
    return label


def choose_who(hands, name):
    person = look_at_organisation(hands.windows._workplace.desk).people[0]
    hands.choose(f"choice-{person.id if name == person.name else 'somebody-new'}")


def test_the_same_person_comes_back_with_a_new_key_that_says_so(hands):
    open_records(hands)
    choose_who(hands, "Robin Ashby")
    label = choose_new_key(hands)
    hands.close()
    me, enrolments = hands.vault_says(label, NEW, lambda books: (books.me, books.organisation.enrolments))

    assert (me.name, me.label, me.roles) == ("Robin Ashby", label, {Role.DESIGNATED_PERSON})
    assert enrolments[me.signing_keys[-1]].basis is Basis.AFTER_RECOVERY


def test_somebody_new_gets_roles_that_are_marked(hands):
    open_records(hands)
    choose_who(hands, "")
    hands.type("answer-my-name", "Sam New")
    hands.choose("tick-my-role-line-manager")
    label = choose_new_key(hands)
    hands.close()
    me, marked = hands.vault_says(label, NEW, lambda books: (books.me, books.organisation.roles_after_recovery))

    assert (me.name, marked) == ("Sam New", {(me.id, Role.LINE_MANAGER)})


def test_one_may_only_read(hands):
    open_records(hands)
    hands.choose("only-read")
    hands.wait_for_page("Today")

    assert hands.windows._workplace.desk.vault.signing_key_id is None


def test_a_wrong_letter_is_said_and_what_was_typed_stays(hands):
    hands.type("recovery-key", "abcd-efgh")
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("recovery-key-problem")

    assert "Compare each group" in hands.words("recovery-key-problem")
    assert hands.words("recovery-key") == "abcd-efgh"


def test_nothing_typed_asks_for_the_nine_groups(hands):
    hands.choose("onward")

    assert "nine groups" in hands.words("recovery-key-problem")


def test_nobody_chosen_asks_who(hands):
    open_records(hands)
    hands.choose("onward")
    hands.wait_for("missing-0")

    assert hands.words("missing-0") == "Choose who you are"


def test_back_leads_to_the_keys(hands):
    hands.choose("backward")

    assert hands.sees("unlock")


def test_a_label_in_use_is_refused_and_the_records_stay_open(hands):
    open_records(hands)
    choose_who(hands, "Robin Ashby")
    hands.choose("onward")
    hands.wait_for("key-passphrase")
    hands.type("answer-key-label", "heron")
    hands.type("key-passphrase", NEW)
    hands.type("key-again", NEW)
    hands.press(Qt.Key.Key_Return)
    hands.wait_for("key-problem")

    assert "Choose another name" in hands.words("key-problem")
    assert hands.words("key-passphrase") == NEW


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_question_is_whole_and_named(hands, scale):
    for question in ("paper", "who", "new", "key"):
        if question == "who":
            open_records(hands)
        elif question == "new":
            choose_who(hands, "")
        elif question == "key":
            hands.type("answer-my-name", "Sam New")
            hands.choose("onward")
            hands.wait_for("key-passphrase")
        show_at(hands.window, hands.windows.look, scale)

        assert (question, cut_off(hands.page)) == (question, [])
        assert (question, nameless(hands.page)) == (question, [])
        assert (question, nameless_objects(hands.page)) == (question, [])
