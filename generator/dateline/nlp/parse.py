"""An article as read by a model of language: sentences, tokens, grammar and guesses at names, as plain values.

Nothing here knows which program read the text. Offsets count characters of the article's text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.model import Span


class Token(NamedTuple):
    """A word or mark with its grammar: Universal POS (`pos`), Penn Treebank (`tag`) and ClearNLP (`dep`)."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    """The governing token's index in `Reading.tokens`; its own where it is the root."""
    sentence: int
    """The sentence's index in `Reading.sentences`."""


class ModelEntity(NamedTuple):
    """What the model takes for a name: first token, one past the last, and its OntoNotes label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Parse:
    """All prose of an article, piece by piece in the order of the text; what is not prose has no tokens."""

    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    entities: tuple[ModelEntity, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of the tokens that it governs, in the order of the text."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                below[token.head].append(index)
        return tuple(tuple(indices) for indices in below)

    def within(self, span: Span) -> range:
        """Return the indices of the tokens that lie wholly or partly inside the span."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return range(first, bisect_left(self._starts, span.end))

    def subtree(self, index: int) -> list[int]:
        """Return the token and all that it governs, however far, in the order of the text."""
        found, todo = [], [index]
        while todo:
            here = todo.pop()
            found.append(here)
            todo.extend(self.children[here])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the tokens above this one, the nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the tokens `first` to `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that holds the character, None where no prose stands."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def tokens_of(self, sentence: int) -> range:
        """Return the indices of a sentence's tokens."""
        return self.within(self.sentences[sentence])
