"""How important an entry is: who told it, how often, how long after; so weighed that a reader can follow the sum."""

import math
from collections.abc import Mapping, Sequence

from generator.corpus.origins import Provenance
from generator.corpus.telling import Told

_HALF = 6.0
"""The weight at which the score is one half."""


def score(tellings: Sequence[Told], sources: Mapping[str, Provenance]) -> tuple[float, str]:
    """Return the score, 0 to 1, and why, in words.

    Independent origins count most, then articles, then being told again on a later day (what is still told after a week
    matters more than what was news once), being the lead, and those who take part. What only stands under the article's
    day counts half.
    """
    articles = {told.article for told in tellings}
    origins = {sources[article].origin for article in articles}
    later = {told.article for told in tellings if told.delay > 1}
    leads = {told.article for told in tellings if told.lead}
    people = {entity for told in tellings for entity in told.entities}
    weight = (
        2.0 * math.log2(1 + len(origins))
        + 1.0 * math.log2(1 + len(articles))
        + 1.5 * math.log2(1 + len(later))
        + 0.7 * math.log2(1 + len(leads))
        + 0.3 * math.log2(1 + len(people))
    )
    if all(told.event.reported for told in tellings):
        weight /= 2
    words = [_count(len(articles), "article"), _count(len(origins), "origin")]
    words += [f"told again later in {len(later)}"] if later else []
    words += [f"the lead of {len(leads)}"] if leads else []
    words += [_count(len(people), "name")] if people else []
    return round(weight / (weight + _HALF), 4), ", ".join(words)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
