"""Rules for numbers in words: parts of expressions, never whole expressions.

In examples, the value after the bar is the number.
"""

from dateline.annotators.times.cascade import Match, TimeRule

_FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/3": 1 / 3, "1/4": 0.25, "¼": 0.25, "¾": 0.75}
_CENTURY = 100
_FIRST_SPOKEN_YEAR = 1500
"""Earliest year read as two numbers, `fifteen ten`: lower pairs, such as `twelve thirty`, are times of day."""


def _number_and_fraction(m: Match) -> float:
    return float(m.found["n"]) + _FRACTIONS.get(m.found.get("f", "1/2"), 0.5)


def _year_in_pairs(m: Match) -> int | None:
    year = m.found["c"] * _CENTURY + m.found["t"] + m.found.get("o", 0)
    return year if year >= _FIRST_SPOKEN_YEAR else None


NUMBERS = (
    TimeRule(
        "COUNT", "TENS:t DASH? ONES:o", lambda m: m.found["t"] + m.found["o"],
        name="tens-and-ones", example="⟦twenty-five|25⟧ days", counterexample="five and twenty days",
    ),
    TimeRule(
        "COUNT", "[ONES|TEENS|TENS]:n", lambda m: m.found["n"],
        name="numeral", example="⟦twelve|12⟧ days", counterexample="12 days",
    ),
    TimeRule(
        "COUNT", "[ONES|TEENS|TENS|COUNT]:n HUNDRED:h", lambda m: m.found["n"] * m.found["h"],
        name="number-of-hundreds", example="⟦three hundred|300⟧ days", counterexample="hundred days",
    ),
    TimeRule(
        "COUNT", "a HUNDRED:h", lambda m: m.found["h"],
        name="a-hundred", example="⟦a hundred|100⟧ days", counterexample="the hundred days",
    ),
    TimeRule(
        "COUNT", "a? couple of?", lambda _: 2,
        name="couple", example="⟦a couple of|2⟧ days", counterexample="a few days",
    ),
    TimeRule(
        "COUNT", "a DOZEN", lambda _: 12,
        name="dozen", example="⟦a dozen|12⟧ days", counterexample="dozen days",
    ),
    TimeRule(
        "COUNT", "[ONES|TEENS|TENS|COUNT]:n and a half", _number_and_fraction,
        name="and-a-half", example="⟦two and a half|2.5⟧ days", counterexample="two and half a day",
    ),
    TimeRule(
        "COUNT", "[ONES|COUNT]:n (and|DASH)? FRACTION:f", _number_and_fraction,
        name="mixed-fraction", example="⟦2 1/2|2.5⟧ days", counterexample="1/2 day",
    ),
    TimeRule(
        "YEAR", "TEENS:c TENS:t (DASH? ONES:o)?", _year_in_pairs,
        name="spoken-year", example="in ⟦nineteen ninety-seven|1997⟧", counterexample="in twelve ninety",
    ),
    TimeRule(
        "YEAR", "TEENS:c TEENS:t", _year_in_pairs,
        name="spoken-year-of-teens", example="in ⟦nineteen fourteen|1914⟧", counterexample="in eleven fourteen",
    ),
)  # fmt: skip
