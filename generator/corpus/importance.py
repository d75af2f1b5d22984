"""How important an entry is: who told it, how often, how long after; so weighed that a reader can follow the sum."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.corpus.origins import Provenance
from generator.corpus.telling import Told

WEIGHTS = {"origins": 2.0, "articles": 1.0, "later": 1.5, "leads": 0.7, "names": 0.3, "known": 2.0}
"""What each is worth, by the logarithm of its number; `known` by the share of the articles."""
REPORTED = 0.5
"""What is left of the weight where an entry only stands under the day it was reported."""
_HALF = 6.0
"""The weight at which the score is one half."""


class Prominence:
    """How many of the articles name a bearer in what they tell."""

    def __init__(self, tellings: Iterable[Told]) -> None:
        """Count the articles of each bearer."""
        self._articles = {told.article for told in tellings}
        pairs = {(entity, told.article) for told in tellings for entity in told.entities}
        self._counts = Counter(entity for entity, _ in pairs)

    def share(self, entities: Iterable[str]) -> float:
        """Return the share of all articles that tell of the best known of these bearers."""
        return max((self._counts[entity] for entity in entities), default=0) / max(1, len(self._articles))


def score(tellings: Sequence[Told], sources: Mapping[str, Provenance], prominence: Prominence) -> tuple[float, str]:
    """Return the score, 0 to 1, and why, in words.

    Independent origins count most, then articles, then being told again on a later day (what is still told after a week
    matters more than what was news once), being the lead, those who take part and how much of the news is theirs. What
    only stands under the article's day counts less.
    """
    articles = {told.article for told in tellings}
    people = {entity for told in tellings for entity in told.entities}
    known = prominence.share(people)
    numbers = {
        "origins": len({sources[article].origin for article in articles}),
        "articles": len(articles),
        "later": len({told.article for told in tellings if told.delay > 1}),
        "leads": len({told.article for told in tellings if told.lead}),
        "names": len(people),
    }
    weight = math.fsum(WEIGHTS[name] * math.log2(1 + number) for name, number in numbers.items())
    weight += WEIGHTS["known"] * known
    if all(told.event.reported for told in tellings):
        weight *= REPORTED
    words = [_count(numbers["articles"], "article"), _count(numbers["origins"], "origin")]
    words += [f"told again later in {numbers['later']}"] if numbers["later"] else []
    words += [f"the lead of {numbers['leads']}"] if numbers["leads"] else []
    words += [_count(len(people), "name")] if people else []
    words += [f"the best known in {known:.0%} of the articles"] if known else []
    return round(weight / (weight + _HALF), 4), ", ".join(words)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
