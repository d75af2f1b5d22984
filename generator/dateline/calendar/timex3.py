"""TIMEX3 values → periods: how editors write dates in decisions, and how the annotators write them."""

import datetime as dt
import re

from dateline.calendar.periods import Period, season_period
from dateline.calendar.when import TimeType

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<clock>T[\d:A-Z]+)?)?"
    r"|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?|(?P<decade>\d{3})"
)
_LENGTH = re.compile(r"P(?=[\dXT])(?:[\dX]+(?:\.\d+)?(?:Y|M|W|WE|D|DE|CE|Q))*(?:T(?:[\dX]+(?:\.\d+)?[HMS])+)?")
_LONGEST = 40
"""Maximum number of characters of a length: room for every unit with a number that somebody could mean."""
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})


def parse_period(value: str) -> Period | None:
    """Return the period that a value denotes, or None."""
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    try:
        return _period(found)
    except (ValueError, OverflowError):
        return None


def timex_type(value: str) -> TimeType | None:
    """Return the type of a TIMEX3 value, or None if it is invalid or denotes a day that does not exist."""
    if parse_period(value):
        return "TIME" if "T" in value else "DATE"
    if value in _VAGUE:
        return "DATE"
    return "DURATION" if len(value) <= _LONGEST and _LENGTH.fullmatch(value) else None


def _period(found: re.Match[str]) -> Period:
    given = {name: value for name, value in found.groupdict().items() if value}
    year = int(given.get("year", "0"))
    match given:
        case {"decade": decade}:
            made = Period("decade", dt.date(int(decade) * 10, 1, 1))
        case {"month": month}:
            made = Period("day" if "day" in given else "month", dt.date(year, int(month), int(given.get("day", "1"))))
        case {"week": week}:
            monday = dt.date.fromisocalendar(year, int(week), 1)
            made = Period("weekend", monday + dt.timedelta(days=5)) if "weekend" in given else Period("week", monday)
        case {"quarter": quarter}:
            made = Period("quarter", dt.date(year, int(quarter) * 3 - 2, 1))
        case {"half": half}:
            made = Period("semester", dt.date(year, int(half) * 6 - 5, 1))
        case {"season": season}:
            made = season_period(year, season)
        case _:
            made = Period("year", dt.date(year, 1, 1))
    # Raises OverflowError for the last week and winter of the year 9999, which end after the last day there is.
    assert made.first <= made.last, "a period runs forward"
    return made
