"""What holds for every limit, moment and calendar, whatever the policy."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from safeguard_desktop.content.calendar_file import read_calendar
from safeguard_desktop.domain.calendars import BankHoliday, Nation, WorkingCalendar
from safeguard_desktop.domain.counting import Code, Limit, Rhythm, count, due_time, occurrences
from safeguard_desktop.domain.limits import NUMBERED
from safeguard_desktop.domain.moments import Moment, parse_stated

ROOT = Path(__file__).parents[2]

COUNTING_BACK = {Code.BEFORE_WD, Code.BEFORE_DAYS}
REPEATING = (Code.WEEK, Code.MONTH, Code.YEAR, Code.DAY)
ALWAYS_WORKED = (Code.WD, Code.WWEEK, Code.WH, Code.SAMEWD, Code.TARGET, Code.BEFORE_WD, Code.BEFORE_DAYS)


def _table(nation):
    return read_calendar((ROOT / "resources" / "calendars" / f"{nation}.toml").read_bytes(), nation)


TABLES = [_table(nation) for nation in Nation]

DAYS = st.dates(date(2012, 1, 1), date(2040, 12, 31))
TIMES = st.datetimes(
    datetime(2012, 1, 1),  # noqa: DTZ001 - bounds are given without their zone
    datetime(2040, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)
NEAR_A_CLOCK_CHANGE = st.builds(
    lambda day, minutes: datetime.combine(day, time(), UTC) + timedelta(minutes=minutes),
    st.sampled_from([date(2026, 10, 24), date(2027, 3, 27), date(2027, 10, 30), date(2028, 3, 25)]),
    st.integers(0, 3 * 24 * 60),
)
STARTS = st.one_of(TIMES.map(Moment), NEAR_A_CLOCK_CHANGE.map(Moment), DAYS.map(Moment.on))


@st.composite
def limits(draw, codes=tuple(Code)):
    code = draw(st.sampled_from(codes))
    number = draw(st.integers(1, 70)) if code in NUMBERED else 0
    at = draw(st.sampled_from([time(15), time(1, 30), time(0), time(23, 59)])) if code is Code.TARGET else None
    return Limit(code, number * 24 if code is Code.WH else number, at)


@st.composite
def calendars(draw):
    closures = draw(st.sets(DAYS, max_size=5))
    first = draw(DAYS)
    extra = [BankHoliday(first + timedelta(days=n), "one-off") for n in range(draw(st.integers(0, 20)))]
    return WorkingCalendar(draw(st.sampled_from(TABLES)), frozenset(closures), tuple(extra))


@given(limits([code for code in Code if code not in COUNTING_BACK]), STARTS, calendars())
@example(Limit(Code.SAMEDAY), parse_stated("2026-11-21 23:59:30").moment, WorkingCalendar(TABLES[0]))
def test_nothing_is_due_before_its_trigger(limit, start, calendar):
    due = due_time(limit, start, calendar)

    assert due is None or due.at >= start.at


@given(limits(sorted(COUNTING_BACK)), STARTS, calendars())
def test_what_counts_back_is_due_before_the_day_of_the_event(limit, event, calendar):
    due = due_time(limit, event, calendar)

    assert due is not None
    assert due.date < event.date


@given(limits(ALWAYS_WORKED), STARTS, calendars())
def test_a_limit_that_counts_working_days_never_ends_on_a_day_nobody_works(limit, start, calendar):
    due = due_time(limit, start, calendar)

    assert due is not None
    assert calendar.is_working_day(due.date)
    assert limit.code is Code.TARGET or due <= calendar.closing_on(due.date)


@given(limits([Code.CD, Code.WEEK, Code.MONTH, Code.YEAR]), STARTS, calendars())
def test_a_day_by_the_calendar_only_ever_moves_back(limit, start, calendar):
    due = due_time(limit, start, calendar)

    assert due is not None
    corresponding = limit.day_after(start.date)
    assert start.date < due.date <= corresponding
    assert calendar.is_working_day(due.date) or due.date == corresponding


@given(limits(), STARTS, STARTS, calendars())
def test_a_later_trigger_never_gives_an_earlier_due_time(limit, first, second, calendar):
    earlier, later = sorted([first, second], key=lambda moment: moment.at)

    dues = due_time(limit, earlier, calendar), due_time(limit, later, calendar)

    assert dues[0] is None or dues[1] is None or dues[0].at <= dues[1].at


@given(limits(), STARTS, st.integers(1, 4 * 24 * 60), calendars())
def test_a_trigger_a_little_later_never_gives_an_earlier_due_time(limit, start, minutes, calendar):
    after = Moment(start.at + timedelta(minutes=minutes))

    dues = due_time(limit, start, calendar), due_time(limit, after, calendar)

    assert dues[0] is None or dues[1] is None or dues[0].at <= dues[1].at


@given(limits(), STARTS, calendars())
def test_the_explained_way_gives_the_same_due_time_as_the_quick_one(limit, start, calendar):
    counted = count(limit, start, calendar, "Noticed")

    assert counted.due == due_time(limit, start, calendar)
    assert all(counted.steps)
    assert counted.due is None or counted.steps[0].startswith("Noticed: ")
    assert all(counted.warnings)


@given(limits([Code.WD, Code.WWEEK]), STARTS, calendars())
def test_the_last_day_counted_in_the_steps_is_the_due_day(limit, start, calendar):
    counted = count(limit, start, calendar)

    days = [step for step in counted.steps if step.startswith("day ")]
    assert days[-1].startswith(f"day {limit.working_days}: ")
    assert days[-1].partition(": ")[2].split(" (")[0] in counted.steps[-1]


@given(limits(), STARTS, st.sets(DAYS, max_size=30))
def test_closing_the_office_never_moves_a_deadline(limit, start, closures):
    plain, closed = WorkingCalendar(TABLES[0]), WorkingCalendar(TABLES[0], frozenset(closures))

    assert due_time(limit, start, closed) == due_time(limit, start, plain)


@given(limits(REPEATING), STARTS, calendars())
def test_occurrences_never_go_back_and_each_is_counted_from_the_anchor(limit, anchor, calendar):
    found = occurrences(limit, anchor, calendar, 8)

    assert found == sorted(found)
    assert found == [due_time(limit.times(k), anchor, calendar) for k in range(1, 9)]


@given(STARTS, calendars())
def test_the_monthly_reviews_follow_the_weekly_ones(anchor, calendar):
    rhythm = Rhythm(Limit(Code.WEEK, 1), 4, Limit(Code.MONTH, 1))

    dues = [rhythm.due(k, anchor, calendar) for k in range(1, 12)]

    found = [due for due in dues if due is not None]
    assert found == sorted(found)
    assert len(found) == len(dues)
    assert anchor.date < found[0].date


@pytest.mark.parametrize("code", sorted(NUMBERED))
@pytest.mark.parametrize("number", [0, -1, 10_001])
def test_a_limit_without_a_sensible_number_is_refused(code, number):
    with pytest.raises(ValueError, match="needs a number"):
        Limit(code, number)


@pytest.mark.parametrize("code", sorted(set(Code) - NUMBERED - {Code.TARGET}))
def test_a_number_or_a_clock_time_where_it_means_nothing_is_refused(code):
    with pytest.raises(ValueError, match="takes no number"):
        Limit(code, 1)
    with pytest.raises(ValueError, match="clock time"):
        Limit(code, 0, time(15))


def test_a_target_needs_its_clock_time():
    with pytest.raises(ValueError, match="clock time"):
        Limit(Code.TARGET)


def test_two_working_days_stated_as_2_hours_are_refused():
    with pytest.raises(ValueError, match="48 means two working days"):
        Limit(Code.WH, 2)


def test_what_does_not_repeat_is_no_rhythm():
    with pytest.raises(ValueError, match="repeat"):
        Rhythm(Limit(Code.WD, 1))


def test_a_rhythm_that_goes_on_otherwise_says_when():
    with pytest.raises(ValueError, match="after how many times"):
        Rhythm(Limit(Code.WEEK, 1), 0, Limit(Code.MONTH, 1))


def test_a_rhythm_has_no_occurrence_before_its_first():
    with pytest.raises(ValueError, match="from 1"):
        Rhythm(Limit(Code.WEEK, 1)).due(0, Moment.on(date(2026, 11, 20)), WorkingCalendar(TABLES[0]))


ELSEWHERE = """
import json, sys
from pathlib import Path
from safeguard_desktop.content.calendar_file import read_calendar
from safeguard_desktop.domain.calendars import WorkingCalendar
from safeguard_desktop.domain.counting import Code, Limit, count
from safeguard_desktop.domain.moments import parse_stated
calendar = WorkingCalendar(read_calendar(Path(sys.argv[1]).read_bytes(), "england"))
limits = [Limit(Code.H, 24), Limit(Code.WD, 1), Limit(Code.SAMEDAY), Limit(Code.WH, 48), Limit(Code.MONTH, 1)]
starts = ["2026-11-20 16:55", "2026-11-20", "2026-10-25 01:30", "2027-03-28 01:30", "2026-11-21 23:30"]
counted = [count(limit, parse_stated(text).moment, calendar) for limit in limits for text in starts]
print(json.dumps([[one.due.isoformat(), one.steps, one.warnings] for one in counted]))
"""


def _counted_in(zone):
    calendar = ROOT / "resources" / "calendars" / "england.toml"
    environment = {**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(calendar)],
        env=environment, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"])
def test_a_laptop_set_to_another_zone_counts_the_same(zone):
    assert _counted_in(zone) == _counted_in("Europe/London")
