"""Choose among candidates: the year of `August 9`, the Friday of `on Friday`, the summer of `this summer`."""

import datetime as dt

from dateline.annotators.times.direction import Direction
from dateline.annotators.times.discourse import Discourse, Resolution, leave_undated, resolve_to
from dateline.annotators.times.expressions import Date, Holiday, PartOfYear, Step, YearOf
from dateline.calendar.holidays import holiday_date
from dateline.calendar.periods import Period, season_period
from dateline.reasons import NONE, reason

_WEEK = dt.timedelta(days=7)
_EVEN = 45
"""Maximum difference in days between two candidates' distances at which both count as equally near.

A date and the same date a year on are 365 days apart, so bare dates from 160 to 205 days away stay open: half a year,
give or take three weeks."""
_HALF_A_YEAR = 183
"""Number of days within which the tense alone decides: the candidate on its side is then the nearer one, or almost."""
_ANNIVERSARY = 21
"""Within this many days of an anniversary, a bare date means this year's day, not the day of the earlier year.

Coverage of an anniversary begins about three weeks before it."""
_TOO_NEAR = 2
"""`Next Friday` is not a Friday up to this many days ahead: speakers call that one `Friday` or `tomorrow`."""
_CLOSE = 7
"""A bare date up to this many days from the article's is certain: this week's news, or next week's plans."""
_TOO_FAR_BACK = 5
"""Beyond half a year back, the tense is overruled if its candidate is more than this many times as far as the other.

The tense may not be about the date: `the deadline of Nov. 20 was set`."""
_TOO_FAR_AHEAD = 3
"""The same for the future. It is lower because the press gives the year for a date that far ahead."""


def resolve_date(expression: Date, discourse: Discourse, direction: Direction) -> Resolution:
    """Resolve a date or part of one: `9 August 2020`, `August 9`, `Thursday`."""
    year = year_number(expression.year, discourse)
    if expression.month is None:
        if expression.weekday is not None:
            return _resolve_weekday(expression, discourse, direction)
        if year is None:
            return leave_undated("PAST_REF")
        because = reason("times.fiscal-year" if expression.fiscal else "times.year-written")
        return resolve_to(Period("year", dt.date(year, 1, 1)), because)
    if year is None:
        return _resolve_yearless(expression, discourse, direction)
    day = dt.date(year, expression.month, expression.day or 1)
    written = isinstance(expression.year, int)
    because = reason("times.date-written") if written else reason("times.year-counted", counted=discourse.publication)
    return resolve_to(Period("day" if expression.day else "month", day), because)


def year_number(year: YearOf, discourse: Discourse) -> int | None:
    """Return the number of a year, counted from the article's if it is given as a step, or None."""
    if isinstance(year, Step):
        return discourse.published.year + year.steps if discourse.published else None
    return year


def _resolve_yearless(expression: Date, discourse: Discourse, direction: Direction) -> Resolution:
    """Find the year of `August 9`, `in October`, `last September`."""
    month, day = expression.month or 1, expression.day
    pattern = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    remembered = _find_known_year(expression, discourse)
    if remembered is not None:
        return remembered
    if discourse.published is None:
        return leave_undated(pattern)
    # Around 1900, two consecutive February 29ths are eight years apart.
    reach = 8 if (month, day) == (2, 29) else 1
    candidates = [
        Period("day" if day else "month", dt.date(year, month, day or 1))
        for year in range(discourse.published.year - reach, discourse.published.year + reach + 1)
        if _exists(year, month, day or 1)
    ]
    if not candidates:
        return leave_undated(pattern, reason("times.no-such-year"))
    fitting = [p for p in candidates if expression.weekday and p.first.isoweekday() == expression.weekday]
    if len(fitting) == 1 and day:
        weekday = reason(f"weekday.{expression.weekday}")
        return resolve_to(fitting[0], reason("times.weekday-decides", day=discourse.published, weekday=weekday))
    chosen = choose(candidates, expression.step, discourse.published, direction)
    years = discourse.known_years.get((month, 0), set())
    if chosen.sure == "unsure" and len(years) == 1:
        known = [p for p in candidates if p.first.year in years]
        because = reason("times.tells-of", month=f"{known[0].first:%Y-%m}") if known else NONE
        return resolve_to(known[0], because, "likely") if known else chosen
    return chosen


def _find_known_year(expression: Date, discourse: Discourse) -> Resolution | None:
    """Take the year that the article or common knowledge gives to `August 9`, unless an anniversary is more likely."""
    month, day = expression.month or 1, expression.day
    if not day or expression.step is not None:
        return None
    famous = expression.famous
    if famous is not None and (discourse.published is None or discourse.published.year > famous):
        return resolve_to(Period("day", dt.date(famous, month, day)), reason("times.famous", year=famous), "likely")
    known = discourse.known_years.get((month, day), set())
    year = next(iter(known)) if len(known) == 1 else None
    if year is None or (discourse.published is not None and year > discourse.published.year + 1):
        return None
    written = Period("day", dt.date(year, month, day))
    because = reason("times.year-given", year=year)
    if discourse.published is None or abs(year - discourse.published.year) <= 1:
        return resolve_to(written, because)
    near = Period("day", dt.date(discourse.published.year, month, day))
    if _distance(near, discourse.published) <= _ANNIVERSARY:
        return resolve_to(near, reason("times.anniversary", day=discourse.published), "unsure", (written.timex,))
    return resolve_to(written, because, "likely")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def choose(candidates: list[Period], step: int | None, published: dt.date, direction: Direction) -> Resolution:
    """Choose between the same unit in several years: by last, this or next, then by tense, then by distance."""
    past = [p for p in candidates if p.first <= published]
    ahead = [p for p in candidates if p.last >= published]
    if step == 0:
        nearest = min(candidates, key=lambda p: abs(p.first.year - published.year))
        return resolve_to(nearest, reason("times.this-year", year=published.year))
    if step is not None:
        return _last_or_next(candidates, step, published)
    if direction.sign and past and ahead:
        back, forth = _distance(past[-1], published), _distance(ahead[0], published)
        own, other = (back, forth) if direction.sign < 0 else (forth, back)
        if own <= _HALF_A_YEAR or own <= (_TOO_FAR_BACK if direction.sign < 0 else _TOO_FAR_AHEAD) * other:
            because = reason(
                "times.points-back" if direction.sign < 0 else "times.points-forward",
                word=direction.word,
                day=published,
            )
            return resolve_to(past[-1] if direction.sign < 0 else ahead[0], because, "likely")
    return _choose_nearest(past, ahead, published)


def _last_or_next(candidates: list[Period], step: int, published: dt.date) -> Resolution:
    """Take the last one before the date or the next one after it. Raises OverflowError at the calendar's ends."""
    side = [p for p in candidates if (p.last < published if step < 0 else p.first > published)]
    if not side:
        message = f"no such day beside {published}"
        raise OverflowError(message)
    because = reason("times.last-before" if step < 0 else "times.next-after", day=published)
    chosen = side[-1 if step < 0 else 0]
    # In November, "last May" means this year's to some readers and last year's to others.
    others = (side[-2].timex,) if step < 0 and chosen.first.year == published.year and len(side) > 1 else ()
    return resolve_to(chosen, because, "likely", others)


def _distance(period: Period, day: dt.date) -> int:
    """Return how many days the period is from the day, 0 if the period contains it."""
    return max((period.first - day).days, (day - period.last).days, 0)


def _choose_nearest(past: list[Period], ahead: list[Period], published: dt.date) -> Resolution:
    candidates = sorted({*past[-1:], *ahead[:1]}, key=lambda p: (_distance(p, published), p.first))
    best, others = candidates[0], candidates[1:]
    if others and _distance(others[0], published) - _distance(best, published) <= _EVEN:
        # The press reports more of the past than of the future.
        best, other = sorted(candidates, key=lambda p: p.first)
        because = reason("times.even", day=published)
        return resolve_to(best, because, "unsure", (other.timex,))
    close = _distance(best, published) <= _CLOSE
    because = reason("times.nearest", day=published)
    return resolve_to(best, because, "sure" if close else "likely")


def _resolve_weekday(expression: Date, discourse: Discourse, direction: Direction) -> Resolution:
    weekday = expression.weekday or 1
    name = reason(f"weekday.{weekday}")
    if discourse.published is None:
        return leave_undated(f"XXXX-WXX-{weekday}")
    day, counted = discourse.published, discourse.publication
    if expression.step is not None:
        return _resolve_weekday_by_step(expression, weekday, discourse, direction)
    if day.isoweekday() == weekday:
        return resolve_to(Period("day", day), reason("times.weekday-itself", counted=counted, weekday=name))
    if direction.sign > 0:
        ahead = day + dt.timedelta(days=(weekday - day.isoweekday()) % 7)
        because = reason("times.weekday-next", weekday=name, counted=counted, word=direction.word)
        return resolve_to(Period("day", ahead), because, "likely")
    before = Period("day", _weekday_before(day, weekday))
    if direction.sign < 0:
        because = reason("times.weekday-last-pointed", weekday=name, counted=counted, word=direction.word)
        return resolve_to(before, because, "sure")
    return resolve_to(before, reason("times.weekday-last", weekday=name, counted=counted), "likely")


def _weekday_before(day: dt.date, weekday: int) -> dt.date:
    """Return the last day before this one that falls on the weekday."""
    return day - dt.timedelta(days=(day.isoweekday() - weekday - 1) % 7 + 1)


def _resolve_weekday_by_step(expression: Date, weekday: int, discourse: Discourse, direction: Direction) -> Resolution:
    """Resolve `last Friday`, `this Friday`, `next Friday`; `the previous Friday` counts from the reference time."""
    day, counted, name = discourse.published or dt.date.min, discourse.publication, reason(f"weekday.{weekday}")
    if expression.anaphoric and discourse.reference_time is not None:
        day, counted = discourse.reference_time.first, reason("times.counted-told", day=discourse.reference_time.first)
    if expression.step == -1:
        return resolve_to(
            Period("day", _weekday_before(day, weekday)), reason("times.weekday-before", weekday=name, counted=counted)
        )
    inside = day + dt.timedelta(days=weekday - day.isoweekday())
    ahead = inside if inside > day else inside + _WEEK
    if expression.step == 0:
        chosen = ahead if direction.sign > 0 and inside < day else inside
        return resolve_to(Period("day", chosen), reason("times.weekday-this-week", weekday=name, counted=counted))
    # "Next Friday" means this week's to some readers and next week's to others.
    if ahead != inside or expression.anaphoric:
        return resolve_to(Period("day", ahead), reason("times.weekday-after", weekday=name, counted=counted))
    later = ahead + _WEEK
    chosen, other = (later, ahead) if (ahead - day).days <= _TOO_NEAR else (ahead, later)
    because = reason("times.weekday-either", weekday=name, counted=counted)
    return resolve_to(Period("day", chosen), because, "unsure", (other.isoformat(),))


def resolve_holiday(expression: Holiday, discourse: Discourse, direction: Direction) -> Resolution:
    """Resolve a holiday."""
    year = year_number(expression.year, discourse)
    if year is not None:
        return resolve_to(
            Period("day", holiday_date(expression.rule, year)), reason("times.feast", name=expression.name, year=year)
        )
    if discourse.published is None:
        return leave_undated("XXXX-XX-XX")
    candidates = [Period("day", holiday_date(expression.rule, discourse.published.year + n)) for n in (-1, 0, 1)]
    return choose(candidates, expression.step, discourse.published, direction)


def resolve_part(expression: PartOfYear, discourse: Discourse, direction: Direction) -> Resolution:
    """Resolve a quarter, half or season."""
    year, which = year_number(expression.year, discourse), expression.which
    if year is not None:
        because = reason("times.part", unit=reason(f"unit.{expression.unit}"), year=year)
        if expression.fiscal:
            return resolve_to(_part_period(expression, year), reason("times.part-fiscal", part=because), "likely")
        return resolve_to(_part_period(expression, year), because)
    if discourse.published is None:
        letter = {"quarter": "Q", "semester": "H"}.get(expression.unit, "")
        return leave_undated(f"XXXX-{letter}{which}")
    candidates = [_part_period(expression, discourse.published.year + n) for n in (-1, 0, 1)]
    if direction.sign == 0 and expression.step is None:
        past = [p for p in candidates if p.first <= discourse.published]
        return resolve_to(past[-1], reason("times.last-begun", day=discourse.published), "likely")
    return choose(candidates, expression.step, discourse.published, direction)


def _part_period(expression: PartOfYear, year: int) -> Period:
    if expression.unit == "season":
        return season_period(year, str(expression.which))
    size = 3 if expression.unit == "quarter" else 6
    return Period(expression.unit, dt.date(year, (int(expression.which) - 1) * size + 1, 1))
