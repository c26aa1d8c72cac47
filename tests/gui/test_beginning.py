"""What the program's own command does where windows can be opened, and where they cannot."""

import os
import subprocess
import sys

import pytest

from safeguard_desktop import bootstrap
from safeguard_desktop.casework.preferences import Preferences, keep_preferences
from safeguard_desktop.gui import run
from safeguard_desktop.gui.start import Start

NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
HEAVY = (
    "{'cattrs', 'cryptography', 'sqlcipher3', 'reportlab', 'pikepdf', 'pyhanko', 'keyring', 'concurrent', 'hunspell'}"
)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_in_one_sentence_and_offers_the_demo(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in NO_SCREEN}
    done = subprocess.run(
        [sys.executable, "-m", "safeguard_desktop"],
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"HOME": str(tmp_path)},
    )

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "make demo" in done.stderr


def test_the_command_itself_loads_nothing_heavy_for_the_windows():
    look = (
        f"import safeguard_desktop.bootstrap, safeguard_desktop.gui.run, sys; print(sorted({HEAVY} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def _begin_with(started):
    def run_windows(start):
        started.append(start)
        return 0

    return run_windows


def test_the_windows_begin_with_what_this_laptop_remembers(monkeypatch, tmp_path):
    keep_preferences(tmp_path, Preferences("dark", 150, 3))
    started: list[Start] = []
    monkeypatch.setattr(bootstrap, "state_folder", lambda: tmp_path)
    monkeypatch.setattr(run, "run_windows", _begin_with(started))
    status = bootstrap.main([])

    assert status == 0
    assert (started[0].theme, started[0].text_scale, started[0].idle_lock_seconds) == ("dark", 1.5, 180)


def test_a_lock_replaces_the_program_by_itself_with_its_own_words(monkeypatch):
    replaced = []
    monkeypatch.setattr(os, "execv", lambda path, words: replaced.append((path, words)))
    bootstrap._begin_afresh()

    assert replaced == [(sys.executable, [sys.executable, *sys.orig_argv[1:]])]
