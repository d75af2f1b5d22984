"""Rules for the time of day: by the clock, and by its parts."""

from dateline.annotators.times.cascade import Match, Rule
from dateline.annotators.times.expressions import Clock, Same, Step
from dateline.lexicon import lexicon

_CONTEXT = lexicon("times_context")
_BEFORE_A_CLOCK = frozenset(_CONTEXT["before_a_clock"])
_NOON = 12
_LAST_HOUR = 24
_LAST_MINUTE = 59
_SMALL_HOURS = 5


def _clock(m: Match) -> Clock | None:
    hours, minutes, *_ = m.found["h"].split(":")
    hour, half = int(hours), m.found.get("p", "")
    told = half or "z" in m.found or m.before() in _BEFORE_A_CLOCK
    if not told or hour > _LAST_HOUR or int(minutes) > _LAST_MINUTE:
        return None
    return Clock(f"{_of_half(hour, half):02}:{minutes}", zone=_zone(m))


def _zone(m: Match) -> str:
    """`GMT` is the world's hour, `GMT +8` is not."""
    return "" if "o" in m.found else str(m.found.get("z", ""))


def _of_half(hour: int, half: str) -> int:
    """Return the hour of 24 for `7 p.m.`; what is no hour of a half day stays."""
    if not half or hour > _NOON:
        return hour
    return hour % _NOON + (_NOON if half.lower().startswith("p") else 0)


def _hour(m: Match) -> Clock | None:
    if m.found["h"] > _NOON:
        return None
    return Clock(f"{_of_half(int(m.found['h']), m.found['p']):02}:00", zone=_zone(m))


def _military(m: Match) -> Clock:
    return Clock(f"{m.found['h'][:2]}:{m.found['h'][2:]}", zone=_zone(m))


def _hour_in_part(m: Match) -> Clock | None:
    """`4 in the morning`, `ten at night`."""
    hour, part = int(m.found["h"]), m.found["p"]
    late = part in {"AF", "EV"} or (part == "NI" and hour > _SMALL_HOURS)
    return Clock(f"{_of_half(hour, 'p' if late else 'a'):02}:00") if 1 <= hour <= _NOON else None


def _noon(m: Match) -> Clock | None:
    return None if m.before() == "high" else Clock(m.found["n"])


def _stepped(m: Match) -> Clock | None:
    """`this morning`, `last night`; `the next morning` is the story's."""
    step, word = m.found["s"], m.items[m.last - 2].lower
    if word in {"next", "following", "previous"}:
        return Clock(m.found["p"], Same("day", step))
    return Clock(m.found["p"], Step("day", step)) if word in {"this", "last"} else None


def _part_of_a_day(m: Match) -> Clock | None:
    """`by mid-afternoon`, `in the late evening`."""
    return Clock(m.found["p"]) if m.before() in {"by", "in", "until", "since", "from"} else None


def _tonight(m: Match) -> Clock | None:
    """`tonight`, not the programme of that name."""
    return None if m.named and m.items[m.first].words[0].isupper() else Clock("NI", Step("day", 0))


def _the_part(m: Match) -> Clock | None:
    return Clock(m.found["p"]) if m.before() in {"in", "during"} else None


_ZONE = "(LPAR? ZONE:z (PLUS HOUR:o)? RPAR?|local time)?"
CLOCKS = [
    Rule("CLOCK", f"HOURS:h (AMPM:p)? {_ZONE}", _clock),
    Rule("CLOCK", f"HOUR:h AMPM:p {_ZONE}", _hour),
    Rule("CLOCK", "MILITARY:h ZONE:z", _military),
    Rule("CLOCK", "MILITARY:h LPAR MILITARY ZONE RPAR", _military),
    Rule("CLOCK", "COUNT:h [in|at] the? PART:p", _hour_in_part),
    Rule("CLOCK", "NOON:n", _noon),
    Rule("PARTDAY", "the? STEP:s PART:p", _stepped),
    Rule("PARTDAY", "tonight", _tonight),
    Rule("PARTDAY", "overnight", lambda _: Clock("NI")),
    Rule("PARTDAY", "the PART:p", _the_part),
    Rule("PARTDAY", "the? EDGE DASH? PART:p", _part_of_a_day),
]
