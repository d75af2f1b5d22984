"""Time expressions: ⟦the words|TIMEX3 value|first day|last day⟧; each case marks all its expressions.

The article is of Thursday, 26 November 2020, and is read without a model unless a test says so.
"""

import dataclasses
import datetime as dt

import pytest

from dateline.annotators.base import only, run
from dateline.annotators.times.annotator import Times
from dateline.languages.en.times import ENGLISH_TIMES
from dateline.model import Article, Dateline, Name, Span, Time
from dateline.nlp.parse import Parse
from marked import article, marked

PUBLISHED = dt.date(2020, 11, 26)
UNREAD = Parse((), ())


def times(text: str, published: dt.date | None = PUBLISHED) -> list[Time]:
    seed = dataclasses.replace(article(text), published=published)
    return only(run((Times(ENGLISH_TIMES),), seed, UNREAD), Time)


def check(case: str, published: dt.date | None = PUBLISHED) -> list[Time]:
    """Check that the marked expressions, and no others, are found with their values and days."""
    plain, marks = marked(case)
    found = times(plain, published)
    expected = [(mark.words, *mark.notes) for mark in sorted(marks, key=lambda mark: mark.span)]
    told = [(plain[t.span.start : t.span.end], t.value, str(t.when.first), str(t.when.last)) for t in found]
    assert [line[: len(e)] for line, e in zip(told, expected, strict=False)] == expected, told
    assert len(told) == len(expected), told
    return found


@pytest.mark.parametrize(
    "case",
    [
        "The treaty was signed on ⟦December 8, 1999|1999-12-08|1999-12-08|1999-12-08⟧.",
        "The treaty was signed on ⟦8 December 1999|1999-12-08⟧.",
        "The treaty was signed on ⟦the 8th of December, 1999|1999-12-08⟧ in Moscow.",
        "It was signed on ⟦Wednesday, December 8, 1999|1999-12-08⟧.",
        "It was signed on ⟦Wed., Dec. 8, 1999|1999-12-08⟧.",
        "It was signed on ⟦1999-12-08|1999-12-08⟧ and published on ⟦12/31/1999|1999-12-31⟧.",
        "It was signed on ⟦31/12/1999|1999-12-31⟧, or on ⟦31.12.1999|1999-12-31⟧.",
        "It was sent at ⟦1999-12-31T23:55Z|1999-12-31T23:55Z|1999-12-31|1999-12-31⟧.",
        "It was signed on ⟦December the 8th, 1999|1999-12-08⟧.",
        "It was signed in ⟦December 1999|1999-12|1999-12-01|1999-12-31⟧.",
        "It was signed in ⟦Dec. 1999|1999-12⟧, not before.",
        "In ⟦2019|2019|2019-01-01|2019-12-31⟧, work began.",
        "Talks , begun on ⟦December 8 , 1999|1999-12-08⟧ , went on .",
        "It began in ⟦nineteen ninety-seven|1997⟧ and ended in ⟦the year two thousand|2000⟧.",
        "He was born in ⟦'82|1982⟧.",
    ],
)
def test_dates_are_read_in_every_form_of_the_press(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "Revenue fell in ⟦the third quarter of 2009|2009-Q3|2009-07-01|2009-09-30⟧.",
        "Revenue fell in ⟦Q3 2009|2009-Q3⟧.",
        "⟦Third-quarter|2020-Q3⟧ revenue fell.",
        "Prices rose in ⟦the first half of last year|2019-H1|2019-01-01|2019-06-30⟧.",
        "They met in ⟦the summer of 1998|1998-SU|1998-06-01|1998-08-31⟧.",
        "They met ⟦last spring|2020-SP⟧.",
        "Discontent grew in ⟦the late 1970s|197|1970-01-01|1979-12-31⟧.",
        "They grew up in ⟦the '80s|198⟧ and ⟦the nineties|199⟧.",
        "The church is of ⟦the 12th century|11|1100-01-01|1199-12-31⟧.",
        "It is due in ⟦mid-2021|2021⟧ or at ⟦the end of 2022|2022⟧.",
        "It opened at ⟦the beginning of October|2020-10⟧.",
        "It fell in ⟦the first week of May|2020-W19|2020-05-04|2020-05-10⟧.",
        "It fell in ⟦the last week of March 2009|2009-W13⟧.",
        "It was founded ⟦early next year|2021⟧.",
    ],
)
def test_parts_of_years_have_their_own_precision(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "The meeting is set for ⟦February 11-12, 2021|2021-02-11|2021-02-11|2021-02-12⟧.",
        "The meeting took place on ⟦11-12 February 2020|2020-02-11|2020-02-11|2020-02-12⟧.",
        "It rained ⟦from May to July 2019|2019-05|2019-05-01|2019-07-31⟧.",
        "It rained ⟦from May to July|2020-05|2020-05-01|2020-07-31⟧, they said.",
        "It was dark ⟦from December 2018 to February 2019|2018-12|2018-12-01|2019-02-28⟧.",
        "The summit was held ⟦from April 24 to 26|2020-04-24|2020-04-24|2020-04-26⟧.",
        "The summit was held ⟦between April 24 and 26, 2019|2019-04-24|2019-04-24|2019-04-26⟧.",
        "The summit was held on ⟦April 24 and 25|2020-04-24|2020-04-24|2020-04-25⟧ in Minsk.",
        "The war of ⟦1939-45|1939|1939-01-01|1945-12-31⟧ was over.",
        "In the season ⟦2009-10|2009|2009-01-01|2010-12-31⟧ they won.",
        "It ran ⟦between 2014 and 2016|2014|2014-01-01|2016-12-31⟧.",
        "They met ⟦from Monday to Wednesday|2020-11-23|2020-11-23|2020-11-25⟧, he said.",
        "They pay within ⟦between 12 and 18 months|P12M⟧.",
        "They pay over ⟦two to three weeks|P2W⟧.",
    ],
)
def test_a_range_is_one_expression_from_its_first_day_to_its_last(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "He said so ⟦today|2020-11-26⟧, not ⟦yesterday|2020-11-25⟧; she will answer ⟦tomorrow|2020-11-27⟧.",
        "It happened ⟦the day before yesterday|2020-11-24⟧.",
        "⟦Last week|2020-W47|2020-11-16|2020-11-22⟧ the price fell.",
        "⟦This month|2020-11⟧ prices fell, ⟦next year|2021⟧ they will rise.",
        "He came ⟦two weeks ago|2020-W46⟧, she ⟦three days ago|2020-11-23⟧.",
        "He left ⟦a decade ago|201⟧, she ⟦about two years ago|2018⟧.",
        "He left ⟦half a year ago|2020-05⟧.",
        "Prices fell in ⟦July last year|2019-07⟧ and ⟦October of this year|2020-10⟧.",
        "It opened ⟦earlier this month|2020-11⟧ and closes ⟦later this year|2020⟧.",
        "They met over ⟦the weekend|2020-W48-WE|2020-11-28|2020-11-29⟧.",
        "They were elected ⟦last October|2020-10⟧ and ⟦last December|2019-12⟧.",
        "He fell ⟦last Thursday|2020-11-19⟧ and was seen ⟦last Tuesday|2020-11-24⟧.",
        "It rose in ⟦the past three months|P3M|2020-08-26|2020-11-26⟧.",
        "It will rise over ⟦the next two weeks|P2W|2020-11-26|2020-12-10⟧.",
    ],
)
def test_what_is_counted_from_the_articles_day_is_reckoned_from_it(case):
    check(case)


def test_the_articles_own_weekday_is_that_very_day():
    (mark,) = check("The minister spoke on ⟦Thursday|2020-11-26⟧.")
    assert str(mark.because) == '"Thursday": counted from the article\'s date 26 Nov 2020, which is a Thursday'
    assert mark.sure == "sure"


@pytest.mark.parametrize(
    "case",
    [
        "The minister spoke on ⟦Tuesday|2020-11-24⟧.",
        "The minister will speak on ⟦Tuesday|2020-12-01⟧.",
        "The talks are scheduled for ⟦Tuesday|2020-12-01⟧.",
        "The decision is due by ⟦Monday|2020-11-30⟧.",
        "The tax was raised in ⟦October|2020-10⟧.",
        "The tax will be raised in ⟦March|2021-03⟧.",
        "The polls were held on ⟦August 9|2020-08-09⟧.",
        "The polls will be held on ⟦February 3|2021-02-03⟧.",
    ],
)
def test_tense_and_cues_tell_which_week_or_year_is_meant(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "The ⟦August 9|2020-08-09⟧ vote divided the country. It was held on ⟦August 9, 2020|2020-08-09⟧.",
        "Protests followed the ⟦March 3|2011-03-03⟧ fire. On ⟦March 3, 2011|2011-03-03⟧, a depot burned down.",
    ],
)
def test_a_full_date_anywhere_in_the_article_settles_a_bare_one(case):
    check(case, dt.date(2021, 1, 27))


def test_an_anniversary_is_not_taken_for_the_day_it_recalls():
    mark = times("On June 6, 1944, they landed. Veterans met there on June 6.", dt.date(2014, 6, 7))[1]
    assert (mark.value, mark.sure, mark.others) == ("2014-06-06", "unsure", ("1944-06-06",))


def test_a_day_known_by_its_name_keeps_the_year_that_all_readers_know():
    check("Security was tightened after the ⟦Sept. 11|2001-09-11⟧ attacks.")


def test_where_past_and_future_lie_as_near_both_are_shown():
    (mark,) = times("Memories of May 27.")
    assert (mark.value, mark.sure, mark.others) == ("2020-05-27", "unsure", ("2021-05-27",))


def test_next_friday_may_be_of_this_week_or_the_next():
    (mark,) = times("They will meet next Friday.", dt.date(2020, 11, 24))
    assert (mark.value, mark.sure, mark.others) == ("2020-11-27", "unsure", ("2020-12-04",))
    (mark,) = times("They will meet next Friday.")
    assert (mark.value, mark.sure, mark.others) == ("2020-12-04", "unsure", ("2020-11-27",))


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("He came two weeks ago.", '"two weeks ago": 2 weeks before the article\'s date 26 Nov 2020'),
        ("He came last year.", '"last year": 1 year before that of the article\'s date 26 Nov 2020'),
        ("He came today.", '"today": the article\'s date 26 Nov 2020'),
        ("He came on 7 May 2019.", '"7 May 2019": the date as written'),
        (
            "He will come on Friday.",
            '"Friday": the next Friday, counted from the article\'s date 26 Nov 2020: "will" is future',
        ),
    ],
)
def test_the_sum_is_shown(text, sum_):
    assert str(times(text)[0].because) == sum_


@pytest.mark.parametrize(
    "case",
    [
        "Fire broke out on ⟦March 3, 2019|2019-03-03⟧. ⟦The next day|2019-03-04⟧ it was out.",
        "It closed in ⟦2015|2015⟧, having opened ⟦two years earlier|2013⟧.",
        "Net was up in ⟦the third quarter|2020-Q3⟧ from a loss ⟦a year earlier|2019-Q3⟧.",
        "Net rose in ⟦the quarter|2020-Q3⟧ ended ⟦Sept. 30|2020-09-30⟧; in ⟦the quarter|2020-Q3⟧, sales fell.",
        "He came on ⟦March 3, 2019|2019-03-03⟧ and left on ⟦the following Monday|2019-03-04⟧.",
        "They met on ⟦March 3, 2019|2019-03-03⟧; the deal was signed ⟦the same day|2019-03-03⟧.",
    ],
)
def test_the_story_lends_its_day_to_what_is_counted_from_it(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "The blast came at ⟦10:35 a.m.|2020-11-26T10:35⟧, police said.",
        "The blast came at ⟦10:35 a.m. on Friday|2020-11-20T10:35⟧, police said.",
        "They meet at ⟦noon|2020-11-26T12:00⟧ and again ⟦Friday at 7 p.m.|2020-11-20T19:00⟧, he said.",
        "The quake struck at ⟦0347 GMT|2020-11-26T03:47Z⟧.",
        "Polls closed at ⟦8 p.m. EST Tuesday|2020-11-24T20:00|2020-11-24|2020-11-24⟧.",
        "Polls closed at ⟦8 p.m. EST (0100 GMT) Tuesday|2020-11-24T20:00⟧.",
        "Polls closed at ⟦8 p.m. EST Tuesday (0100 GMT)|2020-11-24T20:00⟧.",
        "Polls closed on ⟦Tuesday at 8 p.m. EST (0100 GMT)|2020-11-24T20:00⟧.",
        "They fled on ⟦the night of August 9-10|2020-08-09TNI|2020-08-09|2020-08-10⟧.",
        "Polls closed at ⟦0100 GMT on Wednesday|2020-11-25T01:00Z|2020-11-25|2020-11-25⟧.",
        "It snowed on ⟦Wednesday night|2020-11-25TNI⟧ and ⟦this morning|2020-11-26TMO⟧.",
        "It snowed ⟦last night|2020-11-25TNI|2020-11-25|2020-11-25⟧ and will snow ⟦tonight|2020-11-26TNI⟧.",
        "The jet was lost at ⟦1158 (0858 GMT) on Friday|2020-11-20T11:58⟧.",
        "He woke at ⟦four in the morning|2020-11-26T04:00⟧.",
        "He came ⟦late Tuesday|2020-11-24⟧ and left in ⟦the early hours of Wednesday|2020-11-25TMO⟧.",
    ],
)
def test_an_hour_is_joined_with_its_day(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "The plan covers a ⟦five-year|P5Y⟧ period and took ⟦18 months|P18M⟧.",
        "He spoke for ⟦two and a half hours|PT2H30M⟧, ⟦nearly three hours|PT3H⟧, he thought.",
        "It lasted ⟦over a decade|P10Y⟧, ⟦more than 40 days|P40D⟧ or ⟦several weeks|PXW⟧.",
        "It took ⟦half an hour|PT30M⟧ and ⟦a couple of weeks|P2W⟧.",
        "He held on for ⟦a year and a half|P1Y6M⟧.",
        "It has been closed for ⟦years|PXY⟧.",
        "It has lost ground in ⟦recent years|PXY⟧.",
    ],
)
def test_lengths_of_time_are_durations(case):
    assert {mark.type for mark in check(case)} == {"DURATION"}


@pytest.mark.parametrize(
    "case",
    [
        "They meet ⟦annually|P1Y⟧, pay ⟦monthly|P1M⟧ and vote ⟦every four years|P4Y⟧.",
        "It opens ⟦every Friday|XXXX-WXX-5⟧ and on ⟦Sundays|XXXX-WXX-7⟧.",
        "It sells $5 million ⟦a year|P1Y⟧ and is cleaned ⟦every other week|P2W⟧.",
        "It leaks 15,000 barrels of oil ⟦a day|P1D⟧.",
        "They march ⟦every July|XXXX-07⟧, they fast in ⟦March of every year|XXXX-03⟧.",
    ],
)
def test_what_comes_again_is_a_set_without_a_date(case):
    for mark in check(case):
        assert (mark.type, mark.when.first, mark.when.edtf) == ("SET", None, None)


def test_vague_times_are_marked_but_never_dated():
    for mark in check("He is ⟦now|PRESENT_REF⟧ ill, fell ⟦recently|PAST_REF⟧ and hopes to be back ⟦soon|FUTURE_REF⟧."):
        assert (mark.when.first, mark.when.last, mark.when.edtf, mark.when.precision) == (None, None, None, None)


@pytest.mark.parametrize(
    "case",
    [
        "They met at ⟦Christmas|2020-12-25⟧.",
        "The march was held on ⟦Good Friday|2020-04-10⟧.",
        "They met ⟦last Thanksgiving|2019-11-28⟧ and on ⟦Labor Day|2020-09-07⟧.",
        "They met on ⟦New Year's Eve 1999|1999-12-31⟧.",
    ],
)
def test_holidays_fall_on_their_days(case):
    check(case)


@pytest.mark.parametrize(
    "text",
    [
        "The 27-year-old driver was 30 years old; his son is five years of age.",
        "You may go, said Theresa May, and march on.",
        "April Jones and June Carter spoke; the Sun wrote about it.",
        "They won 3-2 with 80.1 percent of the vote.",
        "The fund lost $2000 and 1999 shares; 2,000 people came, 2000 homes burned.",
        "He came in second and left in a second car.",
        "It fell on Black Monday and Super Tuesday.",
        "She watched World Tonight; most are in their 30s or 40s.",
        "Match of the Day was on; the over-50s read the Daily Herald.",
        "He came in the second of three cars every second.",
        "Prices fall in spring rolls.",
        "He left as soon as she came.",
        "The game “60 Minutes” is no hour.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert [text[t.span.start : t.span.end] for t in times(text)] == []


def test_without_the_articles_date_nothing_relative_is_dated():
    marks = times("He came on Thursday, on August 9, last week and two years ago, but was born on May 3, 1961.", None)
    assert [m.value for m in marks] == ["XXXX-WXX-4", "XXXX-08-09", "PAST_REF", "PAST_REF", "1961-05-03"]
    assert [m.when.first for m in marks] == [None, None, None, None, dt.date(1961, 5, 3)]
    assert "the article's own date is not known" in str(marks[0].because)


def test_the_day_in_a_dateline_is_a_time_too():
    text = "MINSK, November 26. /TASS/. Talks began."
    layout = (Dateline(span=Span(0, 27), by="layout", place="Minsk", day=PUBLISHED), *article(text).layout)
    seed = dataclasses.replace(article(text), published=PUBLISHED, layout=layout)
    (mark,) = only(run((Times(ENGLISH_TIMES),), seed, UNREAD), Time)
    assert (seed.words(mark.span), mark.value, mark.sure) == ("November 26", "2020-11-26", "sure")


def test_a_part_of_a_name_is_no_time():
    text = "The Sunday Times wrote so on Sunday."
    name = Name(span=Span(4, 16), by="names", type="organisation", name="Sunday Times")
    seed = dataclasses.replace(article(text), published=PUBLISHED)
    assert [seed.words(t.span) for t in only(Times(ENGLISH_TIMES).annotate(seed, UNREAD, (name,)), Time)] == ["Sunday"]
    assert [t.span.start for t in only(Times(ENGLISH_TIMES).annotate(seed, UNREAD, (name,)), Time)] == [29]


def test_every_mark_says_why():
    article_: Article = article("He came on Thursday, May 7, in 2019, for three days, soon, every year, at 7 p.m.")
    for mark in only(run((Times(ENGLISH_TIMES),), dataclasses.replace(article_, published=PUBLISHED), UNREAD), Time):
        assert str(mark.because).startswith('"')
        assert len(str(mark.because)) > len(article_.words(mark.span)) + 10
