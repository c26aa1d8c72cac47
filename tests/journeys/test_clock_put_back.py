"""A laptop whose clock was put back, from the command line: each change asks why, in words to type, and shows the reason after."""

from tests.journeys.person import Office
from tests.journeys.steps import answers
from tests.journeys.test_bad_luck import ALERT

MONDAY, FRIDAY = "2026-11-23T09:00:00+00:00", "2026-11-20T18:00:00+00:00"
REASON = ("--reason", "clock-behind=the battery was flat")


def test_every_kind_of_change_asks_why_and_is_done_when_it_is_said(office: Office) -> None:
    given = answers("report", initials="M.T.")
    signed = office.record("heron", ALERT, "report", given, "--case", "new", at="2026-11-20T17:40:00+00:00")
    case = signed.data["case"]
    changes = (
        ("plover", "people", "add", "--name", "Ines Duarte"),
        ("plover", "office", "hours", "08:30", "16:30"),
        ("plover", "office", "close", "2026-12-24", "--name", "Closed"),
        ("plover", "office", "withdraw", "2026-12-24"),
        ("heron", "case", "open", "--initials", "B.B."),
        ("heron", "export", "--case", case, "--form", ALERT, "--out", str(office.folder / "alert.pdf")),
        ("plover", "case", "erase", case, signed.data["entry"], "--why", "court order", "--legal-basis", "GDPR 17"),
    )
    for worker, *words in changes:
        office.run("plover", "office", "hours", "09:00", "17:00", at=MONDAY)
        asked = office.run(worker, *words, at=FRIDAY)
        assert asked.status == 1, words
        assert "--reason clock-behind='...'" in asked.error, words
        done = office.run(worker, *words, *REASON, at=FRIDAY)
        assert done.status == 0, (words, done.error)

    history = office.run("plover", "office", "history", at=MONDAY)
    assert sum("the battery was flat" in mark for one in history.data for mark in one["marks"]) >= 4
    shown = office.run("heron", "case", "show", case, at=MONDAY)
    assert [one["kind"] for one in shown.data["chronology"] if one["reasons"]] == ["document-issued", "erased"]


def test_looking_asks_nothing(office: Office) -> None:
    office.run("plover", "office", "hours", "09:00", "17:00", at=MONDAY)

    for words in (("case", "list"), ("people", "list"), ("office", "history"), ("vault", "check"), ("due",)):
        assert office.run("plover", *words, at=FRIDAY).status == 0, words
