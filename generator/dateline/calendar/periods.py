"""Days, weeks, months and longer units of the calendar: their arithmetic, and how TIMEX3 and EDTF write them."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

from dateline.calendar.when import Precision, When, build_when

Unit = Literal[
    "second", "minute", "hour", "day", "week", "weekend", "fortnight",
    "month", "quarter", "semester", "season", "year", "decade", "century", "millennium",
]  # fmt: skip
"""The units of time, from shortest to longest."""

MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "season": 3, "semester": 6, "year": 12, "decade": 120}
"""The length in months of units made up of whole months."""
MONTHS |= {"century": 1200, "millennium": 12000}
DAYS: dict[str, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_PRECISIONS: dict[str, Precision] = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter",
    "season": "season", "year": "year", "decade": "decade",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A whole unit of the calendar, identified by its first day: a day, an ISO week, a month … a century."""

    unit: Unit
    first: dt.date

    @property
    def last(self) -> dt.date:
        """Its last day."""
        if self.unit in MONTHS:
            month = add_months(self.first, MONTHS[self.unit] - 1)
            return month.replace(day=monthrange(month.year, month.month)[1])
        return self.first + dt.timedelta(days={"week": 6, "weekend": 1, "fortnight": 13}.get(self.unit, 0))

    @property
    def precision(self) -> Precision:
        """Its precision; a unit that isn't one (a weekend, a century) counts as a range."""
        return _PRECISIONS.get(self.unit, "range")

    @property
    def when(self) -> When:
        """The unit as the value stored in marks."""
        return build_when(self.first, self.last, self.edtf, self.precision)

    def shift(self, steps: int) -> "Period":
        """Return the unit `steps` later, or earlier if negative. Raises OverflowError outside the years 1–9999."""
        if self.unit in MONTHS:
            return Period(self.unit, add_months(self.first, steps * MONTHS[self.unit]))
        return Period(self.unit, self.first + dt.timedelta(days=steps * DAYS[self.unit]))

    @property
    def timex(self) -> str:  # noqa: PLR0911 - one notation a unit
        """The value as TIMEX3 writes it: `2020-08-09`, `2020-W05`, `2020-W05-WE`, `2009-Q3`, `1998-FA`, `199`."""
        year, month, day = self.first.year, self.first.month, self.first.day
        week_year, week, _ = self.first.isocalendar()
        match self.unit:
            case "week" | "fortnight":
                return f"{week_year:04}-W{week:02}"
            case "weekend":
                return f"{week_year:04}-W{week:02}-WE"
            case "month":
                return f"{year:04}-{month:02}"
            case "quarter":
                return f"{year:04}-Q{(month + 2) // 3}"
            case "semester":
                return f"{year:04}-H{1 if month == 1 else 2}"
            case "season":
                return f"{year:04}-{self.season}"
            case "year" | "decade" | "century" | "millennium":
                return f"{year:04}"[: {"decade": 3, "century": 2, "millennium": 1}.get(self.unit, 4)]
            case _:
                return f"{year:04}-{month:02}-{day:02}"

    @property
    def edtf(self) -> str:  # noqa: PLR0911 - one notation a unit
        """The value in Extended Date/Time Format: an interval of days if the format has no notation for the unit."""
        year, month = self.first.year, self.first.month
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "month" | "year":
                return self.timex
            case "season":
                return f"{year:04}-{_EDTF_SEASON[self.season]}"
            case "decade":
                return f"{self.timex}X"
            case "century" | "millennium":
                return self.timex.ljust(4, "X")
            case "quarter":
                return f"{year:04}-{32 + (month + 2) // 3}"
            case _:
                return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def season(self) -> str:
        """The northern season that begins in this month: SP, SU, FA or WI."""
        return next(code for code, month in _SEASONS.items() if month == self.first.month)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day `months` months later, or that month's last day. Raises OverflowError outside 1–9999."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        message = f"no calendar for the year {year}"
        raise OverflowError(message)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_containing(day: dt.date, unit: Unit) -> Period:
    """Return the unit that contains the day; for a weekend, that of its week."""
    match unit:
        case "week" | "fortnight":
            return Period(unit, day - dt.timedelta(days=day.weekday()))
        case "weekend":
            return Period(unit, day + dt.timedelta(days=5 - day.weekday()))
        case "month" | "quarter" | "semester":
            size = MONTHS[unit]
            return Period(unit, dt.date(day.year, (day.month - 1) // size * size + 1, 1))
        case "season":
            start = add_months(day.replace(day=1), -(day.month % 3))
            return Period(unit, start)
        case "year" | "decade" | "century" | "millennium":
            size = MONTHS[unit] // 12
            return Period(unit, dt.date(max(day.year // size * size, 1), 1, 1))
        case _:
            return Period("day", day)


def season_period(year: int, code: str) -> Period:
    """Return the season that begins in the year: the winter of 1994 begins in December 1994."""
    return Period("season", dt.date(year, _SEASONS[code], 1))


def add_units(day: dt.date, count: float, unit: Unit) -> dt.date:
    """Return the day `count` units later, or earlier if negative. Raises OverflowError outside the years 1–9999."""
    if unit in MONTHS:
        return add_months(day, round(count * MONTHS[unit]))
    return day + dt.timedelta(days=round(count * DAYS.get(unit, 0)))


_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "fortnight": "W"}
_CODES |= {"month": "M", "quarter": "Q", "semester": "M", "season": "M", "year": "Y", "decade": "Y", "century": "Y"}
_TIMES = {"fortnight": 2, "semester": 6, "season": 3, "decade": 10, "century": 100, "millennium": 1000}


def duration_value(count: float | Literal["X"], unit: str) -> str:
    """Return a duration in TIMEX3: P3M, PT2H, P10Y for a decade, P2Y6M, PXD if the number is not given."""
    code = _CODES.get(unit, "Y")
    prefix, letter = ("PT", code[1]) if code.startswith("T") else ("P", code)
    if count == "X":
        return f"{prefix}X{'DE' if unit == 'decade' else 'CE' if unit == 'century' else letter}"
    number = float(count) * _TIMES.get(unit, 1)
    whole, rest = int(number), number - int(number)
    smaller = {
        "Y": ("M", 12),
        "H": ("M", 60),
        "M": ("S", 60) if prefix == "PT" else ("D", 30),
        "W": ("D", 7),
        "D": ("TH", 24),
    }
    if not rest or letter not in smaller:
        return f"{prefix}{whole}{letter}"
    name, size = smaller[letter]
    part = f"T{round(rest * size)}H" if name == "TH" else f"{round(rest * size)}{name}"
    return f"{prefix}{whole}{letter}{part}" if whole else f"{prefix}{part}"
