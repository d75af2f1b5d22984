"""Words and endings to ignore when comparing two clauses or quotes."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ContentWords:
    """Words without content, and endings to strip; lower case."""

    file: ClassVar[str] = "content"

    function_words: frozenset[str] = frozenset()
    """Words without content."""
    inflections: tuple[str, ...] = ()
    """Endings by which a quote and a report of it may differ."""
    no_inflections: tuple[str, ...] = ()
    """Endings that only look like an inflection."""

    def strip_inflection(self, word: str) -> str:
        """Return the word without its inflection: `votes` → `vote`, but `press` → `press`."""
        if word.endswith(self.no_inflections):
            return word
        return next((word.removesuffix(ending) for ending in self.inflections if word.endswith(ending)), word)
