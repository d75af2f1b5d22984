"""The day a holiday falls on: a fixed date, a weekday of a month, or an offset from Easter."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FixedDate:
    """The same date every year."""

    date: str
    """Month and day: `12-25`."""


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth weekday of a month: Thanksgiving."""

    nth: tuple[int, int, int]
    """Month, weekday (1 is Monday) and position, -1 for the last."""
    after: int = 0
    """Days to add: Black Friday is the day after Thanksgiving."""


@dataclass(frozen=True, slots=True)
class EasterOffset:
    """A number of days from Western Easter Sunday."""

    easter: int


HolidayRule = FixedDate | NthWeekday | EasterOffset


def holiday_date(rule: HolidayRule, year: int) -> dt.date:
    """Return the day of a holiday in the year. Raises ValueError outside the calendar."""
    match rule:
        case FixedDate(date):
            return dt.date.fromisoformat(f"{year:04}-{date}")
        case EasterOffset(days):
            return easter(year) + dt.timedelta(days=days)
        case NthWeekday((month, weekday, which), days):
            return _nth_weekday(year, month, weekday, which) + dt.timedelta(days=days)


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> dt.date:
    if which > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> dt.date:
    """Return Western Easter Sunday, computed by the anonymous Gregorian algorithm (Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
