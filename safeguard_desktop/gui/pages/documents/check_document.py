"""Is this document still what was sealed, and by whom? A PDF is chosen or dropped; three lights and the fingerprints answer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from safeguard_desktop.casework.saving import read_certificate, read_document
from safeguard_desktop.casework.verifying import Light, Verification, verify_document
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import error_banner
from safeguard_desktop.gui.kit.buttons import Button
from safeguard_desktop.gui.kit.card import Card
from safeguard_desktop.gui.kit.columns import Columns
from safeguard_desktop.gui.kit.slot import Slot
from safeguard_desktop.gui.kit.words import Words
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.pages.documents.fingerprint_card import FingerprintCard
from safeguard_desktop.gui.pages.documents.three_lights import ThreeLights
from safeguard_desktop.gui.workplace import Workplace


class CheckDocumentPage(Page):
    """Checks a document against this vault's people and record, and against a certificate where one is given."""

    title = _("Check a document")

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.look, "form_max")
        self._workplace = workplace
        self._pdf: bytes | None = None
        self._certificate = ""
        self.setAcceptDrops(True)
        words = _("Choose a PDF that was sealed by this program, or drop it here. Nothing in it is changed or kept.")
        self.ask(_("Check a document"), words, style="title")
        self._said = Slot()
        self._found = Slot()
        self._facts = Slot()
        for slot in (self._said, self._found, self._facts):
            self.add(slot)
        self._choose = Button(self.look, _("&Choose a document"), "choose-document", self._on_choose, "primary")
        self._with_certificate = Button(
            self.look, _("Check with a c&ertificate file"), "choose-certificate", self._on_choose_certificate
        )
        self.put_foot(self._choose, "", (self._with_certificate,))
        self._show_nothing()

    def enter(self, about: object = None) -> None:
        """`about` may be the path of a document to check at once; else each visit begins afresh."""
        self._pdf, self._certificate = None, ""
        self._show_nothing()
        if isinstance(about, Path):
            self.check(about)

    def leave(self) -> None:
        """Forgets the document."""
        self._workplace.background.forget(self)
        self._pdf = None
        self._show_nothing()

    def first_focus(self) -> QWidget:
        return self._choose

    def help_words(self) -> str:
        return _(
            "Three lights tell whether the file is byte for byte what was sealed, whether a key we know sealed it, and"
            " whether our record holds it. On the telephone, both sides read out the fingerprints and compare them."
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            event.acceptProposedAction()
            self.check(Path(urls[0].toLocalFile()))

    def check(self, source: Path) -> None:
        """Reads a file and checks it."""
        self._work(lambda: read_document(source))

    def _work(self, read: Callable[[], bytes]) -> None:
        desk, certificates = self._workplace.desk, [self._certificate] if self._certificate else []

        def work() -> tuple[bytes, Verification]:
            pdf = read()
            return pdf, verify_document(pdf, certificates, desk)

        self._said.show_one(None)
        self._workplace.background.in_background(work, self._show, self._on_failed, question=self, apart=True)

    def _show(self, checked: tuple[bytes, Verification]) -> None:
        self._pdf, found = checked
        lights = ThreeLights(self.look, found)
        self._found.show_one(lights)
        self._facts.show_one(self._facts_of(found))
        self._choose.setText(_("&Choose another document"))
        self._with_certificate.setVisible(found.known_key is not Light.GOOD and found.bytes_unchanged is Light.GOOD)

    def _facts_of(self, found: Verification) -> QWidget | None:
        if not found.fingerprint:
            return None
        card = Card(self.look, _("To read out on the telephone"))
        sealed = _("Sealed by {name}, {time} as that laptop's clock stated.")
        card.add(Words(sealed.format(name=found.signed_by, time=found.stated_time)))
        a = FingerprintCard(self.look, _("Fingerprint A"), _("the seal"), found.fingerprint)
        file = FingerprintCard(self.look, _("This file"), _("every byte of it"), found.sha256)
        card.add(Columns((a, file), self.look.px("space.l"), most=2))
        alphabet = _("A alpha, B bravo, C charlie, D delta, E echo, F foxtrot. Say the line, then four at a time.")
        card.add(Words(alphabet, "small", "soft"))
        return card

    def _show_nothing(self) -> None:
        for slot in (self._said, self._found, self._facts):
            slot.show_one(None)
        self._choose.setText(_("&Choose a document"))
        self._with_certificate.hide()
        lights = (
            _("1. Are the bytes as they were sealed?"),
            _("2. Was it sealed with a key we know?"),
            _("3. Is it in our record?"),
        )
        self._found.show_one(Card(self.look, _("What is checked"), "\n".join(lights)))

    def _on_choose(self) -> None:
        self._ask_for(_("Choose a document"), _("PDF documents (*.pdf)"), "choose-document-dialog", self.check)

    def _on_choose_certificate(self) -> None:
        self._ask_for(
            _("Choose a certificate"),
            _("Certificates (*.pem *.cer *.crt *.der)"),
            "choose-certificate-dialog",
            self.check_with,
        )

    def check_with(self, certificate: Path) -> None:
        """Checks the same document again against a certificate the sender gave."""
        pdf = self._pdf
        try:
            self._certificate = read_certificate(certificate)
        except MendableError as error:
            self._on_failed(error)
            return
        if pdf is not None:
            self._work(lambda: pdf)

    def _ask_for(self, title: str, names: str, object_name: str, chosen: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self, title, str(Path.home()), names)
        dialog.setObjectName(object_name)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_failed(self, error: MendableError) -> None:
        self._said.show_one(error_banner(self.look, error))
