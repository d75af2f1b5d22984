"""From what the words say to the day: expression, the article's day and the story so far → an interval and its sum."""

import datetime as dt
from dataclasses import replace
from typing import assert_never

from dateline.annotators.times import disambiguate
from dateline.annotators.times.discourse import (
    Resolved,
    Story,
    dated,
    length,
    shift,
    told_before,
    undated,
)
from dateline.annotators.times.expressions import (
    Away,
    Clock,
    Date,
    Edge,
    Ended,
    Era,
    Expression,
    Feast,
    Length,
    Nth,
    Often,
    Part,
    Same,
    Step,
    Through,
    Told,
    Vague,
)
from dateline.annotators.times.tense import Lean
from dateline.calendar.periods import (
    Period,
    Unit,
    around,
    away,
    length_value,
)
from dateline.calendar.when import build_when
from dateline.reasons import reason

_SMALL = {"second", "minute", "hour"}
_MIDWEEK = 4
_MIDDLE_OF_A_QUARTER = dt.timedelta(days=45)
_PLAIN = {"day", "month", "year"}


def resolve(expression: Expression, story: Story, lean: Lean) -> Resolved:
    """Return what the expression means in this story; where no day can be told, the days are None."""
    try:
        resolved = _resolve(expression, story, lean)
    except (OverflowError, ValueError):
        return Resolved("DATE", "PAST_REF", reason("times.no-such-day"), sure="unsure")
    if not isinstance(expression, Away | Length):
        story.tells(resolved)
    first = resolved.when.first
    if isinstance(expression, Date) and expression.step is not None and expression.day and first is not None:
        story.remembers(first.year, first.month, first.day)
    return resolved


def _resolve(expression: Expression, story: Story, lean: Lean) -> Resolved:  # noqa: C901, PLR0911, PLR0912 - one branch a kind
    match expression:
        case Date():
            return disambiguate.date(expression, story, lean)
        case Part():
            return disambiguate.part(expression, story, lean)
        case Feast():
            return disambiguate.holiday(expression, story, lean)
        case Era(unit, start):
            return dated(around(dt.date(start, 1, 1), unit), reason("times.named", unit=reason(f"unit.{unit}")))
        case Step():
            return _step(expression, story)
        case Same(unit, steps):
            return _same(unit, steps, story)
        case Told(unit, year):
            return _told(unit, year, story, lean)
        case Away():
            return _away(expression, story)
        case Length():
            return _length(expression, story, lean)
        case Often(value):
            return Resolved("SET", value, reason("times.recurs"))
        case Vague(value):
            return Resolved("DATE", value, reason("times.vague"), sure="likely")
        case Clock():
            return _clock(expression, story, lean)
        case Edge():
            return _edge(expression, story, lean)
        case Ended(by):
            return _ended(_resolve(by, story, lean))
        case Nth():
            return _nth(expression, story, lean)
        case Through():
            return _through(expression, story, lean)
        case _:
            assert_never(expression)


# --- counted from the article's day, or from the day told of ----------------------------------------------------------


def _step(step: Step, story: Story) -> Resolved:
    if story.published is None:
        return undated(("PRESENT_REF", "FUTURE_REF", "PAST_REF")[(step.steps > 0) - (step.steps < 0)])
    period = around(story.published, step.unit).shifted(step.steps)
    base = reason("times.published", day=story.published)
    if step.unit == "day":
        return dated(period, shift(step.steps, step.unit, base, step.steps) if step.steps else base)
    if step.steps == 0:
        return dated(period, reason("times.unit-of", unit=reason(f"unit.{step.unit}"), base=base))
    far = length(step.steps, step.unit)
    return dated(period, reason("times.unit-before" if step.steps < 0 else "times.unit-after", length=far, base=base))


def _same(unit: Unit, steps: int, story: Story) -> Resolved:
    own = Period("day", story.published) if story.published else None
    base = story.told if steps or unit != "day" else story.day
    base = base or own
    if base is None or unit in _SMALL:
        value = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[(steps > 0) - (steps < 0)]
        return undated(value, reason("times.no-hour" if unit in _SMALL else "times.no-day-before"))
    start = reason("times.published", day=base.first) if base is own else told_before(base)
    because = shift(steps, unit, start, steps) if steps else start
    return dated(around(base.first, unit).shifted(steps), because, "likely")


def _told(unit: Unit, year: int | None, story: Story, lean: Lean) -> Resolved:
    if unit == "quarter":
        quarter = story.quarter
        if quarter is None and story.published is not None and year is None:
            quarter = around(story.published, unit).shifted(-1)
        if quarter is None:
            return (
                undated("PAST_REF")
                if year is None
                else dated(Period("year", dt.date(year, 1, 1)), reason("times.year"))
            )
        if year is not None:
            quarter = Period(unit, quarter.first.replace(year=year))
        return dated(quarter, reason("times.quarter-told"), "likely")
    if story.published is None:
        return undated("PRESENT_REF")
    if unit == "year" and story.quarter is not None:
        return dated(
            around(story.quarter.first, unit), reason("times.year-of-quarter", quarter=story.quarter.timex), "likely"
        )
    period = around(story.published, unit)
    if unit == "weekend" and story.published.isoweekday() < _MIDWEEK and lean.way <= 0:
        period = period.shifted(-1)
    return dated(period, story.own, "likely")


def _away(expression: Away, story: Story) -> Resolved:
    """Count units back or on; `a year ago` beside a quarter's figures is the same quarter a year before."""
    value = "PAST_REF" if expression.sign < 0 else "FUTURE_REF"
    told = story.told if expression.story else None
    if expression.unit == "year" and expression.count == 1 and story.quarter is not None:
        told = story.quarter
    start = told.first if told else story.published
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


def _precision(expression: Away, told: Period | None) -> Unit:
    if told is not None and expression.unit == "year":
        return told.unit
    if expression.count != "X" and expression.count != int(expression.count):
        return "month" if expression.unit == "year" else "day"
    return expression.unit


# --- lengths, clocks, edges, ranges -----------------------------------------------------------------------------------


def _length(lasting: Length, story: Story, lean: Lean) -> Resolved:
    value = length_value(lasting.count, lasting.unit)
    where = lasting.where
    if where == "for":
        where = "before" if lean.perfect else "free"
    free = Resolved("DURATION", value, reason("times.length"))
    if where == "free" or story.published is None or lasting.count == "X" or lasting.unit in _SMALL:
        return free
    day = story.published
    try:
        other = away(day, lasting.count * (-1 if where == "before" else 1), lasting.unit)
    except OverflowError:
        return free
    first, last = min(day, other), max(day, other)
    because = reason("times.length-ends" if where == "before" else "times.length-begins", day=day)
    if lasting.where == "for":
        because = reason("times.goes-on", sum=because, word=lean.word)
    return replace(
        free,
        because=because,
        when=build_when(first, last, f"{first.isoformat()}/{last.isoformat()}", "range"),
        sure="likely",
    )


def _clock(clock: Clock, story: Story, lean: Lean) -> Resolved:
    here = replace(story, day=story.here)
    day = _same("day", 0, here) if clock.day is None else _resolve(clock.day, story, lean)
    if day.period is None or day.period.unit != "day":
        return replace(day, type="TIME", value=f"XXXX-XX-XXT{clock.at}" if day.period is None else day.value)
    return replace(day, type="TIME", value=f"{day.value}T{clock.at}{clock.zone if clock.zone == 'Z' else ''}")


def _edge(edge: Edge, story: Story, lean: Lean) -> Resolved:
    inner = _resolve(edge.of, story, lean)
    if edge.edge == "WEEK" and inner.period is not None:
        return dated(around(inner.period.first, "week"), reason("times.week-of", day=inner.period.first))
    return inner


def _ended(day: Resolved) -> Resolved:
    """Take the quarter that most of the three months up to the day lie in: firms end theirs on many days."""
    if day.when.last is None:
        return undated("PAST_REF")
    return dated(
        around(day.when.last - _MIDDLE_OF_A_QUARTER, "quarter"),
        reason("times.months-up-to", day=day.when.last),
        "likely",
    )


def _nth(nth: Nth, story: Story, lean: Lean) -> Resolved:
    """`the first week of May` is the one of 1 May, `the last day of the month` the month's last."""
    inner = _resolve(nth.of, story, lean)
    if inner.period is None or nth.unit not in {"day", "week", "weekend", "month", "quarter"}:
        return inner
    # A week is of the month, or year, that its Thursday lies in (ISO 8601).
    tilt = dt.timedelta(days=3 if nth.unit in {"week", "weekend"} else 0)
    if nth.which < 0:
        period = around(inner.period.last - tilt, nth.unit)
    else:
        period = around(inner.period.first + tilt, nth.unit).shifted(nth.which - 1)
    return dated(period, reason("times.within", whole=inner.value, sum=inner.because), inner.sure, inner.others)


def _through(through: Through, story: Story, lean: Lean) -> Resolved:
    begin, end = _ends(through, story, lean)
    first, last = begin.when, end.when
    if first.first is None or last.last is None or first.edtf is None or last.edtf is None:
        return replace(begin, because=reason("times.range", sum=begin.because))
    if last.last < first.first:
        return replace(begin, because=reason("times.range-reversed", sum=begin.because), sure="unsure")
    # EDTF has intervals of days, months and years only.
    left = first.edtf if first.precision in _PLAIN else first.first.isoformat()
    right = last.edtf if last.precision in _PLAIN else last.last.isoformat()
    return replace(
        begin,
        because=reason("times.from-to", sum=begin.because),
        when=build_when(first.first, last.last, f"{left}/{right}", "range"),
    )


def _ends(through: Through, story: Story, lean: Lean) -> tuple[Resolved, Resolved]:
    """The beginning takes the year of the end (`from May to July 2009`), a weekday at the end follows the first."""
    first = through.first
    if isinstance(first, Date) and first.weekday and not first.month and isinstance(through.last, Date):
        begun = _resolve(first, story, lean)
        weekday = through.last.weekday
        if begun.period is not None and weekday is not None and through.last.month is None:
            ahead = dt.timedelta(days=(weekday - first.weekday) % 7)
            return begun, dated(Period("day", begun.period.first + ahead), begun.because, begun.sure)
    last = _resolve(through.last, story, lean)
    if isinstance(first, Date) and first.year is None and first.month is not None and last.when.last is not None:
        day = dt.date(last.when.last.year, first.month, first.day or 1)
        year = last.when.last.year if day <= last.when.last else last.when.last.year - 1
        return replace(
            disambiguate.date(replace(first, year=year), story, lean), because=last.because, sure=last.sure
        ), last
    return _resolve(first, story, lean), last
