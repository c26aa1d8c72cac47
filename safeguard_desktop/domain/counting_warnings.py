"""What a person should know about a due time: nobody is in then, the time of day is unknown, the holiday table ends."""

from datetime import timedelta

from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.counting_steps import written
from safeguard_desktop.domain.limits import Code, Limit
from safeguard_desktop.domain.moments import Moment, Precision, is_repeated
from safeguard_desktop.domain.printed_times import printed_day
from safeguard_desktop.domain.texts import gettext as _

_COUNTING_BACK = frozenset({Code.BEFORE_WD, Code.BEFORE_DAYS})
_READING_THE_CLOCK = frozenset({Code.NOW, Code.EVENT, Code.H, Code.WH, Code.SAMEWD, Code.SAMEDAY, Code.TARGET})
_LONGEST_LOOK_BACK_DAYS = 60


def warnings_of(limit: Limit, start: Moment, due: Moment | None, calendar: WorkingCalendar) -> tuple[str, ...]:
    """Every warning about a due time, the most urgent first; none where there is no due time."""
    if due is None:
        return ()
    found = (
        _next_working_day(limit, start, due),
        _nobody_in(limit, start, due, calendar),
        _seven_days(limit, start, due),
        _date_only(limit, start),
        _repeated_hour(due),
        _table_ends(start, due, calendar),
    )
    return tuple(warning for warning in found if warning)


def _next_working_day(limit: Limit, start: Moment, due: Moment) -> str:
    if limit.code is not Code.SAMEWD or due.date == start.date:
        return ""
    return _("No working time is left that day: use the out-of-hours route now if anyone is at risk.")


def _nobody_in(limit: Limit, start: Moment, due: Moment, calendar: WorkingCalendar) -> str:
    reason = _why_nobody_is_in(due, calendar)
    if not reason:
        return ""
    words = {"moment": written(due), "reason": reason}
    last = _last_closing_before(limit, start, due, calendar)
    if last is None:
        return _("Due {moment}, when the office is not open ({reason}). Use the out-of-hours route.").format(**words)
    warning = _(
        "Due {moment}, when the office is not open ({reason}). "
        "Act before it closes on {last}, or use the out-of-hours route."
    )
    return warning.format(**words, last=written(last))


def _why_nobody_is_in(due: Moment, calendar: WorkingCalendar) -> str:
    day = due.date
    closed = calendar.why_closed(day)
    if closed or due.precision is Precision.DATE:
        return closed
    if due < calendar.opening_on(day):
        return _("before opening")
    return _("after closing") if due > calendar.closing_on(day) else ""


def _last_closing_before(limit: Limit, start: Moment, due: Moment, calendar: WorkingCalendar) -> Moment | None:
    """The last time the office closes before the due time and, unless it counts back, after the start."""
    for number in range(_LONGEST_LOOK_BACK_DAYS):
        day = due.date - timedelta(days=number)
        closing = calendar.closing_on(day)
        if limit.code not in _COUNTING_BACK and closing.at <= start.at:
            return None
        if closing.at < due.at and calendar.is_office_open(day):
            return closing
    return None


def _seven_days(limit: Limit, start: Moment, due: Moment) -> str:
    """That the 7-day reading of a working week, the same weekday of the next week, is earlier."""
    same_weekday = start.date + timedelta(weeks=limit.number)
    if limit.code is not Code.WWEEK or same_weekday >= due.date:
        return ""
    return _("Counted as the same weekday of the next week it would be {day}: earlier, so aim for that.").format(
        day=printed_day(same_weekday)
    )


def _date_only(limit: Limit, start: Moment) -> str:
    if start.precision is not Precision.DATE or limit.code not in _READING_THE_CLOCK:
        return ""
    return _("Only the date is known: counted from 00:00 of that date. Enter the time if you can find it.")


def _repeated_hour(due: Moment) -> str:
    local = due.local
    if not is_repeated(local):
        return ""
    warning = _("{clock} comes twice that night, because the clocks go back: this is the one in {zone}.")
    return warning.format(clock=f"{local:%H:%M}", zone=local.tzname())


def _table_ends(start: Moment, due: Moment, calendar: WorkingCalendar) -> str:
    outside = calendar.coverage_warning(due.date) or calendar.coverage_warning(start.date)
    if not outside:
        return ""
    return _("This is {outside}: Monday to Friday are all counted, a bank holiday may be missing.").format(
        outside=outside
    )
