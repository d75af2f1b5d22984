"""Articles over time, counted by day, month or year without gaps."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

DAYS = 45
"""Maximum number of days to count day by day."""
MONTHS = 144
"""Maximum number of months to count month by month; beyond that, by year."""
_YEAR, _MONTH, _DAY = 4, 7, 10


@dataclass(frozen=True)
class TimeBins:
    """Equal stretches of time from a first day to a last."""

    keys: tuple[str, ...]
    """`2010-06-03`, `2010-06` or `2010`, without gaps."""

    def counts(self, days: Iterable[dt.date | None]) -> tuple[int, ...]:
        """Count days by stretch; ignore None."""
        length = len(self.keys[0]) if self.keys else 0
        found = Counter(day.isoformat()[:length] for day in days if day)
        return tuple(found[key] for key in self.keys)


def time_bins(days: Iterable[dt.date | None]) -> TimeBins:
    """Return the periods that these days fall into; empty without days."""
    known = sorted({day for day in days if day})
    if not known:
        return TimeBins(())
    first, last = known[0], known[-1]
    if (last - first).days < DAYS:
        every = (first + dt.timedelta(number) for number in range((last - first).days + 1))
        return TimeBins(tuple(day.isoformat() for day in every))
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    if len(months) <= MONTHS:
        return TimeBins(tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in months))
    return TimeBins(tuple(f"{year:04}" for year in range(first.year, last.year + 1)))
