"""Milestones, facts and threads: what entries prove, which clocks rules start and stop.

Making them from entries and forms is `procedure`'s work; counting from them is `due_actions`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from safeguard_desktop.domain.answers import Answer
from safeguard_desktop.domain.authority_limits import AuthorityLimits
from safeguard_desktop.domain.ids import Digest, EntryId, RecordId, ThreadId
from safeguard_desktop.domain.moments import Moment

Facts: TypeAlias = Mapping[str, Answer]
"""Named values that rules' conditions read."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A named moment of the procedure: when it happened (with its precision), by whom (a name), the entry that proves it."""

    name: str
    at: Moment
    by: str
    entry: EntryId


@dataclass(frozen=True, slots=True)
class Thread:
    """What a clock belongs to: a concern and, under it, a referral for each authority, a dispute ...

    `kind` is "concern", "referral", ...; `parent` is None for a concern. `packs` are the hashes of the rule packs it is counted
    by. `milestones` are its own, in the order they happened; `facts` its own, the last unamended answer of each; `missing` names
    milestones that are proved but whose moment was not given, so that it has to be asked for.
    `about` names it where there are several of a kind (the authority); `nth` counts its kind in the case file from 1.
    `authority` is the one it is with, where the organisation has a profile of it.
    """

    id: ThreadId
    kind: str
    parent: ThreadId | None
    record: RecordId
    packs: tuple[Digest, ...]
    milestones: tuple[Milestone, ...]
    facts: Facts = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    about: str = ""
    nth: int = 1
    subject_kind: str = "child"
    authority: AuthorityLimits | None = None
