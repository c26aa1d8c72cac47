"""Locks when nobody has touched the program for a while; time asleep counts, because the clock on the wall is what is read."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QInputEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from safeguard_desktop.casework.clock import Clock

_LOOK_EVERY_MS = 1000
_DONE_BY_HAND = (QInputEvent, QInputMethodEvent)
"""Every event of the program comes by the lock: what nobody does with their hands is let go at once."""
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class IdleLock(QObject):
    """Calls `lock` once `seconds` have passed since the last key or movement of the pointer."""

    def __init__(
        self, app: QApplication, clock: Clock, seconds: int, lock: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app, self._clock, self.seconds, self._lock = app, clock, seconds, lock
        self._touched_at = clock.now()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Counts from now."""
        self._touched_at = self._clock.now()
        self._app.installEventFilter(self)
        self._timer.start()

    def end(self) -> None:
        """Counts no more."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def look(self) -> None:
        """Locks if it is time. A clock put back starts the count again."""
        passed = (self._clock.now() - self._touched_at).total_seconds()
        if passed < 0:
            self._touched_at = self._clock.now()
        elif passed >= self.seconds:
            self.end()
            self._lock()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Sees every touch; a touch after the time is over locks instead of waking it up."""
        if isinstance(event, _DONE_BY_HAND) and event.type() in _TOUCHES:
            self.look()
            self._touched_at = self._clock.now()
        return False
