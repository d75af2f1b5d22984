"""How alike two stretches of text are, word by word, and whether they differ in what must not differ.

Words are compared, not characters: "80.1%" and "80.7%" are nearly equal as strings and two different facts.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from dateline.languages import DEFAULT
from dateline.languages.lexicons.number_words import NumberWords
from dateline.lexicon import lexicon

_WORD = re.compile(r"(?:[^\W\d]\.){2,}|\d[\d.,:]*\d|\w+(?:['’]\w+)*|[^\w\s]")
_SILENT = frozenset(",;:\"“”„«»'‘’()-–—")
"""Marks that carry no meaning of their own when a text is set again."""
_TURNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


class Word(NamedTuple):
    """A word and where it stands in the text it was taken from."""

    start: int
    end: int
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a stretch of text, with marks that end or part a sentence, without those that only set it."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(m.start(), m.end(), m.group().translate(_TURNS)) for m in found if m.group() not in _SILENT]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return from 0 to 1 which share of the words the two have in common, in the same order (the Indel ratio)."""
    return float(Indel.normalized_similarity(fold(one), fold(other))) if one or other else 1.0


def edits(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words must be put in, taken out or changed to make one into the other; both are folded."""
    return int(Levenshtein.distance(one, other))


def conflict(one: Sequence[str], other: Sequence[str]) -> str:
    """Return the first word that is a name, a number or a negation and stands in one of the two only, else nothing."""
    for step in Levenshtein.opcodes(fold(one), fold(other)):
        if step.tag == "equal":
            continue
        for word in (*one[step.src_start : step.src_end], *other[step.dest_start : step.dest_end]):
            if _weighty(word):
                return word
    return ""


def fold(sequence: Iterable[str]) -> list[str]:
    """Return the words as they are compared, whatever their case."""
    return [word.casefold() for word in sequence]


def _weighty(word: str) -> bool:
    """Say whether a word is a name, a number or a negation: a capital that no opening explains, a digit, not."""
    low = word.casefold()
    if any(c.isdigit() for c in word) or low in _heavy() or low.endswith("n't"):
        return True
    return word != low and low not in _openers()


@cache
def _heavy() -> frozenset[str]:
    numbers = DEFAULT.lexicon(NumberWords)
    return frozenset({*lexicon("anchors")["negations"], *numbers.cardinals, *numbers.magnitudes, *numbers.denominators})


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon("anchors")["openers"])
