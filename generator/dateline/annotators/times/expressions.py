"""The meaning of a time expression's words, before its days are known: values between grammar and calendar."""

from dataclasses import dataclass
from typing import Literal

from dateline.calendar.holidays import HolidayRule
from dateline.calendar.periods import Unit

Count = float | Literal["X"]
"""A number, or `X` if the text does not give one (`several`)."""


@dataclass(frozen=True, slots=True)
class Step:
    """A unit counted from the article's date: -1 for `last week` and `yesterday`, 0 for `this year` and `today`."""

    unit: Unit
    steps: int


YearOf = int | Step | None
"""A year given by its number, by a step (`July last year`), or not at all."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date or part of one: `9 August 2020`, `August 9`, `October 2007`, `2019`, `Thursday`, `last September`."""

    year: YearOf = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    step: int | None = None
    """-1 for `last`, 0 for `this`, 1 for `next` before a month or weekday."""
    fiscal: bool = False
    anaphoric: bool = False
    """Counted from the reference time, not from the article's date: `the following Monday`."""
    famous: int | None = None
    """The year of an event known by its date: 2001 in `the September 11 attacks`."""


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A numbered or named part of a year: `the third quarter of 2009`, `summer`, `the first half of last year`."""

    unit: Unit
    which: int | str
    year: YearOf = None
    step: int | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century: `the 1980s` (1980), `the '80s`, `the 19th century` (1800)."""

    unit: Unit
    start: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: `last Thanksgiving`, `Christmas 2010`."""

    name: str
    rule: HolidayRule
    """Dates it in any given year."""
    year: YearOf = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from the article's date or from the reference time: `two weeks ago`, `a year earlier`."""

    count: Count
    unit: Unit
    sign: int
    anaphoric: bool = False
    """Counted from the reference time, not from the article's date: `a week later`."""


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: `three months`."""

    count: Count
    unit: Unit
    where: Literal["before", "after", "for", "free"] = "free"
    """The side of the article's date that it is on, if any.

    `for`: `has been going on for three months` ends on the article's date, `lasted for three months` does not."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """A recurring time: `annually` (P1Y), `every Friday` (XXXX-WXX-5)."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that has no place in the calendar: PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str
    future_only: bool = False
    """True if it is not a time expression with a past tense: `was soon released` is about the past."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: `10:35`, or `MO` for the morning."""

    at: str
    day: "Expression | None" = None
    """The day it belongs to, if the expression gives one."""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class PartOf:
    """The early, middle or late part of another expression: `early 1990`, `the end of the year`."""

    edge: str
    of: "Expression"


@dataclass(frozen=True, slots=True)
class Same:
    """A unit counted from the reference time: `the same day`, `that week`, `the following year` (1)."""

    unit: Unit
    steps: int


@dataclass(frozen=True, slots=True)
class Contextual:
    """A unit that only the context identifies: `the quarter`, `the weekend`, `the week`, `the 1988 period`."""

    unit: Unit
    year: int | None = None


@dataclass(frozen=True, slots=True)
class QuarterEnding:
    """A quarter identified by its last day: `the quarter ended Sept. 30`. The day is itself an expression."""

    by: "Expression"


@dataclass(frozen=True, slots=True)
class Nth:
    """A numbered part of another expression: `the first week of May`, `the last day of the month` (-1)."""

    unit: Unit
    which: int
    of: "Expression"


@dataclass(frozen=True, slots=True)
class Through:
    """A range that includes both ends: `February 11-12`, `from May to July`."""

    first: "Expression"
    last: "Expression"


Expression = (
    Date
    | PartOfYear
    | Era
    | Holiday
    | Step
    | Offset
    | Length
    | Recurring
    | Vague
    | Clock
    | PartOf
    | Same
    | Contextual
    | QuarterEnding
    | Nth
    | Through
)
