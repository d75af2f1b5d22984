"""The words that a language writes numbers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words with their values, lower case."""

    file: ClassVar[str] = "numbers"

    cardinals: Mapping[str, int]
    magnitudes: Mapping[str, float]
    """They multiply what comes before them: `million`."""
    short_magnitudes: Mapping[str, float] = field(default_factory=dict)
    """Magnitudes that are written close to digits only: `5bn`."""
    denominators: Mapping[str, int] = field(default_factory=dict)
    """The singular of each part: `third`."""
    vulgar: Mapping[str, float] = field(default_factory=dict)
    """One character for a fraction: `½`."""
    glued: tuple[str, ...] = ()
    """Signs of measure written against the digits without a space."""
