"""Shapes of seeds: `‹kind words›` must be found, `¶` begins a paragraph; the signs are not in the file."""

import datetime as dt
import re

import pytest

from dateline.layout import SeedLayout, layout
from dateline.model import Byline, Credit, Dateline, Header, Paragraph, Title

MARK = re.compile(r"‹(\w+) |›|¶")


def read(marked: str) -> tuple[SeedLayout, str, list[tuple[int, int, str]], list[int]]:
    """Return the layout of a marked text, the text without its marks, and what the marks say."""
    text, last = "", 0
    opened: list[tuple[int, str]] = []
    spans: list[tuple[int, int, str]] = []
    paragraphs: list[int] = []
    for sign in MARK.finditer(marked):
        text += marked[last : sign.start()]
        last = sign.end()
        if sign[0] == "¶":
            paragraphs.append(len(text))
        elif sign[1]:
            opened.append((len(text), sign[1]))
        else:
            start, kind = opened.pop()
            spans.append((start, len(text), kind))
    text += marked[last:]
    return layout(text, "seeds/a.txt"), text, sorted(spans), paragraphs


def check(marked: str) -> SeedLayout:
    sheet, text, spans, paragraphs = read(marked)
    found = sorted((m.span.start, m.span.end, m.kind) for m in sheet.marks if not isinstance(m, Paragraph))
    assert [(text[a:b], kind) for a, b, kind in found] == [(text[a:b], kind) for a, b, kind in spans]
    assert found == spans
    assert [m.span.start for m in sheet.marks if isinstance(m, Paragraph)] == paragraphs
    return sheet


HEADERS = [
    " ‹header date 2020-11-26› ¶The talks began.",
    "‹header date 2020-11-26› ¶The talks began.",
    " ‹header date 2020-11-26›\n¶The talks began.",
    "‹header date: 2020-11-26›\n\n¶The talks began.",
    "‹header Date: 26 November 2020›\n\n¶The talks began.",
    "‹header Date: Thursday, November 26, 2020›\n\n¶The talks began.",
    "‹header Published: 26 November 2020, 10:20 GMT›\n\n¶The talks began.",
    "‹header 2020-11-26›\n\n¶The talks began.",
    "‹header 2020-11-26T10:20:00Z›\n\n¶The talks began.",
    "‹header November 26, 2020›\n\n¶The talks began.",
    "‹header Nov. 26, 2020›\n\n¶The talks began.",
    "‹header Thursday, 26 November 2020›\n\n¶The talks began.",
    "‹header 26th November, 2020 - 10:20›\n\n¶The talks began.",
    "‹header 26.11.2020›\n\n¶The talks began.",
    "\ufeff ‹header date 2020-11-26› ¶The talks began.",
    " ‹header date 2020-11-26›\r\n\r\n¶The talks began.\r\n",
    "‹header 26 ноября 2020›\n\n¶Переговоры начались.",
    "‹title Talks begin in Minsk›\n‹header November 26, 2020›\n¶The talks began.",
    "‹header date 2020-11-26› ‹title Talks begin in Minsk›\n‹header 26 November 2020›\n¶The talks began.",
    "‹header date 2020-11-26›\n\n¶The talks began.\n\n‹header 26 November 2020›",
    "‹header date 2020-11-26 -› ¶The talks began.",
    "‹header date 2020-11-26› ‹header Date: 26 November 2020›\n\n¶The talks began.",
    "‹header date 2020-11-26› ‹title Votes counted; \nFigures given.›\n\n‹byline By Jane Doe›\n\n¶They were given.",
    "‹title Talks›\n‹byline By Jane Doe›\n‹byline BBC News, Minsk›\n\n‹header 26 November 2020›\n\n¶They began.",
    "‹title Talks›\n‹header Nov. 26, 2020 10:45 AM |› ‹furniture Updated 2 hours ago›\n\n¶They began.",
    "‹header date 2020-11-26›\n‹furniture 26 NOV, 10:45›\n‹title Talks begin in Minsk›\n¶The talks began on Thursday.",
]


@pytest.mark.parametrize("marked", HEADERS)
def test_the_day_on_top_is_the_articles_own(marked: str) -> None:
    sheet = check(marked)
    assert sheet.published == dt.date(2020, 11, 26)
    assert sheet.problems == ()
    assert all(m.date == sheet.published for m in sheet.marks if isinstance(m, Header))


@pytest.mark.parametrize(
    "marked",
    [
        " ‹header date 2020-11-26› ‹title TALKS.›\n‹dateline MINSK 2020-11-26›\n¶They began.\n¶They go on.",
        " ‹header date 2020-11-26› ‹title Ministers meet.›\n‹byline Jane Doe›\n‹dateline MINSK 2020-11-26›\n¶They met.",
        " ‹header date 2020-11-26› ‹title Minister, Again, Sees No Way Out.›\n\n¶The minister sees none.",
        "‹title Ministers meet in Minsk›\n\n‹header Date: 2020-11-26›\n\n¶The ministers met on Thursday.",
        "‹header date 2020-11-26›\n\n‹title Talks begin›\n\n‹byline By Jane Doe›\n\n¶The talks began.",
        "‹header date 2020-11-26›\n‹title Talks begin in Minsk›\n¶The talks began on Thursday.\n¶They went on.",
        "‹header date 2020-11-26› ‹title Votes counted; \nA commission gives its figures.›\n\n¶It gave them.",
        "‹header date 2020-11-26›\n\n‹title The minister comes.›\n\n¶‹dateline MINSK (‹credit AP›) -› He came.",
    ],
)
def test_a_title_line_is_distinguished_from_the_lead(marked: str) -> None:
    sheet = check(marked)
    assert all(m.given for m in sheet.marks if isinstance(m, Title))
    assert sheet.published == dt.date(2020, 11, 26)


@pytest.mark.parametrize(
    "marked",
    [
        " ‹header date 2020-11-26› ¶The talks began. They will go on in Moscow.\n\n¶Nobody knows for how long.",
        " ‹header date 2020-11-26› ¶Talks begin Ministers met on Thursday and spoke of trade.\n\n¶They parted.",
        "‹header date 2020-11-26›\n\n¶It gave no details.\n\n¶The talks went on.",
        "‹header date 2020-11-26›\n\n¶“We are ready”\n\n¶So said the minister.",
        "‹header date 2020-11-26›\n\n¶The minister said the following:\n\n¶We are ready.",
        "‹header date 2020-11-26›\n\n¶Only a line",
    ],
)
def test_a_lead_is_not_taken_for_a_title(marked: str) -> None:
    check(marked)


def test_front_matter_gives_title_day_and_facts() -> None:
    sheet = check(
        "‹furniture ---\ntitle: ‹title Talks begin›\ndate: ‹header 26 November 2020›\n"
        "source: TASS\nurl: https://example.org/1\nauthor: Jane Doe\nlanguage: en\n---›\n\n¶The talks began.\n"
    )
    assert sheet.published == dt.date(2020, 11, 26)
    assert sheet.facts == (("source", "TASS"), ("url", "https://example.org/1"), ("author", "Jane Doe"))
    assert sheet.language == "en"


def test_a_title_that_yaml_writes_otherwise_is_stored_as_a_fact_too() -> None:
    sheet = check("‹furniture ---\ntitle: '‹title It''s over›'\ndate: ‹header 2020-11-26›\n---›\n¶The talks ended.")
    assert sheet.facts == (("title", "It's over"),)


@pytest.mark.parametrize(
    "text", ["---\nMINSK is quiet.\n---\nSo it is.", "---\nno end: here\n\nText.", "--- \n\n---\n\nText"]
)
def test_a_line_of_hyphens_alone_is_no_front_matter(text: str) -> None:
    assert next(m.span.start for m in layout(text, "a.txt").marks if isinstance(m, Paragraph)) == 0


def test_a_handle_is_a_byline_and_no_paragraph() -> None:
    sheet = check(
        " ‹header date 2021-01-27› ‹byline (@janedoe88)›\n\n"
        "¶‹dateline MOSCOW (‹credit UrduPoint News / Sputnik› - 27th January, 2021)› Russia stands by its word."
    )
    assert [m.who for m in sheet.marks if isinstance(m, Byline)] == ["@janedoe88"]
    assert [m.agencies for m in sheet.marks if isinstance(m, Credit)] == [("UrduPoint News", "Sputnik")]
    assert [(m.place, m.day) for m in sheet.marks if isinstance(m, Dateline)] == [("Moscow", dt.date(2021, 1, 27))]


def test_who_reported_is_set_apart_at_the_end_too() -> None:
    check("‹header date 2020-11-26› ¶The talks began.\n\n‹byline (Reporting by Jane Doe; Editing by John Roe)›")
    check("‹header date 2020-11-26› ¶The talks began. ‹byline (Reporting by Jane Doe; editing by John Roe)›")
    check("‹header date 2020-11-26› ¶They met.\n\n‹byline Jane Doe in Minsk contributed to this report.›")


@pytest.mark.parametrize(
    "words",
    [
        "Read more",
        "Read more: Minsk and its markets",
        "Subscribe to our newsletter",
        "Sign up for our daily briefing",
        "Photo: Jane Doe/Example",
        "Follow us on Telegram",
        "ADVERTISEMENT",
        "Related stories:",
        "© 2020 Example News",
        "Click here to see the map",
        "Tags: Belarus, trade",
        "Last updated at 15:41 GMT, 26 November 2020",
    ],
)
def test_the_pages_own_words_are_no_paragraph(words: str) -> None:
    sheet = layout(f" date 2020-11-26\n\nThe talks began.\n\n{words}\n\nThey went on.", "a.txt")
    kinds = [m.kind for m in sheet.marks]
    assert kinds == ["header", "paragraph", "furniture", "paragraph"]


@pytest.mark.parametrize(
    "words",
    [
        "Read more books, the minister said.",
        "Subscribe and you will regret it, he added.",
        "Photographs of the square show thousands.",
        "Click here, click there: nothing works.",
        "More than a thousand came.",
        "By Thursday the square was empty.",
        "By and large, the talks went well.",
        "Reporting by state television was one-sided, he said. Nobody believed it.",
        "Watch out.",
        "End the violence, she said.",
        "Tags were found on the wall.",
    ],
)
def test_prose_is_not_taken_for_the_pages_words(words: str) -> None:
    sheet = layout(f" date 2020-11-26\n\nThe talks began.\n\n{words}\n\nThey went on.", "a.txt")
    assert [m.kind for m in sheet.marks] == ["header", "paragraph", "paragraph", "paragraph"]


def test_a_blank_line_ends_a_paragraph_even_where_it_holds_spaces() -> None:
    check("‹header date 2020-11-26› ¶One\nline.\n \t \n¶Two.\r\n\r\n¶Three.")


def test_without_blank_lines_every_newline_ends_a_paragraph() -> None:
    check("‹header date 2020-11-26›\n¶One line ends here.\n¶Two.\r\n¶Three.\n")


def test_a_dateline_alone_in_its_paragraph_leaves_the_next_one_as_the_lead() -> None:
    check("‹header date 2020-11-26›\n\n‹dateline NAIROBI, Kenya (‹credit AP›) _›\n\n¶The talks began.")


@pytest.mark.parametrize(
    "line", ["‹furniture Source: ‹credit TASS››", "‹furniture (‹credit Reuters›)›", "‹furniture ‹credit AP, AFP››"]
)
def test_agencies_on_a_line_of_their_own_are_credited(line: str) -> None:
    check(f"‹header date 2020-11-26› ¶The talks began on Thursday.\n\n{line}")
    check(f"‹header date 2020-11-26›\n\n{line}\n\n¶The talks began on Thursday.")


def test_what_looks_like_a_dateline_far_below_is_prose() -> None:
    check("‹header date 2020-11-26› ¶The talks began on Thursday.\n\n¶MINSK (Reuters) - so began the wire.")
