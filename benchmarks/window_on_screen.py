"""From spawn to the end of the first paint of the unlock window, against an empty PySide6 window.

Both are processes of their own, started in turns, without a screen; the medians are compared. Ours is the program as a person
starts it, with two keys, one used before.
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
PAINT_BAR = 1.30
MEMORY_BAR = 1.35

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
app.exec()
"""

OURS = """
from safeguard_desktop import bootstrap
from safeguard_desktop.gui.window import MainWindow
make = MainWindow.__init__
def make_watched(window, *words):
    make(window, *words)
    window.painted.connect(lambda: print("painted", flush=True))
MainWindow.__init__ = make_watched
bootstrap.main([])
"""


def milliseconds_to_paint(program: str, folder: str) -> tuple[float, float]:
    """From spawn to the first paint, and the largest memory until then in MiB."""
    own = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
    environment = os.environ | own | {"XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder}
    # An installed program is compiled already; without bytecode every start would compile it afresh.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"painted\n"
        lasted = (time.perf_counter() - started) * 1000
        memory = peak_mib(child.pid)
        child.kill()
    return lasted, memory


def peak_mib(process: int) -> float:
    """The peak so far of a running process; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder) / "safeguard-desktop" / "vault"
        vault.mkdir(parents=True)
        slots = '{"slots": [{"kind": "worker", "label": "heron"}, {"kind": "worker", "label": "otter"}]}'
        (vault / "vault.slots").write_text(slots, encoding="utf-8")
        used = '{"label": "otter", "used_at": "2026-11-20T09:00:00+00:00", "locked_at": "2026-11-20T10:00:00+00:00"}'
        (vault.parent / "last-key.json").write_text(used, encoding="utf-8")
        for program in (EMPTY, OURS):
            milliseconds_to_paint(program, folder)
        pairs = [(milliseconds_to_paint(EMPTY, folder), milliseconds_to_paint(OURS, folder)) for _ in range(ROUNDS)]
    report("first paint, ms", [(empty[0], ours[0]) for empty, ours in pairs], PAINT_BAR)
    report("peak memory, MiB", [(empty[1], ours[1]) for empty, ours in pairs], MEMORY_BAR)


def report(what: str, pairs: list[tuple[float, float]], bar: float) -> None:
    empty, ours = ([pair[side] for pair in pairs] for side in (0, 1))
    median = statistics.median(ours) / statistics.median(empty)
    print(
        f"{what:18} empty {statistics.median(empty):6.1f} (least {min(empty):6.1f})   "
        f"ours {statistics.median(ours):6.1f} (least {min(ours):6.1f})   "
        f"ratio {median:.2f} (of the least {min(ours) / min(empty):.2f}), bar {bar:.2f}: "
        f"{'kept' if median <= bar else 'missed'}"
    )


if __name__ == "__main__":
    main()
