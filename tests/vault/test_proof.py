"""Proofs show some answers, hide the rest, and hold without a vault."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.contents import WorkerEnrolled
from safeguard_desktop.domain.ids import FileId, PersonId
from safeguard_desktop.vault import NotAProof, check_proof, make_proof, missing_from
from safeguard_desktop.vault.canonical import canonical


@pytest.fixture
def proved(made):
    """Two entries and the proof that shows one answer of each."""
    enrolment = made.vault.enrolment_of("heron")
    content = WorkerEnrolled(
        PersonId("1" * 32),
        "heron",
        enrolment.signing_key,
        enrolment.sealing_certificate,
        enrolment.key_proof,
        "2026-11-20",
    )
    organisation = FileId(made.vault.vault_id)
    enrolled = made.vault.write(lambda w: w.append(organisation, content, made.clock(), "+00:00"))
    entries = [made.append("He was quiet. 👪"), made.append("Needle")]
    shown = {entries[0].id: {"answers.account"}, entries[1].id: {"answers.immediate_risk"}}
    certificates = {enrolment.signing_key: (enrolment.sealing_certificate, enrolled.id)}
    data = made.vault.read(lambda r: make_proof(r, shown, r.heads(made.file), certificates))
    return made, entries, data


def test_a_proof_holds_and_shows_what_was_shown(proved):
    _made, entries, data = proved
    report = check_proof(data)

    assert report.problems == ()
    assert list(report.entries) == [entry.id for entry in entries]
    assert report.entries[entries[0].id].shown == {"answers.account": "He was quiet. 👪"}
    assert all(key.is_good for key in report.keys.values())


def test_what_is_hidden_is_nowhere_in_the_proof(proved):
    _made, entries, data = proved

    assert b"Needle" not in data
    assert b"coram-child-alert" not in data
    assert check_proof(data).entries[entries[1].id].hidden > 5


def test_a_proof_is_found_in_the_vault_it_came_from_and_in_no_other(proved, new_vault):
    made, entries, data = proved
    report = check_proof(data)

    assert made.vault.read(lambda r: missing_from(r, report)) == ()
    assert new_vault("other").vault.read(lambda r: missing_from(r, report)) == tuple(entry.id for entry in entries)


def test_every_changed_letter_of_a_proof_is_noticed(proved):
    _made, _entries, data = proved
    heads = data.index(b'"heads"')
    unnoticed = []
    for place in [*range(0, heads, 13), *range(data.index(b'"keys"'), len(data), 29)]:
        try:
            if check_proof(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]).is_good:
                unnoticed.append(data[data.rindex(b',"', 0, place) + 2 : place + 1])
        except NotAProof:
            pass

    # Which entry enrolled a key is a pointer into the record, and checked there.
    assert {near[: near.index(b'":"')] for near in unnoticed} <= {b"enrolled_by"}


def changed(data: bytes, change) -> bytes:
    value = json.loads(data)
    change(value)
    return canonical(value)


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v["entries"][0]["items"].pop(),
        lambda v: v["entries"][0]["items"].append("00" * 32),
        lambda v: v["entries"][0].update(signature="00" * 64),
        lambda v: v["entries"][0]["envelope"].update(number=7),
        lambda v: v["entries"].append(v["entries"][0]),
        lambda v: v["keys"].clear(),
        lambda v: v["keys"][0].update(key_proof="00" * 64),
        lambda v: v["heads"].clear(),
    ],
)
def test_a_changed_proof_does_not_hold(proved, change):
    assert not check_proof(changed(proved[2], change)).is_good


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v.update(format=2),
        lambda v: v.update(more=1),
        lambda v: v.update(entries=5),
        lambda v: v["entries"][0].update(items=[5]),
        lambda v: v["entries"][0]["envelope"].update(version=2),
        lambda v: v["keys"][0].update(key=5),
        lambda v: v.update(heads=[]),
    ],
)
def test_a_proof_of_another_shape_is_refused(proved, change):
    with pytest.raises(NotAProof):
        check_proof(changed(proved[2], change))


@given(st.binary(max_size=200))
def test_bytes_that_are_no_proof_are_refused(data):
    with pytest.raises(NotAProof):
        check_proof(data)


@pytest.mark.parametrize("data", [b"[" * 100_000, b"null", b"5", b'{"format":1}', b'{"a":' * 50_000])
def test_hostile_bytes_are_refused(data):
    with pytest.raises(NotAProof):
        check_proof(data)
