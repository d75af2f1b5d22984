"""Rules for lengths of time."""

from itertools import takewhile

from dateline.annotators.times.cascade import Match, TimeRule
from dateline.annotators.times.expressions import Length, Recurring
from dateline.calendar.periods import duration_value
from dateline.languages.en.times.capitals import is_capitalized
from dateline.languages.en.times.time_words import CONTEXT
from dateline.languages.en.times.unit_rules import ABOUT, ANY, N, count

_OLD = {"old", "olds"}
_RATE_REACH = 6
"""Maximum number of words from a number to `a day`: `15,000 barrels of crude oil a day`."""


def _is_age(m: Match) -> bool:
    after, beyond = m.token_after().lower, m.token_after(2).lower
    return (after, beyond) == ("of", "age") or after in _OLD or (after == "-" and beyond in {*_OLD, "ago", "earlier"})


def _length(m: Match) -> Length | Recurring | None:
    unit, last = m.found["u"], m.tokens[m.last - 1]
    is_counted = "n" in m.found or "x" in m.found
    is_title = is_capitalized(last) and not last.words.isupper()
    if _is_age(m) or is_title or last.lower == "second" or (not is_counted and last.lower in {"quarter", "weekend"}):
        return None
    if not is_counted and m.last - m.first == 2 and _is_rate(m):  # noqa: PLR2004 - "a year" without more
        return Recurring(duration_value(1, unit))
    return Length(count(m), unit, "for" if m.word_before() == "for" else "free")


def _is_rate(m: Match) -> bool:
    """Return True in `$5 million a year`, `15,000 barrels of oil a day`, but not in `killed 30 in a day`."""
    before = [m.tokens[at] for at in range(m.first - 1, max(m.first - 1 - _RATE_REACH, -1), -1)]
    if not before or before[0].lower in CONTEXT.within | CONTEXT.lengthening:
        return False
    clause = takewhile(lambda token: token.lower and token.lower not in CONTEXT.ends_a_clause, before)
    return any("COUNT" in token.classes or token.lower in CONTEXT.measures for token in clause)


def _units(m: Match) -> Length | None:
    """`for years`, `within weeks`."""
    is_time = m.word_before() in {"for", "in", "within"} and m.last_word != "seconds"
    return Length("X", m.found["u"]) if is_time else None


def _length_to_either_side(m: Match) -> Length:
    return Length(count(m), m.found["u"], "before" if m.found["s"] < 0 else "after")


def _unit_and_a_half(m: Match) -> Length:
    return Length(1.5, m.found["u"])


def _length_back(m: Match) -> Length:
    return Length("X", m.found["u"], "before")


def _length_ahead(m: Match) -> Length:
    return Length("X", m.found["u"], "after")


LENGTHS = (
    TimeRule(
        "LEN",
        f"{ABOUT} {N} [more|additional]? [trading|business|working|straight|consecutive]? {ANY}",
        _length,
        name="length", example="It took ⟦nearly three hours|PT3H⟧.", counterexample="He is five years old.",
    ),
    TimeRule(
        "LEN", f"the [ORDINAL|latest|last]? COUNT:n more? {ANY}", _length,
        name="the-length", example="Sales fell in ⟦the first nine months|P9M⟧.",
        counterexample="Sales fell in the nine shops.",
    ),
    TimeRule(
        "LEN", "(COUNT:n|SOME:x) DASH UNIT:u", _length,
        name="hyphenated-length", example="a ⟦five-year|P5Y⟧ plan", counterexample="a five-year-old child",
    ),
    TimeRule(
        "LEN", f"between? COUNT:n [to|DASH|or|and] COUNT {ANY}", _length,
        name="length-from-to", example="They pay over ⟦two to three weeks|P2W⟧.",
        counterexample="They have two to three cars.",
    ),
    TimeRule(
        "LEN", "half [a|an] UNIT:u", lambda m: Length(0.5, m.found["u"]),
        name="half-a-unit", example="It took ⟦half an hour|PT30M⟧.", counterexample="It took half the hours.",
    ),
    TimeRule(
        "LEN", "[a|an] UNIT:u and a half", _unit_and_a_half,
        name="unit-and-a-half", example="It took ⟦a year and a half|P1Y6M⟧.",
        counterexample="It took a mile and a half.",
    ),
    TimeRule(
        "LEN", f"the? STEP:s (a? SOME:x|COUNT:n) trading? {ANY} (or so)?", _length_to_either_side,
        name="past-length", example="It rose in ⟦the past three months|P3M⟧.",
        counterexample="It rose past three limits.",
    ),
    TimeRule(
        "LEN", "the? STEP:s COUNT:n to COUNT UNITS:u", _length_to_either_side,
        name="next-length-from-to", example="It will rise in ⟦the next six to eight days|P6D⟧.",
        counterexample="The next six to eight votes count.",
    ),
    TimeRule(
        "LEN", "the? [recent|past|last] UNITS:u", _length_back,
        name="recent-units", example="It rose in ⟦recent years|PXY⟧.", counterexample="It rose in recent polls.",
    ),
    TimeRule(
        "LEN", "the? [coming|next] UNITS:u", _length_ahead,
        name="coming-units", example="It will rise in ⟦the coming weeks|PXW⟧.",
        counterexample="It will rise in the coming polls.",
    ),
    TimeRule(
        "LEN", "the UNITS:u ahead", _length_ahead,
        name="units-ahead", example="It will rise in ⟦the weeks ahead|PXW⟧.",
        counterexample="Go ahead in the polls.",
    ),
    TimeRule(
        "LEN", "UNITS:u", _units,
        name="units", example="It was closed for ⟦years|PXY⟧.", counterexample="Years of war ended.",
    ),
    TimeRule(
        "LEN", "UNITS:u DASH long", lambda m: Length("X", m.found["u"]),
        name="units-long", example="⟦Years-long|PXY⟧ wars followed.", counterexample="a miles-long queue",
    ),
)  # fmt: skip
