"""The direction of an expression, if tense decides it: cases for the model, ⟦the words|TIMEX3 value⟧.

The article is of Thursday, 26 November 2020.
"""

import dataclasses
import datetime as dt
from pathlib import Path, PurePosixPath

import pytest

from dateline.annotators.base import only, run
from dateline.annotators.times.annotator import Times
from dateline.languages.en.times import ENGLISH_TIMES
from dateline.model import Article, Time
from dateline.seeds import read as seeds
from marked import article, marked, parse_english

ROOT = Path(__file__).parent.parent.parent


def times(seed: Article) -> list[Time]:
    return only(run((Times(ENGLISH_TIMES),), seed, parse_english(seed)), Time)


@pytest.mark.parametrize(
    "case",
    [
        "The president said on ⟦Monday|2020-11-23⟧ that she would resign.",
        "The court will hand down its ruling on ⟦Monday|2020-11-30⟧.",
        "The union plans to strike on ⟦Monday|2020-11-30⟧.",
        "The ceremony, to be held on ⟦March 3|2021-03-03⟧, is open to all.",
        "The envoy flew home on ⟦March 3|2020-03-03⟧.",
        "The talks had been due to end on ⟦Monday|2020-11-23⟧.",
        "Critics of the ⟦December 5|2020-12-05⟧ deadline were heard.",
        "The company said it would postpone the launch until ⟦March|2021-03⟧.",
        "The bank was bought in ⟦May|2020-05⟧.",
    ],
)
def test_the_governing_verb_points_back_or_forward(case):
    plain, marks = marked(case)
    found = times(dataclasses.replace(article(plain), published=dt.date(2020, 11, 26)))
    assert [(plain[t.span.start : t.span.end], t.value) for t in found] == [(m.words, m.notes[0]) for m in marks]


def test_the_weekend_is_the_last_one_or_the_next():
    monday = dt.date(2020, 11, 23)
    seeds_ = ("It rained over the weekend.", "It will rain over the weekend.")
    values = [times(dataclasses.replace(article(text), published=monday))[0].value for text in seeds_]
    assert values == ["2020-W47-WE", "2020-W48-WE"]


def test_what_has_been_going_on_for_months_ends_with_the_article():
    text = "Protests have been going on for over three months. He lived in Gomel for three months."
    here, there = times(dataclasses.replace(article(text), published=dt.date(2020, 11, 26)))
    assert (here.value, here.when.first, here.when.last) == ("P3M", dt.date(2020, 8, 26), dt.date(2020, 11, 26))
    assert (there.value, there.when.first) == ("P3M", None)


def test_what_was_soon_done_is_no_time_to_come():
    assert not times(dataclasses.replace(article("He was soon released."), published=dt.date(2020, 11, 26)))


@pytest.fixture(scope="module")
def told():
    """What the two seeds' times are: words, value, first and last day."""
    articles, problems = seeds(ROOT / "seeds", PurePosixPath("seeds"))
    assert not problems
    return [
        [(a.words(t.span), t.value, str(t.when.first), str(t.when.last)) for t in times(a)]
        for a in sorted(articles, key=lambda a: a.slug)
    ]


def test_the_times_of_the_first_seed(told):
    assert told[0] == [
        ("November 26", "2020-11-26", "2020-11-26", "2020-11-26"),
        ("soon", "FUTURE_REF", "None", "None"),
        ("Thursday", "2020-11-26", "2020-11-26", "2020-11-26"),
        ("annually", "P1Y", "None", "None"),
        ("current", "PRESENT_REF", "None", "None"),
        ("soon", "FUTURE_REF", "None", "None"),
        ("over three months", "P3M", "2020-08-26", "2020-11-26"),
        ("August 9", "2020-08-09", "2020-08-09", "2020-08-09"),
    ]


def test_the_times_of_the_second_seed(told):
    assert told[1] == [
        ("27th January, 2021", "2021-01-27", "2021-01-27", "2021-01-27"),
        ("August 9", "2020-08-09", "2020-08-09", "2020-08-09"),
        ("Wednesday", "2021-01-27", "2021-01-27", "2021-01-27"),
        ("August 9, 2020", "2020-08-09", "2020-08-09", "2020-08-09"),
        ("February 11-12", "2021-02-11", "2021-02-11", "2021-02-12"),
        ("five-year", "P5Y", "None", "None"),
        ("December 8, 1999", "1999-12-08", "1999-12-08", "1999-12-08"),
        ("2019", "2019", "2019-01-01", "2019-12-31"),
        ("August 9", "2020-08-09", "2020-08-09", "2020-08-09"),
    ]
