"""Entries: signed, chained, append-only, read back whole or named as damaged."""

import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.authorities import Accepts, AuthorityKind, StatedLimit
from safeguard_desktop.domain.contents import CONTENT_KINDS, Amendment, CaseOpened, Content, Erased, PassedOn, ToldBy
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import CaseReference, Digest, EntryId, FileId, PersonId
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.vault import (
    CannotBeKept,
    NothingErasesIt,
    SignsAsNobody,
    UnknownEntry,
    canonical,
    new_case_reference,
    new_draft_id,
    unlock_with_recovery,
)
from safeguard_desktop.vault.structuring import (
    Unreadable,
    content_from_items,
    envelope_from_bytes,
    items_from_text,
    structured,
)

OTHER = FileId("e" * 32)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
plain_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(plain_values)
def test_canonical_bytes_are_those_of_rfc_8785(value):
    import rfc8785

    assert canonical.canonical(value) == rfc8785.dumps(value)


def test_keys_beyond_ascii_stand_in_the_order_of_rfc_8785():
    """By UTF-16 units, where a pair of surrogates comes before the private use area."""
    assert canonical.canonical({"\ue000": 1, "\U0001f46a": 2}) == '{"\U0001f46a":2,"\ue000":1}'.encode()


@given(st.dictionaries(texts, plain_values, max_size=5))
def test_answers_come_back_as_they_were_given(answers):
    content = CaseOpened(CaseReference("EY-1"), "child", "A.B.", answers)
    text, _commitment = canonical.kept_items(canonical.items_of(content))

    assert content_from_items(items_from_text(text)) == content


@given(st.dictionaries(texts, plain_values, max_size=5))
def test_kept_items_are_canonical_and_match_their_commitment(answers):
    items = canonical.items_of(CaseOpened(CaseReference("EY-1"), "child", "A.B.", answers))
    text, commitment = canonical.kept_items(items)

    assert text.encode() == canonical.canonical([[item.name, item.salt.hex(), item.value] for item in items])
    assert commitment == canonical.commitment_of(canonical.item_digest(item) for item in items)


@pytest.mark.parametrize("name", CONTENT_KINDS)
def test_every_kind_of_content_comes_back_as_it_was_given(name):
    content = example_of(CONTENT_KINDS[name])

    assert content_from_items(canonical.items_of(content)) == content


def test_the_same_content_never_has_the_same_commitment_twice(made):
    first, second = made.append("the same"), made.append("the same")

    assert first.envelope.commitment != second.envelope.commitment


def test_two_hundred_thousand_words_with_control_characters_come_back(made):
    words = "He said \u202e\u200f\x01\x1b\x7f\u2028 \U0001f46a no. " * 40_000
    entry = made.append(words)

    assert made.open().read(lambda r: r.entry(entry.id)).content.answers["account"] == words


@pytest.mark.parametrize("zone", ["", "Z", "+1:00", "GMT", "+01:00\n"])
def test_a_zone_that_is_no_offset_is_refused(made, case_opened, zone):
    with pytest.raises(CannotBeKept):
        made.vault.write(lambda w: w.append(made.file, case_opened, made.clock(), zone))


def test_an_entry_bears_the_time_in_utc_and_whole_milliseconds(made, case_opened):
    local = datetime(2026, 7, 1, 9, 30, 0, 123_999, tzinfo=timezone(timedelta(hours=1)))
    entry = made.vault.write(lambda w: w.append(made.file, case_opened, local, "+01:00"))

    assert entry.recorded_at == datetime(2026, 7, 1, 8, 30, 0, 123_000, tzinfo=UTC)
    assert entry.recorded_at.utcoffset() == timedelta(0)


def test_each_entry_names_the_one_before_it_in_its_own_file(made):
    first, elsewhere, second = made.append(), made.append(file=OTHER), made.append()

    assert (first.envelope.number, first.envelope.previous) == (1, "")
    assert (elsewhere.envelope.number, elsewhere.envelope.previous) == (1, "")
    assert (second.envelope.number, second.envelope.previous) == (2, first.id)


def test_entries_come_in_the_order_of_the_fold(made):
    later = made.append()
    made.clock.go_on(hours=-5)
    earlier = made.append()

    assert made.vault.read(lambda r: r.entries(made.file)) == [earlier, later]


def test_files_and_heads_are_what_was_appended(made):
    last = [made.append(), made.append(), made.append(file=OTHER)][1]

    assert made.vault.read(lambda r: r.files()) == [OTHER, made.file]
    assert made.vault.read(lambda r: r.heads(made.file)) == {made.vault.device: last.id}


def test_the_last_time_a_device_recorded_is_known(made):
    assert made.vault.read(lambda r: r.last_recorded_at(made.vault.device)) is None
    last = [made.append(), made.append(file=OTHER)][-1]

    assert made.vault.read(lambda r: r.last_recorded_at(made.vault.device)) == last.recorded_at


def test_a_write_that_raises_changes_nothing_and_its_error_comes_back(made, case_opened):
    def fail(writing):
        writing.append(made.file, case_opened, made.clock(), "+00:00")
        raise LookupError

    with pytest.raises(LookupError):
        made.vault.write(fail)
    assert made.vault.read(lambda r: r.files()) == []


def test_work_inside_work_is_a_fault_and_does_not_hang(made):
    with pytest.raises(RuntimeError):
        made.vault.read(lambda _reading: made.vault.read(lambda r: r.files()))


def test_what_is_not_there_is_told_so(made):
    entry = made.append()
    questions = (
        lambda r: r.entry(EntryId("0" * 64)),
        lambda r: r.definition(Digest("0" * 64)),
        lambda r: r.draft("nothing"),
        lambda r: r.attachment(entry.id, "nothing.pdf"),
    )

    for question in questions:
        with pytest.raises(UnknownEntry):
            made.vault.read(question)


def test_recovery_reads_and_signs_as_nobody(made, case_opened):
    entry = made.append()
    made.close()
    with unlock_with_recovery(made.place, made.sheet.text, made.clock) as vault:
        assert vault.read(lambda r: r.entries(made.file)) == [entry]
        assert vault.signing_key_id is None
        with pytest.raises(SignsAsNobody):
            vault.write(lambda w: w.append(made.file, case_opened, made.clock(), "+00:00"))
        with pytest.raises(SignsAsNobody):
            vault.sealing_key()


def test_a_definition_is_kept_by_the_hash_of_its_bytes_and_once(made):
    digest = made.vault.write(lambda w: w.adopt("form", "coram-child-alert", 1, b"bytes"))
    again = made.vault.write(lambda w: w.adopt("form", "coram-child-alert", 1, b"bytes"))

    assert digest == again
    assert made.vault.read(lambda r: r.definition(digest)) == b"bytes"
    assert [(one.id, one.version) for one in made.vault.read(lambda r: r.definitions("form"))] == [
        ("coram-child-alert", 1)
    ]
    assert made.vault.read(lambda r: r.definitions("calendar")) == []


def test_a_draft_is_there_again_with_its_cursor(made):
    draft = a_draft(made)
    made.vault.write(lambda w: w.save_draft(draft))

    assert made.open().read(lambda r: r.draft(draft.id)) == draft


def test_a_draft_is_replaced_and_dropped(made):
    draft = a_draft(made)
    later = dataclasses.replace(draft, answers={"account": "He was qui"}, saved_at=made.clock() + timedelta(seconds=1))
    made.vault.write(lambda w: w.save_draft(draft))
    made.vault.write(lambda w: w.save_draft(later))
    assert made.vault.read(lambda r: r.drafts()) == [later]
    made.vault.write(lambda w: w.drop_draft(draft.id))

    assert made.vault.read(lambda r: r.drafts()) == []


def test_the_access_log_says_who_when_what_and_which_file(made):
    made.vault.write(lambda w: w.log_access("case-shown", made.file, made.clock()))
    made.vault.write(lambda w: w.log_access("printed", "", made.clock()))

    lines = made.vault.read(lambda r: r.access_log())
    assert [(line.number, line.verb, line.file) for line in lines] == [(1, "case-shown", made.file), (2, "printed", "")]
    assert {line.who for line in lines} == {made.vault.signing_key_id}


def test_an_erasure_takes_words_and_attachments_and_leaves_the_chain(made):
    entry = made.append("Needle")
    made.vault.write(lambda w: w.attach(entry.id, "photo.jpg", b"Needle"))
    statement = Erased(entry.id, "asked for by the family", "UK GDPR, Article 17")
    made.vault.write(lambda w: w.append(made.file, statement, made.clock(), "+00:00"))
    made.vault.write(lambda w: w.erase(entry.id))

    erased, _statement = made.vault.read(lambda r: r.entries(made.file))
    assert erased == dataclasses.replace(entry, content=None)
    assert not made.vault.full_check().problems
    with pytest.raises(UnknownEntry):
        made.vault.read(lambda r: r.attachment(entry.id, "photo.jpg"))


def test_nothing_is_erased_without_a_signed_erasure(made):
    entry = made.append()

    with pytest.raises(NothingErasesIt):
        made.vault.write(lambda w: w.erase(entry.id))


def test_an_erasure_itself_is_never_erased(made):
    entry = made.append()
    first = made.vault.write(lambda w: w.append(made.file, Erased(entry.id, "x", "y"), made.clock(), "+00:00"))
    made.vault.write(lambda w: w.append(made.file, Erased(first.id, "x", "y"), made.clock(), "+00:00"))

    with pytest.raises(NothingErasesIt):
        made.vault.write(lambda w: w.erase(first.id))


APPEND_ONLY = ("entries", "contents", "attachments", "journal", "definitions", "access_log")
ATTACKS = (
    "UPDATE {table} SET rowid_or_any = 1",
    "DELETE FROM {table}",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "REPLACE INTO {table} SELECT * FROM {table}",
    "UPDATE OR REPLACE {table} SET {column} = {column}",
    "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET {column} = excluded.{column}",
)
COLUMNS = {"entries": "signature", "contents": "items", "attachments": "bytes", "journal": "hash"}


@pytest.mark.parametrize("recursive_triggers", ["ON", "OFF"])
@pytest.mark.parametrize("table", APPEND_ONLY)
def test_no_statement_changes_what_was_appended(made, table, recursive_triggers):
    from sqlcipher3.dbapi2 import IntegrityError

    fill_every_table(made)
    connection = made.raw()
    connection.execute(f"PRAGMA recursive_triggers = {recursive_triggers}")
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    column = {"definitions": "bytes", "access_log": "verb"} | COLUMNS
    for attack in ATTACKS:
        statement = attack.format(table=table, column=column[table]).replace("rowid_or_any", column[table])
        with pytest.raises(IntegrityError):
            connection.execute(statement)
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE ':memory:' AS other",
        "DETACH DATABASE main",
        "DROP TABLE entries",
        "DROP TRIGGER entries_delete",
        "ALTER TABLE entries RENAME TO others",
        "CREATE TABLE mine (x)",
        "CREATE TEMP TRIGGER mine AFTER INSERT ON main.entries BEGIN SELECT 1; END",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
        "PRAGMA temp_store = 1",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA user_version = 0",
        "PRAGMA cipher_log_level = TRACE",
        "VACUUM INTO '/tmp/should-never-be-made'",
    ],
)
def test_the_open_connection_refuses_what_no_code_of_ours_may_do(made, statement):
    from sqlcipher3.dbapi2 import DatabaseError

    with pytest.raises(DatabaseError):
        made.vault._engine.use(lambda connection: connection.execute(statement))


@pytest.mark.parametrize(
    "value",
    [
        {"of": "x", "answers": {}, "reason": "y", "more": 1},
        {"of": 5, "answers": {}, "reason": "y"},
        {"of": "x", "answers": [], "reason": "y"},
        {"of": "x", "answers": {}},
        {"of": "x", "answers": {}, "reason": "y", "reasons": {"a": 1}},
        [],
        None,
    ],
)
def test_content_of_another_shape_is_not_guessed_at(value):
    with pytest.raises(Unreadable):
        structured(value, Amendment)


@given(st.binary(max_size=300))
def test_bytes_that_are_no_envelope_are_refused(data):
    with pytest.raises(Unreadable):
        envelope_from_bytes(data)


def test_references_are_random_and_without_letters_that_look_alike():
    made_ones = {new_case_reference("EY") for _one in range(200)}

    assert len(made_ones) == 200
    assert not set("".join(made_ones)[3:]) & set("01ILO")


def example_of(content_class: type[Content]) -> Content:
    """Every field filled."""
    examples: dict[str, Any] = {
        "Answers": {"a": ["x", {"b": None}], "c": 1},
        "Mapping[str, str]": {"a": "b"},
        "bool": True,
        "int": 3,
        "Role": Role.TRUSTEE,
        "tuple[Digest, ...]": (Digest("a" * 64),),
        "ToldBy | None": ToldBy("p", "Bob", "2026-11-20T10:00+00:00", "words"),
        "PassedOn | None": PassedOn(Role.LINE_MANAGER, "printed", "2026-11-20"),
        "PassedOn": PassedOn(Role.LINE_MANAGER, "printed", "2026-11-20"),
    }
    import typing

    def example(name: str) -> Any:
        shape = typing.get_type_hints(content_class)[name]
        text = str(shape)
        if shape is bool or shape is int or shape is Role:
            return examples[shape.__name__]
        if shape is AuthorityKind or shape is Accepts:
            return shape("other" if shape is AuthorityKind else "yes")
        if "StatedLimit" in text:
            return (StatedLimit("written-referral", "24 hours", "its own form"),)
        if "ToldBy" in text:
            return examples["ToldBy | None"]
        if "PassedOn" in text:
            return examples["PassedOn"]
        if "tuple" in text:
            return examples["tuple[Digest, ...]"]
        if "Mapping" in text:
            return examples["Answers"] if "Any" in text else examples["Mapping[str, str]"]
        return f"text of {name}"

    return content_class(**{field.name: example(field.name) for field in dataclasses.fields(content_class)})


def a_draft(made) -> Draft:
    return Draft(
        id=new_draft_id(),
        author=PersonId("1" * 32),
        file=made.file,
        record="",
        thread="",
        form_id="coram-child-alert",
        form=Digest("a" * 64),
        part="report",
        answers={"account": "He was qu", "ticked": ["a", "b"]},
        started_at=made.clock(),
        saved_at=made.clock(),
        cursor={"field": "account", "position": 9},
    )


def fill_every_table(made) -> Entry:
    entry: Entry = made.append()
    made.vault.write(lambda w: w.attach(entry.id, "a.pdf", b"x"))
    made.vault.write(lambda w: w.adopt("form", "f", 1, b"x"))
    made.vault.write(lambda w: w.log_access("printed", made.file, made.clock()))
    return entry
