"""Where places are: by exact name only, the largest first, and nowhere rather than somewhere wrong."""

import datetime as dt

import pytest

from dateline.corpus.gazetteer import locate_places
from dateline.linked import Entity, Mention
from dateline.model import Annotated, Article, NameType, Span


def places(text: str, **types: NameType) -> dict[str, tuple[str, str | None] | None]:
    """Kind and country of each name of an article; `_` in a name is a blank."""
    article = Annotated(Article("a", "seeds/a.txt", text, "", dt.date(2021, 1, 1), ()), ())
    found = []
    for name, kind in types.items():
        words = name.replace("_", " ")
        span = Span(text.index(words), text.index(words) + len(words))
        found.append(Entity(f"x/{name}", kind, words, (Mention("a", span, words),)))
    return {e.name: (e.geo.kind, e.geo.country) if e.geo else None for e in locate_places(found, {"a": article})}


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("Belarus", ("country", "BY")),
        ("Britain", ("country", "GB")),
        ("Minsk", ("capital", "BY")),
        ("Kiev", ("capital", "UA")),
        ("Bombay", ("city", "IN")),
        ("Paris", ("capital", "FR")),
        ("New_York", ("city", "US")),
        ("Washington", ("capital", "US")),
        ("Louisiana", ("state", "US")),
        ("Europe", ("continent", None)),
        ("Middle_East", None),
        ("Nowherebury", None),
    ],
)
def test_a_name_known_everywhere_is_found_without_more(name, where):
    assert list(places(f"In {name.replace('_', ' ')}.", **{name: "place"}).values()) == [where]


@pytest.mark.parametrize(("name", "where"), [("Seville", ("city", "ES")), ("Bilbao", None)])
def test_half_a_million_people_make_a_city_known_without_its_country(name, where):
    assert list(places(f"In {name}.", **{name: "place"}).values()) == [where]


def test_a_small_town_is_found_only_beside_its_country():
    assert places("In Orsha.", Orsha="place") == {"Orsha": None}
    assert places("In Orsha, Belarus.", Orsha="place", Belarus="place")["Orsha"] == ("city", "BY")


def test_the_state_behind_a_name_says_which_town_is_meant():
    found = places("In Paris, Texas.", Paris="place", Texas="place")

    assert found == {"Paris": ("city", "US"), "Texas": ("state", "US")}


def test_a_person_of_a_towns_name_is_nowhere():
    assert places("Paris said so.", Paris="person") == {"Paris": None}


def test_coordinates_are_degrees_north_and_east():
    article = Annotated(Article("a", "seeds/a.txt", "Minsk and Lima.", "", None, ()), ())
    found = locate_places(
        [
            Entity("places/minsk", "place", "Minsk", (Mention("a", Span(0, 5), "Minsk"),)),
            Entity("places/lima", "place", "Lima", (Mention("a", Span(10, 14), "Lima"),)),
        ],
        {"a": article},
    )
    minsk, lima = (entity.geo for entity in found)

    assert minsk
    assert lima
    assert (round(minsk.latitude or 0), round(minsk.longitude or 0)) == (54, 28)
    assert (round(lima.latitude or 0), round(lima.longitude or 0)) == (-12, -77)
