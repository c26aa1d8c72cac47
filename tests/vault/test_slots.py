"""The slots file and the recovery sheet: hostile files cost nothing, a wrong letter always shows, keys come and go safely."""

import dataclasses
import json
import secrets
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.vault import (
    DamagedVault,
    LabelNotFit,
    LastWorker,
    NewerVault,
    RecoveryTextUnreadable,
    UnknownLabel,
    VaultPlace,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoverySheet,
    free_label,
    unlock,
    unlock_with_recovery,
)
from safeguard_desktop.vault.canonical import canonical, sha256
from safeguard_desktop.vault.labels import WORDS
from safeguard_desktop.vault.recovery_sheet import ALPHABET, secret_of_text, text_of_secret
from safeguard_desktop.vault.slots import slots_from_bytes

SECOND = "another long passphrase"


def changed(made, **changes: object) -> bytes:
    """The slots file with its first slot changed, and a checksum that fits, as somebody hostile would write it."""
    value = json.loads(made.place.slots.read_bytes())
    del value["checksum"]
    top = {key: new for key, new in changes.items() if key in value}
    value["slots"][0] |= {key: new for key, new in changes.items() if key not in value}
    value |= top
    return canonical({**value, "checksum": sha256(canonical(value))})


HOSTILE_COSTS = [
    {"memory_kib": 2**40, "iterations": 1, "lanes": 1},
    {"memory_kib": 1024 * 1024 + 1, "iterations": 1, "lanes": 1},
    {"memory_kib": 19 * 1024 - 1, "iterations": 1, "lanes": 1},
    {"memory_kib": 19 * 1024, "iterations": 17, "lanes": 1},
    {"memory_kib": 19 * 1024, "iterations": 0, "lanes": 1},
    {"memory_kib": 19 * 1024, "iterations": 1, "lanes": 9},
    {"memory_kib": 19 * 1024, "iterations": 1, "lanes": 0},
    {"memory_kib": True, "iterations": 1, "lanes": 1},
    {"memory_kib": "19456", "iterations": 1, "lanes": 1},
    {"memory_kib": 19 * 1024, "iterations": 1},
    {"memory_kib": 19 * 1024, "iterations": 1, "lanes": 1, "more": 1},
]


@pytest.mark.parametrize("cost", HOSTILE_COSTS)
def test_a_cost_out_of_bounds_is_refused_before_any_key_is_computed(made, cost):
    made.close()
    made.place.slots.write_bytes(changed(made, cost=cost))
    started = time.process_time()

    with pytest.raises(DamagedVault):
        made.open()
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    "changes",
    [
        {"kdf": "scrypt"},
        {"kind": "root"},
        {"salt": ""},
        {"salt": "zz" * 16},
        {"nonce": "00"},
        {"wrapped": "00" * 49},
        {"public": "00" * 31},
        {"vault_keys": []},
        {"vault_keys": [{"generation": 1, "sealed": "00" * 80}] * 3},
        {"vault_keys": [{"generation": 1, "sealed": "00"}]},
        {"vault": "../../etc"},
        {"vault": ""},
        {"slots": []},
        {"slots": [{}] * 33},
        {"generation": 1.5},
        {"format": 0},
        {"format": "1"},
    ],
)
def test_a_slots_file_of_another_shape_is_refused(made, changes):
    with pytest.raises(DamagedVault):
        slots_from_bytes(changed(made, **changes))


def test_a_slots_file_of_a_newer_format_is_refused_in_words(made):
    with pytest.raises(NewerVault):
        slots_from_bytes(changed(made, format=2))


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"[" * 60_000, b"9" * 60_000, b"{" * 70_000, b"\xff\xfe"])
def test_bytes_that_are_no_slots_file_are_refused(data):
    with pytest.raises(DamagedVault):
        slots_from_bytes(data)


@given(st.binary(max_size=2000))
def test_no_bytes_at_all_break_the_reader(data):
    with pytest.raises(DamagedVault):
        slots_from_bytes(data)


def test_every_changed_byte_of_the_slots_file_is_noticed(made):
    data = made.place.slots.read_bytes()
    for place in range(0, len(data), 7):
        with pytest.raises((DamagedVault, NewerVault)):
            slots_from_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])


@pytest.mark.parametrize("changes", [{"label": "wren"}, {"cost": {"memory_kib": 20000, "iterations": 1, "lanes": 1}}])
def test_a_slot_whose_header_was_changed_opens_by_no_passphrase(made, changes):
    made.close()
    made.place.slots.write_bytes(changed(made, **changes))

    with pytest.raises(WrongPassphrase):
        unlock(made.place, changes.get("label", "heron"), made.passphrase, made.clock)


def test_a_slots_file_changed_with_a_fitting_checksum_is_told_so(made):
    made.close()
    made.place.slots.write_bytes(changed(made, generation=77))

    with pytest.raises(DamagedVault, match="stranger"):
        made.open()


def test_a_sealed_key_that_was_changed_is_told_so(made):
    made.close()
    made.place.slots.write_bytes(changed(made, vault_keys=[{"generation": 1, "sealed": "00" * 80}]))

    with pytest.raises(DamagedVault, match="sealed key"):
        made.open()


def test_the_version_before_opens_the_vault_where_the_new_one_was_spoilt(made):
    made.vault.add_worker("wren", SECOND, "Bob")
    made.close()
    made.place.slots.write_bytes(b"spoilt")

    assert "version before" in made.open().warnings[0]
    assert made.open().warnings == ()


def test_the_version_before_is_gone_once_the_new_one_opened_the_vault(made):
    made.vault.add_worker("wren", SECOND, "Bob")
    assert made.place.previous_slots.exists()
    made.open()

    assert not made.place.previous_slots.exists()


def test_an_added_worker_opens_the_vault_and_signs_with_a_key_of_their_own(made):
    first = made.append()
    made.vault.add_worker("wren", SECOND, "Bob")
    made.close()
    with unlock(made.place, "wren", SECOND, made.clock) as vault:
        assert vault.read(lambda r: r.entries(made.file)) == [first]
        assert vault.signing_key_id == vault.enrolment_of("wren").signing_key != vault.enrolment_of("heron").signing_key


def test_two_workers_cannot_share_a_label(made):
    with pytest.raises(LabelNotFit):
        made.vault.add_worker("Heron", SECOND, "Bob")


def test_a_changed_passphrase_opens_and_the_old_one_does_not(made):
    made.vault.change_passphrase(made.passphrase, SECOND)
    made.close()

    with pytest.raises(WrongPassphrase):
        unlock(made.place, "heron", made.passphrase, made.clock)
    unlock(made.place, "heron", SECOND, made.clock).close()


def test_a_passphrase_is_changed_only_by_who_knows_it(made):
    with pytest.raises(WrongPassphrase):
        made.vault.change_passphrase("not the right one", SECOND)
    with pytest.raises(WeakPassphrase):
        made.vault.change_passphrase(made.passphrase, "short")


def test_a_fresh_salt_and_nonce_at_each_wrap(made):
    slot = made.vault._workers.slot
    again = slot.with_secret(made.vault.vault_id, b"k" * 32, b"secret")

    assert (slot.salt, slot.nonce) != (again.salt, again.nonce)


def test_a_removed_worker_cannot_open_even_with_the_old_slots_file(made):
    made.append()
    made.vault.add_worker("wren", SECOND, "Bob")
    old = made.place.slots.read_bytes()
    made.vault.remove_worker("wren")
    entry = made.append("after the removal")
    made.close()
    with pytest.raises(UnknownLabel):
        unlock(made.place, "wren", SECOND, made.clock)
    made.place.slots.write_bytes(old)
    with pytest.raises(DamagedVault):
        unlock(made.place, "wren", SECOND, made.clock)

    assert entry.envelope.number == 2


def test_removing_a_worker_leaves_entries_marker_recovery_and_the_others(made):
    entry = made.append()
    made.vault.add_worker("wren", SECOND, "Bob")
    made.vault.remove_worker("wren")
    assert made.vault.labels == ("heron",)
    made.close()
    with unlock_with_recovery(made.place, made.sheet.text, made.clock) as vault:
        assert vault.warnings == ()
    vault = made.open()

    assert vault.read(lambda r: r.entries(made.file)) == [entry]
    assert (vault.warnings, vault.full_check().problems) == ((), ())
    assert not made.place.previous_slots.exists()


@pytest.mark.parametrize("label", ["heron", "wren"])
def test_oneself_and_unknown_workers_are_not_removed(made, label):
    with pytest.raises((LastWorker, UnknownLabel)):
        made.vault.remove_worker(label)


@pytest.mark.parametrize("step", ["slots written", "database under the new key"])
def test_a_removal_cut_short_is_finished_at_the_next_opening(made, step):
    from safeguard_desktop.vault.connection import change_key

    entry = made.append()
    made.vault.add_worker("wren", SECOND, "Bob")
    workers = made.vault._workers
    workers.vault_keys = workers.vault_keys.with_new_generation()
    workers._write(tuple(slot for slot in workers.slots.slots if slot.label != "wren"))
    if step == "database under the new key":
        made.vault._engine.use(lambda connection: connection.set_authorizer(None))
        made.vault._engine.use(lambda connection: change_key(connection, workers.database_key))
    made.close()
    vault = made.open()

    assert vault.read(lambda r: r.entries(made.file)) == [entry]
    assert vault.warnings == ()
    assert [len(slot.vault_keys) for slot in slots_from_bytes(made.place.slots.read_bytes()).slots] == [1, 1]


def test_recovery_enrols_a_worker_afresh_when_everyone_forgot(made):
    entry = made.append()
    made.close()
    with unlock_with_recovery(made.place, made.sheet.text, made.clock) as vault:
        vault.add_worker("wren", SECOND, "Ann Example")
    with unlock(made.place, "wren", SECOND, made.clock) as vault:
        assert vault.read(lambda r: r.entries(made.file)) == [entry]
        assert vault.signing_key_id


@pytest.mark.parametrize("typed", [str.lower, lambda t: t.replace("-", " "), lambda t: f" {t.replace('-', '')}\n"])
def test_the_recovery_text_may_be_typed_in_any_case_with_any_spaces(made, typed):
    made.close()

    assert unlock_with_recovery(made.place, typed(made.sheet.text), made.clock).label == "recovery"


def test_the_sheet_of_another_vault_is_told_so(made):
    made.close()

    with pytest.raises(WrongRecoverySheet):
        unlock_with_recovery(made.place, text_of_secret(secrets.token_bytes(20)), made.clock)


def test_the_sheet_has_nine_groups_of_four_and_the_vault_it_is_for(made):
    assert [len(group) for group in made.sheet.groups] == [4] * 9
    assert made.sheet.vault_id == made.vault.vault_id


@given(st.binary(min_size=20, max_size=20))
def test_a_recovery_text_gives_its_secret_back(secret):
    assert secret_of_text(text_of_secret(secret)) == secret


@given(st.binary(min_size=20, max_size=20), st.integers(0, 35), st.sampled_from(ALPHABET))
def test_one_wrong_letter_always_shows(secret, place, letter):
    letters = text_of_secret(secret).replace("-", "")
    if letters[place] == letter:
        return
    with pytest.raises(RecoveryTextUnreadable):
        secret_of_text(letters[:place] + letter + letters[place + 1 :])


@given(st.binary(min_size=20, max_size=20), st.integers(0, 34))
def test_two_neighbours_swapped_always_show(secret, place):
    letters = text_of_secret(secret).replace("-", "")
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if swapped == letters:
        return
    with pytest.raises(RecoveryTextUnreadable):
        secret_of_text(swapped)


def test_letters_that_look_alike_are_read_as_meant():
    text = text_of_secret(bytes(20))

    assert secret_of_text(text.replace("0", "o")) == bytes(20)


@pytest.mark.parametrize("typed", ["", "0000", "U" * 36, "👪" * 36, "0" * 37, "0" * 100_000, "ß" * 18])
def test_a_text_that_is_no_sheet_is_told_so(typed):
    with pytest.raises(RecoveryTextUnreadable):
        secret_of_text(typed)


def test_labels_do_not_run_out():
    assert free_label(()) in WORDS
    assert free_label(WORDS) == f"{WORDS[0]} 2"


def test_the_place_of_a_vault_has_no_secret_in_its_words(made):
    assert isinstance(made.place, VaultPlace)
    assert made.passphrase not in repr(made.vault)
    assert made.passphrase not in repr(dataclasses.replace(made.place))
