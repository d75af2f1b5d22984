"""Time expressions: found by rules over words, dated from the article's day and the story, each with its sum shown.

`cascade` and `rules` recognise (words → an expression that says what the text says), `resolve` reckons (expression, the
article's day, the story so far → days and precision). After Strötgen and Gertz (2010), "HeidelTime", in keeping
the two apart; the values are TIMEX3 as TimeML 1.2.1 defines it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import get_args

from dateline.annotators.base import only
from dateline.annotators.times.cascade import Cascade, compiled
from dateline.annotators.times.discourse import Resolved, Story
from dateline.annotators.times.expressions import Expression
from dateline.annotators.times.resolve import resolve
from dateline.annotators.times.tense import lean
from dateline.annotators.times.tokenizer import BREAK, Item
from dateline.languages.en.times.grammar import STAGES
from dateline.model import AnyMark, Article, Dateline, Name, Span, Time
from dateline.nlp.parse import Parse
from dateline.reasons import reason
from dateline.rules import Rule

_KINDS = get_args(Expression)
_BEARERS = {"person", "organisation", "work", "place"}
"""Names of these kinds are no times, whatever words they are made of."""


@cache
def _cascade() -> Cascade:
    return compiled(STAGES)


class Times:
    """Finds time expressions and the days they cover."""

    name = "times"
    rules: tuple[Rule, ...] = ()

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterable[AnyMark]:
        """Yield a mark for each expression of the prose and of the dateline."""
        bearers = sorted(name.span for name in only(earlier, Name) if name.type in _BEARERS)
        items = _cascade().read(article.text, _pieces(article))
        found = [(at, e) for at, e in _expressions(items) if not _in_a_name(items[at], bearers)]
        story = Story(article.published)
        for _, expression in found:
            story.reads(expression)
        last = 0
        for at, expression in found:
            if any(item is BREAK for item in items[last:at]):
                story.turns()
            last = at
            points = lean(items, at, parse)
            if items[at].low == "soon" and points.way < 0:
                # "was soon released" tells of the past: it is no time of the article's.
                continue
            yield self._mark(article, items[at], resolve(expression, story, points))

    def _mark(self, article: Article, item: Item, resolved: Resolved) -> Time:
        words = article.text[item.start : item.end]
        return Time(
            span=Span(item.start, item.end),
            by=self.name,
            because=reason("times.sum", words=words, sum=resolved.because),
            sure=resolved.sure,
            others=resolved.others,
            type=resolved.type,
            value=resolved.value,
            when=resolved.when,
        )


def _in_a_name(item: Item, bearers: Sequence[Span]) -> bool:
    """`The Sunday Times`, `April Jones`: a part of a name is no time."""
    span = Span(item.start, item.end)
    # Names never overlap, so that only the last one to begin before the item's end can cover it.
    at = bisect_left(bearers, Span(item.end, item.end + 1)) - 1
    return at >= 0 and bearers[at].covers(span) and bearers[at] != span


def _pieces(article: Article) -> list[Span]:
    """The prose, and the datelines, which the prose leaves out."""
    datelines = [mark.span for mark in article.layout if isinstance(mark, Dateline)]
    return sorted([*article.prose, *datelines])


def _expressions(items: Sequence[Item]) -> Iterator[tuple[int, Expression]]:
    for at, item in enumerate(items):
        for value in item.classes.values():
            if isinstance(value, _KINDS):
                yield at, value
                break
