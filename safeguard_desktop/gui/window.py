"""The main window: navigation, the page shown, the way between pages, hiding and locking. Its title names nobody."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QSize
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.kit.cover import Cover
from safeguard_desktop.gui.kit.help_panel import HelpPanel
from safeguard_desktop.gui.kit.side_navigation import SideNavigation
from safeguard_desktop.gui.kit.toast import Toast, WorkingNote
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.places import Place

TITLE = "Safeguard Desktop"
DOUBLE_ESC_MS = 700
SMALLEST = QSize(480, 360)
FIRST_SIZE = QSize(1366, 736)

MakePage = Callable[[Place], Page]


class MainWindow(QMainWindow):
    """Shows one page at a time and is the pages' navigator. `make_page` makes a page when it is first gone to.

    `lock_up` is called, with everything that has to be saved first, when the person or the idle clock locks.
    """

    def __init__(self, look: Look, make_page: MakePage, lock_up: Callable[[list[Callable[[], object]]], None]) -> None:
        super().__init__()
        self._look, self._make_page, self._lock_up = look, make_page, lock_up
        self._pages: dict[Place, Page] = {}
        self._path: list[tuple[Place, object]] = []
        self._savers: list[Callable[[], object]] = []
        self._is_locking = False
        self._is_open = False
        self._since_esc = QElapsedTimer()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self._navigation = SideNavigation(look, self.start_over, self.hide_screen, self.lock)
        self._stack = QStackedWidget()
        self._banners = QVBoxLayout()
        self._help = HelpPanel(look)
        self._cover = Cover(look, self.come_back)
        self._layers = QStackedWidget()
        self._front = self._frame()
        self._layers.addWidget(self._front)
        self._layers.addWidget(self._cover)
        self.setCentralWidget(self._layers)
        self._working = WorkingNote(look, self._layers)
        self._add_keys()
        look.changed.connect(self._fit)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def is_hidden(self) -> bool:
        """Whether the cover hides the screen."""
        return self._layers.currentWidget() is self._cover

    def open_up(self) -> None:
        """The vault is open: pages of before are forgotten, and the keys of the program work."""
        self._is_open = True
        self._forget_pages()

    def go(self, place: Place, about: object = None) -> None:
        """See Navigator."""
        self._leave_page()
        self._path.append((place, about))
        self._show(place, about)

    def back(self) -> None:
        """See Navigator."""
        if len(self._path) < 2:
            self.start_over(Place.TODAY)
            return
        self._leave_page()
        self._path.pop()
        self._show(*self._path[-1])

    def start_over(self, place: Place) -> None:
        """See Navigator."""
        self._leave_page()
        self._path = [(place, None)]
        self._show(place, None)

    def lock(self) -> None:
        """See Navigator."""
        if self._is_locking or not self._is_open:
            return
        self._is_locking = True
        self._leave_page()
        self._cover.say_locking()
        self._put_cover()
        self._lock_up(list(self._savers))

    def stay_covered(self, error: MendableError) -> None:
        """Something could not be saved at the lock: it stays covered, says why, and offers to try again or to go back."""
        self._is_locking = False
        self._cover.say_not_saved(error)

    def hide_screen(self) -> None:
        """See Navigator."""
        if self._is_open and not self._is_locking:
            self._put_cover()

    def come_back(self) -> None:
        """Takes the cover away and puts the focus back."""
        self._layers.setCurrentIndex(0)
        if self._focus_before is not None:
            self._focus_before.setFocus()

    def toast(self, words: str, button: str = "", on_press: Callable[[], object] | None = None) -> None:
        """See Navigator."""
        Toast(self._look, self._layers, words, button, on_press)

    def show_banner(self, tone: str, heading: str, words: str = "") -> None:
        """See Navigator."""
        banner = Banner(self._look, tone, heading, words)

        def close() -> None:
            self._banners.removeWidget(banner)
            banner.deleteLater()

        banner.add_link(_("I have read this"), "close-banner", close)
        self._banners.addWidget(banner)

    def mark_every_page(self, heading: str, words: str) -> None:
        """See Navigator."""
        self._banners.insertWidget(0, Banner(self._look, "information", heading, words))

    def before_lock(self, save: Callable[[], object]) -> Callable[[], None]:
        """See Navigator."""
        self._savers.append(save)
        return lambda: self._savers.remove(save) if save in self._savers else None

    def set_badge(self, place: Place, count: int) -> None:
        """See Navigator."""
        self._navigation.set_badge(place, count)

    def show_person(self, name: str, role: str) -> None:
        """See Navigator."""
        self._navigation.show_person(name, role)

    def show_working(self, working: bool) -> None:
        """Says in the window that something takes longer than a moment."""
        self._working.show_working(working=working)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the navigation the room there is."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing an open program locks it first, so that nothing typed is lost."""
        if self._is_open and not self._is_locking:
            event.ignore()
            self.lock()
        else:
            super().closeEvent(event)

    def _frame(self) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._banners)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        row.addWidget(self._help)
        self._navigation.hide()
        return frame

    def _add_keys(self) -> None:
        self._focus_before: QWidget | None = None
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+N", lambda: self._if_open(lambda: self.go(Place.RECORD))),
            ("Ctrl+L", self.lock),
            ("Ctrl+F", lambda: self._if_open(self._find)),
            ("F1", self._show_help),
            ("Ctrl+Shift+H", self.hide_screen),
            ("Esc", self._on_esc),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self._front if key == "Esc" else self, act)

    def _if_open(self, act: Callable[[], object]) -> None:
        if self._is_open and not self.is_hidden:
            act()

    def _find(self) -> None:
        if self.page is not None and not self.page.find_here():
            self.go(Place.CASES)
            self.page.find_here()

    def _show_help(self) -> None:
        if not self.is_hidden:
            self._help.show_help(self.focusWidget(), self.page.help_words() if self.page else "")

    def _on_esc(self) -> None:
        if self._help.close_help():
            return
        if self._since_esc.isValid() and self._since_esc.elapsed() < DOUBLE_ESC_MS:
            self._since_esc.invalidate()
            self.hide_screen()
        else:
            self._since_esc.start()

    def _put_cover(self) -> None:
        self._focus_before = self.focusWidget()
        self._layers.setCurrentWidget(self._cover)
        self._cover.setFocus()

    def _leave_page(self) -> None:
        if self.page is not None and self._path:
            self.page.leave()

    def _forget_pages(self) -> None:
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages, self._path = {}, []

    def _show(self, place: Place, about: object) -> None:
        if place not in self._pages:
            self._pages[place] = self._make_page(place)
            self._stack.addWidget(self._pages[place])
        page = self._pages[place]
        self._stack.setCurrentWidget(page)
        self._navigation.show_chosen(place)
        self._fit()
        page.setAccessibleName(page.title)
        page.enter(about)
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus()

    def _fit(self) -> None:
        rail = self.page.rail if self.page is not None else Rail.NONE
        self._navigation.setVisible(self._is_open and rail is not Rail.NONE)
        has_room = self._look.is_at_least("three_columns_from", self.width())
        self._navigation.show_whole(rail is Rail.FULL and has_room)
