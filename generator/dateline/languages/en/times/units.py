"""Rules for units counted from here or from the day told of, and for quarters, halves and seasons."""

from dateline.annotators.times.cascade import Match, Rule
from dateline.annotators.times.expressions import (
    Contextual,
    Count,
    Date,
    Expression,
    Length,
    Nth,
    Offset,
    Part,
    Same,
    Step,
)
from dateline.lexicon import lexicon

_SMALL = {"second", "minute", "hour"}
_CONTEXT = lexicon("times_context")
WITHIN = frozenset(_CONTEXT["within"])
_ENDS = frozenset(_CONTEXT["ends"])
_BEFORE_A_SEASON = frozenset(_CONTEXT["before_a_season"])


def count(m: Match) -> Count:
    """How many units a match names: 1 where an article stands for the number."""
    n: Count = m.found.get("n", m.found.get("x", 1))
    return n


def _step(m: Match) -> Expression | None:
    unit, steps, word = m.found["u"], m.found["s"], m.items[m.last - 2].lower
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
        return Contextual(unit)
    if unit in {"day", "week"} and m.before() in WITHIN | _ENDS:
        return Same("day", 0) if unit == "day" else Contextual(unit)
    if unit == "year" and (m.before() in WITHIN or m.last - m.first > 2):  # noqa: PLR2004 - "the full year"
        return Length(1, "year") if m.after().lower in {"ended", "ending"} else Contextual("year")
    return None


def _nth(m: Match) -> Nth:
    return Nth(m.found["u"], m.found.get("n", -1), Date(m.found.get("y"), m.found["m"]))


def _quarter(m: Match) -> Part | None:
    n = 4 if m.found["n"] == -1 else m.found["n"]
    fiscal = any(item.lower in {"fiscal", "financial"} for item in m.items[m.first : m.last])
    return Part("quarter", n, m.found.get("y"), fiscal=fiscal) if n in {1, 2, 3, 4} else None


def _half(m: Match) -> Part | None:
    n = {-1: 2}.get(m.found.get("n", 2), m.found.get("n", 2))
    return Part("semester", n, m.found.get("y")) if n in {1, 2} else None


def _season(m: Match) -> Part | None:
    alone = m.last - m.first == 1
    if alone and (m.lower in {"spring", "fall"} or m.before() not in _BEFORE_A_SEASON):
        return None
    if (
        m.lower == "fall"
        and m.items[m.first].lower == "the"
        and m.before() not in {"in", "of", "by", "during", "since"}
    ):
        return None
    return Part("season", m.found["s"], m.found.get("y"), m.found.get("t"))


def _again(m: Match) -> Offset | None:
    """`a year earlier`, `the week before`: from the day told of; not `the day before the vote`."""
    if m.found["u"] in _SMALL or (m.lower in {"before", "after"} and m.after().lower[:1].isalpha()):
        return None
    return Offset(count(m), m.found["u"], 1 if m.lower in {"later", "after"} else -1, anaphoric=True)


def _beside(m: Match) -> Same | None:
    """`the day before`, `the year previous`."""
    again = _again(m)
    return Same(again.unit, again.sign) if again else None


def _quarter_a_year_ago(m: Match) -> Part | None:
    return Part("quarter", m.found["n"], Step("year", -1)) if 1 <= m.found["n"] <= 4 else None  # noqa: PLR2004


def _ago(m: Match) -> Offset:
    return Offset(count(m), m.found["u"], -1)


def _year_ago(m: Match) -> Offset:
    return Offset(1, m.found["u"], -1, anaphoric=True)


N = "(a? SOME:x|COUNT:n|[a|an])"
ABOUT = "(ABOUT|COMPARE than|at LEAST|no more than|up to|just [over|under])?"
ANY = "[UNIT|UNITS]:u"
COUNTED = [
    Rule("NTH", "the? (ORDINAL:n|last) UNIT:u of MONTH:m (COMMA? YEAR:y)?", _nth),
    Rule("STEPPED", "the? this? STEP:s [fiscal|financial|calendar]? UNIT:u", _step),
    Rule("STEPPED", "the [full|entire|whole|fiscal|financial]? UNIT:u", _told),
    Rule("STEPPED", "the latest [UNIT|period]", lambda _: Contextual("quarter")),
    Rule("STEPPED", "the YEAR:y [quarter|period]", lambda m: Contextual("quarter", m.found["y"])),
    Rule("STEPPED", "that UNIT:u", lambda m: Same(m.found["u"], 0) if m.found["u"] not in _SMALL else None),
    Rule("QTR", "the? (YEAR:y)? fiscal? DASH? ORDINAL:n fiscal? quarter", _quarter),
    Rule("QTR", "fiscal? ORDINAL:n DASH quarter", _quarter),
    Rule("QTR", "QNUM:n of? (YEAR:y)?", _quarter),
    Rule("QTR", "the? (ORDINAL:n|last) DASH? half", _half),
    Rule("QTR", "the? (this? STEP:t)? SEASON:s", _season),
    Rule("QTR", "the? SEASON:s of? YEAR:y (DASH YY)?", _season),
    Rule("AWAY", f"{ABOUT} {N} more? {ANY} (or so)? ago", _ago),
    Rule("AWAY", "half [a|an] UNIT:u ago", lambda m: Offset(0.5, m.found["u"], -1)),
    Rule("AWAY", f"{ABOUT} {N} {ANY} [earlier|later|before|after]", _again),
    Rule("STEPPED", "the UNIT:u [before|after|earlier|previous]", _beside),
    Rule("QTR", "the? year DASH [ago|earlier] ORDINAL:n quarter", _quarter_a_year_ago),
    Rule("AWAY", "UNIT:u DASH [ago|earlier]", _year_ago),
    Rule("AWAY", "the? [comparable|corresponding|same]? UNIT:u DASH [ago|earlier] [quarter|period]", _year_ago),
    Rule("AWAY", "the [comparable|corresponding|same] [quarter|period] (of? the? last year|a year [ago|earlier])",
         lambda _: Offset(1, "year", -1, anaphoric=True)),
]  # fmt: skip
