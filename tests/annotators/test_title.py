"""Titles: ⟦the title⟧ inside its lead, ⟨its speaker⟩."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.languages.en.title import Titles
from dateline.model import AnyMark, Article, Furniture, Name, Paragraph, Quote, Span, Speaker, Title
from marked import parse_english


def article(text: str) -> Article:
    spans = (Span(*m.span()) for m in re.finditer(r"\S[^\n]*", text))
    layout = tuple(Paragraph(span=span, by="layout", number=number) for number, span in enumerate(spans, 1))
    return Article(slug="case", path="case.txt", text=text, sha256="", published=None, layout=layout)


def titles(seed: Article, earlier: tuple[AnyMark, ...] = ()) -> list[Title]:
    return list(Titles().annotate(seed, parse_english(seed), (*seed.layout, *earlier)))


def marked(text: str) -> tuple[str, str, str | None]:
    speaker = re.search("⟨(.*?)⟩", text)
    (title,) = re.findall("⟦(.*?)⟧", text)
    return re.sub("[⟦⟧⟨⟩]", "", text), re.sub("[⟨⟩]", "", title), speaker and speaker[1]


def words(text: str, marked: Span | None) -> str | None:
    return text[marked.start : marked.end] if marked else None


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    "text",
    [
        "⟦Two hikers have been found alive in the mountains⟧, ⟨police⟩ said on Saturday.",
        "⟦The port will reopen next week⟧, said ⟨the harbour master⟩.",
        "⟨The finance minister⟩ said on Friday that ⟦taxes will rise next year⟧.",
        "⟨Officials⟩ said ⟦the bridge had been closed for repairs⟧.",
        "According to ⟨the coast guard⟩, ⟦the ship sank within an hour⟧.",
        "⟦The company will close its oldest factory⟧, according to ⟨a spokesman⟩.",
        "⟦The two sides agreed on a new border crossing⟧, ⟨the ministry⟩ said, adding that work would start.",
        "“⟦The country stands with its neighbours⟧,” ⟨the president⟩ said on Monday.",
        "⟦Parliament approved the budget on Thursday⟧.",
    ],
)
def test_a_title_is_the_lead_without_its_attribution(text: str) -> None:
    plain, expected, speaker = marked(text)
    (title,) = titles(article(plain))
    assert plain[title.span.start : title.span.end] == expected
    assert (title.speaker and words(plain, title.speaker.span)) == speaker
    assert str(title.because).startswith("taken from the lead")
    assert not title.given


@pytest.mark.parametrize(
    "text",
    [
        "⟦The carmaker said it would recall 40,000 vans⟧.",
        "⟦The minister denied that his party had taken money⟧.",
        "⟦The union did not say that the strike was over⟧.",
        "⟦The court may say that the vote was void⟧.",
        "⟦The rebels claimed that the town had fallen⟧.",
        "⟦The dam is safe, the mayor said, but engineers disputed that⟧.",
        "⟦The chairman said his doctors had told him to rest⟧.",
        "⟦The mayor left the hall and said that the talks were over⟧.",
        "⟦The president says parliament will be 'the house of the people'⟧.",
        "⟦“Our country is ready,” the president said on Monday⟧.",
    ],
)
def test_an_attribution_stays_where_the_words_would_say_more_without_it(text: str) -> None:
    plain, expected, _ = marked(text)
    (title,) = titles(article(plain))
    assert plain[title.span.start : title.span.end] == expected
    assert title.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        (
            "⟦The government hopes that grain exports through the northern ports will resume this month⟧ and the "
            "new railway line across the border will shorten the way for farmers."
        ),
        (
            "⟦A freight train carrying fertiliser left the rails outside the city on Tuesday, killing two railway "
            "workers⟧ and spilling its load over a road that leads to the harbour."
        ),
        (
            "⟦The opposition leader returned to the capital on Sunday⟧ after thousands of her supporters had waited "
            "through the night at the airport and along the road to the city."
        ),
        (
            "⟦The parliament elected the former judge Maria Silva as president of the republic⟧, who will take office "
            "in the spring for a term that the new constitution has shortened to four years."
        ),
    ],
)
def test_a_long_lead_is_cut_at_a_joint_of_the_sentence(text: str) -> None:
    plain, expected, _ = marked(text)
    (title,) = titles(article(plain))
    assert plain[title.span.start : title.span.end] == expected
    assert "shortened" in str(title.because)


@pytest.mark.parametrize(
    "text",
    [
        (
            "The government stands for the choice that the people of the republic made at the ballot box during the "
            "spring election and not for any one of its candidates"
        ),
        (
            "The central bank will keep its main interest rate at the present level through the summer of the coming "
            "year, unless prices rise faster than it expects"
        ),
        (
            "The party will support the new coalition government in every vote on the budget in the coming session "
            "of parliament, but it rejects the change of the constitution"
        ),
        (
            "The prosecutor charged the former minister of transport on Wednesday with taking money from a builder "
            "of motorways, which the minister has denied through his lawyers"
        ),
        (
            "Only the older half of the fleet will be inspected by the engineers of the aviation authority this year, "
            "without any change to the summer timetable of the airline"
        ),
    ],
)
def test_nothing_that_negates_or_limits_is_cut_off(text: str) -> None:
    (title,) = titles(article(text + "."))
    assert title.span == Span(0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prices have fallen. The ferry to the island sank in a storm.",
            "The ferry to the island sank in a storm",
        ),
        (
            "Prices have fallen again. The ferry to the island sank in a storm.",
            "Prices have fallen again",
        ),
    ],
)
def test_a_title_has_four_words_at_least(text: str, expected: str) -> None:
    (title,) = titles(article(text))
    assert words(text, title.span) == expected


@pytest.mark.parametrize(
    "text",
    [
        # No more than 120 characters.
        (
            "⟦The leader of the opposition returned to the capital after thousands of her supporters had waited "
            "through the night⟧."
        ),
        # A cut would leave 29 characters.
        (
            "⟦The leader returned on Sunday after thousands of her supporters had waited through the night at the "
            "airport and along the road to the city⟧."
        ),
        # A cut would take off 31 characters, and what is left would still be long.
        (
            "⟦The engineers of the aviation authority of the island republic inspected the older half of the fleet of "
            "the national airline and the hangars of its airports, which had been closed by rain⟧."
        ),
        # The cut takes off 64 characters.
        (
            "⟦The engineers of the aviation authority of the island republic inspected the older half of the fleet of "
            "the national airline and the hangars of its airports⟧, which had been closed for repairs by the owners of "
            "the company."
        ),
    ],
)
def test_a_title_is_cut_only_if_the_cut_is_worth_it(text: str) -> None:
    plain, expected, _ = marked(text)
    (title,) = titles(article(plain))
    assert words(plain, title.span) == expected


def test_a_given_title_leaves_nothing_to_say() -> None:
    seed = article("Bridge reopens\n\nThe old bridge reopened on Friday.")
    given_title = Title(span=Span(0, 14), by="layout", given=True)
    assert titles(seed, (given_title,)) == []


def test_an_article_without_prose_has_no_title() -> None:
    assert titles(article("")) == []


@pytest.mark.parametrize("opening", ["Photo: Reuters", "BREAKING:", "Key points of the day", "Read more"])
def test_an_unusable_opening_is_passed_over(opening: str) -> None:
    text = f"{opening}\nThe ferry to the island sank in a storm."
    (title,) = titles(article(text))
    assert text[title.span.start : title.span.end] == "The ferry to the island sank in a storm"


def test_furniture_is_no_lead() -> None:
    text = "Readers can subscribe to this service here.\nThe ferry to the island sank in a storm."
    furniture = Furniture(span=Span(0, text.index("\n")), by="layout")
    (title,) = titles(article(text), (furniture,))
    assert title.span.start == text.index("The ferry")


def test_the_quote_that_covers_the_title_gives_its_speaker() -> None:
    text = "Russia's neighbours will sign the treaty soon, Ivanov said on Tuesday."
    speaker = Speaker(span=span(text, "Ivanov"), name="Pyotr Ivanov", type="person")
    part = span(text, "Russia's neighbours will sign the treaty soon")
    quote = Quote(span=part, by="quotes", parts=(part,), mode="indirect", speaker=speaker, cue=span(text, "said"))
    (title,) = titles(article(text), (quote,))
    assert (title.span, title.speaker) == (part, speaker)


def test_a_name_gives_the_speaker_its_canonical_form() -> None:
    text = "The treaty will be signed soon, Ivanov said on Tuesday."
    name = Name(span=span(text, "Ivanov"), by="names", type="person", name="Pyotr Ivanov")
    (title,) = titles(article(text), (name,))
    assert title.speaker
    assert (title.speaker.span, title.speaker.name) == (name.span, "Pyotr Ivanov")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Police",
                "said",
                "the minister",
                "that",
                ",",
                "“",
                "”",
                '"',
                "(",
                ")",
                ".",
                "--",
                "not",
                "and",
                "won",
                "2 seats",
                "but",
            ]
        ),
        min_size=1,
        max_size=14,
    )
)
def test_any_words_give_at_most_one_title_inside_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = titles(article(text))
    assert len(found) <= 1
    for title in found:
        line = text[title.span.start : title.span.end]
        assert line == line.strip()
        assert line.count("(") == line.count(")")
        assert line.count('"') % 2 == 0
