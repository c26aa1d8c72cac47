"""Every part of the kit as a person meets it: named for ears, whole for eyes at double size."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.forms import Choice, Column, Field, Kind, Voice
from safeguard_desktop.gui.kit.banner import Banner, danger_banner, error_banner
from safeguard_desktop.gui.kit.buttons import Button, icon_button
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.chip import StatusChip
from safeguard_desktop.gui.kit.empty_place import EmptyPlace
from safeguard_desktop.gui.kit.field_row import FieldRow
from safeguard_desktop.gui.kit.page_frame import PageFrame
from safeguard_desktop.gui.kit.passphrase_line import PassphraseLine
from safeguard_desktop.gui.kit.row_list import GroupHead, Row, RowList
from safeguard_desktop.gui.kit.save_state import SaveState
from safeguard_desktop.gui.kit.steps import Step, Steps
from safeguard_desktop.gui.kit.words import Words
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at

CHOICES = (
    Choice("physical", "Physical"),
    Choice("exploitation", "Child sexual exploitation or risk of child sexual exploitation by one or several people"),
    Choice("welsh", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
)


def field(kind, **more):
    choices = CHOICES if kind in (Kind.CHOICE, Kind.MULTI_CHOICE) else ()
    columns = (
        (Column("when", "When", Kind.DATE_TIME), Column("what", "What was done", Kind.TEXT))
        if kind is Kind.REPEATING
        else ()
    )
    return Field(f"f-{kind}", f"A question of the kind {kind}", kind, "s", "p", choices=choices, columns=columns,
                 hint="What helps to answer it.", **more)  # fmt: skip


@pytest.fixture
def sampler(qtbot, look):
    """One page with every part on it."""
    page = PageFrame(look)
    qtbot.addWidget(page)
    printer = icon_button(look, "print", "print", "Print", lambda: None)
    page.put_head("Alert form, children", lambda: None, (SaveState(look), printer))
    page.ask(
        "Kind of concern",
        "Choose the one that fits best. You can add others below, and say in your own words what they lack: " * 3,
    )
    page.add(danger_banner(look))
    page.add(error_banner(look, NotPossible("The disk is full. What you typed is still on the screen.", "Make room.")))
    page.add(Banner(look, "done", "Sealed and unchanged", "Checked just now."))
    page.add(StatusChip(look, "needs_answer", "Needs 2 answers"))
    page.add(Card(look, "Section 2", "Filled in by the line manager.", StatusChip(look, "signed", "Signed")))
    page.add(
        EmptyPlace(
            look, "Nothing is due", "What has to happen next appears here.", "Record a concern", lambda: None, "record"
        )
    )
    page.add(PassphraseLine(look, "Passphrase"))
    rows = RowList(look, "due", "What is due")
    rows.show_rows([GroupHead("late", "Overdue", 1, is_late=True), Row("1", "A.K., 9", "EY-7QK4", "Send the written referral",
        "48 hours after the call.", "Coram 6.33", "Sun 22 Nov, 15:30", "22 hours late", is_late=True, chip="You")])  # fmt: skip
    page.add(rows)
    for kind in Kind:
        row = FieldRow(look, field(kind, voice=Voice.VERBATIM))
        row.show_problem("This is before the concern was noticed, 10:05")
        page.add(row)
    steps = Steps(look)
    steps.show_steps(
        [Step("a", "The child", "complete", "Complete", "Your part"), Step("b", "Who noticed, and when")], "b"
    )
    page.put_left(steps, "Section 2 of 6")
    page.put_right(Words("Source wording is kept."), "Guidance")
    page.put_foot(Button(look, "Next: What happened", "next", lambda: None, "primary"), "You can go on now.",
                  (Button(look, "Back", "go-back"),))  # fmt: skip
    return page


def test_everything_that_takes_the_focus_says_what_it_is(sampler, look):
    show_at(sampler, look, 1.0)

    assert nameless(sampler) == []


def test_everything_that_is_pressed_or_typed_in_can_be_found_by_a_test(sampler):
    assert nameless_objects(sampler) == []


@pytest.mark.parametrize("scale", [1.0, 2.0, 2.5])
def test_no_words_are_cut_off(sampler, look, scale):
    show_at(sampler, look, scale)

    assert cut_off(sampler) == []


def test_no_words_are_cut_off_in_a_small_window(sampler, look):
    show_at(sampler, look, 1.0, QSize(560, 500))

    assert cut_off(sampler) == []


@pytest.mark.parametrize("theme", ["dark", "high-contrast-dark"])
def test_a_change_of_theme_keeps_everything_whole(sampler, look, theme):
    show_at(sampler, look, 1.0, theme=theme)

    assert cut_off(sampler) == []


@pytest.mark.usefixtures("look")
def test_cut_off_words_are_found(qtbot):
    words = Words("These words need far more room than they are given").on_one_line()
    qtbot.addWidget(words)
    words.setFixedSize(60, 12)
    words.show()

    assert cut_off(words) != []


def test_a_nameless_button_is_found(qtbot, look):
    button = Button(look, "", "mute", None, "quiet", "print")
    qtbot.addWidget(button)
    button.show()

    assert nameless(button) != []


def test_a_row_is_read_aloud_as_a_sentence():
    row = Row("1", "A.K., 9", "EY-7QK4", "Send the written referral", "48 hours after the call.", "Coram 6.33",
              "Sun 22 Nov, 15:30", "22 hours late", chip="You")  # fmt: skip

    assert row.sentence() == (
        "A.K., 9, EY-7QK4. Send the written referral. Sun 22 Nov, 15:30, 22 hours late. You. 48 hours after the call. Coram 6.33."
    )


def test_many_buttons_at_the_foot_of_a_page_are_whole_at_double_size(qtbot, wide_look):
    window, page = QWidget(), PageFrame(wide_look)
    qtbot.addWidget(window)
    page.setParent(window)
    others = tuple(
        Button(wide_look, words, words) for words in ("Go to Today", "Open the case file", "See what I signed")
    )
    page.put_foot(Button(wide_look, "Fill in the alert form from it", "primary", None, "primary"), "", others)
    page.setGeometry(0, 0, 1254, 768)
    show_at(window, wide_look)

    assert cut_off(page) == []
