"""The marker's copy in the keyring: a third witness, never a need."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from safeguard_desktop.vault import KeyringStore
from safeguard_desktop.vault.keyring_store import ALLOWED_BACKENDS

MODULE = "memory_keyring"


@pytest.fixture
def keyrings(monkeypatch):
    """The module of keyrings, which nothing but its name leads to, as with the real ones."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    module = import_module(MODULE)
    module.MemoryKeyring.kept.clear()
    module.MemoryKeyring.written.clear()
    return module


@pytest.fixture
def kept(keyrings):
    return keyrings.MemoryKeyring.kept


@pytest.fixture
def witnessed(made, kept):
    """A vault with one entry, closed, whose marker is in the keyring too."""
    assert kept == {}
    use(made, "MemoryKeyring")
    made.open()
    made.append()
    made.close()
    return made


def use(made, *names):
    made.close()
    made.place = replace(made.place, keyring=KeyringStore(tuple(f"{MODULE}:{name}" for name in names)))


def copy_of(made, to):
    for folder in (made.place.folder, made.place.state):
        shutil.copytree(folder, to / folder.name)


def put_back(made, source):
    made.close()
    for folder in (made.place.folder, made.place.state):
        shutil.rmtree(folder)
        shutil.copytree(source / folder.name, folder)


def test_the_marker_is_kept_when_the_vault_is_closed(witnessed, kept):
    ((service, vault_id), record) = next(iter(kept.items()))

    assert (service, vault_id) == ("safeguard-desktop vault marker", witnessed.vault.vault_id)
    assert json.loads(record)["count"] == 1


def test_the_keyring_is_written_once_in_a_session(witnessed, keyrings):
    keyrings.MemoryKeyring.written.clear()
    witnessed.open()
    for words in ("one", "two", "three"):
        witnessed.append(words)
    witnessed.close()

    assert len(keyrings.MemoryKeyring.written) == 1


def test_an_old_copy_of_every_folder_is_found_out(witnessed, tmp_path):
    copy_of(witnessed, tmp_path / "old")
    witnessed.open()
    witnessed.append()
    put_back(witnessed, tmp_path / "old")

    assert witnessed.open().warnings == ("This vault is older than what this laptop last saved: 1 entry is missing.",)
    assert witnessed.vault.rollback is not None


def test_a_rollback_that_was_not_accepted_is_found_out_again(witnessed, tmp_path):
    copy_of(witnessed, tmp_path / "old")
    witnessed.open()
    witnessed.append()
    put_back(witnessed, tmp_path / "old")
    witnessed.open()

    assert witnessed.open().rollback is not None


def test_an_accepted_rollback_stays_accepted_after_a_crash(witnessed, kept, tmp_path):
    copy_of(witnessed, tmp_path / "old")
    witnessed.open()
    witnessed.append()
    put_back(witnessed, tmp_path / "old")
    witnessed.open().accept_rollback()
    copy_of(witnessed, tmp_path / "crashed")
    at_the_crash = dict(kept)
    put_back(witnessed, tmp_path / "crashed")
    kept.update(at_the_crash)

    assert (witnessed.open().warnings, witnessed.vault.rollback) == ((), None)


def test_a_keyring_behind_the_journal_is_no_alarm(witnessed):
    keyring = witnessed.place.keyring
    witnessed.place = replace(witnessed.place, keyring=None)
    witnessed.open()
    witnessed.append()
    witnessed.close()
    witnessed.place = replace(witnessed.place, keyring=keyring)

    assert (witnessed.open().warnings, witnessed.vault.notes) == ((), ())


@pytest.mark.parametrize(
    "record",
    [
        "",
        "null",
        "{}",
        "not json \ud83d",
        "[1]",
        '{"mac":1}',
        "x" * 100_000,
        '{"mac":"\\ud800","vault":"","device":"\\ud800","count":1,"head":""}',
    ],
)
def test_what_no_key_proves_says_nothing(witnessed, kept, record):
    for key in kept:
        kept[key] = record

    assert (witnessed.open().warnings, witnessed.vault.notes) == ((), ())


def test_a_keyring_that_fails_is_gone_without_and_said_in_words(made, kept):
    use(made, "BrokenKeyring")
    entry = made.open() and made.append()

    assert (made.vault.warnings, kept) == ((), {})
    assert "Nothing is lost" in made.vault.notes[0]
    assert made.open().read(lambda r: r.entries(made.file)) == [entry]


def test_a_keyring_that_is_not_there_is_gone_without_and_nothing_is_said(made, kept):
    use(made, "AbsentKeyring")
    made.open()
    made.close()

    assert kept == {}
    assert (made.open().warnings, made.vault.notes) == ((), ())


def test_the_first_keyring_that_works_is_used(made, kept):
    use(made, "AbsentKeyring", "MemoryKeyring")
    made.open()
    made.close()

    assert len(kept) == 1


def test_a_removed_workers_key_proves_no_later_marker(witnessed, kept):
    witnessed.open().add_worker("wren", "another long passphrase", "Bob")
    (before,) = kept.values()
    witnessed.vault.remove_worker("wren")

    assert list(kept.values()) != [before]
    assert witnessed.open().warnings == ()


def test_no_keyring_is_asked_unless_one_is_given(made, kept):
    made.open()
    made.append()
    made.close()

    assert kept == {}


def test_no_keyring_named_by_the_environment_is_loaded():
    script = (
        "import os, sys; os.environ['PYTHON_KEYRING_BACKEND'] = 'memory_keyring.MemoryKeyring'\n"
        "from safeguard_desktop.vault import KeyringStore\n"
        "assert 'keyring' not in sys.modules\n"
        "KeyringStore().find('0' * 32)\n"
        "assert 'memory_keyring' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": f"{Path(__file__).parents[2]}:{Path(__file__).parent}", "PATH": ""},
        check=False,
    )

    assert done.returncode == 0


@pytest.mark.parametrize("name", ALLOWED_BACKENDS)
def test_every_allowed_keyring_is_one_of_the_systems_own(name):
    module, _colon, class_name = name.partition(":")

    assert module.rpartition(".")[2] in {"Windows", "macOS", "SecretService", "kwallet"}
    assert class_name in {"WinVaultKeyring", "Keyring", "DBusKeyring"}
