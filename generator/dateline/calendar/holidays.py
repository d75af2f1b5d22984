"""On which day a holiday falls in a year: `data/holidays.toml` and the reckoning of Easter."""

import datetime as dt
from functools import cache

from dateline.lexicon import lexicon


@cache
def feast(name: str, year: int) -> dt.date:
    """Return the day of a listed holiday in a year. Raises ValueError outside the calendar."""
    rule = lexicon("holidays")[name]
    if "date" in rule:
        return dt.date.fromisoformat(f"{year:04}-{rule['date']}")
    if "easter" in rule:
        return easter(year) + dt.timedelta(days=rule["easter"])
    month, weekday, which = rule["nth"]
    return _nth(year, month, weekday, which) + dt.timedelta(days=rule.get("after", 0))


def _nth(year: int, month: int, weekday: int, which: int) -> dt.date:
    if which > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> dt.date:
    """Return Western Easter Sunday by the anonymous Gregorian reckoning (Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
