"""The rules that join words to time expressions, stage by stage: numbers, then dates and lengths, then what joins these.

A form is written in the classes of `generator/data/times.toml`; a class that stands there in no table is the word itself.
"""

from typing import Any

from generator.annotators.times.cascade import Match, Rule
from generator.annotators.times.expressions import (
    Away,
    Clock,
    Count,
    Date,
    Edge,
    Era,
    Expression,
    Feast,
    Length,
    Often,
    Part,
    Same,
    Step,
    Through,
    Vague,
    YearOf,
)

_AFTER_WHICH_A_MONTH = {
    "in", "of", "by", "since", "until", "till", "from", "to", "between", "early", "late", "mid", "during", "through",
    "last", "next", "this", "for", "after", "before", "and", "-", "–", "every", "each",
}  # fmt: skip
_AFTER_WHICH_A_YEAR = _AFTER_WHICH_A_MONTH | {"(", "around", "about", "the", "or", "into", "year", "than", "'s", "on"}
_MEASURES = {"percent", "percentage", "%", "million", "billion", "people", "km", "miles", "points", "votes", "dollars"}
_ALSO_A_WORD = {"may", "march"}


# --- numbers ----------------------------------------------------------------------------------------------------------


def _half_more(m: Match) -> float:
    return float(m.found["n"]) + float(m.found.get("f", 0.5))


_FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/3": 0.333, "1/4": 0.25, "¼": 0.25, "¾": 0.75}


def _year_in_words(m: Match) -> int | None:
    year = m.found["c"] * 100 + m.found["t"] + m.found.get("o", 0)
    return year if 1500 <= year <= 2099 else None  # noqa: PLR2004 - years told as two numbers are modern ones


NUMBERS = [
    Rule("COUNT", "TENS:t DASH? ONES:o", lambda m: m.found["t"] + m.found["o"]),
    Rule("COUNT", "[ONES|TEENS|TENS]:n", lambda m: m.found["n"]),
    Rule("COUNT", "[ONES|TEENS|TENS|COUNT]:n HUNDRED:h", lambda m: m.found["n"] * m.found["h"]),
    Rule("COUNT", "A HUNDRED:h", lambda m: m.found["h"]),
    Rule("COUNT", "A COUPLE OF?", lambda _: 2),
    Rule("COUNT", "A DOZEN", lambda _: 12),
    Rule("COUNT", "[ONES|TEENS|TENS|COUNT]:n AND A HALF", _half_more),
    Rule("COUNT", "[ONES|COUNT]:n DASH? FRACTION:f", lambda m: m.found["n"] + _FRACTIONS.get(m.found["f"], 0.5)),
    Rule("YEAR", "TEENS:c TENS:t (DASH? ONES:o)?", _year_in_words),
    Rule("YEAR", "TEENS:c TEENS:t", _year_in_words),
]


# --- dates and parts of dates -----------------------------------------------------------------------------------------


def _date(m: Match) -> Date | None:
    day = m.found["d"]
    return Date(m.found.get("y"), m.found["m"], day, m.found.get("w")) if 1 <= day <= 31 else None  # noqa: PLR2004


def _iso(m: Match) -> Date | None:
    year, month, day = map(int, m.found["i"].split("-"))
    return Date(year, month, day)


def _numeric(m: Match) -> Date | None:
    first, second, year = map(int, m.found["i"].split("/"))
    if year < 100:  # noqa: PLR2004
        year += 2000 if year < 50 else 1900  # noqa: PLR2004
    month, day = (second, first) if first > 12 else (first, second)  # noqa: PLR2004
    return Date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None  # noqa: PLR2004


def _month(m: Match) -> Date | None:
    words = m.items[m.first].low
    abbreviated = len(words) <= 4 and words not in {"may", "june", "july"}  # noqa: PLR2004
    if (words in _ALSO_A_WORD or abbreviated) and m.before() not in _AFTER_WHICH_A_MONTH:
        return None
    return Date(month=m.found["m"])


def _year(m: Match) -> Date | None:
    after = m.after()
    follower = after.low if after else ""
    if follower in _MEASURES or m.before() in {"$", "€", "£", "#", "no", "no.", ".", "/"}:
        return None
    if follower in {",", "."} and (beyond := m.after(1)) is not None and beyond.start == (after.end if after else 0):
        return None if "COUNT" in beyond.classes else Date(m.found["y"])
    if not 1800 <= m.found["y"] <= 2050 and m.before() not in _AFTER_WHICH_A_YEAR:  # noqa: PLR2004
        return None
    return Date(m.found["y"])


def _short_year(m: Match) -> Date | None:
    glued = m.items[m.first].end == m.items[m.first + 1].start
    return Date(m.found["y"] + (2000 if m.found["y"] < 30 else 1900)) if glued else None  # noqa: PLR2004


def _decade(m: Match) -> Era:
    start = m.found["d"]
    return Era("decade", start if start >= 1000 else 1900 + start)  # noqa: PLR2004


def _century(m: Match) -> Era | None:
    n = m.found["n"]
    return Era("century", (n - 1) * 100) if 2 <= n <= 30 else None  # noqa: PLR2004


DAYS = [
    Rule("DAY", "([WEEKDAY|SHORTDAY]:w DOT? COMMA? THE?)? MONTH:m DOT? [DAYNUM|ORDINAL]:d (COMMA? YEAR:y)?", _date),
    Rule("DAY", "([WEEKDAY|SHORTDAY]:w DOT? COMMA? THE?)? [DAYNUM|ORDINAL]:d OF? MONTH:m (DOT? COMMA? YEAR:y)?", _date),
    Rule("DAY", "THE ORDINAL:d OF MONTH:m (COMMA? YEAR:y)?", _date),
    Rule("DAY", "ISO:i", _iso),
    Rule("DAY", "NUMERIC:i", _numeric),
    Rule("DAY", "WEEKDAY:w", lambda m: Date(weekday=m.found["w"])),
    Rule("DAY", "THE? (THIS|CURRENT)? STEP:s WEEKDAY:w", lambda m: Date(weekday=m.found["w"], step=m.found["s"])),
    Rule("DAY", "DAYWORD:s", lambda m: Step("day", m.found["s"])),
    Rule("DAY", "THE DAY BEFORE DAYWORD", lambda _: Step("day", -2)),
    Rule("DAY", "THE DAY AFTER DAYWORD", lambda _: Step("day", 2)),
    Rule("DAY", "FEAST:f (COMMA? YEAR:y)?", lambda m: Feast(m.found["f"], m.found.get("y"))),
    Rule("DAY", "(THIS|CURRENT)? STEP:s FEAST:f", lambda m: Feast(m.found["f"], step=m.found["s"])),
    Rule("DAY", "[THE|THAT]? (VERY)? SAME DAY", lambda _: Same("day", 0)),
    Rule("DAY", "THAT [DAY]", lambda _: Same("day", 0)),
]

MONTHS_AND_YEARS = [
    Rule("MON", "MONTH:m DOT? COMMA? (OF)? YEAR:y", lambda m: Date(m.found["y"], m.found["m"])),
    Rule("MON", "THE? STEP:s MONTH:m", lambda m: Date(month=m.found["m"], step=m.found["s"])),
    Rule("MON", "MONTH:m", _month),
    Rule("YR", "YEAR:y", _year),
    Rule("YR", "(THE)? YEARWORD [YEAR|COUNT]:y".replace("YEARWORD", "[UNIT]:u"), lambda m: _the_year(m)),
    Rule("YR", "(THE)? FISCAL (UNIT)? YEAR:y", lambda m: Date(m.found["y"], fiscal=True)),
    Rule("YR", "APOS YY:y", _short_year),
    Rule("ERA", "(THE)? APOS? DECADE:d", _decade),
    Rule("ERA", "THE DECADES:d", _decade),
    Rule("ERA", "(THE)? ORDINAL:n DASH? CENTURY", _century),
]


def _the_year(m: Match) -> Date | None:
    year = m.found["y"]
    return Date(int(year)) if m.found["u"] == "year" and 1000 <= year <= 2150 else None  # noqa: PLR2004


# --- units counted from here, parts of years --------------------------------------------------------------------------


def _step(m: Match) -> Expression | None:
    unit, steps, words = m.found["u"], m.found["s"], m.items[m.last - 2].low
    if words in {"following", "previous", "preceding"}:
        return Same(unit, steps)
    if words == "past" or (unit == "decade" and words == "last"):
        return Length(1, unit, "before")
    if words == "coming" or (unit == "decade" and words == "next"):
        return Length(1, unit, "after")
    if unit in {"second", "minute", "hour"} or (unit == "day" and words != "next"):
        return None
    return Same(unit, 1) if unit == "day" else Step(unit, steps)


def _bare(m: Match) -> Step | None:
    unit = m.found["u"]
    return Step(unit, 0, bare=True) if unit in {"quarter", "weekend"} else None


def _quarter(m: Match) -> Part | None:
    n = 4 if m.found["n"] == -1 else m.found["n"]
    words = " ".join(item.low for item in m.items[m.first : m.last])
    return Part("quarter", n, m.found.get("y"), fiscal="fiscal" in words) if 1 <= n <= 4 else None  # noqa: PLR2004


def _half(m: Match) -> Part | None:
    n = {-1: 2, "last": 2}.get(m.found.get("n", "last"), m.found.get("n", 2))
    return Part("semester", n, m.found.get("y")) if n in {1, 2} else None


def _season(m: Match) -> Part | None:
    alone = m.last - m.first == 1
    ambiguous = m.found["s"] in {"SP", "FA"} and m.items[m.last - 1].low in {"spring", "fall"}
    if alone and (
        ambiguous or m.before() not in {"in", "of", "by", "since", "until", "during", "early", "late", "mid"}
    ):
        return None
    return Part("season", m.found["s"], m.found.get("y"), m.found.get("t"))


def _again(m: Match) -> Away | None:
    """`a year earlier`, `the week before`: from the day told of."""
    sign = 1 if m.items[m.last - 1].low in {"later", "after"} else -1
    return Away(_count(m), m.found["u"], sign, story=True)


def _count(m: Match) -> Count:
    return m.found.get("n", m.found.get("x", 1))


_N = "(A? SOME:x|COUNT:n|[A|AN])"
_ABOUT = "([ABOUT|OVER]|COMPARE THAN|AT LEAST|NO MORE THAN|UP TO|JUST [OVER|UNDER])?"

UNITS = [
    Rule("PERIOD", "THE? THIS? STEP:s FISCAL? UNIT:u", _step),
    Rule("PERIOD", "THE UNIT:u", _bare),
    Rule("PERIOD", "THAT UNIT:u", lambda m: Same(m.found["u"], 0) if m.found["u"] not in {"second"} else None),
    Rule("QTR", "THE? (YEAR:y)? FISCAL? DASH? ORDINAL:n DASH? FISCAL? QUARTER", _quarter),
    Rule("QTR", "THE? (ORDINAL:n|LAST) HALF", _half),
    Rule("QTR", "THE? (THIS)? (STEP:t)? SEASON:s", _season),
    Rule("QTR", "THE? SEASON:s (OF)? YEAR:y", _season),
    Rule("AWAY", f"{_ABOUT} {_N} MORE? [UNIT|UNITS]:u (OR SO)? AGO", lambda m: Away(_count(m), m.found["u"], -1)),
    Rule("AWAY", f"{_ABOUT} {_N} [UNIT|UNITS]:u (EARLIER|LATER|BEFORE)", _again),
    Rule("AWAY", "THE UNIT:u [BEFORE|AFTER|EARLIER]", _again),
    Rule("AWAY", "THE? UNIT:u DASH? [AGO|EARLIER] (QUARTER|PERIOD)?", lambda m: Away(1, m.found["u"], -1, story=True)),
]


# --- lengths and what comes again -------------------------------------------------------------------------------------


def _length(m: Match) -> Length | Often | None:
    after = m.after()
    follower = after.low if after else ""
    further = m.after(1)
    if follower in {"old", "olds"} or (follower == "-" and further is not None and further.low in {"old", "olds"}):
        return None
    unit = m.found["u"]
    if "n" not in m.found and "x" not in m.found:
        if unit in {"second", "weekend"} or m.items[m.last - 1].low in {"quarter", "second"}:
            return None
        before = m.before()
        money = before in _MEASURES or before in {"times", "once", "twice", "barrels", "tonnes", "tons"}
        if money or "COUNT" in (m.items[m.first - 1].classes if m.first else {}):
            return Often(_period("P", 1, unit))
    if unit == "second" and m.items[m.last - 1].low == "second":
        return None
    return Length(_count(m), unit)


def _period(prefix: str, count: Count, unit: str) -> str:
    code = {"second": "TS", "minute": "TM", "hour": "TH", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
    letters = code.get(unit, "D")
    number = count if count == "X" else f"{count:g}"
    return f"{prefix}T{number}{letters[1]}" if letters[0] == "T" else f"{prefix}{number}{letters}"


def _sided(m: Match) -> Length:
    return Length(_count(m), m.found["u"], "before" if m.found["s"] < 0 else "after")


def _many(m: Match) -> Length | None:
    if m.found["u"] in {"second"} or m.before() not in {"for", "in", "after", "within", "over", "of", "took", "take"}:
        return None
    return Length("X", m.found["u"])


def _every(m: Match) -> Often | None:
    n = m.found.get("n", 2 if "o" in m.found else 1)
    return Often(_period("P", n, m.found["u"]))


LENGTHS = [
    Rule("LEN", f"{_ABOUT} {_N} MORE? ([TRADING|BUSINESS|WORKING|STRAIGHT|CONSECUTIVE])? [UNIT|UNITS]:u", _length),
    Rule("LEN", "COUNT:n DASH UNIT:u", _length),
    Rule("LEN", "SOME:x DASH UNIT:u", _length),
    Rule("LEN", "COUNT:n [TO|DASH|OR] COUNT [UNIT|UNITS]:u", _length),
    Rule("LEN", "HALF [A|AN] UNIT:u", lambda m: Length(0.5, m.found["u"])),
    Rule("LEN", "THE? STEP:s (A? SOME:x|COUNT:n) TRADING? [UNIT|UNITS]:u", _sided),
    Rule("LEN", "THE? STEP:s COUNT:n TO COUNT UNITS:u", _sided),
    Rule("LEN", "THE? RECENT UNITS:u", lambda m: Length("X", m.found["u"], "before")),
    Rule("LEN", "THE? [COMING|NEXT] UNITS:u", lambda m: Length("X", m.found["u"], "after")),
    Rule("LEN", "THE? [PAST|LAST] UNITS:u", lambda m: Length("X", m.found["u"], "before")),
    Rule("LEN", "UNITS:u", _many),
    Rule("LEN", "[UNITS|UNIT] DASH LONG", lambda m: None),
    Rule("LEN", "UNITS:u DASH LONG", lambda m: Length("X", m.found["u"])),
    Rule("SET", "OFTEN:o", lambda m: Often(m.found["o"])),
    Rule("SET", "[EVERY|EACH] (OTHER:o|COUNT:n)? [UNIT|UNITS]:u", _every),
    Rule("SET", "[EVERY|EACH] WEEKDAY:w", lambda m: Often(f"XXXX-WXX-{m.found['w']}")),
    Rule("SET", "WEEKDAYS:w", lambda m: Often(f"XXXX-WXX-{m.found['w']}")),
    Rule("SET", "WEEKDAY:w PARTS:p", lambda m: Often(f"XXXX-WXX-{m.found['w']}T{m.found['p']}")),
    Rule("SET", "[EVERY|EACH] MONTH:m", lambda m: Often(f"XXXX-{m.found['m']:02}")),
    Rule("SET", "[EVERY|EACH] SEASON:s", lambda m: Often(f"XXXX-{m.found['s']}")),
    Rule("SET", "[EVERY|EACH] PART:p", lambda m: Often(f"XXXX-XX-XXT{m.found['p']}")),
    Rule("SET", "[ONCE|TWICE] [A|PER] UNIT:u", lambda m: Often(_period("P", 1, m.found["u"]))),
    Rule("REF", "VAGUE:v", lambda m: Vague(m.found["v"])),
]


# --- the time of day --------------------------------------------------------------------------------------------------


def _clock(m: Match) -> Clock | None:
    hours, _, rest = m.found["h"].partition(":")
    hour, half = int(hours), m.found.get("p", "")
    if half:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    if (
        hour > 24
        or int(rest[:2]) > 59
        or not (half or "z" in m.found or m.before() in {"at", "by", "until", "around", "(", "about"})
    ):  # noqa: PLR2004, E501
        return None
    return Clock(f"{hour:02}:{rest[:2]}", zone=m.found.get("z", ""))


def _hour(m: Match) -> Clock | None:
    half = m.found["p"].lower()
    hour = int(m.found["h"])
    return (
        Clock(f"{hour % 12 + (12 if half.startswith('p') else 0):02}:00", zone=m.found.get("z", ""))
        if hour <= 12
        else None
    )  # noqa: PLR2004, E501


def _military(m: Match) -> Clock:
    return Clock(f"{m.found['h'][:2]}:{m.found['h'][2:]}", zone=m.found["z"])


def _hour_in_part(m: Match) -> Clock | None:
    hour = int(m.found["h"])
    late = m.found["p"] in {"AF", "EV"} or (m.found["p"] == "NI" and hour > 5)  # noqa: PLR2004
    return Clock(f"{hour % 12 + (12 if late else 0):02}:00") if 1 <= hour <= 12 else None  # noqa: PLR2004


def _part(m: Match) -> Clock | None:
    return Clock(m.found["p"], day=Step("day", m.found["s"]))


_ZONE = "(LPAR? ZONE:z RPAR?|LOCAL TIME)?"
CLOCKS = [
    Rule("CLOCK", f"HOURS:h AMPM:p? {_ZONE}".replace("AMPM:p?", "(AMPM:p)?"), _clock),
    Rule("CLOCK", f"HOUR:h AMPM:p {_ZONE}", _hour),
    Rule("CLOCK", "MILITARY:h ZONE:z", _military),
    Rule("CLOCK", "[HOUR|COUNT]:h IN THE PART:p", _hour_in_part),
    Rule("CLOCK", "NOON:n", lambda m: Clock(m.found["n"])),
    Rule("PARTDAY", "STEP:s PART:p", _part),
    Rule("PARTDAY", "TONIGHT", lambda _: Clock("NI", day=Step("day", 0))),
    Rule("PARTDAY", "OVERNIGHT", lambda _: Clock("NI", day=None)),
    Rule("PARTDAY", "THE PART:p", lambda m: Clock(m.found["p"]) if m.before() in {"in", "during"} else None),
]


# --- what joins expressions -------------------------------------------------------------------------------------------


def _year_step(value: object) -> YearOf:
    match value:
        case Step(unit="year") as step:
            return step
        case Date(year=int(year), month=None, day=None, weekday=None):
            return year
        case _:
            return None


def _of_year(m: Match) -> Expression | None:
    year, inner = _year_step(m.found["y"]), m.found["i"]
    match inner:
        case Date(year=None, month=int(month), step=None):
            return Date(year, month, inner.day, inner.weekday) if year is not None else None
        case Part(unit, which, year=None):
            return Part(unit, which, year, fiscal=inner.fiscal) if year is not None else None
        case Feast(name, year=None, step=None):
            return Feast(name, year) if year is not None else None
        case _:
            return None


def _joined(m: Match) -> Clock:
    inner: Clock = m.found["c"]
    return Clock(inner.at, m.found["d"], inner.zone)


def _edge(m: Match) -> Edge:
    return Edge(m.found["e"], m.found["i"])


JOINS = [
    Rule("MON", "MON:i (COMMA|OF)? [YR|PERIOD]:y", _of_year),
    Rule("DAY", "DAY:i (COMMA|OF)? PERIOD:y", _of_year),
    Rule("QTR", "QTR:i (OF|IN)? [YR|PERIOD]:y", _of_year),
    Rule("QTR", "[YR|PERIOD]:y APOS S QTR:i", _of_year),
    Rule("CLOCK", "DAY:d PART:p", lambda m: Clock(m.found["p"], m.found["d"])),
    Rule("CLOCK", "THE PART:p OF DAY:d", lambda m: Clock(m.found["p"], m.found["d"])),
    Rule("CLOCK", "(EDGE DASH?)? PART:p DAY:d", lambda m: Clock(m.found["p"], m.found["d"])),
    Rule("CLOCK", "CLOCK:c COMMA? ON? DAY:d", _joined),
    Rule("CLOCK", "DAY:d COMMA? AT? CLOCK:c", _joined),
    Rule("WEEK", "THE WEEK OF DAY:d", lambda m: Edge("WEEK", m.found["d"])),
]
EDGES = [
    Rule("MON", "(THE)? EDGE:e DASH? (OF|IN)? (THE)? MON:i", _edge),
    Rule("YR", "(THE)? EDGE:e DASH? (OF|IN)? (THE)? [YR|ERA]:i", _edge),
    Rule("PERIOD", "(THE)? EDGE:e DASH? (OF|IN)? PERIOD:i", _edge),
    Rule("QTR", "(THE)? EDGE:e DASH? (OF|IN)? QTR:i", _edge),
    Rule("PERIOD", "(THE)? EDGE:e (OF|IN) THE UNIT:u", lambda m: _edge_unit(m)),
    Rule("CLOCK", "EDGE:e DASH? (ON)? [DAY|CLOCK|PARTDAY]:i", _edge),
]


def _edge_unit(m: Match) -> Edge | None:
    unit = m.found["u"]
    return Edge(m.found["e"], Step(unit, 0)) if unit in {"week", "month", "quarter", "year", "decade"} else None


def _through(m: Match) -> Through:
    return Through(m.found["a"], m.found["b"])


def _days(m: Match) -> Through | None:
    """`February 11-12`: the last day takes its month and year from the first."""
    match m.found["a"]:
        case Date(year, int(month), int(day)) if day < m.found["b"]:
            year = m.found.get("y", year)
            return Through(Date(year, month, day), Date(year, month, m.found["b"]))
        case _:
            return None


def _days_before(m: Match) -> Through | None:
    match m.found["b"]:
        case Date(year, int(month), int(day)) if m.found["a"] < day:
            return Through(Date(year, month, m.found["a"]), m.found["b"])
        case _:
            return None


def _season_years(m: Match) -> Through | None:
    """`2009-10`: two years or a season over their turn."""
    first = m.found["a"]
    match first:
        case Date(year=int(year), month=None, day=None) if m.found["b"] == (year + 1) % 100:
            return Through(first, Date(year + 1))
        case _:
            return None


RANGES = [
    Rule("RANGE", "DAY:a DASH DAYNUM:b (COMMA? YEAR:y)?", _days),
    Rule("RANGE", "FROM? DAYNUM:a [DASH|TO] DAY:b", _days_before),
    Rule("RANGE", "YR:a [DASH|SLASH] YY:b", _season_years),
    *(
        Rule("RANGE", f"{form[0]} {c}:a {form[1]} {c}:b", _through)
        for c in ("DAY", "MON", "YR", "QTR")
        for form in (("FROM", "[TO|UNTIL|TILL|THROUGH|DASH]"), ("", "[DASH|THROUGH]"), ("BETWEEN", "AND"))
    ),
    Rule("RANGE", "FROM MON:a [TO|UNTIL|TILL|THROUGH|DASH] DAY:b", _through),
    Rule("RANGE", "FROM [DAY|MON]:a [TO|UNTIL|TILL|THROUGH] [MON|YR]:b", _through),
]

STAGES: list[list[Rule]] = [
    NUMBERS,
    [*DAYS, *MONTHS_AND_YEARS, *UNITS, *LENGTHS, *CLOCKS],
    JOINS,
    EDGES,
    RANGES,
]
"""The rules in the order in which they are tried."""
