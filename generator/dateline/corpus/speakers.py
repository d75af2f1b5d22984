"""Who the words of an article stand for: a name's bearer, or whom a quote's speaker was resolved to."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.linked import Attribution
from dateline.model import Annotated, Name, Span
from dateline.spelling import key


class Voices:
    """Resolves spans to entities' addresses over all articles; what is not resolved stays so."""

    def __init__(
        self,
        articles: Iterable[Annotated],
        bearer: Mapping[tuple[str, Span], str],
        attributions: Iterable[Attribution],
    ) -> None:
        """Index the names and the speakers of each article."""
        self._bearer = bearer
        self._names = {a.article.slug: a.of(Name) for a in articles}
        called: dict[str, set[str]] = defaultdict(set)
        for slug, names in self._names.items():
            for name in names:
                if bearer_of := bearer.get((slug, name.span)):
                    called[key(name.name)].add(bearer_of)
        self._called = {words: next(iter(found)) for words, found in called.items() if len(found) == 1}
        self._speakers: dict[tuple[str, Span], str] = {}
        self._quotes: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            speaker = attribution.quote.speaker
            self._quotes[attribution.article].append(attribution)
            if speaker and speaker.span and attribution.entity:
                self._speakers[attribution.article, speaker.span] = attribution.entity

    def of(self, article: str, span: Span | None) -> str | None:
        """Return whose words or name the span is: a speaker's, else of the one person or body named in it."""
        if span is None:
            return None
        if found := self._speakers.get((article, span)) or self._bearer.get((article, span)):
            return found
        inside = {self._bearer[article, name.span] for name in self.named(article, span) if name.type in _AGENTS}
        return inside.pop() if len(inside) == 1 else None

    def called(self, name: str) -> str | None:
        """Return who bears a name over all articles; None where nobody does, or more than one."""
        return self._called.get(key(name))

    def named(self, article: str, span: Span) -> list[Name]:
        """Return the names that stand wholly inside the span and have a bearer."""
        names = self._names[article]
        low = bisect_left(names, span.start, key=lambda name: name.span.start)
        high = bisect_left(names, span.end, key=lambda name: name.span.start)
        return [n for n in names[low:high] if span.covers(n.span) and (article, n.span) in self._bearer]

    def places(self, article: str, span: Span) -> set[str]:
        """Return the addresses of the places named inside the span."""
        return {self._bearer[article, n.span] for n in self.named(article, span) if n.type == "place"}

    def speaking(self, article: str, span: Span) -> Attribution | None:
        """Return the innermost quote that a span stands in, with its speaker."""
        around = [a for a in self._quotes[article] if any(part.covers(span) for part in a.quote.parts)]
        return min(around, key=lambda a: a.quote.span.end - a.quote.span.start, default=None)


_AGENTS = {"person", "organisation"}
