"""Candidates for names, each with a type and a weight, and how names are chosen among them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dateline.model import Article, NameType, Span
from dateline.reasons import Reason, reason

MODEL = "model"
"""The rule for a name found only by the statistical model."""
MODEL_WEIGHT = 2
"""Weight of one reading by the model: three of them equal one piece of evidence, and a list outweighs one."""
MAJORITY = "majority"
"""The rule for a name that takes the type which the model gives most mentions of the same form."""
SAME_FORM = "same-form"
"""The rule for a name spelled like one found elsewhere in the article."""
_DERIVED = frozenset({MODEL, MAJORITY, SAME_FORM})
"""Rules that add no evidence of a type to the model's."""


class NameCandidate(NamedTuple):
    """Text that may be a name, and the rule that found it."""

    span: Span
    type: NameType
    because: Reason
    rule: str
    weight: int
    """Decides between candidates of equal length, and counts as this many votes for the type."""
    full: str = ""
    """The fuller form in the article, if known."""
    is_fixed: bool = False
    """True if the layout identifies it: it then beats every other candidate, however long."""
    is_listed: bool = False
    """True if it is in a word list."""
    is_guess: bool = False
    """True if only the model found it."""


def resolve_candidates(candidates: Iterable[NameCandidate]) -> list[NameCandidate]:
    """Drop overlaps and return the rest in text order: the longer candidate wins, then the one with more weight."""
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
    """Give every mention of a form the type with the most weight in the article, counting evidence."""
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
