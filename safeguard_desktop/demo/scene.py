"""What the pictures show beside the two stories: a third concern, signed today and waiting, and another one begun."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from safeguard_desktop.casework.cases import open_case
from safeguard_desktop.casework.drafting import begin_draft, keep_draft
from safeguard_desktop.demo.screens import WORKER, Told
from safeguard_desktop.demo.story import Office, Story
from safeguard_desktop.domain.ids import EntryId, RecordId

TODAY, STORY_BEGAN = "2026-12-08", "2026-11-20"
LOOKED_AT = f"{TODAY} 18:20"
FORM = "coram-child-alert"
SIGNED_FIRST, BEGUN = "R.B.", "L.O."
ANSWERED = ("project", "service_user", "nature", "description", "immediate_risk")


@dataclass(frozen=True, slots=True)
class Whole:
    """A case file at a story's end: one of its `signed` parts, and the entry that issued its `record` as the file `pdf`."""

    reference: str
    record: RecordId
    signed: EntryId
    issued: EntryId
    pdf: Path


def set_scene(office: Office, story: Story, whole: Whole) -> Told:
    """Signs and begins what is new today, and leaves the clock at the time of the pictures."""
    first = _today(story.steps[0])
    office.take(first, office.open_case(replace(story, initials=SIGNED_FIRST, identity={}, steps=(first,))))
    office.set_clock(LOOKED_AT)
    draft = _begin(office, first)
    return Told(whole.reference, FORM, whole.record, whole.signed, whole.issued, draft, whole.pdf)


def _today(step: Mapping[str, Any]) -> dict[str, Any]:
    """A step of the story as if it were told today; its times are text or TOML's own."""
    moved: dict[str, Any] = json.loads(json.dumps(step, ensure_ascii=False).replace(STORY_BEGAN, TODAY))
    return moved


def _begin(office: Office, first: Mapping[str, Any]) -> str:
    desk = office.desk_of(WORKER)
    try:
        reference = open_case(desk, "child", BEGUN, {})
        draft = begin_draft(desk, FORM, "report", reference)
        answers = {name: first["answers"][name] for name in ANSWERED}
        return keep_draft(desk, draft, answers, {"field": "description", "position": 0}).id
    finally:
        desk.close()
