"""From the time expressions of a clause to the dates of its event."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.calendar.when import When, build_when, iso
from dateline.languages.en.events.attachment import Relation
from dateline.model import Time

_DURATION = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}


@dataclass(frozen=True, slots=True)
class Dates:
    """When an event is, with its first and last day, and the expression that says so."""

    when: When
    first: dt.date
    last: dt.date
    time: Time
    relation: Relation


def dated(found: Sequence[tuple[Time, Relation]], published: dt.date | None) -> Dates | None:
    """Return the dates that a clause's times give; `since` stands before all, then the finest, then the first.

    `since` opens a span that ends with what the article can know: its own day.
    """
    options = [dates for time, relation in found if (dates := _of(time, relation, published))]
    return min(options, key=_fineness, default=None)


def _fineness(dates: Dates) -> tuple[bool, int, int]:
    return (dates.relation != "since", (dates.last - dates.first).days, dates.time.span.start)


def _of(time: Time, relation: Relation, published: dt.date | None) -> Dates | None:
    if time.type == "SET":
        return None
    if relation == "since":
        return _since(time, published)
    if time.type == "DURATION":
        return _lasting(time, published) if relation == "for" else None
    first, last = time.when.first, time.when.last
    if first is None or last is None:
        return None
    on: Relation = "on" if relation == "for" else relation
    return Dates(time.when, first, last, time, on)


def _since(time: Time, published: dt.date | None) -> Dates | None:
    first = time.when.first
    if first is None or published is None or first > published:
        return None
    begin = iso(first, time.when.precision)
    when = replace(build_when(first, published, f"{begin}/..", "range"), date=begin)
    return Dates(when, first, published, time, "since")


def _lasting(time: Time, published: dt.date | None) -> Dates | None:
    """Return the span before the article that `for over three months` covers; its start is known to the month."""
    if published is None:
        return None
    first = time.when.first
    if first is None:
        match = _DURATION.fullmatch(time.value)
        if match is None:
            return None
        days = round(float(match[1]) * _DAYS[match[2]])
        if days >= published.toordinal():
            return None
        first = published - dt.timedelta(days=days)
    begin = iso(first, "day" if (published - first).days < 14 else "month")  # noqa: PLR2004 - two weeks are counted in days
    when = replace(build_when(first, published, f"{begin}~/..", "range"), date=begin)
    return Dates(when, first, published, time, "for")
