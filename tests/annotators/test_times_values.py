"""What holds for every time mark on any text: its span, TIMEX3 value, EDTF and days."""

import dataclasses
import datetime as dt
import re

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.annotators.base import only, run
from dateline.annotators.times.annotator import Times
from dateline.calendar.holidays import holiday_date
from dateline.languages.en.times import ENGLISH_TIMES
from dateline.languages.en.times.time_words import HOLIDAYS
from dateline.model import Time
from dateline.nlp.parse import Parse
from marked import article

UNREAD = Parse((), ())
YEAR = r"(?:\d{4}|XXXX)"
MONTH = r"(?:0[1-9]|1[0-2]|XX)"
DAY = r"(?:[0-2]\d|3[01]|XX)"
DATE = (
    rf"\d{{1,3}}|{YEAR}(?:-(?:{MONTH}(?:-{DAY})?|W(?:[0-4]\d|5[0-3]|XX)(?:-(?:WE|[1-7]))?|Q[1-4]|H[12]|SP|SU|FA|WI))?"
)
CLOCK = r"T(?:(?:[01]\d|2[0-4]):[0-5]\dZ?|MO|MI|AF|EV|NI)"
LENGTH = r"PT?(?:\d+|X)(?:DE|CE|ML|WE|[HMSDWQY])(?:T?\d+[MDHS])?|P(?:\d+[YW]\d+[MD]|T\d+[HM]\d+[MS])"
TIMEX = re.compile(rf"(?:PAST|PRESENT|FUTURE)_REF|(?:{DATE})(?:{CLOCK})?|{LENGTH}")

RULES = [rule for stage in (ENGLISH_TIMES.numbers, *ENGLISH_TIMES.stages) for rule in stage]
WORDS = sorted(
    {word for table in ENGLISH_TIMES.words.values() for word in table}
    | {word for rule in RULES for word in re.findall(r"(?<![:\w])[a-z]+", rule.pattern)}
)
NUMBERS = (
    "0",
    "1",
    "9",
    "31",
    "32",
    "99",
    "1999",
    "2020",
    "0800",
    "2,000",
    "1.5",
    "1/2",
    "80s",
    "11th",
    "10:35",
    "9" * 20,
)
MARKS = (
    ",",
    ".",
    "-",
    "'",
    "’",
    "(",
    ")",
    "/",
    "\n\n",
    "p.m.",
    "2020-02-30",
    "1/2/03",
    "09.08.2020",
    "2020-02-03T10:61Z",
    "2020-02-03T10:59Z",
    "٣",
    "½",
    "$",
    "%",
    "``",
    ":",
)
DAYS = st.one_of(st.none(), st.dates(), st.dates(dt.date(1999, 1, 1), dt.date(2030, 1, 1)))
DIGITS = st.from_regex(r"[0-9]{1,5}(s|th|am)?", fullmatch=True)
TEXTS = st.lists(st.one_of(st.sampled_from([*WORDS, *NUMBERS, *MARKS]), DIGITS), max_size=14).map(" ".join)


def times(text: str, published: dt.date | None) -> list[Time]:
    seed = dataclasses.replace(article(text), published=published)
    return only(run((Times(ENGLISH_TIMES),), seed, UNREAD), Time)


@given(st.one_of(TEXTS, st.text(max_size=60)), DAYS)
@example("in ten thousand years, 9999999 years ago, 99999999999 centuries later", dt.date(2020, 1, 1))
@example("last February 29, next February 29, February 29", dt.date(9999, 12, 31))
@example("last May, next May, next Easter, last Easter, next Monday", dt.date(9999, 12, 31))
@example("last May, last Easter, last Monday, a year ago, yesterday, last week", dt.date(1, 1, 1))
@example("a century or so ago, a millennium ago, the 2nd century", dt.date(50, 1, 1))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_lawful_marks(text, published):
    # `run` itself refuses a mark outside the text.
    for mark in times(text, published):
        assert TIMEX.fullmatch(mark.value), mark
        when = mark.when
        assert (when.first is None) == (when.last is None) == (when.edtf is None) == (when.precision is None)
        if mark.when.first and mark.when.last:
            assert mark.when.first <= mark.when.last
            parse_edtf(mark.when.edtf)
        if mark.type == "SET":
            assert mark.when.first is None


@pytest.mark.parametrize(
    "hostile",
    ["1" * 6000, "1," * 3000, "1,111" * 4000, "1,111," * 4000 + "a", "1/2/3" * 4000, "a.m." * 5000, "May " * 5000,
     "the " * 5000, "1 - " * 5000, "more than " * 3000, "last " * 5000, "of the end of " * 2000, "Jan. 1, " * 3000,
     "one two " * 3000, "(" * 6000, "12:" * 6000, "2020-02-" * 3000, "X" * 6000, "nineteen " * 3000],
)  # fmt: skip
def test_long_hostile_text_is_read_to_its_end(hostile):
    marks = times(f"{hostile} on May 3, 2019", dt.date(2020, 11, 26))
    assert marks[-1].value == "2019-05-03"


def test_no_rule_repeats_anything_without_a_bound():
    # What may be repeated at will, once inside the other, makes the time grow faster than the text.
    assert [rule.name for rule in RULES if re.search(r"[*+{]", rule.pattern)] == []


def test_every_listed_holiday_has_a_day_in_every_year():
    years = [1999, 2000, 2023]
    strays = [name for name, rule in HOLIDAYS.items() if [holiday_date(rule, year).year for year in years] != years]
    assert strays == []
