"""The command "language", and an organisation's own pack of words in a vault."""

import io
import json
import sys

import pytest

from safeguard_desktop.casework.language import adopt_language_pack, guidance_in_force
from safeguard_desktop.cli import main as command_line
from safeguard_desktop.content.faults import FaultyFile
from safeguard_desktop.domain.errors import Refused
from tests.language_packs import OWN_HEAD, OWN_RULE
from tests.story_office import DESIGNATED_PERSON, WORKER, StoryOffice, definitions_read

KEYS = ["rule", "start", "end", "text", "tier", "verbatim", "alternatives", "explanation", "source"]
OWN = (OWN_HEAD + OWN_RULE).encode()


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs the command with these words and this input, and gives its status, what it printed and what it complained of."""

    def call(*words, given=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = command_line.run(["language", *map(str, words)], definitions_read())
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def findings(run, text, *words):
    status, out, _error = run("-", "--json", *words, given=text if isinstance(text, bytes) else text.encode())
    assert status == 0
    return json.loads(out)


def test_findings_have_the_promised_keys_and_offsets(run):
    (found,) = findings(run, "🙂 é She is\r\nputting herself\r\nat risk.")

    assert list(found) == KEYS
    assert (found["rule"], found["start"], found["end"], found["tier"], found["verbatim"]) == ("R01", 12, 36, 1, False)
    assert found["text"] == "putting herself\r\nat risk"


def test_a_shorter_finding_inside_is_listed(run):
    (found,) = findings(run, "They offered him drugs in return for sex or to run drugs.")

    assert (found["rule"], found["also"]) == ("R15", ["R05", "R11"])


def test_a_text_in_a_file_is_read_byte_for_byte(run, tmp_path):
    file = tmp_path / "text.txt"
    file.write_bytes(b"Her boy-\r\nfriend.")
    _status, out, _error = run(file, "--json")

    assert [one["text"] for one in json.loads(out)] == ["boy-\r\nfriend"]


def test_an_empty_text_gives_none(run):
    assert findings(run, "") == []
    assert "Nothing was found." in run("-", given=b"  \n")[1]


def test_a_person_reads_words(run):
    _status, out, _error = run("-", given=b"Her boyfriend came.")

    assert "R10" in out
    assert "January 2018, 4.7" in out


def test_a_question_is_read_for_what_it_puts_into_a_mouth(run):
    assert [one["rule"] for one in findings(run, "Did he hit you?", "--segment", "question")] == ["Q1"]
    assert findings(run, "Did he hit you?") == []


def test_a_pack_that_is_off_can_be_asked_for(run):
    assert findings(run, "She refuses to support police.") == []
    assert [one["rule"] for one in findings(run, "She refuses to support police.", "--also", "adults")] == ["A1"]


def test_a_pack_of_ones_own_can_be_tried(run, tmp_path):
    file = tmp_path / "own.toml"
    file.write_bytes(OWN)

    assert [one["rule"] for one in findings(run, "He told her off.", "--pack", file)] == ["O1"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"caf\xe9", "not UTF-8 (at byte 3)"),
        (b"a\0b", "NUL"),
        (b"\xed\xa0\x80", "not UTF-8"),
    ],
)
def test_what_cannot_be_kept_is_named_in_one_sentence(run, given, said):
    status, out, error = run("-", "--json", given=given)

    assert status in {1, 2}
    assert said in error
    assert "error" in json.loads(out)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("-", "--batch", "-"),
        ("nowhere.txt",),
        ("-", "--also", "nothing"),
        (".",),
        ("--batch", "nowhere.jsonl"),
        ("a\0b",),
    ],
)
def test_a_call_that_cannot_be_answered_is_refused_in_words(run, words):
    status, out, error = run(*words)

    assert status in {1, 2}
    assert error.strip()
    assert not out


def test_a_batch_answers_each_line_in_its_place(run):
    lines = [
        json.dumps({"id": 1, "text": "Her boyfriend came."}),
        "",
        json.dumps({"id": "two", "text": "It rained."}),
        json.dumps({"id": 3}),
        "{",
        json.dumps({"id": 4, "text": "half \ud800 a character"}),
        "[" * 100_000,
        json.dumps({"id": 5, "text": "NUL \0 here"}),
        json.dumps([1]),
        json.dumps({"id": None, "text": "She is promiscuous."}),
    ]
    status, out, _error = run("--batch", "-", given="\n".join(lines).encode())
    answers = [json.loads(line) for line in out.splitlines()]

    assert status == 1
    assert [one["id"] for one in answers] == [1, "two", 3, None, 4, None, 5, None, None]
    assert [len(one["findings"]) if "findings" in one else one["error"][:12] for one in answers] == [
        1, 0, "A line is on", "The line is ", "The text hol", "The line is ", "The text hol", "A line is on", 1,
    ]  # fmt: skip


def test_a_batch_of_good_lines_ends_well(run):
    assert run("--batch", "-", given=b'\xef\xbb\xbf{"id": "a", "text": "x"}\r\n')[:2] == (
        0,
        '{"id": "a", "findings": []}\n',
    )


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return StoryOffice(tmp_path_factory.mktemp("office"))


@pytest.fixture
def desk(office, tmp_path):
    opened = office.copy_to(tmp_path).desk_of(DESIGNATED_PERSON)
    yield opened
    opened.close()


def test_an_organisation_can_add_phrases_without_a_release(desk):
    assert desk.read(guidance_in_force).findings("He told her off.") == ()

    adopt_language_pack(desk, OWN, "own.toml")
    found = desk.read(guidance_in_force).findings("He told her off; her boyfriend left.")
    assert [one.rule for one in found] == ["O1", "R10"]


def test_a_pack_in_force_is_not_replaced_under_its_own_version(desk):
    adopt_language_pack(desk, OWN, "own.toml")

    with pytest.raises(Refused, match="Version 1"):
        adopt_language_pack(desk, OWN + b"\n", "own.toml")


def test_a_pack_that_comes_with_the_program_is_not_replaced_by_ones_own(desk):
    own = OWN.replace(b'id = "own"', b'id = "adults"', 1)
    assert own != OWN

    with pytest.raises(Refused, match="comes with the program"):
        adopt_language_pack(desk, own, "own.toml")


@pytest.mark.parametrize("version", [b"0", b"9007199254740993"])
def test_a_version_that_cannot_be_signed_is_refused(desk, version):
    with pytest.raises(Refused, match="from 1 to"):
        adopt_language_pack(desk, OWN.replace(b"version = 1", b"version = " + version), "own.toml")


def test_a_newer_version_of_a_pack_takes_its_place(desk):
    adopt_language_pack(desk, OWN, "own.toml")
    adopt_language_pack(desk, OWN.replace(b"version = 1", b"version = 2"), "own.toml")

    assert [pack.version for pack in desk.read(guidance_in_force).packs if pack.id == "own"] == [2]


def test_a_pack_that_fails_its_own_examples_is_not_taken_in(desk):
    wrong = OWN.replace(b'"I told the child off."', b'"I told a story."')

    with pytest.raises(FaultyFile, match=r"bad\[0\]"):
        adopt_language_pack(desk, wrong, "own.toml")


def test_only_a_designated_person_takes_a_pack_in(office, tmp_path):
    desk = office.copy_to(tmp_path).desk_of(WORKER)
    try:
        with pytest.raises(Refused, match="designated person"):
            adopt_language_pack(desk, OWN, "own.toml")
    finally:
        desk.close()
