"""The window by keyboard: going places, hiding, locking, and nobody's name in its title."""

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.gui.idle_lock import IdleLock
from safeguard_desktop.gui.kit.help_panel import HelpPanel
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.window import MainWindow

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Stand(Page):
    """A page for tests: one line, and a diary of what happened to it."""

    rail = Rail.FULL

    def __init__(self, look, place, diary):
        super().__init__(look)
        self.place, self.diary = place, diary
        self.line = QLineEdit()
        self.line.setAccessibleName("What happened")
        self.line.setAccessibleDescription("Say what you saw.")
        self.add(self.line)

    def enter(self, about=None):
        self.diary.append(("enter", self.place, about))

    def leave(self):
        self.diary.append(("leave", self.place))

    def first_focus(self):
        return self.line

    def help_words(self):
        return "This page is a test."


@pytest.fixture
def diary():
    return []


@pytest.fixture
def locked():
    """What was to be saved at each lock."""
    savers: list[object] = []
    return savers


@pytest.fixture
def window(qtbot, look, diary, locked):
    """An open program with a page in every place."""
    made = MainWindow(look, lambda place: Stand(look, place, diary), locked.append)
    made.open_up()
    made.start_over(Place.TODAY)
    qtbot.addWidget(made, before_close_func=lambda window: setattr(window, "_is_open", False))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.start_over(Place.TODAY)
    return made


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.ControlModifier):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def test_the_title_is_the_programs_name_and_nothing_else(window):
    window.show_person("Robin Ashby", "Practitioner")

    assert window.windowTitle() == "Safeguard Desktop"


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_N, Place.RECORD), (Qt.Key.Key_F, Place.CASES)])
def test_a_key_goes_to_its_place(qtbot, window, key, place):
    press(qtbot, window, key)

    assert window.page.place is place


def test_a_page_is_left_before_another_is_entered(window, diary):
    diary.clear()
    window.go(Place.CASE, "EY-7QK4")

    assert diary == [("leave", Place.TODAY), ("enter", Place.CASE, "EY-7QK4")]


def test_back_goes_to_where_one_came_from_with_what_it_was_about(window, diary):
    window.go(Place.CASE, "EY-7QK4")
    window.go(Place.DOCUMENT)
    window.back()

    assert diary[-1] == ("enter", Place.CASE, "EY-7QK4")


def test_back_with_nothing_behind_goes_to_today(window, diary):
    window.start_over(Place.SETTINGS)
    window.back()

    assert diary[-1] == ("enter", Place.TODAY, None)


def test_the_first_focus_is_where_typing_begins(window):
    window.go(Place.CASE)

    assert window.focusWidget() is window.page.line


def test_f1_explains_the_focused_field_and_the_page(qtbot, window):
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    words = window.findChild(HelpPanel).findChild(type(window.findChild(HelpPanel)._words), "help-words").text()

    assert "Say what you saw." in words
    assert "This page is a test." in words


def test_escape_closes_the_help_and_gives_the_focus_back(qtbot, window):
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert window.focusWidget() is window.page.line
    assert not window.is_hidden


@pytest.mark.parametrize(
    "keys", [[(Qt.Key.Key_H, CONTROL_SHIFT)], [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)] * 2]
)
def test_the_quick_keys_cover_the_whole_page(qtbot, window, keys):
    for key, modifier in keys:
        press(qtbot, window, key, modifier)

    assert window.is_hidden
    assert not window.page.isVisible()


def test_one_escape_covers_nothing(qtbot, window):
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert not window.is_hidden


def test_no_letter_typed_on_the_cover_reaches_the_page(qtbot, window):
    window.hide_screen()
    qtbot.keyClicks(window.focusWidget(), "secret")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert window.is_hidden
    assert window.page.line.text() == ""


def test_escape_on_the_cover_comes_back_to_the_same_field(qtbot, window):
    window.hide_screen()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)

    assert not window.is_hidden
    assert window.focusWidget() is window.page.line


def test_a_lock_leaves_the_page_covers_it_and_hands_on_what_must_be_saved(qtbot, window, diary, locked):
    done = window.before_lock(len)
    window.before_lock(max)
    done()
    press(qtbot, window, Qt.Key.Key_L)

    assert diary[-1] == ("leave", Place.TODAY)
    assert window.is_hidden
    assert locked == [[max]]


@pytest.mark.parametrize(
    "turn", [lambda window: window.go(Place.CASE), MainWindow.back, lambda window: window.start_over(Place.TODAY)]
)
def test_a_late_answer_during_a_lock_leads_nowhere(window, diary, turn):
    window.go(Place.SETTINGS)
    window.lock()
    diary.clear()
    turn(window)

    assert diary == []


def test_after_a_lock_that_could_not_save_one_goes_on(window, diary):
    window.lock()
    window.stay_covered(NotPossible("The disk is full."))
    window.go(Place.CASE)

    assert diary[-1] == ("enter", Place.CASE, None)


def test_what_could_not_be_saved_is_still_on_the_screen_after_a_lock(qtbot, window):
    qtbot.keyClicks(window.page.line, "words")
    window.lock()
    window.stay_covered(NotPossible("The disk is full."))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)

    assert window.page.line.text() == "words"


def test_closing_the_window_locks_first(window, locked):
    window.close()

    assert len(locked) == 1


def test_nobody_there_for_five_minutes_locks(qapp, clock):
    locked = []
    idle = IdleLock(qapp, clock, 300, lambda: locked.append(True))
    idle.begin()
    clock.set(clock.now() + timedelta(seconds=299))
    idle.look()
    before = list(locked)
    clock.set(clock.now() + timedelta(seconds=1))
    idle.look()

    assert (before, locked) == ([], [True])


def test_a_key_keeps_it_open(qtbot, qapp, window, clock):
    locked = []
    idle = IdleLock(qapp, clock, 300, lambda: locked.append(True))
    idle.begin()
    clock.set(clock.now() + timedelta(seconds=200))
    qtbot.keyClicks(window.page.line, "a")
    clock.set(clock.now() + timedelta(seconds=200))
    idle.look()
    idle.end()

    assert locked == []


def test_a_clock_put_back_does_not_keep_it_open_for_ever(qapp, clock):
    locked = []
    idle = IdleLock(qapp, clock, 300, lambda: locked.append(True))
    idle.begin()
    clock.set(clock.now() - timedelta(hours=3))
    idle.look()
    clock.set(clock.now() + timedelta(seconds=300))
    idle.look()

    assert locked == [True]


@pytest.fixture
def background(qapp):  # noqa: ARG001 - signals need the application
    from safeguard_desktop.gui.background import Background

    made = Background()
    yield made
    made.close()


def test_work_is_done_off_the_gui_thread_and_answered_on_it(qtbot, background):
    seen = []
    background.in_background(threading.get_ident, lambda ident: seen.extend([ident, threading.get_ident()]))
    qtbot.waitUntil(lambda: len(seen) == 2)

    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()


def test_a_late_answer_to_an_older_question_is_dropped(qtbot, background):
    answers: list[object] = []
    go = threading.Event()
    background.in_background(lambda: go.wait(5) and "old", answers.append, question="q")
    background.in_background(lambda: "new", answers.append, question="q")
    go.set()
    qtbot.waitUntil(lambda: not background.is_working)

    assert answers == ["new"]


def test_an_error_a_person_can_mend_is_handed_to_the_page(qtbot, background):
    errors: list[NotPossible] = []

    def work():
        raise NotPossible("The disk is full.")

    background.in_background(work, errors.append, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)

    assert errors[0].message == "The disk is full."


def test_our_own_bug_goes_up(qtbot, background):
    with qtbot.capture_exceptions() as exceptions:
        background.in_background(lambda: 1 // 0, lambda _result: None, lambda _error: None)
        qtbot.waitUntil(lambda: len(exceptions) == 1)

    assert exceptions[0][0] is ZeroDivisionError


def test_work_that_lasts_is_shown(qtbot, background):
    go = threading.Event()
    with qtbot.waitSignal(background.working_changed) as shown:
        background.in_background(lambda: go.wait(5), lambda _result: None)
    with qtbot.waitSignal(background.working_changed) as hidden:
        go.set()

    assert (shown.args, hidden.args) == ([True], [False])
