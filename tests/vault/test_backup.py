"""Backups are checked before they count, and come back with everything."""

import shutil

import pytest

from safeguard_desktop.vault import (
    DamagedVault,
    NotAVault,
    VaultExists,
    VaultInUse,
    VaultPlace,
    restore,
    unlock,
    unlock_with_recovery,
)


def test_a_backup_opens_with_everything_on_another_laptop(made, tmp_path):
    entry = made.append()
    report = made.vault.backup(tmp_path / "backup")
    place = VaultPlace(tmp_path / "backup", tmp_path / "other-laptop")

    assert report.entries == 1
    with unlock(place, "heron", made.passphrase, made.clock) as vault:
        assert vault.read(lambda r: r.entries(made.file)) == [entry]
        assert (vault.warnings, vault.full_check().problems) == ((), ())


def test_a_backup_opens_with_the_recovery_sheet_alone(made, tmp_path):
    entry = made.append()
    made.vault.backup(tmp_path / "backup")
    place = VaultPlace(tmp_path / "backup", tmp_path / "other-laptop")

    with unlock_with_recovery(place, made.sheet.text, made.clock) as vault:
        assert vault.read(lambda r: r.entries(made.file)) == [entry]


def test_work_goes_on_after_a_backup(made, tmp_path):
    made.append()
    made.vault.backup(tmp_path / "backup")
    made.append()

    assert made.open().full_check().entries == 2


def test_a_backup_never_writes_over_anything(made, tmp_path):
    (tmp_path / "backup").mkdir()
    (tmp_path / "backup" / "holiday.jpg").write_bytes(b"x")

    with pytest.raises(VaultExists):
        made.vault.backup(tmp_path / "backup")


def test_a_backup_has_no_log_left_beside_it(made, tmp_path):
    made.append()
    made.vault.backup(tmp_path / "backup")

    assert sorted(path.name for path in (tmp_path / "backup").iterdir()) == ["marker.json", "vault.db", "vault.slots"]


def test_a_damaged_vault_gives_no_backup(made, tmp_path):
    made.append()
    connection = made.raw()
    connection.execute("DROP TRIGGER contents_update")
    connection.execute("UPDATE contents SET items = replace(items, 'quiet', 'loud')")
    connection.close()

    with pytest.raises(DamagedVault):
        made.open().backup(tmp_path / "backup")
    assert not (tmp_path / "backup" / "vault.slots").exists()


def test_a_lost_vault_comes_back_from_its_backup(made, tmp_path):
    entry = made.append()
    made.vault.backup(tmp_path / "backup")
    made.close()
    shutil.rmtree(made.place.folder)
    restore(made.place, tmp_path / "backup")

    vault = made.open()
    assert vault.read(lambda r: r.entries(made.file)) == [entry]
    assert vault.warnings == ()


def test_a_backup_older_than_the_vault_asks_for_a_decision_and_keeps_what_was_there(made, tmp_path):
    made.append()
    made.vault.backup(tmp_path / "backup")
    made.append()
    made.close()
    restore(made.place, tmp_path / "backup")

    assert made.open().rollback is not None
    assert (tmp_path / "vault.before-restore-1" / "vault.db").exists()


def test_restoring_under_an_open_vault_is_refused(made, tmp_path):
    made.append()
    made.vault.backup(tmp_path / "backup")

    with pytest.raises(VaultInUse):
        restore(made.place, tmp_path / "backup")


def test_restoring_from_a_folder_without_a_backup_is_refused(made, tmp_path):
    made.close()

    with pytest.raises(NotAVault):
        restore(made.place, tmp_path)
    assert made.open().label == "heron"
