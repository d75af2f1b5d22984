"""What holds for the layout of any text: property tests over hostile strings."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.layout import layout
from dateline.model import Byline, Credit, Dateline, Furniture, Header, Layout, Paragraph, Title

# Strings of random letters never look like an article; what starts lines in one does.
OPENERS = st.sampled_from(
    [
        " date 2020-11-26 ",
        "Date: 26 November 2020",
        "date: 2020-02-30\n",
        "2020-11-26",
        "11/12/2020",
        "---\n",
        "title: A\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "\t",
        "\ufeff",
        "\0",
        "\u202e",
        "\u200b",
        "\x0b",
        "\x85",
        "\u2028",
        "\u00a0",
        "MINSK",
        "MINSK (Reuters) - ",
        "MINSK, November 26. /TASS/. ",
        "(AP)",
        "/",
        "(",
        "—",
        ";",
        ".",
        "By Jane Doe",
        "(@jane)",
        "(Reporting by Jane Doe)",
        "Read more",
        "Read more: ",
        "A dog barks at the gate The dog ",
        "Photograph: Jane Doe/AP ",
        "Last updated at 14:05 GMT ",
        "26 November 2020 10:40 GMT ",
        "“We are” End Quote ",
        "“We",
        "They met in the end",
        "<b>",
        "# ",
        "{{ x }}",
        "𝔘",
    ]
)
TEXTS = st.lists(st.one_of(OPENERS, st.text(max_size=5)), max_size=12).map("".join)
SETTINGS = settings(max_examples=250, deadline=None)


def of(text: str, *kinds: type[Layout]) -> list[Layout]:
    return [mark for mark in layout(text, "a.txt").marks if isinstance(mark, kinds)]


@SETTINGS
@given(TEXTS)
def test_every_mark_covers_words_of_the_text(text: str) -> None:
    for mark in layout(text, "a.txt").marks:
        words = text[mark.span.start : mark.span.end]
        assert words
        assert words == words.strip()
        assert mark.span.end <= len(text)


@SETTINGS
@given(TEXTS)
def test_paragraphs_follow_each_other_without_overlap(text: str) -> None:
    paragraphs = of(text, Paragraph)
    assert [mark.number for mark in paragraphs if isinstance(mark, Paragraph)] == list(range(1, len(paragraphs) + 1))
    for first, second in pairwise(paragraphs):
        assert first.span.end <= second.span.start


@SETTINGS
@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    covered: set[int] = set()
    for mark in of(text, Header, Title, Byline, Furniture, Dateline, Paragraph):
        covered.update(range(mark.span.start, mark.span.end))
    left = [i for i, sign in enumerate(text) if i not in covered and not sign.isspace()]
    assert left in ([], [0] if text.startswith("\ufeff") else [])


@SETTINGS
@given(TEXTS)
def test_what_is_set_apart_is_no_part_of_a_paragraph(text: str) -> None:
    paragraphs = of(text, Paragraph)
    for mark in of(text, Header, Title):
        assert not any(mark.span.overlaps(paragraph.span) for paragraph in paragraphs)
    for mark in of(text, Furniture):
        assert all(p.span.covers(mark.span) or not mark.span.overlaps(p.span) for p in paragraphs)


@SETTINGS
@given(TEXTS)
def test_credits_and_places_lie_in_what_is_set_apart(text: str) -> None:
    datelines = [mark for mark in of(text, Dateline) if isinstance(mark, Dateline)]
    assert len(datelines) <= 1
    assert all(mark.span.covers(place) for mark in datelines for place in mark.places)
    around = of(text, Dateline, Furniture)
    assert all(any(mark.span.covers(credit.span) for mark in around) for credit in of(text, Credit))


WORDS = st.lists(st.from_regex(r"[A-Z]?[a-z]{1,8}|[A-Z]{1,8}", fullmatch=True), min_size=2, max_size=9)


@SETTINGS
@given(WORDS)
def test_a_sentence_of_plain_words_is_no_dateline(words: list[str]) -> None:
    assert of(f" date 2020-11-26 {' '.join(words)} did.\n\nThey met.", Dateline) == []


@SETTINGS
@given(TEXTS)
def test_an_article_without_a_day_says_why(text: str) -> None:
    sheet = layout(text, "a.txt")
    assert sheet.published or sheet.problems
