"""How similar two stretches of text are, word by word, and whether they differ in a fact.

Words are compared, not characters: "80.1%" and "80.7%" are nearly equal as strings but state different facts.
"""

import re
from collections.abc import Iterable, Sequence
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
    for step in Levenshtein.opcodes(fold(one), fold(other)):
        if step.tag == "equal":
            continue
        for word in (*one[step.src_start : step.src_end], *other[step.dest_start : step.dest_end]):
            if _states_fact(word, language):
                return word
    return ""


def fold(sequence: Iterable[str]) -> list[str]:
    """Return the words with their case folded."""
    return [word.casefold() for word in sequence]


def _states_fact(word: str, language: Language) -> bool:
    """Return True for a negation, a number, or a capitalized word that doesn't just open a sentence."""
    words = language.lexicon(AnchorWords)
    folded = word.casefold()
    if any(c.isdigit() for c in word) or folded in words.negations or folded in _number_words(language):
        return True
    return folded.endswith(words.negation_endings) or (word != folded and folded not in words.openers)


@cache
def _number_words(language: Language) -> frozenset[str]:
    numbers = language.lexicon(NumberWords)
    return frozenset({*numbers.cardinals, *numbers.magnitudes, *numbers.denominators})
