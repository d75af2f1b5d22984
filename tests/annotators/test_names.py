"""Names: ⟦the name|its type|the fullest form in the article⟧, ⟨the role beside it⟩; nothing else is a name."""

from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import seeds
from dateline.annotators.base import only, run
from dateline.languages.en.names import Names
from dateline.model import Article, Byline, Credit, Dateline, Name, Paragraph, Span
from marked import article, marked, parse_english


def names(seed: Article) -> list[Name]:
    return only(run((Names(),), seed, parse_english(seed)), Name)


def check(case: str) -> None:
    """Check that each name of the case is found with its type, canonical form and role, and no other name."""
    plain, marks = marked(case)
    found = names(article(plain))
    expected = [(m.words, *m.notes) for m in marks if m.sign == "⟦"]
    given_ = [(plain[n.span.start : n.span.end], n.type, n.name) for n in found if n.type != "people"]
    assert [full[: len(short)] for full, short in zip(given_, expected, strict=False)] == expected, given_
    assert len(given_) == len(expected), given_
    roles = [plain[n.role.start : n.role.end] for n in found if n.role]
    assert roles == [m.words for m in marks if m.sign == "⟨"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Last month President Anna Berg left Oslo.", "President"),
        ("Yesterday Prime Minister Anna Berg left Oslo.", "Prime Minister"),
        ("On Friday Foreign Minister Anna Berg left Oslo.", "Foreign Minister"),
    ],
)
def test_a_time_is_no_part_of_a_role(text, role):
    found = [text[name.role.start : name.role.end] for name in names(article(text)) if name.role]
    assert found == [role]


@pytest.mark.parametrize(
    "text",
    [
        "The pipes were made by Brentocean. Brentocean's shareholders meet on Monday.",
        "The rig is old. Marsk said that it was sound. A Marsk spokesman gave no reason.",
        "The pipes were made by Havenport. Havenport shareholders meet on Monday.",
    ],
)
def test_what_has_shareholders_or_speaks_is_no_town(text):
    assert {name.type for name in names(article(text))} == {"organisation"}


@pytest.mark.parametrize(
    "text", ["The ship left at 10:40 CDT.", "She was a star of the Seventies.", "It was 08:00 MSK."]
)
def test_zones_of_clocks_and_decades_name_nobody(text):
    assert names(article(text)) == []


@pytest.mark.parametrize(
    "case",
    [
        "⟦Anna Berg|person|Anna Berg⟧ left early. The council thanked ⟦Berg|person|Anna Berg⟧ for her work.",
        "⟦Chen Weiguo|person⟧ was freed. Officers had held ⟦Chen|person|Chen Weiguo⟧ for a week. ⟦Chen|person⟧ is 61.",
        "⟦Jan van Rijn|person⟧ painted. Critics praised ⟦van Rijn|person|Jan van Rijn⟧ in public.",
        "⟦Omar al-Khatib|person⟧ resigned. ⟦Khatib|person|Omar al-Khatib⟧ had led the party since May.",
        "⟦J. Holt|person|John Holt⟧ resigned. ⟦John Holt|person|John Holt⟧ had led the party since May.",
    ],
)
def test_a_full_name_gives_its_surname_to_the_whole_article(case):
    check(case)


def test_two_people_of_one_surname_stay_two_and_the_bare_one_is_unsure():
    text = "Anna Berg met Lars Berg in Oslo. Anna Berg spoke first. Berg was angry."
    found = [name for name in names(article(text)) if name.type == "person"]
    assert [name.name for name in found] == ["Anna Berg", "Lars Berg", "Anna Berg", "Anna Berg"]
    assert found[-1].sure == "unsure"
    assert found[-1].others == ("Lars Berg",)


@pytest.mark.parametrize(
    "case",
    [
        "⟨Norwegian Foreign Minister⟩ ⟦Henrik Dahl|person⟧ arrived.",
        "The paper quoted ⟦Henrik Dahl|person⟧, ⟨head of the road agency⟩, on Monday.",
        "⟨Spokeswoman⟩ ⟦Maria Lindt|person⟧ said so.",
    ],
)
def test_the_title_beside_a_name_is_its_role(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "The ⟦Polish Trade Board|organisation⟧ replied. The ⟦Trade Board|organisation|Polish Trade Board⟧ said no.",
        "The ⟦Water Board|organisation⟧ (⟦WB|organisation|Water Board⟧) met. The ⟦WB|organisation|Water Board⟧ met.",
        "The ⟦Union of Northern Cities|organisation⟧ met; the union has 12 members.",
        "Shares of ⟦Nordvik Corp|organisation⟧ fell, and ⟦Nordvik|organisation|Nordvik Corp⟧ declined to comment.",
        "They bought ⟦Nordvik Corp|organisation⟧. It was small.",
        "The ⟦Oslo|place⟧-based ⟦Nordvik Shipping Corp|organisation⟧ rose.",
        "⟦Poland|place⟧'s ⟦Finance Ministry|organisation|Polish Finance Ministry⟧ said no.",
        "The ⟦All Nordic People's Assembly|organisation⟧ will meet.",
    ],
)
def test_an_organisation_is_found_under_its_long_and_its_short_form(case):
    check(case)


def test_an_organisation_is_not_joined_by_how_it_begins():
    found = names(
        article("Orange shares rose. Orange Bank Corp said it was another firm. The Orange Foundation agreed.")
    )
    assert len({name.name for name in found if name.type == "organisation"}) >= 2


@pytest.mark.parametrize(
    "case",
    [
        "Fighting went on in ⟦Belarus|place⟧ and ⟦Ukraine|place⟧.",
        "He fled to the town of ⟦Karvo|place⟧.",
        "The ⟦West Bank|place⟧ was calm.",
        "The ⟦U.S.|place|United States⟧ has a new envoy.",
    ],
)
def test_places_are_recognised_by_list_and_by_the_words_before_them(case):
    check(case)


def test_a_surname_that_is_also_a_place_is_a_person_where_the_full_name_says_so():
    check("⟦Neil Jordan|person⟧ was late. ⟦Jordan|person|Neil Jordan⟧ gave no reason.")


@pytest.mark.parametrize(
    "text", ["Huge waves hit. The huge hall fell.", "It begins at 1100 GMT.", "Defence ministers met."]
)
def test_a_capital_alone_makes_no_name(text):
    assert names(article(text)) == []


@pytest.mark.parametrize("word", ["Belarusian", "Norwegians", "Muslims"])
def test_nationalities_are_people(word):
    assert [name.type for name in names(article(f"Many {word} protested."))] == ["people"]


@pytest.mark.parametrize(
    "case", ["⟦Anna Berg|person⟧'s car was found.", "The ⟦Water Agency|organisation⟧'s head left."]
)
def test_article_and_possessive_are_no_part_of_a_name(case):
    check(case)


def dated(text: str, *layout: Dateline | Credit | Byline) -> Article:
    paragraph = Paragraph(span=Span(0, len(text)), by="layout", number=1)
    return Article(slug="case", path="case.txt", text=text, sha256="", published=None, layout=(paragraph, *layout))


def test_a_dateline_in_capitals_and_the_place_in_the_text_are_one():
    text = "KARVO, May 3 - Schools in Karvo reopened."
    dateline = Dateline(span=Span(0, 14), by="layout", place="KARVO", day=None, places=(Span(0, 5),))
    assert [(n.type, n.name) for n in names(dated(text, dateline))] == [("place", "Karvo"), ("place", "Karvo")]


def test_a_dateline_names_the_country_beside_the_city():
    text = "KARVO, Norway (TASS) - Schools reopened."
    dateline = Dateline(span=Span(0, 22), by="layout", place="KARVO", day=None, places=(Span(0, 5),))
    assert [text[n.span.start : n.span.end] for n in names(dated(text, dateline))] == ["KARVO", "Norway"]


def test_the_credit_names_agencies_and_the_byline_nobody():
    text = "/TASS/ @reporter77 The shop was closed."
    credit = Credit(span=Span(1, 5), by="layout", agencies=("TASS",))
    byline = Byline(span=Span(7, 18), by="layout", who="@reporter77")
    assert [(n.type, n.name) for n in names(dated(text, credit, byline))] == [("organisation", "TASS")]


PRESS = st.lists(
    st.sampled_from(
        [
            "Anna",
            " Berg",
            "’s",
            "'s",
            " the",
            " of",
            " (",
            ")",
            ",",
            ".",
            " Ministry",
            " U.S.",
            " in",
            " MINSK",
            "\n",
            " -",
            " &",
        ]
    ),
    max_size=16,
).map("".join)


@settings(max_examples=120, deadline=None)
@given(st.one_of(PRESS, st.text(max_size=40)))
def test_whatever_the_text_names_lie_inside_it_apart_from_each_other(text):
    found = names(article(text))
    assert all(name.span.end <= len(text) for name in found)
    assert all(not one.span.overlaps(other.span) for one, other in pairwise(found))
    assert all(name.name.strip() for name in found)


def test_in_the_seeds_each_person_body_and_place_has_one_name():
    articles, _ = seeds.read(Path(__file__).parents[2] / "seeds", PurePosixPath("seeds"))
    found = {(name.type, name.name) for seed in articles for name in names(seed) if name.type != "people"}
    assert found == {
        ("organisation", "All Belarusian People's Assembly"),
        ("organisation", "Belarusian Opposition Coordination Council"),
        ("organisation", "Central Election Commission"),
        ("organisation", "Russian Foreign Ministry"),
        ("organisation", "Sputnik"),
        ("organisation", "TASS"),
        ("organisation", "Union State"),
        ("organisation", "Union State of Russia and Belarus"),
        ("organisation", "UrduPoint News"),
        ("person", "Alexander Lukashenko"),
        ("person", "Sergey Lavrov"),
        ("person", "Svetlana Tikhanovskaya"),
        ("place", "Belarus"),
        ("place", "Minsk"),
        ("place", "Moscow"),
        ("place", "Russia"),
    }
