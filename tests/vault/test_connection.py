"""The database is opened with every setting that durability and secrecy hang on."""

from pathlib import Path

import pytest

from safeguard_desktop.vault import DamagedVault
from safeguard_desktop.vault.connection import connect

EXPECTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "mmap_size": 0,
}


@pytest.mark.parametrize("setting", EXPECTED)
def test_a_setting_is_in_force_on_every_connection(tmp_path, setting):
    connection = connect(tmp_path / "a.db", bytes(32), is_new=True)
    found = connection.execute(f"PRAGMA {setting}").fetchone()[0]
    connection.close()

    assert found == EXPECTED[setting]


def test_no_crash_writes_keys_to_the_disk(made):
    resource = pytest.importorskip("resource")

    assert made.vault.label
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not list a process's open files")
def test_a_database_that_does_not_open_is_let_go(tmp_path):
    path = tmp_path / "a.db"
    connect(path, bytes(32), is_new=True).close()
    with pytest.raises(DamagedVault) as kept_alive:
        connect(path, b"x" * 32)

    assert isinstance(kept_alive.value, DamagedVault)
    assert not [link for link in Path("/proc/self/fd").iterdir() if link.exists() and link.samefile(path)]
