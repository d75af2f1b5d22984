"""How similar two event mentions or clusters are: the cosine of their weighted features, and further conditions."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.corpus.mention_features import MentionFeatures
from dateline.linked import FOLDERS

SIMILAR = 0.4
"""Minimum cosine for two mentions of one time to report one event, whatever their triggers: they share a lot."""
SIMILAR_IN_CLASS = 0.22
"""The same for triggers of one class at a narrow time: date and class already say most."""
NO_SHARED_ENTITY = 0.2
"""Added to the required cosine if both name somebody but nobody in common; half of it if only one does."""
SIMILAR_CLUSTERS = 0.4
"""Minimum cosine to merge two clusters of one time: as for single mentions."""
SIMILAR_RELATED = 0.3
"""The same if they share a class and an entity."""
SIMILAR_BACKGROUND = 0.12
"""The same if both are background: what articles still report of a day weeks later is usually one event."""
CLASS_WEIGHT = 1.5
"""Weight of the event's class relative to a word: the class says what happened, the words only how it was put."""
LONG_AFTER = 7
"""Days after which a mention is background, not news: a weekly paper still reports the week before."""
NARROW = 31
"""Maximum number of days in a narrow time, a month: in a whole year, many events sound alike."""

_PERSON = f"@{FOLDERS['person']}/"


@dataclass
class EventCluster:
    """The mentions grouped into one event so far, and the sum of their features."""

    mentions: list[MentionFeatures] = field(default_factory=list)
    terms: Counter[str] = field(default_factory=Counter)

    def add(self, mention: MentionFeatures) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        self.terms.update(mention.terms)

    @property
    def classes(self) -> frozenset[str]:
        """The event classes of the mentions."""
        return frozenset(mention.event_class for mention in self.mentions)

    @property
    def is_background(self) -> bool:
        """True if most of the mentions come long after an event of narrow date."""
        late = sum(mention.delay > LONG_AFTER for mention in self.mentions)
        return self.mentions[0].days <= NARROW and 2 * late > len(self.mentions)


class TermWeights:
    """The weight of each feature: the rarer among all mentions, the higher (inverse document frequency)."""

    def __init__(self, mentions: Sequence[MentionFeatures]) -> None:
        """Count the features of all mentions."""
        counts = Counter(term for mention in mentions for term in mention.terms)
        self._weight = {
            term: math.log(1 + len(mentions) / count) * (CLASS_WEIGHT if term[0] == "=" else 1.0)
            for term, count in counts.items()
        }

    def cosine(self, one: Counter[str], two: Counter[str]) -> float:
        """Return the cosine of the features of two mentions or clusters."""
        first = {term: self._weight[term] * count for term, count in one.items()}
        second = {term: self._weight[term] * count for term, count in two.items()}
        dot = math.fsum(weight * second.get(term, 0.0) for term, weight in first.items())
        norm = math.sqrt(math.fsum(w * w for w in first.values()) * math.fsum(w * w for w in second.values()))
        return dot / norm if norm else 0.0


def mention_similarity(mention: MentionFeatures, cluster: EventCluster, weights: TermWeights) -> float:
    """Return how similar a mention is to a cluster of its time; 0 if it isn't similar enough to belong."""
    cosine = weights.cosine(Counter(mention.terms), cluster.terms)
    same_class = mention.event_class in cluster.classes and mention.days <= NARROW
    required = SIMILAR_IN_CLASS if same_class else SIMILAR
    first, second = entity_terms(mention.terms), entity_terms(cluster.terms)
    if not first & second:
        required += NO_SHARED_ENTITY if first and second else NO_SHARED_ENTITY / 2
    fits = shares_content(mention.terms, cluster.terms) and not names_other_people(mention.terms, cluster.terms)
    return cosine if cosine >= required and fits else 0.0


def cluster_similarity(one: EventCluster, two: EventCluster, weights: TermWeights) -> float:
    """Return how similar two clusters of one time are; 0 if they aren't similar enough to be one event."""
    cosine = weights.cosine(one.terms, two.terms)
    related = bool(one.classes & two.classes and entity_terms(one.terms) & entity_terms(two.terms))
    background = one.is_background and two.is_background
    required = SIMILAR_BACKGROUND if background else SIMILAR_RELATED if related else SIMILAR_CLUSTERS
    return cosine if cosine >= required and not names_other_people(one.terms, two.terms) else 0.0


def entity_terms(terms: Iterable[str]) -> set[str]:
    """Return the features that are entities."""
    return {term for term in terms if term[0] == "@"}


def names_other_people(one: Iterable[str], two: Iterable[str]) -> bool:
    """Return True if both name people, with no surname in common: two people who fled are two events."""
    first, second = (
        {t.rsplit("-", 1)[-1].rsplit("/", 1)[-1] for t in terms if t.startswith(_PERSON)} for terms in (one, two)
    )
    return bool(first and second) and not first & second


def shares_content(one: Iterable[str], two: Iterable[str]) -> bool:
    """Return True if they share more than the class, or one has only a class: `the August 9 election`."""
    first, second = ({term for term in terms if term[0] != "="} for terms in (one, two))
    return not first or not second or bool(first & second)
