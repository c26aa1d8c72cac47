"""demo: the whole main job on fictional people, without a screen, entirely through the real code.

A child's and an adult's concern are told as they happened in one office, in one vault that is thrown away afterwards. Its workers'
passphrases stand in the code, so one guess at them is made cheap unless `--key-cost full` asks for a real vault's cost.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from safeguard_desktop.casework.blank_forms import blank_form, shipped_forms
from safeguard_desktop.casework.case_view import describe_case
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.desk import Desk
from safeguard_desktop.casework.issuing import issue_document
from safeguard_desktop.casework.program import Program
from safeguard_desktop.casework.saving import make_folder, save_document
from safeguard_desktop.casework.verifying import Verification, verify_document
from safeguard_desktop.cli.command import Call, Command
from safeguard_desktop.cli.document_commands import verification_as_data
from safeguard_desktop.cli.output import DONE, REFUSED
from safeguard_desktop.demo.story import Office, Story, in_order, read_story
from safeguard_desktop.domain.texts import gettext as _

STORIES = ("child_concern.toml", "adult_concern.toml")
ALERT = "alert"
"""What the stories call the record that ends as a sealed document."""
LOWEST_COST = {"memory_kib": 19 * 1024, "iterations": 1, "lanes": 1}
"""The least that a vault accepts."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help=_("where the results are put"))
    parser.add_argument(
        "--key-cost",
        choices=("lowest", "full"),
        default="lowest",
        help=_(
            "what one guess at a passphrase costs: the fictional ones are no secret, so the lowest that is accepted"
        ),
    )
    parser.add_argument("--no-pictures", action="store_true", help=_("leave out the pictures of every screen"))
    parser.add_argument(
        "--contact-sheet", type=Path, metavar="FILE", help=_("put small copies of all pictures on one sheet, too")
    )


def _run(call: Call) -> int:
    out = call.arguments.out
    make_folder(out)
    with tempfile.TemporaryDirectory(prefix="safeguard-demo-") as folder:
        verified = _tell(call, out, Path(folder))
    is_good = all(verification.is_good for verification in verified.values())
    call.output.show(
        {"out": str(out), "verified": is_good},
        _("The results are in {folder}. The vault of the demo is thrown away.").format(folder=out),
    )
    return DONE if is_good else REFUSED


def _tell(call: Call, out: Path, folder: Path) -> Mapping[str, Verification]:
    stories = [read_story(name) for name in STORIES]
    clock = SteppedClock(datetime(2026, 11, 20, 17, tzinfo=UTC))
    program = replace(call.program, keyring=None, clock=clock, state=folder / "state", default_vault=folder / "vault")
    if call.arguments.key_cost == "lowest":
        program = replace(program, key_cost=replace(program.key_cost, **LOWEST_COST))
    office = Office(program, clock, stories[0])
    office.open_vault()
    cases = _walk(call, office, stories)
    desk = office.desk_of("plover")
    try:
        verified = _paper(desk, office, cases, out)
    finally:
        desk.close()
    if not call.arguments.no_pictures:
        _pictures(call, program, office, cases["child"], out)
    _blanks(program, out)
    _save_json(out / "timeline.json", {"cases": [*cases.values()]})
    return verified


def _walk(call: Call, office: Office, stories: Sequence[Story]) -> Mapping[str, dict[str, Any]]:
    """Takes every step, saying what was signed and what is next; returns the timeline of each subject's case."""
    cases: dict[str, dict[str, Any]] = {}
    for story, step in in_order(stories):
        if story.subject not in cases:
            cases[story.subject] = {"subject": story.subject, "case": office.open_case(story), "steps": []}
        case = cases[story.subject]
        signed, actions = office.take(step, case["case"])
        case["steps"].append(
            {"at": step["clock"], "by": step["by"], "part": step["part"], "entry": signed.entry, "due": actions}
        )
        if not call.output.as_json:
            print(f"{step['clock']}  {story.initials}  {step['by']:8} {step['says']}")
            print(f"{'':24}{_next(actions)}")
    return cases


def _next(actions: Sequence[Mapping[str, Any]]) -> str:
    open_actions = [action for action in actions if action["status"] in {"open", "not-started"}]
    dated = [action for action in open_actions if action["due"]]
    if not dated:
        return _("nothing is due")
    first = dated[0]
    rules = "+".join(rule["rule"] for rule in first["rules"])
    return _("{count} due; next: {title}, by {due} ({rules})").format(
        count=len(open_actions), title=first["title"], due=first["due"], rules=rules
    )


def _paper(desk: Desk, office: Office, cases: Mapping[str, dict[str, Any]], out: Path) -> Mapping[str, Verification]:
    """Issues each alert form, checks it as a receiver with the vault would, keeps both results and the case file."""
    verified: dict[str, Verification] = {}
    for subject, timeline in cases.items():
        reference = timeline["case"]
        issued = issue_document(desk, reference, f"coram-{subject}-alert", office.record_of(reference, ALERT))
        timeline["document"] = issued.entry
        save_document(out / f"{subject}-alert.pdf", issued.pdf)
        verified[f"{subject}-alert.pdf"] = verify_document(issued.pdf, (), desk)
        _save_json(out / f"{subject}-case.json", _described(desk, reference))
    as_data = {name: verification_as_data(verification) for name, verification in verified.items()}
    _save_json(out / "verification.json", as_data)
    return verified


def _described(desk: Desk, reference: str) -> dict[str, Any]:
    return desk.read(lambda books: describe_case(books, books.case(reference)))


def _pictures(call: Call, program: Program, office: Office, child: Mapping[str, Any], out: Path) -> None:
    """A picture of every screen. Only here the windows are loaded."""
    from safeguard_desktop.demo.pictures import make_contact_sheet, take_pictures
    from safeguard_desktop.demo.scene import Whole, set_scene

    record = office.record_of(child["case"], ALERT)
    whole = Whole(child["case"], record, child["steps"][0]["entry"], child["document"], out / "child-alert.pdf")
    pictures = take_pictures(program, set_scene(office, read_story(STORIES[0]), whole), out / "pictures")
    if call.arguments.contact_sheet:
        make_contact_sheet(pictures, call.arguments.contact_sheet)


def _blanks(program: Program, out: Path) -> None:
    for form in shipped_forms(program.shipped):
        save_document(out / f"blank-{form.id}.pdf", blank_form(program.shipped, form.id))


def _save_json(path: Path, data: object) -> None:
    save_document(path, json.dumps(data, ensure_ascii=False, indent=2).encode())


DEMO = Command("demo", _("the whole main job on fictional people, without a screen"), _arguments, _run)
