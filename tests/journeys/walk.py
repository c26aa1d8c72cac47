"""A story of the demo taken step by step through the command line."""

from typing import Any

from tests.journeys.person import Answer, Office
from tests.journeys.steps import CHILD, answers, initials, step

Actions = dict[tuple[str, str], dict[str, Any]]


class Walk:
    """One case file on its way, and what is due in it after each step."""

    def __init__(self, office: Office, story: str = CHILD) -> None:
        self.office = office
        self.story = story
        self.case = ""
        self.records: dict[str, str] = {}

    def take(self, part: str, *words: str) -> Answer:
        """The story's step that signs this part; it must be signed without more ado."""
        signed = self.attempt(part, *words)
        assert signed.status == 0, signed.error
        return signed

    def attempt(self, part: str, *words: str, at: str = "", **changed: Any) -> Answer:
        """The same with some answers changed, at another time ("2026-11-26 09:00") if told so; it may be refused."""
        told = step(part, self.story)
        at_record = ["--record", self.records[told["record"]]] if told["record"] in self.records else []
        passed = ["--passed-to", told["passed_to"], "--passed-at", told["passed_at"]] if "passed_to" in told else []
        named = {"initials": initials(self.story)} if part == "report" else {}
        given = answers(part, self.story, **{**named, **changed})
        signed = self.office.record(
            told["by"],
            told["form"],
            part,
            given,
            *("--case", self.case or "new", *at_record, *passed, *words),
            at=f"{(at or told['clock']).replace(' ', 'T')}+00:00",
        )
        if signed.status == 0:
            self.case = signed.data["case"]
            self.records[told["record"]] = signed.data["record"]
        return signed

    def due(self, by: str = "plover") -> Actions:
        """All actions of the case file by (thread kind, action); of reviews, the last one."""
        rows = self.office.run(by, "due", "--case", self.case, "--all").data
        return {(row["thread"]["kind"], row["action"]): row for row in rows}


def due_times(actions: Actions) -> dict[str, str]:
    """When each open action is due."""
    return {name: row["due"] for (_kind, name), row in actions.items() if row["status"] == "open"}
