"""What people type wrongly, as the command line answers it: said in a sentence, read safely, or asked for; never guessed."""

import json
from dataclasses import replace

import pytest

from safeguard_desktop.cli.main import run
from safeguard_desktop.demo.story import passphrase_of
from tests.story_office import DESIGNATED_PERSON, WORKER, definitions_read

ALERT = "coram-child-alert"


def answered(capsys, *words):
    """The status, the answer and what was said beside it, of a command without a vault."""
    status = run(["deadline", "--json", *words], definitions_read())
    said = capsys.readouterr()
    return status, json.loads(said.out), said.err


@pytest.mark.parametrize(
    ("when", "due", "says"),
    [
        ("2026-11-20", "2026-11-23T17:00+00:00", "No time was given"),
        ("2026-10-25 01:30", "2026-10-26T17:00+00:00", "came twice"),
        ("2026-03-29 01:30", "2026-03-30T17:00+01:00", "There was no 01:30"),
        ("2199-12-31 10:00", "2200-01-01T17:00+00:00", "past the last year of the bank holiday table"),
    ],
)
def test_a_time_that_can_be_read_two_ways_is_read_the_safe_way_and_said(capsys, when, due, says):
    status, answer, _said = answered(capsys, "COR-19", when)

    assert (status, answer["due"]) == (0, due)
    assert any(says in warning for warning in answer["warnings"])


@pytest.mark.parametrize("when", ["", "tomorrow", "24:00", "2026-02-30 10:00", "9999-12-31 23:59", "20/11/2026 10"])
def test_a_time_that_cannot_be_read_is_refused_with_how_to_write_it(capsys, when):
    status, answer, said = answered(capsys, "COR-19", when)

    assert (status, set(answer)) == (1, {"error", "next_step"})
    assert "2026-11-20 16:55" in said


def test_an_unknown_rule_is_refused_with_the_nearest(capsys):
    status, answer, _said = answered(capsys, "COR-199", "2026-11-20 10:00")

    assert status == 1
    assert "Did you mean" in answer["next_step"] + answer["error"]


def test_without_a_time_it_is_asked_for(capsys):
    assert run(["deadline", "COR-19"], definitions_read()) == 1
    assert "when it began" in capsys.readouterr().err


class InVault:
    """Commands at the office of the story, each as somebody types it."""

    def __init__(self, office, folder, capsys):
        self.office, self.folder, self.capsys = office, folder, capsys
        self.program = replace(office.program)

    def __call__(self, label, *words):
        secret = self.folder / label
        secret.write_text(passphrase_of(label), encoding="utf-8")
        status = run([*words, "--json", "--worker", label, "--passphrase-file", str(secret)], self.program)
        said = self.capsys.readouterr()
        return status, json.loads(said.out), said.err

    def report(self, **answers):
        """Signs the story's report with these answers changed."""
        first = self.office.story.steps[0]["answers"]
        file = self.folder / "answers.json"
        file.write_text(json.dumps({**first, **answers}, default=str), encoding="utf-8")
        self.office.clock.set(self.office.clock.now().replace(hour=17, minute=45))
        asked = ("late:tell-line-manager", "late:tell-designated-person", "late:submit-form", "before-concern")
        reasons = [word for code in asked for word in ("--reason", f"{code}=It is a test.")]
        case = self.office.reference
        return self(WORKER, "record", ALERT, "report", "--case", case, "--answers", str(file), *reasons)


@pytest.fixture
def command(stories, tmp_path, capsys):
    return InVault(stories.told(0, tmp_path), tmp_path, capsys)


def test_a_concern_whose_time_is_not_known_is_signed_and_the_time_asked_for(command):
    unknown = {"unanswered": "not_known", "reason": "She could not say when it was."}
    status, signed, said = command.report(noticed_at=unknown)
    _status, lines, _said = command(WORKER, "due", "--case", signed["case"])

    assert (status, said) == (0, "")
    asked = [one for one in lines if one["status"] == "not-started"]
    assert asked
    assert all(one["due"] is None and "Enter when this happened: concern noticed" in one["asks"] for one in asked)


@pytest.mark.parametrize(
    ("noticed_at", "kept", "says"),
    [
        ("2026-11-20", "2026-11-20", "No time was given"),
        ("2026-10-25 01:30", "2026-10-25T01:30+01:00", "came twice"),
        ("2026-03-29 01:30", "2026-03-29T02:30+01:00", "There was no 01:30"),
    ],
)
def test_a_time_that_was_read_otherwise_than_typed_is_said_when_it_is_signed(command, noticed_at, kept, says):
    _status, signed, said = command.report(noticed_at=noticed_at)
    _status, case, _said = command(WORKER, "case", "show", signed["case"])

    assert says in said
    assert kept in json.dumps(case)


RULES = """
id = "ours"
version = {version}
title = "Ours"
use = "local"
[source]
organisation = "Mill Lane"
document = "Agreement"
edition = "2026"
[[rule]]
id = "OUR-1"
action = "submit-form"
title = "Send the form"
summary = "Within two hours."
paragraph = "1"
subject = "any"
thread = "concern"
starts = ["concern-noticed"]
limit = {{ code = "H", number = 2 }}
who = "{who}"
stops = [["form-submitted"]]
"""


def test_a_pack_with_faults_is_refused_with_every_fault_and_the_last_good_one_counts_on(command):
    file = command.folder / "ours.toml"
    file.write_text(RULES.format(version=1, who="practitioner"), encoding="utf-8")
    assert command(DESIGNATED_PERSON, "rules", "import", str(file))[0] == 0

    file.write_text(RULES.format(version=2, who="wizard").replace('"H"', '"HOURS"'), encoding="utf-8")
    status, _answer, said = command(DESIGNATED_PERSON, "rules", "import", str(file))
    _status, rules, _said = command(DESIGNATED_PERSON, "rules", "list")

    (ours,) = [one for one in rules["packs"] if one["pack"] == "ours"]
    assert status == 1
    assert ("rule[0].who" in said, "rule[0].limit" in said, "2 faults" in said) == (True, True, True)
    assert (ours["version"], ours["is_on"]) == (1, True)


def test_rules_are_turned_on_and_off_and_listed(command):
    assert command(DESIGNATED_PERSON, "rules", "on", "statutory", "--from", "2026-12-01")[0] == 0
    assert command(DESIGNATED_PERSON, "rules", "rule", "COR-45-INITIAL", "on")[0] == 0
    _status, rules, _said = command(DESIGNATED_PERSON, "rules", "list")
    on = {one["pack"]: (one["is_on"], one["will_be_on"]) for one in rules["packs"]}

    assert (on["coram"], on["statutory"], on["trust-escalation"]) == ((True, True), (False, True), (False, False))
    assert [one["rule"] for one in rules["optional"] if one["is_on"]] == ["COR-45-INITIAL"]


@pytest.mark.parametrize(
    "words",
    [
        ("rules", "on", "coram"),
        ("rules", "on", "nowhere"),
        ("rules", "on", "statutory", "--from", "2020-01-01"),
        ("rules", "rule", "COR-19", "off"),
        ("rules", "rule", "COR-999", "on"),
        ("rules", "import", "nowhere.toml"),
    ],
)
def test_what_cannot_be_chosen_is_refused_and_nothing_is_changed(command, words):
    status, _answer, _said = command(DESIGNATED_PERSON, *words)
    _status, rules, _said = command(DESIGNATED_PERSON, "rules", "list")

    assert status in {1, 2}
    assert [one["pack"] for one in rules["packs"] if one["will_be_on"]] == ["coram"]


def test_a_case_keeps_its_rules_until_it_is_moved_and_both_results_are_shown(command):
    _status, signed, _said = command.report()
    command(DESIGNATED_PERSON, "rules", "on", "statutory")
    asked = ("case", "move-thread", signed["case"], signed["thread"])

    status, looked, _said = command(DESIGNATED_PERSON, *asked)
    _status, moved, _said = command(DESIGNATED_PERSON, *asked, "--why", "The public rules count as well.")
    again, _answer, _said = command(DESIGNATED_PERSON, *asked, "--why", "Twice.")

    assert (status, looked["entry"]) == (0, "")
    assert len(looked["after"]) == len(looked["before"]) + 1
    assert moved["entry"]
    assert again == 1


def test_a_timeline_sheet_is_of_one_case_file_as_it_is_now(command, tmp_path):
    _status, signed, _said = command.report()
    status, _answer, said = command(WORKER, "due", "--sheet", str(tmp_path / "sheet.pdf"))
    assert (status, (tmp_path / "sheet.pdf").exists()) == (1, False)
    assert "A timeline sheet is of one case file as it is now" in said
    status, _answer, _said = command(WORKER, "due", "--case", signed["case"], "--sheet", str(tmp_path / "sheet.pdf"))

    assert (status, (tmp_path / "sheet.pdf").read_bytes()[:4]) == (0, b"%PDF")
