"""How a sealed document leaves the vault: on paper or as a copy. Each is warned of, asked for, noted, and then done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from safeguard_desktop.casework.looking_at_document import DocumentLooked, note_printing, save_copy
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.pages.documents.paper_view import PaperView
from safeguard_desktop.gui.printing import Printing, ask_for_printer, has_printer, new_printer
from safeguard_desktop.gui.workplace import Workplace


class HandingOut(QObject):
    """Prints and saves the document that is shown. `say` shows a banner in the page, or takes it away."""

    def __init__(self, workplace: Workplace, paper: PaperView, say: Callable[[Banner | None], object]) -> None:
        super().__init__(paper)
        self._workplace, self._paper, self._say_banner = workplace, paper, say
        self.document: DocumentLooked | None = None

    def warn_of_paper(self) -> None:
        """Paper is no longer protected: said before a printer is chosen, with saving offered where there is none."""
        if has_printer():
            banner = self._banner(
                "attention",
                _("Paper leaves the vault"),
                _(
                    "Anyone who finds it can read it. Fetch it from the printer at once and keep it locked away."
                    " The access log notes that you printed it."
                ),
            )
            first = banner.add_link(_("&Choose a printer"), "choose-printer", self._ask_for_printer)
        else:
            banner = self._banner(
                "attention",
                _("No printer is set up on this laptop"),
                _("The document is safe in the vault. You can save a copy and print it elsewhere."),
            )
            first = banner.add_link(_("Save a &copy"), "save-instead", self.ask_where)
            banner.add_link(_("Open the print window all the same"), "choose-printer", self._ask_for_printer)
        banner.add_link(_("Not now"), "not-now", self._close)
        self._say_banner(banner)
        first.setFocus()

    def ask_where(self) -> None:
        """The system's own window for where to save, with a neutral name to begin with."""
        document = self.document
        if document is None:
            return
        dialog = QFileDialog(self._paper, _("Save a copy"), str(Path.home() / document.file_name))
        dialog.setObjectName("save-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF documents (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: self._save(document, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, document: DocumentLooked, target: Path) -> None:
        desk = self._workplace.desk
        self._workplace.background.in_background(
            lambda: save_copy(desk, document, target), lambda _target: self._on_saved(), self._on_failed
        )

    def _on_saved(self) -> None:
        self._tell(
            _("The copy is saved"),
            _(
                "It is outside the vault now: anyone who can open the file can read it. Delete it when it has reached its"
                " reader. The access log notes it."
            ),
        )

    def _ask_for_printer(self) -> None:
        printer = new_printer()
        dialog = ask_for_printer(printer, self._paper.window(), self._paper.pages.pageCount())
        dialog.accepted.connect(lambda: self._on_printer(printer))
        QDialog.open(dialog)

    def _on_printer(self, printer: QPrinter) -> None:
        document, desk = self.document, self._workplace.desk
        if document is None:
            return
        printing = Printing(document.pdf, printer, self)
        printing.reached.connect(self._on_page)
        printing.finished.connect(self._on_printed)
        printing.failed.connect(self._on_not_printed)
        self._workplace.background.in_background(
            lambda: note_printing(desk, document.reference), lambda _noted: printing.begin(), self._on_failed
        )

    def _on_page(self, page: int, count: int) -> None:
        words = _("Page {page} of {count}").format(page=page, count=count)
        self._say_banner(self._banner("information", _("Printing"), words))

    def _on_printed(self) -> None:
        self._tell(_("Sent to the printer"), _("Fetch the pages now, so that nobody else reads them."))

    def _on_not_printed(self) -> None:
        self._say_banner(
            self._banner(
                "attention",
                _("The printer did not take the pages"),
                _("The document is safe in the vault. See whether the printer is on and has paper, then print again."),
            )
        )

    def _on_failed(self, error: MendableError) -> None:
        self._say_banner(error_banner(self._workplace.look, error))

    def _tell(self, heading: str, words: str) -> None:
        banner = self._banner("done", heading, words)
        banner.add_link(_("I have read this"), "close-said", self._close)
        self._say_banner(banner)

    def _banner(self, tone: str, heading: str, words: str) -> Banner:
        return Banner(self._workplace.look, tone, heading, words)

    def _close(self) -> None:
        self._say_banner(None)
        self._paper.setFocus()
