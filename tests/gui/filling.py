"""A part in the hands of somebody at their desk: what is pressed, typed and seen, for the tests of the form-part place.

from tests.gui.filling import press, type_into
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from safeguard_desktop.casework.cases import show_case
from safeguard_desktop.casework.drafting import my_drafts

FORM = "coram-child-alert"
AT = "2026-11-20 19:00"


def words_on(seat):
    return [label.text() for label in seat.page.findChildren(QLabel) if label.isVisible()]


def focus_of(seat):
    """What has the focus in the window, also where no system window is in front."""
    return seat.window.focusWidget()


def press(qtbot, seat, name, key=Qt.Key.Key_Space):
    widget = seat.find(name)
    widget.setFocus()
    qtbot.keyClick(widget, key)
    seat.settle(qtbot)


def type_into(qtbot, seat, name, text):
    widget = seat.find(name)
    widget.setFocus()
    qtbot.keyClicks(widget, text)


def type_again(qtbot, seat, name, text):
    seat.find(name).selectAll()
    type_into(qtbot, seat, name, text)


def kept_answers(seat):
    """The answers of my drafts as they are on the disk."""
    return [draft.answers for draft in my_drafts(seat.desk)]


def fill_manager(qtbot, seat):
    type_into(qtbot, seat, "answer-recommendation", "Refer. She is afraid to go back.")
    type_into(qtbot, seat, "answer-designated_person_told_at", "20/11/2026 18:55")
    press(qtbot, seat, "step-manager-view")
    press(qtbot, seat, "answer-recommends_referral-yes")
    press(qtbot, seat, "step-check-and-sign")


def fill_with_a_time_to_come(qtbot, seat):
    """What is told then is unusual, so that a reason is asked for."""
    fill_manager(qtbot, seat)
    press(qtbot, seat, "step-recommendation")
    type_again(qtbot, seat, "answer-designated_person_told_at", "21/11/2026 10:00")
    press(qtbot, seat, "step-check-and-sign")
    qtbot.waitUntil(lambda: seat.find("reasons-asked").isVisible())


def sign(qtbot, seat, way="not-yet"):
    press(qtbot, seat, f"way-{way}")
    press(qtbot, seat, "sign")


def parts_of(seat, part):
    records = show_case(seat.desk, seat.office.reference).records.values()
    return [one for record in records for one in record.parts if one.content.part == part]
