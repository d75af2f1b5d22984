"""On which page of the timeline an entry stands: all on one while they are few, else by years, months and days.

The one place that decides it, so that every link to an entry leads to the page that holds it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.linked import Entry

FULL = 300
"""Entries from which a page is divided: about 60 kB gzipped, and short enough to scroll through."""
YEAR = 4
"""Characters of an ISO date that name a year."""
_DEPTHS = (0, 2, 3, YEAR, 7, 10)
"""Characters that name all time, a hundred years, ten, a year, a month and a day."""
_KNOWN_TO = {"day": 10, "week": 7, "month": 7, "range": 10}
"""Characters of an entry's ISO date that its precision lets one say; of the others the year."""


@dataclass(frozen=True)
class Shelf:
    """A page of entries of one stretch of time, and the pages of the shorter stretches in it."""

    path: str
    key: str
    """The stretch: empty for all time, `20` for 2000 to 2099, `202`, `2020`, `2020-08` or `2020-08-09`."""
    entries: tuple[Entry, ...]
    """Those that stand on this very page: all of the stretch, or those known no better than it."""
    below: tuple["Shelf", ...] = ()

    def all(self) -> Iterator["Shelf"]:
        """Yield this page and those below it, in time order."""
        yield self
        for shelf in self.below:
            yield from shelf.all()

    @property
    def steps(self) -> Iterator["Shelf"]:
        """Yield the pages to which this one leads: past those of many years that hold no entry themselves."""
        for shelf in self.below:
            if shelf.below and len(shelf.key) < YEAR:
                yield from shelf.steps
            else:
                yield shelf

    @property
    def whole(self) -> tuple[Entry, ...]:
        """Every entry of the stretch."""
        return tuple(entry for shelf in self.all() for entry in shelf.entries)


def period(entry: Entry) -> str:
    """Return the stretch in which an entry lies, as fine as its date is known: `2020-08-09`, `2020-08` or `2020`."""
    day = entry.when.start
    return day.isoformat()[: _KNOWN_TO.get(entry.when.precision or "", 4)] if day else ""


def told(entry: Entry) -> str:
    """Return the day on which an entry was first told, for those that have no date of their own."""
    return entry.first_published.isoformat() if entry.first_published else ""


def shelve(name: str, entries: Sequence[Entry], when: Callable[[Entry], str] = period, full: int = FULL) -> Shelf:
    """Divide entries among pages; `name` is the page of all: `timeline/index`, `timeline/undated`.

    Years with few entries share a page. One that has outgrown its page keeps it, with the way to those it became.
    """
    stem = name.removesuffix("index")

    def divide(depth: int, key: str, found: Sequence[Entry]) -> Shelf:
        path = f"{_path(stem, key) if key else name}.md"
        if len(found) <= full or depth + 1 == len(_DEPTHS):
            return Shelf(path, key, tuple(found))
        length = _DEPTHS[depth + 1]
        known = sorted((e for e in found if len(when(e)) >= length), key=lambda entry: when(entry)[:length])
        parts = groupby(known, key=lambda entry: when(entry)[:length])
        below = tuple(divide(depth + 1, part, tuple(inside)) for part, inside in parts)
        return Shelf(path, key, tuple(e for e in found if len(when(e)) < length), below)

    return divide(0, "", entries)


def _path(stem: str, key: str) -> str:
    if len(key) < YEAR:
        key = f"{key:0<{YEAR}}-{key:9<{YEAR}}"
    return f"{stem}{key}" if stem.endswith("/") else f"{stem}-{key}"


def anchor(entry: Entry) -> str:
    """Return an entry's id on the page that holds it."""
    return f"e-{entry.id}"
