"""How the timeline sheet of a case file leaves the vault: warned of, then printed or saved. It is made anew each time."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from safeguard_desktop.casework.timeline_sheet import make_timeline_sheet, save_timeline_sheet
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.banner import Banner, error_banner
from safeguard_desktop.gui.printing import Printing, ask_for_printer, has_printer, new_printer, opened
from safeguard_desktop.gui.workplace import Workplace


class SheetOut(QObject):
    """`say` shows a banner in the page, or takes it away."""

    def __init__(self, workplace: Workplace, page: QWidget, say: Callable[[Banner | None], object]) -> None:
        super().__init__(page)
        self._workplace, self._page, self._say_banner = workplace, page, say
        self._reference = ""

    def ask(self, reference: str) -> None:
        """Paper and copies are no longer protected: said first, then how it shall leave."""
        self._reference = reference
        banner = Banner(
            self._workplace.look,
            "attention",
            _("The sheet leaves the vault"),
            _(
                "It names the person by initials, and the workers who signed. Anyone who finds it can read it."
                " The access log notes that you made it."
            ),
        )
        first = banner.add_link(_("&Save it as a PDF"), "save-sheet", self._ask_where)
        if has_printer():
            first = banner.add_link(_("Choose a pr&inter"), "print-sheet", self._make_to_print)
        banner.add_link(_("Not now"), "not-now", self._close)
        self._say_banner(banner)
        first.setFocus()

    def _ask_where(self) -> None:
        """The system's own window for where to save; the name it begins with tells nothing about anyone."""
        dialog = QFileDialog(self._page, _("Save the timeline sheet"), str(Path.home() / "timeline-sheet.pdf"))
        dialog.setObjectName("save-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF documents (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: self._save(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, target: Path) -> None:
        desk, reference = self._workplace.desk, self._reference
        self._workplace.background.in_background(
            lambda: save_timeline_sheet(desk, reference, target), lambda _done: self._on_saved(), self._on_failed
        )

    def _on_saved(self) -> None:
        self._tell(_("The sheet is saved"), _("It is outside the vault now. Delete it when it has been read."))

    def _make_to_print(self) -> None:
        desk, reference = self._workplace.desk, self._reference
        self._workplace.background.in_background(
            lambda: make_timeline_sheet(desk, reference), self._ask_for_printer, self._on_failed
        )

    def _ask_for_printer(self, pdf: bytes) -> None:
        printer = new_printer()
        dialog = ask_for_printer(printer, self._page.window(), opened(pdf, self).pageCount())
        dialog.accepted.connect(lambda: self._print(pdf, printer))
        QDialog.open(dialog)

    def _print(self, pdf: bytes, printer: QPrinter) -> None:
        printing = Printing(pdf, printer, self)
        printing.finished.connect(
            lambda: self._tell(_("Sent to the printer"), _("Fetch the pages now, so that nobody else reads them."))
        )
        printing.failed.connect(
            lambda: self._tell(
                _("The printer did not take the pages"),
                _("The case file is safe. See whether the printer is on and has paper, then print again."),
                "attention",
            )
        )
        printing.begin()

    def _on_failed(self, error: MendableError) -> None:
        self._say_banner(error_banner(self._workplace.look, error))

    def _tell(self, heading: str, words: str, tone: str = "done") -> None:
        banner = Banner(self._workplace.look, tone, heading, words)
        banner.add_link(_("I have read this"), "close-said", self._close)
        self._say_banner(banner)

    def _close(self) -> None:
        self._say_banner(None)
        self._page.setFocus()
