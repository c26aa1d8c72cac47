"""A signed entry saved, against a bare durable commit and marker write, in turns in one process.

Bar: the median at most twice the floor's, the 99th percentile at most twice the floor's, and one sync of the database a commit.
The floor is 2 KB in one row with two indexes (an entry is found by its id, and by its place in its chain) of a bare SQLCipher
database with the same settings, and 512 bytes of marker written and flushed. One row without an index is shown beside it.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from safeguard_desktop.domain.contents import PartSigned
from safeguard_desktop.domain.ids import Digest, FileId, RecordId
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.vault import KeyCost, NewWorker, OpenVault, VaultPlace, create_vault, new_file_id, unlock
from safeguard_desktop.vault.connection import connect
from safeguard_desktop.vault.durable_files import flush

ROUNDS = 620
WARM_UP = 20
TRACED = 100
PASSPHRASE = "for measuring only"  # noqa: S105 - opens only what this script makes and removes
LOWEST_COST = KeyCost(19 * 1024, 1, 1)
BAR = 2.0
ROW = "id TEXT, place TEXT, number INTEGER, words TEXT"
WORDS = "He said that he did not want to go home and would not say why. "


def now() -> datetime:
    return datetime.now(UTC)


def content(number: int) -> PartSigned:
    """A part of twenty answers and two kilobytes."""
    answers = {f"field_{index}": "no" for index in range(18)}
    answers |= {"number": str(number), "account": (WORDS * 32)[:1700]}
    return PartSigned(Digest("0" * 64), "form", "report", RecordId("1" * 32), Role.PRACTITIONER, answers)


def save_entry(vault: OpenVault, file: FileId, number: int) -> None:
    vault.write(lambda writing: writing.append(file, content(number), now(), "+00:00"))


def bare_saver(folder: Path, name: str, columns: str) -> Callable[[int], None]:
    connection = connect(folder / f"{name}.db", os.urandom(32), is_new=True)
    connection.execute(f"CREATE TABLE bare ({columns}) STRICT")
    marker = os.open(folder / f"{name}.marker", os.O_RDWR | os.O_CREAT)
    os.write(marker, bytes(1024))
    words, record = (WORDS * 40)[:2048], bytes(512)
    place = os.urandom(32).hex()

    def save(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bare VALUES (?, ?, ?, ?)", (os.urandom(32).hex(), place, number, words))
        connection.execute("COMMIT")
        os.lseek(marker, 512 * (number % 2), os.SEEK_SET)
        os.write(marker, record)
        flush(marker)

    return save


def new_vault(folder: Path) -> tuple[OpenVault, VaultPlace]:
    place = VaultPlace(folder / "vault", folder / "state")
    vault, _sheet = create_vault(place, NewWorker("heron", PASSPHRASE, "Measured"), LOWEST_COST, now)
    return vault, place


def measure(folder: Path) -> dict[str, list[float]]:
    vault, place = new_vault(folder)
    file = new_file_id()
    savers = {
        "one row": bare_saver(folder, "row", ROW),
        "two indexes": bare_saver(folder, "indexes", f"{ROW}, UNIQUE (id), UNIQUE (place, number)"),
        "entry": lambda number: save_entry(vault, file, number),
    }
    taken: dict[str, list[float]] = {name: [] for name in savers}
    for number in range(ROUNDS):
        for name, save in savers.items():
            started = time.perf_counter()
            save(number)
            taken[name].append(time.perf_counter() - started)
    vault.close()
    check_all_is_there(place, file)
    return {name: seconds[WARM_UP:] for name, seconds in taken.items()}


def check_all_is_there(place: VaultPlace, file: FileId) -> None:
    with unlock(place, "heron", PASSPHRASE, now) as reopened:
        found = reopened.read(lambda reading: [entry.content.answers["number"] for entry in reading.entries(file)])
        assert found == [str(number) for number in range(ROUNDS)], "an entry is missing after reopening"
        assert not reopened.full_check().problems


def traced_child(folder: Path) -> None:
    vault, _place = new_vault(folder)
    file = new_file_id()
    save_entry(vault, file, 0)
    (folder / "begin").touch()
    for number in range(TRACED):
        save_entry(vault, file, number)
    (folder / "end").touch()
    vault.close()


def syncs_of_commits(folder: Path) -> tuple[float, float] | None:
    """Syncs of the database's log and of the marker for each saved entry; None where strace is missing."""
    if shutil.which("strace") is None:
        return None
    log = folder / "strace.log"
    command = ["strace", "-f", "-y", "-e", "trace=fsync,fdatasync,openat", "-o", str(log)]
    done = subprocess.run([*command, sys.executable, __file__, "--traced", str(folder)], check=False)
    if done.returncode:
        return None
    text = log.read_text(errors="replace")
    saved = text[text.index(f"{folder}/begin") : text.index(f"{folder}/end")]
    database = len(re.findall(r"f(?:data)?sync\(\d+<[^>]*vault\.db", saved))
    marker = len(re.findall(r"f(?:data)?sync\(\d+<[^>]*marker\.json", saved))
    return database / TRACED, marker / TRACED


def ratios(taken: dict[str, list[float]], floor: str) -> tuple[float, float]:
    """Of the medians and of the 99th percentiles."""
    entry, bare = taken["entry"], taken[floor]
    return statistics.median(entry) / statistics.median(bare), percentile_99(entry) / percentile_99(bare)


def percentile_99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]


def main() -> None:
    if sys.argv[1:2] == ["--traced"]:
        traced_child(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        taken = measure(Path(one))
        syncs = syncs_of_commits(Path(other))
    for name, seconds in taken.items():
        print(f"{name:12} median {statistics.median(seconds) * 1e3:.3f} ms, p99 {percentile_99(seconds) * 1e3:.3f} ms")
    ratio, late = ratios(taken, "two indexes")
    print(f"entry to two indexes: medians {ratio:.2f}, p99 {late:.2f} (bar {BAR:.1f} each)")
    print("entry to one row: medians {:.2f}, p99 {:.2f}".format(*ratios(taken, "one row")))
    counted = "not counted, strace is missing" if syncs is None else "database {:.2f}, marker {:.2f}".format(*syncs)
    print(f"syncs an entry: {counted}")
    is_met = ratio <= BAR and late <= BAR and (syncs is None or (syncs[0] < 1.1 and 0.9 < syncs[1] < 1.1))
    print("bar met" if is_met else f"bar missed: {ratio:.2f} and {late:.2f} where {BAR:.1f} is the bar")


if __name__ == "__main__":
    main()
