"""From the time expressions of a clause to the dates of its event."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.calendar.when import Grain
from dateline.languages.en.events.attachment import Relation
from dateline.model import Time

_DURATION = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}


@dataclass(frozen=True, slots=True)
class Dates:
    """When an event is: ISO dates in the precision known, the days covered, EDTF, and the expression that says so."""

    date: str
    until: str | None
    first: dt.date
    last: dt.date
    edtf: str | None
    grain: Grain
    time: Time
    relation: Relation


def iso(day: dt.date, grain: Grain | None) -> str:
    """Return the day in the precision of the grain: a year stays a year, of a week or quarter it is the first day."""
    return {"year": f"{day:%Y}", "month": f"{day:%Y-%m}", "decade": f"{day:%Y}"}.get(grain or "day", day.isoformat())


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
    if time.first is None or time.last is None:
        return None
    grain = time.grain or ("day" if time.first == time.last else "range")
    until = time.last.isoformat() if grain == "range" else None
    edtf = time.edtf or (time.first.isoformat() if grain == "day" else None)
    on: Relation = "on" if relation == "for" else relation
    return Dates(iso(time.first, grain), until, time.first, time.last, edtf, grain, time, on)


def _since(time: Time, published: dt.date | None) -> Dates | None:
    if time.first is None or published is None or time.first > published:
        return None
    begin = iso(time.first, time.grain)
    return Dates(begin, published.isoformat(), time.first, published, f"{begin}/..", "range", time, "since")


def _lasting(time: Time, published: dt.date | None) -> Dates | None:
    """Return the span before the article that `for over three months` covers; its start is known to the month."""
    if published is None:
        return None
    first = time.first
    if first is None:
        match = _DURATION.fullmatch(time.value)
        if match is None:
            return None
        days = round(float(match[1]) * _DAYS[match[2]])
        if days >= published.toordinal():
            return None
        first = published - dt.timedelta(days=days)
    begin = iso(first, "day" if (published - first).days < 14 else "month")  # noqa: PLR2004 - two weeks are counted in days
    return Dates(begin, published.isoformat(), first, published, f"{begin}~/..", "range", time, "for")
