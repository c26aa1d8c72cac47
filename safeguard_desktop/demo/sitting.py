"""The real windows with nobody in front of them: goes from page to page, presses and types, and waits until each is there."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, QTimer
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.gui.background import Background
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.pictures import SMALL_LAPTOP, settle
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.run import Windows
from safeguard_desktop.gui.start import Start

Part = TypeVar("Part", bound=QWidget)
LONGEST_DRAWING_MS = 3000


def until_idle(background: Background, *, has_left: Callable[[], bool] = bool) -> None:
    """Returns once nothing is under way in the background and every answer was handed on, or once the program has left."""
    loop = QEventLoop()

    def look() -> None:
        if has_left() or not (background.is_working or background.is_looking):
            loop.quit()

    background.delivered.connect(look)
    QTimer.singleShot(0, look)
    loop.exec()
    background.delivered.disconnect(look)


class Sitting:
    """One program: at its first page, and at a desk after `sit_down`."""

    def __init__(self, app: QApplication, start: Start) -> None:
        self._app = app
        self.is_at_desk = False
        self.windows = Windows(app, start)
        self.window = self.windows.window
        self.windows.show()
        self.window.resize(SMALL_LAPTOP)
        self.wait()

    @property
    def page(self) -> Page:
        """The page shown."""
        page = self.window.page
        if page is None:
            raise LookupError("page")
        return page

    def sit_down(self, desk: Desk, label: str) -> None:
        """Goes from the doorstep to the desk."""
        self.is_at_desk = True
        self.windows.open_desk(desk, label)
        self.wait()

    def go(self, place: Place, about: object = None) -> None:
        """Goes to a page and waits for what it asks."""
        self.window.go(place, about)
        self.wait()

    def wait(self) -> None:
        """Until nothing is under way in the background and everything is laid out. The end of each piece of work is an event."""
        until_idle(self.windows.background)
        settle()

    def wait_for_paper(self) -> None:
        """Until the page of a document in sight is drawn, which a thread of its own does: what is asked of it last comes last."""
        self.window.grab()
        for view in self.page.findChildren(QPdfView):
            for renderer in view.findChildren(QPdfPageRenderer):
                loop = QEventLoop()
                renderer.pageRendered.connect(loop.quit)
                QTimer.singleShot(LONGEST_DRAWING_MS, loop.quit)
                last = view.document().pageCount() - 1
                if renderer.requestPage(last, QSize(8, 8)):
                    loop.exec()

    def find(self, name: str, kind: type[Part]) -> Part:
        """A part of the page by its object name, one that can be seen rather than a folded one. Raises LookupError."""
        found = sorted(self.page.findChildren(kind, name), key=lambda one: not one.isVisible())
        if not found:
            raise LookupError(name)
        return found[0]

    def has(self, name: str) -> bool:
        """Whether the page has a part of that object name."""
        return self.page.findChild(QWidget, name) is not None

    def press(self, *names: str) -> None:
        """Presses buttons and tiles, one after the other."""
        for name in names:
            self.find(name, QAbstractButton).click()
            self.wait()

    def type_line(self, name: str, words: str) -> None:
        """Types into a line."""
        self.find(name, QLineEdit).setText(words)

    def end(self) -> None:
        """Locks where a vault is open, so that everything is saved and it is closed; then nothing of the program is left."""
        self.window.lock()
        self.wait()
        self.windows.background.close()
        self.window.close()
        self.window.deleteLater()
        self.windows.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
