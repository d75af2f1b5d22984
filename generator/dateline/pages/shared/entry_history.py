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
    """The history of each entry, computed on demand."""

    def __init__(self, corpus: Corpus) -> None:
        """Index the corpus of the entries."""
        self._corpus = corpus
        self._published = {slug: annotated.article.published for slug, annotated in corpus.by_slug.items()}
        self._days = sorted(day for day in self._published.values() if day)
        self._of: dict[str, tuple[EntryVersion, ...]] = {}

    def states(self, entry: Entry) -> tuple[EntryVersion, ...]:
        """Return an entry as it was known from day to day; the last version is the current one."""
        if entry.id not in self._of:
            states = entry_versions(entry, self._published, self._days, self._count_sources, self._clause)
            self._of[entry.id] = tuple(
                replace(state, entry=replace(state.entry, entities=self._entities_in(state.entry)))
                if len(state.entry.mentions) < len(entry.mentions)
                else state
                for state in states
            )
        return self._of[entry.id]

    def day_of(self, mention: EventMention) -> dt.date | None:
        """Return the day of an event mention's article."""
        return self._published[mention.article]

    def _count_sources(self, slugs: frozenset[str]) -> SourceCounts:
        return count_sources(slugs, self._provenance)

    def _clause(self, mention: EventMention) -> str:
        return self._corpus.by_slug[mention.article].article.words(mention.event.span)

    def _entities_in(self, entry: Entry) -> tuple[str, ...]:
        """Return the entities of an entry that its mentions name."""
        there = {
            entity
            for mention in entry.mentions
            for span, entity in self._bearers.get(mention.article, ())
            if mention.event.span.covers(span)
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
