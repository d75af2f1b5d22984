"""Calendar days as headers and datelines write them: read strictly or not at all.

`26 November 2020`, `Thursday, Nov. 26, 2020, 10:20 GMT`, `2020-11-26`, `26.11.2020`, `27th January`. A library that
guesses (python-dateutil takes `10` for a day of the current month) would date articles by accident; here what isn't
wholly understood isn't a date. Names of months and days: `data/layout_dates.toml`.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from dateline.lexicon import lexicon

_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s?(?:UK time|local time|Z\b|(?-i:[A-Z]{2,4})\b|[+-]\d\d:?\d\d|\((?-i:[A-Z]{2,4})\)))?"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it stands in a text, with its weekday and clock time; `year` is None where none is given."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    """As ISO counts: Monday is 1."""
    ambiguous: bool = False
    """True for `11/12/2020`, which is another day in London than in New York."""

    def on(self, year: int | None = None) -> dt.date | None:
        """Return the day, in `year` where the text names none; None where there is no such day or no year."""
        try:
            return dt.date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None

    def near(self, day: dt.date) -> dt.date | None:
        """Return the day, in the year that brings it nearest to `day` where the text names none."""
        if self.year:
            return self.on()
        tries = [found for year in (day.year - 1, day.year, day.year + 1) if (found := self.on(year))]
        return min(tries, key=lambda found: abs(found - day), default=None)


def full(text: str, start: int, end: int | None = None) -> Written | None:
    """Read the full date, year included, that begins at `start`."""
    return _read(_patterns()[0], text, start, end)


def partial(text: str, start: int, end: int | None = None) -> Written | None:
    """Read the date that begins at `start`, with or without a year."""
    return full(text, start, end) or _read(_patterns()[1], text, start, end)


def _read(pattern: re.Pattern[str], text: str, start: int, end: int | None) -> Written | None:
    found = pattern.match(text, start, len(text) if end is None else end)
    if found is None:
        return None
    group = {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value}
    weekday = _names("weekdays").get(group.get("weekday", "").lower())
    year = int(group["y"]) if "y" in group else None
    day = int(group["d"])
    month = int(group["m"]) if "m" in group else _names("months")[group["month"].lower()]
    slashed = "s" in group
    if slashed and month > 12 >= day:  # noqa: PLR2004
        month, day = day, month
    ambiguous = slashed and month <= 12 and day <= 12 and month != day  # noqa: PLR2004
    return Written(start, found.end(), year, month, day, weekday, ambiguous)


@cache
def _names(kind: str) -> dict[str, int]:
    return {form.lower(): int(number) for number, forms in lexicon("layout_dates")[kind].items() for form in forms}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns for a full date and for one without a year."""
    weekday = rf"(?:(?P<weekday>{_any('weekdays')})\b\.?[ \t]*,?[ \t]+)?"
    gap = r"[ \t\u00a0]"
    before = rf"(?:{_CLOCK}{gap}*,?{gap}+)?{weekday}"
    after = rf"(?:{gap}*,?{gap}*(?:at{gap}+|-{gap}+|\|{gap}+)?{_CLOCK})?(?!\w)"
    of = rf"(?:(?:of|de|del){gap}+)?"
    ordinal = r"(?:st|nd|rd|th)?\b\.?"
    full_forms = (
        r"(?P<y0>\d{4})-(?P<m0>\d{1,2})-(?P<d0>\d{1,2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?",
        r"(?P<y1>\d{4})/(?P<m1>\d{1,2})/(?P<d1>\d{1,2})",
        r"(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})",
        r"(?P<m3>\d{1,2})(?P<s3>[/-])(?P<d3>\d{1,2})(?P=s3)(?P<y3>\d{4})",
        r"(?P<y6>(?:19|20)\d{2})(?P<m6>0[1-9]|1[0-2])(?P<d6>[0-3]\d)",
        rf"(?P<d4>\d{{1,2}}){ordinal}{gap}+{of}(?P<month4>{_any('months')})\b\.?{gap}*,?{gap}*{of}(?P<y4>\d{{4}})",
        rf"(?P<month5>{_any('months')})\b\.?{gap}+(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?{gap}*,?{gap}+(?P<y5>\d{{4}})",
    )
    short_forms = (
        rf"(?P<d0>\d{{1,2}}){ordinal}{gap}+{of}(?P<month0>{_any('months')})\b",
        rf"(?P<month1>{_any('months')})\b\.?{gap}+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?",
    )
    return (
        re.compile(rf"(?<!\w){before}(?:{'|'.join(full_forms)}){after}", re.IGNORECASE),
        re.compile(rf"(?<!\w){weekday}(?:{'|'.join(short_forms)}){after}", re.IGNORECASE),
    )


def _any(kind: str) -> str:
    return "|".join(re.escape(name) for name in sorted(_names(kind), key=lambda name: (-len(name), name)))
