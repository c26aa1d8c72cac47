"""How the program begins, and how it ends when something is wrong with it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_faulty_form_file_is_named_with_every_fault_and_nothing_else_happens(tmp_path):
    forms = tmp_path / "forms"
    forms.mkdir()
    (forms / "broken.toml").write_text('id = "broken"\ntitel = "A slip"\nversion = "one"\n', encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from safeguard_desktop import bootstrap;"
        f"bootstrap._definition_folders = lambda: (Path({str(forms)!r}), Path('resources'));"
        "sys.exit(bootstrap.main(['forms', 'list']))"
    )
    ended = run(code)
    assert ended.returncode == 2
    assert "broken.toml" in ended.stderr
    assert "titel" in ended.stderr
    assert "version" in ended.stderr
    assert "Traceback" not in ended.stderr


BY_KEY = "{}['Marnie Tolliver-Quill']"
FAULTS = {
    "here": f"def fault(words): {BY_KEY}",
    "in a thread": (
        "import threading\n"
        f"def fault(words):\n one = threading.Thread(target=lambda: {BY_KEY})\n one.start(); one.join()"
    ),
    "at an end": f"class End:\n def __del__(self): {BY_KEY}\ndef fault(words): End()",
    "in a window": (
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "def fault(words):\n"
        " app = QCoreApplication([])\n"
        " QTimer.singleShot(10, app.quit)\n"
        f" QTimer.singleShot(0, lambda: {BY_KEY})\n"
        " app.exec()"
    ),
}


@pytest.mark.parametrize("place", FAULTS)
def test_a_fault_of_ours_is_told_by_kind_and_place_and_never_repeats_somebodys_words(place):
    ended = run(
        f"{FAULTS[place]}\n"
        "from safeguard_desktop import bootstrap\n"
        "bootstrap._run_command = fault\n"
        "bootstrap.main(['forms', 'list'])"
    )
    assert "KeyError" in ended.stderr
    assert "Tolliver" not in ended.stdout + ended.stderr


@pytest.mark.parametrize("named", ["", "os.environ['DISPLAY'] = ':77'"])
def test_without_a_screen_the_program_says_so(named):
    code = (
        "import os, sys\n"
        "for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM'): os.environ.pop(name, None)\n"
        f"{named}\n"
        "from safeguard_desktop import bootstrap\n"
        "sys.exit(bootstrap.main([]))"
    )
    ended = run(code)
    assert (ended.returncode, "make demo" in ended.stderr) == (2, True)
