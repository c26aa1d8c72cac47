"""A child's concern from the command line alone, from first words to a filed form, by four workers with their own keys."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.person import Office
from tests.journeys.steps import answers, step
from tests.journeys.walk import Walk, due_times

ALERT, LOG, REVIEW = "coram-child-alert", "referral-log", "safeguarding-review"


@pytest.fixture
def walk(office: Office) -> Walk:
    return Walk(office)


def test_the_right_actions_are_due_at_every_step_until_the_form_is_filed_and_sealed(walk: Walk, tmp_path: Path) -> None:
    walk.take("report")
    assert due_times(walk.due()) == {
        "submit-form": "2026-11-21T16:55+00:00",
        "tell-designated-person": "2026-11-23T17:00+00:00",
        "decide-course": "2026-11-23T17:00+00:00",
        "counter-sign": "2026-11-27T17:00+00:00",
        "sign-off-and-file": "2026-11-27T17:00+00:00",
    }

    walk.take("manager")
    actions = walk.due()
    assert actions["concern", "submit-form"]["status"] == "done"
    assert actions["concern", "submit-form"]["done_at"] == "2026-11-20T18:05+00:00"
    assert actions["concern", "tell-designated-person"]["done_at"] == "2026-11-20T18:00+00:00"
    assert actions["concern", "review"]["due"] == "2026-11-27T17:00+00:00"

    walk.take("direction")
    actions = walk.due()
    assert actions["concern", "decide-course"]["status"] == "done"
    assert actions["referral", "telephone-referral"]["due"] == "2026-11-23T17:00+00:00"
    assert actions["referral", "telephone-referral"]["thread"]["about"] == "Northbank Council"

    walk.take("call")
    actions = walk.due()
    assert actions["referral", "telephone-referral"]["status"] == "done"
    assert actions["referral", "written-referral"]["due"] == "2026-11-22T18:40+00:00"
    assert [rule["rule"] for rule in actions["referral", "authority-answers"]["rules"]] == ["COR-30"]
    assert actions["referral", "authority-answers"]["due"] == "2026-11-23T17:00+00:00"
    assert actions["referral", "chase-authority"]["due"] == "2026-11-25T17:00+00:00"

    walk.take("written")
    assert walk.due()["referral", "written-referral"]["done_at"] == "2026-11-21T10:05+00:00"

    walk.take("response")
    actions = walk.due()
    assert {name for name, row in actions.items() if name[0] == "referral" and row["status"] == "open"} == set()

    for part in ("referral", "designated-person", "counter-signature", "filing"):
        walk.take(part)
    actions = walk.due()
    assert due_times(actions) == {"review": "2026-11-27T17:00+00:00"}
    assert {row["status"] for row in actions.values()} == {"open", "done"}

    walk.take("review")
    assert due_times(walk.due()) == {"review": "2026-12-04T17:00+00:00"}
    _ends_in_a_sealed_document(walk, tmp_path)


def _ends_in_a_sealed_document(walk: Walk, folder: Path) -> None:
    pdf = folder / "alert.pdf"
    exported = walk.office.run("plover", "export", "--case", walk.case, "--form", ALERT, "--out", str(pdf))
    assert exported.status == 0, exported.error
    assert "Signature is Valid" in _pdfsig(pdf)
    verified = walk.office.run("plover", "verify", str(pdf))
    assert (verified.status, verified.data["bytes"], verified.data["key"], verified.data["record"]) == (
        0,
        "good",
        "good",
        "good",
    )
    _refuses_one_changed_byte(walk, pdf, folder / "changed.pdf")


def _refuses_one_changed_byte(walk: Walk, pdf: Path, changed: Path) -> None:
    data = bytearray(pdf.read_bytes())
    inside_a_page = data.index(b"stream\n") + 40
    data[inside_a_page] ^= 1
    changed.write_bytes(data)
    assert "Signature is Valid" not in _pdfsig(changed)
    verified = walk.office.run("plover", "verify", str(changed))
    assert (verified.status, verified.data["bytes"]) == (1, "bad")


def _pdfsig(pdf: Path) -> str:
    return subprocess.run(["pdfsig", str(pdf)], capture_output=True, text=True, check=False).stdout


def test_a_part_is_not_signed_by_who_does_not_hold_its_role_and_the_words_stay_as_a_draft(walk: Walk) -> None:
    walk.take("report")
    words = ["--case", walk.case, "--record", walk.records["alert"]]
    refused = walk.office.record("heron", ALERT, "manager", answers("manager"), *words)
    assert (refused.status, "line-manager" in refused.error) == (1, True)
    (draft,) = walk.office.run("heron", "draft", "list").data
    assert draft["answers"]["recommendation"] == step("manager")["answers"]["recommendation"]


def test_a_manager_on_the_telephone_is_recorded_in_their_words_and_signs_later(walk: Walk) -> None:
    walk.take("report")
    told = ["--told-by", "otter", "--told-at", "2026-11-20T17:35+00:00", "--told-words", "Yes, refer it tonight."]
    words = ["--case", walk.case, "--record", walk.records["alert"], *told]
    signed = walk.office.record(
        "heron", ALERT, "manager", answers("manager", designated_person_told_at="2026-11-20 17:38"), *words
    )
    assert signed.status == 0, signed.error
    assert walk.due()["concern", "tell-designated-person"]["status"] == "done"
    part = _part(walk, signed.data["entry"])
    assert (part["told_by"], part["signed_by"], part["waits_for_own_signature"]) == (
        "Ann Prosser",
        "Wren Adeyemi",
        True,
    )
    assert part["answers"]["line_manager_name"] == "Ann Prosser"

    assert walk.office.run("heron", "confirm", signed.data["entry"], "--case", walk.case).status == 1
    assert walk.office.run("otter", "confirm", signed.data["entry"], "--case", walk.case).status == 0
    assert not _part(walk, signed.data["entry"])["waits_for_own_signature"]


def _part(walk: Walk, entry: str) -> dict[str, Any]:
    case = walk.office.run("plover", "case", "show", walk.case).data
    parts = [part for record in case["records"] for part in record["parts"]]
    found: dict[str, Any] = next(part for part in parts if part["entry"] == entry)
    return found


def test_the_same_signer_twice_is_asked_why_and_the_reason_is_kept(office: Office) -> None:
    office.run("plover", "people", "role", "heron", "line-manager")
    walk = Walk(office)
    walk.take("report")
    words = ["--case", walk.case, "--record", walk.records["alert"]]
    asked = office.record("heron", ALERT, "manager", answers("manager"), *words)
    assert (asked.status, "same-signer" in asked.error) == (1, True)
    signed = office.record(
        "heron", ALERT, "manager", answers("manager"), *words, "--reason", "same-signer=nobody else was in reach"
    )
    assert signed.status == 1
    assert "future-time" in signed.error


def test_a_time_in_the_future_warns_and_is_never_refused(walk: Walk) -> None:
    words = ["--case", "new"]
    late = answers("report", initials="M.T.", noticed_at="2026-11-20 19:00")
    asked = walk.office.record("heron", ALERT, "report", late, *words, at="2026-11-20T17:40:00+00:00")
    assert (asked.status, "future-time" in asked.error) == (1, True)
    reasons = ["--reason", "future-time=the wall clock is fast", "--reason", "line-manager-after-noticed=as said"]
    signed = walk.office.record("heron", ALERT, "report", late, *words, *reasons, "--reason", "before-concern=as said")
    assert signed.status == 0, signed.error
    walk.case = signed.data["case"]
    assert _part(walk, signed.data["entry"])["reasons"]["future-time"] == "the wall clock is fast"


def test_a_clock_behind_the_last_entry_is_asked_about(walk: Walk) -> None:
    walk.take("report")
    words = ["--case", "new"]
    asked = walk.office.record(
        "heron", ALERT, "report", answers("report", initials="A.B."), *words, at="2026-11-20T17:20:00+00:00"
    )
    assert (asked.status, "clock-behind" in asked.error) == (1, True)


def test_a_late_completion_is_asked_why_and_stays_late(walk: Walk) -> None:
    walk.take("report")
    late = answers("manager", designated_person_told_at="2026-11-24 09:00")
    words = ["--case", walk.case, "--record", walk.records["alert"]]
    asked = walk.office.record("otter", ALERT, "manager", late, *words, at="2026-11-24T09:30:00+00:00")
    assert (asked.status, "late:tell-designated-person" in asked.error) == (1, True)
    reason = ["--reason", "late:tell-designated-person=off sick"]
    assert walk.office.record("otter", ALERT, "manager", late, *words, *reason).status == 0
    assert walk.due()["concern", "tell-designated-person"]["status"] == "done-late"


def test_an_amended_time_moves_what_is_due_and_both_times_are_shown(walk: Walk, tmp_path: Path) -> None:
    signed = walk.take("report")
    corrected = tmp_path / "corrected.json"
    corrected.write_text(json.dumps({"noticed_at": "2026-11-20 15:05"}), encoding="utf-8")
    words = [walk.case, signed.data["entry"], "--answers", str(corrected), "--why", "the drop-in clock was wrong"]
    assert walk.office.run("heron", "case", "amend", *words).status == 0
    assert due_times(walk.due())["submit-form"] == "2026-11-21T15:05+00:00"
    part = _part(walk, signed.data["entry"])
    assert part["as_first_signed"]["noticed_at"] == "2026-11-20T16:55+00:00"
    assert part["answers"]["noticed_at"] == "2026-11-20T15:05+00:00"


def test_a_decision_not_to_refer_needs_a_plan_whose_tasks_are_due_when_the_person_said(walk: Walk) -> None:
    walk.take("report")
    walk.take("manager")
    decision = {
        "refer": "no",
        "course": "no_referral_now",
        "decided_at": "2026-11-20 18:20",
        "danger_now": "no",
        "reasons_for_no_referral": "The school is already in touch with the family.",
    }
    words = ["--case", walk.case, "--record", walk.records["alert"]]
    refused = walk.office.record("plover", ALERT, "direction", decision, *words, at="2026-11-20T18:30:00+00:00")
    assert (refused.status, "plan" in refused.error) == (1, True)
    plan = {
        "plan": [{"task": "See the mother", "who": "Wren Adeyemi", "by": "2026-11-25"}],
        "review_points": [{"on": "2026-11-27"}],
    }
    signed = walk.office.record("plover", ALERT, "direction", {**decision, **plan}, *words)
    assert signed.status == 0, signed.error
    task = next(row for (kind, _name), row in walk.due().items() if kind == "task")
    assert (task["thread"]["about"], task["due"]) == ("See the mother", "2026-11-25T17:00+00:00")


def test_a_looked_after_child_elsewhere_has_two_referrals_with_clocks_of_their_own(walk: Walk) -> None:
    walk.take("report")
    case, record = walk.case, walk.records["alert"]
    amended = walk.office.folder / "looked-after.json"
    amended.write_text(json.dumps({"looked_after": "yes"}), encoding="utf-8")
    entry = walk.office.run("heron", "case", "show", case).data["records"][0]["parts"][0]["entry"]
    walk.office.run(
        "heron", "case", "amend", case, entry, "--answers", str(amended), "--why", "learnt on the telephone"
    )
    walk.take("manager")
    two = answers(
        "direction",
        referral_authority=None,
        looked_after_elsewhere="yes",
        responsible_authority="Southbank Council",
        host_authority="Northbank Council",
    )
    signed = walk.office.record(
        "plover", ALERT, "direction", two, "--case", case, "--record", record, at="2026-11-20T18:30:00+00:00"
    )
    assert signed.status == 0, signed.error
    rows = walk.office.run("plover", "due", "--case", case).data
    calls = [row for row in rows if row["action"] == "telephone-referral"]
    assert {row["thread"]["about"] for row in calls} == {"Southbank Council", "Northbank Council"}

    which = walk.office.record("plover", LOG, "call", answers("call"), "--case", case, at="2026-11-20T19:00:00+00:00")
    assert (which.status, "more than one thread" in which.error) == (1, True)
    named = next(row["thread"]["id"] for row in calls if row["thread"]["about"] == "Southbank Council")
    called = walk.office.record("plover", LOG, "call", answers("call"), "--case", case, "--thread", named)
    assert called.status == 0, called.error
    left = [
        row for row in walk.office.run("plover", "due", "--case", case).data if row["action"] == "telephone-referral"
    ]
    assert [row["thread"]["about"] for row in left] == ["Northbank Council"]
