"""demo: the whole main job on fictional people, without a screen, entirely through the real code.

A child's and an adult's concern and what another child said are told as they happened in one office, in one vault that is thrown
away afterwards. Its workers' passphrases stand in the code, so one guess at them is made cheap unless `--key-cost full` asks for
a real vault's cost.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from safeguard_desktop.domain.ids import EntryId
from safeguard_desktop.domain.texts import gettext as _

STORIES = ("child_concern.toml", "adult_concern.toml", "disclosure.toml")
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
        _pictures(call, program, office, cases, out)
    _blanks(program, out)
    _save_json(out / "timeline.json", {"cases": [case.as_data() for case in cases]})
    return verified


@dataclass(slots=True)
class _Case:
    """The case file of one story: its steps as they were signed, and the entry that issued its document."""

    story: Story
    reference: str
    steps: list[dict[str, Any]] = field(default_factory=list)
    document: EntryId | None = None

    def as_data(self) -> dict[str, Any]:
        return {
            "subject": self.story.subject,
            "case": self.reference,
            "steps": self.steps,
            "document": self.document,
        }


def _walk(call: Call, office: Office, stories: Sequence[Story]) -> list[_Case]:
    """Takes every step by the laptop's clock, saying what was signed and what is next; the case files in the stories' order."""
    cases: dict[str, _Case] = {}
    for story, step in in_order(stories):
        if story.document not in cases:
            cases[story.document] = _Case(story, office.open_case(story))
        case = cases[story.document]
        signed, actions = office.take(step, case.reference)
        case.steps.append(
            {"at": step["clock"], "by": step["by"], "part": step["part"], "entry": signed.entry, "due": actions}
        )
        if not call.output.as_json:
            print(f"{step['clock']}  {story.initials}  {step['by']:8} {step['says']}")
            print(f"{'':24}{_next(actions)}")
    return [cases[story.document] for story in stories]


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


def _paper(desk: Desk, office: Office, cases: Sequence[_Case], out: Path) -> Mapping[str, Verification]:
    """Issues each story's document, checks it as a receiver with the vault would, keeps both results and the case file."""
    verified: dict[str, Verification] = {}
    for case in cases:
        name, first = case.story.document, case.story.steps[0]
        issued = issue_document(desk, case.reference, first["form"], office.record_of(case.reference, first["record"]))
        case.document = issued.entry
        save_document(out / f"{name}.pdf", issued.pdf)
        verified[f"{name}.pdf"] = verify_document(issued.pdf, (), desk)
        _save_json(out / f"{name}-case.json", _described(desk, case.reference))
    as_data = {name: verification_as_data(verification) for name, verification in verified.items()}
    _save_json(out / "verification.json", as_data)
    return verified


def _described(desk: Desk, reference: str) -> dict[str, Any]:
    return desk.read(lambda books: describe_case(books, books.case(reference)))


def _pictures(call: Call, program: Program, office: Office, cases: Sequence[_Case], out: Path) -> None:
    """A picture of every screen. Only here the windows are loaded."""
    from safeguard_desktop.demo.pictures import make_contact_sheet, take_pictures
    from safeguard_desktop.demo.scene import Whole, set_scene

    case, said = cases[0], cases[-1].story
    if case.document is None:
        raise LookupError("document")
    first = case.story.steps[0]
    record = office.record_of(case.reference, first["record"])
    pdf = out / f"{case.story.document}.pdf"
    whole = Whole(case.reference, record, case.steps[0]["entry"], case.document, pdf)
    told = set_scene(office, case.story, said, whole)
    pictures = take_pictures(program, told, out / "pictures")
    if call.arguments.contact_sheet:
        make_contact_sheet(pictures, call.arguments.contact_sheet)


def _blanks(program: Program, out: Path) -> None:
    for form in shipped_forms(program.shipped):
        save_document(out / f"blank-{form.id}.pdf", blank_form(program.shipped, form.id))


def _save_json(path: Path, data: object) -> None:
    save_document(path, json.dumps(data, ensure_ascii=False, indent=2).encode())


DEMO = Command("demo", _("the whole main job on fictional people, without a screen"), _arguments, _run)
