"""The sentences of an article's prose, found by its marks alone: what is claimed is shown in whole sentences.

Linking sees marks, not grammar, so that a warm build reads nothing again; a full stop ends a sentence unless it belongs
to a title, an initial or another abbreviation.
"""

import re
from bisect import bisect_right
from functools import cache

from dateline.lexicon import lexicon
from dateline.model import Article, Span

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?P<gap>\s+)(?=[\"“‘'(\[]*[A-Z0-9])")
_LAST_WORD = re.compile(r"[\w.’'-]+$")


class Sentences:
    """The sentences of one article in the order of the text; none crosses the edge of a paragraph."""

    def __init__(self, article: Article) -> None:
        """Cut the article's prose."""
        self.spans = tuple(span for piece in article.prose for span in _cut(article.text, piece))
        self._starts = [span.start for span in self.spans]

    def index(self, offset: int) -> int | None:
        """Return the number of the sentence that holds the character, None where no prose stands."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.spans[number].end else None

    def at(self, offset: int) -> Span | None:
        """Return the sentence that holds the character, None where no prose stands."""
        number = self.index(offset)
        return None if number is None else self.spans[number]


def _cut(text: str, piece: Span) -> list[Span]:
    found, start = [], piece.start
    for match in _END.finditer(text, piece.start, piece.end):
        if not _abbreviated(text, start, match):
            found.append(Span(start, match.start("gap")))
            start = match.end()
    return [*found, Span(start, piece.end)] if start < piece.end else found


def _abbreviated(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether the full stop belongs to the word before it."""
    if match[0][0] != "." or match[0][1:2] == ".":
        return False
    last = _LAST_WORD.search(text, start, match.start())
    word = last[0] if last else ""
    return (len(word) == 1 and word.isupper()) or ("." in word and word.upper() == word) or word.casefold() in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(word for words in lexicon("sentences").values() for word in words)
