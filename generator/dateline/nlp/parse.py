"""The parse of an article: sentences, tokens, grammar and the model's names, as plain values.

This module doesn't depend on the library that parsed the text. Offsets count characters of the article's text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.model import Span
from dateline.nlp.labels import NO_LABELS, SyntaxLabels


class Token(NamedTuple):
    """A word or punctuation mark: its universal part of speech, and its form and relation in the parser's labels."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    """Index in `Parse.tokens` of the governing token; a root points to itself."""
    sentence: int
    """The sentence's index in `Parse.sentences`."""


class ModelEntity(NamedTuple):
    """A name according to the model: first token, one past the last, and the model's label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Parse:
    """All of an article's prose, piece by piece in text order. Only prose has tokens."""

    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    entities: tuple[ModelEntity, ...] = ()
    labels: SyntaxLabels = NO_LABELS
    """What the tokens' labels mean in the article's language."""

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token, the indices of the tokens it governs, in text order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                below[token.head].append(index)
        return tuple(tuple(indices) for indices in below)

    def tokens_in(self, span: Span) -> range:
        """Return the indices of the tokens that overlap the span."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return range(first, bisect_left(self._starts, span.end))

    def subtree(self, index: int) -> list[int]:
        """Return the token and everything it governs, directly or indirectly, in text order."""
        found, todo = [], [index]
        while todo:
            top = todo.pop()
            found.append(top)
            todo.extend(self.children[top])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the tokens that govern this one, nearest first."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens from `first` to `last`, inclusive."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that contains the character, or None outside the prose."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def tokens_of(self, sentence: int) -> range:
        """Return the indices of a sentence's tokens."""
        return self.tokens_in(self.sentences[sentence])
