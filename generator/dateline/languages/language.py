"""What the program knows of one language that articles are written in."""

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
    """A language: its code, its model and its rules. Everything that only holds in it stands in its own folder."""

    code: str
    """ISO 639-1."""
    pipeline: str
    """The spaCy pipeline that parses it, by its package's name."""
    folder: Traversable = field(repr=False)
    """Where its word lists are."""
    load_annotators: Callable[[], tuple[Annotator, ...]] = field(repr=False)
    """Import the annotators, which takes time that a short command does not have."""
    singular: Callable[[str], str] = field(default=_unchanged, repr=False)
    """Strip the ending of the plural from a noun, to compare nouns."""
    plural: Callable[[str], str] = field(default=_unchanged, repr=False)
    """Return the plural of a noun, to show it."""
    stem: Callable[[str], str] = field(default=_unchanged, repr=False)
    """Strip from a folded word what search ignores; `assets/search.js` has the same rule."""

    @cached_property
    def annotators(self) -> tuple[Annotator, ...]:
        """The annotators, in the order in which they run: each sees the marks of those before it."""
        return self.load_annotators()

    @cached_property
    def labels(self) -> SyntaxLabels:
        """What the labels of its parser mean."""
        return self.lexicon(SyntaxLabels)

    def lexicon(self, kind: type[L]) -> L:
        """Return a word list as a value of its class. Raises ValidationError if a key is unknown or missing."""
        return load(kind, self.folder)
