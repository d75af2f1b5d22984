"""Finds many phrases in one pass over the tokens: word lists, and an article's names once they are known."""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from dateline.model import Span
from dateline.nlp.parse import Parse

V = TypeVar("V")
_LETTERS = re.compile(r"\w+")


class PhraseMatcher(Generic[V]):
    """Phrases, each with a value, matched exactly as written. Matches begin and end at token boundaries."""

    def __init__(self, phrases: Mapping[str, V]) -> None:
        self._by_first: dict[str, list[tuple[str, V]]] = {}
        for phrase, value in phrases.items():
            if first := _LETTERS.match(phrase):
                self._by_first.setdefault(first.group(), []).append((phrase, value))
        for several in self._by_first.values():
            several.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str, parse: Parse) -> Iterator[tuple[Span, str, V]]:
        """Yield the matches in text order; of those that begin at the same token, only the longest."""
        ends = {token.end for token in parse.tokens}
        for token in parse.tokens:
            first = _LETTERS.match(token.text)
            for phrase, value in self._by_first.get(first.group(), ()) if first else ():
                end = token.start + len(phrase)
                if end in ends and text.startswith(phrase, token.start):
                    yield Span(token.start, end), phrase, value
                    break
