"""The pages of a PDF on the desk, from memory alone: to read, to make larger, and to go through by keyboard."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.printing import POINTS_PER_INCH, opened

STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""How many times as large as on paper."""


class PaperView(QPdfView):
    """`moved(page, count)` comes when another page is in sight, counted from 1; `zoomed(words)` with another size."""

    moved = Signal(int, int)
    zoomed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.pages = QPdfDocument(self)
        self._size = 0.0
        self.setObjectName("paper")
        self.setDocument(self.pages)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pages of the document"))
        self.pageNavigator().currentPageChanged.connect(self._on_page)
        look.changed.connect(self._dress)
        self._dress()

    def show_pdf(self, pdf: bytes) -> None:
        """Shows other pages, the first one on top; b"" shows none."""
        before, self.pages = self.pages, opened(pdf, self)
        self.setDocument(self.pages)
        before.deleteLater()
        self._fit()
        self.go_to(1)
        self._on_page(0)

    @property
    def page(self) -> int:
        """The page in sight, counted from 1."""
        return self.pageNavigator().currentPage() + 1

    def go_to(self, page: int) -> None:
        """Brings a page's top into sight; one beyond the last is the last."""
        last = self.pages.pageCount()
        if last:
            self.pageNavigator().jump(min(max(page, 1), last) - 1, QPointF(0, 0))

    def zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1); 0 fits the width again."""
        if not by:
            self._size = 0.0
        else:
            now = self.zoomFactor()
            larger = (step for step in STEPS if step > now + 0.01)
            smaller = (step for step in reversed(STEPS) if step < now - 0.01)
            self._size = next(larger if by > 0 else smaller, now)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down go page by page, Home and End to the first and last, Ctrl with + - 0 changes the size."""
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        pages = {
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: self.pages.pageCount(),
        }
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(steps[key])
        elif key in pages:
            self.go_to(pages[key])
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setZoomFactor(self._size or self._width_that_fits())
        percent = round(self.zoomFactor() * 100)
        self.zoomed.emit(_("{percent} %").format(percent=percent) if self._size else _("Fit width"))

    def _width_that_fits(self) -> float:
        """As wide as there is room for, but not wider than a page is read well."""
        if not self.pages.pageCount():
            return 1.0
        page = self.pages.pagePointSize(0).width() * self.logicalDpiX() / POINTS_PER_INCH
        gap = 2 * self._look.px("space.xl") + self.verticalScrollBar().sizeHint().width()
        return max(min(self.width() - gap, self._look.px("width.form_max")) / page, 0.1)

    def _on_page(self, number: int) -> None:
        self.setAccessibleDescription(self.pages.getAllText(number).text() if self.pages.pageCount() else "")
        self.moved.emit(number + 1, self.pages.pageCount())

    def _dress(self) -> None:
        palette = self.palette()
        colours = self._look.colours
        # Where all grounds are one colour the white page would have no edge.
        desk = colours.control_line if self._look.theme.is_high_contrast else colours.desk
        palette.setColor(QPalette.ColorRole.Dark, desk)
        self.setPalette(palette)
        gap = self._look.px("space.xl")
        self.setPageSpacing(gap)
        margins = self.documentMargins()
        margins.setTop(gap)
        margins.setBottom(gap)
        self.setDocumentMargins(margins)
        self._fit()
