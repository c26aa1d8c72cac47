"""Somebody who has the key, past our guard: what was forged or taken out is named, and the rest stays readable."""

import pytest

from safeguard_desktop.domain.entries import Entry
from safeguard_desktop.domain.ids import FileId

OTHER = FileId("e" * 32)


def attacked(made, *statements: str):
    connection = made.raw()
    for name in [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return made.open()


def words_after(made, *statements: str) -> tuple[list[str], list[int]]:
    """What is said of the file after the attack, and which entries can still be read."""
    vault = attacked(made, *statements)
    damaged = vault.read(lambda r: r.damaged(made.file))
    return [one.words for one in damaged], [one.envelope.number for one in vault.read(lambda r: r.entries(made.file))]


def three(made) -> list[Entry]:
    return [made.append(words) for words in ("first", "second", "third")]


def test_changed_words_are_named_and_the_rest_stays_readable(made):
    three(made)
    device = made.vault.device[:8]
    words, readable = words_after(made, "UPDATE contents SET items = replace(items, 'second', 'sec0nd')")

    assert words == [f"Entry 2 of laptop {device} cannot be relied on: its words were changed after signing."]
    assert readable == [1, 3]


def test_words_exchanged_between_two_entries_are_named(made):
    three(made)
    words, readable = words_after(
        made, "UPDATE contents SET items = (SELECT items FROM contents WHERE arrival = 1) WHERE arrival = 2"
    )

    assert len(words) == 1
    assert readable == [1, 3]


def test_a_forged_signature_is_named(made):
    three(made)
    words, readable = words_after(
        made, "UPDATE entries SET signature = (SELECT signature FROM entries WHERE number = 1) WHERE number = 2"
    )

    assert "its signature is not its author's" in words[0]
    assert readable == [1, 3]


def test_a_forged_signature_is_passed_over_only_where_asked(made):
    three(made)
    vault = attacked(made, "UPDATE entries SET signature = '00' WHERE number = 2")

    assert len(vault.read(lambda r: r.entries(made.file, check_signatures=False))) == 3
    assert len(vault.read(lambda r: r.entries(made.file))) == 2


def test_an_exchanged_envelope_is_named(made):
    three(made)
    words, readable = words_after(
        made, "UPDATE entries SET envelope = (SELECT envelope FROM entries WHERE number = 1) WHERE number = 2"
    )

    assert "its envelope was exchanged" in words[0]
    assert readable == [1, 3]


def test_a_missing_entry_is_seen_at_the_one_after_it(made):
    three(made)
    words, readable = words_after(made, "DELETE FROM entries WHERE number = 2")

    assert "the entry before it is missing" in words[0]
    assert readable == [1]


def test_an_entry_moved_to_another_file_is_named(made):
    three(made)
    vault = attacked(made, f"UPDATE entries SET file = '{OTHER}' WHERE number = 1")

    assert "wrong place" in vault.read(lambda r: r.damaged(OTHER))[0].words


def test_words_that_are_just_gone_are_named(made):
    three(made)
    words, readable = words_after(made, "DELETE FROM contents WHERE arrival = 3")

    assert "no signed erasure" in words[0]
    assert readable == [1, 2]


def test_a_tail_cut_off_with_its_journal_is_seen_from_the_marker(made):
    three(made)
    vault = attacked(
        made,
        "DELETE FROM contents WHERE arrival = 3",
        "DELETE FROM entries WHERE number = 3",
        "DELETE FROM journal WHERE number = 3",
    )

    assert "1 entry is missing" in vault.warnings[0]


def test_a_kind_from_a_newer_program_is_named(made, monkeypatch):
    from safeguard_desktop.vault import structuring

    three(made)
    monkeypatch.setattr(structuring, "CONTENT_KINDS", {})

    assert {"it is of a kind that this version does not know"} == {
        one.reason for one in made.vault.read(lambda r: r.damaged(made.file))
    }


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE journal SET hash = printf('%064d', 0) WHERE number = 2", "journal does not follow"),
        ("DELETE FROM journal WHERE number = 2", "journal does not follow"),
        ("UPDATE entries SET arrival = 1 WHERE number = 2", "not in the journal"),
        ("UPDATE definitions SET bytes = x'00'", "definition was changed"),
        ("UPDATE attachments SET bytes = x'00'", "attached to entry"),
        ("UPDATE access_log SET who = 'somebody else'", "access log was changed"),
        ("DELETE FROM contents WHERE arrival = 1", "no signed erasure"),
        ("DELETE FROM entries WHERE number = 3", "entries of the journal are missing"),
    ],
)
def test_the_full_check_names_what_was_changed(made, statement, expected):
    first = three(made)[0]
    made.vault.write(lambda w: w.attach(first.id, "a.pdf", b"x"))
    made.vault.write(lambda w: w.adopt("form", "f", 1, b"x"))
    made.vault.write(lambda w: w.log_access("printed", made.file, made.clock()))
    assert made.vault.full_check() == type(made.vault.full_check())((), 3)
    problems = attacked(made, statement).full_check().problems

    assert any(expected in problem for problem in problems), problems
