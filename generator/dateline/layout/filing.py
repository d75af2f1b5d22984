"""A dateline as it is parsed."""

from dataclasses import dataclass, field
from typing import Literal

from dateline.calendar.written_dates import WrittenDate
from dateline.layout.layout_language import LayoutLanguage
from dateline.model import Span

_LONGEST_ACRONYM = 3
"""Letters: `UN` and `USA` stay in capitals; places whose names have so few letters are written out, as in `ROME`."""

Separator = Literal["dash", "colon", "stop", ""]


@dataclass(slots=True)
class Filing:
    """A dateline as parsed, with the evidence for it."""

    span: Span
    places: list[Span] = field(default_factory=list)
    capitals: bool = False
    """True if the place is set in capitals."""
    region_known: bool = False
    """True if a known state or country follows the place."""
    day: WrittenDate | None = None
    credit: Span | None = None
    names: tuple[tuple[str, bool], ...] = ()
    """Those credited, each with whether it is a known agency."""
    framed: bool = False
    """True if the credit stands in brackets or between slashes."""
    separator: Separator = ""
    alone: bool = False
    """True if nothing follows on the line."""
    form: str = ""
    """The name of the form that makes it a dateline."""
    is_certain: bool = False
    """True if an agency, a day or a known place proves it, and not only the article's prose."""

    @property
    def has_agency(self) -> bool:
        """True if one of those credited is a known agency."""
        return any(known for _, known in self.names)


def place_name(words: str, language: LayoutLanguage) -> str:
    """Return a place in ordinary spelling: `MINSK` is Minsk."""
    words = " ".join(words.split())
    known = language.cities.get(words.lower())
    return known or (words.title() if words.isupper() and len(words) > _LONGEST_ACRONYM else words)
