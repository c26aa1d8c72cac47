"""How a due time is said: its day and clock, how far off it is, how the limit is counted, whose move it is."""

from safeguard_desktop.casework.completing import Doing
from safeguard_desktop.casework.due_lines import DueLine
from safeguard_desktop.casework.saying_due import review_in_words
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.printed_due import ago, clock, distance, limit_in_words, short_time
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext

__all__ = [
    "ago",
    "clock",
    "distance",
    "due_distance",
    "due_time",
    "holders",
    "limit_in_words",
    "owner_in_words",
    "person_line",
    "role_in_words",
    "short_time",
    "whose",
    "why",
]


def due_distance(line: DueLine, now: Moment) -> str:
    """How far off a due action is. One due at once only says since when; a target that is missed is not late."""
    if line.due is None:
        return ""
    has_passed = line.action.is_overdue(now)
    if has_passed and line.is_target:
        return _("aim, passed {ago}").format(ago=ago(line.due, now))
    if line.action.is_immediate and not has_passed:
        return _("at once")
    return distance(line.due, now)


def due_time(line: DueLine, now: Moment) -> str:
    """By when a due action is due; where there is no time, that there is none yet."""
    if line.due is not None:
        return short_time(line.due, now)
    return _("Set a date") if any(way.doing is Doing.SET_DATE for way in line.ways) else _("No time yet")


def why(line: DueLine) -> str:
    """The leading limit in a few words ("48 hours after telephone referral made"), or what has still to be entered."""
    if line.action.asks:
        return line.action.asks
    start = line.started.replace("-", " ")
    words = _review_since(line, start) or _limit_from(line.limit, start)
    sentence = f"{words[:1].upper()}{words[1:]}." if words else ""
    return f"{line.about}. {sentence}" if line.about and line.is_one_of_several else sentence


def _review_since(line: DueLine, start: str) -> str:
    review = review_in_words(line.action)
    return _("{review}, since {start}").format(review=review, start=start) if review and start else review


def _limit_from(limit: Limit, start: str) -> str:
    words = limit_in_words(limit)
    if not words or not start:
        return words or start
    if limit.code in {Code.BEFORE_WD, Code.BEFORE_DAYS}:
        return f"{words} {start}"
    return _("{limit} after {start}").format(limit=words, start=start)


def whose(line: DueLine) -> str:
    """Whose move it is, in words."""
    return role_in_words(line.who) if line.who and line.is_ours else owner_in_words(line)


def owner_in_words(line: DueLine) -> str:
    """Who outside has to do it."""
    return _("The police's duty") if line.action.owner == "police" else _("The authority's duty")


def role_in_words(role: Role) -> str:
    """A role with a capital letter, as it stands alone."""
    words = printed_role(role)
    return words[:1].upper() + words[1:]


def holders(line: DueLine) -> str:
    """Who holds the role: the first by name, and how many more."""
    if not line.is_ours:
        return _("{about}. You may chase.").format(about=line.about) if line.about else _("You may chase.")
    if not line.holders:
        return _("Nobody holds this role yet") if line.who else line.about
    first, *others = line.holders
    if not others:
        return first
    return ngettext("{name} or {n} other", "{name} or {n} others", len(others)).format(name=first, n=len(others))


def person_line(initials: str, age: str) -> str:
    """Such as "M.T., 14", or the initials alone where the age is not known."""
    return f"{initials}, {age}" if age else initials
