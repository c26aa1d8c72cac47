"""Keeps a draft durable while somebody types: within half a second of a pause, and every second and a half all the same.

Two seconds is what a crash may cost; the difference is left for the disk.
"""

import threading
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
    tried again with the next key stroke and at `close`.
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
        self._thread = threading.Thread(target=self._keep, name="draft-keeper")
        self._thread.start()

    def typed(self, answers: Answers, cursor: Mapping[str, object]) -> None:
        """Takes the newest state; returns at once."""
        with self._changed:
            self._state = (answers, cursor)
            self._typed += 1
            self._changed.notify()

    def close(self) -> Draft:
        """Keeps what is not kept yet, ends the thread and returns the draft as it is on the disk."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()
        return self._draft

    def _keep(self) -> None:
        while True:
            state = self._next_state()
            if state is None:
                return
            try:
                self._draft = keep_draft(self._desk, self._draft, *state)
            except MendableError as error:
                self._not_kept(state, error)
            else:
                self._on_kept(self._draft)

    def _next_state(self) -> tuple[Answers, Mapping[str, object]] | None:
        """Waits for typing and then for its pause (or for the longest wait); None when closed with nothing left."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not None or self._closing)
            waited = 0.0
            while not self._closing and waited < LONGEST_SECONDS:
                seen = self._typed
                paused = not self._changed.wait_for(lambda: self._typed != seen or self._closing, PAUSE_SECONDS)  # noqa: B023
                waited += PAUSE_SECONDS
                if paused:
                    break
            state, self._state = self._state, None
            return state

    def _not_kept(self, state: tuple[Answers, Mapping[str, object]], error: MendableError) -> None:
        with self._changed:
            if self._state is None and not self._closing:
                self._state = state
        self._on_not_kept(error)
