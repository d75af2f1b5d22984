"""From what the words say to the day: expression, the article's day and the story so far → an interval and its sum."""

import datetime as dt
from dataclasses import replace
from typing import assert_never

from dateline.annotators.times import disambiguate
from dateline.annotators.times.discourse import (
    Discourse,
    Resolution,
    dated,
    length,
    shift,
    told_before,
    undated,
)
from dateline.annotators.times.expressions import (
    Clock,
    Contextual,
    Date,
    Era,
    Expression,
    Holiday,
    Length,
    Nth,
    Offset,
    Part,
    PartOf,
    QuarterEnding,
    Recurring,
    Same,
    Step,
    Through,
    Vague,
)
from dateline.annotators.times.tense import Direction
from dateline.calendar.periods import (
    Period,
    Unit,
    around,
    away,
    length_value,
)
from dateline.reasons import reason

_SMALL = {"second", "minute", "hour"}
_MIDWEEK = 4
_MIDDLE_OF_A_QUARTER = dt.timedelta(days=45)
_PLAIN = {"day", "month", "year"}


def resolve(expression: Expression, discourse: Discourse, find_direction: Direction) -> Resolution:
    """Return what the expression means in this story; where no day can be told, the days are None."""
    try:
        resolved = _resolve(expression, discourse, find_direction)
    except (OverflowError, ValueError):
        return Resolution("DATE", "PAST_REF", reason("times.no-such-day"), sure="unsure")
    if not isinstance(expression, Offset | Length):
        discourse.record(resolved)
    if isinstance(expression, Date) and expression.step is not None and expression.day and resolved.first is not None:
        discourse.remember_year(resolved.first.year, resolved.first.month, resolved.first.day)
    return resolved


def _resolve(expression: Expression, discourse: Discourse, find_direction: Direction) -> Resolution:  # noqa: C901, PLR0911, PLR0912 - one branch a kind
    match expression:
        case Date():
            return disambiguate.date(expression, discourse, find_direction)
        case Part():
            return disambiguate.part(expression, discourse, find_direction)
        case Holiday():
            return disambiguate.holiday(expression, discourse, find_direction)
        case Era(unit, start):
            return dated(around(dt.date(start, 1, 1), unit), reason("times.named", unit=reason(f"unit.{unit}")))
        case Step():
            return _step(expression, discourse)
        case Same(unit, steps):
            return _same(unit, steps, discourse)
        case Contextual(unit, year):
            return _told(unit, year, discourse, find_direction)
        case Offset():
            return _away(expression, discourse)
        case Length():
            return _length(expression, discourse, find_direction)
        case Recurring(value):
            return Resolution("SET", value, reason("times.recurs"))
        case Vague(value):
            return Resolution("DATE", value, reason("times.vague"), sure="likely")
        case Clock():
            return _clock(expression, discourse, find_direction)
        case PartOf():
            return _edge(expression, discourse, find_direction)
        case QuarterEnding(by):
            return _ended(_resolve(by, discourse, find_direction))
        case Nth():
            return _nth(expression, discourse, find_direction)
        case Through():
            return _through(expression, discourse, find_direction)
        case _:
            assert_never(expression)


# --- counted from the article's day, or from the day told of ----------------------------------------------------------


def _step(step: Step, discourse: Discourse) -> Resolution:
    if discourse.published is None:
        return undated(("PRESENT_REF", "FUTURE_REF", "PAST_REF")[(step.steps > 0) - (step.steps < 0)])
    period = around(discourse.published, step.unit).shifted(step.steps)
    base = reason("times.published", day=discourse.published)
    if step.unit == "day":
        return dated(period, shift(step.steps, step.unit, base, step.steps) if step.steps else base)
    if step.steps == 0:
        return dated(period, reason("times.unit-of", unit=reason(f"unit.{step.unit}"), base=base))
    far = length(step.steps, step.unit)
    return dated(period, reason("times.unit-before" if step.steps < 0 else "times.unit-after", length=far, base=base))


def _same(unit: Unit, steps: int, discourse: Discourse) -> Resolution:
    own = Period("day", discourse.published) if discourse.published else None
    base = discourse.told if steps or unit != "day" else discourse.day
    base = base or own
    if base is None or unit in _SMALL:
        value = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[(steps > 0) - (steps < 0)]
        return undated(value, reason("times.no-hour" if unit in _SMALL else "times.no-day-before"))
    start = reason("times.published", day=base.first) if base is own else told_before(base)
    because = shift(steps, unit, start, steps) if steps else start
    return dated(around(base.first, unit).shifted(steps), because, "likely")


def _told(unit: Unit, year: int | None, discourse: Discourse, find_direction: Direction) -> Resolution:
    if unit == "quarter":
        quarter = discourse.quarter
        if quarter is None and discourse.published is not None and year is None:
            quarter = around(discourse.published, unit).shifted(-1)
        if quarter is None:
            return (
                undated("PAST_REF")
                if year is None
                else dated(Period("year", dt.date(year, 1, 1)), reason("times.year"))
            )
        if year is not None:
            quarter = Period(unit, quarter.first.replace(year=year))
        return dated(quarter, reason("times.quarter-told"), "likely")
    if discourse.published is None:
        return undated("PRESENT_REF")
    if unit == "year" and discourse.quarter is not None:
        return dated(
            around(discourse.quarter.first, unit),
            reason("times.year-of-quarter", quarter=discourse.quarter.timex),
            "likely",
        )
    period = around(discourse.published, unit)
    if unit == "weekend" and discourse.published.isoweekday() < _MIDWEEK and find_direction.sign <= 0:
        period = period.shifted(-1)
    return dated(period, discourse.own, "likely")


def _away(expression: Offset, discourse: Discourse) -> Resolution:
    """Count units back or on; `a year ago` beside a quarter's figures is the same quarter a year before."""
    value = "PAST_REF" if expression.sign < 0 else "FUTURE_REF"
    told = discourse.told if expression.anaphoric else None
    if expression.unit == "year" and expression.count == 1 and discourse.quarter is not None:
        told = discourse.quarter
    start = told.first if told else discourse.published
    if expression.count == "X":
        return undated(value, reason("times.no-count"))
    if start is None:
        return undated(value)
    if expression.unit in _SMALL:
        return undated(value, reason("times.no-day"))
    day = away(start, expression.sign * expression.count, expression.unit)
    period = around(day, _precision(expression, told))
    base = told_before(told) if told else reason("times.published", day=start)
    because = shift(expression.count, expression.unit, base, expression.sign)
    return dated(period, because, "likely" if told else "sure")


def _precision(expression: Offset, told: Period | None) -> Unit:
    if told is not None and expression.unit == "year":
        return told.unit
    if expression.count != "X" and expression.count != int(expression.count):
        return "month" if expression.unit == "year" else "day"
    return expression.unit


# --- lengths, clocks, edges, ranges -----------------------------------------------------------------------------------


def _length(lasting: Length, discourse: Discourse, find_direction: Direction) -> Resolution:
    value = length_value(lasting.count, lasting.unit)
    where = lasting.where
    if where == "for":
        where = "before" if find_direction.perfect else "free"
    free = Resolution("DURATION", value, reason("times.length"))
    if where == "free" or discourse.published is None or lasting.count == "X" or lasting.unit in _SMALL:
        return free
    day = discourse.published
    try:
        other = away(day, lasting.count * (-1 if where == "before" else 1), lasting.unit)
    except OverflowError:
        return free
    first, last = min(day, other), max(day, other)
    because = reason("times.length-ends" if where == "before" else "times.length-begins", day=day)
    if lasting.where == "for":
        because = reason("times.goes-on", sum=because, word=find_direction.word)
    return replace(
        free, because=because, first=first, last=last,
        edtf=f"{first.isoformat()}/{last.isoformat()}", grain="range", sure="likely",
    )  # fmt: skip


def _clock(clock: Clock, discourse: Discourse, find_direction: Direction) -> Resolution:
    paragraph_day = replace(discourse, day=discourse.paragraph_day)
    day = _same("day", 0, paragraph_day) if clock.day is None else _resolve(clock.day, discourse, find_direction)
    if day.period is None or day.period.unit != "day":
        return replace(day, type="TIME", value=f"XXXX-XX-XXT{clock.at}" if day.period is None else day.value)
    return replace(day, type="TIME", value=f"{day.value}T{clock.at}{clock.zone if clock.zone == 'Z' else ''}")


def _edge(edge: PartOf, discourse: Discourse, find_direction: Direction) -> Resolution:
    inner = _resolve(edge.of, discourse, find_direction)
    if edge.edge == "WEEK" and inner.period is not None:
        return dated(around(inner.period.first, "week"), reason("times.week-of", day=inner.period.first))
    return inner


def _ended(day: Resolution) -> Resolution:
    """Take the quarter that most of the three months up to the day lie in: firms end theirs on many days."""
    if day.last is None:
        return undated("PAST_REF")
    return dated(
        around(day.last - _MIDDLE_OF_A_QUARTER, "quarter"), reason("times.months-up-to", day=day.last), "likely"
    )


def _nth(nth: Nth, discourse: Discourse, find_direction: Direction) -> Resolution:
    """`the first week of May` is the one of 1 May, `the last day of the month` the month's last."""
    inner = _resolve(nth.of, discourse, find_direction)
    if inner.period is None or nth.unit not in {"day", "week", "weekend", "month", "quarter"}:
        return inner
    # A week is of the month, or year, that its Thursday lies in (ISO 8601).
    tilt = dt.timedelta(days=3 if nth.unit in {"week", "weekend"} else 0)
    if nth.which < 0:
        period = around(inner.period.last - tilt, nth.unit)
    else:
        period = around(inner.period.first + tilt, nth.unit).shifted(nth.which - 1)
    return dated(period, reason("times.within", whole=inner.value, sum=inner.because), inner.sure, inner.others)


def _through(through: Through, discourse: Discourse, find_direction: Direction) -> Resolution:
    first, last = _ends(through, discourse, find_direction)
    if first.first is None or last.last is None or first.edtf is None or last.edtf is None:
        return replace(first, because=reason("times.range", sum=first.because))
    if last.last < first.first:
        return replace(first, because=reason("times.range-reversed", sum=first.because), sure="unsure")
    # EDTF has intervals of days, months and years only.
    begin = first.edtf if first.grain in _PLAIN else first.first.isoformat()
    end = last.edtf if last.grain in _PLAIN else last.last.isoformat()
    return Resolution(
        first.type, first.value, reason("times.from-to", sum=first.because), first.first, last.last,
        f"{begin}/{end}", "range", first.sure, first.others, first.period,
    )  # fmt: skip


def _ends(through: Through, discourse: Discourse, find_direction: Direction) -> tuple[Resolution, Resolution]:
    """The beginning takes the year of the end (`from May to July 2009`), a weekday at the end follows the first."""
    first = through.first
    if isinstance(first, Date) and first.weekday and not first.month and isinstance(through.last, Date):
        begun = _resolve(first, discourse, find_direction)
        weekday = through.last.weekday
        if begun.period is not None and weekday is not None and through.last.month is None:
            ahead = dt.timedelta(days=(weekday - first.weekday) % 7)
            return begun, dated(Period("day", begun.period.first + ahead), begun.because, begun.sure)
    last = _resolve(through.last, discourse, find_direction)
    if isinstance(first, Date) and first.year is None and first.month is not None and last.last is not None:
        day = dt.date(last.last.year, first.month, first.day or 1)
        year = last.last.year if day <= last.last else last.last.year - 1
        return replace(
            disambiguate.date(replace(first, year=year), discourse, find_direction),
            because=last.because,
            sure=last.sure,
        ), last
    return _resolve(first, discourse, find_direction), last
