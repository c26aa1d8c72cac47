"""Today, by keyboard, over a real vault with the demo's story told so far."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from safeguard_desktop.casework.drafting import begin_draft, keep_draft
from safeguard_desktop.casework.due_lines import DueKey
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.gui.errands import CaseToShow, DraftToContinue, PartToFill, PartToPassOn
from safeguard_desktop.gui.kit.row_list import GroupHead, Row
from safeguard_desktop.gui.place import Place
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import DESIGNATED_PERSON, LINE_MANAGER, WORKER

MONDAY = "2026-11-23 14:02"


@pytest.fixture
def today(at_desk, qtbot):
    """Today as a worker sees it, so many steps into the story."""

    def go(steps=4, label=WORKER, at=MONDAY, before=None):
        seat = at_desk(steps, label, at, Place.TODAY, before=before)
        seat.window.start_over(Place.TODAY)
        seat.settle(qtbot)
        return seat

    return go


def rows_of(seat):
    return [row for row in seat.find("due-list").rows if isinstance(row, Row)]


def heads_of(seat):
    return [(row.words, row.count) for row in seat.find("due-list").rows if isinstance(row, GroupHead)]


def words_on(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def press(qtbot, widget, *keys):
    widget.setFocus()
    for key in keys:
        qtbot.keyClick(widget, key)


def test_mine_comes_first_by_when_and_what_others_have_to_do_after_it(today):
    seat = today()

    assert heads_of(seat) == [("Overdue", 1), ("Next seven days", 1), ("Waiting for others", 5)]


def test_a_late_row_says_who_what_when_how_late_and_whose(today):
    row = rows_of(today())[0]

    assert (row.who, row.what.split(",")[0], row.when, row.distance, row.is_late, row.chip) == (
        "M.T., 14",
        "Send the referral in writing",
        "Sun 22 Nov, 18:40",
        "19 hours late",
        True,
        "You",
    )


def test_enter_on_a_row_goes_to_the_part_that_ends_it(today, qtbot):
    seat = today()
    press(qtbot, seat.find("due-list"), Qt.Key.Key_Return)

    errand = seat.told
    assert isinstance(errand, PartToFill)
    assert (errand.form_id, errand.part, errand.record) == ("referral-log", "written", seat.office.records["log"])


def test_the_next_persons_part_is_reached_from_her_today(today, qtbot):
    seat = today(2, DESIGNATED_PERSON, "2026-11-20 18:10")
    place = next(n for n, row in enumerate(seat.find("due-list").rows) if getattr(row, "what", "").startswith("Decide"))
    due = seat.find("due-list")
    due.setFocus()
    due.setCurrentIndex(due.model().index(place, 0))
    qtbot.keyClick(due, Qt.Key.Key_Return)

    assert (seat.told.form_id, seat.told.part) == ("coram-child-alert", "direction")


def test_a_form_that_is_signed_but_not_sent_leads_to_saying_how_it_was_passed_on(today, qtbot):
    seat = today(1, WORKER, "2026-11-20 18:00")
    place = next(
        n for n, row in enumerate(seat.find("due-list").rows) if getattr(row, "what", "").startswith("Send the")
    )
    due = seat.find("due-list")
    due.setFocus()
    due.setCurrentIndex(due.model().index(place, 0))
    qtbot.keyClick(due, Qt.Key.Key_Return)

    assert isinstance(seat.told, PartToPassOn)


def test_what_only_another_may_sign_leads_to_the_forms_of_the_case(today):
    seat = today()
    seat.find("due-list").opened.emit(next(row.key for row in rows_of(seat) if row.what.startswith("Counter-sign")))

    assert seat.told == CaseToShow(seat.office.reference, "forms")


def test_space_on_a_row_asks_how_its_time_was_counted(today, qtbot):
    seat = today()
    second = rows_of(seat)[1].key
    press(qtbot, seat.find("due-list"), Qt.Key.Key_Down, Qt.Key.Key_Space)

    assert seat.told == second


def test_a_press_on_the_paragraph_of_a_row_asks_how_it_was_counted(today, qtbot):
    seat = today()
    due = seat.find("due-list")
    index = due.model().index(1, 0)
    place = due.itemDelegate().paragraph_place(index, due.visualRect(index))
    qtbot.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=place.center())

    assert isinstance(seat.told, DueKey)


def test_a_press_on_the_rest_of_a_row_opens_it(today, qtbot):
    seat = today()
    due = seat.find("due-list")
    index = due.model().index(1, 0)
    qtbot.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=due.visualRect(index).topLeft() + QPoint(40, 10))

    assert isinstance(seat.told, PartToFill)


def test_the_navigation_counts_what_is_mine(today):
    seat = today()

    assert seat.window.findChild(object, "nav-today").accessibleName() == "Today, 2"


def test_the_filter_shows_a_roles_work_and_keeps_its_choice(today, qtbot):
    seat = today()
    press(qtbot, seat.find("whose-designated-person"), Qt.Key.Key_Space)
    assert {row.whose for row in rows_of(seat)} == {"Designated person"}
    seat.window.go(Place.SETTINGS)
    seat.window.back()
    seat.settle(qtbot)
    assert {row.whose for row in rows_of(seat)} == {"Designated person"}


def test_time_going_on_moves_a_row_to_overdue_and_the_focus_stays_where_it_was(today, qtbot):
    seat = today(4, WORKER, "2026-11-22 18:30")
    due = seat.find("due-list")
    due.setFocus()
    chosen = due.chosen
    assert heads_of(seat)[0][0] == "Today"
    seat.office.clock.set(seat.office.clock.now() + timedelta(minutes=15))
    seat.page._afresh.timeout.emit()
    seat.settle(qtbot)

    assert heads_of(seat)[0] == ("Overdue", 1)
    assert due.hasFocus()
    assert due.chosen == chosen


def test_a_refresh_with_nothing_new_does_not_touch_the_list(today, qtbot):
    seat = today()
    resets = []
    seat.find("due-list").model().modelReset.connect(lambda: resets.append(1))
    seat.page._afresh.timeout.emit()
    seat.settle(qtbot)

    assert resets == []


def writes_a_draft(office):
    """The worker begins an update and does not sign it."""
    desk = office.desk_of(WORKER, MONDAY)
    keep_draft(desk, begin_draft(desk, "coram-child-alert", "update", office.reference), {"update": "CANARY"}, {})
    desk.close()


def test_a_draft_of_mine_is_gone_on_with_from_here(today, qtbot):
    seat = today(before=writes_a_draft)
    press(qtbot, seat.find("my-drafts"), Qt.Key.Key_Return)

    assert isinstance(seat.told, DraftToContinue)


def test_anothers_draft_is_named_by_part_and_since_when_without_its_words(today):
    seat = today(label=LINE_MANAGER, before=writes_a_draft)

    assert any("Begun by Wren Adeyemi, Mon 23 Nov" in words for words in words_on(seat.page))
    assert not any("CANARY" in words for words in words_on(seat.page))


def test_danger_stands_in_red_before_everything_else(today):
    def danger_is_seen(office):
        answers = {**office.story.steps[0]["answers"], "immediate_risk": "yes", "immediate_risk_at": "2026-11-20 17:00"}
        office.tell(1, answers=answers, reasons={"late": "999 came first."})

    seat = today(0, WORKER, "2026-11-20 18:00", danger_is_seen)

    assert seat.find("danger-banner").isVisible()
    assert "M.T., 14: danger was seen 1 hour ago" in words_on(seat.page)


def test_an_empty_today_teaches_and_leads_to_the_first_concern(today, qtbot):
    seat = today(-1)
    assert "Nothing is due" in words_on(seat.page)
    press(qtbot, seat.find("empty-place-button"), Qt.Key.Key_Space)

    assert seat.window.page is not None
    assert seat.told is None


def test_a_refusal_is_said_in_words_and_what_was_shown_stays(today):
    seat = today()
    before = rows_of(seat)
    seat.page._on_failed(NotPossible("The disk cannot be read. The record is safe.", "Try again."))

    assert "The disk cannot be read. The record is safe." in words_on(seat.page)
    assert rows_of(seat) == before


def test_many_rows_are_shown_a_few_at_a_time(today, qtbot, monkeypatch):
    monkeypatch.setattr("safeguard_desktop.gui.pages.today.page.ROWS_AT_ONCE", 3)
    seat = today()
    assert len(rows_of(seat)) == 3
    press(qtbot, seat.find("show-more"), Qt.Key.Key_Space)

    assert len(rows_of(seat)) == 6
    assert heads_of(seat)[-1] == ("Waiting for others", 5)


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast-light"])
def test_everything_on_today_has_a_name(today, look, theme):
    seat = today()
    show_at(seat.window, look, 1.0, theme=theme)

    assert nameless(seat.page) == []
    assert nameless_objects(seat.page) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("steps", [-1, 4])
def test_nothing_on_today_is_cut_off(today, look, scale, steps):
    seat = today(steps)
    show_at(seat.window, look, scale)

    assert cut_off(seat.page) == []


def test_typing_initials_shows_one_case_files_work_alone_and_clearing_shows_all(today, qtbot):
    seat = today()
    before = rows_of(seat)
    qtbot.keyClick(seat.window.centralWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(seat.find("find-due"), "zz")
    seat.settle(qtbot)
    assert rows_of(seat) == []
    assert "Nothing fits" in words_on(seat.page)
    seat.find("find-due").clear()
    qtbot.keyClicks(seat.find("find-due"), "mt")

    assert rows_of(seat) == before


def test_a_review_says_which_of_the_reviews_it_is(today):
    seat = today(4, DESIGNATED_PERSON)
    row = next(row for row in rows_of(seat) if row.what == "Review the concern")

    assert row.why == "Weekly review 1 of 4, since designated person told."


def test_the_authoritys_duty_says_whose_it_is_and_that_one_may_chase(today, qtbot):
    seat = today()
    press(qtbot, seat.find("whose-everyone"), Qt.Key.Key_Space)
    row = next(row for row in rows_of(seat) if row.what == "The authority decides what it will do")

    assert (row.whose, row.holder) == ("The authority's duty", "Northbank Council. You may chase.")
