"""Event mentions with the features used to compare them across articles."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.languages import DEFAULT, LANGUAGES
from dateline.languages.lexicons.content_words import ContentWords
from dateline.languages.lexicons.event_words import EventWords
from dateline.model import Annotated, Article, Event, Mark, Name, Span, Time

M = TypeVar("M", bound=Mark)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*\d|\d")
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")
STEM = 6
"""Number of letters compared in a word: in clauses of a dozen words, truncation is as good as a stemmer."""
SHORTEST_LEAD = 40
"""Characters after which a full stop can end the lead's first sentence: earlier ones belong to initials or titles."""


@dataclass(frozen=True)
class MentionFeatures:
    """A clause of an article that reports an event, and the features to compare."""

    article: str
    language: str
    published: dt.date | None
    event: Event
    words: str
    event_class: str
    """`election` for `poll` and `vote`; the trigger itself if it has no class."""
    terms: frozenset[str]
    """The event's class (`=…`), the entities named (`@…`), and the stems of the other words."""
    entities: tuple[str, ...]
    in_lead: bool

    @property
    def order(self) -> tuple[dt.date, str, Span, str]:
        """Sort key of mentions: the article's day and slug, then the place in the text."""
        return (self.published or dt.date.max, self.article, self.event.span, self.event.lemma)

    @property
    def is_open_ended(self) -> bool:
        """True if it is still going on: its end is the last day that the article can know of."""
        return is_open_ended(self.event)

    @property
    def days(self) -> int:
        """Number of days that its date covers; 0 without a date."""
        return self.event.when.length + 1 if self.event.when.first and self.event.when.last else 0

    @property
    def delay(self) -> int:
        """Number of days from the event's last day to the article; 0 if either is unknown."""
        return (self.published - self.event.when.last).days if self.published and self.event.when.last else 0

    @property
    def first_iso(self) -> str:
        """The first day covered, in ISO 8601; empty without a date."""
        return self.event.when.first.isoformat() if self.event.when.first else ""

    @property
    def last_iso(self) -> str:
        """The last day covered, in ISO 8601; empty without a date."""
        return self.event.when.last.isoformat() if self.event.when.last else ""

    @property
    def time_key(self) -> tuple[str, ...]:
        """Key shared by mentions of one time: the days covered; if open-ended, the first; if undated, the class."""
        if not self.event.when.first:
            return ("", self.event_class)
        return (self.first_iso, "..") if self.is_open_ended else (self.first_iso, self.last_iso)


def is_open_ended(event: Event) -> bool:
    """Return True if an event is still going on: its end is the last day that the article can know of."""
    return event.status == "ongoing" and event.when.precision == "range"


def extract_features(
    articles: Sequence[Annotated], entity_at: Mapping[tuple[str, Span], str]
) -> Iterator[MentionFeatures]:
    """Yield the event mentions of all articles with their features."""
    for annotated in articles:
        article = annotated.article
        language = LANGUAGES.get(article.language, DEFAULT)
        words, content = language.lexicon(EventWords), language.lexicon(ContentWords)
        names, times = annotated.marks_of(Name), annotated.marks_of(Time)
        end = _first_sentence_end(article.text, _lead_start(article))
        for event in annotated.marks_of(Event):
            named = _marks_within(names, event.span)
            keys = [(article.slug, name.span) for name in named]
            entities = tuple(sorted({entity_at[key] for key in keys if key in entity_at}))
            event_class = words.class_of.get(event.lemma, event.lemma)
            kind = () if event_class in words.general_nouns else (f"={event_class}",)
            skipped = [mark.span for mark in (*named, *_marks_within(times, event.span))]
            skipped += [event.trigger] if event.trigger and kind else []
            stems = _stems(article.text, event.span, skipped, content.function_words)
            yield MentionFeatures(
                article=article.slug,
                language=language.code,
                published=article.published,
                event=event,
                words=article.words(event.span),
                event_class=event_class,
                terms=frozenset({*kind, *(f"@{entity}" for entity in entities), *stems}),
                entities=entities,
                in_lead=event.span.start < end,
            )


def _lead_start(article: Article) -> int:
    """Return where the prose of the first paragraph begins, after dateline, credit and byline."""
    first = article.paragraphs[0].span.start if article.paragraphs else 0
    return next((piece.start for piece in article.prose if piece.start >= first), first)


def _first_sentence_end(text: str, start: int) -> int:
    """Return where the lead ends: at the first full stop or the end of the paragraph, whichever is earlier."""
    stop = _SENTENCE_END.search(text, start + SHORTEST_LEAD)
    return stop.start() if stop else len(text)


def _marks_within(marks: Sequence[M], span: Span) -> list[M]:
    low = bisect_left(marks, span.start, key=lambda mark: mark.span.start)
    high = bisect_right(marks, span.end - 1, key=lambda mark: mark.span.start)
    return [mark for mark in marks[low:high] if span.covers(mark.span)]


def _stems(text: str, span: Span, skipped: Sequence[Span], function_words: frozenset[str]) -> Iterator[str]:
    for match in _WORD.finditer(text, span.start, span.end):
        word = match[0].casefold()
        if word not in function_words and not any(hole.start <= match.start() < hole.end for hole in skipped):
            yield word[:STEM]


def find_shared_words(mention: MentionFeatures, terms: frozenset[str]) -> list[str]:
    """Return the words of a mention, as the article spells them, whose stems are among the terms."""
    words = (match[0] for match in _WORD.finditer(mention.words))
    return list({word.casefold(): word for word in words if word.casefold()[:STEM] in terms}.values())
