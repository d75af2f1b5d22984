"""Who speaks: the entity of a name or of a quote's speaker, anywhere in the articles."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.linked import Attribution
from dateline.model import Annotated, Name, Span
from dateline.spelling import key

_AGENTS = {"person", "organisation"}


class SpeakerIndex:
    """Resolves spans of any article to entities, or to None."""

    def __init__(
        self,
        articles: Iterable[Annotated],
        entity_at: Mapping[tuple[str, Span], str],
        attributions: Iterable[Attribution],
    ) -> None:
        """Index the names and the quotes of each article."""
        self._entity_at = entity_at
        self._names = {a.article.slug: a.marks_of(Name) for a in articles}
        by_name: dict[str, set[str]] = defaultdict(set)
        for slug, names in self._names.items():
            for name in names:
                if entity := entity_at.get((slug, name.span)):
                    by_name[key(name.name)].add(entity)
        self._by_name = {words: next(iter(found)) for words, found in by_name.items() if len(found) == 1}
        self._speakers: dict[tuple[str, Span], str] = {}
        self._quotes: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            speaker = attribution.quote.speaker
            self._quotes[attribution.article].append(attribution)
            if speaker and speaker.span and attribution.entity:
                self._speakers[attribution.article, speaker.span] = attribution.entity

    def resolve(self, article: str, span: Span | None) -> str | None:
        """Return the entity of a span: a speaker, a name, or the only person or organisation named in it."""
        if span is None:
            return None
        if found := self._speakers.get((article, span)) or self._entity_at.get((article, span)):
            return found
        named = {self._entity_at[article, n.span] for n in self.names_within(article, span) if n.type in _AGENTS}
        return named.pop() if len(named) == 1 else None

    def find_by_name(self, name: str) -> str | None:
        """Return the only entity of this name in all articles, or None."""
        return self._by_name.get(key(name))

    def names_within(self, article: str, span: Span) -> list[Name]:
        """Return the names inside the span that have an entity."""
        names = self._names[article]
        low = bisect_left(names, span.start, key=lambda name: name.span.start)
        high = bisect_left(names, span.end, key=lambda name: name.span.start)
        return [n for n in names[low:high] if span.covers(n.span) and (article, n.span) in self._entity_at]

    def places_within(self, article: str, span: Span) -> set[str]:
        """Return the places named inside the span."""
        return {self._entity_at[article, n.span] for n in self.names_within(article, span) if n.type == "place"}

    def find_quote_around(self, article: str, span: Span) -> Attribution | None:
        """Return the innermost quote around the span, with its speaker."""
        around = [a for a in self._quotes[article] if any(part.covers(span) for part in a.quote.parts)]
        return min(around, key=lambda a: a.quote.span.end - a.quote.span.start, default=None)
