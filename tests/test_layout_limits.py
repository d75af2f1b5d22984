"""Limits of length, number and distance in the layout, with a case on each side of each."""

import pytest

from dateline.layout import captions, layout
from dateline.model import Byline, Dateline, Furniture, Header, Paragraph, Title

DAY = " date 2020-11-26"
PROSE = "The road to the border has been closed since the first of November, the ministry said on its site."
WORD = "frost"


def marks(text, kind):
    return [text[m.span.start : m.span.end] for m in layout(text, "a.txt").marks if isinstance(m, kind)]


def sentence(length: int) -> str:
    """A line of words, without a stop, of so many characters."""
    return ("Frost " + "closes roads " * 200)[: length - 1].rstrip().ljust(length, "s")


@pytest.mark.parametrize(("length", "found"), [(200, True), (201, False)])
def test_a_title_has_200_characters_at_most(length, found):
    title = " ".join(["Unprecedentedly"] * 12) + " "
    title += "x" * (length - len(title))
    text = f"{DAY}\n{title}\n26 November 2020\n{PROSE}"
    assert marks(text, Title) == ([title] if found else [])


@pytest.mark.parametrize(("count", "found"), [(28, True), (29, False)])
def test_a_title_above_a_date_has_28_words_at_most(count, found):
    title = " ".join([WORD] * count)
    assert marks(f"{DAY}\n{title}\n26 November 2020\n{PROSE}", Title) == ([title] if found else [])


@pytest.mark.parametrize(("count", "found"), [(16, True), (17, False)])
def test_a_title_above_a_paragraph_has_16_words_at_most(count, found):
    title = " ".join([WORD] * count)
    assert marks(f"{DAY}\n{title}\n{PROSE}", Title) == ([title] if found else [])


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Frost Closes Roads From Brest.", True),
        ("Frost Closes Roads from Brest.", True),
        ("Frost Closes roads from Brest.", False),
        ("Frost Closes Road.", True),
        ("Frost Is Bad.", False),
        ("Frost on the Bug Near Brest.", True),
    ],
)
def test_a_headline_with_a_stop_has_four_of_five_longer_words_in_capitals(title, found):
    assert marks(f"{title}\n\nDate: 2020-11-26\n\n{PROSE}", Title) == [title]
    assert marks(f"{DAY}\n\n{title}\n\n{PROSE}\n\n{PROSE}", Title) == ([title] if found else [])


@pytest.mark.parametrize(("length", "found"), [(420, True), (421, False)])
def test_a_byline_has_420_characters_at_most(length, found):
    byline = "-- Jane Doe, Minsk newsroom, ".ljust(length, "x")
    assert marks(f"{DAY}\n\n{PROSE}\n\n{byline}", Byline) == ([byline] if found else [])


@pytest.mark.parametrize(("length", "found"), [(420, True), (421, False)])
def test_a_line_of_credits_has_420_characters_at_most(length, found):
    line = ", ".join(["AFP"] * 83).ljust(length - len(", UPI")) + ", UPI"
    assert len(line) == length
    assert marks(f"{DAY}\n\n{PROSE}\n\n{line}", Furniture) == ([line] if found else [])


@pytest.mark.parametrize(
    ("words", "found"), [("chief reporter, far north", True), ("chief reporter, the far north", False)]
)
def test_an_affiliation_has_six_words_at_most(words, found):
    line = f"BBC News, {words}"
    head = f"{DAY}\nTalks begin\nBy Jane Doe\n{line}\n26 November 2020\n{PROSE}"
    assert (line in marks(head, Byline)) == found


@pytest.mark.parametrize(
    ("heading", "found"),
    [("A hard winter for all the farmers", True), ("A very hard winter for all the farmers", False)],
)
def test_a_heading_has_seven_words_at_most(heading, found):
    text = f"{DAY}\n\n{PROSE}\n\n{heading}\n\n{PROSE}\n"
    assert marks(text, Furniture) == ([heading] if found else [])


@pytest.mark.parametrize(("count", "found"), [(14, False), (15, True)])
def test_prose_round_a_heading_is_longer_than_two_headings(count, found):
    prose = " ".join([WORD] * count).capitalize() + "."
    text = f"{DAY}\n\n{prose}\n\nA hard winter\n\n{prose}\n"
    assert marks(text, Furniture) == (["A hard winter"] if found else [])


@pytest.mark.parametrize(
    ("line", "found"),
    [("Jane Ann Doe, John Roe and Max Poe", True), ("Jane Ann Doe, John Ben Roe and Max Poe", False)],
)
def test_names_alone_have_eight_words_at_most(line, found):
    text = f"{DAY} Ministers meet in the capital\n{line}\nMINSK (Reuters) - They met."
    assert marks(text, Byline) == ([line] if found else [])


@pytest.mark.parametrize(("length", "codes"), [(60, ["DL101"]), (61, ["DL101"])])
def test_a_line_that_promises_a_date_has_60_characters_at_most(length, codes):
    line = ("Date: " + "x" * 100)[:length]
    problems = layout(f"{line}\n\n{PROSE}", "a.txt").problems
    assert [problem.code for problem in problems] == codes
    assert problems[0].message.startswith("unreadable date") == (length == 60)


@pytest.mark.parametrize(("length", "found"), [(420, True), (421, False)])
def test_the_pages_own_day_ends_within_420_characters(length, found):
    day = "26 November 2020"
    text = f"{DAY} {sentence(length - len(day) - 1)} {day} 10.40 BST The road is closed."
    assert (f"{day} 10.40 BST" in marks(text, Furniture)) == found


@pytest.mark.parametrize(("count", "found"), [(10, True), (11, False)])
def test_a_head_has_twelve_parts_at_most(count, found):
    lines = "\n".join(["Advertisement"] * count)
    text = f"{DAY}\n{lines}\nMINSK (Reuters) - They met."
    assert marks(text, Dateline) == (["MINSK (Reuters) -"] if found else [])


@pytest.mark.parametrize(("length", "found"), [(120, False), (121, True)])
def test_a_line_of_120_characters_may_be_the_next_line_of_the_same_paragraph(length, found):
    title = "Frost closes the road to the border"
    text = f"{DAY}\n{title}\n{sentence(length)}\n\n{PROSE}"
    assert marks(text, Title) == ([title] if found else [])


@pytest.mark.parametrize(("length", "kinds"), [(20_000, [Furniture, Header]), (20_001, [])])
def test_front_matter_ends_within_20_000_characters(length, kinds):
    date = "date: 2020-11-26\n"
    matter = f"---\n{date}#{'x' * (length - len(date) - 5)}\n---\n{PROSE}"
    end = matter.index("\n---\n") + 1
    assert end - len("---\n") + len("---") == length
    found = [type(m) for m in layout(matter, "a.txt").marks if m.span.end <= end + 3 and not isinstance(m, Paragraph)]
    assert sorted(found, key=str) == sorted(kinds, key=str)


@pytest.mark.parametrize(
    ("place", "name"), [("UN", "UN"), ("USA", "USA"), ("BATH", "Bath"), ("SPRINGDALE", "Springdale")]
)
def test_three_letters_in_capitals_are_an_acronym(place, name):
    (dateline,) = [m for m in layout(f"{DAY}\n\n{place} (Reuters) - They met.", "a.txt").marks if m.kind == "dateline"]
    assert dateline.place == name


@pytest.mark.parametrize(
    ("place", "found"),
    [("LAS PALMAS DE GRAN CANARIA", True), ("SAN PEDRO ALTO DEL RIO NEGRO", False)],
)
def test_a_place_has_five_words_at_most(place, found):
    text = f"{DAY}\n\n{place} (Reuters) - They met."
    assert marks(text, Dateline) == ([f"{place} (Reuters) -"] if found else [])


@pytest.mark.parametrize(("length", "found"), [(79, True), (80, False)])
def test_a_credit_closes_within_80_characters(length, found):
    credit = "(Reuters / Example ".ljust(length, "x") + ")"
    text = f"{DAY}\n\nMINSK {credit} - They met."
    assert marks(text, Dateline) == ([f"MINSK {credit} -"] if found else [])


@pytest.mark.parametrize(("dashes", "found"), [("--", True), ("---", True), ("----", False)])
def test_a_dateline_is_closed_by_three_signs_at_most(dashes, found):
    text = f"{DAY}\n\nMINSK (Example News) {dashes} They met."
    assert marks(text, Dateline) == ([f"MINSK (Example News) {dashes}"] if found else [])


CAPTIONED = "The minister said that he would meet them."


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("Snow falls", False),
        ("Snow falls again", True),
        (" ".join(["Snow", *["ice"] * 44]), True),
        (" ".join(["Snow", *["ice"] * 45]), False),
        (" ".join(["Snow", *["understandably"] * 19]).ljust(300, "x"), True),
        (" ".join(["Snow", *["understandably"] * 19]).ljust(301, "x"), False),
    ],
    ids=["2 words", "3 words", "45 words", "46 words", "300 characters", "301 characters"],
)
def test_a_caption_has_three_to_45_words_and_300_characters_at_most(caption, found):
    text = f"{DAY}\n\nThe talks began.\n\n{caption} {CAPTIONED}\n"
    assert marks(text, Furniture) == ([caption] if found else [])


@pytest.mark.parametrize(("office", "found"), [("Farmer", False), ("Jane Farmer", True)])
def test_two_words_after_a_quotation_shown_large_are_a_name_and_an_office(office, found):
    text = f"{DAY}\n\nShe was tired. “We have nothing left” End Quote {office} The road was closed.\n"
    assert (office in marks(text, Furniture)) == found


def test_a_sentence_may_begin_with_two_signs():
    text = f'{DAY}\n\nShe was tired. "‘We have nothing left’" End Quote The road was closed.\n'
    assert marks(text, Furniture) == ['"‘We have nothing left’" End Quote']


def test_the_ends_of_sentences_are_looked_for_once_however_many_credits_a_paragraph_has(monkeypatch):
    searches = []

    class Counted:
        def finditer(self, *area):
            searches.append(area)
            return iter(())

    monkeypatch.setattr(captions, "_SENTENCE_END", Counted())
    layout(" date 2020-11-26\n\nThey met. " + "Photograph: Jane Doe/AP " * 50, "a.txt")

    assert len(searches) == 1
