"""The one door off the GUI thread: work takes frozen values and returns one; the answer comes back on the GUI thread.

Casework keeps its order: one thread does one piece after the other. Paper, sealing and checks may take another (`apart`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from safeguard_desktop.domain.errors import MendableError

if TYPE_CHECKING:
    # Loaded at the first piece of work, not before the first window.
    from concurrent.futures import Executor, Future

Result = TypeVar("Result")
SHOW_WORKING_AFTER_MS = 200


class Background(QObject):
    """`working_changed(True)` comes when any work has lasted 200 ms, `working_changed(False)` when all is done.

    `delivered` comes after each answer was handed on.
    """

    working_changed = Signal(bool)
    delivered = Signal()
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._in_order: Executor | None = None
        self._apart: Executor | None = None
        self._newest: dict[object, int] = {}
        self._words: Executor | None = None
        self._waiting: dict[Future[Any], Callable[[Future[Any]], None]] = {}
        self._looking: dict[Future[Any], Callable[[Future[Any]], None]] = {}
        self._count = 0
        self._is_shown = False
        self._is_closed = False
        self._timer = QTimer(self, singleShot=True, interval=SHOW_WORKING_AFTER_MS)
        self._timer.timeout.connect(self._on_lasting)
        self._done.connect(self._on_done)

    def in_background(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], object],
        failed: Callable[[MendableError], object] | None = None,
        *,
        question: object = None,
        apart: bool = False,
    ) -> None:
        """Does `work` off the GUI thread and calls `then` with its result, or `failed` with an error a person can mend.

        `question`: an answer to an older piece of work with the same question is dropped. Any other error is our bug and is
        raised on the GUI thread, for the last-resort hook. An error without `failed` is raised there, too. After `close` nothing
        is begun any more: nobody is there for the answer.
        """
        if self._is_closed:
            return
        deliver = self._delivery(then, failed, question)
        future = self._executor(apart=apart).submit(work)
        self._waiting[future] = deliver
        if not self._timer.isActive():
            self._timer.start()
        future.add_done_callback(self._done.emit)

    def look_over(self, work: Callable[[], Result], then: Callable[[Result], object], *, question: object) -> None:
        """Looks something over that nobody waits for, on a thread of its own; never shown as working. Else as `in_background`."""
        if self._is_closed:
            return
        from concurrent.futures import ThreadPoolExecutor

        self._words = self._words or ThreadPoolExecutor(1, "words")
        deliver = self._delivery(then, None, question)
        future = self._words.submit(work)
        self._looking[future] = deliver
        future.add_done_callback(self._done.emit)

    def _delivery(
        self,
        then: Callable[[Result], object],
        failed: Callable[[MendableError], object] | None,
        question: object,
    ) -> Callable[[Future[Result]], None]:
        """What is done with the result on the GUI thread."""
        self._count += 1
        number = self._count
        if question is not None:
            self._newest[question] = number

        def deliver(future: Future[Result]) -> None:
            if question is not None and self._newest.get(question) != number:
                return
            error = future.exception()
            if isinstance(error, MendableError) and failed is not None:
                failed(error)
            elif error is not None:
                raise error
            else:
                then(future.result())

        return deliver

    def get_ready(self, work: Callable[[], object]) -> None:
        """Does work that nobody waits for yet; where it fails, the work that needs it will say so."""
        if self._is_closed:
            return
        self._executor(apart=True).submit(work)

    def forget(self, question: object) -> None:
        """Drops the answer to a question nobody waits for any more."""
        self._newest.pop(question, None)

    @property
    def is_working(self) -> bool:
        return bool(self._waiting)

    @property
    def is_looking(self) -> bool:
        """Whether something is being looked over."""
        return bool(self._looking)

    def close(self) -> None:
        """Waits for what is under way and takes no more."""
        self._is_closed = True
        for executor in (self._in_order, self._apart, self._words):
            if executor is not None:
                executor.shutdown()

    def _executor(self, *, apart: bool) -> Executor:
        from concurrent.futures import ThreadPoolExecutor

        if apart:
            self._apart = self._apart or ThreadPoolExecutor(1, "paper")
            return self._apart
        self._in_order = self._in_order or ThreadPoolExecutor(1, "casework")
        return self._in_order

    def _on_done(self, future: Future[Any]) -> None:
        deliver = self._looking.pop(future, None) or self._waiting.pop(future)
        if not self._waiting:
            self._timer.stop()
            self._show(working=False)
        try:
            deliver(future)
        finally:
            self.delivered.emit()

    def _on_lasting(self) -> None:
        if self._waiting:
            self._show(working=True)

    def _show(self, *, working: bool) -> None:
        if working != self._is_shown:
            self._is_shown = working
            self.working_changed.emit(working)
