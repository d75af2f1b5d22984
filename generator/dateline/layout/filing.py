"""A dateline, as it is being parsed."""

from dataclasses import dataclass, field
from typing import Literal

from dateline.calendar.written_dates import WrittenDate
from dateline.layout.layout_language import LayoutLanguage
from dateline.model import Span

_LONGEST_ACRONYM = 3
"""Maximum number of letters in a place name that stays in capitals: `UN` and `USA` do, `ROME` becomes Rome."""

Separator = Literal["dash", "colon", "stop", ""]


@dataclass(slots=True)
class Filing:
    """A parsed dateline, with the evidence for it."""

    span: Span
    places: list[Span] = field(default_factory=list)
    capitals: bool = False
    """True if the place is in capitals."""
    region_known: bool = False
    """True if a known state or country follows the place."""
    day: WrittenDate | None = None
    credit: Span | None = None
    names: tuple[tuple[str, bool], ...] = ()
    """The names credited, each with whether it is a known agency."""
    framed: bool = False
    """True if the credit is in brackets or between slashes."""
    separator: Separator = ""
    alone: bool = False
    """True if nothing follows on the line."""
    form: str = ""
    """The name of the form that it matches."""
    is_certain: bool = False
    """True if an agency, a day or a known place proves it, not just the article's prose."""

    @property
    def has_agency(self) -> bool:
        """True if one of the names credited is a known agency."""
        return any(known for _, known in self.names)


def place_name(words: str, language: LayoutLanguage) -> str:
    """Return a place in ordinary spelling: `MINSK` → Minsk."""
    words = " ".join(words.split())
    known = language.cities.get(words.lower())
    return known or (words.title() if words.isupper() and len(words) > _LONGEST_ACRONYM else words)
