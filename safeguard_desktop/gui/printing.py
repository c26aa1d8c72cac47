"""Pages onto a printer, one at each turn of the event loop, so that the window goes on working. Nothing touches the disk.

What is printed is the document itself, drawn as it is shown: no second layout.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

MOST_DOTS_PER_INCH = 300
"""Finer than this costs memory and shows nothing more of a page of text."""

POINTS_PER_INCH = 72


def has_printer() -> bool:
    """Whether this laptop knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer() -> QPrinter:
    """A printer still to be chosen. What it calls the pages in its queue names nobody."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName("document")
    return printer


def ask_for_printer(printer: QPrinter, parent: QWidget, pages: int) -> QPrintDialog:
    """The system's own print window, not shown yet. The printer must outlive it."""
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print-dialog")
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def opened(pdf: bytes, parent: QObject) -> QPdfDocument:
    """A PDF opened from memory; it has no pages where the bytes are none."""
    pages = QPdfDocument(parent)
    held = QBuffer(pages)
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    pages.load(held)
    return pages


def drawn_page(pages: QPdfDocument, number: int, dots_per_inch: int) -> QImage:
    """One page, counted from 0, on white paper."""
    points = pages.pagePointSize(number)
    dots = dots_per_inch / POINTS_PER_INCH
    size = QSize(round(points.width() * dots), round(points.height() * dots))
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, pages.render(number, size))
    painter.end()
    return paper


class Printing(QObject):
    """One PDF on its way to one printer. `reached(page, count)` comes before each page, then `finished` or `failed`."""

    reached = Signal(int, int)
    finished = Signal()
    failed = Signal()

    def __init__(self, pdf: bytes, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._printer = opened(pdf, self), printer
        pages = self._pages
        first = max(printer.fromPage(), 1)
        last = min(printer.toPage() or pages.pageCount(), pages.pageCount())
        copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        self._numbers = [*range(first - 1, last)] * copies
        self._done = 0
        self._painter = QPainter()

    def begin(self) -> None:
        """Starts with the first page."""
        if self._painter.begin(self._printer):
            self._go_on()
        else:
            self.failed.emit()

    def _go_on(self) -> None:
        if self._done == len(self._numbers):
            self._end()
            return
        self.reached.emit(self._done + 1, len(self._numbers))
        if self._done and not self._printer.newPage():
            self._painter.end()
            self.failed.emit()
            return
        self._draw(self._numbers[self._done])
        self._done += 1
        QTimer.singleShot(0, self, self._go_on)

    def _draw(self, number: int) -> None:
        page = drawn_page(self._pages, number, min(self._printer.resolution(), MOST_DOTS_PER_INCH))
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        scale = min(paper.width() / page.width(), paper.height() / page.height())
        width, height = page.width() * scale, page.height() * scale
        place = QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
        self._painter.drawImage(place, page)

    def _end(self) -> None:
        ended = self._painter.end()
        went_wrong = self._printer.printerState() is QPrinter.PrinterState.Error
        (self.finished if ended and not went_wrong else self.failed).emit()
