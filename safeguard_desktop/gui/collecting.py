"""Python's collector of garbage may run on any thread; a widget deleted off the GUI thread ends the program. So it runs here.

Counted references are not touched by this: only what refers to itself in a circle waits for the timer.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collecting(QObject):
    """Switches the automatic collector off and does its work on the GUI thread, as often as Python's own thresholds ask."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def close(self) -> None:
        """Collects everything while the application is still there, without which no widget may be ended."""
        self._timer.stop()
        gc.collect()

    def collect(self) -> None:
        """Collects the oldest generation that is over its threshold, as Python would."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
