"""From what the words say to the day: an expression, the article's day and the story so far → an interval with its sum."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import assert_never

from generator.annotators.times.expressions import (
    Away,
    Clock,
    Count,
    Date,
    Edge,
    Era,
    Expression,
    Feast,
    Length,
    Often,
    Part,
    Same,
    Step,
    Through,
    Vague,
    YearOf,
)
from generator.annotators.times.feasts import feast
from generator.annotators.times.lean import Lean
from generator.annotators.times.periods import Period, around, away, season_of
from generator.model import Grain, Sureness, TimeType

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONG_AGO = "it lies outside the calendar"
_EVEN = 45
"""Two candidates whose distances from the article's day differ by no more days than this are even."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means: its TIMEX3 type and value, the days it covers where it can be dated, and why."""

    type: TimeType
    value: str
    because: str
    first: dt.date | None = None
    last: dt.date | None = None
    edtf: str | None = None
    grain: Grain | None = None
    sure: Sureness = "sure"
    others: tuple[str, ...] = ()
    period: Period | None = None


@dataclass
class Story:
    """The article's day, the full dates it gives anywhere, and the last day told of: what later expressions build on."""

    published: dt.date | None
    memory: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    """By month and day, the years in which the article's own full dates put them."""
    told: Period | None = None
    quarter: Period | None = None
    """The last quarter named: `a year earlier` is compared with it."""

    def reads(self, expression: Expression) -> None:
        """Take the full dates in an expression into the memory."""
        match expression:
            case Date(year=int(year), month=int(month), day=int(day)):
                self.memory.setdefault((month, day), set()).add(year)
            case Clock(day=inner) if inner is not None:
                self.reads(inner)
            case Edge(of=inner):
                self.reads(inner)
            case Through(first, last):
                self.reads(first)
                self.reads(last)
            case _:
                pass


def resolve(expression: Expression, story: Story, lean: Lean) -> Resolved:
    """Return what the expression means in this story; where no day can be told, the days are None."""
    try:
        resolved = _resolve(expression, story, lean)
    except (OverflowError, ValueError):
        return Resolved("DATE", "PAST_REF", _LONG_AGO, sure="unsure")
    if resolved.period is not None and not isinstance(expression, Away | Length):
        story.told = resolved.period
        if resolved.period.unit == "quarter":
            story.quarter = resolved.period
    return resolved


def _resolve(expression: Expression, story: Story, lean: Lean) -> Resolved:  # noqa: PLR0911 - one branch a kind
    match expression:
        case Date():
            return _date(expression, story, lean)
        case Part():
            return _part(expression, story, lean)
        case Era(unit, start):
            return _dated(around(dt.date(start or 1, 1, 1), unit), f"the {unit} is named")
        case Feast():
            return _feast(expression, story, lean)
        case Step():
            return _step(expression, story)
        case Away():
            return _away(expression, story)
        case Length():
            return _length(expression, story, lean)
        case Often(value):
            return Resolved("SET", value, "it comes again, so it has no one date")
        case Vague(value):
            return Resolved("DATE", value, "the text gives no calendar date for it", sure="likely")
        case Clock():
            return _clock(expression, story, lean)
        case Edge():
            return _edge(expression, story, lean)
        case Same(unit, steps):
            return _same(unit, steps, story)
        case Through():
            return _through(expression, story, lean)
        case _:
            assert_never(expression)


def _dated(period: Period, because: str, sure: Sureness = "sure", others: tuple[str, ...] = ()) -> Resolved:
    return Resolved(
        "DATE", period.timex, because, period.first, period.last, period.edtf, period.grain, sure, others, period
    )


def _undated(value: str, why: str = "the article's own date is not known") -> Resolved:
    return Resolved("DATE", value, f"{why}, so no date is given", sure="unsure")


def show(day: dt.date) -> str:
    """Write a day as readers everywhere understand it: 26 Nov 2020."""
    return f"{day.day} {day:%b} {day.year:04}"


def _own(story: Story) -> str:
    return f"counted from the article's date {show(story.published)}" if story.published else ""


# --- dates ------------------------------------------------------------------------------------------------------------


def _date(date: Date, story: Story, lean: Lean) -> Resolved:
    year = _year(date.year, story)
    if date.weekday is not None and date.month is None:
        return _weekday(date, story, lean)
    if date.month is None:
        if year is None:
            return _undated("PAST_REF")
        return _dated(
            Period("year", dt.date(year, 1, 1)), "a fiscal year by its number" if date.fiscal else "the year as written"
        )
    if year is not None:
        unit, day = ("day", date.day) if date.day else ("month", 1)
        words = "the date as written" if isinstance(date.year, int) else f"the year {_own(story)}"
        return _dated(Period(unit, dt.date(year, date.month, day or 1)), words)
    return _yearless(date, story, lean)


def _year(year: YearOf, story: Story) -> int | None:
    if isinstance(year, Step):
        return story.published.year + year.steps if story.published else None
    return year


def _yearless(date: Date, story: Story, lean: Lean) -> Resolved:
    """`August 9`, `in October`, `last September`: which year?"""
    month = date.month or 1
    pattern = f"XXXX-{month:02}" + (f"-{date.day:02}" if date.day else "")
    known = story.memory.get((month, date.day or 0), set())
    if len(known) == 1:
        year = next(iter(known))
        return _dated(Period("day", dt.date(year, month, date.day or 1)), f"the article itself gives the year: {year}")
    if story.published is None:
        return _undated(pattern)
    candidates = _candidates(date, story.published)
    if not candidates:
        return _undated(pattern, "no such day in the years around")
    return _choose(date, candidates, story.published, lean)


def _candidates(date: Date, published: dt.date) -> list[Period]:
    out = []
    for year in range(published.year - 4 * (date.day == 29) - 1, published.year + 4 * (date.day == 29) + 2):
        try:
            out.append(Period("day" if date.day else "month", dt.date(year, date.month or 1, date.day or 1)))
        except ValueError:
            continue
    return out


def _choose(date: Date, candidates: list[Period], published: dt.date, lean: Lean) -> Resolved:
    past = [p for p in candidates if p.first <= published]
    ahead = [p for p in candidates if p.last >= published]
    way, why = lean.way, f'"{lean.word}" points {"forward" if lean.way > 0 else "back"}'
    if date.step is not None:
        way, why = date.step or way, {-1: '"last"', 0: '"this"', 1: '"next"'}[date.step]
        past = [p for p in past if p.last < published]
        ahead = [p for p in ahead if p.first > published or date.step == 0]
    if date.weekday is not None:
        fitting = [p for p in candidates if p.unit == "day" and p.first.isoweekday() == date.weekday]
        if len(fitting) == 1:
            return _dated(
                fitting[0], f"the year in which that day is a {_WEEKDAYS[date.weekday - 1]}, near {show(published)}"
            )
    if date.step == 0:
        inside = [p for p in candidates if p.first.year == published.year]
        return _dated(inside[0] if inside else candidates[0], f'"this": the article is of {published.year}')
    if way < 0 and past:
        return _dated(past[-1], f"{why}: the last one up to {show(published)}", "likely")
    if way > 0 and ahead:
        return _dated(ahead[0], f"{why}: the next one from {show(published)} on", "likely")
    return _nearest(past, ahead, published)


def _nearest(past: list[Period], ahead: list[Period], published: dt.date) -> Resolved:
    back = (published - past[-1].first).days if past else 9999
    forth = (ahead[0].first - published).days if ahead else 9999
    near, far = (past, ahead) if back <= forth else (ahead, past)
    best = near[-1] if near is past else near[0]
    other = (far[0] if far is ahead else far[-1]).timex if far else ""
    even = abs(back - forth) <= _EVEN and other not in {"", best.timex}
    why = f"no year is given; the one nearest to the article's date {show(published)}"
    return _dated(best, why, "unsure" if even else "likely", (other,) if even else ())


def _weekday(date: Date, story: Story, lean: Lean) -> Resolved:
    weekday = date.weekday or 1
    name = _WEEKDAYS[weekday - 1]
    if story.published is None:
        return _undated(f"XXXX-WXX-{weekday}")
    published = story.published
    own = published.isoweekday() == weekday
    back = published - dt.timedelta(days=(published.isoweekday() - weekday) % 7)
    forth = published + dt.timedelta(days=(weekday - published.isoweekday()) % 7)
    if date.step is None:
        if own:
            return _dated(Period("day", published), f'"{name}", {_own(story)}, itself a {name}')
        if lean.way > 0:
            return _dated(
                Period("day", forth), f'the next {name}, {_own(story)}: "{lean.word}" points forward', "likely"
            )
        return _dated(Period("day", back), f"the last {name}, {_own(story)}", "sure" if lean.way < 0 else "likely")
    week = dt.timedelta(days=7)
    if date.step < 0:
        return _dated(Period("day", back - week if own else back), f"the {name} before, {_own(story)}")
    if date.step > 0:
        day = forth + week if own else forth
        return _dated(Period("day", day), f"the {name} after, {_own(story)}", "likely", ((day + week).isoformat(),))
    monday = published - dt.timedelta(days=published.weekday())
    inside = monday + dt.timedelta(days=weekday - 1)
    chosen = forth if lean.way > 0 or inside > published else inside
    return _dated(Period("day", chosen), f"the {name} of this week, {_own(story)}")


def _feast(expression: Feast, story: Story, lean: Lean) -> Resolved:
    year = _year(expression.year, story)
    if year is not None:
        return _dated(Period("day", feast(expression.name, year)), f"{expression.name} of {year}")
    if story.published is None:
        return _undated("XXXX-XX-XX")
    candidates = [Period("day", feast(expression.name, story.published.year + n)) for n in (-1, 0, 1)]
    return _choose(Date(step=expression.step), candidates, story.published, lean)


# --- parts of years, steps --------------------------------------------------------------------------------------------


def _part(part: Part, story: Story, lean: Lean) -> Resolved:
    year = _year(part.year, story)
    if year is not None:
        period = _part_of(part, year)
        fiscal = "; a fiscal one, whose days may differ" if part.fiscal else ""
        return _dated(period, f"the {part.unit} of {year}{fiscal}", "likely" if part.fiscal else "sure")
    if story.published is None:
        return _undated(
            {"quarter": f"XXXX-Q{part.which}", "season": f"XXXX-{part.which}"}.get(part.unit, f"XXXX-H{part.which}")
        )
    candidates = [_part_of(part, story.published.year + n) for n in (-2, -1, 0, 1, 2)]
    if part.step is None and lean.way == 0:
        lean = Lean(-1, "the text")
    return _choose(Date(step=part.step), candidates, story.published, lean)


def _part_of(part: Part, year: int) -> Period:
    if part.unit == "season":
        return season_of(year, str(part.which))
    size = 3 if part.unit == "quarter" else 6
    return Period(part.unit, dt.date(year, (int(part.which) - 1) * size + 1, 1))


def _step(step: Step, story: Story) -> Resolved:
    if story.published is None:
        return _undated({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[max(-1, min(1, step.steps))])
    if step.bare and step.unit == "quarter":
        period = story.quarter or around(story.published, "quarter").shifted(-1)
        return _dated(period, "the quarter told of", "likely")
    period = around(story.published, step.unit).shifted(step.steps)
    if step.bare and step.unit == "weekend" and story.published.isoweekday() < 4:  # noqa: PLR2004
        period = period.shifted(-1)
    return _dated(period, _own(story))


def _same(unit: str, steps: int, story: Story) -> Resolved:
    base = story.told or (Period("day", story.published) if story.published else None)
    if base is None:
        return _undated("PRESENT_REF" if steps == 0 else "PAST_REF" if steps < 0 else "FUTURE_REF")
    if unit in {"second", "minute", "hour"}:
        return _undated("PRESENT_REF", "the text names no hour")
    period = around(base.first, unit).shifted(steps)  # type: ignore[arg-type]
    return _dated(period, f"counted from the day told of before, {show(base.first)}", "likely")


def _away(expression: Away, story: Story) -> Resolved:
    vague = "PAST_REF" if expression.sign < 0 else "FUTURE_REF"
    told = story.told if expression.story else None
    if expression.story and expression.unit == "year" and story.quarter is not None:
        told = story.quarter
    start = told.first if told else story.published
    if expression.count == "X" or start is None:
        why = "the text does not say how many" if expression.count == "X" else "the article's own date is not known"
        return _undated(vague, why)
    if expression.unit in {"second", "minute", "hour"}:
        return _undated(vague, "the text names no day")
    count = float(expression.count)
    unit = (
        expression.unit
        if count == int(count)
        else {"year": "month", "week": "day"}.get(expression.unit, expression.unit)
    )
    day = away(start, expression.sign * count, expression.unit)
    kept = told.unit if told is not None and expression.unit == "year" and told.unit != "year" else unit
    period = around(day, kept)  # type: ignore[arg-type]
    side = "before" if expression.sign < 0 else "after"
    base = f"{show(start)}, the day told of before" if told else f"the article's date {show(start)}"
    return _dated(
        period, f"{count:g} {expression.unit}{'s' * (count != 1)} {side} {base}", "likely" if told else "sure"
    )


# --- lengths, clocks, edges, ranges -----------------------------------------------------------------------------------

_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "fortnight": "W"}
_CODES |= {"month": "M", "quarter": "Q", "semester": "M", "season": "M", "year": "Y", "decade": "Y", "century": "Y"}
_TIMES = {"fortnight": 2, "semester": 6, "season": 3, "decade": 10, "century": 100, "millennium": 1000}


def length_value(count: Count, unit: str) -> str:
    """Write a duration as TIMEX3: P3M, PT2H, P10Y for a decade, P2Y6M, PXD where the number is not said."""
    code = _CODES.get(unit, "Y")
    prefix, letter = ("PT", code[1]) if code.startswith("T") else ("P", code)
    if count == "X":
        return f"{prefix}X{'DE' if unit == 'decade' else 'CE' if unit == 'century' else letter}"
    number = float(count) * _TIMES.get(unit, 1)
    whole, rest = int(number), number - int(number)
    smaller = {
        "Y": ("M", 12),
        "H": ("M", 60),
        "M": ("S", 60) if prefix == "PT" else ("D", 30),
        "W": ("D", 7),
        "D": ("TH", 24),
    }
    if not rest or letter not in smaller:
        return f"{prefix}{whole}{letter}"
    name, size = smaller[letter]
    part = f"T{round(rest * size)}H" if name == "TH" else f"{round(rest * size)}{name}"
    return f"{prefix}{whole}{letter}{part}" if whole else f"{prefix}{part}"


def _length(length: Length, story: Story, lean: Lean) -> Resolved:
    value = length_value(length.count, length.unit)
    where = length.where
    free = Resolved("DURATION", value, "a length of time; the text does not say on which days")
    if where == "free" or story.published is None or length.count == "X":
        return free
    if length.unit in {"second", "minute", "hour"}:
        return replace(free, because=f"a length of time {where} the article's hour")
    del lean
    day = story.published
    other = away(day, float(length.count) * (-1 if where == "before" else 1), length.unit)
    first, last = min(day, other), max(day, other)
    side = "ends" if where == "before" else "begins"
    return Resolved(
        "DURATION", value, f"a length of time that {side} with the article's date {show(day)}", first, last,
        f"{first.isoformat()}/{last.isoformat()}", "range", "likely",
    )  # fmt: skip


def _clock(clock: Clock, story: Story, lean: Lean) -> Resolved:
    day = _resolve(clock.day, story, lean) if clock.day is not None else None
    if day is None:
        base = story.told if story.told is not None and story.told.unit == "day" else None
        if base is None and story.published is not None:
            base = Period("day", story.published)
        if base is None:
            return Resolved("TIME", f"XXXX-XX-XXT{clock.at}", "no day is named", sure="unsure")
        day = _dated(base, f"no day is named; that of the story, {show(base.first)}", "likely")
    if day.period is None:
        return replace(day, type="TIME", value=f"{day.value}T{clock.at}" if day.value[:1] in "12X" else day.value)
    if clock.at == "NI" and isinstance(clock.day, Step) and clock.day.steps == -1:
        day = replace(day, because=f"the night before, {_own(story)}")
    value = f"{day.value}T{clock.at}{clock.zone if clock.zone == 'Z' else ''}"
    return replace(day, type="TIME", value=value)


def _edge(edge: Edge, story: Story, lean: Lean) -> Resolved:
    if edge.edge == "WEEK":
        day = _resolve(edge.of, story, lean)
        return _dated(around(day.period.first, "week"), f"the week of {show(day.period.first)}") if day.period else day
    return _resolve(edge.of, story, lean)


def _through(through: Through, story: Story, lean: Lean) -> Resolved:
    last = _resolve(through.last, story, lean)
    first = _first_before(through, last, story, lean)
    if first.first is None or last.last is None or first.edtf is None or last.edtf is None:
        return replace(first, because=f"a range; {first.because}")
    if last.last < first.first:
        return replace(first, because=f"{first.because}; its end would lie before it", sure="unsure")
    begin, end = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    return Resolved(
        first.type, first.value, f"from the one to the other, both included; {first.because}", first.first, last.last,
        f"{begin}/{end}", "range", first.sure, first.others, first.period,
    )  # fmt: skip


def _first_before(through: Through, last: Resolved, story: Story, lean: Lean) -> Resolved:
    """The beginning takes the year of the end, where only the end has one: `from May to July 2009`."""
    first = through.first
    if isinstance(first, Date) and first.year is None and first.month is not None and last.last is not None:
        day = dt.date(last.last.year, first.month, first.day or 1)
        year = last.last.year if day <= last.last else last.last.year - 1
        return replace(_resolve(replace(first, year=year), story, lean), because=last.because, sure=last.sure)
    return _resolve(first, story, lean)
