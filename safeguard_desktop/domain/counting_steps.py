"""How a due time was counted, step by step, in words a worker can check with a wall calendar and a finger."""

from collections.abc import Iterator
from datetime import date, timedelta

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.limits import CORRESPONDING, Code, Limit
from safeguard_desktop.domain.moments import Moment
from safeguard_desktop.domain.printed_times import printed_day, printed_happening
from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.domain.texts import ngettext

MOST_DAYS_SPELT_OUT = 10
"""Above this many working days only the bank holidays on the way are named, not every day."""


def steps_of(
    limit: Limit, start: Moment, due: Moment | None, calendar: WorkingCalendar, began: str = ""
) -> tuple[str, ...]:
    """The steps from the start to the due time; the last one says when it is due, or why there is no time."""
    if due is None:
        return (_no_time(limit),)
    first = f"{began or _first_word(limit)}: {written(start)}"
    return (first, *_way(limit, start, due, calendar), _last(due, calendar))


def asks_of(limit: Limit) -> str:
    """What a person has to enter where the source gives no number; "" for every other code."""
    return _("No limit in policy: set a date") if limit.code is Code.USER else ""


def written(moment: Moment) -> str:
    """A moment as it is printed; the date alone where only that is known."""
    return printed_happening(moment)


def _first_word(limit: Limit) -> str:
    return _("Event") if limit.code in {Code.BEFORE_WD, Code.BEFORE_DAYS} else _("Start")


def _no_time(limit: Limit) -> str:
    return {
        Code.USER: _("No limit in policy: set a date"),
        Code.BEFORE_GATE: _("No time in policy: do this before the next step"),
        Code.INHERIT: _("Takes the time of another rule"),
    }.get(limit.code, _("Shown as text only: there is no time to count"))


def _last(due: Moment, calendar: WorkingCalendar) -> str:
    if calendar.is_working_day(due.date) and due == calendar.closing_on(due.date):
        words = _("due {day} by close of business, {closing}")
        return words.format(day=printed_day(due.date), closing=f"{due.local:%H:%M}")
    return _("due {moment}").format(moment=written(due))


def _way(limit: Limit, start: Moment, due: Moment, calendar: WorkingCalendar) -> Iterator[str]:
    if limit.code in {Code.WD, Code.WWEEK}:
        yield from _working_days(limit.working_days, start.date, due.date, calendar)
    elif limit.code is Code.WH:
        yield from _working_days(limit.working_days, start.date, due.date, calendar)
        yield _same_clock_time(start, calendar)
    elif limit.code is Code.H:
        yield from _hours(limit.number, start, due)
    elif limit.code in CORRESPONDING:
        yield from _corresponding_day(limit, start, due, calendar)
    elif limit.code is Code.BEFORE_WD:
        yield from _clear_days(limit.number, start.date, due.date, calendar)
    elif limit.code is Code.BEFORE_DAYS:
        yield from _days_before(limit.number, start.date, due.date, calendar)
    elif limit.code in {Code.SAMEWD, Code.SAMEDAY, Code.TARGET}:
        yield from _same_day(limit, start, due, calendar)
    else:
        yield _("At once")


def _working_days(number: int, start_day: date, due_day: date, calendar: WorkingCalendar) -> Iterator[str]:
    yield _("{day} is day 0, whatever the hour").format(day=printed_day(start_day))
    counted = 0
    for day in _days_between(start_day, due_day):
        if not calendar.is_working_day(day):
            if number <= MOST_DAYS_SPELT_OUT or day.weekday() < 5:
                yield _not_counted(day, calendar)
            continue
        counted += 1
        if number <= MOST_DAYS_SPELT_OUT or counted == number:
            yield _("day {number}: {day}").format(number=counted, day=printed_day(day)) + _closure(day, calendar)


def _days_between(after: date, through: date) -> Iterator[date]:
    return (after + timedelta(days=number) for number in range(1, (through - after).days + 1))


def _not_counted(day: date, calendar: WorkingCalendar) -> str:
    return _("{day}: {reason}, not counted").format(day=printed_day(day), reason=calendar.why_closed(day))


def _closure(day: date, calendar: WorkingCalendar) -> str:
    return "" if calendar.is_office_open(day) else " " + _("(your office is closed, the day counts all the same)")


def _same_clock_time(start: Moment, calendar: WorkingCalendar) -> str:
    if not calendar.is_working_day(start.date):
        return _("It began on a day that is not worked: by close of business")
    return _("The same clock time as the start, but never after close of business")


def _hours(number: int, start: Moment, due: Moment) -> Iterator[str]:
    words = ngettext(
        "{count} hour later; nights, weekends and bank holidays count",
        "{count} hours later; nights, weekends and bank holidays count",
        number,
    )
    yield words.format(count=number)
    if start.local.utcoffset() != due.local.utcoffset():
        yield _("The clocks change in between: elapsed hours count, so the clock shows another time")


def _corresponding_day(limit: Limit, start: Moment, due: Moment, calendar: WorkingCalendar) -> Iterator[str]:
    day = limit.day_after(start.date)
    yield f"{_distance(limit)}: {printed_day(day)}"
    if calendar.is_working_day(day):
        return
    words = {"day": printed_day(day), "reason": calendar.why_closed(day), "due": printed_day(due.date)}
    if due.date != day:
        yield _("{day}: {reason}, moved back to {due}").format(**words)
    elif limit.code is Code.DAY:
        yield _("{day}: {reason}, counted all the same").format(**words)
    else:
        yield _("{day}: {reason}, but moving back would reach the day it began, so it stays").format(**words)


def _distance(limit: Limit) -> str:
    number = limit.number
    return {
        Code.WEEK: lambda: ngettext("{count} week later", "{count} weeks later", number),
        Code.MONTH: lambda: ngettext("{count} month later", "{count} months later", number),
        Code.YEAR: lambda: ngettext("{count} year later", "{count} years later", number),
    }.get(limit.code, lambda: ngettext("{count} day later", "{count} days later", number))().format(count=number)


def _clear_days(number: int, event_day: date, due_day: date, calendar: WorkingCalendar) -> Iterator[str]:
    words = ngettext(
        "{count} whole working day must lie between, counted back from the event",
        "{count} whole working days must lie between, counted back from the event",
        number,
    )
    yield words.format(count=number)
    counted = 0
    for day in reversed([*_days_between(due_day, event_day)][:-1]):
        if not calendar.is_working_day(day):
            yield _not_counted(day, calendar)
            continue
        counted += 1
        yield _("day {number} between: {day}").format(number=counted, day=printed_day(day)) + _closure(day, calendar)


def _days_before(number: int, event_day: date, due_day: date, calendar: WorkingCalendar) -> Iterator[str]:
    day = event_day - timedelta(days=number)
    words = ngettext("{count} day before: {day}", "{count} days before: {day}", number)
    yield words.format(count=number, day=printed_day(day))
    if due_day != day:
        moved = _("{day}: {reason}, moved back to {due}")
        yield moved.format(day=printed_day(day), reason=calendar.why_closed(day), due=printed_day(due_day))


def _same_day(limit: Limit, start: Moment, due: Moment, calendar: WorkingCalendar) -> Iterator[str]:
    day = start.date
    if not calendar.is_working_day(day):
        yield _("{day}: {reason}, not a working day").format(day=printed_day(day), reason=calendar.why_closed(day))
    elif limit.code is Code.TARGET and due.date != day:
        yield _("It began after {clock}").format(clock=f"{limit.at:%H:%M}")
    elif not calendar.has_working_time_left(start):
        yield _("It began at or after close of business")
    if due.date == day:
        yield _("The same day")
        return
    for between in _days_between(day, due.date - timedelta(days=1)):
        yield _not_counted(between, calendar)
    yield _("The next working day: {day}").format(day=printed_day(due.date))
