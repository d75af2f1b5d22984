"""The timeline as the desk wants it: pinned, hidden, merged, split, reworded, and with entries made by hand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from dateline import desk
from dateline.corpus.origins import provenance
from dateline.linked import Corpus, Entry
from dateline.model import Annotated, Span, order
from dateline.problems import Problem


def revised(said: desk.Desk, corpus: Corpus) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return the corpus with the desk's decisions on its timeline carried out, and what could not be done."""
    if said.timeline is None:
        return corpus, ()
    sources = provenance(corpus.articles)

    def weigh(slugs: frozenset[str]) -> tuple[int, int]:
        return len({sources[slug].outlet for slug in slugs}), len({sources[slug].origin for slug in slugs})

    entries, problems = desk.apply_timeline(said, corpus.articles, (*corpus.entries, *corpus.undated), weigh)
    entries = tuple(_placed(corpus, entry) if entry.by == "desk" else entry for entry in entries)
    dated = tuple(sorted((entry for entry in entries if entry.when.first), key=_time_order))
    undated = tuple(entry for entry in entries if not entry.when.first)
    articles = tuple(_told(annotated, entries) for annotated in corpus.articles)
    return replace(corpus, articles=articles, entries=dated, undated=undated), problems


def _told(annotated: Annotated, entries: Sequence[Entry]) -> Annotated:
    """Return an article with the events of the entries that were made from its words."""
    slug = annotated.article.slug
    made = [t.event for entry in entries if entry.by == "desk" for t in entry.tellings if t.article == slug]
    new = [event for event in made if event not in annotated.marks]
    return replace(annotated, marks=tuple(sorted((*annotated.marks, *new), key=order))) if new else annotated


def _placed(corpus: Corpus, entry: Entry) -> Entry:
    """Return an entry made by hand with those whom its words name, and the day they were told."""
    slug, span = entry.headline_at
    return replace(
        entry,
        entities=_named(corpus, slug, span),
        first_told=corpus.by_slug[slug].article.published,
    )


def _named(corpus: Corpus, slug: str, span: Span) -> tuple[str, ...]:
    inside = {entity for (article, place), entity in corpus.bearer.items() if article == slug and span.covers(place)}
    return tuple(sorted(inside))


def _time_order(entry: Entry) -> tuple[dt.date, dt.date, dt.date, Sequence[str], Span]:
    slug, span = entry.headline_at
    latest = dt.date.max
    return (entry.when.first or latest, entry.when.last or latest, entry.first_told or latest, slug, span)
