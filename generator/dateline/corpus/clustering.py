"""Cluster event mentions: those of the same time that share what happened and who took part report one event.

Single-pass clustering (Allan et al., "Topic detection and tracking pilot study", 1998). Only mentions of the same time
are compared; an index by day and feature finds them. Coarsely dated and ongoing events are placed afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.corpus.coarse_dates import merge_ongoing, place_coarse
from dateline.corpus.mention_features import MentionFeatures
from dateline.corpus.similarity import EventCluster, TermWeights, cluster_similarity, mention_similarity

COMMON = 200
"""A feature in more clusters of one time than this yields no candidates. It bounds the work on busy news days."""


def cluster_mentions(mentions: Sequence[MentionFeatures]) -> list[EventCluster]:
    """Return a cluster for each event; the order of the mentions doesn't matter."""
    weights = TermWeights(mentions)
    by_time: dict[tuple[str, ...], list[MentionFeatures]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda m: m.order):
        by_time[mention.time_key].append(mention)
    clusters = [c for key in sorted(by_time) for c in _merge(_cluster(by_time[key], weights), weights)]
    return place_coarse(merge_ongoing(clusters, weights), weights)


def _cluster(mentions: Sequence[MentionFeatures], weights: TermWeights) -> list[EventCluster]:
    """Add each mention of one time to the most similar cluster, or to a new one if none is similar enough."""
    clusters: list[EventCluster] = []
    index: dict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        candidates = _candidates(mention.terms, index)
        best = max(((mention_similarity(mention, clusters[n], weights), -n) for n in candidates), default=(0.0, 0))
        number = -best[1]
        if best[0] <= 0:
            number = len(clusters)
            clusters.append(EventCluster())
        for term in mention.terms.difference(clusters[number].terms):
            index[term].append(number)
        clusters[number].add(mention)
    return clusters


def _merge(clusters: Sequence[EventCluster], weights: TermWeights) -> list[EventCluster]:
    """Merge clusters of one time that are similar as a whole, the smaller into the larger."""
    merged: list[EventCluster] = []
    index: dict[str, list[int]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda c: (-len(c.mentions), c.mentions[0].order)):
        candidates = _candidates(cluster.terms, index)
        best = max(((cluster_similarity(cluster, merged[n], weights), -n) for n in candidates), default=(0.0, 0))
        number = -best[1]
        if best[0] <= 0:
            number = len(merged)
            merged.append(EventCluster())
        for term in sorted(cluster.terms.keys() - merged[number].terms.keys()):
            index[term].append(number)
        for mention in cluster.mentions:
            merged[number].add(mention)
    return merged


def _candidates(terms: Iterable[str], index: dict[str, list[int]]) -> list[int]:
    """Return the clusters that share a feature, ignoring features that many share."""
    return sorted({n for term in terms if len(index[term]) <= COMMON for n in index[term]})
