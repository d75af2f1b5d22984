"""Which tellings tell one event: those of one time that share what happened and who took part.

Single-pass clustering by cosine over weighted features (Allan et al., "Topic detection and tracking pilot study",
1998): the class of the trigger, the bearers named and the words of the clause, each weighted by how rare it is in the
corpus. Only tellings of one time meet, found by day and feature; a coarser telling then joins the one finer event that
it fits.
"""

import math
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.corpus.telling import Told
from generator.records import FOLDERS

ALIKE = 0.4
"""Cosine from which two tellings of one time are one event, whatever their triggers."""
SAME_TRIGGER = 0.22
"""The same where the triggers are of one class and the time is narrow."""
STRANGERS = 0.2
"""How much more alike they must be where both name somebody, and nobody in common; half of it where only one does."""
JOINED = 0.4
"""The same between two events of one time, each with all its tellings."""
RELATED = 0.3
"""The same where they share a class of trigger and somebody who takes part."""
RETOLD = 0.12
"""The same where both are told long after: what is still told of one day weeks later is one thing as a rule."""
LONG_AFTER = 7
"""Days after which a telling is background and no longer news."""
WELL_DATED = 31
"""Days within which a time is narrow: in a whole year much happens that sounds alike."""
COARSE = 0.5
"""The same between a coarse event and a finer one that share a class of trigger and somebody who takes part."""
CLEAR = 1.25
"""How much more than events of other days the finer event must draw the coarse one."""
CROWD = 60
"""A coarse telling that fits the time of more events of its class than this cannot be placed."""
COMMON = 200
"""A feature that more events of one time share than this leads to no candidate."""

_PERSON = f"@{FOLDERS['person']}/"


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

    @property
    def background(self) -> bool:
        """Whether most of the tellings come long after an event that is dated well."""
        return self.tellings[0].days <= WELL_DATED and 2 * sum(told.delay > LONG_AFTER for told in self.tellings) > len(
            self.tellings
        )


class Weights:
    """How much a feature says: the rarer among all tellings, the more; a trigger's class counts double."""

    def __init__(self, tellings: Sequence[Told]) -> None:
        """Count the features of all tellings."""
        counts = Counter(term for told in tellings for term in told.terms)
        self._weight = {
            term: math.log(1 + len(tellings) / count) * (1.5 if term[0] == "=" else 1.0)
            for term, count in counts.items()
        }

    def cosine(self, one: Counter[str], two: Counter[str]) -> float:
        """Return the cosine of two tellings' or events' features."""
        mine = {term: self._weight[term] * count for term, count in one.items()}
        theirs = {term: self._weight[term] * count for term, count in two.items()}
        dot = math.fsum(weight * theirs.get(term, 0.0) for term, weight in mine.items())
        norm = math.sqrt(math.fsum(w * w for w in mine.values()) * math.fsum(w * w for w in theirs.values()))
        return dot / norm if norm else 0.0


def happenings(tellings: Sequence[Told]) -> list[Happening]:
    """Return the events that the tellings tell; the order of the tellings does not matter."""
    weights = Weights(tellings)
    by_time: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for told in sorted(tellings, key=lambda t: t.order):
        by_time[told.time_key].append(told)
    made = [h for key in sorted(by_time) for h in _joined(_clusters(by_time[key], weights), weights)]
    return _placed(made, weights)


def _clusters(tellings: Sequence[Told], weights: Weights) -> list[Happening]:
    """Join the tellings of one time, each to the event that it is most like, if it is like enough."""
    made: list[Happening] = []
    index: dict[str, list[int]] = defaultdict(list)
    for told in tellings:
        best = max(((_likeness(told, made[n], weights), -n) for n in _near(told.terms, index)), default=(0.0, 0))
        number = -best[1]
        if best[0] <= 0:
            number = len(made)
            made.append(Happening())
        for term in told.terms.difference(made[number].terms):
            index[term].append(number)
        made[number].add(told)
    return made


def _near(terms: Iterable[str], index: dict[str, list[int]]) -> list[int]:
    """Return the events that share a feature, leaving out features that all share."""
    return sorted({n for term in terms if len(index[term]) <= COMMON for n in index[term]})


def _likeness(told: Told, happening: Happening, weights: Weights) -> float:
    """Return how like a telling and an event of its time are; 0 where they are not like enough to be one."""
    cosine = weights.cosine(Counter(told.terms), happening.terms)
    same = told.trigger in happening.classes and told.days <= WELL_DATED
    wanted = SAME_TRIGGER if same else ALIKE
    mine, theirs = _bearers(told.terms), _bearers(happening.terms)
    if not mine & theirs:
        wanted += STRANGERS if mine and theirs else STRANGERS / 2
    fits = _says_alike(told.terms, happening.terms) and not _others(told.terms, happening.terms)
    return cosine if cosine >= wanted and fits else 0.0


def _bearers(terms: Iterable[str]) -> set[str]:
    return {term for term in terms if term[0] == "@"}


def _others(one: Iterable[str], two: Iterable[str]) -> bool:
    """Say whether each names people, by surname, and none that the other names: two who fled are two flights."""
    mine, theirs = (
        {t.rsplit("-", 1)[-1].rsplit("/", 1)[-1] for t in terms if t.startswith(_PERSON)} for terms in (one, two)
    )
    return bool(mine and theirs) and not mine & theirs


def _says_alike(one: Iterable[str], two: Iterable[str]) -> bool:
    """Say whether more is shared than the trigger; a bare event noun (`the August 9 election`) has nothing more."""
    mine, theirs = ({term for term in terms if term[0] != "="} for terms in (one, two))
    return not mine or not theirs or bool(mine & theirs)


def _joined(made: Sequence[Happening], weights: Weights) -> list[Happening]:
    """Join the events of one time that are told in the same words on the whole: the smaller joins the larger."""
    kept: list[Happening] = []
    index: dict[str, list[int]] = defaultdict(list)
    for happening in sorted(made, key=lambda h: (-len(h.tellings), h.tellings[0].order)):
        best = max(
            ((_overlap(happening, kept[n], weights), -n) for n in _near(happening.terms, index)),
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


def _overlap(one: Happening, two: Happening, weights: Weights) -> float:
    """Return how like two events of one time are; 0 where they are not like enough to be one."""
    cosine = weights.cosine(one.terms, two.terms)
    related = bool(one.classes & two.classes and _bearers(one.terms) & _bearers(two.terms))
    wanted = RETOLD if one.background and two.background else RELATED if related else JOINED
    return cosine if cosine >= wanted and not _others(one.terms, two.terms) else 0.0


def _placed(made: list[Happening], weights: Weights) -> list[Happening]:
    """Let each coarser event join a finer one of its class, the finest tried first, where no other day fits as well."""
    finer: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for number, happening in enumerate(made):
        if happening.tellings[0].first_iso and not happening.tellings[0].since:
            for name in sorted(happening.classes):
                insort(finer[name], (happening.tellings[0].first_iso, happening.tellings[0].last_iso, number))
    gone: set[int] = set()
    for number in sorted(range(len(made)), key=lambda n: (made[n].tellings[0].days, n)):
        told = made[number].tellings[0]
        if told.days <= 1 or told.since:
            continue
        target = _fitting(number, finer, made, weights, gone)
        if target is not None:
            for each in made[number].tellings:
                made[target].add(each)
            gone.add(number)
    return [happening for number, happening in enumerate(made) if number not in gone]


def _fitting(
    number: int,
    finer: dict[str, list[tuple[str, str, int]]],
    made: Sequence[Happening],
    weights: Weights,
    gone: set[int],
) -> int | None:
    """Return the finer event that a coarse one is, if one stands out from those of other days."""
    coarse = made[number]
    told = coarse.tellings[0]
    inside: set[int] = set()
    for name in sorted(coarse.classes):
        days = finer[name]
        low, high = bisect_left(days, (told.first_iso,)), bisect_right(days, (told.last_iso, "9999"))
        inside.update(
            n for _, last, n in days[low:high] if last <= told.last_iso and made[n].tellings[0].days < told.days
        )
    inside = {n for n in inside - gone if _possible(coarse, made[n])}
    if not 0 < len(inside) <= CROWD:
        return None
    ranked = sorted(((_pull(coarse, made[n], weights), -n) for n in inside), reverse=True)
    best = made[-ranked[0][1]]
    rival = next((p for p, n in ranked if made[-n].tellings[0].first_iso != best.tellings[0].first_iso), 0.0)
    said = coarse.terms.keys() <= best.terms.keys()
    known = bool(_bearers(coarse.terms) & _bearers(best.terms))
    wanted = SAME_TRIGGER if said else COARSE if known else COARSE + STRANGERS
    fits = weights.cosine(coarse.terms, best.terms) >= wanted and ranked[0][0] >= CLEAR * rival
    return -ranked[0][1] if fits else None


def _possible(coarse: Happening, fine: Happening) -> bool:
    """Say whether a coarse event can be the finer one: not told as done before it, and not of other people."""
    begin = fine.tellings[0].event.first
    early = any(
        t.published and begin and t.published < begin and t.event.status != "scheduled" for t in coarse.tellings
    )
    return not early and not _others(coarse.terms, fine.terms)


def _pull(coarse: Happening, fine: Happening, weights: Weights) -> float:
    """Return how much a finer event draws a coarse telling: what is told often is what is meant without a day."""
    return weights.cosine(coarse.terms, fine.terms) * (1 + math.log(len(fine.tellings)))
