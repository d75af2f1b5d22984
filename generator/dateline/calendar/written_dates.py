"""Calendar days as headers and datelines write them, read strictly or not at all.

`26 November 2020`, `Thursday, Nov. 26, 2020, 10:20 GMT`, `2020-11-26`, `26.11.2020`, `27th January`. A library that
guesses (python-dateutil reads `10` as a day of the current month) would date articles by accident; this one accepts
only what it fully understands. The words come from the language.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

_GAP = r"[ \t\u00a0]"


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of written dates."""

    file: ClassVar[str] = "layout_dates"

    months: dict[int, tuple[str, ...]]
    weekdays: dict[int, tuple[str, ...]]
    """ISO numbering: Monday is 1."""
    ordinals: tuple[str, ...] = ()
    """Suffixes of a day's number: `th`."""
    month_links: tuple[str, ...] = ()
    """Words between day, month and year: `of`."""
    clock_links: tuple[str, ...] = ()
    """Words before a clock time: `at`."""
    clock_halves: tuple[str, ...] = ()
    """`am` and `pm`, matched with or without stops after their letters."""
    zone_names: tuple[str, ...] = ()
    """Time zones in words: `local time`."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as a text writes it, with its weekday and clock time; `year` is None if the text gives none."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    """ISO numbering: Monday is 1."""
    ambiguous: bool = False
    """True for `11/12/2020`, which means different days in London and New York."""

    def calendar_day(self, year: int | None = None) -> dt.date | None:
        """Return the day, in `year` if the text gives no year; None if the day doesn't exist or no year is known."""
        try:
            return dt.date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None

    def nearest(self, day: dt.date) -> dt.date | None:
        """Return the day; if the text gives no year, in the year that puts it nearest to `day`."""
        if self.year:
            return self.calendar_day()
        tries = [found for year in (day.year - 1, day.year, day.year + 1) if (found := self.calendar_day(year))]
        return min(tries, key=lambda found: abs(found - day), default=None)


class DateReader:
    """Reads dates written in one language."""

    def __init__(self, words: DateWords) -> None:
        self._months = _numbers_by_name(words.months)
        self._weekdays = _numbers_by_name(words.weekdays)
        self._full, self._short = _patterns(words, _any(self._months), _any(self._weekdays))

    def read_full(self, text: str, start: int, end: int | None = None) -> WrittenDate | None:
        """Read the full date, including the year, that begins at `start`."""
        return self._read(self._full, text, start, end)

    def read_partial(self, text: str, start: int, end: int | None = None) -> WrittenDate | None:
        """Read the date that begins at `start`, with or without a year."""
        return self.read_full(text, start, end) or self._read(self._short, text, start, end)

    def _read(self, pattern: re.Pattern[str], text: str, start: int, end: int | None) -> WrittenDate | None:
        found = pattern.match(text, start, len(text) if end is None else end)
        if found is None:
            return None
        group = {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value}
        weekday = self._weekdays.get(group.get("weekday", "").lower())
        year = int(group["y"]) if "y" in group else None
        day = int(group["d"])
        month = int(group["m"]) if "m" in group else self._months[group["month"].lower()]
        slashed = "s" in group
        if slashed and month > 12 >= day:  # noqa: PLR2004
            month, day = day, month
        ambiguous = slashed and month <= 12 and day <= 12 and month != day  # noqa: PLR2004
        return WrittenDate(start, found.end(), year, month, day, weekday, ambiguous)


def _numbers_by_name(names: Mapping[int, Iterable[str]]) -> dict[str, int]:
    return {form.lower(): number for number, forms in names.items() for form in forms}


def _patterns(words: DateWords, month: str, day_name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns for full dates and for dates without a year."""
    clock = _clock(words)
    weekday = rf"(?:(?P<weekday>{day_name})\b\.?[ \t]*,?[ \t]+)?"
    before = rf"(?:{clock}{_GAP}*,?{_GAP}+)?{weekday}"
    lead_ins = "|".join((*(rf"{word}{_GAP}+" for word in words.clock_links), rf"-{_GAP}+", rf"\|{_GAP}+"))
    after = rf"(?:{_GAP}*,?{_GAP}*(?:{lead_ins})?{clock})?(?!\w)"
    link = rf"(?:(?:{_any(words.month_links)}){_GAP}+)?" if words.month_links else ""
    suffix = rf"(?:{_any(words.ordinals)})?" if words.ordinals else ""
    ordinal = rf"{suffix}\b\.?"
    full_forms = (
        r"(?P<y0>\d{4})-(?P<m0>\d{1,2})-(?P<d0>\d{1,2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?",
        r"(?P<y1>\d{4})/(?P<m1>\d{1,2})/(?P<d1>\d{1,2})",
        r"(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})",
        r"(?P<m3>\d{1,2})(?P<s3>[/-])(?P<d3>\d{1,2})(?P=s3)(?P<y3>\d{4})",
        r"(?P<y6>(?:19|20)\d{2})(?P<m6>0[1-9]|1[0-2])(?P<d6>[0-3]\d)",
        rf"(?P<d4>\d{{1,2}}){ordinal}{_GAP}+{link}(?P<month4>{month})\b\.?{_GAP}*,?{_GAP}*{link}(?P<y4>\d{{4}})",
        rf"(?P<month5>{month})\b\.?{_GAP}+(?P<d5>\d{{1,2}}){suffix}{_GAP}*,?{_GAP}+(?P<y5>\d{{4}})",
    )
    short_forms = (
        rf"(?P<d0>\d{{1,2}}){ordinal}{_GAP}+{link}(?P<month0>{month})\b",
        rf"(?P<month1>{month})\b\.?{_GAP}+(?P<d1>\d{{1,2}}){suffix}",
    )
    return (
        re.compile(rf"(?<!\w){before}(?:{'|'.join(full_forms)}){after}", re.IGNORECASE),
        re.compile(rf"(?<!\w){weekday}(?:{'|'.join(short_forms)}){after}", re.IGNORECASE),
    )


def _clock(words: DateWords) -> str:
    """Return the pattern of a clock time and its zone."""
    half = "|".join(r"\.?".join(re.escape(letter) for letter in half) for half in words.clock_halves)
    half = rf"\s?(?:{half})\b\.?" if half else r"(?!)"
    zones = "".join(f"{re.escape(name)}|" for name in words.zone_names)
    zone = rf"\s?(?:{zones}Z\b|(?-i:[A-Z]{{2,4}})\b|[+-]\d\d:?\d\d|\((?-i:[A-Z]{{2,4}})\))"
    return rf"(?:\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:\.\d+)?)?(?:{half})?|\d{{1,2}}{half})(?:{zone})?"


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
