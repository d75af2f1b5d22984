"""Linking: the names, quotes, events, figures and sources of all articles, brought together."""

import datetime as dt
from collections.abc import Iterable, Sequence

from dateline.corpus.co_mentions import add_co_mentions
from dateline.corpus.entities import EntityByName, entities
from dateline.corpus.figures import measures
from dateline.corpus.gazetteer import locate_places
from dateline.corpus.paraphrases import group_variants
from dateline.corpus.questions import questions
from dateline.corpus.sources import sources
from dateline.corpus.speakers import SpeakerIndex
from dateline.corpus.timeline import entries
from dateline.desk.name_register import Register
from dateline.linked import Attribution, Corpus, QuestionRuling
from dateline.model import Annotated, Name, Quote

__all__ = ["link"]

_EMPTY = Register()


def link(articles: Iterable[Annotated], register: Register = _EMPTY, rulings: Sequence[QuestionRuling] = ()) -> Corpus:
    """Link the articles; their order doesn't matter. `rulings` are the desk's decisions on questions."""
    ordered = tuple(sorted(articles, key=lambda a: (a.article.published or dt.date.max, a.article.slug)))
    named, by_name = entities(ordered, register)
    entity_at = {
        (a.article.slug, n.span): by_name[a.article.slug, n.type, n.name] for a in ordered for n in a.marks_of(Name)
    }
    dated, undated = entries(ordered, entity_at)
    attributions = tuple(_attributions(ordered, by_name))
    speakers = SpeakerIndex(ordered, entity_at, attributions)
    measured = measures(ordered, speakers)
    by_slug = {a.article.slug: a for a in ordered}
    return Corpus(
        articles=ordered,
        entities=add_co_mentions(locate_places(named, by_slug), by_slug),
        attributions=attributions,
        entries=dated,
        undated=undated,
        sources=sources(ordered),
        quote_variants=group_variants(by_slug, attributions),
        measures=measured,
        questions=questions(ordered, (*dated, *undated), measured, speakers, rulings),
    )


def _attributions(articles: Iterable[Annotated], by_name: EntityByName) -> Iterable[Attribution]:
    anywhere = {(kind, name): entity for (_, kind, name), entity in by_name.items()}
    for annotated in articles:
        for quote in annotated.marks_of(Quote):
            entity, speaker = None, quote.speaker
            if speaker and speaker.name and speaker.type:
                entity = by_name.get((annotated.article.slug, speaker.type, speaker.name))
                if entity is None and quote.by == "desk":
                    # The desk may know a speaker that this article doesn't name.
                    entity = anywhere.get((speaker.type, speaker.name))
            yield Attribution(annotated.article.slug, quote, entity)
