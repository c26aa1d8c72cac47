from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguard_desktop.domain.errors import MendableError
from safeguard_desktop.domain.moments import LONDON, Moment, Precision, UnreadableMoment, parse_stated

FIRST, LAST = datetime(1901, 1, 1), datetime(2199, 12, 30)  # noqa: DTZ001 - bounds are given without their zone
WHOLE_MINUTES = st.datetimes(FIRST, LAST, timezones=st.just(UTC)).map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-20T16:55", datetime(2026, 11, 20, 16, 55, tzinfo=UTC)),
        ("2026-11-20 16:55", datetime(2026, 11, 20, 16, 55, tzinfo=UTC)),
        ("2026-11-20T16:55:00+00:00", datetime(2026, 11, 20, 16, 55, tzinfo=UTC)),
        ("2026-07-01 16:55", datetime(2026, 7, 1, 15, 55, tzinfo=UTC)),
        ("2026-07-01T16:55Z", datetime(2026, 7, 1, 16, 55, tzinfo=UTC)),
        ("2026-07-01T16:55+0530", datetime(2026, 7, 1, 11, 25, tzinfo=UTC)),
        ("2026-07-01T16:55-02", datetime(2026, 7, 1, 18, 55, tzinfo=UTC)),
        (" 2026-11-20 16:55:30 ", datetime(2026, 11, 20, 16, 55, 30, tzinfo=UTC)),
    ],
)
def test_a_stated_time_is_read_as_london_time_unless_it_says_otherwise(text, instant):
    stated = parse_stated(text)

    assert stated.moment == Moment(instant)
    assert stated.moment.precision is Precision.MINUTE
    assert stated.warnings == ()


def test_a_date_alone_stands_at_midnight_in_london_and_warns():
    stated = parse_stated("2026-07-01")

    assert stated.moment == Moment.on(date(2026, 7, 1))
    assert stated.moment.at == datetime(2026, 6, 30, 23, 0, tzinfo=UTC)
    assert "00:00" in stated.warnings[0]


def test_the_repeated_hour_is_the_first_one_and_the_warning_names_both():
    stated = parse_stated("2026-10-25 01:30")

    assert stated.moment.isoformat() == "2026-10-25T01:30+01:00"
    assert "BST" in stated.warnings[0]
    assert "GMT" in stated.warnings[0]


def test_the_second_of_the_repeated_hours_can_be_stated_as_the_warning_says():
    offset = parse_stated("2026-10-25 01:30").warnings[0].partition("add ")[2][:6]

    stated = parse_stated(f"2026-10-25 01:30{offset}")

    assert stated.moment.isoformat() == "2026-10-25T01:30+00:00"
    assert stated.warnings == ()


def test_the_missing_hour_in_march_is_an_hour_later_and_the_warning_says_so():
    stated = parse_stated("2027-03-28 01:30")

    assert stated.moment.isoformat() == "2027-03-28T02:30+01:00"
    assert "02:30 BST is taken" in stated.warnings[0]


@pytest.mark.parametrize("clock", ["00:59", "02:00"])
@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
def test_just_outside_a_clock_change_there_is_no_warning(day, clock):
    stated = parse_stated(f"{day} {clock}")

    assert f"{stated.moment.local:%H:%M}" == clock
    assert stated.warnings == ()


@pytest.mark.parametrize(
    ("day", "forward"),
    [
        *(("2025-03-30", True), ("2025-10-26", False), ("2026-03-29", True), ("2026-10-25", False)),
        *(("2027-03-28", True), ("2027-10-31", False), ("2028-03-26", True), ("2028-10-29", False)),
    ],
)
def test_the_clocks_change_when_the_calendar_facts_say(day, forward):
    warning = parse_stated(f"{day} 01:30").warnings[0]

    assert ("forward" in warning) is forward


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "20/11/2026 16:55", "2026-11-20 4pm", "2026-11-20T16", "20261120T1655", "2026-W47-5"),
        *("2026-11-31", "2026-02-29 10:00", "2026-11-20 24:00", "2026-11-20 16:60", "2026-11-20 16:55 +00:00"),
        *("2026-11-20T16:55+25:00", "2026-11-20T16:55+01:75", "2026-11-20T16:55[Europe/London]", "٢٠٢٦-11-20"),
        *("2026-11-20+01:00", "2026-11-20\n2026-11-21", "1899-12-31 10:00", "2201-01-01", "0001-01-01 00:00"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_a_sentence_and_a_next_step(text):
    with pytest.raises(UnreadableMoment) as refused:
        parse_stated(text)

    assert isinstance(refused.value, ValueError)
    assert isinstance(refused.value, MendableError)
    assert refused.value.message.endswith(".")
    assert "2026-11-20 16:55" in refused.value.next_step or "2200" in refused.value.message


def test_the_refusal_never_repeats_what_was_typed():
    with pytest.raises(UnreadableMoment) as refused:
        parse_stated("Marmaduke said so")

    assert "Marmaduke" not in str(refused.value)


def test_a_moment_is_kept_in_utc_whatever_zone_it_came_in():
    tokyo = timezone(timedelta(hours=9))

    moment = Moment(datetime(2026, 11, 21, 1, 55, tzinfo=tokyo))

    assert moment.at.tzinfo is UTC
    assert moment == Moment(datetime(2026, 11, 20, 16, 55, tzinfo=LONDON))
    assert moment.date == date(2026, 11, 20)


def test_a_moment_without_a_zone_is_our_bug():
    with pytest.raises(ValueError, match="aware"):
        Moment(datetime(2026, 11, 20, 16, 55))  # noqa: DTZ001 - this is what is refused


def test_a_date_precision_away_from_midnight_is_our_bug():
    with pytest.raises(ValueError, match="00:00"):
        Moment(datetime(2026, 7, 1, tzinfo=UTC), Precision.DATE)


def test_a_date_alone_is_written_as_a_date():
    assert Moment.on(date(2026, 11, 20)).isoformat() == "2026-11-20"


@given(WHOLE_MINUTES)
def test_a_written_moment_is_read_back_as_itself(at):
    moment = Moment(at)

    assert Moment.parse(moment.isoformat()) == moment


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_a_written_date_is_read_back_as_itself(day):
    assert Moment.parse(Moment.on(day).isoformat()) == Moment.on(day)
    assert Moment.on(day).date == day
    assert Moment.on(day).local.time() == time.min


@given(WHOLE_MINUTES, WHOLE_MINUTES)
def test_moments_are_ordered_by_the_instant(first, second):
    assert (Moment(first) < Moment(second)) == (first < second)


@given(st.datetimes(FIRST, LAST))
def test_london_time_without_an_offset_is_never_read_later_than_it_may_be_meant(local):
    """The other reading of a repeated hour lies after the one taken; a missing hour moves by one hour, no more."""
    moment = parse_stated(local.isoformat()).moment

    readings = {local.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1)}
    shown = moment.local.replace(tzinfo=None)
    assert (moment.at == min(readings) and shown == local) or shown > local
    assert shown - local <= timedelta(hours=1)
