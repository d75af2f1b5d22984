"""The input for an article's events."""

import datetime as dt
from dataclasses import dataclass

from dateline.model import Article, Name, Quote, Time
from dateline.nlp.parse import Parse


@dataclass(frozen=True)
class EventContext:
    """An article with its parse and the marks that its events depend on."""

    article: Article
    parse: Parse
    times: tuple[Time, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    by: str
    """The annotator's name."""

    @property
    def day(self) -> dt.date | None:
        """The article's day."""
        return self.article.published
