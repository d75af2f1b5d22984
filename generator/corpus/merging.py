"""Which tellings tell one event: those of one time that share what happened and who took part.

Single-pass clustering by cosine over weighted features (Allan et al., "Topic detection and tracking pilot study",
1998): the class of the trigger, the bearers named and the words of the clause, each weighted by how rare it is in the
corpus. Only tellings of one time meet, found by day and feature; a coarser telling then joins the one finer event that
it fits.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.corpus.telling import Told

ALIKE = 0.4
"""Cosine from which two tellings of one time are one event, whatever their triggers."""
SAME_TRIGGER = 0.22
"""The same where the triggers are of one class."""
COARSE = 0.4
"""The same between a coarse telling and a finer event of one class."""
CROWD = 60
"""A coarse telling that fits the time of more events of its class than this cannot be placed."""
COMMON = 200
"""A feature that more events of one time share than this leads to no candidate."""


@dataclass
class Happening:
    """One event in the making: its tellings and the sum of their features."""

    tellings: list[Told] = field(default_factory=list)
    terms: Counter[str] = field(default_factory=Counter)

    def add(self, told: Told) -> None:
        """Take in one more telling."""
        self.tellings.append(told)
        self.terms.update(told.terms)

    @property
    def classes(self) -> frozenset[str]:
        """The trigger classes of the tellings."""
        return frozenset(told.trigger for told in self.tellings)


class Weights:
    """How much a feature says: the rarer among all tellings, the more; a trigger's class counts double."""

    def __init__(self, tellings: Sequence[Told]) -> None:
        """Count the features of all tellings."""
        counts = Counter(term for told in tellings for term in told.terms)
        self._weight = {
            term: math.log(1 + len(tellings) / count) * (1.5 if term[0] == "=" else 1.0)
            for term, count in counts.items()
        }

    def cosine(self, one: Iterable[str], many: Counter[str]) -> float:
        """Return the cosine of a telling's features and an event's."""
        mine = {term: self._weight[term] for term in one}
        theirs = {term: self._weight[term] * count for term, count in many.items()}
        dot = math.fsum(weight * theirs.get(term, 0.0) for term, weight in sorted(mine.items()))
        norm = math.sqrt(math.fsum(w * w for w in mine.values()) * math.fsum(w * w for w in theirs.values()))
        return dot / norm if norm else 0.0


def happenings(tellings: Sequence[Told]) -> list[Happening]:
    """Return the events that the tellings tell; the order of the tellings does not matter."""
    weights = Weights(tellings)
    by_time: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for told in sorted(tellings, key=lambda t: t.order):
        by_time[told.time_key].append(told)
    made = [happening for key in sorted(by_time) for happening in _clusters(by_time[key], weights)]
    return _placed(made, weights)


def _clusters(tellings: Sequence[Told], weights: Weights) -> list[Happening]:
    """Join the tellings of one time, each to the event that it is most like, if it is like enough."""
    made: list[Happening] = []
    index: dict[str, list[int]] = defaultdict(list)
    for told in tellings:
        near = sorted({n for term in told.terms if len(index[term]) <= COMMON for n in index[term]})
        best = max(((_likeness(told, made[n], weights), -n) for n in near), default=(0.0, 0))
        number = -best[1]
        if best[0] <= 0:
            number = len(made)
            made.append(Happening())
        for term in told.terms.difference(made[number].terms):
            index[term].append(number)
        made[number].add(told)
    return made


def _likeness(told: Told, happening: Happening, weights: Weights) -> float:
    """Return how like a telling and an event of its time are; 0 where they are not like enough to be one."""
    cosine = weights.cosine(told.terms, happening.terms)
    return cosine if cosine >= (SAME_TRIGGER if told.trigger in happening.classes else ALIKE) else 0.0


def _placed(made: list[Happening], weights: Weights) -> list[Happening]:
    """Let each coarser event join the one finer event of its class that it fits, where only one stands out."""
    fine: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for number, happening in enumerate(made):
        first = happening.tellings[0]
        if first.is_day:
            for name in happening.classes:
                fine[name].append((first.first_iso, first.last_iso, number))
    for days in fine.values():
        days.sort()
    gone = set()
    for number, happening in enumerate(made):
        told = happening.tellings[0]
        if told.is_day or not told.first_iso or told.since:
            continue
        target = _fitting(happening, fine, made, weights)
        if target is not None:
            for each in happening.tellings:
                made[target].add(each)
            gone.add(number)
    return [happening for number, happening in enumerate(made) if number not in gone]


def _fitting(
    coarse: Happening, fine: dict[str, list[tuple[str, str, int]]], made: Sequence[Happening], weights: Weights
) -> int | None:
    told = coarse.tellings[0]
    days = fine.get(told.trigger, [])
    low, high = bisect_left(days, (told.first_iso,)), bisect_right(days, (told.last_iso, "9999"))
    if not 0 < high - low <= CROWD:
        return None
    ranked = sorted(((weights.cosine(coarse.terms, made[n].terms), -n) for _, _, n in days[low:high]), reverse=True)
    clear = len(ranked) == 1 or ranked[0][0] > ranked[1][0] * 1.25
    return -ranked[0][1] if ranked[0][0] >= COARSE and clear else None
