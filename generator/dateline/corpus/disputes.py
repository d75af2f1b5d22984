"""Questions about figures: one measure for which two known sources give different values within a few days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dateline.corpus.answers import answer_in_figures, drop_repeats, speaker_key
from dateline.linked import FigureStatement, Measure, Question
from dateline.reasons import reason

APART = 0.1
"""Minimum difference of two figures, as a share of the greater one: anything smaller is rounding."""
BEYOND = 6
"""Maximum ratio of two figures: beyond that, they count different things."""
WINDOW = 2
"""Days within which figures from two sources answer one question. Later, the number itself may have changed."""


def disputes(measures: Iterable[Measure]) -> Iterator[Question]:
    """Yield a question for each measure for which two known sources give different figures within a few days."""
    for measure in measures:
        comparable: dict[tuple[str, str], list[FigureStatement]] = defaultdict(list)
        for statement in (one for point in measure.points for one in point.statements):
            group_key = _group_key(measure, statement)
            if statement.day and group_key is not None and _source_key(statement):
                comparable[statement.owner or statement.whose.casefold(), group_key].append(statement)
        for key in sorted(comparable):
            for number, group in enumerate(_windows(comparable[key])):
                if _is_dispute(group):
                    day = group[0].day
                    because = reason("claims.figures", n=WINDOW)
                    identity = "-".join(filter(None, ["figure", measure.id, key[1], str(day), str(number or "")]))
                    answers = drop_repeats(answer_in_figures(statement) for statement in group)
                    yield Question(identity, "figure", answers, measure=measure.id, day=day, because=because)


def _group_key(measure: Measure, statement: FigureStatement) -> str | None:
    """Return the key by which comparable figures of a measure are grouped, or None.

    Casualties and the like are comparable as totals up to their day, or for one place and, if known, one day: the dead
    of another town are other people. Counts of mere things are not comparable, nor are additions to an earlier count.
    """
    if statement.scope == "added":
        return None
    if measure.what or " per " in measure.unit:
        return ""
    if not measure.deed:
        return None
    if statement.scope == "total" and statement.dated != "event":
        return "total"
    if measure.place:
        return str(statement.day) if statement.dated != "told" else "place"
    return None


def _source_key(statement: FigureStatement) -> str:
    return speaker_key(statement.authority, statement.source)


def _windows(statements: Sequence[FigureStatement]) -> Iterator[list[FigureStatement]]:
    """Cut statements into runs no longer than the window."""
    run: list[FigureStatement] = []
    for one in sorted(statements, key=lambda s: (s.day, s.article, s.figure.span)):
        assert one.day is not None, "undated statements were left out before"
        if run and run[0].day and (one.day - run[0].day).days > WINDOW:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_dispute(group: Sequence[FigureStatement]) -> bool:
    """Return True if two sources differ and neither also gives the other's figure."""
    values: Mapping[str, set[float]] = defaultdict(set)
    for statement in group:
        values[_source_key(statement)].add(statement.figure.value)
    return any(_differ(values[one], values[other]) for one, other in combinations(sorted(values), 2))


def _differ(one: set[float], other: set[float]) -> bool:
    return all(APART < abs(a - b) / (max(abs(a), abs(b)) or 1) <= 1 - 1 / BEYOND for a in one for b in other)
