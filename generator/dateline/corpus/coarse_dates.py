"""Where events of unlike times meet: a month and one of its days, and what goes on, told with other beginnings."""

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence

from dateline.corpus.similarity import (
    SAME_TRIGGER,
    STRANGERS,
    WELL_DATED,
    Happening,
    Weights,
    bearers,
    others,
)

COARSE = 0.5
"""The same between a coarse event and a finer one that share a class of trigger and somebody who takes part."""
CLEAR = 1.25
"""How much more than events of other days the finer event must draw the coarse one."""
CROWD = 60
"""A telling that fits the time of more events of its class than this cannot be placed."""


def continued(made: Sequence[Happening], weights: Weights) -> list[Happening]:
    """Join what goes on under one class of trigger and is said to have begun within a month of each other."""
    rest = [happening for happening in made if not happening.tellings[0].since]
    begun: dict[str, list[Happening]] = defaultdict(list)
    lasting = (happening for happening in made if happening.tellings[0].since)
    for happening in sorted(lasting, key=lambda h: (h.tellings[0].first_iso, h.tellings[0].order)):
        group = begun[happening.tellings[0].trigger]
        same = next((other for other in group[: -CROWD - 1 : -1] if _goes_on_as(happening, other, weights)), None)
        if same is None:
            group.append(happening)
        else:
            for told in happening.tellings:
                same.add(told)
    return [*rest, *(happening for trigger in sorted(begun) for happening in begun[trigger])]


def _goes_on_as(one: Happening, two: Happening, weights: Weights) -> bool:
    begins = (one.tellings[0].event.when.first, two.tellings[0].event.when.first)
    near = begins[0] and begins[1] and abs((begins[0] - begins[1]).days) <= WELL_DATED
    alike = weights.cosine(one.terms, two.terms) >= SAME_TRIGGER and not others(one.terms, two.terms)
    return bool(near and alike)


def placed(made: list[Happening], weights: Weights) -> list[Happening]:
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
    known = bool(bearers(coarse.terms) & bearers(best.terms))
    wanted = SAME_TRIGGER if said else COARSE if known else COARSE + STRANGERS
    fits = weights.cosine(coarse.terms, best.terms) >= wanted and ranked[0][0] >= CLEAR * rival
    return -ranked[0][1] if fits else None


def _possible(coarse: Happening, fine: Happening) -> bool:
    """Say whether a coarse event can be the finer one: not told as done before it, and not of other people."""
    begin = fine.tellings[0].event.when.first
    early = any(
        t.published and begin and t.published < begin and t.event.status != "scheduled" for t in coarse.tellings
    )
    return not early and not others(coarse.terms, fine.terms)


def _pull(coarse: Happening, fine: Happening, weights: Weights) -> float:
    """Return how much a finer event draws a coarse telling: what is told often is what is meant without a day."""
    return weights.cosine(coarse.terms, fine.terms) * (1 + math.log(len(fine.tellings)))
