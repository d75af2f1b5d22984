"""When something was, is or will be: the one value that times, events, timeline entries and the desk share."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "range"]
"""The precision in which a date is known."""
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
"""TIMEX3's types (TimeML 1.2.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A stretch of days with the precision in which it is known; empty where nothing dates it."""

    date: str | None = None
    """Where it begins, ISO 8601 in the precision known: `2019`, `2020-08`, `2020-08-09`."""
    until: str | None = None
    """Where it ends, in the same notation; None for a single day, month or year."""
    first: dt.date | None = None
    """The first day that it covers."""
    last: dt.date | None = None
    """The last day that it covers."""
    edtf: str | None = None
    """The same in Extended Date/Time Format (ISO 8601-2:2019)."""
    precision: Precision | None = None

    @property
    def start(self) -> dt.date | None:
        """The first day that is known of it."""
        return self.first or self.last

    @property
    def end(self) -> dt.date | None:
        """The last day that is known of it."""
        return self.last or self.first

    @property
    def length(self) -> int:
        """Days from the first to the last: 0 for a single day, and where either is unknown."""
        return (self.last - self.first).days if self.first and self.last else 0


UNDATED = When()
"""What nothing dates."""


def iso(day: dt.date, precision: Precision | None) -> str:
    """Return the day in this precision: a year stays a year, of a week or quarter it is the first day."""
    return {"year": f"{day:%Y}", "month": f"{day:%Y-%m}", "decade": f"{day:%Y}"}.get(
        precision or "day", day.isoformat()
    )


def build_when(first: dt.date, last: dt.date, edtf: str, precision: Precision) -> When:
    """Return the stretch from one day to another; only a range has an end of its own."""
    until = last.isoformat() if precision == "range" else None
    return When(date=iso(first, precision), until=until, first=first, last=last, edtf=edtf, precision=precision)
