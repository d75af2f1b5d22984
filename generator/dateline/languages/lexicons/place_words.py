"""Countries, places and peoples that the news mentions without explanation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Places and peoples as written, including capitals."""

    file: ClassVar[str] = "places"

    countries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By country, its capital and then its adjectives and demonyms."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """Other names for a place → the name that it goes by."""
    peoples: tuple[str, ...] = ()
    """Groups of people that are not nations."""
    regions: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    """Cities in addition to those of datelines."""
