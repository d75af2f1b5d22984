"""Dates as the press writes them, and what only looks like a date."""

import datetime as dt

import pytest

from dateline.calendar.written_dates import DateReader, DateWords
from dateline.languages import DEFAULT

DAY = dt.date(2020, 11, 26)


@pytest.fixture
def reader() -> DateReader:
    return DateReader(DEFAULT.lexicon(DateWords))


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
def test_a_full_date_is_read_to_its_end(reader: DateReader, words: str) -> None:
    written = reader.read_full(words, 0)
    assert written is not None
    assert (written.calendar_day(), written.end) == (DAY, len(words))
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
def test_half_a_date_is_not_read(reader: DateReader, words: str) -> None:
    assert reader.read_full(words, 0) is None


def test_a_day_that_does_not_exist_is_written_but_is_no_day(reader: DateReader) -> None:
    written = reader.read_full("30 February 2020", 0)
    assert written is not None
    assert written.calendar_day() is None


def test_a_slashed_date_may_be_two_days(reader: DateReader) -> None:
    written = reader.read_full("11/12/2020", 0)
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
def test_a_date_without_a_year_takes_the_year_that_brings_it_nearest(
    reader: DateReader, words: str, near: dt.date, day: dt.date
) -> None:
    written = reader.read_partial(words, 0)
    assert written is not None
    assert written.nearest(near) == day


def test_a_zone_is_no_word_of_the_sentence_after_it(reader: DateReader) -> None:
    written = reader.read_full("25 April 2009 23.24 BST the flu spreads", 0)
    assert written is not None
    assert written.end == len("25 April 2009 23.24 BST")


def test_a_language_needs_only_the_names_of_its_months_and_weekdays() -> None:
    reader = DateReader(DateWords(months={11: ("novembro",)}, weekdays={4: ("quinta",)}))
    written = reader.read_full("quinta, 26 novembro 2020", 0)
    assert written is not None
    assert (written.calendar_day(), written.weekday) == (DAY, 4)
    assert reader.read_full("26th novembro 2020", 0) is None


@pytest.mark.parametrize(
    ("words", "day", "ambiguous"),
    [
        ("12/12/2020", (12, 12), False),
        ("12/11/2020", (12, 11), True),
        ("11/12/2020", (11, 12), True),
        ("13/12/2020", (12, 13), False),
        ("12/13/2020", (12, 13), False),
        ("13/1/2020", (1, 13), False),
    ],
)
def test_a_slashed_date_is_ambiguous_if_both_numbers_may_be_months(
    reader: DateReader, words: str, day: tuple[int, int], *, ambiguous: bool
) -> None:
    written = reader.read_full(words, 0)
    assert written is not None
    assert ((written.month, written.day), written.ambiguous) == (day, ambiguous)


def test_a_date_is_read_up_to_the_given_end(reader: DateReader) -> None:
    words = "26 November 2020, 10:20"
    full, partial = reader.read_full(words, 0, len("26 November 2020")), reader.read_partial(words, 0, 11)
    assert (full.end if full else None) == len("26 November 2020")
    assert (partial.year if partial else 0, partial.end if partial else 0) == (None, len("26 November"))
    assert reader.read_full(words, 0, 11) is None


def test_a_day_that_no_year_has_is_near_to_no_day(reader: DateReader) -> None:
    written = reader.read_partial("31 November", 0)
    assert written is not None
    assert written.calendar_day() is None
    assert written.nearest(DAY) is None


def test_a_day_without_a_year_is_no_date(reader: DateReader) -> None:
    written = reader.read_partial("26 November", 0)
    assert written is not None
    assert written.calendar_day() is None
