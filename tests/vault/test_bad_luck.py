"""Being killed at any moment, a full disk, a crash in the middle of an upgrade: nothing that was acknowledged is lost."""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from safeguard_desktop.vault import DamagedVault, unlock
from safeguard_desktop.vault.migrating import Migration, check_version, migrate, shipped_migrations, version_of
from safeguard_desktop.vault.upgrading import upgrade

CHILD = Path(__file__).with_name("appending_child.py")
KILLS = int(os.environ.get("SAFEGUARD_KILLS", "20"))
SECOND = Migration(2, "CREATE TABLE later (words TEXT) STRICT;\nCREATE INDEX later_words ON later (words);\n")


class Workers:
    """Child processes on one vault, one after the other, that say what was acknowledged."""

    def __init__(self, made) -> None:
        made.close()
        command = [sys.executable, str(CHILD), str(made.place.folder), str(made.place.state), made.passphrase]
        self._parent = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._asking, self._answers = self._parent.stdin, self._parent.stdout

    def acknowledged(self, mode: str, *, kill_after: int = 0, limit: int = 0) -> list[str]:
        """What one worker acknowledged before it was killed (or ended by itself)."""
        self._asking.write(f"{mode} {limit}\n")
        self._asking.flush()
        pid = int(self._answers.readline())
        assert self._answers.readline() == "open\n"
        lines = [self._answers.readline().strip() for _line in range(kill_after)]
        if kill_after:
            os.kill(pid, signal.SIGKILL)
        while (line := self._answers.readline().strip()) != "ended":
            lines.append(line)
        return lines

    def end(self) -> None:
        self._parent.communicate()


@pytest.fixture
def workers(made):
    started = Workers(made)
    yield started
    started.end()


@pytest.mark.slow
def test_a_kill_at_any_moment_loses_no_acknowledged_entry(made, workers):
    chance = random.Random(2026)
    acknowledged: list[str] = []
    for _round in range(KILLS):
        acknowledged += workers.acknowledged("entries", kill_after=chance.randrange(1, 25))
    vault = made.open()
    kept = [entry.id for entry in vault.read(lambda r: r.entries(made.file))]

    assert vault.warnings == ()
    assert set(acknowledged) <= set(kept)
    assert vault.full_check().problems == ()


@pytest.mark.slow
def test_a_kill_at_any_moment_loses_no_acknowledged_draft(made, workers):
    chance = random.Random(2026)
    for _round in range(max(KILLS // 4, 2)):
        acknowledged = workers.acknowledged("drafts", kill_after=chance.randrange(1, 25))
        (kept,) = made.open().read(lambda r: r.drafts())
        made.close()

        assert len(kept.answers["account"]) >= int(acknowledged[-1])


@pytest.mark.slow
@pytest.mark.parametrize("limit_kib", [300, 512, 513])
def test_a_file_that_may_not_grow_is_told_and_loses_nothing(made, workers, limit_kib):
    *acknowledged, refusal = workers.acknowledged("entries", limit=limit_kib * 1024)
    vault = made.open()
    kept = [entry.id for entry in vault.read(lambda r: r.entries(made.file))]

    assert refusal in {"refused DiskFull", "refused DiskFailed"}
    assert acknowledged
    assert kept[: len(acknowledged)] == acknowledged
    assert (vault.warnings, vault.full_check().problems) == ((), ())


@pytest.mark.slow
def test_a_full_disk_is_told_and_loses_nothing(made, tmp_path):
    """On a real small file system, where this process may mount one in a name space of its own."""
    made.close()
    small, after, state = tmp_path / "small", tmp_path / "after", tmp_path / "full-state"
    small.mkdir()
    shutil.copytree(made.place.state, state)
    script = (
        'mount -t tmpfs -o size=800k tmpfs "$1" && cp -r "$2" "$1/vault" && '
        '"$3" "$4" "$1/vault" "$5" "$6"; cp -r "$1/vault" "$7"'
    )
    names = [small, made.place.folder, sys.executable, CHILD, state, made.passphrase, after]
    if shutil.which("unshare") is None:
        pytest.skip("no unshare here")
    command = ["unshare", "--mount", "sh", "-c", script, "sh", *map(str, names)]
    done = subprocess.run(command, input="entries 0\n", capture_output=True, text=True, check=False)
    if "refused" not in done.stdout:
        pytest.skip("no small file system can be mounted here")
    _pid, _open, *acknowledged, refusal, _ended = done.stdout.splitlines()
    place = type(made.place)(after, state)
    with unlock(place, "heron", made.passphrase, made.clock) as vault:
        kept = [entry.id for entry in vault.read(lambda r: r.entries(made.file))]
        problems = vault.full_check().problems

    assert refusal == "refused DiskFull"
    assert kept[: len(acknowledged)] == acknowledged
    assert problems == ()


def test_an_upgrade_is_whole_or_not_at_all(made):
    entry = made.append()
    connection = made.raw()
    broken = Migration(2, SECOND.sql + "CREATE TABLE later (words TEXT) STRICT;\n")
    with pytest.raises(Exception, match="already exists"):
        migrate(connection, (*shipped_migrations(), broken), "2026-11-20T10:40:00.000Z")
    assert version_of(connection) == 1
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").fetchone() == (0,)
    connection.close()

    assert made.open().read(lambda r: r.entries(made.file)) == [entry]


def test_an_upgrade_keeps_an_encrypted_copy_of_the_vault_before_it(made):
    made.append()
    key = made.vault._workers.database_key
    connection = made.raw()
    upgrade(connection, made.place.database, key, (*shipped_migrations(), SECOND), "2026-11-20T10:40:00.000Z")
    connection.close()
    made.place.database.unlink()
    made.place.folder.joinpath("vault.before-0002.db").rename(made.place.database)

    assert made.open().full_check().entries == 1


def test_a_killed_upgrade_leaves_the_vault_as_it_was(made):
    made.append()
    key = made.vault._workers.database_key
    made.close()
    script = (
        "import os, sys; from pathlib import Path\n"
        "from safeguard_desktop.vault.connection import connect\n"
        "from safeguard_desktop.vault.migrating import Migration, migrate, shipped_migrations\n"
        "connection = connect(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\n"
        "connection.create_function('die', 0, lambda: os.kill(os.getpid(), 9))\n"
        "second = Migration(2, 'CREATE TABLE later (words TEXT) STRICT;\\nSELECT die();\\n')\n"
        "cursor = migrate(connection, (*shipped_migrations(), second), 'now')\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(made.place.database), key.hex()], check=False)
    assert done.returncode == -9
    connection = made.raw()
    assert check_version(connection, shipped_migrations()) == 1
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").fetchone() == (0,)
    connection.close()


def test_tables_made_by_other_steps_than_ours_are_refused(made):
    connection = made.raw()
    connection.execute("UPDATE applied_migrations SET sha256 = 'x'")
    connection.close()

    with pytest.raises(DamagedVault, match="not made by this program"):
        made.open()
