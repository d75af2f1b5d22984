"""What the articles say together: names, quotes, events and sources linked over all of them, in a stage of its own."""

import datetime as dt
from collections.abc import Iterable

from generator.corpus.entities import Bearers, entities
from generator.corpus.sources import sources
from generator.corpus.timeline import entries
from generator.model import Annotated, Name, Quote
from generator.records import Attribution, Corpus

__all__ = ["link"]


def link(articles: Iterable[Annotated]) -> Corpus:
    """Link the articles; the result is the same in whatever order they come."""
    ordered = tuple(sorted(articles, key=lambda a: (a.article.published or dt.date.max, a.article.slug)))
    bearers_found, bearers = entities(ordered)
    bearer = {(a.article.slug, n.span): bearers[a.article.slug, n.type, n.name] for a in ordered for n in a.of(Name)}
    dated, undated = entries(ordered, bearer)
    return Corpus(
        articles=ordered,
        entities=bearers_found,
        attributions=tuple(_attributions(ordered, bearers)),
        entries=dated,
        undated=undated,
        sources=sources(ordered),
    )


def _attributions(articles: Iterable[Annotated], bearers: Bearers) -> Iterable[Attribution]:
    for annotated in articles:
        for quote in annotated.of(Quote):
            speaker = quote.speaker
            known = speaker and speaker.name and speaker.type
            entity = bearers.get((annotated.article.slug, speaker.type, speaker.name)) if known else None
            yield Attribution(annotated.article.slug, quote, entity)
