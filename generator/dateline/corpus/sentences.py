"""The sentences of an article's prose, found without a parse.

Linking sees marks, not grammar, so a warm build parses nothing. A full stop ends a sentence unless it belongs to a
title, an initial or another abbreviation.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from dateline.languages import DEFAULT, LANGUAGES
from dateline.model import Article, Span

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?P<gap>\s+)(?=[\"“‘'(\[]*[A-Z0-9])")
_LAST_WORD = re.compile(r"[\w.’'-]+$")


@dataclass(frozen=True, slots=True)
class SentenceAbbreviations:
    """Words whose full stop doesn't end a sentence, in lower case and without the stop."""

    file: ClassVar[str] = "sentences"

    titles: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


class Sentences:
    """The sentences of one article in text order; none crosses a paragraph's edge."""

    def __init__(self, article: Article) -> None:
        """Split the article's prose."""
        known = _abbreviations(LANGUAGES.get(article.language, DEFAULT).code)
        self.spans = tuple(span for piece in article.prose for span in _cut(article.text, piece, known))
        self._starts = [span.start for span in self.spans]

    def index(self, offset: int) -> int | None:
        """Return the number of the sentence that contains the character, or None outside prose."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.spans[number].end else None

    def find(self, offset: int) -> Span | None:
        """Return the sentence that contains the character, or None outside prose."""
        number = self.index(offset)
        return None if number is None else self.spans[number]


def _cut(text: str, piece: Span, known: frozenset[str]) -> list[Span]:
    found, start = [], piece.start
    for match in _END.finditer(text, piece.start, piece.end):
        if not _is_abbreviation(text, start, match, known):
            found.append(Span(start, match.start("gap")))
            start = match.end()
    return [*found, Span(start, piece.end)] if start < piece.end else found


def _is_abbreviation(text: str, start: int, match: re.Match[str], known: frozenset[str]) -> bool:
    """Return True if the full stop belongs to the word before it."""
    if match[0][0] != "." or match[0][1:2] == ".":
        return False
    last = _LAST_WORD.search(text, start, match.start())
    word = last[0] if last else ""
    return (len(word) == 1 and word.isupper()) or ("." in word and word.upper() == word) or word.casefold() in known


@cache
def _abbreviations(code: str) -> frozenset[str]:
    words = LANGUAGES[code].lexicon(SentenceAbbreviations)
    return words.titles | words.others
