"""What the pictures show beside the stories: a concern signed today and waiting, another one begun, and an account half written."""

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

TODAY = "2026-12-08"
LOOKED_AT = f"{TODAY} 18:20"
FORM = "coram-child-alert"
SIGNED_FIRST, BEGUN = "R.B.", "L.O."
BLAMED = {
    "voice": "seen",
    "at": "18:39",
    "text": "She waited at the window. She is putting herself at risk by going home to him.",
}
"""What a tired worker writes: there is something to say about it."""
ANSWERED = ("project", "service_user", "nature", "description", "immediate_risk")


@dataclass(frozen=True, slots=True)
class Whole:
    """A case file at a story's end: one of its `signed` parts, and the entry that issued its `record` as the file `pdf`."""

    reference: str
    record: RecordId
    signed: EntryId
    issued: EntryId
    pdf: Path


def set_scene(office: Office, story: Story, said: Story, whole: Whole) -> Told:
    """Signs and begins what is new today, and leaves the clock at the time of the pictures. `said` is the story of an account."""
    first = _today(story.steps[0])
    office.take(first, office.open_case(replace(story, initials=SIGNED_FIRST, identity={}, steps=(first,))))
    office.set_clock(LOOKED_AT)
    begun = {name: first["answers"][name] for name in ANSWERED}
    draft = _begin(office, first, BEGUN, begun, {"field": "description", "position": 0})
    account = _today(said.steps[0])
    *told, opinion = account["answers"]["account"]
    written = account["answers"] | {"account": [*told, BLAMED, opinion]}
    half = _begin(office, account, said.initials, written, {"field": "account", "segment": len(told), "position": 0})
    return Told(whole.reference, FORM, whole.record, whole.signed, whole.issued, draft, half, whole.pdf)


def _today(step: Mapping[str, Any]) -> dict[str, Any]:
    """A step of a story as if it were told today; its times are text or TOML's own."""
    day = str(step["clock"])[: len(TODAY)]
    moved: dict[str, Any] = json.loads(json.dumps(step, ensure_ascii=False).replace(day, TODAY))
    return moved


def _begin(
    office: Office, step: Mapping[str, Any], initials: str, answers: Mapping[str, Any], cursor: Mapping[str, Any]
) -> str:
    """The worker's own draft of a step's part in a new case file; returns its id."""
    desk = office.desk_of(WORKER)
    try:
        draft = begin_draft(desk, step["form"], step["part"], open_case(desk, "child", initials, {}))
        return keep_draft(desk, draft, answers, cursor).id
    finally:
        desk.close()
