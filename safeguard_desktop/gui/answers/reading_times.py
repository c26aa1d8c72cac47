"""Reads dates and times as people type them ("20/11", "yesterday 4.55pm") and says them back as everybody reads them.

Days come before months. What cannot be read is not guessed at. Times are London's.
"""

import re
from datetime import date, datetime, time, timedelta

from safeguard_desktop.domain.moments import FIRST_YEAR, LAST_YEAR, LONDON, Moment, Precision
from safeguard_desktop.domain.texts import gettext as _

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAYS = {*_DAYS, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_FIGURES = re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})(?:[./-](?P<year>\d{4}|\d{2}))?")
_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<word>[a-z]{3,9})\.?(?:,?\s+(?P<year>\d{4}|\d{2}))?"
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?")
_FOUR_FIGURES = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})\s*(?P<half>[ap]\.?m\.?)?")
_TIME_AT_END = re.compile(
    r"^(?P<day>.*?)[\s,]*(?:T|\bat\b)?\s*(?P<clock>\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|(?<=\s)\d{4}|noon|midnight)$",
    re.IGNORECASE,
)


def read_date(text: str, today: date) -> date | None:
    """The date a person typed, or None. Without a year it is the one nearest to today; two figures lie behind us.

    A weekday alone is the last one, today included: what has happened is asked for.
    """
    words = _without_weekday(" ".join(text.casefold().split()))
    if words in (_("today"), _("yesterday"), _("tomorrow")):
        return today + timedelta(days={_("today"): 0, _("yesterday"): -1, _("tomorrow"): 1}[words])
    if words[:3] in _DAYS and words in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _DAYS.index(words[:3])) % 7)
    for pattern in (_ISO, _FIGURES, _WORDS):
        if match := pattern.fullmatch(words):
            return _date_of(match.groupdict(), today)
    return None


def read_time(text: str) -> time | None:
    """The time of day a person typed ("16:55", "4.55pm", "1655", "4 pm", "noon"), or None."""
    words = " ".join(text.casefold().split())
    if words in (_("noon"), _("midnight")):
        return time(12 if words == _("noon") else 0)
    match = _FOUR_FIGURES.fullmatch(words) or _CLOCK.fullmatch(words)
    if match is None or (match["minute"] is None and match["half"] is None):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_date_time(text: str, today: date) -> str | None:
    """A date with or without a time as ISO 8601 text without an offset ("2026-11-20 16:55", "2026-11-20"), or None."""
    day = read_date(text, today)
    if day is not None:
        return day.isoformat()
    match = _TIME_AT_END.match(" ".join(text.split()))
    if match is None:
        return None
    day = read_date(match["day"].strip(" ,"), today)
    clock = read_time(match["clock"])
    return f"{day.isoformat()} {clock:%H:%M}" if day is not None and clock is not None else None


def say_date(day: date) -> str:
    """Says a date as "Fri 20 Nov 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def say_moment(moment: Moment) -> str:
    """Says a moment as "Fri 20 Nov 2026, 16:55"; the date alone where only that is known."""
    said = say_date(moment.date)
    return said if moment.precision is Precision.DATE else f"{said}, {moment.local:%H:%M}"


def today_in_london(now: datetime) -> date:
    """The date in London of an aware time."""
    return now.astimezone(LONDON).date()


def _without_weekday(words: str) -> str:
    first, _space, rest = words.partition(" ")
    bare = first.strip(",.")
    return rest if rest and bare[:3] in _DAYS and bare.isalpha() else words


def _date_of(parts: dict[str, str | None], today: date) -> date | None:
    month = _month(parts)
    day, year = int(parts["day"] or 0), parts.get("year")
    if month is None:
        return None
    if year is None:
        nearby = [_made(today.year + step, month, day) for step in (-1, 0, 1)]
        return min((one for one in nearby if one), key=lambda one: abs(one - today), default=None)
    full = int(year) if len(year) == 4 else _full_year(int(year), today)
    return _made(full, month, day)


def _month(parts: dict[str, str | None]) -> int | None:
    if word := parts.get("word"):
        return next((number for number, name in enumerate(_MONTHS, 1) if word.startswith(name)), None)
    return int(parts["month"] or 0)


def _full_year(two_figures: int, today: date) -> int:
    year = today.year // 100 * 100 + two_figures
    return year if year <= today.year + 1 else year - 100


def _made(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
