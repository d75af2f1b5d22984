"""Rules for units counted from the article's date or from the reference time, and for quarters, halves and seasons."""

from dateline.annotators.times.cascade import Match, TimeRule
from dateline.annotators.times.expressions import (
    Contextual,
    Count,
    Date,
    Expression,
    Length,
    Nth,
    Offset,
    PartOfYear,
    Same,
    Step,
)
from dateline.languages.en.times.capitals import is_capitalized
from dateline.languages.en.times.time_words import CONTEXT

_SMALL = {"second", "minute", "hour"}


def count(m: Match) -> Count:
    """Return the number of units in a match: 1 if it has an article instead of a number."""
    n: Count = m.found.get("n", m.found.get("x", 1))
    return n


def _step(m: Match) -> Expression | None:
    unit, steps, word = m.found["u"], m.found["s"], m.tokens[m.last - 2].lower
    if word in {"following", "previous", "preceding"}:
        return Same(unit, steps)
    if word == "past" or (unit == "decade" and word == "last"):
        return Length(1, unit, "before")
    if word == "coming" or (unit == "decade" and word == "next"):
        return Length(1, unit, "after")
    if unit in _SMALL or (unit == "day" and word != "next") or is_capitalized(m.tokens[m.last - 1]):
        return None
    return Same(unit, 1) if unit == "day" else Step(unit, steps)


def _contextual(m: Match) -> Expression | None:
    """`the quarter`, `the weekend`; more common words only if they are clearly times: `for the week`, `end the day`."""
    unit, before = m.found["u"], m.word_before()
    if is_capitalized(m.tokens[m.last - 1]):
        return None
    if unit in {"quarter", "weekend"}:
        return Contextual(unit)
    if unit in {"day", "week"} and before in CONTEXT.within | CONTEXT.ends:
        return Same("day", 0) if unit == "day" else Contextual(unit)
    is_qualified = m.last - m.first > 2  # noqa: PLR2004 - "the full year"
    if unit == "year" and (before in CONTEXT.within or is_qualified):
        return Length(1, "year") if m.token_after().lower in {"ended", "ending"} else Contextual("year")
    return None


def _that_unit(m: Match) -> Same | None:
    return None if m.found["u"] in _SMALL else Same(m.found["u"], 0)


def _nth(m: Match) -> Nth:
    return Nth(m.found["u"], m.found.get("n", -1), Date(m.found.get("y"), m.found["m"]))


def _quarter(m: Match) -> PartOfYear | None:
    n = 4 if m.found["n"] == -1 else m.found["n"]
    fiscal = any(token.lower in {"fiscal", "financial"} for token in m.tokens[m.first : m.last])
    return PartOfYear("quarter", n, m.found.get("y"), fiscal=fiscal) if n in {1, 2, 3, 4} else None


def _half(m: Match) -> PartOfYear | None:
    n = {-1: 2}.get(m.found.get("n", 2), m.found.get("n", 2))
    return PartOfYear("semester", n, m.found.get("y")) if n in {1, 2} else None


def _season(m: Match) -> PartOfYear | None:
    is_alone = m.last - m.first == 1
    if is_alone and (m.last_word in {"spring", "fall"} or m.word_before() not in CONTEXT.before_a_season):
        return None
    is_the_fall = m.last_word == "fall" and m.tokens[m.first].lower == "the"
    if is_the_fall and m.word_before() not in {"in", "of", "by", "during", "since"}:
        return None
    return PartOfYear("season", m.found["s"], m.found.get("y"), m.found.get("t"))


def _distance(m: Match) -> Offset | None:
    """`a year earlier`, `a week before`; not `a day before the vote`."""
    is_conjunction = m.last_word in {"before", "after"} and m.token_after().lower[:1].isalpha()
    if m.found["u"] in _SMALL or is_conjunction:
        return None
    return Offset(count(m), m.found["u"], 1 if m.last_word in {"later", "after"} else -1, anaphoric=True)


def _adjacent(m: Match) -> Same | None:
    """`the day before`, `the year previous`."""
    distance = _distance(m)
    return Same(distance.unit, distance.sign) if distance else None


def _quarter_a_year_ago(m: Match) -> PartOfYear | None:
    return PartOfYear("quarter", m.found["n"], Step("year", -1)) if 1 <= m.found["n"] <= 4 else None  # noqa: PLR2004


def _ago(m: Match) -> Offset:
    return Offset(count(m), m.found["u"], -1)


def _year_ago(m: Match) -> Offset:
    return Offset(1, m.found.get("u", "year"), -1, anaphoric=True)


N = "(a? SOME:x|COUNT:n|[a|an])"
ABOUT = "(ABOUT|COMPARE than|at LEAST|no more than|up to|just [over|under])?"
ANY = "[UNIT|UNITS]:u"
UNITS = (
    TimeRule(
        "NTH", "the? (ORDINAL:n|last) UNIT:u of MONTH:m (COMMA? YEAR:y)?", _nth,
        name="nth-unit-of-month", example="It opened in ⟦the first week of May 2019|2019-W18⟧.",
        counterexample="It opened in the first weeks of term.",
    ),
    TimeRule(
        "STEPPED", "the? this? STEP:s [fiscal|financial|calendar]? UNIT:u", _step,
        name="unit-by-step", example="Prices fell ⟦last week|2020-W47⟧.", counterexample="Prices fell in Last Week.",
    ),
    TimeRule(
        "STEPPED", "the [full|entire|whole|fiscal|financial]? UNIT:u", _contextual,
        name="the-unit", example="They met over ⟦the weekend|2020-W48-WE⟧.", counterexample="He is man of the hour.",
    ),
    TimeRule(
        "STEPPED", "the latest [UNIT|period]", lambda _: Contextual("quarter"),
        name="latest-period", example="Net rose in ⟦the latest period|2020-Q3⟧.",
        counterexample="Net rose in the latest report.",
    ),
    TimeRule(
        "STEPPED", "the YEAR:y [quarter|period]", lambda m: Contextual("quarter", m.found["y"]),
        name="period-of-year", example="Net rose in the third quarter from a loss in ⟦the 1988 period|1988-Q3⟧.",
        counterexample="Net rose in the 1988 report.",
    ),
    TimeRule(
        "STEPPED", "that UNIT:u", _that_unit,
        name="that-unit", example="It closed in 2015. ⟦That year|2015⟧ a depot burned down.",
        counterexample="It was that minute that counted.",
    ),
    TimeRule(
        "QTR", "the? (YEAR:y)? fiscal? DASH? ORDINAL:n fiscal? quarter", _quarter,
        name="numbered-quarter", example="Net rose in ⟦the third quarter|2020-Q3⟧.",
        counterexample="He died in the Latin Quarter; the fifth quarter is a joke.",
    ),
    TimeRule(
        "QTR", "fiscal? ORDINAL:n DASH quarter", _quarter,
        name="hyphenated-quarter", example="⟦Third-quarter|2020-Q3⟧ net rose.", counterexample="A head-quarter rose.",
    ),
    TimeRule(
        "QTR", "QNUM:n of? (YEAR:y)?", _quarter,
        name="short-quarter", example="Net rose in ⟦Q3 2009|2009-Q3⟧.", counterexample="Net rose in Q5 2009.",
    ),
    TimeRule(
        "QTR", "the? (ORDINAL:n|last) DASH? half", _half,
        name="half-year", example="Net rose in ⟦the first half|2020-H1⟧.", counterexample="They lost the third half.",
    ),
    TimeRule(
        "QTR", "the? (this? STEP:t)? SEASON:s", _season,
        name="season", example="They met ⟦last spring|2020-SP⟧.", counterexample="Prices fall; spring rolls sell.",
    ),
    TimeRule(
        "QTR", "the? SEASON:s of? YEAR:y (DASH YY)?", _season,
        name="season-of-year", example="They met in ⟦the summer of 1998|1998-SU⟧.",
        counterexample="They met in the summer of 98 days.",
    ),
    TimeRule(
        "OFFSET", f"{ABOUT} {N} more? {ANY} (or so)? ago", _ago,
        name="ago", example="He left ⟦about two years ago|2018⟧.", counterexample="He left long ago.",
    ),
    TimeRule(
        "OFFSET", "half [a|an] UNIT:u ago", lambda m: Offset(0.5, m.found["u"], -1),
        name="half-a-unit-ago", example="He left ⟦half a year ago|2020-05⟧.", counterexample="He ate half a pie ago.",
    ),
    TimeRule(
        "OFFSET", f"{ABOUT} {N} {ANY} [earlier|later|before|after]", _distance,
        name="units-later", example="It opened in 2013 and closed ⟦two years later|2015⟧.",
        counterexample="It closed two years before the war.",
    ),
    TimeRule(
        "STEPPED", "the UNIT:u [before|after|earlier|previous]", _adjacent,
        name="the-unit-before", example="It opened on March 3, 2019. ⟦The day before|2019-03-02⟧, it rained.",
        counterexample="It opened the day before the vote.",
    ),
    TimeRule(
        "QTR", "the? year DASH [ago|earlier] ORDINAL:n quarter", _quarter_a_year_ago,
        name="quarter-a-year-ago", example="Net rose from ⟦the year-ago third quarter|2019-Q3⟧.",
        counterexample="Net rose from the year-long quarter.",
    ),
    TimeRule(
        "OFFSET", "UNIT:u DASH [ago|earlier]", _year_ago,
        name="hyphenated-ago", example="Net rose from the ⟦year-earlier|2019⟧ figure.",
        counterexample="Net rose from the year-long figure.",
    ),
    TimeRule(
        "OFFSET", "the? [comparable|corresponding|same]? UNIT:u DASH [ago|earlier] [quarter|period]", _year_ago,
        name="year-ago-period", example="Net rose in the third quarter from ⟦the year-ago period|2019-Q3⟧.",
        counterexample="Net rose from the earlier period.",
    ),
    TimeRule(
        "OFFSET", "the [comparable|corresponding|same] [quarter|period] (of? the? last year|a year [ago|earlier])",
        _year_ago,
        name="same-period-last-year",
        example="Net rose in the third quarter from ⟦the same period last year|2019-Q3⟧.",
        counterexample="Net rose over the same period in Minsk.",
    ),
)  # fmt: skip
