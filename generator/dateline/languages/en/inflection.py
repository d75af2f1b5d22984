"""Plurals and singulars of English nouns by rule: for display, for comparison and for search."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import ClassVar

from dateline.lexicon import load

SHORTEST_PLURAL = 4
"""Words with fewer letters keep their s in search: in words of three (`gas`, `bus`, `was`) it isn't an ending."""


@dataclass(frozen=True, slots=True)
class IrregularPlurals:
    """Irregular plurals, by singular."""

    file: ClassVar[str] = "plurals"

    plurals: Mapping[str, str]


@cache
def _irregular() -> Mapping[str, str]:
    return load(IrregularPlurals, files("dateline.languages.en")).plurals


def plural(noun: str) -> str:
    """Return the plural of a noun: `city` → `cities`. Capitals (`GB`) have no plural."""
    if noun in _irregular():
        return _irregular()[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return noun if noun.isupper() else f"{noun}s"


def singular(noun: str) -> str:
    """Return a noun without a regular plural ending: `cities` → `city`, but `boss` → `boss`."""
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def stem(word: str) -> str:
    """Return a folded word without a plural ending (Harman's s-stemmer, 1991), as `search.js` does."""
    if len(word) < SHORTEST_PLURAL:
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    return word[:-1] if word.endswith("s") and not word.endswith(("us", "ss")) else word
