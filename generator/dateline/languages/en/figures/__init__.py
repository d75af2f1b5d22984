"""Figures: numbers with what they count, whose they are, and who vouches for them.

A figure is a number that measures or counts something in the story: a share, a sum of money, a measurement, a count of
people or things, an age. Times, ordinals, scores, labels ("Article 5"), numbers inside names and numbers that refer
back ("the two countries") are not figures.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.annotators.base import only
from dateline.languages.en.figures import amounts, counting
from dateline.languages.en.figures.amounts import Amount
from dateline.languages.en.figures.authority import Authority, find_authority
from dateline.languages.en.figures.counting import Counted
from dateline.languages.en.figures.noun_phrases import NounPhrases
from dateline.model import AnyMark, Article, Figure, Name, Quote, Span, Time
from dateline.nlp.parse import Parse
from dateline.reasons import NONE, Reason, reason, together
from dateline.rules import Rule

__all__ = ["Figures"]

AUTHORITY_REACH = 2
"""Number of sentences after an opening `According to …` in which it still vouches for the same measure: a list of
results has one party per sentence, with at most one sentence of comment between two.
"""


class Figures:
    """Finds figures, first by characters and then by grammar, outside the names and times already found."""

    name = "figures"
    rules: tuple[Rule, ...] = (*amounts.RULES, *counting.RULES)

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterator[Figure]:
        """Yield the figures in text order."""
        names, times, quotes = only(earlier, Name), only(earlier, Time), only(earlier, Quote)
        apart = [mark.span for mark in (*names, *times)]
        phrases = NounPhrases(parse, names)
        opened: tuple[Figure, Authority] | None = None
        for amount in amounts.find_amounts(article, [n.span for n in names if n.type == "person"]):
            what = counting.find_counted(phrases, amount)
            if what is None or any(s.start <= amount.span.start < s.end for s in apart):
                continue
            who = find_authority(phrases, quotes, amount.span)
            figure = self._figure(article, amount, what, who)
            if who is None and opened and _continues_list(article, parse, figure, opened[0]):
                figure = _carry_authority(article, figure, opened[1])
            elif who and who.is_leading:
                opened = (figure, who)
            yield replace(figure, as_of=_as_of_date(article, parse, figure.span, times))

    def _figure(self, article: Article, amount: Amount, what: Counted, who: Authority | None) -> Figure:
        source = reason("figures.source", words=article.words(who.span), why=who.because) if who else NONE
        doubtful = amount.others and not amount.joint
        return Figure(
            span=amount.span,
            by=self.name,
            rule=what.rule.name,
            because=together(_reason(article, amount, what), amount.because, source),
            sure="unsure" if doubtful else "sure" if what.of else "likely",
            others=amount.others,
            value=amount.value,
            # In a share of voters the noun is the whole; only for a bare count is the noun the unit.
            unit=amount.unit or (None if amount.is_share else what.noun),
            of=what.of,
            whose=what.whose,
            source=who.span if who else None,
        )


def _reason(article: Article, amount: Amount, what: Counted) -> Reason:
    counts = amount.unit is None and not amount.is_share
    if what.of:
        return reason("figures.counts" if counts else "figures.measures", words=article.words(what.of))
    if amount.age_rule:
        return NONE
    return reason("figures.counts-elsewhere" if counts else "figures.measures-elsewhere")


def _continues_list(article: Article, parse: Parse, figure: Figure, first: Figure) -> bool:
    """Return True if the figure continues a list: same measure of the same whole, nearby in the same paragraph."""
    own, opening = (parse.sentence_at(f.span.start) or 0 for f in (figure, first))
    same_paragraph = any(p.span.covers(first.span) and p.span.covers(figure.span) for p in article.paragraphs)
    same_whole = bool(figure.of and first.of and article.words(figure.of).lower() == article.words(first.of).lower())
    return same_paragraph and same_whole and figure.unit == first.unit and own - opening <= AUTHORITY_REACH


def _carry_authority(article: Article, figure: Figure, who: Authority) -> Figure:
    source = reason("figures.source", words=article.words(who.span), why=reason("figures.list-goes-on"))
    return replace(figure, source=who.span, because=together(figure.because, source), sure="likely")


def _as_of_date(article: Article, parse: Parse, figure: Span, times: Sequence[Time]) -> dt.date | None:
    """Return the day of an `as of …` in the figure's sentence."""
    sentence = parse.sentence_at(figure.start)
    for time in times:
        before = article.text[: time.span.start][-len("as of ") :].lower()
        if before in {"as of ", "as at "} and parse.sentence_at(time.span.start) == sentence:
            return time.when.first
    return None
