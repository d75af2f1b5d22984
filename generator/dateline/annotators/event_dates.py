"""Turns the time expressions that date a clause into the dates of its event."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.calendar.when import When, build_when, iso
from dateline.model import Time

Relation = Literal["on", "since", "by", "for", "heading"]
"""How a time relates to the word that it dates; `heading` is the date above an item of a chronology."""

_DURATION = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
"""Mean days of each unit in the Gregorian calendar."""
_FORTNIGHT = 14
"""From this many days, a duration's start is known only to the month: people still count two weeks in days."""


@dataclass(frozen=True, slots=True)
class EventDates:
    """When an event takes place, with its first and last day and the expression that says so."""

    when: When
    first: dt.date
    last: dt.date
    time: Time
    relation: Relation


def resolve_dates(timings: Sequence[tuple[Time, Relation]], published: dt.date | None) -> EventDates | None:
    """Return the dates of a clause, from its times: `since` takes precedence, then the most precise, then the first.

    `since` opens a span that ends on the article's own day, the last one that it can report on.
    """
    options = [dates for time, relation in timings if (dates := _resolve_time(time, relation, published))]
    return min(options, key=_preference, default=None)


def _preference(dates: EventDates) -> tuple[bool, int, int]:
    return (dates.relation != "since", (dates.last - dates.first).days, dates.time.span.start)


def _resolve_time(time: Time, relation: Relation, published: dt.date | None) -> EventDates | None:
    if time.type == "SET":
        return None
    if relation == "since":
        return _resolve_since(time, published)
    if time.type == "DURATION":
        return _resolve_duration(time, published) if relation == "for" else None
    first, last = time.when.first, time.when.last
    if first is None or last is None:
        return None
    return EventDates(time.when, first, last, time, "on" if relation == "for" else relation)


def _resolve_since(time: Time, published: dt.date | None) -> EventDates | None:
    first = time.when.first
    if first is None or published is None or first > published:
        return None
    start = iso(first, time.when.precision)
    when = replace(build_when(first, published, f"{start}/..", "range"), date=start)
    return EventDates(when, first, published, time, "since")


def _resolve_duration(time: Time, published: dt.date | None) -> EventDates | None:
    """Return the span up to the article's day that `for over three months` covers."""
    if published is None:
        return None
    first = time.when.first
    if first is None:
        match = _DURATION.fullmatch(time.value)
        if match is None:
            return None
        days = float(match[1]) * _DAYS[match[2]]
        # Even an infinite number of days fits a float, but only the calendar's fit a date.
        if round(min(days, published.toordinal())) >= published.toordinal():
            return None
        first = published - dt.timedelta(days=round(days))
    start = iso(first, "day" if (published - first).days < _FORTNIGHT else "month")
    when = replace(build_when(first, published, f"{start}~/..", "range"), date=start)
    return EventDates(when, first, published, time, "for")
