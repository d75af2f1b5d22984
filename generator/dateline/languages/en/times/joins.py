"""Rules that join expressions: a month with its year, a day with its hour, a period with its early or late part."""

from dataclasses import replace

from dateline.annotators.times.cascade import Match, TimeRule
from dateline.annotators.times.expressions import (
    Clock,
    Contextual,
    Date,
    Expression,
    Holiday,
    Nth,
    Offset,
    PartOf,
    PartOfYear,
    QuarterEnding,
    Step,
    YearOf,
)


def _year_of(value: Expression) -> YearOf:
    match value:
        case Step(unit="year") as step:
            return step
        case Date(year=int(year), month=None, day=None, weekday=None):
            return year
        case _:
            return None


def _join_year(m: Match) -> Expression | None:
    year, inner = _year_of(m.found["y"]), m.found["i"]
    if year is None:
        return None
    match inner:
        case Date(year=None, month=int(month), step=None):
            return Date(year, month, inner.day, inner.weekday)
        case PartOfYear(unit, which, year=None):
            return PartOfYear(unit, which, year, fiscal=inner.fiscal)
        case Holiday(year=None, step=None):
            return replace(inner, year=year)
        case Contextual(unit="quarter", year=None) if isinstance(year, int):
            return Contextual("quarter", year)
        case _:
            return None


def _quarter_of_last_year(m: Match) -> Offset | None:
    """`last year's quarter`: the quarter in the discourse, a year earlier."""
    return Offset(1, "year", -1, anaphoric=True) if m.found["y"] == Step("year", -1) else None


def _quarter_ending(m: Match) -> QuarterEnding | None:
    """`the quarter ended Sept. 30`: the day that follows identifies the quarter."""
    day = m.token_after(2).classes.get("DATED")
    is_quarter = isinstance(m.found["q"], Contextual) and m.found["q"].unit == "quarter"
    is_ending = m.token_after().lower in {"ended", "ending"}
    return QuarterEnding(day) if is_quarter and is_ending and day is not None else None


def _join_day(m: Match) -> Clock:
    clock: Clock = m.found["c"]
    return Clock(clock.at, m.found["d"], clock.zone)


def _part_of_day(m: Match) -> Clock:
    return Clock(m.found["p"], m.found["d"])


def _join_weekday(m: Match) -> Date | None:
    """`Sunday, 2020-03-08`: the date takes precedence."""
    match m.found["w"], m.found["d"]:
        case Date(month=None) as weekday, Date(month=int()) as date:
            return Date(date.year, date.month, date.day, weekday.weekday)
        case _:
            return None


def _nth(m: Match) -> Nth:
    return Nth(m.found["u"], m.found.get("n", -1), m.found["i"])


JOINS = (
    TimeRule(
        "MON", "MON:i (COMMA|of)? [YR|STEPPED]:y", _join_year,
        name="month-of-year", example="Prices fell in ⟦July last year|2019-07⟧.",
        counterexample="Prices fell in July this week.",
    ),
    TimeRule(
        "DATED", "DATED:i (COMMA|of)? STEPPED:y", _join_year,
        name="day-of-year", example="Prices fell on ⟦July 8 last year|2019-07-08⟧.",
        counterexample="Prices fell on July 8 this week.",
    ),
    TimeRule(
        "DATED", "DATED:w COMMA DATED:d", _join_weekday,
        name="weekday-and-date", example="They met on ⟦Sunday, 2020-03-08|2020-03-08⟧.",
        counterexample="They met on Sunday, Monday and Tuesday.",
    ),
    TimeRule(
        "QTR", "QTR:i (of|in)? [YR|STEPPED]:y", _join_year,
        name="part-of-year", example="Net fell in ⟦the first half of last year|2019-H1⟧.",
        counterexample="Net fell in the first half of last week.",
    ),
    TimeRule(
        "QTR", "[YR|STEPPED]:y APOS s [QTR|STEPPED]:i", _join_year,
        name="years-part", example="Net fell in ⟦last year's third quarter|2019-Q3⟧.",
        counterexample="Net fell in last week's third quarter.",
    ),
    TimeRule(
        "STEPPED", "STEPPED:q", _quarter_ending,
        name="quarter-ending", example="Net rose in ⟦the quarter|2020-Q3⟧ ended Sept. 30.",
        counterexample="Net rose in the quarter.",
    ),
    TimeRule(
        "OFFSET", "STEPPED:y APOS s [quarter|period]", _quarter_of_last_year,
        name="last-years-quarter", example="Net rose in the third quarter from ⟦last year's period|2019-Q3⟧.",
        counterexample="Net rose from last week's period.",
    ),
    TimeRule(
        "CLOCK", "(EDGE DASH?)? DATED:d PART:p", _part_of_day,
        name="part-of-day", example="It snowed on ⟦Wednesday night|2020-11-25TNI⟧.",
        counterexample="It snowed on Wednesday; night fell.",
    ),
    TimeRule(
        "CLOCK", "the PART:p of [DATED|RANGE]:d", _part_of_day,
        name="part-of-the-day", example="They fled on ⟦the night of August 9-10|2020-08-09TNI⟧.",
        counterexample="They fled on the night of the vote.",
    ),
    TimeRule(
        "CLOCK", "(EDGE DASH?)? PART:p DATED:d", _part_of_day,
        name="part-before-day", example="It snowed ⟦mid-afternoon yesterday|2020-11-25TAF⟧.",
        counterexample="It snowed in the afternoon, yesterday less so.",
    ),
    TimeRule(
        "CLOCK", "CLOCK:c COMMA? (LPAR CLOCK RPAR)? on? DATED:d (LPAR CLOCK RPAR)?", _join_day,
        name="clock-on-day", example="It struck at ⟦10:35 a.m. on Friday|2020-11-20T10:35⟧.",
        counterexample="It struck at 10:35 a.m. and on Friday.",
    ),
    TimeRule(
        "CLOCK", "CLOCK:c LPAR CLOCK RPAR", lambda m: m.found["c"],
        name="clock-in-two-zones", example="It struck at ⟦8 p.m. EST (0100 GMT)|2020-11-26T20:00⟧.",
        counterexample="It struck at 8 p.m. EST (late).",
    ),
    TimeRule(
        "CLOCK", "DATED:d COMMA? at? CLOCK:c (LPAR CLOCK RPAR)?", _join_day,
        name="day-and-clock", example="They met ⟦Friday at 7 p.m.|2020-11-20T19:00⟧, he said.",
        counterexample="They meet Friday and at 7 p.m.",
    ),
    TimeRule(
        "CLOCK", "the [early|small] hours of DATED:d PART?", lambda m: Clock("MO", m.found["d"]),
        name="small-hours", example="He left in ⟦the early hours of Wednesday|2020-11-25TMO⟧.",
        counterexample="He left in the late hours of Wednesday.",
    ),
    TimeRule(
        "NTH", "the? week of DATED:d", lambda m: PartOf("WEEK", m.found["d"]),
        name="week-of-day", example="It opens ⟦the week of March 8, 2021|2021-W10⟧.",
        counterexample="It opens in the week of the vote.",
    ),
    TimeRule(
        "NTH", "the? (ORDINAL:n|last) UNIT:u of [MON|STEPPED]:i", _nth,
        name="nth-unit-of-period", example="It opens in ⟦the first week of next month|2020-W49⟧.",
        counterexample="It opens in the first week of term.",
    ),
)  # fmt: skip


def _part_of_period(m: Match) -> PartOf:
    return PartOf(m.found.get("e") or m.found["b"], m.found["i"])


def _part_of_unit(m: Match) -> PartOf | None:
    unit = m.found["u"]
    return PartOf(m.found["e"], Step(unit, 0)) if unit in {"week", "month", "year", "decade"} else None


_EDGE = "the? very? (EDGE:e (DASH|in)?|BOUND:b of) the?"
PARTS_OF_PERIODS = (
    TimeRule(
        "MON", f"{_EDGE} MON:i", _part_of_period,
        name="part-of-month", example="It opened at ⟦the beginning of October|2020-10⟧.",
        counterexample="It opened early, in October.",
    ),
    TimeRule(
        "YR", f"{_EDGE} [YR|ERA]:i", _part_of_period,
        name="early-year", example="It is due in ⟦mid-2021|2021⟧.", counterexample="It is due early, in 2021.",
    ),
    TimeRule(
        "STEPPED", f"{_EDGE} STEPPED:i", _part_of_period,
        name="early-this-year", example="It opened ⟦earlier this month|2020-11⟧.",
        counterexample="It opened early, this month.",
    ),
    TimeRule(
        "QTR", f"{_EDGE} QTR:i", _part_of_period,
        name="part-of-season", example="It opened in ⟦the early summer|2020-SU⟧.",
        counterexample="It opened early, in the summer.",
    ),
    TimeRule(
        "STEPPED", "the? very? [EDGE|BOUND]:e [of|in] the [fiscal|financial]? UNIT:u", _part_of_unit,
        name="part-of-unit", example="It opens at ⟦the end of the month|2020-11⟧.",
        counterexample="It opens at the end of the day.",
    ),
    TimeRule(
        "STEPPED", "year (APOS s)? DASH? end", lambda _: PartOf("END", Step("year", 0)),
        name="year-end", example="It opens by ⟦year-end|2020⟧.", counterexample="It opens by the year in the end.",
    ),
    TimeRule(
        "CLOCK", "EDGE:e DASH? on? [DATED|CLOCK|PARTDAY]:i", _part_of_period,
        name="late-on-day", example="He came ⟦late on Tuesday|2020-11-24⟧.",
        counterexample="He came late, on Tuesday.",
    ),
)  # fmt: skip
