"""The words for numbers in a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words with their values, lower case."""

    file: ClassVar[str] = "numbers"

    cardinals: Mapping[str, int]
    magnitudes: Mapping[str, float]
    """Words that multiply what comes before them: `million`."""
    short_magnitudes: Mapping[str, float] = field(default_factory=dict)
    """Magnitudes only written next to digits: `5bn`."""
    denominators: Mapping[str, int] = field(default_factory=dict)
    """Fractions in the singular: `third`."""
    vulgar: Mapping[str, float] = field(default_factory=dict)
    """Fractions in one character: `½`."""
    glued: tuple[str, ...] = ()
    """Unit signs written next to the digits without a space."""
