"""Rules for units of time: counted from here, lengths, and what comes again."""

from itertools import takewhile

from generator.annotators.times.cascade import Match, Rule
from generator.annotators.times.dates import MEASURES
from generator.annotators.times.expressions import (
    Away,
    Count,
    Date,
    Expression,
    Length,
    Nth,
    Often,
    Part,
    Same,
    Step,
    Told,
    Vague,
)
from generator.annotators.times.periods import length_value

_SMALL = {"second", "minute", "hour"}
_WITHIN = {"in", "for", "during", "of", "through", "on", "over"}
_ENDS = {"end", "ended", "ends", "ending", "finish", "finished", "finishing", "close", "closed"}
_BEFORE_A_SEASON = {"in", "of", "by", "since", "until", "during", "early", "late", "mid"}
_OLD = {"old", "olds"}
_LENGTHENING = {
    "within",
    "than",
    "about",
    "after",
    "before",
    "nearly",
    "almost",
    "at",
    "least",
    "by",
    "and",
    "or",
    "is",
    "was",
}
_ENDS_A_CLAUSE = {",", ".", ";", ":", "and", "that", "which"}
_RATE_REACH = 6


def _count(m: Match) -> Count:
    n: Count = m.found.get("n", m.found.get("x", 1))
    return n


def _step(m: Match) -> Expression | None:
    unit, steps, word = m.found["u"], m.found["s"], m.items[m.last - 2].low
    if word in {"following", "previous", "preceding"}:
        return Same(unit, steps)
    if word == "past" or (unit == "decade" and word == "last"):
        return Length(1, unit, "before")
    if word == "coming" or (unit == "decade" and word == "next"):
        return Length(1, unit, "after")
    if unit in _SMALL or (unit == "day" and word != "next") or (m.items[m.last - 1].words[0].isupper()):
        return None
    return Same(unit, 1) if unit == "day" else Step(unit, steps)


def _told(m: Match) -> Expression | None:
    """`the quarter`, `the weekend`; of the commoner words only what stands as a time: `for the week`, `end the day`."""
    unit = m.found["u"]
    if m.items[m.last - 1].words[0].isupper():
        return None
    if unit in {"quarter", "weekend"}:
        return Told(unit)
    if unit in {"day", "week"} and m.before() in _WITHIN | _ENDS:
        return Same("day", 0) if unit == "day" else Told(unit)
    if unit == "year" and (m.before() in _WITHIN or m.last - m.first > 2):  # noqa: PLR2004 - "the full year"
        return Length(1, "year") if m.after().low in {"ended", "ending"} else Told("year")
    return None


def _nth(m: Match) -> Nth:
    return Nth(m.found["u"], m.found.get("n", -1), Date(m.found.get("y"), m.found["m"]))


def _quarter(m: Match) -> Part | None:
    n = 4 if m.found["n"] == -1 else m.found["n"]
    fiscal = any(item.low in {"fiscal", "financial"} for item in m.items[m.first : m.last])
    return Part("quarter", n, m.found.get("y"), fiscal=fiscal) if n in {1, 2, 3, 4} else None


def _half(m: Match) -> Part | None:
    n = {-1: 2}.get(m.found.get("n", 2), m.found.get("n", 2))
    return Part("semester", n, m.found.get("y")) if n in {1, 2} else None


def _season(m: Match) -> Part | None:
    alone = m.last - m.first == 1
    if alone and (m.low in {"spring", "fall"} or m.before() not in _BEFORE_A_SEASON):
        return None
    if m.low == "fall" and m.items[m.first].low == "the" and m.before() not in {"in", "of", "by", "during", "since"}:
        return None
    return Part("season", m.found["s"], m.found.get("y"), m.found.get("t"))


def _again(m: Match) -> Away | None:
    """`a year earlier`, `the week before`: from the day told of; not `the day before the vote`."""
    if m.found["u"] in _SMALL or (m.low in {"before", "after"} and m.after().low[:1].isalpha()):
        return None
    return Away(_count(m), m.found["u"], 1 if m.low in {"later", "after"} else -1, story=True)


def _beside(m: Match) -> Same | None:
    """`the day before`, `the year previous`."""
    again = _again(m)
    return Same(again.unit, again.sign) if again else None


def _quarter_a_year_ago(m: Match) -> Part | None:
    return Part("quarter", m.found["n"], Step("year", -1)) if 1 <= m.found["n"] <= 4 else None  # noqa: PLR2004


def _ago(m: Match) -> Away:
    return Away(_count(m), m.found["u"], -1)


def _year_ago(m: Match) -> Away:
    return Away(1, m.found["u"], -1, story=True)


_N = "(a? SOME:x|COUNT:n|[a|an])"
_ABOUT = "(ABOUT|COMPARE than|at LEAST|no more than|up to|just [over|under])?"
_ANY = "[UNIT|UNITS]:u"
COUNTED = [
    Rule("NTH", "the? (ORDINAL:n|last) UNIT:u of MONTH:m (COMMA? YEAR:y)?", _nth),
    Rule("STEPPED", "the? this? STEP:s [fiscal|financial|calendar]? UNIT:u", _step),
    Rule("STEPPED", "the [full|entire|whole|fiscal|financial]? UNIT:u", _told),
    Rule("STEPPED", "the latest [UNIT|period]", lambda _: Told("quarter")),
    Rule("STEPPED", "the YEAR:y [quarter|period]", lambda m: Told("quarter", m.found["y"])),
    Rule("STEPPED", "that UNIT:u", lambda m: Same(m.found["u"], 0) if m.found["u"] not in _SMALL else None),
    Rule("QTR", "the? (YEAR:y)? fiscal? DASH? ORDINAL:n fiscal? quarter", _quarter),
    Rule("QTR", "fiscal? ORDINAL:n DASH quarter", _quarter),
    Rule("QTR", "QNUM:n of? (YEAR:y)?", _quarter),
    Rule("QTR", "the? (ORDINAL:n|last) DASH? half", _half),
    Rule("QTR", "the? this? (STEP:t)? SEASON:s", _season),
    Rule("QTR", "the? SEASON:s of? YEAR:y (DASH YY)?", _season),
    Rule("AWAY", f"{_ABOUT} {_N} more? {_ANY} (or so)? ago", _ago),
    Rule("AWAY", "half [a|an] UNIT:u ago", lambda m: Away(0.5, m.found["u"], -1)),
    Rule("AWAY", f"{_ABOUT} {_N} {_ANY} [earlier|later|before|after]", _again),
    Rule("STEPPED", "the UNIT:u [before|after|earlier|previous]", _beside),
    Rule("QTR", "the? year DASH [ago|earlier] ORDINAL:n quarter", _quarter_a_year_ago),
    Rule("AWAY", "UNIT:u DASH [ago|earlier]", _year_ago),
    Rule("AWAY", "the? [comparable|corresponding|same]? UNIT:u DASH [ago|earlier] [quarter|period]", _year_ago),
    Rule("AWAY", "the [comparable|corresponding|same] [quarter|period] (of? the? last year|a year [ago|earlier])",
         lambda _: Away(1, "year", -1, story=True)),
]  # fmt: skip


def _is_an_age(m: Match) -> bool:
    of_age = m.after().low == "of" and m.after(2).low == "age"
    return of_age or m.after().low in _OLD or (m.after().low == "-" and m.after(2).low in {*_OLD, "ago", "earlier"})


def _length(m: Match) -> Length | Often | None:
    unit, last = m.found["u"], m.items[m.last - 1]
    counted = "n" in m.found or "x" in m.found
    titled = last.words[0].isupper() and not last.words.isupper()
    if _is_an_age(m) or titled or last.low == "second" or (not counted and last.low in {"quarter", "weekend"}):
        return None
    if not counted and m.last - m.first == 2 and _a_rate(m):  # noqa: PLR2004 - "a year", and nothing about it
        return Often(length_value(1, unit))
    return Length(_count(m), unit, "for" if m.before() == "for" else "free")


def _a_rate(m: Match) -> bool:
    """`$5 million a year`, `15,000 barrels of oil a day`: how often, not how long; `killed 30 in a day` is how long."""
    before = [m.items[at] for at in range(m.first - 1, max(m.first - 1 - _RATE_REACH, -1), -1)]
    if not before or before[0].low in _WITHIN | _LENGTHENING:
        return False
    clause = list(takewhile(lambda item: item.low and item.low not in _ENDS_A_CLAUSE, before))
    return any("COUNT" in item.classes or item.low in MEASURES for item in clause)


def _many(m: Match) -> Length | None:
    """`for years`, `within weeks`."""
    return None if m.before() not in {"for", "in", "within"} or m.low == "seconds" else Length("X", m.found["u"])


def _over(m: Match) -> Length | Often | None:
    """`over a decade` is more than one; `over several years` says when, so `over` is no part of it."""
    return None if "x" in m.found else _length(m)


def _sided(m: Match) -> Length:
    return Length(_count(m), m.found["u"], "before" if m.found["s"] < 0 else "after")


def _and_a_half(m: Match) -> Length:
    return Length(1.5, m.found["u"])


def _before_now(m: Match) -> Length:
    return Length("X", m.found["u"], "before")


def _after_now(m: Match) -> Length:
    return Length("X", m.found["u"], "after")


LENGTHS = [
    Rule("LEN", f"{_ABOUT} {_N} [more|additional]? [trading|business|working|straight|consecutive]? {_ANY}", _length),
    Rule("LEN", f"over {_N} {_ANY}", _over),
    Rule("LEN", f"the [ORDINAL|latest|last]? COUNT:n more? {_ANY}", _length),
    Rule("LEN", "(COUNT:n|SOME:x) DASH UNIT:u", _length),
    Rule("LEN", f"between? COUNT:n [to|DASH|or|and] COUNT {_ANY}", _length),
    Rule("LEN", "half [a|an] UNIT:u", lambda m: Length(0.5, m.found["u"])),
    Rule("LEN", "[a|an] UNIT:u and a half", _and_a_half),
    Rule("LEN", f"the? STEP:s (a? SOME:x|COUNT:n) trading? {_ANY} (or so)?", _sided),
    Rule("LEN", "the? STEP:s COUNT:n to COUNT UNITS:u", _sided),
    Rule("LEN", "the? [recent|past|last] UNITS:u", _before_now),
    Rule("LEN", "the? [coming|next] UNITS:u", _after_now),
    Rule("LEN", "the UNITS:u ahead", _after_now),
    Rule("LEN", "UNITS:u", _many),
    Rule("LEN", "UNITS:u DASH long", lambda m: Length("X", m.found["u"])),
]


def _every(m: Match) -> Often | None:
    if m.low == "second":
        return None
    return Often(length_value(m.found.get("n", 2 if "o" in m.found else 1), m.found["u"]))


def _often(m: Match) -> Often | None:
    """`annually`, `daily`; an adjective like `quarterly dividend` tells what kind, `Daily Express` whose name."""
    if m.items[m.first].words[0].isupper() and m.after().words[:1].isupper():
        return None
    return None if m.low == "quarterly" and m.after().low[:1].isalpha() else Often(m.found["o"])


def _vague(m: Match) -> Vague | None:
    as_soon = m.low == "soon" and (m.before() == "as" or m.after().low in {"after", "as", "before", "-"})
    return None if as_soon else Vague(m.found["v"])


AGAIN = [
    Rule("SET", "OFTEN:o", _often),
    Rule("SET", f"[every|each] (other:o|[COUNT|ORDINAL]:n)? {_ANY}", _every),
    Rule("SET", "[every|each] WEEKDAY:w", lambda m: Often(f"XXXX-WXX-{m.found['w']}")),
    Rule("SET", "WEEKDAYS:w", lambda m: Often(f"XXXX-WXX-{m.found['w']}")),
    Rule("SET", "WEEKDAY:w PARTS:p", lambda m: Often(f"XXXX-WXX-{m.found['w']}T{m.found['p']}")),
    Rule("SET", "[every|each] MONTH:m", lambda m: Often(f"XXXX-{m.found['m']:02}")),
    Rule("SET", "[every|each] SEASON:s", lambda m: Often(f"XXXX-{m.found['s']}")),
    Rule("SET", "[every|each] PART:p", lambda m: Often(f"XXXX-XX-XXT{m.found['p']}")),
    Rule("SET", "[once|twice] [a|per] UNIT:u", lambda m: Often(length_value(1, m.found["u"]))),
    Rule("REF", "VAGUE:v", _vague),
    Rule("REF", "NOWISH:v", lambda m: Vague(m.found["v"])),
    Rule("REF", "the past", lambda _: Vague("PAST_REF")),
]
