"""The main window: navigation, the page shown, the way between pages, hiding and locking. Its title names nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.kit.banner import Banner
from safeguard_desktop.gui.page import Page, Rail
from safeguard_desktop.gui.place import Place

if TYPE_CHECKING:
    # Loaded after the first paint, see complete.
    from safeguard_desktop.gui.surroundings import Surroundings

TITLE = "Safeguard Desktop"
DOUBLE_ESC_MS = 700
SMALLEST = QSize(480, 360)
FIRST_SIZE = QSize(1366, 736)

MakePage = Callable[[Place], Page]


class MainWindow(QMainWindow):
    """Shows one page at a time and is the pages' navigator. `make_page` makes a page when it is first gone to.

    `lock_up` is called, with everything that has to be saved first, when the person or the idle clock locks. `painted` comes once,
    when the first page is on the screen.
    """

    painted = Signal()

    def __init__(self, look: Look, make_page: MakePage, lock_up: Callable[[list[Callable[[], object]]], None]) -> None:
        super().__init__()
        self._look, self._make_page, self._lock_up = look, make_page, lock_up
        self._pages: dict[Place, Page] = {}
        self._path: list[tuple[Place, object]] = []
        self._savers: list[Callable[[], object]] = []
        self._is_locking = False
        self._is_open = False
        self._is_painted = False
        self._since_esc = QElapsedTimer()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self._surroundings: Surroundings | None = None
        self._focus_before: QWidget | None = None
        self._stack = QStackedWidget()
        self._banners = QVBoxLayout()
        self._layers = QStackedWidget()
        self._front = self._frame()
        self._layers.addWidget(self._front)
        self.setCentralWidget(self._layers)
        look.changed.connect(self._fit)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def is_hidden(self) -> bool:
        """Whether the cover hides the screen."""
        return self._layers.currentWidget() is not self._front

    def complete(self) -> Surroundings:
        """Makes what nobody misses in the first moment: what stands around the page, and the keys of the program."""
        if self._surroundings is not None:
            return self._surroundings
        made = self._surroundings = self._surround()
        self._add_keys()
        if self._path:
            made.navigation.show_chosen(self._path[-1][0])
        self._fit()
        return made

    def open_up(self) -> None:
        """The vault is open: pages of before are forgotten, and the keys of the program work."""
        self._is_open = True
        self.complete()
        self._forget_pages()

    def go(self, place: Place, about: object = None) -> None:
        """See Navigator."""
        self._turn_to([*self._path, (place, about)])

    def back(self) -> None:
        """See Navigator."""
        self._turn_to(self._path[:-1] if len(self._path) > 1 else [(Place.TODAY, None)])

    def start_over(self, place: Place) -> None:
        """See Navigator."""
        self._turn_to([(place, None)])

    def lock(self) -> None:
        """See Navigator."""
        if self._is_locking or not self._is_open:
            return
        self._is_locking = True
        self._leave_page()
        self.complete().cover.say_locking()
        self._put_cover()
        self._lock_up(list(self._savers))

    def stay_covered(self, error: MendableError) -> None:
        """Something could not be saved at the lock: it stays covered, says why, and offers to try again or to go back."""
        self._is_locking = False
        self.complete().cover.say_not_saved(error)

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
        from safeguard_desktop.gui.kit.toast import Toast

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
        self.complete().navigation.set_badge(place, count)

    def set_numbers(self, words: str) -> None:
        """The numbers to ring, as F1 shows them from any page."""
        self.complete().help.set_numbers(words)

    def show_rail(self, rail: Rail) -> None:
        """See Navigator."""
        if self.page is not None:
            self.page.rail = rail
            self._fit()

    def show_person(self, name: str, role: str) -> None:
        """See Navigator."""
        self.complete().navigation.show_person(name, role)

    def show_working(self, working: bool) -> None:
        """Says in the window that something takes longer than a moment."""
        self.complete().working.show_working(working=working)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells of the first time, once everything in it is painted."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

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
        self._row = QHBoxLayout(frame)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._banners)
        column.addWidget(self._stack, 1)
        self._row.addLayout(column, 1)
        return frame

    def _surround(self) -> Surroundings:
        from safeguard_desktop.gui.surroundings import Surroundings

        return Surroundings(
            self._look,
            self._row,
            self._layers,
            self.start_over,
            self.hide_screen,
            self.lock,
            self.come_back,
            lambda topic: self.go(Place.GUIDANCE, topic),
        )

    def _add_keys(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+N", lambda: self._if_open(lambda: self.go(Place.RECORD))),
            ("Ctrl+K", lambda: self._if_open(lambda: self.go(Place.CALCULATOR))),
            ("Ctrl+D", lambda: self._if_open(self._write_down)),
            ("Ctrl+L", self.lock),
            ("Ctrl+F", lambda: self._if_open(self._find)),
            ("F1", self._show_help),
            ("F11", self._fill_screen),
            ("Ctrl+Shift+H", self.hide_screen),
            ("Esc", self._on_esc),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self._front if key == "Esc" else self, act)

    def _fill_screen(self) -> None:
        """The whole screen, and back to the size it had."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _if_open(self, act: Callable[[], object]) -> None:
        if self._is_open and not self.is_hidden:
            act()

    def _find(self) -> None:
        if self.page is not None and not self.page.find_here():
            self.go(Place.CASES)
            self.page.find_here()

    def _write_down(self) -> None:
        if self.page is not None and not self.page.write_down():
            self.go(Place.DISCLOSURE)

    def _show_help(self) -> None:
        if not self.is_hidden:
            topic = self.page.help_topic if self.page else ""
            self.complete().help.show_help(self.focusWidget(), self.page.help_words() if self.page else "", topic)

    def _on_esc(self) -> None:
        if self.complete().help.close_help():
            return
        if self._since_esc.isValid() and self._since_esc.elapsed() < DOUBLE_ESC_MS:
            self._since_esc.invalidate()
            self.hide_screen()
        else:
            self._since_esc.start()

    def _put_cover(self) -> None:
        self._focus_before = self.focusWidget()
        self._layers.setCurrentWidget(self.complete().cover)
        self.complete().cover.setFocus()

    def _turn_to(self, path: list[tuple[Place, object]]) -> None:
        """Leaves the page shown for the last of a path. A late answer during a lock leads nowhere: the vault is closing."""
        if self._is_locking:
            return
        self._leave_page()
        self._path = path
        self._show(*path[-1])

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
        if self._surroundings is not None:
            self._surroundings.navigation.show_chosen(place)
        self._fit()
        page.setAccessibleName(page.title)
        page.enter(about)
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus()

    def _fit(self) -> None:
        if self._surroundings is None:
            return
        rail = self.page.rail if self.page is not None else Rail.NONE
        navigation = self._surroundings.navigation
        navigation.setVisible(self._is_open and rail is not Rail.NONE)
        has_room = self._look.is_at_least("three_columns_from", self.width())
        navigation.show_whole(rail is Rail.FULL and has_room)
