"""The first page on a real vault: neutral labels, a wrong passphrase, the right one, and a lock that saves first."""

import dataclasses
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from safeguard_desktop.casework.keys_here import (
    keys_here,
    numbers_here,
    remember_key,
    remember_locking,
    remember_numbers,
)
from safeguard_desktop.casework.setting_up import NewOrganisation, NewWorker, set_up
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.gui import run
from safeguard_desktop.gui.place import Place
from safeguard_desktop.gui.run import Windows
from safeguard_desktop.vault import KeyCost, KeyringStore, VaultPlace, labels
from safeguard_desktop.vault import unlock as open_vault
from tests.gui.conftest import RESOURCES
from tests.gui.looking import cut_off, nameless, show_at
from tests.gui.test_window import Stand
from tests.story_office import definitions_read

PASSPHRASE = "correct horse battery staple lamp"
CHEAP = KeyCost(19 * 1024, 1, 1)


@pytest.fixture
def vault(tmp_path, clock):
    """A real vault with one worker, "heron"."""
    place = VaultPlace(tmp_path / "vault", tmp_path / "state")
    new = NewOrganisation("Mill Lane", "england", NewWorker("heron", PASSPHRASE, "Robin Ashby"), tuple(Role))
    desk, _sheet = set_up(place, new, definitions_read().shipped, clock, CHEAP)
    desk.close()
    return place


@pytest.fixture
def keyring():
    """None, unless a test brings one."""
    return


@pytest.fixture
def windows(qtbot, qapp, start, tmp_path, clock, monkeypatch, keyring):
    """The program's windows on this laptop, with a plain page in place of Today."""
    diary: list[object] = []
    monkeypatch.setattr(run, "WORK_PAGES", {Place.TODAY: lambda work: Stand(work.look, Place.TODAY, diary)})
    program = dataclasses.replace(definitions_read(), clock=clock, state=tmp_path / "state", keyring=keyring)
    built = dataclasses.replace(start, build=lambda: program)
    made = Windows(qapp, built)
    made.show()
    qtbot.addWidget(made.window, before_close_func=lambda window: setattr(window, "_is_open", False))
    qtbot.waitExposed(made.window)
    yield made
    made.background.close()
    made.deleteLater()


def find(windows, name):
    return windows.window.findChild(QObject, name)


def is_said(windows, words):
    """Whether a label in sight says it: what stands above every page comes with an answer of its own."""
    return any(words in label.text() for label in windows.window.findChildren(QLabel) if label.isVisible())


def unlock(qtbot, windows, passphrase):
    line = find(windows, "passphrase")
    line.clear()
    qtbot.keyClicks(line, passphrase)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_the_labels_shown_are_those_of_the_vault(vault):
    assert keys_here(vault.folder, vault.state).labels == labels(vault)


@pytest.mark.parametrize(
    "damage",
    [b"", b"[]", b'{"slots": 3}', b'{"slots": [{"kind": "worker", "label": 7}, null]}', b"\xff" * 99, b"[" * 60000],
)
def test_a_damaged_list_of_keys_shows_none_and_is_no_reason_to_begin_afresh(tmp_path, damage):
    (tmp_path / "vault.slots").write_bytes(damage)

    found = keys_here(tmp_path, tmp_path)

    assert (found.has_vault, found.labels) == (True, ())


def test_the_key_used_last_comes_first(tmp_path, clock):
    (tmp_path / "vault.slots").write_text(
        '{"slots": [{"kind": "worker", "label": "heron"}, {"kind": "worker", "label": "wren"}]}'
    )
    remember_key(tmp_path, "wren", clock.now())
    remember_locking(tmp_path, clock.now())

    found = keys_here(tmp_path, tmp_path)

    assert found.labels == ("wren", "heron")
    assert found.locked_at == clock.now()


@pytest.mark.usefixtures("vault")
def test_the_right_passphrase_opens_today(qtbot, windows):
    unlock(qtbot, windows, PASSPHRASE)

    qtbot.waitUntil(lambda: getattr(windows.window.page, "place", None) is Place.TODAY, timeout=15000)


@pytest.mark.usefixtures("vault")
def test_a_wrong_passphrase_says_that_nothing_is_lost_and_keeps_what_was_typed(qtbot, windows):
    unlock(qtbot, windows, "wrong words")
    qtbot.waitUntil(lambda: "Nothing is lost" in find(windows, "unlock-problem").text(), timeout=15000)

    assert find(windows, "passphrase").text() == "wrong words"


@pytest.mark.usefixtures("vault")
def test_no_passphrase_asks_for_one(qtbot, windows):
    unlock(qtbot, windows, "")

    assert "Type the passphrase" in find(windows, "unlock-problem").text()


@pytest.mark.usefixtures("vault")
def test_too_many_wrong_tries_count_the_wait_down_in_words(qtbot, windows):
    for _try in range(1, 5):
        find(windows, "unlock-problem").setText("")
        unlock(qtbot, windows, "wrong words")
        qtbot.waitUntil(
            lambda: find(windows, "unlock-problem").text() != "" and find(windows, "unlock").isEnabled(), timeout=15000
        )
    unlock(qtbot, windows, PASSPHRASE)
    qtbot.waitUntil(lambda: "try again in" in find(windows, "unlock-problem").text(), timeout=15000)

    assert "nobody is locked out" in find(windows, "unlock-problem").text()


@pytest.mark.usefixtures("vault")
def test_capitals_without_shift_are_noticed(qtbot, windows):
    line = find(windows, "passphrase")
    qtbot.keyClick(line, "A", Qt.KeyboardModifier.NoModifier)

    assert line.parentWidget().findChildren(type(find(windows, "unlock-problem")))[-1].isVisible()


@pytest.mark.usefixtures("vault")
def test_a_lock_saves_closes_and_leaves(qtbot, windows, left, start):
    unlock(qtbot, windows, PASSPHRASE)
    qtbot.waitUntil(lambda: getattr(windows.window.page, "place", None) is Place.TODAY, timeout=15000)
    saved = []
    windows.window.before_lock(lambda: saved.append(True))
    windows.window.lock()
    qtbot.waitUntil(lambda: left == ["left"], timeout=15000)

    assert saved == [True]
    assert keys_here(start.vault, start.state).locked_at is not None


@pytest.mark.usefixtures("vault")
def test_what_comes_after_the_lock_has_closed_everything_begins_nothing(qtbot, windows, left):
    unlock(qtbot, windows, PASSPHRASE)
    qtbot.waitUntil(lambda: getattr(windows.window.page, "place", None) is Place.TODAY, timeout=15000)
    windows.window.lock()
    qtbot.waitUntil(lambda: left == ["left"], timeout=15000)
    asked = []
    windows.background.in_background(lambda: asked.append("asked"), asked.append)
    windows.background.get_ready(lambda: asked.append("got ready"))

    assert (asked, windows.background.is_working) == ([], False)


def test_a_key_whose_making_was_cut_short_is_said_above_every_page_with_what_to_do(qtbot, vault, windows, clock):
    with closing(open_vault(vault, "heron", PASSPHRASE, clock.now)) as opened:
        opened.add_worker("stray", PASSPHRASE, "Nobody Yet")
    unlock(qtbot, windows, PASSPHRASE)
    qtbot.waitUntil(
        lambda: is_said(windows, "The key “stray” is nobody’s, and still opens these records."), timeout=15000
    )

    assert is_said(windows, "remove it in Settings")
    assert windows.window.page.place is Place.TODAY


@pytest.mark.usefixtures("vault")
@pytest.mark.parametrize("keyring", [KeyringStore(("tests.vault.memory_keyring:BrokenKeyring",))])
def test_what_the_vault_goes_on_without_is_said_above_every_page(qtbot, windows):
    unlock(qtbot, windows, PASSPHRASE)
    qtbot.waitUntil(lambda: is_said(windows, "keyring could not be asked"), timeout=15000)

    assert is_said(windows, "Nothing is lost")
    assert windows.window.page.place is Place.TODAY


def test_a_new_laptop_is_set_up_instead_of_unlocked(windows):
    assert find(windows, "page-heading").text() == "Set up this laptop"


@pytest.mark.usefixtures("vault")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_first_page_is_whole_and_named(windows, scale):
    show_at(windows.window, windows.look, scale)

    assert cut_off(windows.window.page) == []
    assert nameless(windows.window.page) == []


FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from safeguard_desktop.casework.clock import SystemClock
from safeguard_desktop.gui.run import Windows, make_app
from safeguard_desktop.gui.start import Start
dressings = []
set_style_sheet = QApplication.setStyleSheet
QApplication.setStyleSheet = lambda app, sheet: (dressings.append(sheet), set_style_sheet(app, sheet))
app = make_app()
windows = Windows(app, Start(Path(sys.argv[2]), Path(sys.argv[2]), Path(sys.argv[1]), SystemClock(), lambda: None, app.quit))
heavy = {
    "reportlab", "pyhanko", "pyhanko_certvalidator", "asn1crypto", "cryptography", "numpy", "holidays", "sqlcipher3",
    "cattrs", "attrs", "keyring", "pikepdf", "lxml", "PIL", "chunspell", "arabic_reshaper", "bidi", "rfc8785", "tzdata",
    "concurrent", "difflib", "importlib.resources", "importlib.metadata",
    "PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork",
    "safeguard_desktop.vault", "safeguard_desktop.content", "safeguard_desktop.documents", "safeguard_desktop.casework.program",
    "safeguard_desktop.gui.surroundings", "safeguard_desktop.gui.focus_ring", "safeguard_desktop.gui.idle_lock",
}
def tell():
    print(sorted(heavy & set(sys.modules)), "Qt" in vars(QtCore), len(dressings), flush=True)
    app.quit()
windows.window.painted.connect(tell)
windows.window.painted.disconnect(windows._after_first_paint)
windows.show()
app.exec()
"""


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory):
    """Which heavy modules are loaded, whether `Qt` was asked for, how often a style sheet was set."""
    folder = tmp_path_factory.mktemp("laptop")
    (folder / "vault.slots").write_text('{"slots": [{"kind": "worker", "label": "heron"}]}', encoding="utf-8")
    used = '{"label": "heron", "used_at": "2026-11-20T09:00:00+00:00", "locked_at": "2026-11-20T10:00:00+00:00"}'
    (folder / "last-key.json").write_text(used, encoding="utf-8")
    command = [sys.executable, "-c", FIRST_PAINT, str(RESOURCES), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(RESOURCES).parent)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_nothing_heavy_is_loaded_before_the_first_page_is_painted(at_first_paint):
    assert at_first_paint[:-2] == ["[]"]


def test_the_first_page_does_without_the_enumerations_of_qt(at_first_paint):
    assert at_first_paint[-2] == "False"


def test_the_first_page_is_dressed_once(at_first_paint):
    assert at_first_paint[-1] == "1"


@pytest.mark.parametrize(
    "kept",
    [
        '{"numbers": 7}',
        '{"numbers": [["1"], ["1", "2", "3"], [1, "a"], ["1", "\\u202e"]]}',
        "[",
        '{"numbers": {"a": 1}}',
    ],
)
def test_numbers_that_were_tampered_with_show_none(tmp_path, kept):
    (tmp_path / "numbers.json").write_text(kept, encoding="utf-8")

    assert numbers_here(tmp_path) == ()


def test_numbers_are_remembered_as_they_were(tmp_path):
    remember_numbers(tmp_path / "state", (("01632 960199", "Northbank Council"),))

    assert numbers_here(tmp_path / "state") == (("01632 960199", "Northbank Council"),)
