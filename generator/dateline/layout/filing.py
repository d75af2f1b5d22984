"""What a dateline says, as parsed, and the places that the press files from: `data/layout_places.toml`."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from dateline.calendar.written_dates import Written
from dateline.lexicon import lexicon
from dateline.model import Span

_ACRONYM = 3
"""Letters; `UN` stays as it is."""

Separator = Literal["dash", "colon", "stop", ""]


@dataclass(slots=True)
class Filing:
    """A dateline as parsed, with what speaks for it."""

    span: Span
    places: list[Span] = field(default_factory=list)
    capitals: bool = False
    """True where the place is set in capitals."""
    region_known: bool = False
    """True where a known state or country stands behind the place."""
    day: Written | None = None
    credit: Span | None = None
    names: tuple[tuple[str, bool], ...] = ()
    """Those credited, each with whether it is a known agency."""
    framed: bool = False
    """True where the credit stands in brackets or between slashes."""
    separator: Separator = ""
    alone: bool = False
    """True where nothing follows on the line."""
    strong: bool = False
    """True where an agency, a day or a known place makes it certain; False where the article's own prose has to."""

    @property
    def agency_known(self) -> bool:
        """Say whether one of those credited is a known agency."""
        return any(known for _, known in self.names)


@cache
def cities() -> dict[str, str]:
    """Return the cities that stand alone in datelines, by their names in lower case."""
    return {name.lower(): name for name in lexicon("layout_places")["cities"]}


@cache
def regions() -> re.Pattern[str]:
    """Return the pattern of states and countries that follow a city."""
    names = sorted(lexicon("layout_places")["regions"], key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(re.escape(name) for name in names)})(?!\w)", re.IGNORECASE)


def place_name(words: str) -> str:
    """Return a place in ordinary spelling: `MINSK` is Minsk."""
    words = " ".join(words.split())
    known = cities().get(words.lower())
    return known or (words.title() if words.isupper() and len(words) > _ACRONYM else words)
