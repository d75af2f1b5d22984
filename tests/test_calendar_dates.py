"""Days as the press writes them, and what only looks like one."""

import datetime as dt

import pytest

from dateline.calendar.written_dates import full, partial

DAY = dt.date(2020, 11, 26)


@pytest.mark.parametrize(
    "words",
    [
        "2020-11-26",
        "2020-11-26T10:20:30Z",
        "2020-11-26 10:20:00+03:00",
        "2020/11/26",
        "20201126",
        "26-11-2020",
        "26.11.2020",
        "26/11/2020",
        "11/26/2020",
        "26 November 2020",
        "26 Nov. 2020",
        "26th November, 2020",
        "26th of November 2020",
        "November 26, 2020",
        "NOVEMBER 26, 2020",
        "Nov 26 2020",
        "November 26 , 2020",
        "Thursday, 26 November 2020",
        "Thu, Nov. 26, 2020",
        "November 26, 2020, 10:20 GMT",
        "November 26, 2020 at 10.20 a.m.",
        "10:20 GMT, 26 November 2020",
        "10:20 UK time, Thursday, 26 November 2020",
        "26 ноября 2020",
        "26 лістапада 2020",
        "26. November 2020",
        "26 de noviembre de 2020",
    ],
)
def test_a_full_date_is_read_to_its_end(words: str) -> None:
    written = full(words, 0)
    assert written is not None
    assert (written.on(), written.end) == (DAY, len(words))
    assert not written.ambiguous


@pytest.mark.parametrize(
    "words",
    [
        "November",
        "November 2020",
        "26",
        "2020",
        "26 2020",
        "2020-11-261",
        "x2020-11-26",
        "the 26th",
        "10:20",
        "Thursday",
        "",
    ],
)
def test_half_a_date_is_none(words: str) -> None:
    assert full(words, 0) is None


def test_a_day_that_does_not_exist_is_written_but_is_no_day() -> None:
    written = full("30 February 2020", 0)
    assert written is not None
    assert written.on() is None


def test_a_slashed_date_may_be_two_days() -> None:
    written = full("11/12/2020", 0)
    assert written is not None
    assert written.ambiguous


@pytest.mark.parametrize(
    ("words", "near", "day"),
    [
        ("November 26", DAY, DAY),
        ("26 November", dt.date(2021, 1, 3), DAY),
        ("December 31", dt.date(2021, 1, 1), dt.date(2020, 12, 31)),
        ("Jan. 2", dt.date(2020, 12, 30), dt.date(2021, 1, 2)),
        ("29 February", dt.date(2021, 2, 28), dt.date(2020, 2, 29)),
        ("26 November 2019", DAY, dt.date(2019, 11, 26)),
    ],
)
def test_a_date_without_a_year_takes_the_year_that_brings_it_nearest(words: str, near: dt.date, day: dt.date) -> None:
    written = partial(words, 0)
    assert written is not None
    assert written.near(near) == day


def test_a_zone_is_no_word_of_the_sentence_after_it() -> None:
    written = full("25 April 2009 23.24 BST the flu spreads", 0)
    assert written is not None
    assert written.end == len("25 April 2009 23.24 BST")
