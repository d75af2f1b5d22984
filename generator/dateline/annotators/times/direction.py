"""Whether a time expression points to the past or the future, judging by the words around it."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.annotators.times.tokenizer import TimeToken
from dateline.nlp.parse import Parse


class Direction(NamedTuple):
    """The direction in which an expression points, and the word that shows it."""

    sign: int
    """-1 for the past, 1 for the future, 0 if unknown."""
    word: str
    perfect: bool = False
    """True for a present perfect: it reports something that lasts until the article's date."""


UNKNOWN = Direction(0, "")


def no_direction(_tokens: Sequence[TimeToken], _at: int, _parse: Parse) -> Direction:
    """Return `UNKNOWN`; for languages without tense rules."""
    return UNKNOWN
