"""What the demo leaves behind, told once: both forms sealed and whole, and nothing in them that names their subjects."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from safeguard_desktop.bootstrap import build_program
from safeguard_desktop.cli import main as command_line
from safeguard_desktop.demo.command import DEMO
from safeguard_desktop.demo.story import read_story
from tests.pdf_insides import attached_to, everything_in, folded, words_of

SUBJECTS = ("child", "adult")
every_subject = pytest.mark.parametrize("subject", SUBJECTS)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    program = build_program(state=folder / "state")
    assert command_line.run(["demo", "--out", str(folder / "out"), "--no-pictures", "--json"], program, (DEMO,)) == 0
    return folder / "out"


def data(file: Path):
    return json.loads(file.read_text(encoding="utf-8"))


def story(subject: str):
    return read_story(f"{subject}_concern.toml")


def marks_of(subject: str) -> set[str]:
    """Whatever of a story's identity would name its subject: names, the birth date however it is written, the address."""
    identity = story(subject).identity
    born = date.fromisoformat(identity["date_of_birth"])
    dates = (born.isoformat(), f"{born:%d/%m/%Y}", f"{born.day} {born:%b %Y}", f"{born.day} {born:%B %Y}")
    *places, town = identity["address"].split(", ")
    postcode = " ".join(town.split()[-2:])
    return {folded(mark) for mark in (*identity["full_name"].split(), *dates, *places, postcode)}


@every_subject
def test_nothing_in_an_alert_forms_document_names_its_subject(out, subject):
    found = folded(everything_in(out / f"{subject}-alert.pdf"))

    assert [mark for mark in marks_of(subject) if mark in found] == []


@every_subject
def test_that_search_sees_the_pages_and_the_proof(out, subject):
    pdf = out / f"{subject}-alert.pdf"
    said = next(one["text"] for one in story(subject).steps[0]["answers"]["description"] if one["voice"] == "verbatim")
    places = (words_of(pdf), attached_to(pdf).decode(), everything_in(pdf))

    assert [folded(said) in folded(place) for place in places] == [True, True, True]


def test_what_a_child_said_is_a_document_of_its_own_letter_by_letter_and_names_nobody(out):
    told = read_story("disclosure.toml")
    account = told.steps[0]["answers"]["account"]
    pdf = out / "disclosure.pdf"
    found = folded(everything_in(pdf))

    assert [one["text"] for one in account if one["text"] not in attached_to(pdf).decode()] == []
    assert data(out / "verification.json")["disclosure.pdf"]["bytes"] == "good"
    assert [name for name in told.identity["full_name"].split() if folded(name) in found] == []


@every_subject
def test_every_part_of_the_form_is_signed(out, subject):
    signed = words_of(out / f"{subject}-alert.pdf").partition("Who signed which part")[2]

    assert "Not signed" not in signed
    assert signed.count("Signed by") == 8


@every_subject
def test_each_seal_is_good_to_the_program_and_to_a_stranger(out, subject):
    told = data(out / "verification.json")[f"{subject}-alert.pdf"]
    checked = subprocess.run(["pdfsig", str(out / f"{subject}-alert.pdf")], capture_output=True, text=True, check=False)

    assert (told["bytes"], told["key"], told["record"]) == ("good", "good", "good")
    assert "Signature is Valid" in checked.stdout


def test_the_timeline_has_every_case_and_both_alerts_end_with_reviews_alone(out):
    cases = data(out / "timeline.json")["cases"]
    left = [[action["action"] for action in case["steps"][-1]["due"] if action["status"] == "open"] for case in cases]

    assert [case["subject"] for case in cases] == [*SUBJECTS, "child"]
    assert left[:2] == [["review"], ["review"]]
    assert not any(action["status"] == "done-late" for case in cases for action in case["steps"][-1]["due"])


def test_there_is_a_blank_of_every_form(out):
    forms = {file.stem for file in (Path(__file__).parents[2] / "forms").glob("*.toml")}

    assert {file.stem.removeprefix("blank-") for file in out.glob("blank-*.pdf")} == forms


def test_the_second_physical_box_stays_empty_on_paper_and_says_why(out):
    text = words_of(out / "adult-alert.pdf")

    assert "Physical Sexual Neglect Emotional Physical ✓ Other (please specify)" in text
    assert "printed twice in the source" in text
