"""Plural and singular of English nouns by rule: of a noun to show, of a noun to compare, and of any word to search."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import ClassVar

from dateline.lexicon import load

SHORTEST_PLURAL = 4
"""Letters below which a word keeps its s for search: in words of three (`gas`, `bus`, `was`) it is no ending."""


@dataclass(frozen=True, slots=True)
class IrregularPlurals:
    """Plurals that no rule makes, by the singular."""

    file: ClassVar[str] = "plurals"

    plurals: Mapping[str, str]


@cache
def _irregular() -> Mapping[str, str]:
    return load(IrregularPlurals, files("dateline.languages.en")).plurals


def plural(noun: str) -> str:
    """Return the plural of a noun: `city` → `cities`. What is in capitals (`GB`) has none."""
    if noun in _irregular():
        return _irregular()[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return noun if noun.isupper() else f"{noun}s"


def singular(noun: str) -> str:
    """Return a noun without the regular ending of the plural: `cities` → `city`, `boss` stays."""
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def stem(word: str) -> str:
    """Return a folded word without the ending of the plural (Harman's s-stemmer, 1991), as `search.js` does."""
    if len(word) < SHORTEST_PLURAL:
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    return word[:-1] if word.endswith("s") and not word.endswith(("us", "ss")) else word
