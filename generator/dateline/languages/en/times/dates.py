"""Rules for numbers, and for dates and years as they are written."""

from dateline.annotators.times.cascade import Match, Rule
from dateline.annotators.times.expressions import Clock, Date, Era, Holiday, Same, Step
from dateline.lexicon import lexicon

_CONTEXT = lexicon("times_context")
BEFORE_A_MONTH = frozenset(_CONTEXT["before_a_month"])
_ONLY_BEFORE_TIMES = frozenset(_CONTEXT["only_before_times"])
_BEFORE_A_YEAR = BEFORE_A_MONTH | frozenset(_CONTEXT["before_a_year"])
_BEFORE_NO_YEAR = frozenset(_CONTEXT["before_no_year"])
MEASURES = frozenset(_CONTEXT["measures"])
_ALSO_A_WORD = {"may", "march"}
_SHORT_WITHOUT_DOT = {"may", "june", "july"}
_FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/3": 1 / 3, "1/4": 0.25, "¼": 0.25, "¾": 0.75}
_FAMOUS = [((d["month"], d["day"]), d["year"], set(d["nouns"])) for d in lexicon("times")["famous"]]
_CENTURY = 100
_LONGEST_MONTH = 31
_FIRST_SHORT_DECADE = 30
"""`the 20s` are this century's, `the 30s` the last one's."""
_PRESS_YEARS = range(1800, 2051)
_SPOKEN_YEARS = range(1500, 2100)
_NEXT_CENTURY_UNTIL = 50
"""A year of two digits below this is of the 2000s."""


def _with_fraction(m: Match) -> float:
    return float(m.found["n"]) + _FRACTIONS.get(m.found.get("f", "1/2"), 0.5)


def _spoken_year(m: Match) -> int | None:
    year = m.found["c"] * _CENTURY + m.found["t"] + m.found.get("o", 0)
    return year if year in _SPOKEN_YEARS else None


NUMBERS = [
    Rule("COUNT", "TENS:t DASH? ONES:o", lambda m: m.found["t"] + m.found["o"]),
    Rule("COUNT", "[ONES|TEENS|TENS]:n", lambda m: m.found["n"]),
    Rule("COUNT", "[ONES|TEENS|TENS|COUNT]:n HUNDRED:h", lambda m: m.found["n"] * m.found["h"]),
    Rule("COUNT", "a HUNDRED:h", lambda m: m.found["h"]),
    Rule("COUNT", "a? couple of?", lambda _: 2),
    Rule("COUNT", "a DOZEN", lambda _: 12),
    Rule("COUNT", "[ONES|TEENS|TENS|COUNT]:n and a half", _with_fraction),
    Rule("COUNT", "[ONES|COUNT]:n (and|DASH)? FRACTION:f", _with_fraction),
    Rule("YEAR", "TEENS:c TENS:t (DASH? ONES:o)?", _spoken_year),
    Rule("YEAR", "TEENS:c TEENS:t", _spoken_year),
]


def _date(m: Match) -> Date | None:
    day = m.found["d"]
    if not 1 <= day <= _LONGEST_MONTH:
        return None
    famous = next(
        (year for month_day, year, nouns in _FAMOUS if month_day == (m.found["m"], day) and m.after().lower in nouns),
        None,
    )
    return Date(m.found.get("y"), m.found["m"], day, m.found.get("w"), m.found.get("s"), famous=famous)


def _iso(m: Match) -> Date:
    year, month, day = map(int, m.found["i"].partition("T")[0].split("-"))
    return Date(year, month, day)


def _iso_moment(m: Match) -> Clock | None:
    hours = m.found["i"].partition("T")[2]
    lawful = hours and hours[:2] <= "24" and hours[3:5] <= "59"
    return Clock(hours[:5], _iso(m), "Z" if hours.endswith("Z") else "") if lawful else None


def _dotted(m: Match) -> Date | None:
    """`09.08.2020`: the day first, as it is written where dots are."""
    day, month, year = map(int, m.found["i"].split("."))
    return Date(year, month, day) if 1 <= month <= 12 and 1 <= day <= _LONGEST_MONTH else None  # noqa: PLR2004


def _numeric(m: Match) -> Date | None:
    """`8/9/2020`: the month first, as American papers write, unless it can only be the day."""
    first, second, year = map(int, m.found["i"].split("/"))
    if year < _CENTURY:
        year += 2000 if year < _NEXT_CENTURY_UNTIL else 1900
    month, day = (second, first) if first > 12 else (first, second)  # noqa: PLR2004 - no thirteenth month
    return Date(year, month, day) if 1 <= month <= 12 and 1 <= day <= _LONGEST_MONTH else None  # noqa: PLR2004


def _weekday(m: Match) -> Date | None:
    nickname = m.first > 0 and "NICKNAME" in m.items[m.first - 1].classes and m.items[m.first - 1].words[0].isupper()
    return None if nickname else Date(weekday=m.found["w"])


def _stepped_weekday(m: Match) -> Date:
    discourse = m.items[m.last - 2].lower in {"previous", "preceding", "following"}
    return Date(weekday=m.found["w"], step=m.found["s"], anaphoric=discourse)


def _dayword(m: Match) -> Step | None:
    return None if m.items[m.first].words[0].isupper() and m.named else Step("day", m.found["s"])


def _month(m: Match) -> Date | None:
    words = m.items[m.first].lower
    abbreviated = len(words) <= 4 and words not in _SHORT_WITHOUT_DOT  # noqa: PLR2004 - "Sept" is the longest
    if abbreviated and m.after().lower != ".":
        return None
    # "April Smith", "Theresa May": a capital beside it makes it a name.
    named = m.named or (m.after().words[:1].isupper() and not m.after().classes)
    if (words in _ALSO_A_WORD and m.before() not in BEFORE_A_MONTH) or (named and m.before() not in _ONLY_BEFORE_TIMES):
        return None
    return Date(month=m.found["m"])


def _year(m: Match) -> Date | None:
    after, beyond = m.after(), m.after(2)
    named = m.named and after.words[:1].isupper()
    if m.before() in _BEFORE_NO_YEAR or after.lower in MEASURES or named:
        return None
    if (
        m.before() not in _BEFORE_A_YEAR
        and after.words.islower()
        and after.lower.endswith("s")
        and len(after.lower) > 2
    ):  # noqa: PLR2004
        # "2000 homes" is a number of them; "in 1992 protests began" and "the 1992 protests" are not.
        return None
    if after.lower in {",", "."} and "COUNT" in beyond.classes and beyond.start == after.end:
        return None
    if m.found["y"] not in _PRESS_YEARS and m.before() not in _BEFORE_A_YEAR:
        return None
    return Date(m.found["y"])


def _worded_year(m: Match) -> Date | None:
    year = int(m.found["y"])
    return Date(year) if 1000 <= year <= 2150 else None  # noqa: PLR2004 - "the year two thousand", not "year 3"


def _short_year(m: Match) -> Date | None:
    mark, digits = m.items[m.first], m.items[m.first + 1]
    if mark.end != digits.start or m.before() not in _BEFORE_A_YEAR:
        return None
    return Date(m.found["y"] + (2000 if m.found["y"] < _NEXT_CENTURY_UNTIL else 1900))


def _decade(m: Match) -> Era | None:
    beside = m.before(3) if m.before() in {"or", "and"} else m.before()
    age = beside in _CONTEXT["whose"] or {m.before(), m.before(2)} & {"over", "under"}
    if age:
        return None
    start = m.found["d"]
    if start < _CENTURY:
        start += 2000 if start < _FIRST_SHORT_DECADE else 1900
    return Era("decade", start)


def _century(m: Match) -> Era | None:
    n = m.found["n"]
    return Era("century", (n - 1) * _CENTURY) if 2 <= n <= 30 else None  # noqa: PLR2004 - of our era


_WEEKDAY = "([WEEKDAY|SHORTDAY]:w DOT? COMMA? the?)?"
DATES = [
    Rule("DATED", f"{_WEEKDAY} (STEP:s)? MONTH:m DOT? the? [DAYNUM|ORDINAL]:d (COMMA? YEAR:y)?", _date),
    Rule("DATED", f"{_WEEKDAY} the? [DAYNUM|ORDINAL]:d of? MONTH:m (DOT? COMMA? YEAR:y)?", _date),
    Rule("MOMENT", "ISO:i", _iso_moment),
    Rule("DATED", "ISO:i", _iso),
    Rule("DATED", "NUMERIC:i", _numeric),
    Rule("DATED", "DOTTED:i", _dotted),
    Rule("DATED", "WEEKDAY:w", _weekday),
    Rule("DATED", "the? (this|current)? STEP:s WEEKDAY:w", _stepped_weekday),
    Rule("DATED", "DAYWORD:s", _dayword),
    Rule("DATED", "the day before DAYWORD", lambda _: Step("day", -2)),
    Rule("DATED", "the day after DAYWORD", lambda _: Step("day", 2)),
    Rule("DATED", "FEAST:f (COMMA? YEAR:y)?", lambda m: Holiday(m.found["f"], m.found.get("y"))),
    Rule("DATED", "(this|current)? STEP:s FEAST:f", lambda m: Holiday(m.found["f"], step=m.found["s"])),
    Rule("DATED", "[the|that]? very? same day", lambda _: Same("day", 0)),
    Rule("DATED", "that day", lambda _: Same("day", 0)),
    Rule("MON", "MONTH:m DOT? COMMA? of? YEAR:y", lambda m: Date(m.found["y"], m.found["m"])),
    Rule("MON", "the? STEP:s MONTH:m", lambda m: Date(month=m.found["m"], step=m.found["s"])),
    Rule("MON", "MONTH:m", _month),
    Rule("YR", "YEAR:y", _year),
    Rule("YR", "the? year [YEAR|COUNT]:y", _worded_year),
    Rule("YR", "the? [fiscal|financial] year? YEAR:y", lambda m: Date(m.found["y"], fiscal=True)),
    Rule("YR", "APOS YY:y", _short_year),
    Rule("ERA", "the? APOS? DECADE:d", _decade),
    Rule("ERA", "the DECADES:d", _decade),
    Rule("ERA", "the? ORDINAL:n DASH? century", _century),
]
