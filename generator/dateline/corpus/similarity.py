"""How like two tellings or events are: a cosine over weighted features, and what must hold beside it."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.corpus.mention_features import Told
from dateline.linked import FOLDERS

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
    """How much a feature says: the rarer among all tellings, the more; a trigger's class counts half as much again."""

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


def likeness(told: Told, happening: Happening, weights: Weights) -> float:
    """Return how like a telling and an event of its time are; 0 where they are not like enough to be one."""
    cosine = weights.cosine(Counter(told.terms), happening.terms)
    same = told.trigger in happening.classes and told.days <= WELL_DATED
    wanted = SAME_TRIGGER if same else ALIKE
    mine, theirs = bearers(told.terms), bearers(happening.terms)
    if not mine & theirs:
        wanted += STRANGERS if mine and theirs else STRANGERS / 2
    fits = says_alike(told.terms, happening.terms) and not others(told.terms, happening.terms)
    return cosine if cosine >= wanted and fits else 0.0


def overlap(one: Happening, two: Happening, weights: Weights) -> float:
    """Return how like two events of one time are; 0 where they are not like enough to be one."""
    cosine = weights.cosine(one.terms, two.terms)
    related = bool(one.classes & two.classes and bearers(one.terms) & bearers(two.terms))
    wanted = RETOLD if one.background and two.background else RELATED if related else JOINED
    return cosine if cosine >= wanted and not others(one.terms, two.terms) else 0.0


def bearers(terms: Iterable[str]) -> set[str]:
    """Return the features that are bearers of names."""
    return {term for term in terms if term[0] == "@"}


def others(one: Iterable[str], two: Iterable[str]) -> bool:
    """Say whether each names people, by surname, and none that the other names: two who fled are two flights."""
    mine, theirs = (
        {t.rsplit("-", 1)[-1].rsplit("/", 1)[-1] for t in terms if t.startswith(_PERSON)} for terms in (one, two)
    )
    return bool(mine and theirs) and not mine & theirs


def says_alike(one: Iterable[str], two: Iterable[str]) -> bool:
    """Say whether more is shared than the trigger; a bare event noun (`the August 9 election`) has nothing more."""
    mine, theirs = ({term for term in terms if term[0] != "="} for terms in (one, two))
    return not mine or not theirs or bool(mine & theirs)
