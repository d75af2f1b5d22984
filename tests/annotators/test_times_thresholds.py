"""Every threshold of time expressions, with a case on each side: ⟦the words|TIMEX3 value|certainty⟧.

The articles are of Thursday, 26 November 2020, unless a case says otherwise, and are read without a model.
"""

import dataclasses
import datetime as dt

import pytest

from dateline.annotators.base import only, run
from dateline.annotators.times.annotator import Times
from dateline.languages.en.times import ENGLISH_TIMES
from dateline.model import Time
from dateline.nlp.parse import Parse
from marked import article, marked

PUBLISHED = dt.date(2020, 11, 26)
WEDNESDAY = dt.date(2020, 11, 25)


def check(case: str, published: dt.date = PUBLISHED) -> list[Time]:
    """Check that the marked expressions, and no others, are found with their values and their certainty."""
    text, wanted = marked(case)
    seed = dataclasses.replace(article(text), published=published)
    found = only(run((Times(ENGLISH_TIMES),), seed, Parse((), ())), Time)
    told = [(seed.words(mark.span), mark.value, mark.sure) for mark in found]
    expected = [(mark.words, *mark.notes) for mark in wanted]
    assert [line[: len(e)] for line, e in zip(told, expected, strict=False)] == expected, told
    assert len(told) == len(expected), told
    return found


@pytest.mark.parametrize(
    "case",
    [
        # 163 days back, 202 ahead; then 155 back, 210 ahead.
        "Memories of ⟦June 16|2020-06-16|unsure⟧.",
        "Memories of ⟦June 24|2020-06-24|likely⟧.",
    ],
)
def test_a_bare_date_is_open_within_three_weeks_of_half_a_year(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        # 6 and 10 days back.
        "Memories of ⟦November 20|2020-11-20|sure⟧.",
        "Memories of ⟦November 16|2020-11-16|likely⟧.",
    ],
)
def test_a_bare_date_is_certain_within_a_week(case):
    check(case)


@pytest.mark.parametrize(
    ("case", "published"),
    [
        # The first half of 2020 ended 173 days ago, that of 2021 begins in 12.
        ("Sales dropped in ⟦the first half|2020-H1⟧.", dt.date(2020, 12, 20)),
        # 360 days back, 5 ahead.
        ("The hearing of ⟦Nov. 20|2020-11-20⟧ was moved.", dt.date(2020, 11, 15)),
    ],
)
def test_a_tense_decides_within_half_a_year(case, published):
    check(case, published)


@pytest.mark.parametrize(
    "case",
    [
        # 292 days back, 74 ahead; then 320 and 46.
        "The hearing was held on ⟦February 8|2020-02-08⟧.",
        "The hearing of ⟦January 11|2021-01-11⟧ was moved.",
        # 243 days ahead, 122 back; then 292 and 73.
        "The hearing will be held on ⟦July 27|2021-07-27⟧.",
        "The hearing of ⟦September 14|2020-09-14⟧ will be remembered.",
    ],
)
def test_a_tense_is_overruled_by_a_much_nearer_day(case):
    check(case)


@pytest.mark.parametrize(
    ("published", "value"), [(dt.date(2014, 6, 21), "2014-06-06"), (dt.date(2014, 7, 6), "1944-06-06")]
)
def test_an_anniversary_is_near_for_three_weeks(published, value):
    check(f"On ⟦June 6, 1944|1944-06-06⟧, they landed. Veterans recall ⟦June 6|{value}⟧.", published)


@pytest.mark.parametrize(("published", "value"), [(dt.date(2020, 11, 24), "2020-11-27"), (WEDNESDAY, "2020-12-04")])
def test_next_friday_is_not_the_day_after_tomorrow(published, value):
    check(f"They meet ⟦next Friday|{value}⟧.", published)


@pytest.mark.parametrize(("published", "value"), [(WEDNESDAY, "2020-W47-WE"), (PUBLISHED, "2020-W48-WE")])
def test_the_weekend_is_the_coming_one_from_thursday_on(published, value):
    check(f"It rained over ⟦the weekend|{value}⟧.", published)


@pytest.mark.parametrize(
    "case",
    [
        "Net rose in ⟦the quarter|2020-Q2⟧ ended ⟦July 31|2020-07-31⟧.",
        "Net rose in ⟦the quarter|2020-Q3⟧ ended ⟦Aug. 31|2020-08-31⟧.",
    ],
)
def test_a_companys_quarter_is_the_calendars_that_holds_most_of_it(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "They met in 0800 style, not in ⟦1000|1000⟧ style.",
        "It will last until ⟦2150|2150⟧, not until 2500.",
        "It closed on ⟦1 May 2019|2019-05-01⟧.",
        "Ice covered the lake 0 to ⟦12 February|2020-02-12⟧.",
        "They moved from ⟦April 24|2020-04-24⟧ to 45 towns.",
        "It closed on ⟦May 31|2020-05-31⟧, at the May 45th parade.",
        "It closed at ⟦12 p.m.|2020-11-26T12:00⟧, not at 13 p.m.",
        "It closed at ⟦10:35 GMT|2020-11-26T10:35Z⟧ +30 posts.",
        "It closed at ⟦1930 GMT|2020-11-26T19:30Z⟧, not 2430 GMT.",
        "It closed at ⟦0859 GMT|2020-11-26T08:59Z⟧, not 0875 GMT.",
        "It closed at ⟦20:15|2020-11-26T20:15⟧, not at 30:15.",
        "It closed at ⟦10:35|2020-11-26T10:35⟧, not at 10:75.",
        "He woke at ⟦four at night|2020-11-26T04:00⟧ and left at ⟦eight at night|2020-11-26T20:00⟧.",
        "It is file 31.13.1999 of ⟦31.12.1999|1999-12-31⟧.",
    ],
)
def test_numbers_are_dates_and_clock_times_within_their_limits(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "It closed in ⟦Oct|2020-10⟧. and in ⟦April|2021-04⟧, not in Oct itself.",
        "They grew up in ⟦the 20s|202⟧ and ⟦the '30s|193⟧.",
        "Report: ⟦1850|1850⟧ began well. Code: 1750 will fit.",
        "Report: ⟦2050|2050⟧ began well. Code: 2100 will fit.",
        "It closed on ⟦1/2/30|2030-01-02⟧ or ⟦1/2/60|1960-01-02⟧.",
        "It is of ⟦the third century|02⟧, not the first century.",
        "It is of ⟦the 20th century|19⟧, not the 40th century.",
        "It closed in ⟦the year fifteen hundred|1500⟧, not in year eight hundred.",
        "It closed in ⟦the year two thousand|2000⟧, not in year three thousand.",
        "It closed in ⟦fifteen ten|1510⟧, not in twelve thirty.",
        "In ⟦1901-55|1901⟧ they won, and file ⟦1901|1901⟧-80 says so.",
    ],
)
def test_years_decades_and_centuries_are_those_that_the_press_names(case):
    check(case)


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        # The number is the sixth word before the expression, then the seventh.
        ("It sells 900 crates of ripe red apples ⟦a day|P1D⟧.", "SET"),
        ("It sells 900 crates of fresh ripe red apples ⟦a day|P1D⟧.", "DURATION"),
    ],
)
def test_a_rate_has_its_number_within_six_words(case, kind):
    assert [mark.type for mark in check(case)] == [kind]


@pytest.mark.parametrize(
    "case",
    [
        # The cue is the fourth word before the expression, then the sixth.
        "It was due to be held ⟦Friday|2020-11-27⟧.",
        "The deadline passed without a word on ⟦Friday|2020-11-20⟧.",
        # The auxiliary is the 25th word before the expression, then the 50th.
        f"They will {'and so on ' * 8}meet ⟦Tuesday|2020-12-01⟧.",
        f"They will {'and so on ' * 16}meet ⟦Tuesday|2020-11-24⟧.",
        "A need on ⟦May 1|2021-05-01⟧.",
        "It moved on ⟦May 1|2020-05-01⟧.",
    ],
)
def test_cues_and_verbs_count_within_their_reach(case):
    check(case)
