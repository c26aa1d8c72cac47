"""A machine clock put back: the windows ask why where the change is made, keep what was typed, and then do it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from safeguard_desktop.casework.cases import list_cases
from safeguard_desktop.casework.looking_at_organisation import look_at_organisation
from safeguard_desktop.casework.setting_up import close_on
from safeguard_desktop.gui.errands import DocumentToIssue
from safeguard_desktop.gui.place import Place
from tests.story_office import DESIGNATED_PERSON, WORKER

FORM = "coram-child-alert"
NOW = "2026-11-23 09:00"
WHY = "The battery was flat."


@pytest.fixture
def seated(at_desk, qtbot):
    """At a desk whose last entry was made three hours after what the clock says now."""

    def sit(label, place, about=None, steps=1):
        seat = at_desk(steps, label, NOW, place)
        close_on(seat.desk, "2026-12-24", "Closed")
        seat.office.clock.set(seat.office.clock.now() - timedelta(hours=3))
        seat.window.start_over(Place.TODAY)
        seat.window.go(place, about(seat) if callable(about) else about)
        seat.settle(qtbot)
        return seat

    return sit


def press(qtbot, seat, *names):
    for name in names:
        widget = seat.find(name)
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Space)
        seat.settle(qtbot)


def fill(seat, name, words):
    seat.find(f"answer-{name}").setText(words)


def say_why(seat):
    fill(seat, "reason-1", WHY)


def words_on(seat):
    return " ".join(label.text() for label in seat.page.findChildren(QLabel) if label.isVisible())


def test_settings_ask_why_keep_what_was_typed_and_show_the_mark(seated, qtbot):
    seat = seated(DESIGNATED_PERSON, Place.SETTINGS, "organisation")
    fill(seat, "organisation", "Mill Lane Children's Centre")
    press(qtbot, seat, "settings-primary")

    assert "This machine's clock is behind" in words_on(seat)
    assert seat.find("answer-organisation").text() == "Mill Lane Children's Centre"
    say_why(seat)
    press(qtbot, seat, "settings-primary")
    assert look_at_organisation(seat.desk).name == "Mill Lane Children's Centre"
    assert not seat.find("reasons-asked").isVisible()
    assert WHY in words_on(seat)


def test_a_closure_is_taken_back_in_settings_with_a_reason(seated, qtbot):
    seat = seated(DESIGNATED_PERSON, Place.SETTINGS, "calendar")
    press(qtbot, seat, "withdraw-2026-12-24")
    say_why(seat)
    press(qtbot, seat, "withdraw-2026-12-24")

    assert look_at_organisation(seat.desk).closures == ()


def test_a_new_case_file_asks_why_and_then_opens(seated, qtbot):
    seat = seated(WORKER, Place.RECORD)
    before = len(list_cases(seat.desk))
    press(qtbot, seat, "danger-no", "continue", f"kind-{FORM}", "continue", "who-new")
    fill(seat, "initials", "B.B.")
    press(qtbot, seat, "continue")

    assert len(list_cases(seat.desk)) == before
    say_why(seat)
    press(qtbot, seat, "continue")
    opened = next(one for one in list_cases(seat.desk) if one.initials == "B.B.")
    content = opened.entries[0].content
    assert content is not None
    assert content.reasons == {"clock-behind": WHY}


def test_a_document_asks_why_before_it_is_drawn(seated, qtbot):
    def pages(seat):
        case = seat.desk.read(lambda books: books.case(seat.office.reference))
        return DocumentToIssue(case.reference, FORM, next(iter(case.records)))

    seat = seated(WORKER, Place.DOCUMENT, pages)
    qtbot.waitUntil(lambda: seat.page.paper.pages.pageCount() > 0 and not seat.background.is_working, timeout=20_000)
    press(qtbot, seat, "primary")
    say_why(seat)
    press(qtbot, seat, "primary")
    qtbot.waitUntil(lambda: not seat.background.is_working, timeout=20_000)

    ((_entry, issued),) = seat.desk.read(lambda books: books.case(seat.office.reference)).documents
    assert issued.reasons == {"clock-behind": WHY}
