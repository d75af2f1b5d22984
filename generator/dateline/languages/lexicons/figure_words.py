"""Signs and words next to a number that show what it is, and the verbs around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Words around figures, lower case; signs as written."""

    file: ClassVar[str] = "figures"

    # Words that show a number not to be a figure.
    labels: frozenset[str] = frozenset()
    """A number after one of these is a name: `Article 5`."""
    time_units: tuple[str, ...] = ()
    """A number of these is a duration, unless it is an age."""
    scored: frozenset[str] = frozenset()
    """Two numbers with a hyphen before one of these are a score: `a 5-4 decision`."""
    uncounted: frozenset[str] = frozenset()
    """A number of these counts nothing: `two of a kind`."""
    pointing: frozenset[str] = frozenset()
    """A small number after one of these refers back: `the two countries`."""

    # Verbs and nouns that give a figure an owner, an authority or a subject.
    testimony: frozenset[str] = frozenset()
    """Nouns that speak for their owner: `the final data of the commission`."""
    voucher_verbs: frozenset[str] = frozenset()
    """Verbs whose subject vouches for the figure in their clause."""
    having_verbs: frozenset[str] = frozenset()
    """Verbs whose subject has, gets or gives the figure that is their object."""
    given_verbs: frozenset[str] = frozenset()
    """The same in the passive: `was fined $500`."""
    measuring_verbs: frozenset[str] = frozenset()
    """Verbs whose subject is measured: `unemployment fell to 5 percent`."""
    change_prepositions: frozenset[str] = frozenset()
    """Words that connect a change to its amount: `raised by 5 percent`."""

    bounds: Mapping[str, str] = field(default_factory=dict)
    """Words before a number → the key for how they bound it."""

    # Units → codes: `percent`, an ISO 4217 currency or a measure's singular.
    shares: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Signs and names shared by currencies → the places that use each currency, the usual one first."""

    @property
    def codes(self) -> frozenset[str]:
        """Every unit that a sign or word means."""
        tables = (self.shares, self.signs, self.currencies, self.measures)
        return frozenset({*(code for table in tables for code in table.values()), *self.shared_codes})

    @property
    def shared_codes(self) -> frozenset[str]:
        """Currencies that share a sign or a name."""
        return frozenset(code for homes in self.shared.values() for code in homes)
