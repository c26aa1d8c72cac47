"""How days, moments and distances in time are written: "Mon 23 Nov 2026, 17:00", "written 14 hours after"."""

from datetime import date, datetime, timedelta

from safeguard_desktop.domain.moments import LONDON, Moment, Precision, UnreadableMoment, parse_stated
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext

NOTICEABLE = timedelta(hours=1)
"""Above this, when a thing happened and when it was recorded are both printed."""

IN_DAYS = timedelta(days=3)
"""From here on a distance is told in days."""


def printed_day(day: date) -> str:
    """A day as "Mon 23 Nov 2026"."""
    weekdays = _("Mon Tue Wed Thu Fri Sat Sun").split()
    months = _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"


def printed_time(at: datetime) -> str:
    """An aware time as London's clocks showed it: "Mon 23 Nov 2026, 17:00"."""
    local = at.astimezone(LONDON)
    return f"{printed_day(local.date())}, {local:%H:%M}"


def printed_happening(moment: Moment) -> str:
    """A moment as it is printed: its day alone where the time of day is not known."""
    return printed_day(moment.date) if moment.precision is Precision.DATE else printed_time(moment.at)


def printed_moment(text: str) -> str:
    """A moment as a person stated it (ISO 8601), as it is printed; any other text as it stands."""
    try:
        return printed_happening(parse_stated(text).moment)
    except UnreadableMoment:
        return text


def printed_span(began: str, ended: str) -> str:
    """From one stated moment to another, the day once where it is the same; "" where neither was stated."""
    first, last = printed_moment(began) if began else "", printed_moment(ended) if ended else ""
    day = first.rpartition(", ")[0]
    same_day = last.removeprefix(f"{day}, ") if day else last
    return _("{first} to {last}").format(first=first, last=same_day) if first and last else first or last


def written_later(happened: Moment, recorded_at: datetime) -> str:
    """By how much the record was written later, "" up to an hour; a time stated ahead of the record is named as such.

    Where only the date is known, dates are compared.
    """
    if happened.precision is Precision.DATE:
        gap = recorded_at.astimezone(LONDON).date() - happened.date
    else:
        gap = recorded_at - happened.at
    if abs(gap) <= NOTICEABLE:
        return ""
    words = _("written {distance} after") if gap > timedelta() else _("written {distance} before the time stated")
    return words.format(distance=_distance(abs(gap), in_days=happened.precision is Precision.DATE))


def _distance(gap: timedelta, *, in_days: bool) -> str:
    if in_days or gap >= IN_DAYS:
        return ngettext("{count} day", "{count} days", gap.days).format(count=gap.days)
    hours = int(gap / timedelta(hours=1))
    return ngettext("{count} hour", "{count} hours", hours).format(count=hours)
