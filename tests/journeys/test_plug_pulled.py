"""The plug is pulled while somebody writes and while somebody signs."""

import random
from pathlib import Path
from typing import Any

from tests.journeys.person import ChildProgram, Office, passphrase_of
from tests.journeys.steps import answers

ALERT = "coram-child-alert"
LONGEST_LOSS_SECONDS = 2.0
WORDS = "She said he was waiting outside the school again today and the day before that too. "


def typing(office: Office) -> dict[str, Any]:
    return {
        "type": WORDS * 20,
        "vault": str(office.vault),
        "worker": "heron",
        "passphrase": passphrase_of("heron"),
        "form": ALERT,
        "part": "report",
        "field": "description",
    }


def test_a_kill_in_mid_sentence_costs_at_most_two_seconds_of_typing(office: Office) -> None:
    office.child.ask(**typing(office))
    typed: list[tuple[int, float]] = []
    kept = 0
    for answer in office.child.answers():
        kept = answer.get("kept", kept)
        if "at" in answer:
            typed.append((answer["typed"], answer["at"]))
        if len(typed) >= 450:
            break
    office.pull_the_plug()
    assert kept > 0

    _tries_a_wrong_passphrase(office)
    (draft,) = office.run("heron", "draft", "list").data
    words = draft["answers"]["description"]
    assert (WORDS * 20).startswith(words)
    assert len(words) >= kept
    lost = [at for length, at in typed if length > len(words)]
    assert not lost or lost[-1] - lost[0] <= LONGEST_LOSS_SECONDS


def _tries_a_wrong_passphrase(office: Office) -> None:
    wrong = office.folder / "wrong"
    wrong.write_text("not the passphrase\n", encoding="utf-8")
    vault = ["--vault", str(office.vault), "--worker", "heron", "--passphrase-file", str(wrong)]
    assert office.child.run("draft", "list", *vault).status == 1


def test_the_cursor_is_where_it_was_when_the_draft_was_kept(office: Office) -> None:
    office.child.ask(**{**typing(office), "type": "She said"})
    *_, last = office.child.answers()
    assert last["done"]
    (draft,) = office.run("heron", "draft", "list").data
    assert draft["answers"] == {"description": "She said"}
    assert draft["cursor"] == {"field": "description", "position": 8}


def test_no_acknowledged_signature_is_lost_when_the_plug_is_pulled(office: Office) -> None:
    """Parts are signed one after another and the process is killed at some moment of the next one, six times over."""
    chance = random.Random(20261122)
    acknowledged: list[str] = []
    for round_ in range(6):
        signed = office.record(
            "heron",
            ALERT,
            "report",
            answers("report", initials=f"R.{round_}"),
            "--case",
            "new",
            at=f"2026-11-20T17:4{round_}:00+00:00",
        )
        assert signed.status == 0, signed.error
        acknowledged.append(signed.data["case"])
        _kill_in_the_next(office, chance.uniform(0.0, 0.5))
    cases = {row["case"] for row in office.run("plover", "case", "list").data}
    assert set(acknowledged) <= cases
    checked = office.run("plover", "vault", "check")
    assert (checked.status, checked.data["problems"]) == (0, [])


def _kill_in_the_next(office: Office, seconds: float) -> None:
    file = office.folder / "answers-1.json"
    words = ["record", ALERT, "report", "--answers", str(file), "--case", "new", *office.at_vault("heron"), "--json"]
    office.child.ask(run=words)
    office.child.wait(seconds)
    office.pull_the_plug()


def test_a_second_program_is_told_that_the_vault_is_open_and_loses_nothing(office: Office, tmp_path: Path) -> None:
    office.child.ask(**{**typing(office), "type": WORDS * 3})
    answers_ = office.child.answers()
    assert "draft" in next(answers_)
    other = ChildProgram(tmp_path / "state")
    refused = other.run("case", "list", *office.at_vault("plover"), "--json")
    other.close()
    assert (refused.status, refused.data["error"] != "") == (2, True)
    *_, last = answers_
    assert last["done"]
