"""Countries, places and peoples that the news names without explaining them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Places and peoples as they are written, capitals included."""

    file: ClassVar[str] = "places"

    countries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By country, its capital first and then the words for its people and things."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """Other names of a place, to the name that it goes by."""
    peoples: tuple[str, ...] = ()
    """Kinds of people that are no nation."""
    regions: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    """Besides the cities of datelines."""
