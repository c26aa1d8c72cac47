"""Keeps a draft durable while somebody types: within half a second of a pause, and every second and a half all the same.

Two seconds is what a crash may cost; the difference is left for the disk.
"""

import threading
import time
from collections.abc import Callable, Mapping

from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.drafting import keep_draft
from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.errors import MendableError

PAUSE_SECONDS = 0.5
LONGEST_SECONDS = 1.2

Kept = Callable[[Draft], None]
NotKept = Callable[[MendableError], None]


class DraftKeeper:
    """Writes the newest state of one draft from a thread of its own, so that typing never waits for the disk.

    `on_kept` is called, on that thread, after each state that is on the disk; `on_not_kept` with the error otherwise: the state is
    tried again every half second, with the newest key strokes, until it is kept or the keeper is closed.
    """

    def __init__(self, desk: Desk, draft: Draft, on_kept: Kept, on_not_kept: NotKept) -> None:
        self._desk = desk
        self._draft = draft
        self._on_kept = on_kept
        self._on_not_kept = on_not_kept
        self._state: tuple[Answers, Mapping[str, object]] | None = None
        self._changed = threading.Condition()
        self._typed = 0
        self._closing = False
        self._error: MendableError | None = None
        self._thread = threading.Thread(target=self._keep, name="draft-keeper")
        self._thread.start()

    def typed(self, answers: Answers, cursor: Mapping[str, object]) -> None:
        """Takes the newest state; returns at once."""
        with self._changed:
            self._state = (answers, cursor)
            self._typed += 1
            self._changed.notify()

    def close(self) -> Draft:
        """Keeps what is not kept yet, ends the thread and returns the draft as it is on the disk.

        Raises the error where the newest state could not be kept: what is on the screen is then the only copy.
        """
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._draft

    def _keep(self) -> None:
        while True:
            state = self._next_state()
            if state is None:
                return
            try:
                self._draft = keep_draft(self._desk, self._draft, *state)
            except MendableError as error:
                if self._not_kept(state, error):
                    return
            else:
                self._error = None
                self._on_kept(self._draft)

    def _next_state(self) -> tuple[Answers, Mapping[str, object]] | None:
        """Waits for typing and then for its pause (or for the longest wait); None when closed with nothing left."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not None or self._closing)
            latest = time.monotonic() + LONGEST_SECONDS
            while not self._closing and self._has_gone_on(min(PAUSE_SECONDS, latest - time.monotonic())):
                pass
            state, self._state = self._state, None
            return state

    def _has_gone_on(self, seconds: float) -> bool:
        """Whether another key was struck within that time."""
        seen = self._typed
        return seconds > 0 and self._changed.wait_for(lambda: self._typed != seen or self._closing, seconds)

    def _not_kept(self, state: tuple[Answers, Mapping[str, object]], error: MendableError) -> bool:
        """Puts the state back to be tried again, unless a newer one is there; returns whether the keeper has been closed."""
        with self._changed:
            self._error = error
            if self._state is None:
                self._state = state
            is_closing = self._closing
        self._on_not_kept(error)
        return is_closing
