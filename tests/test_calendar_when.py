"""The time value `When`: what follows from its days, and how a calendar unit becomes one."""

import datetime as dt

import pytest

from dateline.calendar.periods import Period
from dateline.calendar.when import UNDATED, When, build_when, iso

MONDAY, TUESDAY = dt.date(2021, 3, 1), dt.date(2021, 3, 2)


@pytest.mark.parametrize(
    ("when", "start", "end", "length"),
    [
        pytest.param(When(first=MONDAY, last=MONDAY), MONDAY, MONDAY, 0, id="a single day"),
        pytest.param(When(first=MONDAY, last=TUESDAY), MONDAY, TUESDAY, 1, id="two days"),
        pytest.param(When(first=MONDAY), MONDAY, MONDAY, 0, id="an open end"),
        pytest.param(When(last=TUESDAY), TUESDAY, TUESDAY, 0, id="an open beginning"),
        pytest.param(UNDATED, None, None, 0, id="undated"),
    ],
)
def test_start_end_and_length_follow_from_the_days_known(when, start, end, length):
    assert (when.start, when.end, when.length) == (start, end, length)


@pytest.mark.parametrize(
    ("unit", "date", "until"),
    [
        ("day", "2021-03-01", None),
        ("week", "2021-03-01", None),
        ("weekend", "2021-03-01", "2021-03-02"),
        ("month", "2021-03", None),
        ("quarter", "2021-03-01", None),
        ("year", "2021", None),
        ("decade", "2021", None),
    ],
)
def test_a_unit_is_dated_in_its_precision_and_only_a_range_has_an_end(unit, date, until):
    when = Period(unit, MONDAY).when

    assert (when.date, when.until) == (date, until)
    assert (when.first, when.last, when.edtf) == (MONDAY, Period(unit, MONDAY).last, Period(unit, MONDAY).edtf)


def test_a_day_without_a_precision_is_written_in_full():
    assert iso(MONDAY, None) == "2021-03-01"


def test_a_range_ends_on_its_last_day():
    assert build_when(MONDAY, TUESDAY, "2021-03-01/2021-03-02", "range").until == "2021-03-02"
