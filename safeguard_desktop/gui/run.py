"""Runs the windows: one program, one main window, from the unlock page to the lock that leaves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from safeguard_desktop.casework.keys_here import keys_here, remember_locking
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.appearance.look import Look
from safeguard_desktop.gui.background import Background
from safeguard_desktop.gui.collecting import Collecting
from safeguard_desktop.gui.page import Page
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.places import DOORSTEP_PAGES, WORK_PAGES
from safeguard_desktop.gui.start import Start
from safeguard_desktop.gui.window import TITLE, MainWindow
from safeguard_desktop.gui.workplace import Doorstep, Workplace

if TYPE_CHECKING:
    # Known only once the vault is opened; see start.
    from safeguard_desktop.casework.desk import Desk
    from safeguard_desktop.gui.idle_lock import IdleLock

VAULT_READY_AFTER_MS = 300
PAPER_READY_AFTER_MS = 3000
KEYS_WAIT_SECONDS = 0.0005
"""How long work on another thread keeps the interpreter while a key waits for it: a stroke asks for it several times."""


class Windows(QObject):
    """The window with everything behind it, from the doorstep to the desk."""

    def __init__(self, app: QApplication, start: Start) -> None:
        super().__init__()
        self._start = start
        self.look = Look(start.resources, start.theme, start.text_scale)
        self.look.dress(app)
        self.background = Background(self)
        self.window = MainWindow(self.look, self._make_page, self._lock_up)
        self._app = app
        self._collecting = Collecting(self)
        self.window.painted.connect(self._after_first_paint)
        self.background.working_changed.connect(self.window.show_working)
        self._idle: IdleLock | None = None
        self._doorstep = Doorstep(start, self.look, self.background, self.window, self.open_desk)
        self._workplace: Workplace | None = None

    def show(self) -> None:
        """Puts the unlock page on the screen, or the first question of setting up where there is no vault yet."""
        has_vault = keys_here(self._start.vault, self._start.state).has_vault
        self.window.start_over(Place.UNLOCK if has_vault else Place.FIRST_RUN)
        self.window.show()

    def _after_first_paint(self) -> None:
        """What nobody misses in the first moment."""
        from safeguard_desktop.gui.focus_ring import FocusRing

        self._ring = FocusRing(self.look, self.window, self._app)
        self.window.complete()
        self.look.heed_contrast()
        QTimer.singleShot(VAULT_READY_AFTER_MS, self, self._get_vault_ready)

    def _get_vault_ready(self) -> None:
        """Loads what unlocking needs while the passphrase is typed."""

        def work() -> None:
            import safeguard_desktop.casework.program  # noqa: F401 - loading it is the work

        self.background.get_ready(work)

    def open_desk(self, desk: Desk, _label: str) -> None:
        """Goes from the doorstep to Today, or to what has to be done first: the rest of setting up, a key after recovery."""

        def first_place() -> tuple[Place, tuple[str, ...]]:
            from safeguard_desktop.casework.first_steps import Left, left
            from safeguard_desktop.casework.looking_at_organisation import keys_of_nobody

            if desk.vault.signing_key_id is None:
                return Place.RECOVERY, ()
            return (Place.TODAY, keys_of_nobody(desk)) if left(desk) is Left.NOTHING else (Place.FIRST_RUN, ())

        self.background.in_background(first_place, lambda found: self._open_up(desk, *found))

    def _open_up(self, desk: Desk, place: Place, keys_of_nobody: tuple[str, ...]) -> None:
        self._workplace = Workplace(
            self._start, self.look, self.background, self.window, desk, self._lock_after, self.open_desk
        )
        self.window.open_up()
        self._say_what_is_unusual(desk, keys_of_nobody)
        self._begin_to_count()
        self.window.start_over(place)
        QTimer.singleShot(PAPER_READY_AFTER_MS, self, lambda: self._get_paper_ready(desk))

    def _say_what_is_unusual(self, desk: Desk, keys_of_nobody: tuple[str, ...]) -> None:
        """What the vault found wrong with itself, what it goes on without, and what was cut short is said above every page."""
        for warning in desk.vault.warnings:
            self.window.show_banner("attention", warning)
        for note in desk.vault.notes:
            self.window.show_banner("information", note)
        for label in keys_of_nobody:
            heading = _("The key “{label}” is nobody’s, and still opens these records.").format(label=label)
            words = _(
                "Adding or removing it was cut short. Nothing is lost. Please remove it in Settings, under People. Then add"
                " the person again, if they are to have a key."
            )
            self.window.show_banner("attention", heading, words)

    def _begin_to_count(self) -> None:
        from safeguard_desktop.gui.idle_lock import IdleLock

        if self._idle is None:
            self._idle = IdleLock(self._app, self._start.clock, self._start.idle_lock_seconds, self.window.lock, self)
        self._idle.begin()

    def _get_paper_ready(self, desk: Desk) -> None:
        """Loads what paper needs while the person reads, so that the first document is made as quickly as the next."""

        def work() -> None:
            from safeguard_desktop.casework.issuing import get_paper_ready

            get_paper_ready(desk)

        self.background.get_ready(work)

    def _lock_after(self, seconds: int) -> None:
        if self._idle is not None:
            self._idle.seconds = seconds

    def _make_page(self, place: Place) -> Page:
        if self._workplace is not None:
            return WORK_PAGES[place](self._workplace)
        return DOORSTEP_PAGES[place](self._doorstep)

    def _lock_up(self, savers: list[Callable[[], object]]) -> None:
        """Saves what is still typed, closes the vault, leaves; all off the GUI thread but the leaving."""
        if self._idle is not None:
            self._idle.end()
        workplace, start = self._workplace, self._start

        def work() -> None:
            for save in savers:
                save()
            if workplace is not None:
                workplace.desk.close()
            remember_locking(start.state, start.clock.now())

        self.background.in_background(work, lambda _done: self._leave(), self._on_not_saved)

    def _leave(self) -> None:
        self.background.close()
        self.window.close()
        self._start.leave()

    def _on_not_saved(self, error: MendableError) -> None:
        """The words on the screen are the only copy now, so they stay, behind the cover, until they are saved or given up."""
        self.window.stay_covered(error)


def make_app(words: Sequence[str] = ()) -> QApplication:
    """The program's QApplication: Fusion, so that it looks the same everywhere."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        app = found
        app.setStyle("Fusion")
    else:
        # Named before the program is made, it is the only style made.
        app = QApplication([TITLE, *words, "-style", "fusion"])
    app.setApplicationDisplayName(TITLE)
    sys.setswitchinterval(KEYS_WAIT_SECONDS)
    return app


def run_windows(start: Start) -> int:
    """Shows the windows until they are closed and returns the exit status."""
    app = make_app(sys.argv[1:])
    windows = Windows(app, start)
    windows.show()
    return app.exec()
