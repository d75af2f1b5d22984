"""Word lists shared by several English packages, as typed values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class PersonTitles:
    """Titles, roles and offices, and words that refer to a person or an organisation without a name."""

    file: ClassVar[str] = "titles"

    honorifics: frozenset[str]
    address: frozenset[str]
    roles: frozenset[str]
    times: frozenset[str]
    apart: frozenset[str]
    firm_nouns: frozenset[str]
    body_nouns: frozenset[str]
    documents: frozenset[str]
    spokespeople: frozenset[str]
    indefinite: frozenset[str]
    newcomers: frozenset[str]
    personal_pronouns: frozenset[str]
    body_pronouns: frozenset[str]
    definite_articles: frozenset[str]
    possessives: tuple[str, ...]
    offices: Mapping[str, tuple[str, ...]]
    gender: Mapping[str, frozenset[str]]

    def is_role(self, word: str) -> bool:
        """Return True if the word is a role: `minister`, `Representatives`."""
        return not {word.lower(), strip_plural(word)}.isdisjoint(self.roles)


def strip_plural(word: str) -> str:
    """Return a lower-case noun without its plural ending, as far as these lists need it."""
    return word.lower().removesuffix("s")
