"""Two copies of a vault that worked apart: the union of their chains, the same either way round, or nothing."""

import dataclasses
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeguard_desktop.domain.contents import Erased
from safeguard_desktop.vault import ChainsDoNotFit, VaultPlace, unlock


@pytest.fixture
def two(made, tmp_path):
    """This vault, and a copy of it on another laptop; both open."""
    made.append("before they parted")
    made.close()
    shutil.copytree(made.place.folder, tmp_path / "copy")
    other = dataclasses.replace(made, place=VaultPlace(tmp_path / "copy", tmp_path / "copy-state"))
    made.open()
    other.vault = unlock(other.place, "heron", made.passphrase, made.clock)
    yield made, other
    made.close()
    other.close()


def carried(one):
    return one.vault.read(lambda r: r.carried())


def listed(one):
    return one.vault.read(lambda r: r.entries(one.file))


def merge(into, entries):
    return into.vault.write(lambda w: w.merge(entries))


def test_both_ways_round_give_the_same_entries(two):
    here, there = two
    for number in range(3):
        here.append(f"here {number}")
        there.append(f"there {number}")
    from_here, from_there = carried(here), carried(there)
    report = merge(here, from_there)
    merge(there, from_here)

    assert (report.added, report.already_here) == (3, 1)
    assert listed(here) == listed(there)
    assert len(listed(here)) == 7
    assert not (*here.vault.full_check().problems, *there.vault.full_check().problems)


def test_a_merge_a_second_time_changes_nothing(two):
    here, there = two
    there.append()
    merge(here, carried(there))

    assert merge(here, carried(there)).added == 0


def test_a_merged_vault_goes_on_and_opens_without_a_warning(two):
    here, there = two
    there.append()
    merge(here, carried(there))
    here.append()

    assert here.open().warnings == ()


def test_one_case_is_carried_without_the_others(two):
    here, there = two
    there.append(file="e" * 32)

    assert there.vault.read(lambda r: r.carried([here.file]))[0].kept.file == here.file
    assert len(there.vault.read(lambda r: r.carried(["e" * 32]))) == 1


def test_attachments_come_along(two):
    here, there = two
    entry = there.append()
    there.vault.write(lambda w: w.attach(entry.id, "a.pdf", b"pages"))
    merge(here, carried(there))

    assert here.vault.read(lambda r: r.attachment(entry.id, "a.pdf")) == b"pages"


def test_a_gap_is_refused_and_nothing_taken_over(two):
    here, there = two
    there.append()
    there.append()
    own = [one for one in carried(there) if one.kept.device == there.vault.device]

    with pytest.raises(ChainsDoNotFit, match="missing"):
        merge(here, own[1:])
    assert len(listed(here)) == 1


def test_a_fork_is_refused_in_words(two, tmp_path):
    here, there = two
    there.close()
    shutil.copytree(there.place.folder, tmp_path / "twin")
    shutil.copytree(there.place.state, tmp_path / "twin-state")
    there.open()
    there.append("one way")
    twin = dataclasses.replace(there, place=VaultPlace(tmp_path / "twin", tmp_path / "twin-state"))
    twin.vault = unlock(twin.place, "heron", there.passphrase, there.clock)
    twin.append("the other way")
    merge(here, carried(there))

    with pytest.raises(ChainsDoNotFit, match="two different entries 1"):
        merge(here, carried(twin))
    twin.close()


@pytest.mark.parametrize("field", ["signature", "items", "envelope", "id", "number", "device"])
def test_a_changed_entry_is_refused_and_nothing_taken_over(two, field):
    here, there = two
    there.append("good")
    there.append("changed later")
    good = [one for one in carried(there) if one.kept.device == there.vault.device]
    wrong = {
        "signature": "00" * 64,
        "items": good[0].kept.items,
        "envelope": good[0].kept.envelope,
        "id": "0" * 64,
        "number": 3,
        "device": "0" * 32,
    }[field]
    bad = dataclasses.replace(good[1], kept=dataclasses.replace(good[1].kept, **{field: wrong}))

    with pytest.raises(ChainsDoNotFit):
        merge(here, [good[0], bad])
    assert len(listed(here)) == 1


def test_words_taken_away_without_an_erasure_are_refused(two):
    here, there = two
    there.append()
    last = carried(there)[-1] if carried(there)[-1].kept.device == there.vault.device else carried(there)[0]
    bare = dataclasses.replace(last, kept=dataclasses.replace(last.kept, items=None))

    with pytest.raises(ChainsDoNotFit, match="no signed erasure"):
        merge(here, [bare])


def test_an_erasure_made_elsewhere_is_reported_and_left_to_a_person(two):
    here, there = two
    entry = listed(there)[0]
    statement = Erased(entry.id, "asked for", "UK GDPR, Article 17")
    there.vault.write(lambda w: w.append(there.file, statement, there.clock(), "+00:00"))
    there.vault.write(lambda w: w.erase(entry.id))
    report = merge(here, carried(there))
    assert report.erased_there == (entry.id,)
    here.vault.write(lambda w: w.erase(entry.id))

    assert listed(here) == listed(there)


def test_an_entry_erased_elsewhere_arrives_without_words(two):
    here, there = two
    entry = there.append("Needle")
    statement = Erased(entry.id, "asked for", "UK GDPR, Article 17")
    there.vault.write(lambda w: w.append(there.file, statement, there.clock(), "+00:00"))
    there.vault.write(lambda w: w.erase(entry.id))
    merge(here, carried(there))

    assert listed(here) == listed(there)
    assert not here.vault.full_check().problems


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["f" * 32, "e" * 32])), max_size=8))
def test_whatever_two_laptops_did_their_unions_are_equal(two, steps):
    here, there = two
    for is_here, file in steps:
        (here if is_here else there).append("x", file=file)
    from_here, from_there = carried(here), carried(there)
    merge(here, from_there)
    merge(there, from_here)

    for file in ("f" * 32, "e" * 32):
        assert here.vault.read(lambda r, f=file: r.entries(f)) == there.vault.read(lambda r, f=file: r.entries(f))
