"""What the articles say together: names, quotes, events and sources linked over all of them, in a stage of its own."""

import datetime as dt
from collections.abc import Iterable, Sequence

from dateline.corpus.co_mentions import accompanied
from dateline.corpus.entities import Bearers, entities
from dateline.corpus.figures import measures
from dateline.corpus.gazetteer import locate_places
from dateline.corpus.paraphrases import rewordings
from dateline.corpus.questions import questions
from dateline.corpus.sources import sources
from dateline.corpus.speakers import Voices
from dateline.corpus.timeline import entries
from dateline.desk.name_register import Register
from dateline.linked import Attribution, Corpus, Ruling
from dateline.model import Annotated, Name, Quote

__all__ = ["link"]

_NOBODY = Register()


def link(articles: Iterable[Annotated], register: Register = _NOBODY, ruled: Sequence[Ruling] = ()) -> Corpus:
    """Link the articles, the same in whatever order they come; `ruled` is what the desk says of claims."""
    ordered = tuple(sorted(articles, key=lambda a: (a.article.published or dt.date.max, a.article.slug)))
    bearers_found, bearers = entities(ordered, register)
    bearer = {(a.article.slug, n.span): bearers[a.article.slug, n.type, n.name] for a in ordered for n in a.of(Name)}
    dated, undated = entries(ordered, bearer)
    spoken = tuple(_attributions(ordered, bearers))
    voices = Voices(ordered, bearer, spoken)
    measured = measures(ordered, voices)
    by_slug = {a.article.slug: a for a in ordered}
    return Corpus(
        articles=ordered,
        entities=accompanied(locate_places(bearers_found, by_slug), by_slug),
        attributions=spoken,
        entries=dated,
        undated=undated,
        sources=sources(ordered),
        rewordings=rewordings(by_slug, spoken),
        measures=measured,
        questions=questions(ordered, (*dated, *undated), measured, voices, ruled),
    )


def _attributions(articles: Iterable[Annotated], bearers: Bearers) -> Iterable[Attribution]:
    anywhere = {(kind, name): entity for (_, kind, name), entity in bearers.items()}
    for annotated in articles:
        for quote in annotated.of(Quote):
            entity, speaker = None, quote.speaker
            if speaker and speaker.name and speaker.type:
                entity = bearers.get((annotated.article.slug, speaker.type, speaker.name))
                if entity is None and quote.by == "desk":
                    # The desk may know a speaker whom this article does not name.
                    entity = anywhere.get((speaker.type, speaker.name))
            yield Attribution(annotated.article.slug, quote, entity)
