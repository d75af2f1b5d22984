"""The timeline as the desk wants it: pinned, hidden, merged, split, reworded, and with entries made by hand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dateline import desk
from dateline.corpus.origins import count_sources, provenance
from dateline.linked import Corpus, Entry
from dateline.model import Annotated, Span, order
from dateline.problems import Problem


def revise_timeline(decisions: desk.Desk, corpus: Corpus) -> tuple[Corpus, tuple[Problem, ...]]:
    """Apply the desk's decisions to the timeline. Return the corpus and the problems found."""
    if decisions.timeline is None:
        return corpus, ()
    current = (*corpus.entries, *corpus.undated)
    count = partial(count_sources, sources=provenance(corpus.articles))
    entries, problems = desk.apply_timeline(decisions, corpus.articles, current, count)
    entries = tuple(_complete(corpus, entry) if entry.by == "desk" else entry for entry in entries)
    dated = tuple(sorted((entry for entry in entries if entry.when.first), key=_time_order))
    undated = tuple(entry for entry in entries if not entry.when.first)
    articles = tuple(_add_events(annotated, entries) for annotated in corpus.articles)
    return replace(corpus, articles=articles, entries=dated, undated=undated), problems


def _add_events(annotated: Annotated, entries: Sequence[Entry]) -> Annotated:
    """Return an article with the events of the entries made by hand from its words."""
    slug = annotated.article.slug
    made = [m.event for entry in entries if entry.by == "desk" for m in entry.mentions if m.article == slug]
    new = [event for event in made if event not in annotated.marks]
    return replace(annotated, marks=tuple(sorted((*annotated.marks, *new), key=order))) if new else annotated


def _complete(corpus: Corpus, entry: Entry) -> Entry:
    """Return an entry made by hand with the entities that its words name, and its article's day."""
    slug, span = entry.headline_at
    return replace(
        entry,
        entities=_entities_within(corpus, slug, span),
        first_published=corpus.by_slug[slug].article.published,
    )


def _entities_within(corpus: Corpus, slug: str, span: Span) -> tuple[str, ...]:
    inside = {entity for (article, place), entity in corpus.entity_at.items() if article == slug and span.covers(place)}
    return tuple(sorted(inside))


def _time_order(entry: Entry) -> tuple[dt.date, dt.date, dt.date, Sequence[str], Span]:
    slug, span = entry.headline_at
    latest = dt.date.max
    return (entry.when.first or latest, entry.when.last or latest, entry.first_published or latest, slug, span)
