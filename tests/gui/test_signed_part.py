"""A signed part looked at, put right, confirmed and passed on through the window, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from safeguard_desktop.casework.cases import open_case, show_case
from safeguard_desktop.casework.drafting import my_drafts
from safeguard_desktop.casework.following_up import amend
from safeguard_desktop.casework.signing import PartToSign, sign_part
from safeguard_desktop.domain.contents import ToldBy
from safeguard_desktop.gui.errands import DraftToContinue, PartToAmend, PartToConfirm, PartToPassOn, PartToShow
from safeguard_desktop.gui.place import Place
from tests.gui.hands import StrayWindows
from tests.gui.looking import cut_off, nameless, show_at
from tests.story_office import DESIGNATED_PERSON, LINE_MANAGER, WORKER

FORM = "coram-child-alert"
EXACT = {"voice": "verbatim", "text": "he said  the flat", "speaker": "Z.Q.", "at": "10:08"}
ASKED = {"voice": "asked", "text": "Tell me."}
TALK = {
    "began_at": "2026-11-23T10:05+00:00",
    "ended_at": "2026-11-23T10:20+00:00",
    "account": [EXACT, ASKED],
    "immediate_risk": "no",
}


def first_part(desk, reference, part="report"):
    records = show_case(desk, reference).records.values()
    return next(one for record in records for one in record.parts if one.content.part == part)


@pytest.fixture
def looking(at_desk, qtbot):
    """Somebody at a signed part, on an errand of this kind."""

    def go(errand, label=WORKER, steps=1, part="report", before=None):
        seat = at_desk(steps, label, "2026-11-20 19:00", Place.FORM_PART, before=before)
        seat.window.start_over(Place.TODAY)
        entry = first_part(seat.desk, seat.office.reference, part).entry
        seat.window.go(Place.FORM_PART, errand(seat.office.reference, entry))
        seat.settle(qtbot)
        return seat

    return go


def told_by_telephone(office):
    """The worker has written down what the line manager said on the telephone."""
    desk = office.desk_of(WORKER, "2026-11-20 18:30")
    manager = next(p for p in desk.read(lambda books: books.organisation.people.values()) if p.label == LINE_MANAGER)
    told = ToldBy(manager.id, manager.name, "2026-11-20T18:20+00:00", "Yes, refer")
    answers = {"recommendation": "Refer.", "recommends_referral": "yes"}
    sign_part(desk, office.reference, PartToSign(FORM, "manager", answers, office.records["alert"], told_by=told))
    desk.close()


def words_on(seat):
    return [label.text() for label in seat.page.findChildren(QLabel) if label.isVisible()]


def press(qtbot, seat, *names):
    for name in names:
        widget = seat.find(name)
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Space)
        seat.settle(qtbot)


def type_over(qtbot, seat, name, text):
    widget = seat.find(name)
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, text)


def test_it_says_who_signed_it_and_how_it_was_passed_on(looking):
    words = words_on(looking(PartToShow))

    assert any("Signed by Wren Adeyemi, practitioner, Fri 20 Nov 2026, 17:40" in one for one in words)
    assert any("Opened on this laptop by the line manager" in one for one in words)


def test_an_answer_is_put_right_with_a_reason_and_both_are_shown(looking, qtbot):
    seat = looking(PartToShow)
    press(qtbot, seat, "change-project")
    type_over(qtbot, seat, "answer-project", "Drop-in, Harbour Road")
    type_over(qtbot, seat, "answer-amend-reason", "I wrote the wrong place")
    press(qtbot, seat, "sign-amendment", "see-signed")

    words = words_on(seat)
    assert "Drop-in, Harbour Road" in words
    assert words.index("Drop-in, Harbour Road") < words.index("As it was first signed")
    assert words.index("As it was first signed") < words.index("Drop-in, Mill Lane")
    assert "Put right because: I wrote the wrong place" in words


def test_putting_right_without_a_reason_asks_for_it(looking, qtbot):
    seat = looking(PartToShow)
    press(qtbot, seat, "change-project")
    type_over(qtbot, seat, "answer-project", "Drop-in, Harbour Road")

    press(qtbot, seat, "sign-amendment")

    assert "Please say why." in words_on(seat)


def test_an_amendment_in_mid_word_is_kept_and_gone_on_with(looking, qtbot):
    seat = looking(lambda reference, entry: PartToAmend(reference, entry, "project"))
    type_over(qtbot, seat, "answer-amend-reason", "I wrote")
    seat.window.lock()
    seat.settle(qtbot)
    seat.window.come_back()

    seat.window.go(Place.FORM_PART, DraftToContinue(my_drafts(seat.desk)[0].id))
    seat.settle(qtbot)

    assert seat.find("answer-amend-reason").toPlainText() == "I wrote"


def test_one_errand_after_the_other_in_the_same_place_loses_nothing(looking, qtbot):
    seat = looking(lambda reference, entry: PartToAmend(reference, entry, "project"))
    type_over(qtbot, seat, "answer-amend-reason", "I wrote")
    entry = first_part(seat.desk, seat.office.reference).entry

    for errand in (PartToPassOn, PartToShow):
        seat.window.go(Place.FORM_PART, errand(seat.office.reference, entry))
        seat.settle(qtbot)

    assert my_drafts(seat.desk)[0].cursor["reason"] == "I wrote"


def test_the_draft_of_an_amendment_is_gone_once_it_is_signed(looking, qtbot):
    seat = looking(lambda reference, entry: PartToAmend(reference, entry, "project"))
    type_over(qtbot, seat, "answer-project", "Elsewhere")
    type_over(qtbot, seat, "answer-amend-reason", "Wrong place")
    press(qtbot, seat, "sign-amendment")

    assert my_drafts(seat.desk) == []


def test_an_amendment_that_does_not_fit_is_refused_in_words_and_kept(looking, qtbot):
    seat = looking(lambda reference, entry: PartToAmend(reference, entry, "noticed_at"))
    type_over(qtbot, seat, "answer-noticed_at", "some time ago")
    type_over(qtbot, seat, "answer-amend-reason", "Wrong time")
    press(qtbot, seat, "sign-amendment")

    assert any(words.startswith("This date and time cannot be read.") for words in words_on(seat))
    assert seat.find("answer-noticed_at").text() == "some time ago"


def test_who_told_it_by_telephone_signs_for_their_own_words(looking, qtbot):
    seat = looking(PartToConfirm, LINE_MANAGER, part="manager", before=told_by_telephone)
    assert "Are these your words?" in words_on(seat)

    press(qtbot, seat, "confirm")

    assert first_part(seat.desk, seat.office.reference, "manager").confirmed_by is not None


def test_nobody_else_is_asked_to_sign_for_them(looking):
    seat = looking(PartToConfirm, DESIGNATED_PERSON, part="manager", before=told_by_telephone)

    assert "Are these your words?" not in words_on(seat)
    assert "Their own signature is still to come." in words_on(seat)


def test_how_it_was_passed_on_can_be_said_later(looking, qtbot):
    seat = looking(PartToPassOn)
    press(qtbot, seat, "way-printed", f"to-designated-person-{DESIGNATED_PERSON}", "passed-on-now", "sign-passing")

    ways = [one.passed_on.how for one in first_part(seat.desk, seat.office.reference).passings]
    assert ways == ["on-this-laptop", "printed"]


def test_opening_it_records_that_it_was_received(looking):
    seat = looking(PartToShow, DESIGNATED_PERSON)

    received = [one.passed_on.to for one in first_part(seat.desk, seat.office.reference).passings]
    assert "designated-person" in received


def pages(seat, qtbot, page):
    if page == "amend":
        press(qtbot, seat, "change-project")
    if page == "pass-on":
        press(qtbot, seat, "pass-on", "way-sent")


@pytest.mark.parametrize("page", ["show", "amend", "pass-on"])
def test_everything_has_a_name(looking, qtbot, page):
    seat = looking(PartToShow)
    pages(seat, qtbot, page)

    assert nameless(seat.page) == []


@pytest.mark.parametrize("page", ["show", "amend", "pass-on"])
def test_nothing_is_cut_off_at_double_size(looking, qtbot, look, page):
    seat = looking(PartToShow)
    pages(seat, qtbot, page)
    show_at(seat.window, look, 2.0)

    assert cut_off(seat.page) == []


def test_nothing_is_cut_off_where_own_words_are_signed_for(looking, look):
    seat = looking(PartToConfirm, LINE_MANAGER, part="manager", before=told_by_telephone)
    show_at(seat.window, look, 2.0)

    assert cut_off(seat.page) == []


def test_exact_words_that_were_put_right_are_shown_both_ways_on_their_own_ground(at_desk, qtbot):
    seat = at_desk(0, WORKER, "2026-11-23 10:42", Place.FORM_PART)
    reference = open_case(seat.desk, "child", "Z.Q.", {})
    signed = sign_part(seat.desk, reference, PartToSign("disclosure", "account", TALK))
    amend(seat.desk, reference, signed.entry, {"account": [EXACT | {"text": "he said  the house"}, ASKED]}, "Misheard.")
    seat.window.start_over(Place.TODAY)
    seat.window.go(Place.FORM_PART, PartToShow(reference, signed.entry))
    seat.settle(qtbot)
    grounds = [one for one in seat.page.findChildren(QFrame, "verbatim") if one.isVisible()]
    exact = [[label.text() for label in one.findChildren(QLabel)] for one in grounds]

    assert exact == [
        ["Z.Q. said, 10:08. Exact words", "he said  the house"],
        ["Z.Q. said, 10:08. Exact words", "he said  the flat"],
    ]
    assert words_on(seat).count("Tell me.") == 1


def test_no_part_of_it_is_a_window_of_its_own_while_it_is_made(looking, qapp):
    stray = StrayWindows(qapp)
    looking(PartToShow)
    qapp.removeEventFilter(stray)
    stray.deleteLater()

    assert stray.seen == ["MainWindow "]
