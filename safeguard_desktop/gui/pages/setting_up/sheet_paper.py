"""The recovery sheet on paper: drawn by the printer's own dialogue, or copied by hand where there is no printer."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from safeguard_desktop.domain.errors import NotPossible
from safeguard_desktop.domain.texts import gettext as _

_MARGIN_MM, _LINE_MM = 25, 12


def has_printer() -> bool:
    """Whether any printer is set up on this laptop."""
    return bool(QPrinterInfo.availablePrinterNames())


def sheet_lines(groups: tuple[str, ...], vault: str) -> tuple[tuple[str, int], ...]:
    """The sheet line by line: words and their size in points. No organisation, no name: it is a key."""
    three = [" ".join(groups[start : start + 3]) for start in range(0, len(groups), 3)]
    return (
        (_("Recovery sheet for Safeguard Desktop"), 18),
        (_("Keep it locked away, not with the laptop. Two people should know where it is."), 11),
        *((line, 22) for line in three),
        (_("It opens the records if every passphrase is forgotten. It reads, and signs as nobody."), 11),
        (_("Number of this vault: {vault}").format(vault=" ".join(_fours(vault[:16]))), 11),
    )


def print_sheet(printer: QPrinter, groups: tuple[str, ...], vault: str, family: str) -> None:
    """Draws the sheet on one page. Raises NotPossible where the printer takes nothing."""
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPossible(
            _("The printer took nothing."), _("The sheet is still on the screen. Write it by hand, or try again.")
        )
    unit = printer.resolution() / 25.4
    width = printer.pageRect(QPrinter.Unit.DevicePixel).width() - 2 * _MARGIN_MM * unit
    top = _MARGIN_MM * unit
    for words, points in sheet_lines(groups, vault):
        font = QFont(family)
        font.setPointSize(points)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, unit if points > 20 else 0)
        painter.setFont(font)
        room = QRectF(_MARGIN_MM * unit, top, width, 10 * _LINE_MM * unit)
        used = painter.drawText(room, int(Qt.TextFlag.TextWordWrap), words)
        top += max(used.height(), 0) + _LINE_MM * unit / 2
    painter.end()


def ask_and_print(parent: QWidget, draw: Callable[[QPrinter], None]) -> QPrintDialog:
    """Opens the system's print dialogue; once a printer is chosen there, `draw` draws on it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("Recovery sheet"))
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print-dialog")
    dialog.accepted.connect(lambda: draw(printer))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def _fours(text: str) -> list[str]:
    return [text[start : start + 4] for start in range(0, len(text), 4)]
