"""Units of the calendar, their TIMEX3 and EDTF values, durations and holidays. 26 November 2020 is a Thursday."""

import datetime as dt

import pytest
from dateutil.easter import easter as reference
from hypothesis import given
from hypothesis import strategies as st

from dateline.calendar.holidays import EasterOffset, FixedDate, NthWeekday, easter, holiday_date
from dateline.calendar.periods import (
    add_months,
    add_units,
    duration_value,
    season_period,
    unit_containing,
)
from dateline.calendar.timex3 import parse_period, timex_type

DAY = dt.date(2020, 11, 26)
DATED_UNITS = [
    ("day", "2020-11-26", "2020-11-26", "2020-11-26", "2020-11-26", "day"),
    ("week", "2020-11-23", "2020-11-29", "2020-W48", "2020-11-23/2020-11-29", "week"),
    ("weekend", "2020-11-28", "2020-11-29", "2020-W48-WE", "2020-11-28/2020-11-29", "range"),
    ("fortnight", "2020-11-23", "2020-12-06", "2020-W48", "2020-11-23/2020-12-06", "range"),
    ("month", "2020-11-01", "2020-11-30", "2020-11", "2020-11", "month"),
    ("quarter", "2020-10-01", "2020-12-31", "2020-Q4", "2020-36", "quarter"),
    ("semester", "2020-07-01", "2020-12-31", "2020-H2", "2020-07-01/2020-12-31", "range"),
    ("season", "2020-09-01", "2020-11-30", "2020-FA", "2020-23", "season"),
    ("year", "2020-01-01", "2020-12-31", "2020", "2020", "year"),
    ("decade", "2020-01-01", "2029-12-31", "202", "202X", "decade"),
    ("century", "2000-01-01", "2099-12-31", "20", "20XX", "range"),
    ("millennium", "2000-01-01", "2999-12-31", "2", "2XXX", "range"),
]


@pytest.mark.parametrize("expected", DATED_UNITS, ids=[row[0] for row in DATED_UNITS])
def test_the_unit_that_contains_a_day_has_its_days_and_values(expected):
    period = unit_containing(DAY, expected[0])
    days = str(period.first), str(period.last)
    assert (period.unit, *days, period.timex, period.edtf, period.precision) == expected
    assert period.when.precision == period.precision


@pytest.mark.parametrize("unit", ["day", "week", "weekend", "month", "quarter", "semester", "season", "year", "decade"])
def test_a_value_is_read_as_the_period_that_wrote_it(unit):
    period = unit_containing(DAY, unit)
    assert parse_period(period.timex) == period


@pytest.mark.parametrize(
    ("day", "unit", "timex"),
    [
        (dt.date(2021, 1, 1), "week", "2020-W53"),
        (dt.date(2021, 1, 1), "quarter", "2021-Q1"),
        (dt.date(2021, 6, 30), "quarter", "2021-Q2"),
        (dt.date(2021, 6, 30), "semester", "2021-H1"),
        (dt.date(2021, 2, 28), "season", "2020-WI"),
        (dt.date(2021, 3, 1), "season", "2021-SP"),
        (dt.date(2021, 8, 31), "season", "2021-SU"),
        (dt.date(2021, 12, 1), "season", "2021-WI"),
        (dt.date(987, 5, 4), "day", "0987-05-04"),
        (dt.date(987, 5, 4), "decade", "098"),
        (dt.date(5, 5, 4), "century", "00"),
        (dt.date(1, 5, 4), "year", "0001"),
    ],
)
def test_units_begin_and_end_where_the_calendar_says(day, unit, timex):
    assert unit_containing(day, unit).timex == timex


@given(st.dates(dt.date(2, 1, 1), dt.date(3000, 1, 1)), st.integers(-40, 40))
def test_a_unit_contains_its_day_and_shifts_back(day, steps):
    for unit in ("day", "week", "month", "quarter", "semester", "season", "year", "decade", "century"):
        period = unit_containing(day, unit)
        assert period.first <= day <= period.last
        if 100 < day.year + steps * 100 < 9000:
            assert period.shift(steps).shift(-steps) == period
            assert period.shift(1).first == period.last + dt.timedelta(days=1)


@pytest.mark.parametrize(("unit", "steps", "first"), [("weekend", 1, "2020-12-05"), ("fortnight", -1, "2020-11-09")])
def test_weekends_are_a_week_apart_and_fortnights_two(unit, steps, first):
    assert str(unit_containing(DAY, unit).shift(steps).first) == first


def test_months_end_where_the_calendar_ends_them():
    assert add_months(dt.date(2020, 1, 31), 1) == dt.date(2020, 2, 29)
    assert add_months(dt.date(2020, 3, 31), -1) == dt.date(2020, 2, 29)
    assert add_months(dt.date(2019, 11, 30), 3) == dt.date(2020, 2, 29)


@pytest.mark.parametrize(("day", "months"), [(dt.date(9999, 12, 1), 1), (dt.date(1, 1, 1), -1)])
def test_there_is_no_month_outside_the_calendar(day, months):
    with pytest.raises(OverflowError, match=f"no calendar for the year {day.year + months}"):
        add_months(day, months)
    assert {add_months(dt.date(9999, 11, 1), 1).year, add_months(dt.date(1, 2, 1), -1).year} == {9999, 1}


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (3, "day", "2020-11-29"),
        (-2, "week", "2020-11-12"),
        (1, "fortnight", "2020-12-10"),
        (1.5, "week", "2020-12-06"),
        (0.5, "year", "2021-05-26"),
        (-1, "decade", "2010-11-26"),
        (40, "hour", "2020-11-26"),
    ],
)
def test_units_are_added_to_a_day(count, unit, day):
    assert str(add_units(DAY, count, unit)) == day


def test_the_winter_of_a_year_begins_in_its_december():
    assert str(season_period(1994, "WI").first) == "1994-12-01"


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "month", "P3M"),
        (90, "minute", "PT90M"),
        (1.5, "minute", "PT1M30S"),
        (1.75, "minute", "PT1M45S"),
        (1.5, "hour", "PT1H30M"),
        (2.75, "hour", "PT2H45M"),
        (0.5, "hour", "PT30M"),
        (2.5, "year", "P2Y6M"),
        (2.75, "year", "P2Y9M"),
        (2.5, "month", "P2M15D"),
        (1.5, "day", "P1DT12H"),
        (1.75, "day", "P1DT18H"),
        (0.5, "week", "P4D"),
        (0.75, "week", "P5D"),
        (2, "weekend", "P2WE"),
        (2, "quarter", "P2Q"),
        (1, "semester", "P6M"),
        (1, "season", "P3M"),
        (1, "decade", "P10Y"),
        (2, "century", "P200Y"),
        (1, "millennium", "P1000Y"),
        (1, "fortnight", "P2W"),
        (30.5, "second", "PT30S"),
        ("X", "day", "PXD"),
        ("X", "second", "PTXS"),
        ("X", "decade", "PXDE"),
        ("X", "century", "PXCE"),
    ],
)
def test_durations_are_written_as_timex_writes_them(count, unit, value):
    assert duration_value(count, unit) == value


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2020-08-09", "DATE"),
        ("2020-08-09T10:00", "TIME"),
        ("PRESENT_REF", "DATE"),
        ("P1Y6M", "DURATION"),
        ("PT1H30M", "DURATION"),
        ("P1DT12H", "DURATION"),
        ("PXWE", "DURATION"),
        ("P", None),
        ("PT", None),
        ("2020-13", None),
        ("2021-02-29", None),
        ("2021-W54", None),
        ("0000-01-01", None),
        ("Sunday", None),
    ],
)
def test_a_value_has_the_type_of_what_it_names(value, kind):
    assert timex_type(value) == kind


def test_easter_falls_where_the_church_puts_it():
    years = range(1583, 4100)
    assert [easter(year) for year in years] == [reference(year) for year in years]


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        (FixedDate("12-25"), 2020, "2020-12-25"),
        (NthWeekday((11, 4, 4)), 2020, "2020-11-26"),
        (NthWeekday((9, 1, 1)), 2020, "2020-09-07"),
        (NthWeekday((11, 1, 1), after=1), 2016, "2016-11-08"),
        (NthWeekday((9, 1, 1)), 2014, "2014-09-01"),
        (NthWeekday((5, 1, -1)), 2021, "2021-05-31"),
        (NthWeekday((5, 1, -1)), 2020, "2020-05-25"),
        (NthWeekday((12, 7, -1)), 2020, "2020-12-27"),
        (EasterOffset(-2), 2021, "2021-04-02"),
        (EasterOffset(39), 2021, "2021-05-13"),
    ],
)
def test_a_holiday_falls_on_its_day(rule, year, day):
    assert str(holiday_date(rule, year)) == day


def test_the_last_periods_of_the_calendar_have_a_last_day():
    assert {str(parse_period(value).last) for value in ("9999-Q4", "9999-12", "9999", "999")} == {"9999-12-31"}
