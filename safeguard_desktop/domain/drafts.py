"""Drafts: what is still being typed. Mutable, its author's own, and no part of a case file until signed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from safeguard_desktop.domain.answers import Answers
from safeguard_desktop.domain.ids import Digest, FileId, PersonId, RecordId, ThreadId


@dataclass(frozen=True, slots=True)
class Draft:
    """One part of a form on its way to being signed.

    `file`, `record` and `thread` are "" where the part will open its own. `form` is the hash of the
    definition it is typed into. `cursor` is where the typing stopped: {"field": its id, "position": code
    points}. Times are aware.
    """

    id: str
    author: PersonId
    file: FileId | str
    record: RecordId | str
    thread: ThreadId | str
    form_id: str
    form: Digest
    part: str
    answers: Answers
    started_at: datetime
    saved_at: datetime
    cursor: Mapping[str, object] = field(default_factory=dict)
