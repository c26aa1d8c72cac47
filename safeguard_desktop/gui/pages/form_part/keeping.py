"""What keeps a draft safe while its page is open: it says how it stands, and it is saved on leaving and before a lock."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.save_state import SaveState
from safeguard_desktop.gui.pages.form_part.kept_draft import KeptDraft
from safeguard_desktop.gui.workplace import Workplace

SAVING_SHOWN_AFTER_MS = 400


class Keeping(QObject):
    """One draft in hand at a time. `collect` is what takes the last key strokes off the screen."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._draft: KeptDraft | None = None
        self._state: SaveState | None = None
        self._release: Callable[[], None] | None = None
        self._collect: Callable[[], None] | None = None
        self._lasting = QTimer(self, singleShot=True, interval=SAVING_SHOWN_AFTER_MS)
        self._lasting.timeout.connect(self._on_lasting)

    def take(self, draft: KeptDraft) -> None:
        """Keeps this draft from now on."""
        self.let_go()
        self._draft = draft
        draft.typed.connect(self._on_typed)
        draft.kept.connect(self._on_kept)
        draft.not_kept.connect(self._on_not_kept)

    def save_state(self) -> SaveState:
        """A new place to say it, for a page that shows the draft."""
        self._state = SaveState(self._workplace.look)
        if self._draft is not None and self._draft.saved_at is not None:
            self._state.saved(self._draft.saved_at)
        return self._state

    def collect_with(self, collect: Callable[[], None] | None) -> None:
        """Says how the last key strokes are taken off the page that is shown now."""
        self._collect = collect

    def put_down(self) -> None:
        """The page is left: everything is on its way to the disk. Where that fails it is said, and tried again at the lock."""
        draft = self._draft
        if draft is None:
            return
        if self._collect is not None:
            self._collect()
        release, self._release = self._release, None

        def then(_done: None) -> None:
            if release is not None and draft.is_all_kept:
                release()

        self._workplace.background.in_background(draft.save, then, self._on_left_unsaved)

    def let_go(self) -> None:
        """The draft is signed or another takes its place. What could not be saved yet is still tried at the lock."""
        draft, release = self._draft, self._release
        if draft is not None:
            draft.typed.disconnect(self._on_typed)
            draft.kept.disconnect(self._on_kept)
            draft.not_kept.disconnect(self._on_not_kept)
        if release is not None and draft is not None and draft.is_all_kept:
            release()
        self._draft, self._state, self._release, self._collect = None, None, None, None
        self._lasting.stop()

    def _on_typed(self) -> None:
        """From the first key stroke on, the lock waits until it is kept."""
        if self._release is None and self._draft is not None:
            self._release = self._workplace.navigator.before_lock(self._draft.save)
        if not self._lasting.isActive():
            self._lasting.start()

    def _on_lasting(self) -> None:
        if self._state is not None and self._draft is not None and not self._draft.is_all_kept:
            self._state.saving()

    def _on_kept(self, at: object) -> None:
        if self._state is not None and self._draft is not None and self._draft.is_all_kept:
            self._lasting.stop()
            self._state.saved(at)  # type: ignore[arg-type]  # a signal carries objects

    def _on_not_kept(self, error: object) -> None:
        self._lasting.stop()
        if self._state is not None and isinstance(error, MendableError):
            self._state.not_saved(error)

    def _on_left_unsaved(self, error: MendableError) -> None:
        words = _("It is still in this window and is tried again when you lock. {next_step}")
        heading = _("What you typed could not be saved yet. {reason}").format(reason=error.message)
        self._workplace.navigator.show_banner("attention", heading, words.format(next_step=error.next_step))
