"""Damage and old copies: whatever was changed from outside is reported in words, and the rest stays readable."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from safeguard_desktop.domain.contents import RollbackAccepted
from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.vault import DamagedVault, VaultIsOlder, canonical
from safeguard_desktop.vault.durable_files import flush_folder
from safeguard_desktop.vault.marker import RECORD_BYTES


def copy_of(made, name: str):
    """A copy of the closed vault folder, to be put back later."""
    made.close()
    kept = made.place.folder.with_name(name)
    shutil.copytree(made.place.folder, kept)
    return kept


def put_back(made, kept, *names: str) -> None:
    made.close()
    for name in names or [path.name for path in kept.iterdir()]:
        shutil.copy(kept / name, made.place.folder / name)


def test_every_changed_byte_of_the_database_is_noticed(made):
    for _entry in range(5):
        made.append("a word " * 200)
    made.close()
    data = made.place.database.read_bytes()
    unnoticed = []
    for place in [*range(0, 100, 9), *range(100, len(data), 2003)]:
        made.place.database.write_bytes(data[:place] + bytes([data[place] ^ 0x40]) + data[place + 1 :])
        try:
            if not made.open().full_check().problems:
                unnoticed.append(place)
        except MendableError:
            pass

    assert unnoticed == []


@pytest.mark.parametrize("keep", [0, 100, 4096, 3 * 4096 + 17])
def test_a_database_cut_short_is_noticed(made, keep):
    made.append()
    made.close()
    made.place.database.write_bytes(made.place.database.read_bytes()[:keep])
    try:
        problems = made.open().full_check().problems
    except MendableError as error:
        problems = (error.message,)

    assert problems


def test_an_older_database_put_back_is_told_with_the_number_of_missing_entries(made):
    made.append()
    kept = copy_of(made, "older")
    made.open()
    made.append()
    made.append()
    put_back(made, kept, "vault.db")

    assert made.open().warnings == ("This vault is older than what this laptop last saved: 2 entries are missing.",)


def test_an_older_folder_put_back_whole_is_told_by_the_laptops_own_copy(made):
    made.append()
    kept = copy_of(made, "older")
    made.open()
    made.append()
    put_back(made, kept)

    assert made.open().warnings == ("This vault is older than what this laptop last saved: 1 entry is missing.",)


def test_a_log_that_was_removed_before_it_reached_the_database_is_noticed(made, tmp_path):
    made.append()
    crashed = tmp_path / "crashed"
    shutil.copytree(made.place.folder, crashed)
    shutil.copytree(made.place.state, tmp_path / "crashed-state")
    (crashed / "vault.db-wal").unlink()
    made.close()
    place = type(made.place)(crashed, tmp_path / "crashed-state")

    try:
        words = made.open(place).warnings
    except DamagedVault as error:
        words = (error.message,)
    assert words


def test_a_log_cut_at_any_place_is_noticed(made, tmp_path):
    made.append()
    made.close()
    made.open()
    made.append("the last one")
    crashed = tmp_path / "crashed"
    shutil.copytree(made.place.folder, crashed)
    state = tmp_path / "crashed-state"
    made.close()
    log = (crashed / "vault.db-wal").read_bytes()
    files = {path.name: path.read_bytes() for path in crashed.iterdir()}
    unnoticed = []
    for keep in [*range(0, len(log) - 4120, 4120), len(log) - 4119, len(log) - 2000, len(log) - 1]:
        for name, data in files.items():
            (crashed / name).write_bytes(data)
        (crashed / "vault.db-wal").write_bytes(log[:keep])
        (crashed / "vault.db-shm").unlink(missing_ok=True)
        vault = made.open(type(made.place)(crashed, state))
        if not vault.warnings:
            unnoticed.append(keep)
        made.close()

    assert unnoticed == []


def test_an_older_vault_can_be_read_and_is_not_signed_into(made, signed_part):
    first = made.append()
    kept = copy_of(made, "older")
    made.open()
    made.append()
    put_back(made, kept, "vault.db")
    vault = made.open()

    assert vault.read(lambda r: r.entries(made.file)) == [first]
    with pytest.raises(VaultIsOlder):
        vault.write(lambda w: w.append(made.file, signed_part("x"), made.clock(), "+00:00"))
    assert made.open().rollback is not None


def test_an_accepted_rollback_is_warned_of_no_longer(made):
    made.append()
    kept = copy_of(made, "older")
    made.open()
    made.append("lost")
    put_back(made, kept, "vault.db")
    vault = made.open()
    vault.warnings = ("Something else.", *vault.warnings)
    vault.accept_rollback()

    assert vault.warnings == ("Something else.",)


def test_an_accepted_rollback_goes_on_as_a_new_device_and_forks_no_chain(made):
    made.append()
    kept = copy_of(made, "older")
    made.open()
    lost = made.append("lost")
    put_back(made, kept, "vault.db")
    vault = made.open()
    device = vault.device
    found = vault.accept_rollback()
    accepted = RollbackAccepted(found.device, found.expected_entries, found.found_entries, "a broken disk")
    entry = vault.write(lambda w: w.append(made.file, accepted, made.clock(), "+00:00"))

    assert (found.device, found.expected_entries, found.found_entries) == (device, 2, 1)
    assert entry.envelope.device != device
    assert (entry.envelope.number, entry.envelope.previous) == (1, "")
    assert entry.envelope.previous != lost.envelope.previous
    assert made.open().warnings == ()


def test_a_journal_ahead_of_its_marker_is_normal(made):
    made.append()
    kept = copy_of(made, "before")
    state = made.place.state_of(made.vault.vault_id)
    shutil.copytree(state, made.place.folder.with_name("state-before"))
    made.open()
    made.append()
    made.close()
    shutil.copy(kept / "marker.json", made.place.marker)
    shutil.copy(made.place.folder.with_name("state-before") / "marker.json", state / "marker.json")

    assert made.open().warnings == ()


def test_one_spoilt_marker_is_told_and_stops_nobody(made):
    made.append()
    made.close()
    made.place.marker.write_bytes(b"[{}".ljust(RECORD_BYTES - 1) + b"," + b"{}".ljust(RECORD_BYTES - 1) + b"]")
    vault = made.open()

    assert "damaged" in vault.warnings[0]
    assert vault.rollback is None
    made.append()
    assert made.open().warnings == ()


def test_both_markers_spoilt_ask_for_a_decision(made):
    made.append()
    made.close()
    for path in (made.place.marker, made.place.state_of(made.vault.vault_id) / "marker.json"):
        path.write_bytes(bytes(2 * RECORD_BYTES))

    assert made.open().rollback is not None


def test_a_marker_is_json_and_survives_one_torn_write(made):
    made.append()
    made.append()
    made.close()
    records = json.loads(made.place.marker.read_bytes())
    assert {record["count"] for record in records} <= {1, 2}
    torn = bytearray(made.place.marker.read_bytes())
    torn[100:300] = bytes(200)
    made.place.marker.write_bytes(torn)

    assert made.open().rollback is None


def test_markers_that_are_gone_are_told(made):
    made.append()
    made.close()
    made.place.marker.unlink()
    (made.place.state_of(made.vault.vault_id) / "marker.json").unlink()

    assert "gone" in made.open().warnings[0]


def test_a_marker_forged_without_the_key_does_not_count(made):
    made.append()
    kept = copy_of(made, "older")
    made.open()
    made.append()
    made.close()
    value = json.loads((kept / "marker.json").read_bytes())[0]
    forged = canonical.canonical({**value, "count": 1, "mac": "0" * 64})
    made.place.marker.write_bytes(
        (b"[" + forged).ljust(RECORD_BYTES - 1) + b"," + b"null".ljust(RECORD_BYTES - 1) + b"]"
    )
    (made.place.state_of(made.vault.vault_id) / "marker.json").unlink()
    put_back(made, kept, "vault.db")

    assert made.open().rollback is not None


def test_a_copied_vault_is_a_new_device_on_the_next_laptop(made, tmp_path):
    first = made.append()
    made.close()
    shutil.copytree(made.place.folder, tmp_path / "copied")
    vault = made.open(type(made.place)(tmp_path / "copied", tmp_path / "other-laptop"))
    second = made.append()

    assert vault.warnings == ()
    assert second.envelope.device != first.envelope.device
    assert second.envelope.number == 1


def test_a_page_of_an_older_copy_spliced_in_is_found(made):
    """Every page by turns; what changed nothing that was read then is an equal page."""
    made.append("first " * 300)
    kept = copy_of(made, "older")
    made.open()
    made.append("second " * 300)
    made.close()
    new, old = made.place.database.read_bytes(), (kept / "vault.db").read_bytes()
    unnoticed = []
    for start in range(0, len(old), 4096):
        if new[start : start + 4096] == old[start : start + 4096]:
            continue
        made.place.database.write_bytes(new[:start] + old[start : start + 4096] + new[start + 4096 :])
        try:
            vault = made.open()
            if not (vault.warnings or vault.full_check().problems):
                unnoticed.append(start)
        except MendableError:
            pass

    assert unnoticed == []


def test_nothing_in_the_folder_is_plain_sqlite(made):
    made.append()
    made.close()
    with closing(sqlite3.connect(made.place.database)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM entries")
    flush_folder(made.place.folder)
