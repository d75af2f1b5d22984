"""Problems with a seed's dates and text, each with its exact message."""

import pytest

from dateline.layout import layout
from dateline.problems import Grade

FAULTS = [
    (
        "Ministers met in the capital.",
        "a.txt:1:1: no date; write the day it was published as its first line: ` date 2020-11-26` [DL101]",
    ),
    (
        "Date: a Thursday\n\nMinisters met.",
        "a.txt:1:7: unreadable date: 'a Thursday'; write it as 2020-11-26 [DL101]",
    ),
    (" date 2020/99 Ministers met.", "a.txt:1:7: unreadable date: '2020/99'; write it as 2020-11-26 [DL101]"),
    (" date 2020-02-30 Ministers met.", "a.txt:1:7: there is no such day: '2020-02-30'; correct it [DL102]"),
    ("31 November 2020\n\nMinisters met.", "a.txt:1:1: there is no such day: '31 November 2020'; correct it [DL102]"),
    ("---\ndate: 2020-13-01\n---\nMinisters met.", "a.txt:2:7: there is no such day: '2020-13-01'; correct it [DL102]"),
    (
        " date 2020-11-26\n27 November 2020\nMinisters met.",
        "a.txt:2:1: this date, 2020-11-27, is not the one of line 1, 2020-11-26; keep the right one [DL103]",
    ),
    (
        "---\ndate: 2020-11-26\n---\n date 2020-11-27 Ministers met.",
        "a.txt:4:7: this date, 2020-11-27, is not the one of line 2, 2020-11-26; keep the right one [DL103]",
    ),
    (
        " date 2020-11-26 MINSK, November 20 (BelTA) – Ministers met.",
        (
            "a.txt:1:25: warning: the dateline's day, 2020-11-20, is 6 days before the header's, 2020-11-26; "
            "check which is right [DL104]"
        ),
    ),
    (
        " date 2020-11-26 MINSK, November 27 (BelTA) – Ministers met.",
        (
            "a.txt:1:25: warning: the dateline's day, 2020-11-27, is later than the header's, 2020-11-26; "
            "check which is right [DL105]"
        ),
    ),
    (
        " date 2020-11-26 MINSK, November 31 (BelTA) – Ministers met.",
        "a.txt:1:25: warning: there is no such day: 'November 31'; check the source [DL102]",
    ),
    (
        "Date: 11/12/2020\n\nMinisters met.",
        "a.txt:1:7: '11/12/2020' may be two days; write it as 2020-11-12 or 2020-12-11 [DL106]",
    ),
    (
        "Friday, 26 November 2020\n\nMinisters met.",
        "a.txt:1:1: warning: 'Friday, 26 November 2020' was a Thursday; one of the two is wrong [DL107]",
    ),
    (
        "---\ndate: 2020-11-26\nlanguage: English\n---\nMinisters met.",
        "a.txt:3:11: language: 'English' is not a language code; write `en` for English, `ru` for Russian … [DL108]",
    ),
    (" date 2020-11-26\n\n", "a.txt:1:1: no text below the header; add the article or remove the file [DL110]"),
    (
        "---\ntitel: Talks\ndate: 2020-11-26\n---\nMinisters met.",
        "a.txt:2:1: unknown key 'titel'; did you mean 'title'? [DL203]",
    ),
    (
        "---\ntitle: Talks: they begin\ndate: 2020-11-26\n---\nMinisters met.",
        (
            "a.txt:2:13: not YAML: mapping values are not allowed here; "
            "put values with `: `, `#`, brackets or quotes in them in quotes [DL201]"
        ),
    ),
]


@pytest.mark.parametrize(("text", "line"), FAULTS)
def test_a_fault_is_shown_with_its_location_and_fix(text: str, line: str) -> None:
    assert [str(problem) for problem in layout(text, "a.txt").problems] == [line]


@pytest.mark.parametrize("day", ["November 26", "November 25", "November 23"])
def test_a_dateline_some_days_older_than_the_header_is_fine(day: str) -> None:
    assert layout(f" date 2020-11-26 MINSK, {day} (BelTA) – Ministers met.", "a.txt").problems == ()


def test_all_faults_of_a_file_are_shown_at_once() -> None:
    text = "---\ntitel: Talks\ndate: 2020-02-30\nlanguage: English\n---\n date 2020-11-26 Ministers met."
    assert [problem.code for problem in layout(text, "a.txt").problems] == ["DL203", "DL102", "DL108"]


def test_a_doubtful_dateline_is_a_warning_and_the_header_wins() -> None:
    sheet = layout(" date 2020-11-26 MINSK, November 1 (BelTA) – Ministers met.", "a.txt")
    assert [problem.grade for problem in sheet.problems] == [Grade.WARNING]
    assert str(sheet.published) == "2020-11-26"


def test_an_impossible_day_dates_nothing() -> None:
    assert layout(" date 2020-02-30 Ministers met.", "a.txt").published is None
