"""Which of several: the year of `August 9`, the Friday of `on Friday`, the summer of `this summer`."""

import datetime as dt

from dateline.annotators.times.discourse import (
    Discourse,
    Resolution,
    dated,
    undated,
)
from dateline.annotators.times.expressions import Date, Holiday, Part, Step, YearOf
from dateline.annotators.times.tense import Direction
from dateline.calendar.holidays import feast
from dateline.calendar.periods import Period, season_of
from dateline.reasons import NONE, reason

_WEEK = dt.timedelta(days=7)
_EVEN = 45
"""Two candidates whose distances from the article's day differ by no more days than this are even."""
_HALF_A_YEAR = 183
_ANNIVERSARY = 21
"""So many days round a day of an earlier year, its name is rather this year's day of that name."""
_TOO_NEAR = 2
"""Who speaks of a weekday so few days ahead calls it by its name alone, not `next Friday`."""
_CLOSE = 7
"""A date without a year that lies so near the article's own leaves no doubt."""
_TOO_FAR = {-1: 5, 1: 3}
"""A tense is overruled where its candidate is over half a year and so many times farther off than the other one: the
press gives the year of a day that far ahead, and tenses of nouns (`the deadline of Nov. 20 was set`) mislead."""


def date(expression: Date, discourse: Discourse, find_direction: Direction) -> Resolution:
    """Date what is written as a date, or as a part of one."""
    year = year_of(expression.year, discourse)
    if expression.month is None:
        if expression.weekday is not None:
            return _weekday(expression, discourse, find_direction)
        if year is None:
            return undated("PAST_REF")
        because = reason("times.fiscal-year" if expression.fiscal else "times.year-written")
        return dated(Period("year", dt.date(year, 1, 1)), because)
    if year is None:
        return _yearless(expression, discourse, find_direction)
    day = dt.date(year, expression.month, expression.day or 1)
    written = isinstance(expression.year, int)
    because = reason("times.date-written") if written else reason("times.year-counted", counted=discourse.own)
    return dated(Period("day" if expression.day else "month", day), because)


def year_of(year: YearOf, discourse: Discourse) -> int | None:
    """Return the number of a year, counted from the article's where it is so given; None where there is none."""
    if isinstance(year, Step):
        return discourse.published.year + year.steps if discourse.published else None
    return year


def _yearless(expression: Date, discourse: Discourse, find_direction: Direction) -> Resolution:
    """Find the year of `August 9`, `in October`, `last September`."""
    month, day = expression.month or 1, expression.day
    pattern = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    remembered = _remembered(expression, discourse)
    if remembered is not None:
        return remembered
    if discourse.published is None:
        return undated(pattern)
    reach = 8 if (month, day) == (2, 29) else 1
    candidates = [
        Period("day" if day else "month", dt.date(year, month, day or 1))
        for year in range(discourse.published.year - reach, discourse.published.year + reach + 1)
        if _exists(year, month, day or 1)
    ]
    if not candidates:
        return undated(pattern, reason("times.no-such-year"))
    fitting = [p for p in candidates if expression.weekday and p.first.isoweekday() == expression.weekday]
    if len(fitting) == 1 and day:
        weekday = reason(f"weekday.{expression.weekday}")
        return dated(fitting[0], reason("times.weekday-decides", day=discourse.published, weekday=weekday))
    chosen = choose(candidates, expression.step, discourse.published, find_direction)
    years = discourse.known_years.get((month, 0), set())
    if chosen.sure == "unsure" and len(years) == 1:
        told = [p for p in candidates if p.first.year in years]
        because = reason("times.tells-of", month=f"{told[0].first:%Y-%m}") if told else NONE
        return dated(told[0], because, "likely") if told else chosen
    return chosen


def _remembered(expression: Date, discourse: Discourse) -> Resolution | None:
    """Take the year that the article, or the whole world, gives to `August 9`; not where an anniversary is likelier."""
    month, day = expression.month or 1, expression.day
    if not day or expression.step is not None:
        return None
    famous = expression.famous
    if famous is not None and (discourse.published is None or discourse.published.year > famous):
        return dated(Period("day", dt.date(famous, month, day)), reason("times.famous", year=famous), "likely")
    known = discourse.known_years.get((month, day), set())
    year = next(iter(known)) if len(known) == 1 else None
    if year is None or (discourse.published is not None and year > discourse.published.year + 1):
        return None
    told = Period("day", dt.date(year, month, day))
    because = reason("times.year-given", year=year)
    if discourse.published is None or abs(year - discourse.published.year) <= 1:
        return dated(told, because)
    near = Period("day", dt.date(discourse.published.year, month, day))
    if _distance(near, discourse.published) <= _ANNIVERSARY:
        return dated(near, reason("times.anniversary", day=discourse.published), "unsure", (told.timex,))
    return dated(told, because, "likely")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def choose(candidates: list[Period], step: int | None, published: dt.date, find_direction: Direction) -> Resolution:
    """Choose among the same unit of several years: by last, this or next, by tense, else the nearest in time."""
    past = [p for p in candidates if p.first <= published]
    ahead = [p for p in candidates if p.last >= published]
    if step == 0:
        nearest = min(candidates, key=lambda p: abs(p.first.year - published.year))
        return dated(nearest, reason("times.this-year", year=published.year))
    if step is not None:
        return _beside(candidates, step, published)
    if find_direction.sign and past and ahead:
        back, forth = _distance(past[-1], published), _distance(ahead[0], published)
        own, other = (back, forth) if find_direction.sign < 0 else (forth, back)
        if own <= _HALF_A_YEAR or own <= _TOO_FAR[find_direction.sign] * other:
            because = reason(
                "times.points-back" if find_direction.sign < 0 else "times.points-forward",
                word=find_direction.word,
                day=published,
            )
            return dated(past[-1] if find_direction.sign < 0 else ahead[0], because, "likely")
    return _nearest(past, ahead, published)


def _beside(candidates: list[Period], step: int, published: dt.date) -> Resolution:
    """Take the last one before the article's day or the next one after it; OverflowError at the calendar's ends."""
    side = [p for p in candidates if (p.last < published if step < 0 else p.first > published)]
    if not side:
        message = f"no such day beside {published}"
        raise OverflowError(message)
    because = reason("times.last-before" if step < 0 else "times.next-after", day=published)
    chosen = side[-1 if step < 0 else 0]
    # In November, "last May" is to some the one of this year, to others the one of the last.
    others = (side[-2].timex,) if step < 0 and chosen.first.year == published.year and len(side) > 1 else ()
    return dated(chosen, because, "likely", others)


def _distance(period: Period, day: dt.date) -> int:
    """Return how many days the period lies from the day, 0 where it holds it."""
    return max((period.first - day).days, (day - period.last).days, 0)


def _nearest(past: list[Period], ahead: list[Period], published: dt.date) -> Resolution:
    candidates = sorted({*past[-1:], *ahead[:1]}, key=lambda p: (_distance(p, published), p.first))
    best, others = candidates[0], candidates[1:]
    if others and _distance(others[0], published) - _distance(best, published) <= _EVEN:
        # The press tells more of the past than of what is to come.
        best, other = sorted(candidates, key=lambda p: p.first)
        because = reason("times.even", day=published)
        return dated(best, because, "unsure", (other.timex,))
    close = _distance(best, published) <= _CLOSE
    because = reason("times.nearest", day=published)
    return dated(best, because, "sure" if close else "likely")


def _weekday(expression: Date, discourse: Discourse, find_direction: Direction) -> Resolution:
    weekday = expression.weekday or 1
    name = reason(f"weekday.{weekday}")
    if discourse.published is None:
        return undated(f"XXXX-WXX-{weekday}")
    day, counted = discourse.published, discourse.own
    if expression.step is not None:
        return _stepped_weekday(expression, weekday, discourse, find_direction)
    if day.isoweekday() == weekday:
        return dated(Period("day", day), reason("times.weekday-itself", counted=counted, weekday=name))
    if find_direction.sign > 0:
        ahead = day + dt.timedelta(days=(weekday - day.isoweekday()) % 7)
        because = reason("times.weekday-next", weekday=name, counted=counted, word=find_direction.word)
        return dated(Period("day", ahead), because, "likely")
    before = Period("day", _before(day, weekday))
    if find_direction.sign < 0:
        because = reason("times.weekday-last-pointed", weekday=name, counted=counted, word=find_direction.word)
        return dated(before, because, "sure")
    return dated(before, reason("times.weekday-last", weekday=name, counted=counted), "likely")


def _before(day: dt.date, weekday: int) -> dt.date:
    """Return the last such weekday before the day."""
    return day - dt.timedelta(days=(day.isoweekday() - weekday - 1) % 7 + 1)


def _stepped_weekday(expression: Date, weekday: int, discourse: Discourse, find_direction: Direction) -> Resolution:
    """`last Friday`, `this Friday`, `next Friday`; `the previous Friday` is counted from the day told of."""
    day, counted, name = discourse.published or dt.date.min, discourse.own, reason(f"weekday.{weekday}")
    if expression.anaphoric and discourse.told is not None:
        day, counted = discourse.told.first, reason("times.counted-told", day=discourse.told.first)
    if expression.step == -1:
        return dated(
            Period("day", _before(day, weekday)), reason("times.weekday-before", weekday=name, counted=counted)
        )
    inside = day + dt.timedelta(days=weekday - day.isoweekday())
    ahead = inside if inside > day else inside + _WEEK
    if expression.step == 0:
        chosen = ahead if find_direction.sign > 0 and inside < day else inside
        return dated(Period("day", chosen), reason("times.weekday-this-week", weekday=name, counted=counted))
    # "Next Friday" is to some the one of this week, to others the one of the next.
    if ahead != inside or expression.anaphoric:
        return dated(Period("day", ahead), reason("times.weekday-after", weekday=name, counted=counted))
    later = ahead + _WEEK
    chosen, other = (later, ahead) if (ahead - day).days <= _TOO_NEAR else (ahead, later)
    because = reason("times.weekday-either", weekday=name, counted=counted)
    return dated(Period("day", chosen), because, "unsure", (other.isoformat(),))


def holiday(expression: Holiday, discourse: Discourse, find_direction: Direction) -> Resolution:
    """Date a holiday."""
    year = year_of(expression.year, discourse)
    if year is not None:
        return dated(
            Period("day", feast(expression.name, year)), reason("times.feast", name=expression.name, year=year)
        )
    if discourse.published is None:
        return undated("XXXX-XX-XX")
    candidates = [Period("day", feast(expression.name, discourse.published.year + n)) for n in (-1, 0, 1)]
    return choose(candidates, expression.step, discourse.published, find_direction)


def part(expression: Part, discourse: Discourse, find_direction: Direction) -> Resolution:
    """Date a quarter, half or season."""
    year, which = year_of(expression.year, discourse), expression.which
    if year is not None:
        because = reason("times.part", unit=reason(f"unit.{expression.unit}"), year=year)
        if expression.fiscal:
            return dated(_part_of(expression, year), reason("times.part-fiscal", part=because), "likely")
        return dated(_part_of(expression, year), because)
    if discourse.published is None:
        letter = {"quarter": "Q", "semester": "H"}.get(expression.unit, "")
        return undated(f"XXXX-{letter}{which}")
    candidates = [_part_of(expression, discourse.published.year + n) for n in (-1, 0, 1)]
    if find_direction.sign == 0 and expression.step is None:
        past = [p for p in candidates if p.first <= discourse.published]
        return dated(past[-1], reason("times.last-begun", day=discourse.published), "likely")
    return choose(candidates, expression.step, discourse.published, find_direction)


def _part_of(expression: Part, year: int) -> Period:
    if expression.unit == "season":
        return season_of(year, str(expression.which))
    size = 3 if expression.unit == "quarter" else 6
    return Period(expression.unit, dt.date(year, (int(expression.which) - 1) * size + 1, 1))
