"""One article's telling of an event with the features by which it is compared with others."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dateline.lexicon import lexicon
from dateline.model import Annotated, Article, Event, Mark, Name, Span, Time

M = TypeVar("M", bound=Mark)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*\d|\d")
_STEM = 6
"""Characters of a word that are compared: cutting it short does the work of a stemmer for clauses of a dozen words."""


@dataclass(frozen=True)
class Told:
    """A clause of an article that tells an event."""

    article: str
    published: dt.date | None
    event: Event
    words: str
    trigger: str
    """The class of the trigger: `election` for `poll` and `vote`."""
    terms: frozenset[str]
    """What is compared: the trigger's class (`=…`), the bearers named (`@…`), the stems of the words."""
    entities: tuple[str, ...]
    lead: bool

    @property
    def order(self) -> tuple[dt.date, str, Span, str]:
        """The one order of tellings: by the article's day and slug, then as they stand in it."""
        return (self.published or dt.date.max, self.article, self.event.span, self.event.lemma)

    @property
    def since(self) -> bool:
        """Whether it goes on from its date: its end is only what the article can know."""
        return self.event.status == "ongoing" and self.event.when.precision == "range"

    @property
    def days(self) -> int:
        """How many days its date covers; 0 where it has none."""
        return self.event.when.length + 1 if self.event.when.first and self.event.when.last else 0

    @property
    def delay(self) -> int:
        """Days from the event's last day to the article; 0 where either is unknown."""
        return (self.published - self.event.when.last).days if self.published and self.event.when.last else 0

    @property
    def first_iso(self) -> str:
        """The first day covered, in ISO; empty where it has none."""
        return self.event.when.first.isoformat() if self.event.when.first else ""

    @property
    def last_iso(self) -> str:
        """The last day covered, in ISO; empty where it has none."""
        return self.event.when.last.isoformat() if self.event.when.last else ""

    @property
    def time_key(self) -> tuple[str, ...]:
        """What tellings of one time share: the days covered, of what goes on the first, of the undated the trigger."""
        if not self.event.when.first:
            return ("", self.trigger)
        return (self.first_iso, "..") if self.since else (self.first_iso, self.last_iso)


def tellings(articles: Sequence[Annotated], bearer: Mapping[tuple[str, Span], str]) -> Iterator[Told]:
    """Yield the tellings of all articles with their features."""
    for annotated in articles:
        article = annotated.article
        names = annotated.of(Name)
        times = annotated.of(Time)
        end = _first_sentence_end(article.text, _lead(article))
        for event in annotated.of(Event):
            inside = _inside(names, event.span)
            entities = tuple(sorted({bearer[key] for name in inside if (key := (article.slug, name.span)) in bearer}))
            trigger = _classes().get(event.lemma, event.lemma)
            kind = () if trigger in lexicon("events")["nouns"]["general"] else (f"={trigger}",)
            holes = [mark.span for mark in (*inside, *_inside(times, event.span))]
            holes += [event.trigger] if event.trigger and kind else []
            stems = _stems(article.text, event.span, holes)
            terms = frozenset({*kind, *(f"@{entity}" for entity in entities), *stems})
            yield Told(
                article.slug,
                article.published,
                event,
                article.at(event.span),
                trigger,
                terms,
                entities,
                lead=event.span.start < end,
            )


def _lead(article: Article) -> int:
    """Return where the prose of the first paragraph begins, behind what stands apart there."""
    first = article.paragraphs[0].span.start if article.paragraphs else 0
    return next((piece.start for piece in article.prose if piece.start >= first), first)


def _first_sentence_end(text: str, start: int) -> int:
    """Return where the lead ends: with its paragraph, or with its first full stop if that is earlier."""
    stop = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n").search(text, start + 40)
    return stop.start() if stop else len(text)


def _inside(marks: Sequence[M], span: Span) -> list[M]:
    low = bisect_left(marks, span.start, key=lambda mark: mark.span.start)
    high = bisect_right(marks, span.end - 1, key=lambda mark: mark.span.start)
    return [mark for mark in marks[low:high] if span.covers(mark.span)]


def _stems(text: str, span: Span, holes: Sequence[Span]) -> Iterator[str]:
    for match in _WORD.finditer(text, span.start, span.end):
        word = match[0].casefold()
        if word not in _stopwords() and not any(hole.start <= match.start() < hole.end for hole in holes):
            yield word[:_STEM]


def shared_words(told: Told, terms: frozenset[str]) -> list[str]:
    """Return the words of a telling, as they stand in it, whose stems are among the terms."""
    words = (match[0] for match in _WORD.finditer(told.words))
    return list({word.casefold(): word for word in words if word.casefold()[:_STEM] in terms}.values())


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in lexicon("events")["same"].items() for word in words}


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon("events")["words"]["function"])
