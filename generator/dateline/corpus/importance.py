"""How important an entry is: who told it, how often, how long after; so weighed that a reader can follow the sum."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.corpus.mention_features import Told
from dateline.corpus.origins import Provenance
from dateline.corpus.similarity import LONG_AFTER
from dateline.reasons import NONE, Reason, listed, reason

WEIGHTS = {
    "origins": 2.0,
    "articles": 1.0,
    "later": 1.5,
    "leads": 0.7,
    "names": 0.3,
    "day": 1.0,
    "kept": 2.0,
    "known": 2.0,
}
"""What each is worth, by the logarithm of its number; `known` by the share of the articles."""
REPORTED = 0.5
"""What is left of the weight where an entry only stands under the day it was reported."""
_HALF = 6.0
"""The weight at which the score is one half."""


class Coverage:
    """How many of the articles tell of a bearer, and of a day."""

    def __init__(self, tellings: Sequence[Told]) -> None:
        """Count the articles of each bearer and each day."""
        self._articles = {told.article for told in tellings}
        self._bearers = Counter(bearer for bearer, _ in {(b, told.article) for told in tellings for b in told.entities})
        dated = [told for told in tellings if told.days == 1]
        self._days = Counter(day for day, _ in {(told.first_iso, told.article) for told in dated})
        self._kept = Counter(
            day for day, _ in {(told.first_iso, told.article) for told in dated if told.delay > LONG_AFTER}
        )

    def share(self, bearers: Iterable[str]) -> float:
        """Return the share of all articles that tell of the best known of these bearers."""
        return max((self._bearers[bearer] for bearer in bearers), default=0) / max(1, len(self._articles))

    def of_day(self, tellings: Sequence[Told]) -> int:
        """Return how many articles tell anything of the day on which this was; 0 where no telling knows the day."""
        return max(self._days[told.first_iso] for told in tellings)

    def kept(self, tellings: Sequence[Told]) -> int:
        """Return how many articles tell anything of that day when it is long past, in whatever words."""
        return max(self._kept[told.first_iso] for told in tellings)


def score(tellings: Sequence[Told], sources: Mapping[str, Provenance], coverage: Coverage) -> tuple[float, Reason]:
    """Return the score, 0 to 1, and why.

    Independent origins count most, then articles, then being told on a later day (what is still told after a week
    matters more than what was news once), being the lead, those who take part, how much of the news is theirs, and how
    many articles tell anything of that day, and still do when it is long past. What only stands under the article's
    day counts less.
    """
    articles = {told.article for told in tellings}
    people = {entity for told in tellings for entity in told.entities}
    known = coverage.share(people)
    numbers = {
        "origins": len({sources[article].origin for article in articles}),
        "articles": len(articles),
        "later": len({told.article for told in tellings if told.delay > 1}),
        "leads": len({told.article for told in tellings if told.lead}),
        "names": len(people),
        "day": coverage.of_day(tellings),
        "kept": coverage.kept(tellings),
    }
    weight = math.fsum(WEIGHTS[name] * math.log2(1 + number) for name, number in numbers.items())
    weight += WEIGHTS["known"] * known
    if all(told.event.reported for told in tellings):
        weight *= REPORTED
    why = listed(
        reason("score.articles", n=numbers["articles"]),
        reason("score.origins", n=numbers["origins"]),
        reason("score.later", n=numbers["later"]) if numbers["later"] else NONE,
        reason("score.leads", n=numbers["leads"]) if numbers["leads"] else NONE,
        reason("score.names", n=numbers["names"]) if people else NONE,
        reason("score.day", n=numbers["day"]) if numbers["day"] > 1 else NONE,
        reason("score.kept", n=numbers["kept"]) if numbers["day"] > 1 and numbers["kept"] else NONE,
        reason("score.known", share=round(100 * known)) if known else NONE,
    )
    return round(weight / (weight + _HALF), 4), why
