"""Checking a document through the windows: three lights, fingerprints, and one sentence for what is not a document."""

import dataclasses

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.verifying import Light, verify_document
from safeguard_desktop.gui.pages.documents.three_lights import ThreeLights
from safeguard_desktop.gui.place import Place
from tests.gui.looking import cut_off, nameless, nameless_objects, show_at
from tests.story_office import WORKER

FORM = "coram-child-alert"


@pytest.fixture
def checking(at_desk):
    """The page at a desk whose vault has issued a document."""
    seat = at_desk(3, WORKER, "2026-11-23 14:02", Place.CHECK_DOCUMENT)
    seat.issued = issue_document(seat.desk, seat.office.reference, FORM)
    seat.window.go(Place.CHECK_DOCUMENT)
    return seat


@pytest.fixture
def check(checking, qtbot, tmp_path):
    """Checks these bytes as a person does: by keyboard, through the system's own window."""

    def run(data):
        file = tmp_path / "received.pdf"
        file.write_bytes(data)
        button = checking.find("choose-document")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        dialog = checking.window.findChild(QFileDialog, "choose-document-dialog")
        dialog.selectFile(str(file))
        dialog.accept()
        qtbot.waitUntil(
            lambda: checking.page.findChild(QWidget, "three-lights") is not None and not checking.background.is_working,
            timeout=20_000,
        )
        return checking.find("three-lights").accessibleName()

    return run


def words_on(page):
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_before_anything_is_chosen_the_page_says_what_is_checked(checking):
    assert "Are the bytes as they were sealed?" in words_on(checking.page)


def test_a_good_document_has_three_good_lights_and_fingerprints(check, checking):
    assert check(checking.issued.pdf).startswith("Sealed and unchanged")
    words = words_on(checking.page)
    assert "Sealed by Wren Adeyemi, Mon 23 Nov 2026, 14:02 as that laptop's clock stated." in words
    assert checking.issued.sha256[:4].upper() in words


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda pdf: pdf[:3000] + bytes([pdf[3000] ^ 1]) + pdf[3001:], "Do not rely on this document"),
        (lambda pdf: pdf[:-200], "Do not rely on this document"),
        (lambda pdf: pdf + b"\n%%EOF", "Do not rely on this document"),
        (lambda _pdf: b"hello", "This file is not a PDF"),
        (lambda _pdf: b"", "This file is not a PDF"),
        (lambda _pdf: b"%PDF-1.7\n" + b"\xff" * 5000, "damaged"),
    ],
)
def test_a_hostile_file_gets_a_plain_sentence(check, checking, change, said):
    lights = check(change(checking.issued.pdf))

    assert said in lights
    assert "ring the sender" in lights


def test_a_dropped_file_is_checked(checking, qtbot, tmp_path):
    file = tmp_path / "received.pdf"
    file.write_bytes(checking.issued.pdf)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    nothing = Qt.KeyboardModifier.NoModifier
    checking.page.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing)
    )
    qtbot.waitUntil(lambda: checking.page.findChild(QWidget, "three-lights") is not None, timeout=20_000)


def test_a_file_that_is_gone_is_said_in_words(checking, qtbot, tmp_path):
    checking.page.check(tmp_path / "gone.pdf")
    qtbot.waitUntil(lambda: "The file cannot be read" in words_on(checking.page))


def test_a_file_that_is_no_certificate_is_said_in_words(checking, tmp_path):
    file = tmp_path / "theirs.pem"
    file.write_bytes(b"no")
    checking.page.check_with(file)

    assert "That file is not a certificate." in words_on(checking.page)


def test_a_document_of_strangers_is_green_in_its_key_with_their_certificate(checking, qtbot, tmp_path):
    """The vault's own certificate stands for a stranger's: what matters is that the file is read and used."""
    file = tmp_path / "theirs.pem"
    file.write_bytes(checking.desk.vault.sealing_key().certificate_pem)
    pdf = tmp_path / "received.pdf"
    pdf.write_bytes(checking.issued.pdf)
    checking.page.check_with(file)
    checking.page.check(pdf)
    qtbot.waitUntil(lambda: checking.page.findChild(QWidget, "three-lights") is not None, timeout=20_000)

    assert "Sealed with a key we know" in checking.find("three-lights").accessibleName()


def _with(found, light):
    if light == "known_key":
        return dataclasses.replace(found, known_key=Light.NOT_CHECKED)
    return dataclasses.replace(found, in_record=Light.NOT_CHECKED)


@pytest.mark.parametrize("light", ["known_key", "in_record"])
def test_a_light_that_was_not_checked_is_never_green(checking, look, light):
    found = verify_document(checking.issued.pdf, (), checking.desk)
    lights = ThreeLights(look, _with(found, light))

    assert lights.accessibleName().startswith("Unchanged, but not checked to the end")


def test_leaving_forgets_the_document(check, checking):
    check(checking.issued.pdf)
    page = checking.page
    checking.window.go(Place.TODAY)

    assert page.findChild(ThreeLights) is None or page.findChild(ThreeLights).isHidden()


def test_everything_on_the_page_has_a_name(check, checking):
    check(checking.issued.pdf)

    assert nameless(checking.page) == []
    assert nameless_objects(checking.page) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("data", [None, b"hello"])
def test_nothing_is_cut_off(check, checking, look, scale, data):
    check(data or checking.issued.pdf)
    show_at(checking.window, look, scale)

    assert cut_off(checking.page) == []
