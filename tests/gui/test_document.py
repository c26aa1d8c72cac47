"""A document on the screen, sealed, printed and saved by keyboard, over a real vault."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget

from safeguard_desktop.casework import issuing
from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.documents import seal
from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.gui.errands import DocumentToIssue, DocumentToShow, PartToFill
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.printing import drawn_page, opened
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import COUNTER_SIGNATORY, DESIGNATED_PERSON, WORKER

FORM = "coram-child-alert"
MONDAY = "2026-11-23 14:02"


def record_of(seat):
    case = seat.desk.read(lambda books: books.case(seat.office.reference))
    return next(record.id for record in case.records.values() if record.form_id == FORM)


def loaded(qtbot, seat):
    qtbot.waitUntil(lambda: seat.page.paper.pages.pageCount() > 0 and not seat.background.is_working, timeout=20_000)
    seat.settle(qtbot)
    return seat


@pytest.fixture
def pages(at_desk, qtbot):
    """The pages of the story's form before anybody sealed them."""

    def go(label=WORKER, steps=3):
        seat = at_desk(steps, label, MONDAY, Place.DOCUMENT)
        seat.window.go(Place.DOCUMENT, DocumentToIssue(seat.office.reference, FORM, record_of(seat)))
        return loaded(qtbot, seat)

    return go


@pytest.fixture
def sealed(at_desk, qtbot):
    """The story's form, sealed and shown."""

    def go(label=WORKER, steps=3):
        seat = at_desk(steps, label, MONDAY, Place.DOCUMENT)
        seat.issued = issue_document(seat.desk, seat.office.reference, FORM)
        seat.window.go(Place.DOCUMENT, DocumentToShow(seat.office.reference, seat.issued.entry))
        return loaded(qtbot, seat)

    return go


def words_on(page):
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(qtbot, widget, key=Qt.Key.Key_Space):
    widget.setFocus()
    qtbot.keyClick(widget, key)


def dialog_of(seat, kind):
    return next(iter(seat.window.findChildren(kind)), None)


def verbs(seat):
    return [line.verb for line in seat.desk.vault.read(lambda reading: list(reading.access_log()))]


def test_pages_are_shown_before_they_are_sealed_and_say_so(pages):
    seat = pages()

    assert seat.page.paper.pages.pageCount() >= 4
    assert "Not sealed yet" in words_on(seat.page)


def test_who_signed_and_who_did_not_stand_beside_the_pages(pages):
    words = words_on(pages().page)

    assert "Wren Adeyemi Report\nPractitioner, Fri 20 Nov, 17:40" in words
    assert "Counter-signature Not signed yet: counter-signatory" in words


def test_issuing_by_keyboard_seals_and_shows_the_three_lights(pages, qtbot):
    seat = pages()
    press(qtbot, seat.find("primary"))
    qtbot.waitUntil(lambda: seat.page.findChild(QWidget, "three-lights") is not None, timeout=20_000)

    lights = seat.find("three-lights").accessibleName()
    assert lights.startswith("Sealed and unchanged. Every byte is as it was sealed. Sealed with a key we know Wren")
    assert "issue 1" in words_on(seat.page)


def test_a_copy_for_the_family_says_what_has_to_be_recorded_first(pages, qtbot):
    seat = pages()
    press(qtbot, seat.find("tick-for-family"))
    press(qtbot, seat.find("primary"))
    qtbot.waitUntil(lambda: "Coram Group 6.47" in words_on(seat.page), timeout=20_000)

    assert "'Telling the family'" in words_on(seat.page)
    assert seat.find("primary").isEnabled()
    assert seat.desk.read(lambda books: books.case(seat.office.reference)).documents == ()


def test_what_is_sealed_asks_no_more_for_whom_it_is(sealed):
    assert sealed().find("tick-for-family").isHidden()


def test_a_disk_with_no_room_is_said_in_words_and_nothing_is_lost(pages, qtbot, monkeypatch):
    seat = pages()

    def full(*_arguments):
        raise NotPossible("The disk is full, so this was not saved.", "What was saved before is safe. Make room.")

    monkeypatch.setattr(issuing, "seal", full)
    press(qtbot, seat.find("primary"))
    qtbot.waitUntil(lambda: "The disk is full" in words_on(seat.page), timeout=20_000)

    assert seat.find("primary").isEnabled()
    assert seat.page.paper.pages.pageCount() >= 4


def test_sealing_that_lasts_says_what_it_does_and_can_be_stopped(pages, qtbot, monkeypatch):
    seat, real = pages(), seal
    may_go_on = Event()

    def slow(*arguments):
        may_go_on.wait(30)
        return real(*arguments)

    monkeypatch.setattr(issuing, "seal", slow)
    press(qtbot, seat.find("primary"))
    qtbot.waitUntil(lambda: seat.page.findChild(QWidget, "stop-issuing") is not None, timeout=20_000)
    assert "Step 2 of 3" in words_on(seat.page)
    press(qtbot, seat.find("stop-issuing"))
    may_go_on.set()
    qtbot.waitUntil(lambda: "Nothing was issued" in words_on(seat.page), timeout=20_000)

    assert seat.desk.read(lambda books: books.case(seat.office.reference).documents) == ()


def test_an_issued_document_is_shown_from_the_vaults_own_bytes(sealed):
    seat = sealed()

    assert seat.page._looked.pdf == seat.issued.pdf
    assert verbs(seat)[-1] == "document-shown"


def test_page_keys_go_through_the_pages_and_control_keys_change_their_size(sealed, qtbot):
    seat = sealed()
    paper = seat.page.paper
    qtbot.keyClick(paper, Qt.Key.Key_PageDown)
    assert paper.page == 2
    qtbot.keyClick(paper, Qt.Key.Key_End)
    assert paper.page == paper.pages.pageCount()
    before = paper.zoomFactor()
    qtbot.keyClick(paper, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert paper.zoomFactor() > before


def test_a_screen_reader_is_told_the_words_of_the_page(sealed):
    assert "Details of the child involved" in sealed().page.paper.accessibleDescription()


def test_how_the_receiver_checks_it_is_the_last_page(sealed, qtbot):
    seat = sealed()
    press(qtbot, seat.find("how-checked"))

    assert "How to check this document" in seat.page.paper.accessibleDescription()


def test_whose_turn_it_is_is_led_to_their_part(sealed, qtbot):
    seat = sealed(DESIGNATED_PERSON, 2)
    assert seat.find("primary").text() == "Fill in: Designated person's direction"
    press(qtbot, seat.find("primary"))

    assert seat.told == PartToFill(seat.office.reference, FORM, "direction", record_of(seat))


def test_who_has_nothing_to_sign_is_offered_printing(sealed):
    seat = sealed(COUNTER_SIGNATORY, 2)

    assert seat.find("primary").text() == "&Print"
    assert seat.find("print").isHidden()


def test_without_a_printer_saving_is_offered(sealed, qtbot, monkeypatch):
    monkeypatch.setattr("safeguard_desktop.gui.pages.documents.handing_out.has_printer", lambda: False)
    seat = sealed()
    press(qtbot, seat.find("print"))

    assert "No printer is set up on this laptop" in words_on(seat.page)
    assert seat.find("save-instead").hasFocus()


def test_printing_warns_that_paper_leaves_the_vault(sealed, qtbot, monkeypatch):
    monkeypatch.setattr("safeguard_desktop.gui.pages.documents.handing_out.has_printer", lambda: True)
    seat = sealed()
    press(qtbot, seat.find("print"))
    assert "Paper leaves the vault" in words_on(seat.page)
    press(qtbot, seat.find("not-now"))

    assert "Paper leaves the vault" not in words_on(seat.page)
    assert "document-printed" not in verbs(seat)


def print_through_the_dialogue(qtbot, seat, target):
    """What a person does: print, choose, and say where; the system's own window does the rest."""
    press(qtbot, seat.find("print"))
    press(qtbot, seat.find("choose-printer"))
    qtbot.waitUntil(lambda: dialog_of(seat, QPrintDialog) is not None)
    dialog = dialog_of(seat, QPrintDialog)
    dialog.findChild(QLineEdit, "filename").setText(str(target))
    dialog.accept()
    qtbot.waitUntil(lambda: "Sent to the printer" in words_on(seat.page), timeout=30_000)


def test_what_is_printed_through_the_dialogue_is_what_is_shown(sealed, qtbot, tmp_path):
    seat, target = sealed(), tmp_path / "printed.pdf"
    print_through_the_dialogue(qtbot, seat, target)
    printed = opened(target.read_bytes(), seat.window)
    shown = opened(seat.issued.pdf, seat.window)

    assert printed.pageCount() == shown.pageCount()
    for number in range(shown.pageCount()):
        assert difference(picture(printed, number), picture(shown, number)) < 0.01
    assert "document-printed" in verbs(seat)


def picture(pages, number):
    """A page as a small grey picture, drawn large first so that the edges of letters weigh little."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = drawn_page(pages, number, 200).scaled(595, 842, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return bytes(small.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def difference(one, other):
    """How far two pictures differ, 0 to 1: the mean over their points."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) / 255


def test_two_different_pages_are_told_apart(sealed):
    pages = sealed().page.paper.pages

    assert difference(picture(pages, 0), picture(pages, 1)) > 0.03


def test_a_copy_is_saved_under_a_neutral_name(sealed, qtbot, tmp_path):
    seat = sealed()
    press(qtbot, seat.find("save-copy"))
    dialog = dialog_of(seat, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == f"{FORM}-{seat.office.reference}-issue-1.pdf"
    dialog.selectFile(str(tmp_path / "copy.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: "The copy is saved" in words_on(seat.page))

    assert (tmp_path / "copy.pdf").read_bytes() == seat.issued.pdf
    assert verbs(seat)[-1] == "document-saved"


def test_a_place_that_cannot_be_written_is_said_and_the_vault_keeps_it(sealed, qtbot, tmp_path):
    seat = sealed()
    press(qtbot, seat.find("save-copy"))
    dialog_of(seat, QFileDialog).fileSelected.emit(str(tmp_path / "no such folder" / "copy.pdf"))
    qtbot.waitUntil(lambda: "It is kept in the vault." in words_on(seat.page))


def test_leaving_takes_the_pages_off_the_screen(sealed):
    seat = sealed()
    page = seat.page
    seat.window.go(Place.TODAY)

    assert page.paper.pages.pageCount() == 0


def test_everything_on_the_page_has_a_name(sealed):
    page = sealed().page

    assert nameless(page) == []
    assert nameless_objects(page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("state", ["pages", "sealed", "warned"])
def test_nothing_is_cut_off(pages, sealed, qtbot, look, scale, state):
    seat = pages() if state == "pages" else sealed()
    if state == "warned":
        press(qtbot, seat.find("print"))
    show_at(seat.window, look, scale)

    assert cut_off(seat.page) == []
