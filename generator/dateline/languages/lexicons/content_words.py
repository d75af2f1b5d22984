"""What doesn't count when the words of two clauses or quotes are compared."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ContentWords:
    """Words without content and endings to cut off, lower case."""

    file: ClassVar[str] = "content"

    function_words: frozenset[str] = frozenset()
    """Words without content of their own."""
    inflections: tuple[str, ...] = ()
    """Endings that a quote and a report of it may differ by."""
    no_inflections: tuple[str, ...] = ()
    """Endings that only look like an inflection."""

    def strip_inflection(self, word: str) -> str:
        """Return the word without its inflection: `votes` → `vote`, but `press` → `press`."""
        if word.endswith(self.no_inflections):
            return word
        return next((word.removesuffix(ending) for ending in self.inflections if word.endswith(ending)), word)
