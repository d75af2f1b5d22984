"""What an expression turns out to mean, and what the story so far lends to the next one."""

import datetime as dt
from dataclasses import dataclass, field

from dateline.annotators.times.expressions import Clock, Date, Edge, Expression, Through
from dateline.calendar.periods import Period
from dateline.calendar.when import UNDATED, TimeType, When
from dateline.model import Sureness
from dateline.reasons import NONE, Reason, reason


@dataclass(frozen=True, slots=True)
class Resolved:
    """The TIMEX3 type and value of an expression, the days it covers where it can be dated, and the sum in words."""

    type: TimeType
    value: str
    because: Reason
    when: When = UNDATED
    sure: Sureness = "sure"
    others: tuple[str, ...] = ()
    period: Period | None = None


@dataclass
class Story:
    """The article's day, the full dates it gives anywhere, and what was told of last."""

    published: dt.date | None
    memory: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    """By month and day, the years in which the article's own full dates put them; by month alone under day 0."""
    told: Period | None = None
    day: Period | None = None
    """The last single day told of: `the same day`."""
    here: Period | None = None
    """The same, in this paragraph only: clock times without a day are of it, else of the article's."""
    quarter: Period | None = None
    """The latest finished quarter named so far: figures of `a year earlier` are compared with it."""

    def reads(self, expression: Expression) -> None:
        """Take the full dates in an expression into the memory."""
        match expression:
            case Date(year=int(year), month=int(month), day=day):
                self.remembers(year, month, day)
            case Clock(day=inner) if inner is not None:
                self.reads(inner)
            case Edge(of=inner):
                self.reads(inner)
            case Through(first, last):
                self.reads(first)
                self.reads(last)
            case _:
                pass

    def remembers(self, year: int, month: int, day: int | None) -> None:
        """Note that a month, or a day of it, is one of this year."""
        self.memory.setdefault((month, 0), set()).add(year)
        if day:
            self.memory.setdefault((month, day), set()).add(year)

    def tells(self, resolved: Resolved) -> None:
        """Take note of what was dated last."""
        period = resolved.period
        if period is None:
            return
        self.told = period
        if period.unit == "day":
            self.day = self.here = period
        finished = self.published is None or period.last <= self.published
        if period.unit == "quarter" and finished and (self.quarter is None or period.first > self.quarter.first):
            self.quarter = period

    def turns(self) -> None:
        """Begin a new paragraph."""
        self.here = None

    @property
    def own(self) -> Reason:
        """That a sum starts from the article's day; nothing where that is not known."""
        return reason("times.counted", day=self.published) if self.published else NONE


def dated(period: Period, because: Reason, sure: Sureness = "sure", others: tuple[str, ...] = ()) -> Resolved:
    """Return a whole unit of the calendar as a resolved DATE."""
    return Resolved("DATE", period.timex, because, period.when, sure, others, period)


_UNPUBLISHED = reason("times.unpublished")


def undated(value: str, why: Reason = _UNPUBLISHED) -> Resolved:
    """Return an expression that can't be dated, and why."""
    return Resolved("DATE", value, reason("times.undated", why=why), sure="unsure")


def told_before(period: Period) -> Reason:
    """Name what a sum starts from: a day, or a longer period by its value."""
    if period.unit == "day":
        return reason("times.told-day", day=period.first)
    return reason("times.told-period", period=period.timex)


def shift(count: float, unit: str, base: Reason, sign: int) -> Reason:
    """Return a sum: `2 weeks before …`."""
    return reason("times.before" if sign < 0 else "times.after", length=length(count, unit), base=base)


def length(count: float, unit: str) -> Reason:
    """Return how far a sum goes, whichever way: `2 weeks`."""
    return reason(f"length.{unit}", n=abs(count))
