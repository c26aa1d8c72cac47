"""From spawn to the end of the first paint of the unlock window, against an empty PySide6 window.

Both are processes of their own, started in turns, without a screen; the medians are compared. Bar: 1.30 of the empty window.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15
BAR = 1.30

EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
app = QApplication([])
window = Window()
window.resize(1366, 736)
window.show()
sys.stdin.close()
app.exec()
"""

OURS = """
import sys
from pathlib import Path
from safeguard_desktop.casework.clock import SystemClock
from safeguard_desktop.gui.run import Windows, make_app
from safeguard_desktop.gui.start import Start
from safeguard_desktop.gui.window import MainWindow
from PySide6.QtCore import QTimer
app = make_app()
folder = Path(sys.argv[1])
windows = Windows(app, Start(folder / "vault", folder, Path(sys.argv[2]), SystemClock(), lambda: None, app.quit, "light"))
windows.show()
QTimer.singleShot(0, lambda: (windows.window.repaint(), print("painted", flush=True)))
app.exec()
"""


def milliseconds_to_paint(program: str, *words: str) -> float:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"painted\n"
        lasted = (time.perf_counter() - started) * 1000
        child.kill()
    return lasted


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        vault.mkdir()
        slots = '{"slots": [{"kind": "worker", "label": "heron"}, {"kind": "worker", "label": "otter"}]}'
        (vault / "vault.slots").write_text(slots, encoding="utf-8")
        words = (folder, str(ROOT / "resources"))
        milliseconds_to_paint(EMPTY)
        milliseconds_to_paint(OURS, *words)
        pairs = [(milliseconds_to_paint(EMPTY), milliseconds_to_paint(OURS, *words)) for _round in range(ROUNDS)]
    empty = statistics.median(pair[0] for pair in pairs)
    ours = statistics.median(pair[1] for pair in pairs)
    ratio = ours / empty
    print(f"empty PySide6 window {empty:6.1f} ms")
    print(
        f"unlock window        {ours:6.1f} ms   ratio {ratio:.2f}, bar {BAR:.2f}: {'kept' if ratio <= BAR else 'missed'}"
    )


if __name__ == "__main__":
    main()
