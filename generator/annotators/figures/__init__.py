"""Figures: numbers with what they count, whose they are, and on whose authority.

A figure is a number that measures or counts something in the story: a share, a sum of money, a measure, a count of people or
things, an age. Times, ordinals, scores, labels ("Article 5"), numbers inside names and "the two countries" are none.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.annotators.base import of
from generator.annotators.figures.amounts import Amount, amounts
from generator.annotators.figures.authority import Authority, authority
from generator.annotators.figures.counted import Counted, counted
from generator.model import Article, Claim, Figure, Name, Quote, Span, Time
from generator.reading import Reading

_REACH = 2
"""How many sentences on an opening `According to …` may still vouch for figures of the same measure."""


class Figures:
    """Finds figures, by the characters first and the grammar after; names, times and quotes of `earlier` are heeded."""

    name = "figures"

    def annotate(self, article: Article, reading: Reading, earlier: Sequence[Claim]) -> Iterator[Figure]:
        """Yield the figures in the order of the text."""
        names, quotes = of(earlier, Name), of(earlier, Quote)
        apart = [mark.span for mark in (*names, *of(earlier, Time))]
        carried: tuple[Figure, Authority, int] | None = None
        for amount in amounts(article):
            sentence = reading.sentence_at(amount.span.start)
            if sentence is None or any(s.start <= amount.span.start < s.end for s in apart):
                continue
            what = counted(reading, names, amount)
            if what is None:
                continue
            who = authority(reading, names, quotes, amount.span)
            day = _as_of(article, reading, amount.span, of(earlier, Time))
            figure = _figure(self.name, article, amount, what, who, day)
            if who is None and carried and _goes_on(article, figure, carried[0], sentence - carried[2]):
                figure = _carried(figure, carried[1], article)
            elif who and who.leading:
                carried = (figure, who, sentence)
            yield figure


def _figure(
    by: str, article: Article, amount: Amount, what: Counted, who: Authority | None, day: dt.date | None
) -> Figure:
    source = f"“{article.at(who.span)}”: {who.because}" if who else ""
    return Figure(
        span=amount.span,
        by=by,
        because="; ".join(filter(None, [amount.because, source])),
        sure="unsure" if amount.others and not amount.joint else "sure" if what.of else "likely",
        others=amount.others,
        value=amount.value,
        unit=amount.unit or what.noun,
        of=what.of,
        whose=what.whose,
        source=who.span if who else None,
        as_of=day,
    )


def _goes_on(article: Article, figure: Figure, first: Figure, sentences: int) -> bool:
    """Say whether the figure continues an enumeration: same measure of the same whole, same paragraph, close by."""
    same_paragraph = any(p.span.covers(first.span) and p.span.covers(figure.span) for p in article.paragraphs)
    same_whole = bool(figure.of and first.of and article.at(figure.of).lower() == article.at(first.of).lower())
    return same_paragraph and same_whole and figure.unit == first.unit and 0 <= sentences <= _REACH


def _carried(figure: Figure, who: Authority, article: Article) -> Figure:
    source = f"“{article.at(who.span)}”: its list of figures goes on from the sentence that names it"
    because = "; ".join(filter(None, [figure.because, source]))
    return replace(figure, source=who.span, because=because, sure="likely")


def _as_of(article: Article, reading: Reading, figure: Span, times: Sequence[Time]) -> dt.date | None:
    """Return the day of an `as of …` in the figure's sentence."""
    sentence = reading.sentence_at(figure.start)
    for time in times:
        before = article.text[: time.span.start][-6:].lower()
        if before in {"as of ", "as at "} and reading.sentence_at(time.span.start) == sentence:
            return time.first
    return None
