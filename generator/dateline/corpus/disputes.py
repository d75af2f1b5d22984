"""Rows of differing figures: one measure of which two known sources tell other values within a few days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.corpus.answers import given, known, once
from dateline.linked import Measure, Question, Stated
from dateline.reasons import reason

APART = 0.1
"""The share of the greater of two figures by which they differ at least: less is rounding."""
BEYOND = 6
"""How many times one figure may be another: beyond that, the two count different things."""
WINDOW = 2
"""Days within which two sources' figures answer one question; later the thing itself may have changed."""


def disputes(measures: Iterable[Measure]) -> Iterator[Question]:
    """Yield a row for each measure of which two known sources give different figures within a few days."""
    for measure in measures:
        alike: dict[tuple[str, str], list[Stated]] = defaultdict(list)
        for stated in (one for point in measure.points for one in point.stated):
            compared = _compared(measure, stated)
            if stated.day and compared is not None and _voice(stated):
                alike[stated.owner or stated.whose.casefold(), compared].append(stated)
        for key in sorted(alike):
            for number, group in enumerate(_windows(alike[key])):
                if _dispute(group):
                    day = group[0].day
                    because = reason("claims.figures", n=WINDOW)
                    identity = "-".join(filter(None, ["figure", measure.id, key[1], str(day), str(number or "")]))
                    answers = once(given(stated) for stated in group)
                    yield Question(identity, "figure", answers, measure=measure.id, day=day, because=because)


def _compared(measure: Measure, stated: Stated) -> str | None:
    """Return with what a figure can be compared within its measure; None where with nothing.

    Counts of what befell people are compared as sums up to their day, or for one place, and there for one day where it
    is told: another town's dead are not these. Counts of mere things are not compared, nor what comes on top of others.
    """
    if stated.scope == "added":
        return None
    if measure.what or " per " in measure.unit:
        return ""
    if not measure.deed:
        return None
    if stated.scope == "total" and stated.dated != "event":
        return "total"
    if measure.place:
        return str(stated.day) if stated.dated != "told" else "place"
    return None


def _voice(stated: Stated) -> str:
    return known(stated.authority, stated.source)


def _windows(stated: Sequence[Stated]) -> Iterator[list[Stated]]:
    """Cut statements into runs of days none of which lies further than the window from the run's first."""
    run: list[Stated] = []
    for one in sorted(stated, key=lambda s: (s.day, s.article, s.figure.span)):
        assert one.day is not None, "undated statements are left out before"
        if run and run[0].day and (one.day - run[0].day).days > WINDOW:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _dispute(group: Sequence[Stated]) -> bool:
    """Say whether two voices differ, neither giving the other's figure as well."""
    values: Mapping[str, set[float]] = defaultdict(set)
    for stated in group:
        values[_voice(stated)].add(stated.figure.value)
    voices = sorted(values)
    return any(
        _apart(values[one], values[other]) for number, one in enumerate(voices) for other in voices[number + 1 :]
    )


def _apart(one: set[float], other: set[float]) -> bool:
    return all(APART < abs(a - b) / (max(abs(a), abs(b)) or 1) <= 1 - 1 / BEYOND for a in one for b in other)
