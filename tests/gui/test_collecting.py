"""Widgets are deleted on the GUI thread, whatever thread makes garbage."""

import threading

from PySide6.QtCore import QObject

from safeguard_desktop.gui.collecting import Collecting


class Circle(QObject):
    """Refers to itself, so that only the collector ends it, and says on which thread it was ended."""

    def __init__(self, ended_on):
        super().__init__()
        self.me = self
        self._ended_on = ended_on

    def __del__(self):
        self._ended_on.append(threading.get_ident())


def litter():
    """Enough circles on another thread for the automatic collector to run there many times."""
    for _number in range(20_000):
        circle: list[object] = []
        circle.append(circle)


def test_no_widget_is_ended_on_a_thread_of_casework(qtbot, qapp):
    ended_on: list[int] = []
    collecting = Collecting(qapp)
    Circle(ended_on)
    worker = threading.Thread(target=litter)
    worker.start()
    worker.join()
    before = list(ended_on)
    qtbot.waitUntil(lambda: ended_on != [], timeout=5000)
    collecting.deleteLater()

    assert (before, ended_on) == ([], [threading.get_ident()])
