"""What was known of the timeline's entries, and when, over the whole corpus."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from dateline.corpus.history import Known, known
from dateline.corpus.origins import Provenance, provenance
from dateline.linked import Corpus, Entry, Telling
from dateline.model import Span


class TimelineHistory:
    """The history of each entry, worked out on asking."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the corpus that the entries are of."""
        self._corpus = corpus
        self._published = {slug: annotated.article.published for slug, annotated in corpus.by_slug.items()}
        self._days = sorted(day for day in self._published.values() if day)
        self._of: dict[str, tuple[Known, ...]] = {}

    def states(self, entry: Entry) -> tuple[Known, ...]:
        """Return an entry as it was known from day to day; the last state is how it stands."""
        if entry.id not in self._of:
            states = known(entry, self._published, self._days, self._weigh, self._clause)
            self._of[entry.id] = tuple(
                replace(state, entry=replace(state.entry, entities=self._entities_in(state.entry)))
                if len(state.entry.tellings) < len(entry.tellings)
                else state
                for state in states
            )
        return self._of[entry.id]

    def day_of(self, telling: Telling) -> dt.date | None:
        """Return the day of the article of a telling."""
        return self._published[telling.article]

    def _weigh(self, slugs: frozenset[str]) -> tuple[int, int]:
        found = [self._provenance[slug] for slug in slugs]
        return len({one.outlet for one in found}), len({one.origin for one in found})

    def _clause(self, telling: Telling) -> str:
        return self._corpus.by_slug[telling.article].article.at(telling.event.span)

    def _entities_in(self, entry: Entry) -> tuple[str, ...]:
        """Return those of an entry's names that these tellings hold."""
        there = {
            entity
            for telling in entry.tellings
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
        for (slug, span), entity in self._corpus.bearer.items():
            found[slug].append((span, entity))
        return dict(found)
