"""Merge events whose dates differ: a month with one of its days, or an ongoing event with two reported beginnings."""

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence

from dateline.corpus.similarity import (
    NARROW,
    NO_SHARED_ENTITY,
    SIMILAR_IN_CLASS,
    EventCluster,
    TermWeights,
    entity_terms,
    names_other_people,
)

SIMILAR_COARSE = 0.5
"""Minimum cosine to merge a coarse event into a finer one of its class and entity: stricter than for one time."""
CLEAR_LEAD = 1.25
"""Factor by which the best finer event must beat those of other days. At 1 a tie would decide."""
CROWD = 60
"""With more finer events of its class than this, a coarse event can't be placed. It also bounds the work."""


def merge_ongoing(clusters: Sequence[EventCluster], weights: TermWeights) -> list[EventCluster]:
    """Merge ongoing events of one class whose reported beginnings are within a month of each other."""
    finished = [cluster for cluster in clusters if not cluster.mentions[0].is_open_ended]
    by_class: dict[str, list[EventCluster]] = defaultdict(list)
    ongoing = (cluster for cluster in clusters if cluster.mentions[0].is_open_ended)
    for cluster in sorted(ongoing, key=lambda c: (c.mentions[0].first_iso, c.mentions[0].order)):
        group = by_class[cluster.mentions[0].event_class]
        same = next((other for other in group[: -CROWD - 1 : -1] if _is_same_ongoing(cluster, other, weights)), None)
        if same is None:
            group.append(cluster)
        else:
            for mention in cluster.mentions:
                same.add(mention)
    return [*finished, *(cluster for name in sorted(by_class) for cluster in by_class[name])]


def _is_same_ongoing(one: EventCluster, two: EventCluster, weights: TermWeights) -> bool:
    begins = (one.mentions[0].event.when.first, two.mentions[0].event.when.first)
    near = begins[0] and begins[1] and abs((begins[0] - begins[1]).days) <= NARROW
    similar = weights.cosine(one.terms, two.terms) >= SIMILAR_IN_CLASS
    return bool(near and similar and not names_other_people(one.terms, two.terms))


def place_coarse(clusters: list[EventCluster], weights: TermWeights) -> list[EventCluster]:
    """Merge each coarse event into a finer one of its class, the finest first, if no other day fits as well."""
    by_class: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        if cluster.mentions[0].first_iso and not cluster.mentions[0].is_open_ended:
            for name in sorted(cluster.classes):
                insort(by_class[name], (cluster.mentions[0].first_iso, cluster.mentions[0].last_iso, number))
    merged: set[int] = set()
    for number in sorted(range(len(clusters)), key=lambda n: (clusters[n].mentions[0].days, n)):
        mention = clusters[number].mentions[0]
        if mention.days <= 1 or mention.is_open_ended:
            continue
        target = _find_finer(number, by_class, clusters, weights, merged)
        if target is not None:
            for each in clusters[number].mentions:
                clusters[target].add(each)
            merged.add(number)
    return [cluster for number, cluster in enumerate(clusters) if number not in merged]


def _find_finer(
    number: int,
    by_class: dict[str, list[tuple[str, str, int]]],
    clusters: Sequence[EventCluster],
    weights: TermWeights,
    merged: set[int],
) -> int | None:
    """Return the finer event that matches a coarse one, if it clearly beats those of other days."""
    coarse = clusters[number]
    mention = coarse.mentions[0]
    within: set[int] = set()
    for name in sorted(coarse.classes):
        days = by_class[name]
        low, high = bisect_left(days, (mention.first_iso,)), bisect_right(days, (mention.last_iso, "9999"))
        within.update(
            n
            for _, last, n in days[low:high]
            if last <= mention.last_iso and clusters[n].mentions[0].days < mention.days
        )
    within = {n for n in within - merged if _is_compatible(coarse, clusters[n])}
    if not 0 < len(within) <= CROWD:
        return None
    ranked = sorted(((_attraction(coarse, clusters[n], weights), -n) for n in within), reverse=True)
    best = clusters[-ranked[0][1]]
    rival = next((p for p, n in ranked if clusters[-n].mentions[0].first_iso != best.mentions[0].first_iso), 0.0)
    says_nothing_else = coarse.terms.keys() <= best.terms.keys()
    shares_entity = bool(entity_terms(coarse.terms) & entity_terms(best.terms))
    required = SIMILAR_COARSE if shares_entity else SIMILAR_COARSE + NO_SHARED_ENTITY
    required = SIMILAR_IN_CLASS if says_nothing_else else required
    fits = weights.cosine(coarse.terms, best.terms) >= required and ranked[0][0] >= CLEAR_LEAD * rival
    return -ranked[0][1] if fits else None


def _is_compatible(coarse: EventCluster, fine: EventCluster) -> bool:
    """Return True if a coarse event can be the finer one: not reported as past before it, nor about other people."""
    begin = fine.mentions[0].event.when.first
    is_earlier = any(
        m.published and begin and m.published < begin and m.event.status != "scheduled" for m in coarse.mentions
    )
    return not is_earlier and not names_other_people(coarse.terms, fine.terms)


def _attraction(coarse: EventCluster, fine: EventCluster, weights: TermWeights) -> float:
    """Return how strongly a finer event attracts a coarse one: well-known events are often mentioned without a day."""
    return weights.cosine(coarse.terms, fine.terms) * (1 + math.log(len(fine.mentions)))
