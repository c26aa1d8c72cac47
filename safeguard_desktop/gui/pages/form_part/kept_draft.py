"""A draft that is kept on the disk while it is typed, so that the text on the screen is never the only copy."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.draft_keeper import DraftKeeper
from safeguard_desktop.casework.drafting import drop_draft, keep_draft
from safeguard_desktop.domain.answers import Answer, Answers
from safeguard_desktop.domain.drafts import Draft

State = tuple[Answers, Mapping[str, object]]


class KeptDraft(QObject):
    """`typed` comes when there is something new to keep, `kept(at)` when a state is on the disk, `not_kept(error)` when not.

    `save` and `drop` are called off the GUI thread; everything else on it.
    """

    typed = Signal()
    kept = Signal(object)
    not_kept = Signal(object)

    def __init__(self, desk: Desk, draft: Draft, *, is_on_disk: bool) -> None:
        super().__init__()
        self._desk, self._draft = desk, draft
        self.answers: dict[str, Answer] = dict(draft.answers)
        self.cursor: Mapping[str, object] = draft.cursor
        self._keeper: DraftKeeper | None = None
        self._state: State = (dict(draft.answers), draft.cursor)
        self._on_disk: State | None = self._state if is_on_disk else None
        self._is_done = False

    @property
    def saved_at(self) -> datetime | None:
        """When it was last kept; None where nothing is yet."""
        return self._draft.saved_at if self._on_disk is not None else None

    @property
    def is_all_kept(self) -> bool:
        """Whether everything handed on so far is on the disk."""
        return self._on_disk == self._state or not (self._on_disk or self._state[0])

    def keep(self, cursor: Mapping[str, object]) -> None:
        """Hands everything typed to the keeper and returns at once. The cursor's keys are laid over those known."""
        self.cursor = {**self.cursor, **cursor}
        state = (dict(self.answers), self.cursor)
        if state == self._state or self._is_done:
            return
        self._state = state
        if self._keeper is None:
            self._keeper = DraftKeeper(self._desk, self._draft, self._on_kept, self.not_kept.emit)
        self._keeper.typed(*state)
        self.typed.emit()

    def save(self) -> None:
        """Puts what is not on the disk yet there. Raises the MendableError that keeps it from it."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            self._draft = keeper.close()
        if not self._is_done and not self.is_all_kept:
            self._on_kept(keep_draft(self._desk, self._draft, *self._state))

    def drop(self) -> None:
        """Throws the draft away: it is signed."""
        self.save()
        self._is_done = True
        if self._on_disk is not None:
            drop_draft(self._desk, self._draft.id)

    def _on_kept(self, draft: Draft) -> None:
        self._draft, self._on_disk = draft, (draft.answers, draft.cursor)
        self.kept.emit(draft.saved_at)
