"""What the program knows about one language that articles are written in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TypeVar

from dateline.annotators.base import Annotator
from dateline.lexicon import load
from dateline.nlp.labels import SyntaxLabels

L = TypeVar("L")


def _unchanged(word: str) -> str:
    return word


@dataclass(frozen=True)
class Language:
    """A language: its code, model and rules. Everything specific to a language is in its own folder."""

    code: str
    """ISO 639-1."""
    pipeline: str
    """The package name of the spaCy pipeline that parses it."""
    folder: Traversable = field(repr=False)
    """The folder with its word lists."""
    load_annotators: Callable[[], tuple[Annotator, ...]] = field(repr=False)
    """Imports the annotators, which is too slow for commands that don't need them."""
    singular: Callable[[str], str] = field(default=_unchanged, repr=False)
    """Strips a noun's plural ending, to compare nouns."""
    plural: Callable[[str], str] = field(default=_unchanged, repr=False)
    """Returns the plural of a noun, for display."""
    stem: Callable[[str], str] = field(default=_unchanged, repr=False)
    """Strips the endings that search ignores from a folded word; `assets/search.js` has the same rule."""

    @cached_property
    def annotators(self) -> tuple[Annotator, ...]:
        """The annotators, in the order they run: each sees the marks of those before it."""
        return self.load_annotators()

    @cached_property
    def labels(self) -> SyntaxLabels:
        """The meaning of its parser's labels."""
        return self.lexicon(SyntaxLabels)

    def lexicon(self, kind: type[L]) -> L:
        """Return a word list as a value of its class. Raises ValidationError if a key is unknown or missing."""
        return load(kind, self.folder)
