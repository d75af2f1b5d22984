"""The annotator of time expressions: runs a language's grammar and dates what it finds."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, get_args

from dateline.annotators.base import only
from dateline.annotators.times.cascade import Cascade, TimeRule, compile_stages
from dateline.annotators.times.direction import Direction, no_direction
from dateline.annotators.times.discourse import Discourse, Resolution
from dateline.annotators.times.expressions import Expression, Vague
from dateline.annotators.times.resolve import resolve
from dateline.annotators.times.tokenizer import BREAK, Notation, TimeToken
from dateline.model import AnyMark, Article, Dateline, Name, Span, Time
from dateline.nlp.parse import Parse
from dateline.reasons import reason

_KINDS = get_args(Expression)
_NOT_TIMES = {"person", "organisation", "work", "place"}
"""Names of these types are never times, whatever their words."""


@dataclass(frozen=True, eq=False)
class TimeGrammar:
    """What a language supplies: the words of its time expressions, and the rules that combine them."""

    words: Mapping[str, Mapping[str, Any]]
    """The vocabulary by word class: `{"MONTH": {"May": 5}}`. Rules refer to the classes in capitals."""
    stages: Sequence[Sequence[TimeRule]]
    """Rules that build expressions. Each stage sees the output of the stages before it."""
    numbers: Sequence[TimeRule] = ()
    """Rules for parts that are not expressions on their own (`twenty-five`). They run first."""
    capitalized: frozenset[str] = frozenset()
    """Classes whose words count only when capitalised."""
    notation: Notation = field(default_factory=Notation)
    """How the language writes numbers, ordinals and a.m. or p.m. with digits."""
    find_direction: Callable[[Sequence[TimeToken], int, Parse], Direction] = no_direction
    """Returns whether the expression at a given token index points to the past or the future."""

    @cached_property
    def cascade(self) -> Cascade:
        """The rules, compiled."""
        return compile_stages([self.numbers, *self.stages], self.words, self.capitalized, self.notation)


class Times:
    """Finds time expressions and the days they cover."""

    name = "times"

    def __init__(self, grammar: TimeGrammar) -> None:
        self.grammar = grammar

    @property
    def rules(self) -> tuple[TimeRule, ...]:
        """Every rule that builds an expression."""
        return tuple(rule for stage in self.grammar.stages for rule in stage)

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterable[AnyMark]:
        """Yield a mark for each expression in the prose and the datelines."""
        names = sorted(name.span for name in only(earlier, Name) if name.type in _NOT_TIMES)
        tokens = self.grammar.cascade.read(article.text, _pieces(article))
        found = [(at, e) for at, e in _expressions(tokens) if not _is_part_of_name(tokens[at], names)]
        discourse = Discourse(article.published)
        for _, expression in found:
            discourse.observe(expression)
        last = 0
        for at, expression in found:
            if any(token is BREAK for token in tokens[last:at]):
                discourse.new_paragraph()
            last = at
            direction = self.grammar.find_direction(tokens, at, parse)
            if isinstance(expression, Vague) and expression.future_only and direction.sign < 0:
                continue
            yield self._mark(article, tokens[at], resolve(expression, discourse, direction))

    def _mark(self, article: Article, token: TimeToken, resolved: Resolution) -> Time:
        words = article.text[token.start : token.end]
        return Time(
            span=Span(token.start, token.end),
            by=self.name,
            because=reason("times.sum", words=words, sum=resolved.because),
            rule=token.rule,
            sure=resolved.sure,
            others=resolved.others,
            type=resolved.type,
            value=resolved.value,
            when=resolved.when,
        )


def _is_part_of_name(token: TimeToken, names: Sequence[Span]) -> bool:
    """Return True for `Sunday` in `The Sunday Times`: part of a name, not a time."""
    span = Span(token.start, token.end)
    # Names never overlap: only the last one that begins before the token's end can cover it.
    at = bisect_left(names, Span(token.end, token.end + 1)) - 1
    return at >= 0 and names[at].covers(span) and names[at] != span


def _pieces(article: Article) -> list[Span]:
    """Return the prose and the datelines, which are not part of the prose."""
    datelines = [mark.span for mark in article.layout if isinstance(mark, Dateline)]
    return sorted([*article.prose, *datelines])


def _expressions(tokens: Sequence[TimeToken]) -> Iterator[tuple[int, Expression]]:
    for at, token in enumerate(tokens):
        for value in token.classes.values():
            if isinstance(value, _KINDS):
                yield at, value
                break
