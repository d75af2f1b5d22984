"""Stretches of text that may be names, each with its type and weight, and how the names are chosen among them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dateline.model import Article, NameType, Span
from dateline.reasons import Reason, reason

MODEL = "model"
"""The rule of a name that the statistical model alone decided."""
MODEL_WEIGHT = 2
"""Of what the model says: three of its readings equal one piece of evidence, and a list outweighs one."""
MAJORITY = "majority"
"""The rule of a name that got the type which the model gives to most mentions of its form."""
SAME_FORM = "same-form"
"""The rule of a name that is written like one found elsewhere in the article."""
_DERIVED = frozenset({MODEL, MAJORITY, SAME_FORM})
"""Rules that are no evidence of a type beyond the model's."""


class NameCandidate(NamedTuple):
    """A stretch of text that may be a name, and the rule that says so."""

    span: Span
    type: NameType
    because: Reason
    rule: str
    weight: int
    """Decides between candidates of one length, and counts as that many votes for the type."""
    full: str = ""
    """The fuller form in the article that it is short for, if known."""
    is_fixed: bool = False
    """True if the layout says what it is: it wins over every other candidate, however long."""
    is_listed: bool = False
    """True if a word list holds it."""
    is_guess: bool = False
    """True if only the model says so."""


def resolve_candidates(candidates: Iterable[NameCandidate]) -> list[NameCandidate]:
    """Drop overlaps and return the rest in the order of the text: the longer candidate wins, then the weightier."""
    chosen: list[NameCandidate] = []
    taken: set[int] = set()
    ranked = sorted(
        candidates, key=lambda c: (not c.is_fixed, c.span.start - c.span.end, -c.weight, c.span.start, c.type)
    )
    for candidate in ranked:
        where = range(candidate.span.start, candidate.span.end)
        if taken.isdisjoint(where):
            taken.update(where)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.span)


def apply_majority(
    article: Article, names: list[NameCandidate], evidence: Iterable[NameCandidate]
) -> list[NameCandidate]:
    """Give every mention of a form the type with the most weight in the article, evidence included."""
    votes: dict[str, Counter[NameType]] = defaultdict(Counter)
    by_rule: dict[tuple[str, NameType], Counter[str]] = defaultdict(Counter)
    for vote in (*names, *evidence):
        form = article.words(vote.span)
        votes[form][vote.type] += vote.weight
        if vote.rule not in _DERIVED:
            by_rule[form, vote.type][vote.rule] += vote.weight
    resolved = []
    for name in names:
        form = article.words(name.span)
        best = max(votes[form].items(), key=lambda pair: (pair[1], pair[0] == name.type, pair[0]))[0]
        ranked = by_rule[form, best]
        strongest = max(ranked, key=lambda rule: (ranked[rule], rule), default="")
        if best != name.type:
            because = reason("names.mostly", type=reason(f"type.{best}"))
            name = name._replace(  # noqa: PLW2901
                type=best, because=because, rule=strongest or MAJORITY, is_listed=False, is_guess=False
            )
        elif name.rule == MODEL and strongest:
            name = name._replace(rule=strongest)  # noqa: PLW2901
        resolved.append(name)
    return resolved
