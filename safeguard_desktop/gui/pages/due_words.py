"""How a due time is said: its day and clock, how far off it is, how the limit is counted, whose move it is."""

from safeguard_desktop.casework.due_lines import DueLine
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.moments import Moment, Precision
from safeguard_desktop.domain.printed import printed_role
from safeguard_desktop.domain.printed_times import printed_day
from safeguard_desktop.domain.roles import Role
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def short_time(moment: Moment, now: Moment) -> str:
    """Such as "Mon 24 Nov, 17:00", with the year only where it is another one; the day alone where the time is not known."""
    day = printed_day(moment.date)
    if moment.date.year == now.date.year:
        day = day.rpartition(" ")[0]
    return day if moment.precision is Precision.DATE else f"{day}, {moment.local:%H:%M}"


def clock(moment: Moment) -> str:
    """Such as "17:00"; "" where the time of day is not known."""
    return "" if moment.precision is Precision.DATE else f"{moment.local:%H:%M}"


def distance(moment: Moment, now: Moment) -> str:
    """How far off a moment is: "in 3 hours", "tomorrow", "22 hours late"; under a day in hours, then in calendar days."""
    seconds = (moment.at - now.at).total_seconds()
    words = _how_long(abs(seconds), abs((moment.date - now.date).days))
    if seconds < 0:
        return _("{how_long} late").format(how_long=words)
    if seconds >= _DAY and (moment.date - now.date).days == 1:
        return _("tomorrow")
    return _("in {how_long}").format(how_long=words)


def ago(moment: Moment, now: Moment) -> str:
    """How long ago something was: "3 hours ago"."""
    seconds = max(0.0, (now.at - moment.at).total_seconds())
    return _("{how_long} ago").format(how_long=_how_long(seconds, (now.date - moment.date).days))


def _how_long(seconds: float, days: int) -> str:
    if seconds < _HOUR:
        minutes = max(1, int(seconds // _MINUTE))
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    if seconds < _DAY:
        hours = int(seconds // _HOUR)
        return ngettext("{n} hour", "{n} hours", hours).format(n=hours)
    return ngettext("{n} day", "{n} days", days).format(n=days)


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
    return short_time(line.due, now) if line.due else _("No time yet")


def why(line: DueLine) -> str:
    """The leading limit in a few words ("48 hours after telephone referral made"), or what has still to be entered."""
    if line.action.asks:
        return line.action.asks
    limit = limit_in_words(line.limit)
    start = line.started.replace("-", " ")
    words = _("{limit} after {start}").format(limit=limit, start=start) if limit and start else limit or start
    sentence = f"{words[:1].upper()}{words[1:]}." if words else ""
    return f"{line.about}. {sentence}" if line.about and line.is_one_of_several else sentence


def limit_in_words(limit: Limit) -> str:
    """A limit as it is read: "5 working days"; "" where it has no length."""
    number = limit.number
    words = {
        Code.H: lambda: ngettext("{n} hour", "{n} hours", number),
        Code.WH: lambda: ngettext("{n} hour, in working days", "{n} hours, in working days", number),
        Code.WD: lambda: ngettext("{n} working day", "{n} working days", number),
        Code.CD: lambda: ngettext("{n} day", "{n} days", number),
        Code.DAY: lambda: ngettext("{n} day", "{n} days", number),
        Code.WEEK: lambda: ngettext("{n} week", "{n} weeks", number),
        Code.MONTH: lambda: ngettext("{n} month", "{n} months", number),
        Code.YEAR: lambda: ngettext("{n} year", "{n} years", number),
        Code.WWEEK: lambda: ngettext("{n} working week", "{n} working weeks", number),
        Code.NOW: lambda: _("at once"),
        Code.SAMEWD: lambda: _("the same working day"),
        Code.SAMEDAY: lambda: _("the same day"),
    }.get(limit.code)
    return words().format(n=number) if words else ""


def whose(line: DueLine) -> str:
    """Whose move it is, in words."""
    return role_in_words(line.who) if line.who else owner_in_words(line)


def owner_in_words(line: DueLine) -> str:
    """Who outside has to do it."""
    return _("The police") if line.action.owner == "police" else _("The authority")


def role_in_words(role: Role) -> str:
    """A role with a capital letter, as it stands alone."""
    words = printed_role(role)
    return words[:1].upper() + words[1:]


def holders(line: DueLine) -> str:
    """Who holds the role: the first by name, and how many more."""
    if not line.holders:
        return _("Nobody holds this role yet") if line.who else line.about
    first, *others = line.holders
    if not others:
        return first
    return ngettext("{name} or {n} other", "{name} or {n} others", len(others)).format(name=first, n=len(others))


def person_line(initials: str, age: str) -> str:
    """Such as "M.T., 14", or the initials alone where the age is not known."""
    return f"{initials}, {age}" if age else initials
