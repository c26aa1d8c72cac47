from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.calendars import (
    BankHoliday,
    BankHolidays,
    Nation,
    OfficeHours,
    UnknownNation,
    WorkingCalendar,
)
from safeguard_desktop.domain.errors import MendableError

CHRISTMAS = {
    date(2026, 12, 25): "Christmas Day",
    date(2026, 12, 28): "Boxing Day (substitute)",
    date(2027, 1, 1): "New Year's Day",
}
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def _calendar(days=CHRISTMAS, first_year=2026, last_year=2027, **own):
    table = BankHolidays(Nation.ENGLAND, days, first_year, last_year, date(2026, 11, 22))
    return WorkingCalendar(table, **own)


def _stepped(calendar, day, number):
    """The slow, obvious way: walk day by day."""
    step = timedelta(days=1 if number > 0 else -1)
    left = abs(number)
    while left:
        day += step
        left -= calendar.is_working_day(day)
    return day


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        *(("england", Nation.ENGLAND), ("England and Wales", Nation.ENGLAND), ("ENG", Nation.ENGLAND)),
        *(("WALES", Nation.WALES), ("wls", Nation.WALES), (" Scotland ", Nation.SCOTLAND), ("SCT", Nation.SCOTLAND)),
        *(("northern_ireland", Nation.NORTHERN_IRELAND), ("Northern Ireland", Nation.NORTHERN_IRELAND)),
        *(("northern-ireland", Nation.NORTHERN_IRELAND), ("NIR", Nation.NORTHERN_IRELAND)),
    ],
)  # fmt: skip
def test_a_nation_is_known_by_its_usual_names(text, nation):
    assert Nation.parse(text) is nation


@pytest.mark.parametrize("text", ["", "ireland", "england-and-scotland", "gb"])
def test_an_unknown_nation_is_refused_with_the_known_ones(text):
    with pytest.raises(UnknownNation) as refused:
        Nation.parse(text)

    assert isinstance(refused.value, ValueError)
    assert "england, wales, scotland, northern-ireland" in str(refused.value)


def test_an_office_that_closes_before_it_opens_is_refused():
    with pytest.raises(MendableError, match="must open before it closes"):
        OfficeHours(time(17), time(9))


def test_a_bank_holiday_and_a_weekend_are_not_worked():
    calendar = _calendar()

    days = [date(2026, 12, 24) + timedelta(days=number) for number in range(6)]
    assert [calendar.is_working_day(day) for day in days] == [True, False, False, False, False, True]


def test_the_reason_a_day_is_closed_is_named():
    calendar = _calendar(closures=frozenset({date(2026, 12, 24)}))

    days = [date(2026, 12, 23) + timedelta(days=number) for number in range(6)]
    assert [calendar.why_closed(day) for day in days] == [
        *("", "office closed", "Christmas Day", "Saturday", "Sunday", "Boxing Day (substitute)")
    ]


def test_a_closed_office_does_not_stop_the_count():
    calendar = _calendar(closures=frozenset({date(2026, 12, 24)}))

    assert calendar.add_working_days(date(2026, 12, 23), 1) == date(2026, 12, 24)
    assert calendar.is_working_day(date(2026, 12, 24))
    assert not calendar.is_office_open(date(2026, 12, 24))


def test_an_added_one_off_bank_holiday_stops_the_count():
    calendar = _calendar(extra_holidays=(BankHoliday(date(2026, 11, 23), "Day of mourning"),))

    assert calendar.add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 24)
    assert calendar.why_closed(date(2026, 11, 23)) == "Day of mourning"


def test_an_added_bank_holiday_past_the_table_stops_the_count_too():
    calendar = _calendar(extra_holidays=(BankHoliday(date(2040, 6, 4), "Jubilee"),))

    assert calendar.add_working_days(date(2040, 6, 1), 1) == date(2040, 6, 5)


def test_past_the_table_monday_to_friday_go_on_counting():
    calendar = _calendar()

    assert calendar.add_working_days(date(2027, 12, 31), 1) == date(2028, 1, 3)
    assert not calendar.covers(date(2028, 1, 3))
    warning = "past the last year of the bank holiday table (2027, checked on 2026-11-22)"
    assert calendar.coverage_warning(date(2028, 1, 3)) == warning


def test_before_the_table_there_is_a_warning_too():
    assert "before the first year" in _calendar().coverage_warning(date(2025, 12, 31))
    assert _calendar().coverage_warning(date(2026, 1, 1)) == ""


def test_counting_back_leaves_out_the_day_itself():
    assert _calendar().add_working_days(date(2026, 12, 30), -3) == date(2026, 12, 23)


def test_the_last_working_day_may_be_the_day_itself():
    calendar = _calendar()

    assert calendar.last_working_day_on_or_before(date(2026, 12, 24)) == date(2026, 12, 24)
    assert calendar.last_working_day_on_or_before(date(2026, 12, 28)) == date(2026, 12, 24)


def test_a_working_day_has_time_left_until_it_closes():
    calendar = _calendar(hours=OfficeHours(time(8), time(16)))

    closing = calendar.closing_on(date(2026, 11, 20))
    opening = calendar.opening_on(date(2026, 11, 20))
    assert (opening.isoformat(), closing.isoformat()) == ("2026-11-20T08:00+00:00", "2026-11-20T16:00+00:00")
    assert calendar.has_working_time_left(opening)
    assert not calendar.has_working_time_left(closing)
    assert not calendar.has_working_time_left(calendar.opening_on(date(2026, 11, 21)))


def test_a_table_whose_years_are_turned_round_is_our_bug():
    with pytest.raises(ValueError, match="first year"):
        _calendar(first_year=2027, last_year=2026)


@given(DAYS, st.integers(-80, 80), st.sets(DAYS, max_size=60))
def test_the_table_agrees_with_walking_day_by_day(day, number, holidays):
    calendar = _calendar(dict.fromkeys(holidays, "holiday"), 2026, 2028)

    assert calendar.add_working_days(day, number) == _stepped(calendar, day, number)


@given(DAYS, st.sets(DAYS, max_size=60))
def test_the_last_working_day_agrees_with_walking_back(day, holidays):
    calendar = _calendar(dict.fromkeys(holidays, "holiday"), 2026, 2028)

    expected = day if calendar.is_working_day(day) else _stepped(calendar, day, -1)
    assert calendar.last_working_day_on_or_before(day) == expected
