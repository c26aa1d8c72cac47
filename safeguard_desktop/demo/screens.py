"""Every screen of the program, and how one gets there. The names are those of the picture files: they tell nothing about anyone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from safeguard_desktop.casework.due_lines import DueKey
from safeguard_desktop.demo.sitting import Sitting
from safeguard_desktop.domain.ids import EntryId, RecordId
from safeguard_desktop.gui.errands import (
    CaseToShow,
    DocumentToIssue,
    DocumentToShow,
    DraftToContinue,
    PartToFill,
    PartToShow,
)
from safeguard_desktop.gui.findings.guide import Guide
from safeguard_desktop.gui.kit.procedure_picture import ProcedurePicture
from safeguard_desktop.gui.kit.row_list import Row, RowList
from safeguard_desktop.gui.place import Place

NOBODY, WORKER, DESIGNATED_PERSON = "", "heron", "plover"
SETTINGS = (
    "organisation",
    "people",
    "away",
    "authorities",
    "procedure",
    "calendar",
    "words",
    "lock",
    "backup",
    "appearance",
)
SECTIONS = ("chronology", "forms", "due", "procedure", "people", "documents")
_SENTENCE = "four small boats under the bridge"


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to be shown in a vault with stories told in it.

    `case` is a case file with `signed`, one of its signed parts, and `record` of `form`, of which `issued` issued the document that
    lies as a file at `pdf`. `draft` is one of the worker's own, still to be signed, and `account` one of what somebody said.
    """

    case: str
    form: str
    record: RecordId
    signed: EntryId
    issued: EntryId
    draft: str
    account: str
    pdf: Path


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen. `who` is the key at the desk, NOBODY before unlocking."""

    name: str
    caption: str
    who: str
    show: Callable[[Sitting, Told], object]


def _key(sitting: Sitting, _told: Told) -> None:
    sitting.press("onward")
    sitting.type_line("key-passphrase", _SENTENCE)
    sitting.type_line("key-again", _SENTENCE)


def _organisation(sitting: Sitting, _told: Told) -> None:
    sitting.press("onward")


def _procedure(sitting: Sitting, _told: Told) -> None:
    sitting.type_line("answer-organisation", "Mill Lane Early Years")
    sitting.press("onward")


def _you(sitting: Sitting, _told: Told) -> None:
    sitting.press("onward")
    sitting.type_line("answer-my-name", "Dilys Okafor")


def _refused(sitting: Sitting, _told: Told) -> None:
    sitting.type_line("passphrase", "not this one")
    sitting.press("unlock")


def _who(sitting: Sitting, _told: Told) -> None:
    sitting.press("continue", "who-new")
    sitting.type_line("answer-initials", "L.O.")


def _kind(sitting: Sitting, _told: Told) -> None:
    sitting.press("danger-no", "continue", "kind-coram-child-alert")


def _danger(sitting: Sitting, _told: Told) -> None:
    sitting.go(Place.RECORD)
    sitting.press("danger-not_sure")


def _writing_down(sitting: Sitting, told: Told) -> None:
    sitting.go(Place.FORM_PART, PartToFill(told.case, "disclosure", "account"))


def _half_written(sitting: Sitting, told: Told) -> None:
    sitting.go(Place.FORM_PART, DraftToContinue(told.account))
    if sitting.has("step-account"):  # another walk left it at a later section
        sitting.press("step-account")


def _finding(sitting: Sitting, _told: Told) -> None:
    next(guide for guide in sitting.page.findChildren(Guide) if guide.found).next()


def _body_map(sitting: Sitting, _told: Told) -> None:
    sitting.press("next", "step-injuries", "answer-body_map-mark-1")
    sitting.find("answer-body_map-drawing", QWidget).setFocus()


def _part(sitting: Sitting, told: Told) -> None:
    sitting.go(Place.FORM_PART, DraftToContinue(told.draft))
    sitting.press("step-description")


def _check_and_sign(sitting: Sitting, _told: Told) -> None:
    sitting.press("step-check-and-sign")


def _signing_refused(sitting: Sitting, _told: Told) -> None:
    sitting.press("way-on-this-laptop", "sign")


def _part_with_faults(sitting: Sitting, _told: Told) -> None:
    sitting.press("missing-noticed_at")


def _deadline(sitting: Sitting, _told: Told) -> None:
    sitting.go(Place.TODAY)
    rows = [row for row in sitting.find("due-list", RowList).rows if isinstance(row, Row)]
    sitting.go(Place.DEADLINE, next(row.key for row in rows if isinstance(row.key, DueKey)))


def _to_issue(sitting: Sitting, told: Told) -> None:
    sitting.go(Place.DOCUMENT, DocumentToIssue(told.case, told.form, told.record))
    sitting.wait_for_paper()


def _document(sitting: Sitting, told: Told) -> None:
    sitting.go(Place.DOCUMENT, DocumentToShow(told.case, told.issued))
    sitting.wait_for_paper()


def _people_of_vault(sitting: Sitting, _told: Told) -> None:
    sitting.go(Place.FIRST_RUN)


def _cover(sitting: Sitting, _told: Told) -> None:
    sitting.window.hide_screen()


def _flowchart(sitting: Sitting, _told: Told) -> None:
    sitting.go(Place.GUIDANCE, "reporting-a-child")
    sitting.find("flowchart", ProcedurePicture).opened.emit("g4b")
    sitting.wait()


def _to(place: Place) -> Callable[[Sitting, Told], object]:
    return lambda sitting, _told: sitting.go(place)


def _section(name: str) -> Callable[[Sitting, Told], object]:
    def show(sitting: Sitting, told: Told) -> None:
        sitting.go(Place.CASE, CaseToShow(told.case, name))
        sitting.press(f"section-{name}")

    return show


def _sections() -> Sequence[Screen]:
    return [Screen(f"case-{name}", f"Case file: {name}", DESIGNATED_PERSON, _section(name)) for name in SECTIONS]


def _settings() -> Sequence[Screen]:
    def to(name: str) -> Callable[[Sitting, Told], object]:
        return lambda sitting, _told: sitting.go(Place.SETTINGS, name)

    return [Screen(f"settings-{name}", f"Settings: {name}", DESIGNATED_PERSON, to(name)) for name in SETTINGS]


SCREENS: Sequence[Screen] = (
    Screen("first-run", "First run", NOBODY, _to(Place.FIRST_RUN)),
    Screen("first-run-key", "First run: your key", NOBODY, _key),
    Screen("first-run-organisation", "First run: organisation", NOBODY, _organisation),
    Screen("first-run-missing", "First run: something is missing", NOBODY, _organisation),
    Screen("first-run-procedure", "First run: procedure", NOBODY, _procedure),
    Screen("first-run-you", "First run: you", NOBODY, _you),
    Screen("unlock", "Unlock", NOBODY, _to(Place.UNLOCK)),
    Screen("unlock-refused", "Unlock: not the passphrase", NOBODY, _refused),
    Screen("recovery", "Recovery sheet", NOBODY, _to(Place.RECOVERY)),
    Screen("fiction", "Fictional people", NOBODY, _to(Place.FICTION)),
    Screen("guidance-at-the-door", "What to do now, before unlocking", NOBODY, _to(Place.GUIDANCE)),
    Screen("today-worker", "Today, a worker's", WORKER, _to(Place.TODAY)),
    Screen("guidance", "Guidance", WORKER, lambda sitting, _told: sitting.go(Place.GUIDANCE, "child-tells-you")),
    Screen("guidance-flowchart", "Guidance: a step of the flowchart", WORKER, _flowchart),
    Screen("record-danger", "Record a concern: danger", WORKER, _danger),
    Screen("record-kind", "Record a concern: child or adult", WORKER, _kind),
    Screen("record-who", "Record a concern: who", WORKER, _who),
    Screen("disclosure", "Write down what was said", WORKER, _to(Place.DISCLOSURE)),
    Screen("writing-down", "The page to write on", WORKER, _writing_down),
    Screen("writing-down-half-way", "What was said, half written", WORKER, _half_written),
    Screen("writing-down-finding", "What was said: words to think about", WORKER, _finding),
    Screen("body-map", "What was said: marks that were seen", WORKER, _body_map),
    Screen("part", "Form part", WORKER, _part),
    Screen("check-and-sign", "Check and sign", WORKER, _check_and_sign),
    Screen("signing-refused", "Check and sign: too early", WORKER, _signing_refused),
    Screen("part-with-faults", "Form part: something is missing", WORKER, _part_with_faults),
    Screen("today", "Today, the designated person's", DESIGNATED_PERSON, _to(Place.TODAY)),
    Screen("cases", "Case files", DESIGNATED_PERSON, _to(Place.CASES)),
    *_sections(),
    Screen("deadline", "Deadline explained", DESIGNATED_PERSON, _deadline),
    Screen("calculator", "Work out a deadline", DESIGNATED_PERSON, _to(Place.CALCULATOR)),
    Screen(
        "signed-part",
        "Signed part",
        DESIGNATED_PERSON,
        lambda sitting, told: sitting.go(Place.FORM_PART, PartToShow(told.case, told.signed)),
    ),
    Screen("document-to-issue", "Document, before sealing", DESIGNATED_PERSON, _to_issue),
    Screen("document", "Document, sealed", DESIGNATED_PERSON, _document),
    Screen("check-document-empty", "Check a document", DESIGNATED_PERSON, _to(Place.CHECK_DOCUMENT)),
    Screen(
        "check-document",
        "Check a document: checked",
        DESIGNATED_PERSON,
        lambda sitting, told: sitting.go(Place.CHECK_DOCUMENT, told.pdf),
    ),
    *_settings(),
    Screen("people", "Setting up: people", DESIGNATED_PERSON, _people_of_vault),
    Screen(
        "authorities",
        "Setting up: local authorities and numbers",
        DESIGNATED_PERSON,
        lambda sitting, _told: sitting.press("onward"),
    ),
    Screen(
        "recovery-sheet",
        "Setting up: recovery sheet",
        DESIGNATED_PERSON,
        lambda sitting, _told: sitting.press("onward"),
    ),
    Screen("typed-back", "Setting up: typed back", DESIGNATED_PERSON, lambda sitting, _told: sitting.press("onward")),
    Screen("cover", "Screen hidden", DESIGNATED_PERSON, _cover),
)
"""All of them, in an order in which each may begin where the one before ended."""
