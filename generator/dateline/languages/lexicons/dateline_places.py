"""Places that the press files from."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class DatelinePlaces:
    """Cities and regions as datelines write them, and the lower-case words inside their names."""

    file: ClassVar[str] = "layout_places"

    cities: tuple[str, ...] = ()
    """Cities that datelines give without a region."""
    regions: tuple[str, ...] = ()
    """States and countries that follow a smaller city."""
    particles: frozenset[str] = frozenset()
    """Lower-case words inside a name: `de` in Rio de Janeiro."""
    abbreviations: tuple[str, ...] = ()
    """Abbreviated first words of a name, without the stop: `St` in St. Louis."""
