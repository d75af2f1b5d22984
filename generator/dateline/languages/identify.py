"""Identifies an article's language: first by its most common words, then by py3langid (139 languages, offline)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from dateline.languages import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_SAMPLE = 20_000
"""Number of characters of prose to look at: some 3,000 words, after which word frequencies hardly change."""
_LEAST_PROBABILITY = 0.8
"""Below this, the default language is assumed: a few names of people and places look like many languages."""


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The most common words of a language that no other major language shares."""

    file: ClassVar[str] = "language"

    function_words: frozenset[str]
    least_share: float
    """Minimum share of an article's words that proves the language."""


def language_code(tag: str) -> str | None:
    """Return the ISO 639 code of a language tag (`en` of `en-GB`), or None if it isn't one."""
    found = _TAG.fullmatch(tag)
    return found[1].lower() if found and tag.isascii() else None


def identify_language(pieces: Iterable[str]) -> str:
    """Return the ISO 639 code of the prose's language, or the default language's unless another is certain."""
    prose = "\n".join(pieces)[:_LONGEST_SAMPLE]
    words = _WORD.findall(prose.lower())
    if not words:
        return DEFAULT.code
    for language in LANGUAGES.values():
        common = language.lexicon(FunctionWords)
        if sum(word in common.function_words for word in words) >= common.least_share * len(words):
            return language.code
    code, probability = _identifier().classify(prose)
    return str(code) if probability >= _LEAST_PROBABILITY else DEFAULT.code


@cache
def _identifier() -> "LanguageIdentifier":
    # Imported late: its model takes most of a second to load, and English articles never need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
