"""Builders for tests of rules: the shipped pack and calendar, threads that prove what a test says, and nothing else."""

import hashlib
from functools import cache
from pathlib import Path

from safeguard_desktop.content.calendar_file import read_calendar
from safeguard_desktop.content.pack_file import read_pack
from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.due_actions import due_actions
from safeguard_desktop.domain.ids import EntryId, RecordId, ThreadId
from safeguard_desktop.domain.milestones import Milestone, Thread
from safeguard_desktop.domain.moments import Moment, parse_stated

RESOURCES = Path(__file__).parents[1] / "resources"
NOW = "2026-11-20 18:00"


@cache
def coram():
    path = RESOURCES / "procedures" / "coram.toml"
    return read_pack(path.read_bytes(), path.name)


@cache
def england():
    path = RESOURCES / "calendars" / "england.toml"
    return WorkingCalendar(read_calendar(path.read_bytes(), path.name))


def moment(text: str) -> Moment:
    return parse_stated(text).moment


def milestone(name: str, at: str) -> Milestone:
    entry = hashlib.sha256(f"{name} {at}".encode()).hexdigest()
    return Milestone(name, moment(at), "Ada Lovelace", EntryId(entry))


def thread(*proved, thread_id="concern", kind="concern", parent=None, packs=None, **more) -> Thread:
    """A thread whose milestones are given as (name, when) pairs; counted by Coram's pack."""
    packs = (coram().hash,) if packs is None else packs
    milestones = tuple(milestone(name, at) for name, at in proved)
    return Thread(
        ThreadId(thread_id), kind, ThreadId(parent) if parent else None, RecordId("r"), packs, milestones, **more
    )


def due(*threads, now=NOW, packs=None, **more):
    packs = (coram(),) if packs is None else packs
    return due_actions(threads, {pack.hash: pack for pack in packs}, england(), moment(now), **more)


def only(actions, action, *, occurrence=None):
    """The one due action of that name. Fails where there is another number of them."""
    found = [one for one in actions if one.action == action and occurrence in {None, one.occurrence}]
    assert len(found) == 1, [(one.action, one.occurrence) for one in actions]
    return found[0]
