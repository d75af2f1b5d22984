"""When something was, is or will be: the value shared by times, events, timeline entries and the desk."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "range"]
"""The precision to which a date is known."""
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
"""TIMEX3's types (TimeML 1.2.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A range of days with the precision to which it is known; empty if nothing dates it."""

    date: str | None = None
    """The start in ISO 8601, to the known precision: `2019`, `2020-08`, `2020-08-09`."""
    until: str | None = None
    """The end, in the same notation; None for a single day, month or year."""
    first: dt.date | None = None
    """The first day covered."""
    last: dt.date | None = None
    """The last day covered."""
    edtf: str | None = None
    """The same in Extended Date/Time Format (ISO 8601-2:2019)."""
    precision: Precision | None = None

    @property
    def start(self) -> dt.date | None:
        """The first known day."""
        return self.first or self.last

    @property
    def end(self) -> dt.date | None:
        """The last known day."""
        return self.last or self.first

    @property
    def length(self) -> int:
        """Days from the first to the last: 0 for a single day, or if either is unknown."""
        return (self.last - self.first).days if self.first and self.last else 0


UNDATED = When()
"""For something without a date."""


def iso(day: dt.date, precision: Precision | None) -> str:
    """Return the day at this precision: a year stays a year, a week or quarter becomes its first day."""
    return {"year": f"{day:%Y}", "month": f"{day:%Y-%m}", "decade": f"{day:%Y}"}.get(
        precision or "day", day.isoformat()
    )


def build_when(first: dt.date, last: dt.date, edtf: str, precision: Precision) -> When:
    """Return the range from one day to another; only a range has an `until`."""
    until = last.isoformat() if precision == "range" else None
    return When(date=iso(first, precision), until=until, first=first, last=last, edtf=edtf, precision=precision)
