"""Qt's many calls that return nothing must never use None up."""

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
