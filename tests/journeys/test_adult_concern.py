"""An adult's concern from the command line alone, and what the decision sheet asks when words are missing."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.person import Office
from tests.journeys.steps import ADULT
from tests.journeys.walk import Walk, due_times

ALERT = "coram-adult-alert"
LATE_SIGNATURE = "late:sign-on-the-day"
NO_SHEET: dict[str, Any] = {
    "capacity": None,
    "capacity_evidence": None,
    "capacity_decided_by": None,
    "capacity_decided_at": None,
}


@pytest.fixture
def walk(office: Office) -> Walk:
    return Walk(office, ADULT)


def test_the_right_actions_are_due_at_every_step_until_the_form_is_filed_and_sealed(walk: Walk, tmp_path: Path) -> None:
    walk.take("report")
    assert due_times(walk.due()) == {
        "submit-form": "2026-11-26T10:20+00:00",
        "decide-course": "2026-11-26T17:00+00:00",
        "counter-sign": "2026-11-30T17:00+00:00",
    }

    walk.take("manager")
    actions = walk.due()
    assert actions["concern", "submit-form"]["done_at"] == "2026-11-25T11:40+00:00"
    assert actions["concern", "review"]["good_practice"] != ""

    walk.take("direction")
    actions = walk.due()
    assert actions["concern", "decide-course"]["status"] == "done"
    assert actions["referral", "telephone-referral"]["due"] == "2026-11-26T17:00+00:00"
    assert [rule["rule"] for rule in actions["referral", "telephone-referral"]["rules"]] == ["COR-05"]

    walk.take("call")
    actions = walk.due()
    assert actions["referral", "authority-answers"]["good_practice"] == "Good practice, not in Appendix J."
    assert actions["referral", "chase-authority"]["due"] == "2026-11-30T17:00+00:00"

    for part in ("written", "response", "referral", "update", "designated-person", "counter-signature", "filing"):
        walk.take(part)
    actions = walk.due()
    assert due_times(actions) == {"review": "2026-12-02T17:00+00:00"}
    assert {row["status"] for row in actions.values()} == {"open", "done"}
    _ends_in_a_sealed_document(walk, tmp_path)


def _ends_in_a_sealed_document(walk: Walk, folder: Path) -> None:
    pdf = folder / "alert.pdf"
    exported = walk.office.run("plover", "export", "--case", walk.case, "--form", ALERT, "--out", str(pdf))
    assert exported.status == 0, exported.error
    verified = walk.office.run("plover", "verify", str(pdf))
    assert (verified.status, verified.data["record"]) == (0, "good")


def test_a_referral_without_words_on_capacity_asks_why_and_is_then_recorded(walk: Walk) -> None:
    walk.take("report")
    walk.take("manager")
    asked = walk.attempt("direction", **NO_SHEET)
    assert (asked.status, "referral-capacity" in asked.error) == (1, True)

    signed = walk.attempt("direction", "--reason", "referral-capacity=he was taken to hospital", **NO_SHEET)
    assert signed.status == 0, signed.error
    assert walk.due()["referral", "telephone-referral"]["status"] == "open"


def test_in_immediate_danger_nothing_of_the_sheet_is_asked(walk: Walk) -> None:
    walk.take("report")
    walk.take("manager")
    signed = walk.attempt("direction", danger_now="yes", **NO_SHEET)
    assert signed.status == 0, signed.error


def test_a_refusal_asks_for_the_grounds_of_a_referral_all_the_same(walk: Walk) -> None:
    words = [{"voice": "verbatim", "speaker": "G.H.", "text": "No. Hes family"}]
    refused = walk.attempt("report", consent="refused", consent_words=words)
    assert refused.status == 0, refused.error
    walk.take("manager")
    asked = walk.attempt("direction", referral_grounds=["others_at_risk"])
    assert (asked.status, "grounds-without-consent" in asked.error) == (1, True)
    signed = walk.attempt("direction", referral_grounds=["others_at_risk"], override_grounds=["others_at_risk"])
    assert signed.status == 0, signed.error


def test_a_decision_signed_the_day_after_asks_why_and_stays_late(walk: Walk) -> None:
    walk.take("report")
    walk.take("manager")
    asked = walk.attempt("direction", at="2026-11-26 09:00")
    assert (asked.status, LATE_SIGNATURE in asked.error) == (1, True)
    reasons = ["--reason", f"{LATE_SIGNATURE}=the laptop had no power left"]
    assert walk.attempt("direction", *reasons, at="2026-11-26 09:00").status == 0
    assert walk.due()["concern", "sign-on-the-day"]["status"] == "done-late"


def test_a_decision_signed_that_evening_is_signed_on_the_day(walk: Walk) -> None:
    walk.take("report")
    walk.take("manager")
    signed = walk.attempt("direction", at="2026-11-25 22:40")
    assert signed.status == 0, signed.error
    assert walk.due()["concern", "sign-on-the-day"]["status"] == "done"


def test_one_late_signature_makes_no_other_one_late(walk: Walk) -> None:
    """The direction of Wednesday is signed on Friday, after an update of Thursday that was signed on Thursday."""
    walk.take("report")
    walk.take("manager")
    update = {"update_at": "2026-11-26 09:30", "wishes_since": None}
    assert walk.attempt("update", at="2026-11-26 10:00", **update).status == 0
    reasons = ["--reason", f"{LATE_SIGNATURE}=the laptop had no power left"]
    signed = walk.attempt("direction", *reasons, at="2026-11-27 09:00")
    assert signed.status == 0, signed.error
    rows = walk.office.run("plover", "due", "--case", walk.case, "--all").data
    statuses = [row["status"] for row in rows if row["action"] == "sign-on-the-day"]
    assert sorted(statuses) == ["done", "done", "done", "done-late"]
