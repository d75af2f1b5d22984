"""How an editor points at a place: by the article's own words, never by counting characters."""

from dataclasses import dataclass

from generator.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of an article and, where they stand there more than once, which of them are meant."""

    at: str
    """The exact words; white space of any length and straight or curly quotation marks are alike."""
    before: str = ""
    """Words that stand directly before them."""
    after: str = ""
    """Words that stand directly after them."""
    nth: int | None = None
    """Which occurrence is meant, counted from 1 among those that `before` and `after` leave."""
    place: Place
    """Where this stands in the desk's own file."""
