"""Qt's many calls that return nothing, and its signals that carry a truth value, must never use None, True or False up."""

import subprocess
import sys

CALLS = """
import safeguard_desktop.gui
from PySide6.QtCore import QPoint
point = QPoint()
for number in range(200_000):
    point.setX(number)
print("alive")
"""


def test_the_program_outlives_two_hundred_thousand_calls_that_return_nothing():
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)

    assert done.stdout == "alive\n", done.stderr


SIGNALS = """
import safeguard_desktop.gui
from PySide6.QtCore import QObject, Signal
class Sender(QObject):
    changed = Signal(bool)
sender = Sender()
sender.changed.connect(lambda value: None)
for number in range(50_000):
    sender.changed.emit(True)
    sender.changed.emit(False)
print("alive")
"""


def test_the_program_outlives_a_hundred_thousand_signals_that_carry_a_truth_value():
    done = subprocess.run([sys.executable, "-c", SIGNALS], capture_output=True, text=True, check=False)

    assert done.stdout == "alive\n", done.stderr
