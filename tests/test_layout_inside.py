"""Furniture inside a paragraph: `⟦…⟧` must be marked; the signs are not in the file."""

import pytest

from dateline.layout import layout
from dateline.model import Byline, Furniture, Paragraph, Title


def apart(marked: str) -> tuple[list[str], list[str]]:
    """Return what a paragraph sets apart, and what the brackets say that it should."""
    pieces = marked.replace("⟧", "⟦").split("⟦")
    text = f" date 2020-11-26\n\nThe talks began on Thursday.\n\n{''.join(pieces)}\n\nThey went on."
    sheet = layout(text, "a.txt")
    inner = [mark for mark in sheet.marks if isinstance(mark, Furniture | Byline)]
    assert len([mark for mark in sheet.marks if isinstance(mark, Paragraph)]) == 3
    return [text[mark.span.start : mark.span.end] for mark in inner], pieces[1::2]


CAPTIONS = [
    "⟦Farmers have blocked the road to the border⟧ The minister said that he would meet them.",
    "They will stay. ⟦The bridge was built in 1931⟧ However, it has not been repaired since the war.",
    "“It is over,” she said. ⟦Divers searched the river for two days⟧ A court in Brest will hear the case.",
    "⟦Jane Doe, harbour master: “We had no warning at all”⟧ The ferry was on its way to Dover.",
    '⟦Jane Doe: "We had no warning"⟧ The ferry was on its way to Dover.',
    "⟦Attempt to raise the wreck⟧ In the meantime, the ministry keeps the harbour closed.",
    "⟦Nobody knows what the plant has let into the river⟧ On Monday, engineers took samples.",
    "⟦Voters queued for hours in the capital⟧ More than half of them had not voted before.",
    "⟦The wall fell after days of rain (left)⟧ The US has offered help.",
]


@pytest.mark.parametrize("marked", CAPTIONS)
def test_a_caption_without_a_stop_is_no_part_of_the_next_sentence(marked: str) -> None:
    found, expected = apart(marked)
    assert found == expected


@pytest.mark.parametrize(
    "words",
    [
        "He told The Times that he would leave on Monday.",
        "Doctors found type A influenza in two of the birds.",
        "The pair read Gone With the Wind in the shelter.",
        "She played in the film The Long way home last year.",
        "They bought Series A shares and two Class A preferred ones at once.",
        "It was a World War Two bomb, the police said.",
        "The minister said The people had been warned.",
        "An old man said: “Nobody came” He had waited since the morning.",
        "He spoke of “the day when In the end we will win” and left.",
        "They gave it to Mr. Doe. The rest was lost.",
        "It had rained for days and nobody came The police closed the road.",
        "24 October 2020 After a short break the lawyers speak again in court.",
        "The envoy meets the minister in Minsk 25 January 2020 The talks are called off.",
        "The court named A and B as the owners of the land.",
        "The U.S. The U.K. and others signed it.",
        "“I saw The man who did it and the car in which he left.”",
    ],
)
def test_prose_is_not_taken_for_a_caption(words: str) -> None:
    assert apart(words) == ([], [])


PAGE = [
    "⟦Thousands fled the city. Photograph: Jane Doe/AFP/Getty Images⟧ The rebels say they hold it.",
    "They held it. ⟦A child waits for water. Photo: John Roe/Reuters⟧ Nobody else does.",
    "⟦Photograph: PA⟧ A second case was found in Leeds. It is the last.",
    "It was cold. ⟦(Image: Jane Doe/EPA)⟧ Nobody came.",
    "⟦Last updated at 14:05 GMT⟧ The minister has left Minsk.",
    "⟦You must enable JavaScript to play content⟧ The minister spoke to the BBC.",
    "Nobody came. ⟦Continue reading the main story⟧ The road was closed.",
    "⟦Media playback is not supported on this device⟧ The road was closed.",
    "The road was closed. ⟦Share this with Facebook Twitter WhatsApp⟧ It opens on Monday.",
    "The road was closed. ⟦Read more: What the frost does to bridges⟧",
    "The road was closed. ⟦Related stories: Frost; The bridge of Brest⟧",
    "Jane Doe writes about roads. ⟦Follow her on Twitter: @janedoe⟧",
    "She was tired. ⟦“We have nothing left” End Quote⟧ ⟦Jane Doe Farmer⟧ The road was closed.",
    "The road was closed, he said. ⟦Jane Doe BBC News, Minsk⟧ The frost has come early.",
    "⟦By Jane Doe Environment correspondent, BBC News⟧ The frost has come early.",
    "The ice broke. ⟦John Roe Reuters correspondent⟧ It is a hard winter for all.",
]


@pytest.mark.parametrize("marked", PAGE)
def test_the_pages_words_inside_a_paragraph_are_set_apart(marked: str) -> None:
    found, expected = apart(marked)
    assert found == expected


@pytest.mark.parametrize(
    "words",
    [
        "You must enable voters to reach the polls, he said.",
        "Jane Doe, BBC correspondent in Minsk, said that the road was closed.",
        "Jane Doe told BBC News in Minsk that the road was closed.",
        "He wanted to continue reading the letter.",
        "The page was last updated by its owner in May.",
        "The photograph: a child at the well.",
        "Apple does not support Flash on its phones, and browsers follow.",
        "They share this with their neighbours.",
        "He would read more: novels, poems, plays.",
        "Photos: none were taken.",
    ],
)
def test_prose_that_sounds_like_the_page_stays_prose(words: str) -> None:
    assert apart(words) == ([], [])


def test_a_block_of_the_pages_words_alone_is_no_paragraph() -> None:
    words = "The Post is not responsible for the content of external sites. Follow us on Facebook: @thepost"
    text = f" date 2020-11-26\n\nThe talks began.\n\n{words}\n\nThey went on."
    kinds = [mark.kind for mark in layout(text, "a.txt").marks]
    assert kinds == ["header", "paragraph", "furniture", "furniture", "paragraph"]


def test_a_heading_between_paragraphs_is_none_of_them() -> None:
    prose = "The road to the border has been closed since the first of November, the ministry said on its site."
    text = f" date 2020-11-26\n\n{prose}\n\nA hard winter\n\n{prose}\n"
    marks = layout(text, "a.txt").marks
    assert [m.kind for m in marks] == ["header", "paragraph", "furniture", "paragraph"]
    assert text[marks[2].span.start : marks[2].span.end] == "A hard winter"


@pytest.mark.parametrize("words", ["Why?", "He left.", "Among them:", "“We are ready”", "- Bread", "12 dead"])
def test_a_short_paragraph_that_may_be_prose_is_no_heading(words: str) -> None:
    prose = "The road to the border has been closed since the first of November, the ministry said on its site."
    kinds = [m.kind for m in layout(f" date 2020-11-26\n\n{prose}\n\n{words}\n\n{prose}\n", "a.txt").marks]
    assert kinds == ["header", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Road closed: frost breaks bridge 26 November 2020 Last updated at 06:54 GMT Help",
            "Road closed: frost breaks bridge",
        ),
        ("Frost breaks bridge Thousands wait at the border Thursday 26 November 2020 10.40 BST", None),
        ("26 November 2020 Last updated at 17:55 GMT", None),
    ],
)
def test_a_headline_that_ran_into_the_pages_date_is_no_part_of_the_lead(head: str, title: str | None) -> None:
    text = f" date 2020-11-26 {head} The road to the border is closed. It was closed on Monday.\n\nNobody knows why."
    sheet = layout(text, "a.txt")
    paragraph = next(mark for mark in sheet.marks if isinstance(mark, Paragraph))
    assert text[paragraph.span.start :].startswith("The road to the border is closed.")
    if title:
        assert [text[m.span.start : m.span.end] for m in sheet.marks if isinstance(m, Title)] == [title]


def test_a_day_with_its_hour_in_the_lead_is_the_leads() -> None:
    text = " date 2020-11-26 The bridge broke on 25 November 2020 10:40 GMT when a lorry crossed it. Nobody was hurt."
    assert [m.kind for m in layout(text, "a.txt").marks] == ["header", "paragraph"]
