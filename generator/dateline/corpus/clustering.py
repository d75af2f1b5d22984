"""Which tellings tell one event: those of one time that share what happened and who took part.

Single-pass clustering (Allan et al., "Topic detection and tracking pilot study", 1998): only tellings of one time meet,
found by day and feature; what is dated more coarsely, or goes on, is placed afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.corpus.coarse_dates import continued, placed
from dateline.corpus.mention_features import Told
from dateline.corpus.similarity import (
    Happening,
    Weights,
    likeness,
    overlap,
)

COMMON = 200
"""A feature that more events of one time share than this leads to no candidate."""


def happenings(tellings: Sequence[Told]) -> list[Happening]:
    """Return the events that the tellings tell; the order of the tellings does not matter."""
    weights = Weights(tellings)
    by_time: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for told in sorted(tellings, key=lambda t: t.order):
        by_time[told.time_key].append(told)
    made = [h for key in sorted(by_time) for h in _joined(_clusters(by_time[key], weights), weights)]
    return placed(continued(made, weights), weights)


def _clusters(tellings: Sequence[Told], weights: Weights) -> list[Happening]:
    """Join the tellings of one time, each to the event that it is most like, if it is like enough."""
    made: list[Happening] = []
    index: dict[str, list[int]] = defaultdict(list)
    for told in tellings:
        best = max(((likeness(told, made[n], weights), -n) for n in _near(told.terms, index)), default=(0.0, 0))
        number = -best[1]
        if best[0] <= 0:
            number = len(made)
            made.append(Happening())
        for term in told.terms.difference(made[number].terms):
            index[term].append(number)
        made[number].add(told)
    return made


def _joined(made: Sequence[Happening], weights: Weights) -> list[Happening]:
    """Join the events of one time that are told in the same words on the whole: the smaller joins the larger."""
    kept: list[Happening] = []
    index: dict[str, list[int]] = defaultdict(list)
    for happening in sorted(made, key=lambda h: (-len(h.tellings), h.tellings[0].order)):
        best = max(
            ((overlap(happening, kept[n], weights), -n) for n in _near(happening.terms, index)),
            default=(0.0, 0),
        )
        number = -best[1]
        if best[0] <= 0:
            number = len(kept)
            kept.append(Happening())
        for term in sorted(happening.terms.keys() - kept[number].terms.keys()):
            index[term].append(number)
        for told in happening.tellings:
            kept[number].add(told)
    return kept


def _near(terms: Iterable[str], index: dict[str, list[int]]) -> list[int]:
    """Return the events that share a feature, leaving out features that all share."""
    return sorted({n for term in terms if len(index[term]) <= COMMON for n in index[term]})
