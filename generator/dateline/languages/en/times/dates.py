"""Rules for written days, months and years, and for days by name."""

from dateline.annotators.times.cascade import Match, TimeRule
from dateline.annotators.times.expressions import Clock, Date, Era, Holiday, Same, Step
from dateline.languages.en.times.capitals import follows_name, is_capitalized
from dateline.languages.en.times.time_words import CONTEXT, HOLIDAYS, WORDS

_BEFORE_A_YEAR = CONTEXT.before_a_month | CONTEXT.before_a_year
_ALSO_A_WORD = {"may", "march"}
_SHORT_WITHOUT_DOT = {"may", "june", "july"}
_LONGEST_SHORT_MONTH = 4
"""Number of letters in the longest abbreviated month, `Sept`."""
_CENTURY = 100
_LAST_MONTH = 12
_LONGEST_MONTH = 31
_FIRST_SHORT_DECADE = 30
"""First decade that means the 1900s: `the 20s` may be this century's, `the 30s` and later ones are over."""
_PRESS_YEARS = range(1800, 2051)
"""Four digits without a word like `in` before them are a year in this range: others rarely appear bare in print."""
_NEXT_CENTURY_UNTIL = 50
"""Two digits below this are a year in the 2000s, others in the 1900s: papers shorten years within living memory."""
_CENTURIES = range(2, 31)
"""Centuries named by number: `the first century` may be a batsman's, and no later one than these is ever named."""
_SPELLED_YEARS = range(1000, 2151)
"""Numbers after `the year` that are years, unlike `the year three`."""


def _date(m: Match) -> Date | None:
    month, day = m.found["m"], m.found["d"]
    if not 1 <= day <= _LONGEST_MONTH:
        return None
    famous = next(
        (f.year for f in WORDS.famous if (f.month, f.day) == (month, day) and m.token_after().lower in f.nouns), None
    )
    return Date(m.found.get("y"), month, day, m.found.get("w"), m.found.get("s"), famous=famous)


def _iso(m: Match) -> Date:
    year, month, day = map(int, m.found["i"].partition("T")[0].split("-"))
    return Date(year, month, day)


def _iso_moment(m: Match) -> Clock | None:
    hours = m.found["i"].partition("T")[2]
    is_lawful = hours and hours[:2] <= "24" and hours[3:5] <= "59"
    return Clock(hours[:5], _iso(m), "Z" if hours.endswith("Z") else "") if is_lawful else None


def _date_with_dots(m: Match) -> Date | None:
    """`09.08.2020`: the day comes first wherever dates are written with dots."""
    day, month, year = map(int, m.found["i"].split("."))
    return Date(year, month, day) if 1 <= month <= _LAST_MONTH and 1 <= day <= _LONGEST_MONTH else None


def _numeric(m: Match) -> Date | None:
    """`8/9/2020`: the month comes first, as in American papers, unless it can only be the day."""
    first, second, year = map(int, m.found["i"].split("/"))
    if year < _CENTURY:
        year += 2000 if year < _NEXT_CENTURY_UNTIL else 1900
    month, day = (second, first) if first > _LAST_MONTH else (first, second)
    return Date(year, month, day) if 1 <= month <= _LAST_MONTH and 1 <= day <= _LONGEST_MONTH else None


def _weekday(m: Match) -> Date | None:
    before = m.tokens[m.first - 1] if m.first else None
    has_nickname = before is not None and "NICKNAME" in before.classes and is_capitalized(before)
    return None if has_nickname else Date(weekday=m.found["w"])


def _weekday_by_step(m: Match) -> Date:
    anaphoric = m.tokens[m.last - 2].lower in {"previous", "preceding", "following"}
    return Date(weekday=m.found["w"], step=m.found["s"], anaphoric=anaphoric)


def _dayword(m: Match) -> Step | None:
    return None if is_capitalized(m.tokens[m.first]) and follows_name(m) else Step("day", m.found["s"])


def _holiday(m: Match) -> Holiday:
    return Holiday(m.found["f"], HOLIDAYS[m.found["f"]], m.found.get("y"), m.found.get("s"))


def _month(m: Match) -> Date | None:
    word, after = m.tokens[m.first].lower, m.token_after()
    is_short = len(word) <= _LONGEST_SHORT_MONTH and word not in _SHORT_WITHOUT_DOT
    if is_short and after.lower != ".":
        return None
    # "April Smith", "Theresa May": a capital next to it makes it a name.
    in_name = follows_name(m) or (is_capitalized(after) and not after.classes)
    before = m.word_before()
    if word in _ALSO_A_WORD and before not in CONTEXT.before_a_month:
        return None
    return None if in_name and before not in CONTEXT.only_before_times else Date(month=m.found["m"])


def _year(m: Match) -> Date | None:
    before, after, beyond = m.word_before(), m.token_after(), m.token_after(2)
    in_name = follows_name(m) and is_capitalized(after)
    if before in CONTEXT.before_no_year or after.lower in CONTEXT.measures or in_name:
        return None
    if before not in _BEFORE_A_YEAR and after.words.islower() and after.lower.endswith("s") and len(after.lower) > 2:  # noqa: PLR2004
        # "2000 homes" is a count; "in 1992 protests began" and "the 1992 protests" are not.
        return None
    if after.lower in {",", "."} and "COUNT" in beyond.classes and beyond.start == after.end:
        return None
    return Date(m.found["y"]) if m.found["y"] in _PRESS_YEARS or before in _BEFORE_A_YEAR else None


def _year_in_words(m: Match) -> Date | None:
    year = int(m.found["y"])
    return Date(year) if year in _SPELLED_YEARS else None


def _short_year(m: Match) -> Date | None:
    apostrophe, digits = m.tokens[m.first], m.tokens[m.first + 1]
    if apostrophe.end != digits.start or m.word_before() not in _BEFORE_A_YEAR:
        return None
    return Date(m.found["y"] + (2000 if m.found["y"] < _NEXT_CENTURY_UNTIL else 1900))


def _decade(m: Match) -> Era | None:
    beside = m.word_before(3) if m.word_before() in {"or", "and"} else m.word_before()
    is_age = beside in CONTEXT.whose or {m.word_before(), m.word_before(2)} & {"over", "under"}
    if is_age:
        return None
    start = m.found["d"]
    if start < _CENTURY:
        start += 2000 if start < _FIRST_SHORT_DECADE else 1900
    return Era("decade", start)


def _century(m: Match) -> Era | None:
    n = m.found["n"]
    return Era("century", (n - 1) * _CENTURY) if n in _CENTURIES else None


_WEEKDAY = "([WEEKDAY|SHORTDAY]:w DOT? COMMA? the?)?"
DATES = (
    TimeRule(
        "DATED", f"{_WEEKDAY} (STEP:s)? MONTH:m DOT? the? [DAYNUM|ORDINAL]:d (COMMA? YEAR:y)?", _date,
        name="month-day", example="signed on ⟦Wed., Dec. 8, 1999|1999-12-08⟧", counterexample="May 45 of them",
    ),
    TimeRule(
        "DATED", f"{_WEEKDAY} the? [DAYNUM|ORDINAL]:d of? MONTH:m (DOT? COMMA? YEAR:y)?", _date,
        name="day-month", example="signed on ⟦the 8th of December, 1999|1999-12-08⟧",
        counterexample="signed by 88 May voters",
    ),
    TimeRule(
        "MOMENT", "ISO:i", _iso_moment,
        name="iso-moment", example="sent at ⟦1999-12-31T23:55Z|1999-12-31T23:55Z⟧",
        counterexample="sent at 1999-12-31T23:75Z",
    ),
    TimeRule(
        "DATED", "ISO:i", _iso,
        name="iso-date", example="signed on ⟦1999-12-08|1999-12-08⟧", counterexample="order 1999-12-08-7",
    ),
    TimeRule(
        "DATED", "NUMERIC:i", _numeric,
        name="slashed-date", example="signed on ⟦12/31/99|1999-12-31⟧", counterexample="order 45/45/1999",
    ),
    TimeRule(
        "DATED", "DOTTED:i", _date_with_dots,
        name="dotted-date", example="signed on ⟦31.12.1999|1999-12-31⟧", counterexample="version 31.13.1999",
    ),
    TimeRule(
        "DATED", "WEEKDAY:w", _weekday,
        name="weekday", example="He came on ⟦Tuesday|2020-11-24⟧.", counterexample="It fell on Black Monday.",
    ),
    TimeRule(
        "DATED", "the? (this|current)? STEP:s WEEKDAY:w", _weekday_by_step,
        name="weekday-by-step", example="He came ⟦last Tuesday|2020-11-24⟧.", counterexample="He came one Tuesday.",
    ),
    TimeRule(
        "DATED", "DAYWORD:s", _dayword,
        name="today", example="He came ⟦yesterday|2020-11-25⟧.", counterexample="He wrote for USA Today.",
    ),
    TimeRule(
        "DATED", "the day before DAYWORD", lambda _: Step("day", -2),
        name="day-before-yesterday", example="He came ⟦the day before yesterday|2020-11-24⟧.",
        counterexample="He came a day before Friday.",
    ),
    TimeRule(
        "DATED", "the day after DAYWORD", lambda _: Step("day", 2),
        name="day-after-tomorrow", example="He will come ⟦the day after tomorrow|2020-11-28⟧.",
        counterexample="He will come the day after the vote.",
    ),
    TimeRule(
        "DATED", "HOLIDAY:f (COMMA? YEAR:y)?", _holiday,
        name="holiday", example="They met on ⟦New Year's Eve 1999|1999-12-31⟧.",
        counterexample="They marched on christmas.",
    ),
    TimeRule(
        "DATED", "(this|current)? STEP:s HOLIDAY:f", _holiday,
        name="holiday-by-step", example="They met ⟦last Thanksgiving|2019-11-28⟧.",
        counterexample="They met one Thanksgiving.",
    ),
    TimeRule(
        "DATED", "[the|that]? very? same day", lambda _: Same("day", 0),
        name="same-day", example="It opened on March 3, 2019, and closed ⟦the same day|2019-03-03⟧.",
        counterexample="It opened on the same date.",
    ),
    TimeRule(
        "DATED", "that day", lambda _: Same("day", 0),
        name="that-day", example="It opened on March 3, 2019; ⟦that day|2019-03-03⟧ it closed.",
        counterexample="It opened that daybreak.",
    ),
    TimeRule(
        "MON", "MONTH:m DOT? COMMA? of? YEAR:y", lambda m: Date(m.found["y"], m.found["m"]),
        name="month-year", example="signed in ⟦Dec. 1999|1999-12⟧", counterexample="signed in May by 1999",
    ),
    TimeRule(
        "MON", "the? STEP:s MONTH:m", lambda m: Date(month=m.found["m"], step=m.found["s"]),
        name="month-by-step", example="signed ⟦last October|2020-10⟧", counterexample="signed one October",
    ),
    TimeRule(
        "MON", "MONTH:m", _month,
        name="month", example="The tax was raised in ⟦October|2020-10⟧.", counterexample="So said Theresa May.",
    ),
    TimeRule(
        "YR", "YEAR:y", _year,
        name="year", example="It closed in ⟦2015|2015⟧.", counterexample="It lost $2000; 2000 homes burned.",
    ),
    TimeRule(
        "YR", "the? year [YEAR|COUNT]:y", _year_in_words,
        name="the-year", example="It closed in ⟦the year two thousand|2000⟧.",
        counterexample="It closed in year three.",
    ),
    TimeRule(
        "YR", "the? [fiscal|financial] year? YEAR:y", lambda m: Date(m.found["y"], fiscal=True),
        name="fiscal-year", example="Sales rose in ⟦fiscal year 2019|2019⟧.",
        counterexample="Sales rose in fiscal terms.",
    ),
    TimeRule(
        "YR", "APOS YY:y", _short_year,
        name="short-year", example="He was born in ⟦'82|1982⟧.", counterexample="He said '82 were there.",
    ),
    TimeRule(
        "ERA", "the? APOS? DECADE:d", _decade,
        name="decade", example="They grew up in ⟦the '80s|198⟧.", counterexample="They are in their 30s or 40s.",
    ),
    TimeRule(
        "ERA", "the DECADES:d", _decade,
        name="decade-in-words", example="They grew up in ⟦the nineties|199⟧.",
        counterexample="They are in their nineties.",
    ),
    TimeRule(
        "ERA", "the? ORDINAL:n DASH? century", _century,
        name="century", example="The church is from ⟦the 12th century|11⟧.",
        counterexample="He hit his first century.",
    ),
)  # fmt: skip
