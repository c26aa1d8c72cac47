"""Guidance as a person types, at a real desk, by keyboard: found, shown, taken or left, kept with the draft."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from safeguard_desktop.casework.drafting import my_drafts
from safeguard_desktop.domain.segments import SegmentVoice
from safeguard_desktop.gui.answers.segments import SegmentsEditor
from safeguard_desktop.gui.appearance.look import THEMES
from safeguard_desktop.gui.errands import DraftToContinue, PartToFill
from safeguard_desktop.gui.findings.guide import Guide
from safeguard_desktop.gui.place import Place
from tests.gui.filling import focus_of, press, type_into
from tests.gui.looking import cut_off, nameless

BOX = "answer-recommendation"
RISK = "She is putting herself at risk. I told her mother."


@pytest.fixture
def writing(filling, qtbot):
    """The line manager's part, with these words typed and looked over."""

    def go(text, **more):
        seat = filling(**more)
        seat.find(BOX).setFocus()
        seat.find(BOX).insertPlainText(text)
        looked(qtbot, seat)
        return seat

    return go


def looked(qtbot, seat):
    """Waits until what was typed has been looked over."""
    guide = guide_of(seat)
    qtbot.waitUntil(lambda: guide.is_current, timeout=5000)


def guide_of(seat, name=BOX):
    return seat.find(name).findChild(Guide)


def panel(seat):
    return guide_of(seat).beneath.panel


def words_in(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def key(qtbot, seat, pressed, held=Qt.KeyboardModifier.NoModifier, where=None):
    qtbot.keyClick(where or focus_of(seat), pressed, held)
    seat.settle(qtbot)


def go_in(qtbot, seat):
    key(qtbot, seat, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)


def test_the_next_finding_is_shown_by_a_key_with_why_and_where_it_is_written_and_the_focus_stays(writing, qtbot):
    seat = writing(RISK)
    key(qtbot, seat, Qt.Key.Key_F8)
    assert "putting herself at risk" in words_in(panel(seat))
    assert "4.7" in words_in(panel(seat))
    assert focus_of(seat) is seat.find(BOX)
    assert nameless(panel(seat)) == []


def test_the_key_goes_from_one_finding_to_the_next_and_begins_again(writing, qtbot):
    seat = writing("She is promiscuous. Her behavour is calm. They run drugs.")
    seen = []
    for _time in range(4):
        key(qtbot, seat, Qt.Key.Key_F8)
        seen.append(panel(seat).accessibleName())
    assert seen == ["About “promiscuous”", "About “behavour”", "About “run drugs”", "About “promiscuous”"]


def test_three_alternatives_are_shown_and_nine_more_at_a_press(writing, qtbot):
    seat = writing(RISK)
    go_in(qtbot, seat)
    uses = [one for one in panel(seat).findChildren(QPushButton) if one.objectName().startswith("use-")]
    assert (len(uses), sum(one.isVisible() for one in uses)) == (12, 3)
    press(qtbot, seat, "more-words")
    assert sum(one.isVisible() for one in uses) == 12


def test_use_this_changes_that_place_alone_and_one_undo_brings_it_back(writing, qtbot):
    seat = writing(RISK + " He is putting himself at risk.")
    box = seat.find(BOX)
    go_in(qtbot, seat)
    go_in_words = focus_of(seat).accessibleName().removeprefix("Use this: ")
    key(qtbot, seat, Qt.Key.Key_Space)
    assert box.text() == f"She is {go_in_words}. I told her mother. He is putting himself at risk."
    assert focus_of(seat) is box
    key(qtbot, seat, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == RISK + " He is putting himself at risk."


def test_what_was_typed_is_never_held_up_or_changed(writing):
    seat = writing("Promiscuous  “teh” \u00a0 girl")
    assert seat.find(BOX).text() == "Promiscuous  “teh” \u00a0 girl"
    assert focus_of(seat) is seat.find(BOX)
    assert panel(seat).isHidden()


def test_kept_words_stay_kept_through_edits_elsewhere_and_a_restart_of_the_page(writing, qtbot):
    seat = writing(RISK)
    go_in(qtbot, seat)
    press(qtbot, seat, "keep-my-words")
    qtbot.keyClicks(focus_of(seat), "Her words")
    key(qtbot, seat, Qt.Key.Key_Return)
    box = seat.find(BOX)
    box.set_position(0)
    box.insertPlainText("😀 Today: ")
    looked(qtbot, seat)
    key(qtbot, seat, Qt.Key.Key_F8)
    assert panel(seat).isHidden()
    qtbot.waitUntil(
        lambda: (
            kept_in(seat) == [{"rule": "R01", "start": 16, "text": "putting herself at risk", "reason": "Her words"}]
        ),
        timeout=4000,
    )
    draft = my_drafts(seat.desk)[0]
    seat.window.start_over(Place.TODAY)
    seat.window.go(Place.FORM_PART, DraftToContinue(draft.id))
    seat.settle(qtbot)
    looked(qtbot, seat)
    assert guide_of(seat).found == ()


def kept_in(seat):
    drafts = my_drafts(seat.desk)
    kept = drafts[0].cursor.get("kept_words") if drafts else None
    return kept.get(BOX) if isinstance(kept, dict) else None


def test_another_place_of_the_same_words_is_still_found_when_one_is_kept(writing, qtbot):
    seat = writing(RISK + " " + RISK)
    go_in(qtbot, seat)
    press(qtbot, seat, "keep-my-words")
    key(qtbot, seat, Qt.Key.Key_Escape)
    key(qtbot, seat, Qt.Key.Key_F8)
    assert not panel(seat).isHidden()
    assert seat.find(BOX).position() > len(RISK)


def test_escape_puts_it_away_and_brings_back_to_the_text(writing, qtbot):
    seat = writing(RISK)
    go_in(qtbot, seat)
    assert panel(seat).isAncestorOf(focus_of(seat))
    key(qtbot, seat, Qt.Key.Key_Escape)
    assert panel(seat).isHidden()
    assert focus_of(seat) is seat.find(BOX)


def test_it_goes_away_by_itself_when_the_words_are_others(writing, qtbot):
    seat = writing(RISK)
    key(qtbot, seat, Qt.Key.Key_F8)
    seat.find(BOX).selectAll()
    type_into(qtbot, seat, BOX, "She is safe.")
    looked(qtbot, seat)
    assert panel(seat).isHidden()


def test_words_of_somebody_else_get_a_quiet_note_and_no_mark(writing):
    seat = writing('She said "he is my boyfriend and teh best".')
    assert guide_of(seat).found == ()
    assert "boyfriend" in seat.find("verbatim-notes").text().lower()


def test_a_word_that_is_not_in_the_dictionary_gets_words_like_it_by_a_key(writing, qtbot):
    seat = writing("Her behavour was calm.")
    key(qtbot, seat, Qt.Key.Key_F8)
    assert "behaviour" in words_in(panel(seat))


def test_a_right_click_offers_words_like_it(writing):
    seat = writing("Behavour was calm.")
    box = seat.find(BOX)
    box.set_position(3)
    place = box.cursorRect().center()
    QApplication.sendEvent(
        box.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, box.viewport().mapToGlobal(place))
    )
    menu = next(one for one in box.findChildren(QMenu) if one.objectName() == "words-menu")
    next(one for one in menu.actions() if one.text() == "Behaviour").trigger()
    menu.close()
    assert box.text() == "Behaviour was calm."


def test_names_of_the_people_here_are_no_mistakes(writing):
    seat = writing("okafor came with wren and zxywy.")
    assert [one.text for one in guide_of(seat).found] == ["zxywy"]


def test_a_finding_is_shown_once_typing_pauses(writing, qtbot):
    seat = writing("She is putting herself at ris")
    type_into(qtbot, seat, BOX, "k")
    looked(qtbot, seat)
    assert [one.text for one in guide_of(seat).found] == ["putting herself at risk"]
    assert not seat.background.is_working


def test_nothing_is_cut_off_beneath_a_text_at_double_size(writing, look, qtbot):
    look.change("light", 2.0)
    seat = writing(RISK)
    key(qtbot, seat, Qt.Key.Key_F8)
    assert cut_off(panel(seat)) == []


def test_on_the_page_to_write_on_each_segment_is_guided_in_its_own_voice(at_desk, qtbot):
    seat = at_desk(1, "heron", "2026-11-20 19:00", Place.FORM_PART)
    seat.window.start_over(Place.TODAY)
    seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, "disclosure", "account"))
    seat.settle(qtbot)
    account = seat.window.findChild(SegmentsEditor)
    account.rows[0].box.insertPlainText("he is my boyfriend and i dont wanna")
    account.add(SegmentVoice.ASKED).box.insertPlainText("Did he hit you?")
    opinion = account.add(SegmentVoice.OPINION)
    opinion.box.insertPlainText("I think she is promiscuous.")
    opinion.evidence.box.insertPlainText("I think he hit her.")
    guides = [box.findChild(Guide) for row in account.rows for box in row.boxes]
    qtbot.waitUntil(lambda: all(guide.is_current for guide in guides), timeout=5000)

    assert [[one.text for one in guide.found] for guide in guides] == [[], ["Did he"], ["promiscuous"], ["I think"]]
    assert "own words" in words_in(account.rows[0])
    assert "TED" in guides[1].found[0].explanation
    assert account.rows[0].box.text() == "he is my boyfriend and i dont wanna"


def test_kept_words_go_with_their_segment_when_it_moves_and_are_forgotten_when_it_is_taken_out(at_desk, qtbot):
    seat = at_desk(1, "heron", "2026-11-20 19:00", Place.FORM_PART)
    known = {"account": [{"voice": "done", "text": RISK}, {"voice": "seen", "text": RISK}]}
    seat.window.start_over(Place.TODAY)
    seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, "disclosure", "account", known=known))
    seat.settle(qtbot)
    guide = guide_of(seat, "segment-1")
    qtbot.waitUntil(lambda: guide.is_current, timeout=5000)
    seat.find("segment-1").setFocus()
    key(qtbot, seat, Qt.Key.Key_F8)
    press(qtbot, seat, "keep-my-words")
    seat.find("segment-1").setFocus()
    key(qtbot, seat, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [*kept_places(seat, qtbot)] == ["segment-1"]

    key(qtbot, seat, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    press(qtbot, seat, "take-out")
    assert kept_places(seat, qtbot) == {}


def kept_places(seat, qtbot):
    seat.page.leave()
    seat.settle(qtbot)
    return my_drafts(seat.desk)[0].cursor["kept_words"]


def test_one_place_is_shown_at_a_time(at_desk, qtbot):
    seat = at_desk(1, "heron", "2026-11-20 19:00", Place.FORM_PART)
    seat.window.start_over(Place.TODAY)
    seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, "disclosure", "account"))
    seat.settle(qtbot)
    account = seat.window.findChild(SegmentsEditor)
    account.add(SegmentVoice.OPINION).box.insertPlainText("She is promiscuous.")
    account.add(SegmentVoice.ANALYSIS).box.insertPlainText("They run drugs.")
    guides = [row.box.findChild(Guide) for row in account.rows]
    qtbot.waitUntil(lambda: all(guide.is_current for guide in guides), timeout=5000)
    for guide in guides:
        guide.next()

    assert [guide.beneath.panel.isHidden() for guide in guides] == [True, False]


def test_a_note_without_other_words_asks_for_none(at_desk, qtbot):
    seat = at_desk(1, "heron", "2026-11-20 19:00", Place.FORM_PART)
    seat.window.start_over(Place.TODAY)
    seat.window.go(Place.FORM_PART, PartToFill(seat.office.reference, "disclosure", "account"))
    seat.settle(qtbot)
    asked = seat.window.findChild(SegmentsEditor).add(SegmentVoice.ASKED).box
    asked.insertPlainText("Did he hit you?")
    guide = asked.findChild(Guide)
    qtbot.waitUntil(lambda: guide.is_current, timeout=5000)
    guide.next()

    assert "TED" in words_in(guide.beneath.panel)
    assert "Use only" not in words_in(guide.beneath.panel)


def test_why_own_words_are_kept_is_asked_by_a_label_that_stays(writing, qtbot):
    seat = writing(RISK)
    go_in(qtbot, seat)
    press(qtbot, seat, "keep-my-words")
    type_into(qtbot, seat, "kept-why", "Her words")

    assert "Why, if you like to say" in words_in(panel(seat))


def test_the_place_shown_stands_out_in_every_theme(writing, look, qtbot):
    seat = writing(RISK)
    box = seat.find(BOX)
    for theme in THEMES:
        look.change(theme)
        key(qtbot, seat, Qt.Key.Key_F8)
        (chosen,) = box.extraSelections()
        assert chosen.format.background().color() != QColor(look.colours.field), theme
        key(qtbot, seat, Qt.Key.Key_Escape)


def test_looking_words_over_lets_a_key_in_within_a_thousandth_of_a_second(writing):
    writing(RISK)

    assert sys.getswitchinterval() <= 0.001
