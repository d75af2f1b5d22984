"""Rules for lengths of time, for what comes again, and for times that no calendar gives."""

from itertools import takewhile

from dateline.annotators.times.cascade import Match, Rule
from dateline.annotators.times.expressions import Length, Recurring, Vague
from dateline.calendar.periods import length_value
from dateline.languages.en.times.dates import MEASURES
from dateline.languages.en.times.units import (
    ABOUT,
    ANY,
    WITHIN,
    N,
    count,
)
from dateline.lexicon import lexicon

_OLD = {"old", "olds"}
_CONTEXT = lexicon("times_context")
_LENGTHENING = frozenset(_CONTEXT["lengthening"])
_ENDS_A_CLAUSE = frozenset(_CONTEXT["ends_a_clause"])
_RATE_REACH = 6
"""So many words before `a day` the number may stand that it is the rate of."""


def _is_an_age(m: Match) -> bool:
    of_age = m.after().lower == "of" and m.after(2).lower == "age"
    return (
        of_age or m.after().lower in _OLD or (m.after().lower == "-" and m.after(2).lower in {*_OLD, "ago", "earlier"})
    )


def _length(m: Match) -> Length | Recurring | None:
    unit, last = m.found["u"], m.items[m.last - 1]
    counted = "n" in m.found or "x" in m.found
    titled = last.words[0].isupper() and not last.words.isupper()
    if _is_an_age(m) or titled or last.lower == "second" or (not counted and last.lower in {"quarter", "weekend"}):
        return None
    if not counted and m.last - m.first == 2 and _a_rate(m):  # noqa: PLR2004 - "a year", and nothing about it
        return Recurring(length_value(1, unit))
    return Length(count(m), unit, "for" if m.before() == "for" else "free")


def _a_rate(m: Match) -> bool:
    """`$5 million a year`, `15,000 barrels of oil a day`: how often, not how long; `killed 30 in a day` is how long."""
    before = [m.items[at] for at in range(m.first - 1, max(m.first - 1 - _RATE_REACH, -1), -1)]
    if not before or before[0].lower in WITHIN | _LENGTHENING:
        return False
    clause = list(takewhile(lambda item: item.lower and item.lower not in _ENDS_A_CLAUSE, before))
    return any("COUNT" in item.classes or item.lower in MEASURES for item in clause)


def _many(m: Match) -> Length | None:
    """`for years`, `within weeks`."""
    return None if m.before() not in {"for", "in", "within"} or m.lower == "seconds" else Length("X", m.found["u"])


def _over(m: Match) -> Length | Recurring | None:
    """`over a decade` is more than one; `over several years` says when, so `over` is no part of it."""
    return None if "x" in m.found else _length(m)


def _sided(m: Match) -> Length:
    return Length(count(m), m.found["u"], "before" if m.found["s"] < 0 else "after")


def _and_a_half(m: Match) -> Length:
    return Length(1.5, m.found["u"])


def _before_now(m: Match) -> Length:
    return Length("X", m.found["u"], "before")


def _after_now(m: Match) -> Length:
    return Length("X", m.found["u"], "after")


LENGTHS = [
    Rule("LEN", f"{ABOUT} {N} [more|additional]? [trading|business|working|straight|consecutive]? {ANY}", _length),
    Rule("LEN", f"over {N} {ANY}", _over),
    Rule("LEN", f"the [ORDINAL|latest|last]? COUNT:n more? {ANY}", _length),
    Rule("LEN", "(COUNT:n|SOME:x) DASH UNIT:u", _length),
    Rule("LEN", f"between? COUNT:n [to|DASH|or|and] COUNT {ANY}", _length),
    Rule("LEN", "half [a|an] UNIT:u", lambda m: Length(0.5, m.found["u"])),
    Rule("LEN", "[a|an] UNIT:u and a half", _and_a_half),
    Rule("LEN", f"the? STEP:s (a? SOME:x|COUNT:n) trading? {ANY} (or so)?", _sided),
    Rule("LEN", "the? STEP:s COUNT:n to COUNT UNITS:u", _sided),
    Rule("LEN", "the? [recent|past|last] UNITS:u", _before_now),
    Rule("LEN", "the? [coming|next] UNITS:u", _after_now),
    Rule("LEN", "the UNITS:u ahead", _after_now),
    Rule("LEN", "UNITS:u", _many),
    Rule("LEN", "UNITS:u DASH long", lambda m: Length("X", m.found["u"])),
]


def _every(m: Match) -> Recurring | None:
    if m.lower == "second":
        return None
    return Recurring(length_value(m.found.get("n", 2 if "o" in m.found else 1), m.found["u"]))


def _often(m: Match) -> Recurring | None:
    """`annually`, `daily`; an adjective like `quarterly dividend` tells what kind, `Daily Express` whose name."""
    if m.items[m.first].words[0].isupper() and m.after().words[:1].isupper():
        return None
    return None if m.lower == "quarterly" and m.after().lower[:1].isalpha() else Recurring(m.found["o"])


def _vague(m: Match) -> Vague | None:
    as_soon = m.lower == "soon" and (m.before() == "as" or m.after().lower in {"after", "as", "before", "-"})
    titled = m.named and m.items[m.first].words[0].isupper()
    return None if as_soon or titled else Vague(m.found["v"])


AGAIN = [
    Rule("SET", "OFTEN:o", _often),
    Rule("SET", f"[every|each] (other:o|[COUNT|ORDINAL]:n)? {ANY}", _every),
    Rule("SET", "[every|each] WEEKDAY:w", lambda m: Recurring(f"XXXX-WXX-{m.found['w']}")),
    Rule("SET", "WEEKDAYS:w", lambda m: Recurring(f"XXXX-WXX-{m.found['w']}")),
    Rule("SET", "WEEKDAY:w PARTS:p", lambda m: Recurring(f"XXXX-WXX-{m.found['w']}T{m.found['p']}")),
    Rule("SET", "[every|each] MONTH:m", lambda m: Recurring(f"XXXX-{m.found['m']:02}")),
    Rule("SET", "MONTH:m of [every|each] year", lambda m: Recurring(f"XXXX-{m.found['m']:02}")),
    Rule("SET", "[every|each] SEASON:s", lambda m: Recurring(f"XXXX-{m.found['s']}")),
    Rule("SET", "[every|each] PART:p", lambda m: Recurring(f"XXXX-XX-XXT{m.found['p']}")),
    Rule("SET", "[once|twice] [a|per] UNIT:u", lambda m: Recurring(length_value(1, m.found["u"]))),
    Rule("REF", "VAGUE:v", _vague),
    Rule("REF", "NOWISH:v", lambda m: Vague(m.found["v"])),
    Rule("REF", "the past", lambda _: Vague("PAST_REF")),
]
