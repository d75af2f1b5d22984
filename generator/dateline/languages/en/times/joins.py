"""Rules that join expressions: a month with its year, a day with its hour, the edge of a period, ranges."""

from dateline.annotators.times.cascade import Match, Rule
from dateline.annotators.times.expressions import (
    Clock,
    Contextual,
    Date,
    Expression,
    Holiday,
    Nth,
    Offset,
    Part,
    PartOf,
    QuarterEnding,
    Step,
    Through,
    YearOf,
)
from dateline.lexicon import lexicon

_CENTURY = 100
_CONTEXT = lexicon("times_context")
_ENDS_AN_EXPRESSION = frozenset(_CONTEXT["ends_an_expression"])
_LONGEST = 60
"""No longer span of years is written with two digits at its end."""


def _year_of(value: Expression) -> YearOf:
    match value:
        case Step(unit="year") as step:
            return step
        case Date(year=int(year), month=None, day=None, weekday=None):
            return year
        case _:
            return None


def _of_year(m: Match) -> Expression | None:
    year, inner = _year_of(m.found["y"]), m.found["i"]
    if year is None:
        return None
    match inner:
        case Date(year=None, month=int(month), step=None):
            return Date(year, month, inner.day, inner.weekday)
        case Part(unit, which, year=None):
            return Part(unit, which, year, fiscal=inner.fiscal)
        case Holiday(name, year=None, step=None):
            return Holiday(name, year)
        case Contextual(unit="quarter", year=None) if isinstance(year, int):
            return Contextual("quarter", year)
        case _:
            return None


def _quarter_of(m: Match) -> Offset | None:
    """`last year's quarter`: the one told of, a year before."""
    return Offset(1, "year", -1, anaphoric=True) if m.found["y"] == Step("year", -1) else None


def _ended(m: Match) -> QuarterEnding | None:
    """`the quarter ended Sept. 30`: which quarter, the day that follows tells."""
    day = m.after(2).classes.get("DATED")
    quarter = isinstance(m.found["q"], Contextual) and m.found["q"].unit == "quarter"
    return QuarterEnding(day) if quarter and day is not None and m.after().lower in {"ended", "ending"} else None


def _with_day(m: Match) -> Clock:
    clock: Clock = m.found["c"]
    return Clock(clock.at, m.found["d"], clock.zone)


def _part_of_day(m: Match) -> Clock:
    return Clock(m.found["p"], m.found["d"])


def _same_day(m: Match) -> Date | None:
    """`this coming Sunday, March eighth`: the date tells it all."""
    weekday, date = m.found["w"], m.found["d"]
    match weekday, date:
        case Date(month=None), Date(month=int()):
            return Date(date.year, date.month, date.day, weekday.weekday)
        case _:
            return None


def _nth(m: Match) -> Nth:
    return Nth(m.found["u"], m.found.get("n", -1), m.found["i"])


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
    ends = m.after().lower in _ENDS_AN_EXPRESSION and both is not None and m.found["a"].day + 1 == m.found["b"]
    return both if ends else None


def _days_before(m: Match) -> Through | None:
    match m.found["b"]:
        case Date(year, int(month), int(day)) if m.found["a"] < day:
            return Through(Date(year, month, m.found["a"]), m.found["b"])
        case _:
            return None


SPANS = [
    Rule("RANGE", "DATED:a [DASH|through] DAYNUM:b (COMMA? YR:y)?", _days),
    Rule("RANGE", "from DATED:a [to|until|till] DAYNUM:b (COMMA? YR:y)?", _days),
    Rule("RANGE", "between DATED:a and DAYNUM:b (COMMA? YR:y)?", _days),
    Rule("RANGE", "DATED:a and DAYNUM:b", _two_days),
    Rule("RANGE", "from? DAYNUM:a [DASH|to] DATED:b", _days_before),
]
JOINS = [
    Rule("MON", "MON:i (COMMA|of)? [YR|STEPPED]:y", _of_year),
    Rule("DATED", "DATED:i (COMMA|of)? STEPPED:y", _of_year),
    Rule("DATED", "DATED:w COMMA DATED:d", _same_day),
    Rule("QTR", "QTR:i (of|in)? [YR|STEPPED]:y", _of_year),
    Rule("QTR", "[YR|STEPPED]:y APOS s [QTR|STEPPED]:i", _of_year),
    Rule("STEPPED", "STEPPED:q", _ended),
    Rule("AWAY", "STEPPED:y APOS s [quarter|period]", _quarter_of),
    Rule("CLOCK", "(EDGE DASH?)? DATED:d PART:p", _part_of_day),
    Rule("CLOCK", "the PART:p of [DATED|RANGE]:d", _part_of_day),
    Rule("CLOCK", "(EDGE DASH?)? PART:p DATED:d", _part_of_day),
    Rule("CLOCK", "CLOCK:c COMMA? (LPAR CLOCK RPAR)? on? DATED:d (LPAR CLOCK RPAR)?", _with_day),
    Rule("CLOCK", "CLOCK:c LPAR CLOCK RPAR", lambda m: m.found["c"]),
    Rule("CLOCK", "DATED:d COMMA? at? CLOCK:c (LPAR CLOCK RPAR)?", _with_day),
    Rule("CLOCK", "the [early|small] hours of DATED:d PART?", lambda m: Clock("MO", m.found["d"])),
    Rule("NTH", "the? week of DATED:d", lambda m: PartOf("WEEK", m.found["d"])),
    Rule("NTH", "the? (ORDINAL:n|last) UNIT:u of [MON|STEPPED]:i", _nth),
]


def _edge(m: Match) -> PartOf:
    return PartOf(m.found.get("e") or m.found["b"], m.found["i"])


def _edge_of_unit(m: Match) -> PartOf | None:
    unit = m.found["u"]
    return PartOf(m.found["e"], Step(unit, 0)) if unit in {"week", "month", "year", "decade"} else None


_EDGE = "the? very? (EDGE:e (DASH|in)?|BOUND:b of) the?"
EDGES = [
    Rule("MON", f"{_EDGE} MON:i", _edge),
    Rule("YR", f"{_EDGE} [YR|ERA]:i", _edge),
    Rule("STEPPED", f"{_EDGE} STEPPED:i", _edge),
    Rule("QTR", f"{_EDGE} QTR:i", _edge),
    Rule("STEPPED", "the? very? [EDGE|BOUND]:e [of|in] the [fiscal|financial]? UNIT:u", _edge_of_unit),
    Rule("STEPPED", "year (APOS s)? DASH? end", lambda _: PartOf("END", Step("year", 0))),
    Rule("CLOCK", "EDGE:e DASH? on? [DATED|CLOCK|PARTDAY]:i", _edge),
]


def _through(m: Match) -> Through:
    return Through(m.found["a"], m.found["b"])


def _turn_of_year(m: Match) -> Through | None:
    """`2009-10`, `1939-45`: years, or a season over their turn."""
    match m.found["a"]:
        case Date(year=int(year), month=None) as first:
            later = (m.found["b"] - year) % _CENTURY
            return Through(first, Date(year + later)) if 0 < later <= _LONGEST else None
        case _:
            return None


_TO = "[to|until|till|through|DASH]"
RANGES = [
    Rule("RANGE", "YR:a [DASH|SLASH] YY:b", _turn_of_year),
    Rule("RANGE", f"from [DATED|MON]:a {_TO} [DATED|MON|YR]:b", _through),
    *(
        Rule("RANGE", f"{before} {of}:a {between} {of}:b", _through)
        for of in ("DATED", "MON", "YR", "QTR")
        for before, between in (("from", _TO), ("", "[DASH|through]"), ("between", "and"))
    ),
]
