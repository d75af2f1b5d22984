"""How similar two stretches of text are, word by word, and whether they differ in a fact.

Words are compared, not characters: "80.1%" and "80.7%" are nearly equal as strings but state different facts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from dateline.languages import Language
from dateline.languages.lexicons.number_words import NumberWords

_WORD = re.compile(r"(?:[^\W\d]\.){2,}|\d[\d.,:]*\d|\w+(?:['’]\w+)*|[^\w\s]")
_IGNORED = frozenset(",;:\"“”„«»'‘’()-–—")
"""Punctuation that may change without changing the meaning."""
_STRAIGHTEN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class AnchorWords:
    """Words that decide whether a changed sentence still states the same fact; lower case."""

    file: ClassVar[str] = "anchors"

    negations: frozenset[str] = frozenset()
    """Words that turn a statement into its opposite: `not`."""
    negation_endings: tuple[str, ...] = ()
    """Endings of contracted negations: `n't`."""
    openers: frozenset[str] = frozenset()
    """Words that open a sentence with a capital and are not names: `the`."""
    persons: frozenset[str] = frozenset()
    """Pronouns of persons, one of which put in place of another makes it somebody else: `she`."""


class Word(NamedTuple):
    """A word and its offsets in its source text."""

    start: int
    end: int
    text: str


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words and the full stops of a stretch of text, without commas, quotation marks and dashes."""
    matches = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(m.start(), m.end(), m.group().translate(_STRAIGHTEN)) for m in matches if m.group() not in _IGNORED]


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of words that both have in the same order, from 0 to 1 (normalized Indel similarity)."""
    return float(Indel.normalized_similarity(fold(one), fold(other))) if one or other else 1.0


def count_edits(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the number of words to insert, delete or replace to turn one into the other; both are folded."""
    return int(Levenshtein.distance(one, other))


def find_conflict(one: Sequence[str], other: Sequence[str], language: Language) -> str:
    """Return the first name, number or negation that only one of the two has, or an empty string."""
    return next(list_conflicts(one, other, language), "")


def list_conflicts(one: Sequence[str], other: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the names, numbers and negations that only one of the two has, and pronouns put in place of others."""
    for step in Levenshtein.opcodes(fold(one), fold(other)):
        if step.tag == "equal":
            continue
        old, new = one[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        yield from (word for word in (*old, *new) if _states_fact(word, language))
        if any(_is_person(word, language) for word in old):
            yield from (word for word in new if _is_person(word, language))


def fold(sequence: Iterable[str]) -> list[str]:
    """Return the words with their case folded."""
    return [word.casefold() for word in sequence]


def is_name(word: str, language: Language) -> bool:
    """Return True for a capitalized word that doesn't just open a sentence; `WHO` and `IT` never do."""
    folded = word.casefold()
    opens = word == word.capitalize() and folded in language.lexicon(AnchorWords).openers
    return word != folded and not opens and not _has_digit(word)


def _states_fact(word: str, language: Language) -> bool:
    """Return True for a name, a number or a negation."""
    words = language.lexicon(AnchorWords)
    folded = word.casefold()
    if _has_digit(word) or folded in words.negations or folded in _number_words(language):
        return True
    return folded.endswith(words.negation_endings) or is_name(word, language)


def _is_person(word: str, language: Language) -> bool:
    return word.casefold().partition("'")[0] in language.lexicon(AnchorWords).persons


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


@cache
def _number_words(language: Language) -> frozenset[str]:
    numbers = language.lexicon(NumberWords)
    return frozenset({*numbers.cardinals, *numbers.magnitudes, *numbers.denominators})
