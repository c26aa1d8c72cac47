"""demo: the whole main job on fictional people, without a screen, entirely through the real code."""

import argparse
import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from safeguard_desktop.casework.blank_forms import blank_form, shipped_forms
from safeguard_desktop.casework.case_view import describe_case
from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.program import Program
from safeguard_desktop.casework.saving import make_folder, save_document
from safeguard_desktop.casework.verifying import Verification, verify_document
from safeguard_desktop.cli.command import Call, Command
from safeguard_desktop.cli.document_commands import verification_as_data
from safeguard_desktop.cli.output import DONE, REFUSED
from safeguard_desktop.demo.story import Office, Story, read_story
from safeguard_desktop.domain.texts import gettext as _

ALERT_FORM = "coram-child-alert"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help=_("where the results are put"))


def _run(call: Call) -> int:
    out = call.arguments.out
    make_folder(out)
    with tempfile.TemporaryDirectory(prefix="safeguard-demo-") as folder:
        verification = _tell(call, out, Path(folder))
    call.output.show(
        {"out": str(out), "verified": verification.is_good},
        _("The results are in {folder}. The vault of the demo is thrown away.").format(folder=out),
    )
    return DONE if verification.is_good else REFUSED


def _tell(call: Call, out: Path, folder: Path) -> Verification:
    story = read_story("child_concern.toml")
    clock = SteppedClock(datetime(2026, 11, 20, 17, tzinfo=UTC))
    program = replace(call.program, keyring=None, clock=clock, state=folder / "state", default_vault=folder / "vault")
    office = Office(program, clock, story)
    office.open_vault()
    timeline = _walk(call, office, story)
    desk = office.desk_of("plover")
    try:
        verification = _paper(desk, office, timeline, out)
    finally:
        desk.close()
    _blanks(program, out)
    _save_json(out / "timeline.json", timeline)
    return verification


def _walk(call: Call, office: Office, story: Story) -> dict[str, Any]:
    """Takes every step, saying what was signed and what is next."""
    reference = _first_case(office, story)
    steps = []
    for step in story.steps:
        signed, actions = office.take(step, reference)
        open_actions = [action for action in actions if action["status"] in {"open", "not-started"}]
        steps.append(
            {"at": step["clock"], "by": step["by"], "part": step["part"], "entry": signed.entry, "due": actions}
        )
        if not call.output.as_json:
            print(f"{step['clock']}  {step['by']:8} {step['says']}")
            print(f"{'':18}{_next(open_actions)}")
    return {"case": reference, "steps": steps}


def _first_case(office: Office, story: Story) -> str:
    desk = office.desk_of(story.steps[0]["by"])
    try:
        return open_case(desk, "child", story.initials, story.identity)
    finally:
        desk.close()


def _next(open_actions: list[dict[str, Any]]) -> str:
    dated = [action for action in open_actions if action["due"]]
    if not dated:
        return _("nothing is due")
    first = dated[0]
    rules = "+".join(rule["rule"] for rule in first["rules"])
    return _("{count} due; next: {title}, by {due} ({rules})").format(
        count=len(open_actions), title=first["title"], due=first["due"], rules=rules
    )


def _paper(desk: Desk, office: Office, timeline: Mapping[str, Any], out: Path) -> Verification:
    """Issues the alert form, checks it as a receiver with the vault would, keeps both results."""
    reference = timeline["case"]
    issued = issue_document(desk, reference, ALERT_FORM, office.record_of("alert"))
    save_document(out / "child-alert.pdf", issued.pdf)
    verification = verify_document(issued.pdf, (), desk)
    _save_json(out / "verification.json", {"child-alert.pdf": verification_as_data(verification)})
    _save_json(out / "case.json", desk.read(lambda books: describe_case(books, books.case(reference))))
    return verification


def _blanks(program: Program, out: Path) -> None:
    for form in shipped_forms(program.shipped):
        save_document(out / f"blank-{form.id}.pdf", blank_form(program.shipped, form.id))


def _save_json(path: Path, data: object) -> None:
    save_document(path, json.dumps(data, ensure_ascii=False, indent=2).encode())


DEMO = Command("demo", _("the whole main job on fictional people, without a screen"), _arguments, _run)
