"""Figures: numbers with what they count, whose they are, and on whose authority.

A figure is a number that measures or counts something in the story: a share, a sum of money, a measure, a count of
people or things, an age. Times, ordinals, scores, labels ("Article 5"), numbers inside names and "the two countries"
are none.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.annotators.base import only
from dateline.languages.en.figures.amounts import Amount, amounts
from dateline.languages.en.figures.authority import Authority, authority
from dateline.languages.en.figures.counted import Counted, counted
from dateline.languages.en.figures.phrases import Phrases
from dateline.model import AnyMark, Article, Figure, Name, Quote, Span, Time
from dateline.nlp.parse import Parse
from dateline.reasons import NONE, Reason, reason, together
from dateline.rules import Rule

__all__ = ["Figures"]

_REACH = 2
"""For how many sentences an opening `According to …` may still vouch for figures of the same measure."""


class Figures:
    """Finds figures, by the characters first and the grammar after; names, times and quotes of `earlier` are heeded."""

    name = "figures"
    rules: tuple[Rule, ...] = ()

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterator[Figure]:
        """Yield the figures in the order of the text."""
        names, times, quotes = only(earlier, Name), only(earlier, Time), only(earlier, Quote)
        apart = [mark.span for mark in (*names, *times)]
        phrases = Phrases(parse, names)
        opened: tuple[Figure, Authority] | None = None
        for amount in amounts(article, [n.span for n in names if n.type == "person"]):
            what = counted(phrases, amount)
            if what is None or any(s.start <= amount.span.start < s.end for s in apart):
                continue
            who = authority(phrases, quotes, amount.span)
            figure = self._figure(article, amount, what, who)
            if who is None and opened and _goes_on(article, parse, figure, opened[0]):
                figure = _carried(article, figure, opened[1])
            elif who and who.leading:
                opened = (figure, who)
            yield replace(figure, as_of=_as_of(article, parse, figure.span, times))

    def _figure(self, article: Article, amount: Amount, what: Counted, who: Authority | None) -> Figure:
        source = reason("figures.source", words=article.at(who.span), why=who.because) if who else NONE
        doubtful = amount.others and not amount.joint
        return Figure(
            span=amount.span,
            by=self.name,
            because=together(_reason(article, amount, what), amount.because, source),
            sure="unsure" if doubtful else "sure" if what.of else "likely",
            others=amount.others,
            value=amount.value,
            # Of a share of voters the noun is the whole; only a bare count has the noun for its unit.
            unit=amount.unit or (None if amount.share else what.noun),
            of=what.of,
            whose=what.whose,
            source=who.span if who else None,
        )


def _reason(article: Article, amount: Amount, what: Counted) -> Reason:
    counts = amount.unit is None and not amount.share
    if what.of:
        return reason("figures.counts" if counts else "figures.measures", words=article.at(what.of))
    if amount.age:
        return NONE
    return reason("figures.counts-elsewhere" if counts else "figures.measures-elsewhere")


def _goes_on(article: Article, parse: Parse, figure: Figure, first: Figure) -> bool:
    """Say whether the figure continues an enumeration: same measure of the same whole, same paragraph, close by."""
    here, there = (parse.sentence_at(f.span.start) or 0 for f in (figure, first))
    same_paragraph = any(p.span.covers(first.span) and p.span.covers(figure.span) for p in article.paragraphs)
    same_whole = bool(figure.of and first.of and article.at(figure.of).lower() == article.at(first.of).lower())
    return same_paragraph and same_whole and figure.unit == first.unit and here - there <= _REACH


def _carried(article: Article, figure: Figure, who: Authority) -> Figure:
    source = reason("figures.source", words=article.at(who.span), why=reason("figures.list-goes-on"))
    return replace(figure, source=who.span, because=together(figure.because, source), sure="likely")


def _as_of(article: Article, parse: Parse, figure: Span, times: Sequence[Time]) -> dt.date | None:
    """Return the day of an `as of …` in the figure's sentence."""
    sentence = parse.sentence_at(figure.start)
    for time in times:
        before = article.text[: time.span.start][-6:].lower()
        if before in {"as of ", "as at "} and parse.sentence_at(time.span.start) == sentence:
            return time.when.first
    return None
