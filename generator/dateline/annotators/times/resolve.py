"""Dates expressions: an expression, the article's date and the discourse → a range of days."""

import datetime as dt
from dataclasses import replace
from typing import assert_never

from dateline.annotators.times import disambiguate
from dateline.annotators.times.direction import Direction
from dateline.annotators.times.discourse import (
    Discourse,
    Resolution,
    leave_undated,
    length_reason,
    reference_reason,
    resolve_to,
    shift_reason,
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
    PartOf,
    PartOfYear,
    QuarterEnding,
    Recurring,
    Same,
    Step,
    Through,
    Vague,
)
from dateline.calendar.periods import Period, Unit, add_units, duration_value, unit_containing
from dateline.calendar.when import build_when
from dateline.reasons import reason

_SMALL = {"second", "minute", "hour"}
"""Units shorter than a day, which are never dated."""
_MIDWEEK = 4
"""Thursday: from this weekday on, `the weekend` is the one ahead; before it, the one just past."""
_HALF_A_QUARTER = 45
"""Days from the middle of a company's quarter to its end; the calendar quarter of the middle day holds most of it."""
_EDTF_INTERVAL = {"day", "month", "year"}
"""The precisions that EDTF allows at the ends of an interval."""


def resolve(expression: Expression, discourse: Discourse, direction: Direction) -> Resolution:
    """Return what the expression means in its context; the days are None if nothing dates it."""
    try:
        resolved = _resolve(expression, discourse, direction)
    except (OverflowError, ValueError):
        return Resolution("DATE", "PAST_REF", reason("times.no-such-day"), sure="unsure")
    if not isinstance(expression, Offset | Length):
        discourse.record(resolved)
    first = resolved.when.first
    if isinstance(expression, Date) and expression.step is not None and expression.day and first is not None:
        discourse.remember_year(first.year, first.month, first.day)
    return resolved


def _resolve(expression: Expression, discourse: Discourse, direction: Direction) -> Resolution:  # noqa: C901, PLR0911, PLR0912 - one branch a kind
    match expression:
        case Date():
            return disambiguate.resolve_date(expression, discourse, direction)
        case PartOfYear():
            return disambiguate.resolve_part(expression, discourse, direction)
        case Holiday():
            return disambiguate.resolve_holiday(expression, discourse, direction)
        case Era(unit, start):
            period = unit_containing(dt.date(start, 1, 1), unit)
            return resolve_to(period, reason("times.named", unit=reason(f"unit.{unit}")))
        case Step():
            return _resolve_step(expression, discourse)
        case Same(unit, steps):
            return _resolve_same(unit, steps, discourse)
        case Contextual(unit, year):
            return _resolve_contextual(unit, year, discourse, direction)
        case Offset():
            return _resolve_offset(expression, discourse)
        case Length():
            return _resolve_length(expression, discourse, direction)
        case Recurring(value):
            return Resolution("SET", value, reason("times.recurs"))
        case Vague(value):
            return Resolution("DATE", value, reason("times.vague"), sure="likely")
        case Clock():
            return _resolve_clock(expression, discourse, direction)
        case PartOf():
            return _resolve_part_of(expression, discourse, direction)
        case QuarterEnding(by):
            return _resolve_quarter_ending(_resolve(by, discourse, direction))
        case Nth():
            return _resolve_nth(expression, discourse, direction)
        case Through():
            return _resolve_through(expression, discourse, direction)
        case _:
            assert_never(expression)


# --- counted from the article's date, or from the reference time ------------------------------------------------------


def _vague_value(steps: int) -> str:
    return ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[(steps > 0) - (steps < 0)]


def _resolve_step(step: Step, discourse: Discourse) -> Resolution:
    if discourse.published is None:
        return leave_undated(_vague_value(step.steps))
    period = unit_containing(discourse.published, step.unit).shift(step.steps)
    base = reason("times.published", day=discourse.published)
    if step.unit == "day":
        return resolve_to(period, shift_reason(step.steps, step.unit, base, step.steps) if step.steps else base)
    if step.steps == 0:
        return resolve_to(period, reason("times.unit-of", unit=reason(f"unit.{step.unit}"), base=base))
    length = length_reason(step.steps, step.unit)
    if step.steps < 0:
        return resolve_to(period, reason("times.unit-before", length=length, base=base))
    return resolve_to(period, reason("times.unit-after", length=length, base=base))


def _resolve_same(unit: Unit, steps: int, discourse: Discourse) -> Resolution:
    publication = Period("day", discourse.published) if discourse.published else None
    base = discourse.reference_time if steps or unit != "day" else discourse.last_day
    base = base or publication
    if base is None or unit in _SMALL:
        return leave_undated(_vague_value(steps), reason("times.no-hour" if unit in _SMALL else "times.no-day-before"))
    start = reason("times.published", day=base.first) if base is publication else reference_reason(base)
    because = shift_reason(steps, unit, start, steps) if steps else start
    return resolve_to(unit_containing(base.first, unit).shift(steps), because, "likely")


def _resolve_contextual(unit: Unit, year: int | None, discourse: Discourse, direction: Direction) -> Resolution:
    if unit == "quarter":
        return _resolve_quarter(year, discourse)
    if discourse.published is None:
        return leave_undated("PRESENT_REF")
    if unit == "year" and discourse.quarter is not None:
        because = reason("times.year-of-quarter", quarter=discourse.quarter.timex)
        return resolve_to(unit_containing(discourse.quarter.first, unit), because, "likely")
    period = unit_containing(discourse.published, unit)
    if unit == "weekend" and discourse.published.isoweekday() < _MIDWEEK and direction.sign <= 0:
        period = period.shift(-1)
    return resolve_to(period, discourse.publication, "likely")


def _resolve_quarter(year: int | None, discourse: Discourse) -> Resolution:
    """Resolve `the quarter` to the one mentioned, else to the last one before the article's date."""
    quarter = discourse.quarter
    if quarter is None and discourse.published is not None and year is None:
        quarter = unit_containing(discourse.published, "quarter").shift(-1)
    if quarter is None and year is None:
        return leave_undated("PAST_REF")
    if quarter is None:
        return resolve_to(Period("year", dt.date(year or 1, 1, 1)), reason("times.year"))
    if year is not None:
        quarter = Period("quarter", quarter.first.replace(year=year))
    return resolve_to(quarter, reason("times.quarter-told"), "likely")


def _resolve_offset(offset: Offset, discourse: Discourse) -> Resolution:
    """Count units back or ahead; `a year ago` beside a quarter's figures is the same quarter a year earlier."""
    value = "PAST_REF" if offset.sign < 0 else "FUTURE_REF"
    reference = discourse.reference_time if offset.anaphoric else None
    if offset.unit == "year" and offset.count == 1 and discourse.quarter is not None:
        reference = discourse.quarter
    start = reference.first if reference else discourse.published
    if offset.count == "X":
        return leave_undated(value, reason("times.no-count"))
    if start is None:
        return leave_undated(value)
    if offset.unit in _SMALL:
        return leave_undated(value, reason("times.no-day"))
    day = add_units(start, offset.sign * offset.count, offset.unit)
    period = unit_containing(day, _precision(offset, reference))
    base = reference_reason(reference) if reference else reason("times.published", day=start)
    because = shift_reason(offset.count, offset.unit, base, offset.sign)
    return resolve_to(period, because, "likely" if reference else "sure")


def _precision(offset: Offset, reference: Period | None) -> Unit:
    if reference is not None and offset.unit == "year":
        return reference.unit
    if offset.count != "X" and offset.count != int(offset.count):
        return "month" if offset.unit == "year" else "day"
    return offset.unit


# --- lengths, times of day, parts of periods, ranges ------------------------------------------------------------------


def _resolve_length(length: Length, discourse: Discourse, direction: Direction) -> Resolution:
    value = duration_value(length.count, length.unit)
    where = length.where
    if where == "for":
        where = "before" if direction.perfect else "free"
    free = Resolution("DURATION", value, reason("times.length"))
    if where == "free" or discourse.published is None or length.count == "X" or length.unit in _SMALL:
        return free
    day = discourse.published
    try:
        other = add_units(day, length.count * (-1 if where == "before" else 1), length.unit)
    except OverflowError:
        return free
    first, last = min(day, other), max(day, other)
    because = reason("times.length-ends" if where == "before" else "times.length-begins", day=day)
    if length.where == "for":
        because = reason("times.goes-on", sum=because, word=direction.word)
    when = build_when(first, last, f"{first.isoformat()}/{last.isoformat()}", "range")
    return replace(free, because=because, when=when, sure="likely")


def _resolve_clock(clock: Clock, discourse: Discourse, direction: Direction) -> Resolution:
    if clock.day is None:
        day = _resolve_same("day", 0, replace(discourse, last_day=discourse.paragraph_day))
    else:
        day = _resolve(clock.day, discourse, direction)
    if day.period is None or day.period.unit != "day":
        return replace(day, type="TIME", value=f"XXXX-XX-XXT{clock.at}" if day.period is None else day.value)
    return replace(day, type="TIME", value=f"{day.value}T{clock.at}{clock.zone if clock.zone == 'Z' else ''}")


def _resolve_part_of(part: PartOf, discourse: Discourse, direction: Direction) -> Resolution:
    inner = _resolve(part.of, discourse, direction)
    if part.edge == "WEEK" and inner.period is not None:
        week = unit_containing(inner.period.first, "week")
        return resolve_to(week, reason("times.week-of", day=inner.period.first))
    return inner


def _resolve_quarter_ending(day: Resolution) -> Resolution:
    """Take the calendar quarter that holds most of the three months up to the day."""
    last = day.when.last
    if last is None:
        return leave_undated("PAST_REF")
    quarter = unit_containing(last - dt.timedelta(days=_HALF_A_QUARTER), "quarter")
    return resolve_to(quarter, reason("times.months-up-to", day=last), "likely")


def _resolve_nth(nth: Nth, discourse: Discourse, direction: Direction) -> Resolution:
    """Count within a period: `the first week of May`, `the last day of the month`."""
    inner = _resolve(nth.of, discourse, direction)
    if inner.period is None or nth.unit not in {"day", "week", "weekend", "month", "quarter"}:
        return inner
    # A week belongs to the month or year of its Thursday (ISO 8601).
    to_thursday = dt.timedelta(days=3 if nth.unit in {"week", "weekend"} else 0)
    if nth.which < 0:
        period = unit_containing(inner.period.last - to_thursday, nth.unit)
    else:
        period = unit_containing(inner.period.first + to_thursday, nth.unit).shift(nth.which - 1)
    because = reason("times.within", whole=inner.value, sum=inner.because)
    return resolve_to(period, because, inner.sure, inner.others)


def _resolve_through(through: Through, discourse: Discourse, direction: Direction) -> Resolution:
    start, end = _resolve_ends(through, discourse, direction)
    first, last = start.when, end.when
    if first.first is None or last.last is None or first.edtf is None or last.edtf is None:
        return replace(start, because=reason("times.range", sum=start.because))
    if last.last < first.first:
        return replace(start, because=reason("times.range-reversed", sum=start.because), sure="unsure")
    left = first.edtf if first.precision in _EDTF_INTERVAL else first.first.isoformat()
    right = last.edtf if last.precision in _EDTF_INTERVAL else last.last.isoformat()
    return replace(
        start,
        because=reason("times.from-to", sum=start.because),
        when=build_when(first.first, last.last, f"{left}/{right}", "range"),
    )


def _resolve_ends(through: Through, discourse: Discourse, direction: Direction) -> tuple[Resolution, Resolution]:
    """Give the start the year of the end (`from May to July 2009`), and put a weekday at the end after the start."""
    first = through.first
    if isinstance(first, Date) and first.weekday and not first.month and isinstance(through.last, Date):
        start = _resolve(first, discourse, direction)
        weekday = through.last.weekday
        if start.period is not None and weekday is not None and through.last.month is None:
            ahead = dt.timedelta(days=(weekday - first.weekday) % 7)
            return start, resolve_to(Period("day", start.period.first + ahead), start.because, start.sure)
    last = _resolve(through.last, discourse, direction)
    if isinstance(first, Date) and first.year is None and first.month is not None and last.when.last is not None:
        end = last.when.last
        year = end.year if dt.date(end.year, first.month, first.day or 1) <= end else end.year - 1
        start = disambiguate.resolve_date(replace(first, year=year), discourse, direction)
        return replace(start, because=last.because, sure=last.sure), last
    return _resolve(first, discourse, direction), last
