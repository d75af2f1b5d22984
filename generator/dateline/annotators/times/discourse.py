"""The resolution of an expression, and the context that the text so far provides for the next one."""

import datetime as dt
from dataclasses import dataclass, field

from dateline.annotators.times.expressions import Clock, Date, Expression, PartOf, Through
from dateline.calendar.periods import Period
from dateline.calendar.when import UNDATED, TimeType, When
from dateline.model import Sureness
from dateline.reasons import NONE, Reason, reason


@dataclass(frozen=True, slots=True)
class Resolution:
    """An expression's TIMEX3 type and value, the days it covers if known, and the reasoning."""

    type: TimeType
    value: str
    because: Reason
    when: When = UNDATED
    sure: Sureness = "sure"
    others: tuple[str, ...] = ()
    period: Period | None = None


@dataclass
class Discourse:
    """What the reader knows so far: the article's date, its full dates, and the times mentioned last."""

    published: dt.date | None
    known_years: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    """By month and day, the years of the article's own full dates; by month alone under day 0."""
    reference_time: Period | None = None
    """The last time mentioned (Reichenbach, 1947): `a week later` counts from it."""
    last_day: Period | None = None
    """The last single day mentioned: `the same day`."""
    paragraph_day: Period | None = None
    """The last single day mentioned in this paragraph: times of day without a day belong to it."""
    quarter: Period | None = None
    """The latest completed quarter mentioned so far: figures from `a year earlier` are compared with it."""

    def observe(self, expression: Expression) -> None:
        """Remember the full dates in an expression."""
        match expression:
            case Date(year=int(year), month=int(month), day=day):
                self.remember_year(year, month, day)
            case Clock(day=inner) if inner is not None:
                self.observe(inner)
            case PartOf(of=inner):
                self.observe(inner)
            case Through(first, last):
                self.observe(first)
                self.observe(last)
            case _:
                pass

    def remember_year(self, year: int, month: int, day: int | None) -> None:
        """Remember that the article dates a month, or a day in it, to this year."""
        self.known_years.setdefault((month, 0), set()).add(year)
        if day:
            self.known_years.setdefault((month, day), set()).add(year)

    def record(self, resolved: Resolution) -> None:
        """Make a dated expression the new reference time."""
        period = resolved.period
        if period is None:
            return
        self.reference_time = period
        if period.unit == "day":
            self.last_day = self.paragraph_day = period
        is_over = self.published is None or period.last <= self.published
        if period.unit == "quarter" and is_over and (self.quarter is None or period.first > self.quarter.first):
            self.quarter = period

    def new_paragraph(self) -> None:
        """Forget the previous paragraph's day."""
        self.paragraph_day = None

    @property
    def publication(self) -> Reason:
        """The reasoning that counts from the article's date; empty if the date is unknown."""
        return reason("times.counted", day=self.published) if self.published else NONE


def resolve_to(period: Period, because: Reason, sure: Sureness = "sure", others: tuple[str, ...] = ()) -> Resolution:
    """Return a whole calendar unit as a DATE."""
    return Resolution("DATE", period.timex, because, period.when, sure, others, period)


_UNPUBLISHED = reason("times.unpublished")


def leave_undated(value: str, why: Reason = _UNPUBLISHED) -> Resolution:
    """Return a DATE without known days, and the reason."""
    return Resolution("DATE", value, reason("times.undated", why=why), sure="unsure")


def reference_reason(period: Period) -> Reason:
    """Return the reasoning's reference time: a day, or the value of a longer period."""
    if period.unit == "day":
        return reason("times.told-day", day=period.first)
    return reason("times.told-period", period=period.timex)


def shift_reason(count: float, unit: str, base: Reason, sign: int) -> Reason:
    """Return the reasoning `2 weeks before …`."""
    return reason("times.before" if sign < 0 else "times.after", length=length_reason(count, unit), base=base)


def length_reason(count: float, unit: str) -> Reason:
    """Return a distance without its direction: `2 weeks`."""
    return reason(f"length.{unit}", n=abs(count))
