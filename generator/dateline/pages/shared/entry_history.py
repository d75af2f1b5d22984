"""What was known of the timeline's entries, and when, over the whole corpus."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from dateline.corpus.history import EntryVersion, entry_versions
from dateline.corpus.origins import Provenance, count_sources, provenance
from dateline.linked import Corpus, Entry, EventMention, SourceCounts
from dateline.model import Span


class TimelineHistory:
    """The history of each entry, worked out on asking."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the corpus that the entries are of."""
        self._corpus = corpus
        self._published = {slug: annotated.article.published for slug, annotated in corpus.by_slug.items()}
        self._days = sorted(day for day in self._published.values() if day)
        self._of: dict[str, tuple[EntryVersion, ...]] = {}

    def states(self, entry: Entry) -> tuple[EntryVersion, ...]:
        """Return an entry as it was known from day to day; the last state is how it stands."""
        if entry.id not in self._of:
            states = entry_versions(entry, self._published, self._days, self._count_sources, self._clause)
            self._of[entry.id] = tuple(
                replace(state, entry=replace(state.entry, entities=self._entities_in(state.entry)))
                if len(state.entry.mentions) < len(entry.mentions)
                else state
                for state in states
            )
        return self._of[entry.id]

    def day_of(self, telling: EventMention) -> dt.date | None:
        """Return the day of the article of a telling."""
        return self._published[telling.article]

    def _count_sources(self, slugs: frozenset[str]) -> SourceCounts:
        return count_sources(slugs, self._provenance)

    def _clause(self, telling: EventMention) -> str:
        return self._corpus.by_slug[telling.article].article.words(telling.event.span)

    def _entities_in(self, entry: Entry) -> tuple[str, ...]:
        """Return those of an entry's names that these tellings hold."""
        there = {
            entity
            for telling in entry.mentions
            for span, entity in self._bearers.get(telling.article, ())
            if telling.event.span.covers(span)
        }
        return tuple(entity for entity in entry.entities if entity in there)

    @cached_property
    def _provenance(self) -> dict[str, Provenance]:
        return provenance(self._corpus.articles)

    @cached_property
    def _bearers(self) -> dict[str, list[tuple[Span, str]]]:
        found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for (slug, span), entity in self._corpus.entity_at.items():
            found[slug].append((span, entity))
        return dict(found)
