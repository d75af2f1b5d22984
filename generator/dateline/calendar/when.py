"""When something was, is or will be: the one value that times, events, timeline entries and the desk share."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Grain = Literal["day", "week", "month", "quarter", "season", "year", "decade", "range"]
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
    grain: Grain | None = None
