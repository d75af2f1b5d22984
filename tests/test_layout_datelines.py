"""Datelines as agencies write them: ‹dateline›, ⟨credit⟩, ⟦place⟧; the signs are not in the text."""

import datetime as dt
import re

import pytest

from dateline.layout import layout
from dateline.model import Credit, Dateline, Paragraph

PUBLISHED = dt.date(2020, 11, 26)
SIGNS = re.compile(r"[‹›⟨⟩⟦⟧]")

CASES: list[tuple[str, str | None, dt.date | None, tuple[str, ...]]] = [
    ("‹⟦MINSK⟧ (⟨Reuters⟩) -› Ministers met.", "Minsk", None, ("Reuters",)),
    ("‹⟦MINSK⟧, Belarus (⟨AP⟩) —› Ministers met.", "Minsk", None, ("AP",)),
    ("‹⟦Minsk⟧, 9 November (⟨BelTA⟩) -› Ministers met.", "Minsk", dt.date(2020, 11, 9), ("BelTA",)),
    ("‹⟦MINSK⟧, November 26. /⟨TASS⟩/.› Ministers met.", "Minsk", PUBLISHED, ("TASS",)),
    ("‹⟦MINSK⟧ /⟨TASS⟩/.› Ministers met.", "Minsk", None, ("TASS",)),
    (
        "‹⟦MOSCOW⟧ (⟨UrduPoint News / Sputnik⟩ - 26th November, 2020)› Ministers met.",
        "Moscow",
        PUBLISHED,
        ("UrduPoint News", "Sputnik"),
    ),
    ("‹⟦LONDON⟧/⟦PARIS⟧ (⟨Reuters⟩) -› Ministers met.", "London", None, ("Reuters",)),
    ("‹⟦WASHINGTON⟧, Nov. 25 (⟨UPI⟩) --› Ministers met.", "Washington", dt.date(2020, 11, 25), ("UPI",)),
    ("‹⟦BEIJING⟧, Nov. 26 (⟨Xinhua⟩) --› Ministers met.", "Beijing", PUBLISHED, ("Xinhua",)),
    ("‹⟨Interfax⟩. ⟦Moscow⟧. 26 November.› Ministers met.", "Moscow", PUBLISHED, ("Interfax",)),
    ("‹⟦MOSCOW⟧. Nov 26 (⟨Interfax⟩) -› Ministers met.", "Moscow", PUBLISHED, ("Interfax",)),
    ("‹⟦PRAGUE⟧ --› Ministers met.", "Prague", None, ()),
    ("‹⟦MINSK⟧ (⟨RFE/RL⟩) --› Ministers met.", "Minsk", None, ("RFE/RL",)),
    ("‹⟦KYIV⟧, November 26 /⟨Ukrinform⟩/.› Ministers met.", "Kyiv", PUBLISHED, ("Ukrinform",)),
    ("‹⟦YEREVAN⟧, NOVEMBER 26, ⟨ARMENPRESS⟩.› Ministers met.", "Yerevan", PUBLISHED, ("ARMENPRESS",)),
    ("‹⟦MOSCOW⟧, November 26 - ⟨RIA Novosti⟩.› Ministers met.", "Moscow", PUBLISHED, ("RIA Novosti",)),
    ("‹⟦NEW DELHI⟧, Nov 26 (⟨PTI⟩):› Ministers met.", "New Delhi", PUBLISHED, ("PTI",)),
    ("‹⟦NEW DELHI⟧:› Ministers met.", "New Delhi", None, ()),
    ("‹⟦NEWARK⟧, N.J. _› Ministers met.", "Newark", None, ()),
    ("‹⟦JERUSALEM⟧ (⟨AP⟩)_› Ministers met.", "Jerusalem", None, ("AP",)),
    ("‹⟦Rio de Janeiro⟧ (⟨AFP⟩) -› Ministers met.", "Rio de Janeiro", None, ("AFP",)),
    ("‹⟦ST. PETERSBURG⟧, Russia (⟨AP⟩) —› “We met,” they said.", "St. Petersburg", None, ("AP",)),
    ("‹⟦Washington⟧ (⟨CNN⟩)›Ministers met.", "Washington", None, ("CNN",)),
    ("‹Nov 26 (⟨Reuters⟩) -› Ministers met.", None, PUBLISHED, ("Reuters",)),
    ("‹(⟨Reuters⟩) -› Ministers met.", None, None, ("Reuters",)),
    ("‹⟦MINSK⟧ (⟨Reuters/AP⟩) -› Ministers met.", "Minsk", None, ("Reuters", "AP")),
    ("‹⟦VITEBSK⟧, Dec. 31 (⟨BelTA⟩) –› Ministers met.", "Vitebsk", dt.date(2020, 12, 31), ("BelTA",)),
    ("‹⟦МИНСК⟧, 26 ноября. /⟨ТАСС⟩/.› Министры встретились.", "Минск", PUBLISHED, ("TASS",)),
    (
        "‹⟦Paris⟧, (⟨APP - UrduPoint / Pakistan Point News⟩ - 26th Nov, 2020 ) :›Ministers met.",
        "Paris",
        PUBLISHED,
        ("APP", "UrduPoint News"),
    ),
    ("‹⟦MINSK⟧, November 26. /⟨TASS correspondent Jane Doe⟩/.› Ministers met.", "Minsk", PUBLISHED, ("TASS",)),
    ("‹⟦Minsk⟧, Nov 26 (⟨EFE⟩).-› Ministers met.", "Minsk", PUBLISHED, ("EFE",)),
    ("‹⟦GENEVA⟧ (26 November 2020) –› Ministers met.", "Geneva", PUBLISHED, ()),
    ("‹⟦Moscow⟧ —› Ministers met.", "Moscow", None, ()),
    ("‹⟦UN⟧, November 26. /⟨TASS⟩/.› Ministers met.", "UN", PUBLISHED, ("TASS",)),
    ("‹⟦SPRINGDALE⟧ -› Ministers met. They had last met in Springdale.", "Springdale", None, ()),
]

PROSE = [
    "BP - which is responsible for the well - said it met them.",
    "NATO - The alliance has met again.",
    "BREAKING - Ministers met.",
    "EXCLUSIVE: Ministers met.",
    "Moscow - The ministers met there.",
    "Lavrov - The minister who met them - left.",
    "Sergey Lavrov (R) and his host met.",
    "The Free Youth Party (FYP) - The ministers' hosts - met.",
    "November 26 was the day they met.",
    "On November 26, 2020, ministers met.",
    "January 6, 2021 - The day of the meeting.",
    "MAY 5 IS A DAY to remember.",
    "Minsk, November 26 saw ministers meet.",
    "Reuters, Associated Press and others reported it.",
    "TASS reported on Thursday that ministers met.",
    "Interfax reported. Moscow kept silent.",
    "The Associated Press, Reuters and AFP reported it.",
    "“MINSK (Reuters) - Ministers met,” read the wire.",
    "Minsk (Belarus) - The ministers met there.",
    "UN-supervised talks began.",
    "QUESTIONABLE CLAIMS — For years they met.",
    "I - The man who met them - left.",
    "EU - Russia's neighbour - met them.",
    "Apple (AAPL) - The maker of phones - met them.",
]


@pytest.mark.parametrize(("marked", "place", "day", "agencies"), CASES)
def test_a_dateline_is_taken_apart(
    marked: str, place: str | None, day: dt.date | None, agencies: tuple[str, ...]
) -> None:
    text = SIGNS.sub("", marked)
    article = layout(f" date 2020-11-26\n\n{text}", "a.txt")
    whole = f" date 2020-11-26\n\n{text}"
    (dateline,) = [m for m in article.marks if isinstance(m, Dateline)]
    credited = [m for m in article.marks if isinstance(m, Credit)]
    assert whole[dateline.span.start : dateline.span.end] == SIGNS.sub(
        "", marked[marked.index("‹") + 1 : marked.index("›")]
    )
    assert [whole[p.start : p.end] for p in dateline.places] == re.findall("⟦(.*?)⟧", marked)
    assert [whole[m.span.start : m.span.end] for m in credited] == re.findall("⟨(.*?)⟩", marked)
    assert (dateline.place, dateline.day) == (place, day)
    assert tuple(name for m in credited for name in m.agencies) == agencies


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_dateline(text: str) -> None:
    sheet = layout(f" date 2020-11-26\n\n{text}\n\nNothing more is known.", "a.txt")
    assert [m.kind for m in sheet.marks] == ["header", "paragraph", "paragraph"]


def test_the_lead_stays_one_paragraph_with_its_dateline() -> None:
    text = " date 2020-11-26 MINSK (Reuters) - Ministers met."
    (paragraph,) = [m for m in layout(text, "a.txt").marks if isinstance(m, Paragraph)]
    assert text[paragraph.span.start : paragraph.span.end] == "MINSK (Reuters) - Ministers met."


def test_a_dateline_with_its_year_dates_an_article_that_has_no_header() -> None:
    sheet = layout("MINSK, 26 November 2020 (BelTA) – Ministers met.", "a.txt")
    assert (sheet.published, sheet.problems) == (PUBLISHED, ())


def test_a_day_without_a_year_is_the_one_nearest_to_the_header() -> None:
    sheet = layout(" date 2021-01-02 MINSK, December 31 (BelTA) – Ministers met.", "a.txt")
    assert [m.day for m in sheet.marks if isinstance(m, Dateline)] == [dt.date(2020, 12, 31)]
    assert sheet.problems == ()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("MINSK (Example News) - Ministers met.", True),
        ("MINSK (Example News) -Ministers met.", True),
        ("MINSK (Example News)- Ministers met.", True),
        ("MINSK (Example News)-Ministers met.", False),
        ("MINSK (Example News)–Ministers met.", False),
        ("MINSK (Example News)—Ministers met.", True),
        ("MINSK (Example News)--Ministers met.", True),
        ("MINSK (Example News)_Ministers met.", True),
        ("MINSK (Example News)-\nMinisters met.", True),
        ("MINSK (Example News)-\r\nMinisters met.", True),
        ("MINSK (Example News) ..Ministers met.", False),
    ],
)
def test_a_hyphen_closes_only_beside_a_space(line: str, *, found: bool) -> None:
    marks = layout(f" date 2020-11-26\n\n{line}\n\nNothing more is known.", "a.txt").marks
    assert any(isinstance(mark, Dateline) for mark in marks) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CORAL SPRINGS - Ministers met. They had last met in Coral Springs.", True),
        ("CORAL SPRINGS - Ministers met. They had last met in Coral\nSprings.", True),
        ("CORAL SPRINGS - Ministers met. They had last met in Coral Bay.", False),
        ("Ministers meet in Coral Springs\n\nCORAL SPRINGS - Ministers met.", False),
    ],
)
def test_an_unknown_place_counts_if_the_prose_below_names_it(text: str, *, found: bool) -> None:
    marks = layout(f" date 2020-11-26\n\n{text}\n\nNothing more is known.", "a.txt").marks
    assert any(isinstance(mark, Dateline) for mark in marks) == found
