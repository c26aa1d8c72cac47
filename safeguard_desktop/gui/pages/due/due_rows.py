"""Which rows a list of due actions shows: grouped by whose move it is and by when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from safeguard_desktop.casework.due_lines import DueLine
from safeguard_desktop.casework.today import Today, WordsToConfirm
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.kit.row_list import GroupHead, Row
from safeguard_desktop.gui.pages.due.due_words import (
    due_distance,
    due_time,
    holders,
    person_line,
    role_in_words,
    short_time,
    whose,
    why,
)
from safeguard_desktop.gui.pages.finding_case import is_case_found

MINE, EVERYONE = "mine", "everyone"
NEXT_DAYS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one head. Rows are made only for what is shown: there may be thousands."""

    head: GroupHead
    items: Sequence[DueLine | WordsToConfirm]


@dataclass(frozen=True, slots=True)
class Filter:
    """Whose work is shown: MINE, EVERYONE or a role, with its words and how much there is of it."""

    key: str
    words: str
    count: int


def narrowed(today: Today, typed: str) -> Today:
    """Only what belongs to the case files that fit what was typed; everything where nothing was."""
    if not typed.strip():
        return today
    lines = (one for one in today.lines if is_case_found(typed, one.key.reference, one.initials))
    words = (one for one in today.to_confirm if is_case_found(typed, one.reference, one.initials))
    return replace(today, lines=tuple(lines), to_confirm=tuple(words))


def filters_of(today: Today) -> list[Filter]:
    """Mine first, then everyone's, then each other role that has something to do."""
    ours = [line for line in today.lines if line.is_ours]
    mine = sum(line.is_mine for line in ours) + len(today.to_confirm)
    found = [Filter(MINE, _("You"), mine), Filter(EVERYONE, _("Everyone"), len(ours) + len(today.to_confirm))]
    for role in Role:
        count = sum(line.who is role for line in ours)
        if count and role not in today.roles:
            found.append(Filter(role.value, role_in_words(role), count))
    return found


def groups_of(today: Today, chosen: str) -> list[Group]:
    """The groups with something in them, in the order of how much they press."""
    found: dict[str, list[DueLine | WordsToConfirm]] = {name: [] for name in _HEADS}
    if chosen in (MINE, EVERYONE):
        found["today"] += today.to_confirm
    for line in today.lines:
        name = _group_of(line, chosen, today.now)
        if name:
            found[name].append(line)
    return [Group(_head(name, len(items)), items) for name, items in found.items() if items]


def case_groups(lines: Sequence[DueLine]) -> list[Group]:
    """The due actions of one case file: what is open, then what is done."""
    still = [line for line in lines if line.action.is_open]
    done = [line for line in lines if not line.action.is_open]
    made = (
        Group(GroupHead("due_today", _("Still to do"), len(still)), still),
        Group(GroupHead("complete", _("Done"), len(done)), done),
    )
    return [group for group in made if group.items]


def capped(
    groups: Sequence[Group], most: int, now: Moment, *, has_who: bool = True
) -> tuple[list[GroupHead | Row], int]:
    """The first `most` rows with the heads of their groups, and how many rows are left over."""
    shown: list[GroupHead | Row] = []
    room = most
    for group in groups:
        if room > 0:
            shown += [group.head, *(_row(item, now, has_who=has_who) for item in group.items[:room])]
        room -= len(group.items)
    return shown, max(0, -room)


_HEADS = {"late": "late", "today": "due_today", "soon": "next_days", "later": "next_days", "waiting": "waiting"}
"""The groups in their order, with their icons."""


def _head(name: str, count: int) -> GroupHead:
    words = {
        "late": _("Overdue"),
        "today": _("Today"),
        "soon": _("Next seven days"),
        "later": _("Later"),
        "waiting": _("Waiting for others"),
    }
    return GroupHead(_HEADS[name], words[name], count, is_late=name == "late")


def _group_of(line: DueLine, chosen: str, now: Moment) -> str:
    """Where a line stands; "" where it is not shown. Waited for is what is outside, or where only mine is shown, not mine."""
    if chosen == MINE and not line.is_mine:
        return "waiting"
    if not line.is_ours:
        return "waiting" if chosen == EVERYONE else ""
    if chosen not in (MINE, EVERYONE, line.who):
        return ""
    if line.is_late(now):
        return "late"
    if _is_today(line, now):
        return "today"
    return "soon" if line.due is not None and line.due.at <= now.at + NEXT_DAYS else "later"


def _is_today(line: DueLine, now: Moment) -> bool:
    """Due today, or at once, or waiting for a time that has to be entered."""
    return line.due.date <= now.date if line.due else bool(line.action.missing)


def _row(item: DueLine | WordsToConfirm, now: Moment, *, has_who: bool) -> Row:
    if isinstance(item, WordsToConfirm):
        return _confirm_row(item, now)
    return _due_row(item, now, has_who=has_who) if item.action.is_open else done_row(item, now)


def _due_row(line: DueLine, now: Moment, *, has_who: bool = True) -> Row:
    is_mine = line.is_mine
    return Row(
        line.key,
        person_line(line.initials, line.age) if has_who else "",
        line.key.reference if has_who else "",
        line.action.title,
        why(line),
        _("{organisation} {paragraph}").format(organisation=line.organisation, paragraph=line.paragraph),
        due_time(line, now),
        due_distance(line, now),
        line.is_late(now),
        "" if is_mine else whose(line),
        "" if is_mine else holders(line),
        _("You") if is_mine else "",
    )


def done_row(line: DueLine, now: Moment) -> Row:
    """A due action that is done: when, by whom, and by how much too late."""
    done = line.action.done
    late = line.action.done_late_by
    hours = int(late.total_seconds() // 3600) if late else 0
    days = _("{n} days after it was due").format(n=hours // 24)
    return Row(
        line.key,
        what=line.action.title,
        why=_("Was due {time}.").format(time=due_time(line, now)) if line.due else "",
        paragraph=_("{organisation} {paragraph}").format(organisation=line.organisation, paragraph=line.paragraph),
        when=short_time(done.at, now) if done else "",
        distance=(days if hours >= 48 else _("late by {n} h").format(n=max(1, hours))) if late else _("in time"),
        is_late=bool(late),
        whose=done.by if done else "",
    )


def _confirm_row(one: WordsToConfirm, now: Moment) -> Row:
    when = short_time(Moment(one.recorded_at), now)
    return Row(
        one,
        person_line(one.initials, one.age),
        one.reference,
        _("Sign for your own words: {part}").format(part=one.part_title),
        _("{name} recorded it as told by you on the telephone, {when}.").format(name=one.recorded_by, when=when),
        chip=_("You"),
    )
