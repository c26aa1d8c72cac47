"""The guidance: read, searched, walked through and printed; at the door without anything of the organisation's."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget

from safeguard_desktop.casework.guidance_library import library_in, today_of, topic_in_lines, topic_of
from safeguard_desktop.gui.background import Background
from safeguard_desktop.gui.kit.procedure_picture import ProcedurePicture
from safeguard_desktop.gui.pages.guidance.paper import print_topic, topic_on_paper
from safeguard_desktop.gui.pictures import settle
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.places import DOORSTEP_PAGES
from safeguard_desktop.gui.window import MainWindow
from safeguard_desktop.gui.workplace import Doorstep
from tests.gui.conftest import RESOURCES
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import WORKER


class AtTheDoor:
    """The window before unlocking, on a laptop with nothing on it."""

    def __init__(self, look, start, qtbot):
        self.background = Background()
        self.window = MainWindow(look, lambda place: DOORSTEP_PAGES[place](self.doorstep), lambda _savers: None)
        self.doorstep = Doorstep(start, look, self.background, self.window, lambda _desk, _label: None)
        self._qtbot = qtbot

    @property
    def page(self):
        return self.window.page

    def go(self, topic=None):
        self.window.go(Place.GUIDANCE, topic)
        self.settle()

    def settle(self):
        self._qtbot.waitUntil(lambda: not self.background.is_working)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
        settle()

    def press(self, name, key=Qt.Key.Key_Space):
        self._qtbot.keyClick(self.find(name), key)
        self.settle()

    def find(self, name):
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def words(self):
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]

    def heading(self):
        return next(one.text() for one in self.page.findChildren(QLabel, "page-heading") if one.isVisible())


@pytest.fixture
def door(qtbot, look, start):
    made = AtTheDoor(look, start, qtbot)
    qtbot.addWidget(made.window)
    made.window.start_over(Place.UNLOCK)
    made.window.complete()
    made.window.resize(1366, 768)
    made.window.show()
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    yield made
    made.background.close()


def test_what_to_do_now_opens_from_the_unlock_page_and_back_leads_there_again(door):
    door.press("what-to-do-now")
    assert door.heading() == "Someone is in danger now"

    door.press("back")
    assert door.page.title == "Unlock"


def test_a_word_is_typed_and_enter_opens_the_best_that_was_found(door, qtbot):
    door.go()
    qtbot.keyClicks(door.find("find-guidance"), "FGM")
    assert "1 topic found" in door.find("found-guidance").text()

    door.press("find-guidance", Qt.Key.Key_Return)
    assert door.heading() == "FGM: female genital mutilation"


@pytest.mark.parametrize("typed", ["xylophone", "🙂 שלום \u202e", "a" * 5000, "\x00\x07zzz"])
def test_a_search_that_finds_nothing_says_what_to_try(door, typed):
    door.go()
    door.find("find-guidance").setText(typed)

    assert door.find("found-guidance").text().startswith("Nothing has any of these words.")


def test_a_topic_is_chosen_in_the_list_and_says_what_of_it_is_out_of_date_and_who_says_it(door):
    door.go()
    door.press("step-child-tells-you")

    assert door.heading() == "A child tells you"
    assert "The Children's Society, January 2018: It was to be looked at again by 31 January 2019." in " ".join(
        door.words()
    )
    assert "Coram Group, Safeguarding Policy and Procedures, July 2021, Appendix D" in door.words()


def test_a_topic_from_an_edition_in_force_has_no_banner(door):
    door.go("self-neglect")

    assert door.page.findChild(QWidget, "out-of-date") is None


def test_a_box_of_the_flowchart_opened_by_keys_shows_its_limits_clashes_and_guidance(door, qtbot):
    door.go("reporting-a-child")
    flow = door.page.findChild(ProcedurePicture, "flowchart")
    flow.box("g4b").setFocus()
    qtbot.keyClick(flow.box("g4b"), Qt.Key.Key_Return)
    door.settle()

    assert door.find("step-heading").text() == "Designated person: refer"
    assert {"48 hours", "From the call", "The source says two things (A13)"} <= set(door.words())
    assert flow.box("g4b").node.is_here
    door.press("to-consent-child")
    assert door.heading() == "Telling parents before a referral"


def test_back_from_what_a_topic_led_on_to_comes_to_that_topic_again(door):
    door.go("child-tells-you")
    door.press("to-leading-questions")
    assert door.heading() == "Asking without leading"

    door.press("back")
    assert door.heading() == "A child tells you"


def test_at_large_text_the_opened_step_unfolds_and_a_chosen_topic_folds_the_list_again(door, look):
    look.change("light", 2.0)
    settle()
    door.go()
    door.go("reporting-a-child")
    assert door.window.focusWidget().objectName() == "fold"
    door.page.findChild(ProcedurePicture, "flowchart").opened.emit("g3")
    door.settle()
    assert door.find("step-heading").isVisible()

    door.page.find_here()
    settle()
    assert door.find("find-guidance").isVisible()
    door.press("step-bullying")
    assert not door.find("find-guidance").isVisible()


def test_a_topic_that_is_not_there_opens_the_first(door):
    door.go("no-such-topic")
    assert door.heading() == "Someone is in danger now"


def test_where_the_files_are_gone_the_page_says_so_and_what_to_do(qtbot, look, start, tmp_path):
    made = AtTheDoor(look, replace(start, resources=tmp_path), qtbot)
    qtbot.addWidget(made.window)
    made.window.show()
    made.go()
    made.background.close()

    assert any("The record is safe." in words for words in made.words())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_has_a_name_and_nothing_is_cut_off(door, look, scale):
    for topic in ("reporting-a-child", "contacts", "child-sexual-exploitation"):
        door.go(topic)
        flow = door.page.findChild(ProcedurePicture, "flowchart")
        if flow is not None:
            flow.opened.emit("g4b")
            door.settle()
        show_at(door.window, look, scale)
        door.settle()
        assert nameless(door.page) == []
        assert nameless_objects(door.page) == []
        assert cut_off(door.page) == []


def test_before_unlocking_no_number_of_the_organisation_is_asked_for(door):
    door.go("contacts")

    assert any("Unlock to see them." in words for words in door.words())


def test_f1_leads_on_to_the_topic_that_fits_the_page_and_unlocked_the_own_numbers_are_asked_for(at_desk, qtbot):
    seat = at_desk(1, WORKER, "2026-11-20 18:00", Place.RECORD, Place.GUIDANCE)
    seat.window.go(Place.RECORD)
    seat.settle(qtbot)
    qtbot.keyClick(seat.window, Qt.Key.Key_F1)
    qtbot.keyClick(seat.window.findChild(QWidget, "help-topic"), Qt.Key.Key_Space)
    seat.settle(qtbot)
    assert seat.find("page-heading").text() == "Someone is in danger now"

    seat.window.go(Place.GUIDANCE, "contacts")
    seat.settle(qtbot)
    assert not any("Unlock" in label.text() for label in seat.find("own-numbers").findChildren(QLabel))
    assert len(seat.find("own-numbers").findChildren(QLabel)) > 1


def test_a_printed_topic_has_its_title_text_sources_and_age(look, tmp_path, start):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "topic.pdf"))
    topic = topic_of(library_in(RESOURCES), "reporting-a-child")
    print_topic(topic_on_paper(topic_in_lines(topic, today_of(start.clock)), look.family), printer)

    pages = QPdfDocument()
    held = QBuffer()
    held.setData(QByteArray((tmp_path / "topic.pdf").read_bytes()))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    pages.load(held)
    text = " ".join(" ".join(pages.getAllText(number).text() for number in range(pages.pageCount())).split())
    pages.close()
    for words in ("Reporting a concern about a child", "Out of date: Coram Group", "48 hours, from the call", "A13"):
        assert words in text


def test_every_topic_a_page_leads_on_to_is_there():
    pages = (RESOURCES.parent / "safeguard_desktop" / "gui" / "pages").rglob("*.py")
    topics = {one for page in pages for one in re.findall(r'help_topic = "(.+)"', page.read_text(encoding="utf-8"))}
    library = library_in(RESOURCES)

    assert topics
    assert {topic for topic in topics if library.topic(topic) is None} == set()
