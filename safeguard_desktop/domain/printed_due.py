"""How due times and limits are said in few words: "Mon 24 Nov, 17:00", "22 hours late", "5 working days"."""

from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.milestones import Milestone
from safeguard_desktop.domain.moments import Moment, Precision
from safeguard_desktop.domain.printed_times import printed_day
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
    words = how_long(abs(seconds), abs((moment.date - now.date).days))
    if seconds < 0:
        return _("{how_long} late").format(how_long=words)
    if seconds >= _DAY and (moment.date - now.date).days == 1:
        return _("tomorrow")
    return _("in {how_long}").format(how_long=words)


def ago(moment: Moment, now: Moment) -> str:
    """How long ago something was: "3 hours ago"."""
    seconds = max(0.0, (now.at - moment.at).total_seconds())
    return _("{how_long} ago").format(how_long=how_long(seconds, (now.date - moment.date).days))


def how_long(seconds: float, days: int) -> str:
    """A length of time: under an hour in minutes, under a day in hours, else in so many calendar days."""
    if seconds < _HOUR:
        minutes = max(1, int(seconds // _MINUTE))
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    if seconds < _DAY:
        hours = int(seconds // _HOUR)
        return ngettext("{n} hour", "{n} hours", hours).format(n=hours)
    return ngettext("{n} day", "{n} days", days).format(n=days)


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
        Code.EVENT: lambda: _("at once"),
        Code.BEFORE_WD: lambda: ngettext("{n} working day before", "{n} working days before", number),
        Code.BEFORE_DAYS: lambda: ngettext("{n} day before", "{n} days before", number),
        Code.TARGET: lambda: _("best by {time}").format(time=f"{limit.at:%H:%M}") if limit.at else "",
        Code.SAMEWD: lambda: _("the same working day"),
        Code.SAMEDAY: lambda: _("the same day"),
    }.get(limit.code)
    return words().format(n=number) if words else ""


def milestone_in_words(name: str) -> str:
    """A milestone as it stands alone: "Designated person told"."""
    return name.replace("-", " ").capitalize()


def proof_in_words(milestone: Milestone, now: Moment) -> str:
    """What happened, when, and who signed for it: "Designated person told, Fri 20 Nov, 13:05, Dana Okello"."""
    words = (milestone_in_words(milestone.name), short_time(milestone.at, now), milestone.by)
    return ", ".join(one for one in words if one)
