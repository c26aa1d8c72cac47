"""Making a vault and opening it: each way it can go wrong has one clear sentence, and nothing is lost."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.vault import (
    DamagedVault,
    KeyCost,
    LabelNotFit,
    NameNotFit,
    NewerVault,
    NewWorker,
    NotAVault,
    ReadOnlyPlace,
    UnknownLabel,
    VaultExists,
    VaultInUse,
    VaultPlace,
    WaitBeforeRetry,
    WeakPassphrase,
    WrongPassphrase,
    create_vault,
    labels,
    unlock,
)
from safeguard_desktop.vault.keys import new_passphrase_bytes

LOWEST_COST = KeyCost(19 * 1024, 1, 1)


def test_what_was_written_is_there_after_reopening(made):
    entry = made.append("Zoë said: “no” 👪 שלום")

    assert made.open().read(lambda reading: reading.entries(made.file)) == [entry]


def test_labels_are_listed_without_a_passphrase(made):
    assert labels(made.place) == ("heron",)


def test_a_label_is_found_in_any_case(made):
    made.close()

    assert unlock(made.place, "HERON", made.passphrase, made.clock).label == "heron"


def test_a_wrong_passphrase_is_told_so(made):
    made.close()

    with pytest.raises(WrongPassphrase):
        unlock(made.place, "heron", "not the right one", made.clock)


def test_a_passphrase_typed_with_combining_marks_opens_what_precomposed_ones_locked(tmp_path, clock):
    place = VaultPlace(tmp_path / "v", tmp_path / "s")
    create_vault(place, NewWorker("heron", "caf\u00e9 caf\u00e9 caf\u00e9", "Ann"), LOWEST_COST, clock)[0].close()

    unlock(place, "heron", "cafe\u0301 cafe\u0301 cafe\u0301", clock).close()


def test_an_unknown_label_is_told_so(made):
    made.close()

    with pytest.raises(UnknownLabel):
        unlock(made.place, "wren", made.passphrase, made.clock)


@pytest.mark.parametrize("folder", ["nothing-here", "empty"])
def test_a_folder_without_a_vault_is_told_so(tmp_path, clock, folder):
    (tmp_path / "empty").mkdir()

    with pytest.raises(NotAVault):
        unlock(VaultPlace(tmp_path / folder, tmp_path / "s"), "heron", "whatever it was", clock)


def test_an_unencrypted_database_is_no_vault(made):
    made.close()
    made.place.database.write_bytes(b"SQLite format 3\x00" + bytes(4080))

    with pytest.raises(NotAVault):
        made.open()


@pytest.mark.parametrize("content", [b"", b"\x00" * 8192, b"PK\x03\x04" + b"x" * 9000])
def test_a_foreign_database_file_is_told_so(made, content):
    made.close()
    made.place.database.write_bytes(content)

    with pytest.raises(DamagedVault):
        made.open()


def test_a_missing_database_is_told_so(made):
    made.close()
    made.place.database.unlink()

    with pytest.raises(DamagedVault, match="missing"):
        made.open()


def test_the_database_of_another_vault_is_told_so(made, new_vault):
    other = new_vault("other")
    made.close()
    other.close()
    shutil.copy(other.place.database, made.place.database)

    with pytest.raises(DamagedVault):
        made.open()


def test_a_folder_with_anything_in_it_is_not_overwritten(made):
    made.close()

    with pytest.raises(VaultExists):
        create_vault(made.place, NewWorker("wren", made.passphrase, "Bob"), LOWEST_COST, made.clock)


def test_a_newer_schema_is_refused_in_words(made):
    connection = made.raw()
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(NewerVault, match="newer version"):
        made.open()


def test_a_second_program_is_told_that_the_vault_is_open(made):
    with pytest.raises(VaultInUse):
        unlock(made.place, "heron", made.passphrase, made.clock)


def test_the_lock_dies_with_its_process(made):
    made.close()
    holder = (
        "import sys, pathlib; from safeguard_desktop.vault.vault_lock import VaultLock;"
        "lock = VaultLock(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(made.place.lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(VaultInUse):
            made.open()
        child.kill()

    assert made.open().label == "heron"


@pytest.mark.parametrize("passphrase", ["", "short", "elevenchars", "aaaaaaaaaaaaaaaaaaaa", "x" * 1025, "ab\ud800" * 9])
def test_a_weak_passphrase_is_refused(passphrase):
    with pytest.raises(WeakPassphrase):
        new_passphrase_bytes(passphrase)


def test_emoji_and_right_to_left_make_a_passphrase():
    assert new_passphrase_bytes("שלום שלום 👪👪")


@pytest.mark.parametrize(
    "label", ["", " ", "recovery", "Recovery", "a" * 41, "../up", "two\nlines", "\u202eheron", "👪"]
)
def test_a_label_that_does_not_fit_is_refused(tmp_path, clock, label):
    with pytest.raises(LabelNotFit):
        create_vault(
            VaultPlace(tmp_path / "v", tmp_path / "s"),
            NewWorker(label, "long enough to pass", "Ann"),
            LOWEST_COST,
            clock,
        )


@pytest.mark.parametrize("name", ["", "  ", "Ann\x00", "Ann\nBold", "\ud800"])
def test_a_name_that_cannot_stand_in_a_certificate_is_refused(made, name):
    with pytest.raises(NameNotFit):
        made.vault.add_worker("wren", "another long passphrase", name)


def test_a_very_long_name_makes_a_certificate(made):
    made.vault.add_worker("wren", "another long passphrase", "Ann 👪 " * 40)

    assert "BEGIN CERTIFICATE" in made.vault.enrolment_of("wren").sealing_certificate


def test_the_first_three_wrong_passphrases_need_no_wait(made):
    fail(made, 3)

    assert made.open().label == "heron"


def test_the_fourth_wrong_passphrase_makes_the_next_wait(made):
    fail(made, 4)

    with pytest.raises(WaitBeforeRetry) as caught:
        made.open()
    assert caught.value.seconds == 1


def test_waits_double_up_to_a_minute_and_stay_there(made):
    waits = []
    for count in range(4, 14):
        fail(made, 1 if count > 4 else 4)
        with pytest.raises(WaitBeforeRetry) as caught:
            made.open()
        waits.append(caught.value.seconds)
        made.clock.go_on(seconds=60)

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]


def test_the_right_passphrase_works_after_the_wait_and_ends_it(made):
    fail(made, 6)
    made.clock.go_on(seconds=4)
    made.open()
    fail(made, 3)

    assert made.open().label == "heron"


def test_a_clock_put_back_waits_no_longer_than_the_wait(made):
    fail(made, 5)
    made.clock.go_on(days=-900)
    with pytest.raises(WaitBeforeRetry) as caught:
        made.open()
    assert caught.value.seconds <= 60
    made.clock.go_on(seconds=caught.value.seconds)

    assert made.open().label == "heron"


def test_a_damaged_count_of_tries_locks_nobody_out(made):
    fail(made, 5)
    (made.place.state_of(made.vault.vault_id) / "attempts.json").write_bytes(b'{"failures": -1e999, "at": "x"}')

    assert made.open().label == "heron"


def test_a_certificate_lasts_as_long_as_the_records(made):
    from cryptography import x509

    pem = made.vault.enrolment_of("heron").sealing_certificate.encode()
    certificate = x509.load_pem_x509_certificate(pem)

    assert certificate.not_valid_after_utc > datetime(2100, 1, 1, tzinfo=UTC)
    assert certificate.not_valid_before_utc <= made.clock() - timedelta(hours=23)


def test_a_read_only_folder_is_told_so(read_only_vault):
    place, made = read_only_vault

    with pytest.raises(ReadOnlyPlace):
        unlock(place, "heron", made.passphrase, made.clock)


def test_the_vault_folder_names_nobody(made):
    made.vault.add_worker("wren", "another long passphrase", "Benjamin Surname")
    made.append("Needle in the words")
    made.close()

    files = b"".join(path.read_bytes() for path in made.place.folder.iterdir())
    assert not [needle for needle in (b"Ann Example", b"Surname", b"Needle") if needle in files]


def test_the_vault_folder_belongs_to_its_owner_alone(made):
    assert stat.S_IMODE(made.place.folder.stat().st_mode) == 0o700


def test_every_error_says_what_happened_and_what_to_do():
    import inspect

    from safeguard_desktop.vault import errors

    classes = [one for _name, one in inspect.getmembers(errors, inspect.isclass) if one.__module__ == errors.__name__]
    made = [
        one(*([1] if one is WaitBeforeRetry else ["x"] * (len(inspect.signature(one).parameters)))) for one in classes
    ]

    assert all(isinstance(one, MendableError) and one.message and one.next_step for one in made)


@pytest.fixture
def read_only_vault(made) -> Iterator[tuple[VaultPlace, object]]:
    """A vault's folder that this process, even as root, may read and not write."""
    made.close()
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        folder = Path(outer) / "vault"
        shutil.copytree(made.place.folder, folder)
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        state = Path(outer) / "state"
        state.mkdir()
        state.chmod(0o777)
        is_root = os.geteuid() == 0
        try:
            if is_root:
                os.seteuid(65534)
            yield VaultPlace(folder, state), made
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


def fail(made, times: int) -> None:
    made.close()
    for _try in range(times):
        with pytest.raises(WrongPassphrase):
            unlock(made.place, "heron", "not the right one", made.clock)
        made.clock.go_on(seconds=60)
    made.clock.go_on(seconds=-60)
