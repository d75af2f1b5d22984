"""How important an entry is: who reported it, how often and how long after, as a sum that a reader can follow."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.corpus.mention_features import MentionFeatures
from dateline.corpus.origins import Provenance, count_sources
from dateline.corpus.similarity import LONG_AFTER
from dateline.reasons import NONE, Reason, list_reasons, reason

WEIGHTS = {
    "origins": 2.0,
    "articles": 1.0,
    "later": 1.5,
    "leads": 0.7,
    "names": 0.3,
    "day": 1.0,
    "day_later": 2.0,
    "prominence": 2.0,
}
"""Weight of each count's logarithm; `prominence` is a share of the articles, not a count."""
REPORTED = 0.5
"""Factor for an entry that has only the day of its report: it may be comment or background rather than news."""
HALF = 6.0
"""The sum at which the score is one half: that of three articles of three origins."""


class Coverage:
    """How many of the articles mention an entity or a day."""

    def __init__(self, mentions: Sequence[MentionFeatures]) -> None:
        """Count the articles of each entity and each day."""
        self._articles = {mention.article for mention in mentions}
        self._entities = Counter(entity for entity, _ in {(e, m.article) for m in mentions for e in m.entities})
        dated = [mention for mention in mentions if mention.days == 1]
        self._days = Counter(day for day, _ in {(m.first_iso, m.article) for m in dated})
        late = {(m.first_iso, m.article) for m in dated if m.delay > LONG_AFTER}
        self._days_later = Counter(day for day, _ in late)

    def prominence(self, entities: Iterable[str]) -> float:
        """Return the share of all articles that mention the most prominent of these entities."""
        return max((self._entities[entity] for entity in entities), default=0) / max(1, len(self._articles))

    def day(self, mentions: Sequence[MentionFeatures]) -> int:
        """Return how many articles report anything from the event's day; 0 if no mention has one."""
        return max(self._days[mention.first_iso] for mention in mentions)

    def day_later(self, mentions: Sequence[MentionFeatures]) -> int:
        """Return how many articles report anything from that day long afterwards."""
        return max(self._days_later[mention.first_iso] for mention in mentions)


def score(
    mentions: Sequence[MentionFeatures], sources: Mapping[str, Provenance], coverage: Coverage
) -> tuple[float, Reason]:
    """Return the score, 0 to 1, and why.

    Independent origins count most. Articles count too, and mentions on later days (an event still mentioned after a
    week matters more than one-day news), leads, the people and bodies involved, their share of the news, and how many
    articles report anything from the same day, at the time and long afterwards. An entry dated only by its report
    counts less.
    """
    counts = count_sources({mention.article for mention in mentions}, sources)
    entities = {entity for mention in mentions for entity in mention.entities}
    prominence = coverage.prominence(entities)
    numbers = {
        "origins": counts.origins,
        "articles": counts.articles,
        "later": len({mention.article for mention in mentions if mention.delay > 1}),
        "leads": len({mention.article for mention in mentions if mention.in_lead}),
        "names": len(entities),
        "day": coverage.day(mentions),
        "day_later": coverage.day_later(mentions),
    }
    weight = math.fsum(WEIGHTS[name] * math.log2(1 + number) for name, number in numbers.items())
    weight += WEIGHTS["prominence"] * prominence
    if all(mention.event.reported for mention in mentions):
        weight *= REPORTED
    why = list_reasons(
        reason("score.articles", n=numbers["articles"]),
        reason("score.origins", n=numbers["origins"]),
        reason("score.later", n=numbers["later"]) if numbers["later"] else NONE,
        reason("score.leads", n=numbers["leads"]) if numbers["leads"] else NONE,
        reason("score.names", n=numbers["names"]) if entities else NONE,
        reason("score.day", n=numbers["day"]) if numbers["day"] > 1 else NONE,
        reason("score.kept", n=numbers["day_later"]) if numbers["day"] > 1 and numbers["day_later"] else NONE,
        reason("score.known", share=round(100 * prominence)) if prominence else NONE,
    )
    return round(weight / (weight + HALF), 4), why
