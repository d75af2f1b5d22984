"""Rules for ranges of days, months, quarters and years."""

from dateline.annotators.times.cascade import Match, TimeRule
from dateline.annotators.times.expressions import Date, Through
from dateline.languages.en.times.time_words import CONTEXT

_CENTURY = 100
_LONGEST = 60
"""Longest range of years with a two-digit end: `1939-45`, but `1900-80` is more likely a score or code."""


def _days(m: Match) -> Through | None:
    """`February 11-12`: the last day takes its month and year from the first."""
    match m.found["a"]:
        case Date(year, int(month), int(day)) if day < m.found["b"]:
            year = m.found["y"].year if "y" in m.found else year
            return Through(Date(year, month, day), Date(year, month, m.found["b"]))
        case _:
            return None


def _two_days(m: Match) -> Through | None:
    """`April 24 and 25`; not `on April 24 and 25 people`, nor days apart."""
    both = _days(m)
    if both is None or m.token_after().lower not in CONTEXT.ends_an_expression:
        return None
    return both if m.found["a"].day + 1 == m.found["b"] else None


def _days_before_month(m: Match) -> Through | None:
    """`11-12 February`: the first day takes its month and year from the last."""
    match m.found["b"]:
        case Date(year, int(month), int(day)) if m.found["a"] < day:
            return Through(Date(year, month, m.found["a"]), m.found["b"])
        case _:
            return None


DAY_RANGES = (
    TimeRule(
        "RANGE", "DATED:a [DASH|through] DAYNUM:b (COMMA? YR:y)?", _days,
        name="month-day-to-day", example="It is set for ⟦February 11-12, 2021|2021-02-11⟧.",
        counterexample="It ended February 11-7.",
    ),
    TimeRule(
        "RANGE", "from DATED:a [to|until|till] DAYNUM:b (COMMA? YR:y)?", _days,
        name="from-month-day-to-day", example="They met ⟦from April 24 to 26|2020-04-24⟧.",
        counterexample="They moved from April 24 to 7 houses.",
    ),
    TimeRule(
        "RANGE", "between DATED:a and DAYNUM:b (COMMA? YR:y)?", _days,
        name="between-month-day-and-day", example="They met ⟦between April 24 and 26, 2019|2019-04-24⟧.",
        counterexample="They chose between April 24 and 7 others.",
    ),
    TimeRule(
        "RANGE", "DATED:a and DAYNUM:b", _two_days,
        name="two-days", example="They met on ⟦April 24 and 25|2020-04-24⟧ in Minsk.",
        counterexample="They met on April 24 and 25 people came.",
    ),
    TimeRule(
        "RANGE", "from? DAYNUM:a [DASH|to] DATED:b", _days_before_month,
        name="day-to-day-month", example="They met on ⟦11-12 February 2020|2020-02-11⟧.",
        counterexample="They won 15-12 February 2020 aside.",
    ),
)  # fmt: skip


def _range(m: Match) -> Through:
    return Through(m.found["a"], m.found["b"])


def _short_end(m: Match) -> Through | None:
    """`2009-10`, `1939-45`: years, or a season that spans the turn of the year."""
    match m.found["a"]:
        case Date(year=int(year), month=None) as first:
            length = (m.found["b"] - year) % _CENTURY
            return Through(first, Date(year + length)) if 0 < length <= _LONGEST else None
        case _:
            return None


_TO = "[to|until|till|through|DASH]"
_DASH = "[DASH|through]"
RANGES = (
    TimeRule(
        "RANGE", "YR:a [DASH|SLASH] YY:b", _short_end,
        name="year-to-short-year", example="the war of ⟦1939-45|1939⟧", counterexample="the law of 1939-38",
    ),
    TimeRule(
        "RANGE", f"from [DATED|MON]:a {_TO} [DATED|MON|YR]:b", _range,
        name="from-day-to-day", example="They met ⟦from Monday to Wednesday|2020-11-23⟧, he said.",
        counterexample="They came from Monday Street to Wednesday.",
    ),
    TimeRule(
        "RANGE", f"DATED:a {_DASH} DATED:b", _range,
        name="day-to-day", example="It ran ⟦22 April - 15 May 2019|2019-04-22⟧.",
        counterexample="It ran on 22 April, 15 May and later.",
    ),
    TimeRule(
        "RANGE", "between DATED:a and DATED:b", _range,
        name="between-day-and-day", example="It rained ⟦between March 3 and April 7, 2019|2019-03-03⟧.",
        counterexample="It rained on March 3 and April 7, 2019.",
    ),
    TimeRule(
        "RANGE", f"MON:a {_DASH} MON:b", _range,
        name="month-to-month", example="It rained in ⟦May-July 2019|2019-05⟧.",
        counterexample="It rained in May and July 2019.",
    ),
    TimeRule(
        "RANGE", "between MON:a and MON:b", _range,
        name="between-month-and-month", example="It rained ⟦between May and July 2019|2019-05⟧.",
        counterexample="It rained in May and in July 2019.",
    ),
    TimeRule(
        "RANGE", f"from YR:a {_TO} YR:b", _range,
        name="from-year-to-year", example="It ran ⟦from 2014 to 2016|2014⟧.",
        counterexample="It ran in 2014 and to 2016.",
    ),
    TimeRule(
        "RANGE", f"YR:a {_DASH} YR:b", _range,
        name="year-to-year", example="It ran in ⟦2014-2016|2014⟧.", counterexample="It ran in 2014 and 2016.",
    ),
    TimeRule(
        "RANGE", "between YR:a and YR:b", _range,
        name="between-year-and-year", example="It ran ⟦between 2014 and 2016|2014⟧.",
        counterexample="It ran in 2014 and 2016.",
    ),
    TimeRule(
        "RANGE", f"from QTR:a {_TO} QTR:b", _range,
        name="from-part-to-part", example="Net rose ⟦from the summer of 2018 to the spring of 2019|2018-SU⟧.",
        counterexample="Net rose from the summer of 2018, then fell.",
    ),
    TimeRule(
        "RANGE", f"QTR:a {_DASH} QTR:b", _range,
        name="part-to-part", example="Net rose in ⟦Q1 2019 - Q3 2019|2019-Q1⟧.",
        counterexample="Net rose in Q1 2019, Q3 2019 and later.",
    ),
    TimeRule(
        "RANGE", "between QTR:a and QTR:b", _range,
        name="between-part-and-part", example="Net rose ⟦between Q1 2019 and Q3 2019|2019-Q1⟧.",
        counterexample="Net rose in Q1 2019 and Q3 2019.",
    ),
)  # fmt: skip
