"""Rules for times of day: clock times and parts of the day."""

from dateline.annotators.times.cascade import Match, TimeRule
from dateline.annotators.times.expressions import Clock, Same, Step
from dateline.languages.en.times.capitals import follows_name, is_capitalized
from dateline.languages.en.times.time_words import CONTEXT

_NOON = 12
_LAST_HOUR = 24
_LAST_MINUTE = 59
_SMALL_HOURS = 5
"""Last hour `at night` that is after midnight: `five at night` is before dawn, `six at night` is in the evening."""


def _clock(m: Match) -> Clock | None:
    hours, minutes, *_ = m.found["h"].split(":")
    hour, half = int(hours), m.found.get("p", "")
    is_time = half or "z" in m.found or m.word_before() in CONTEXT.before_a_clock
    if not is_time or hour > _LAST_HOUR or int(minutes) > _LAST_MINUTE:
        return None
    return Clock(f"{_full_hour(hour, half):02}:{minutes}", zone=_zone(m))


def _zone(m: Match) -> str:
    """Return the zone, or "" for `GMT +8`, which is not Greenwich time."""
    return "" if "o" in m.found else str(m.found.get("z", ""))


def _full_hour(hour: int, half: str) -> int:
    """Return the hour on the 24-hour clock: 19 for 7 p.m."""
    if not half or hour > _NOON:
        return hour
    return hour % _NOON + (_NOON if half.lower().startswith("p") else 0)


def _hour(m: Match) -> Clock | None:
    if m.found["h"] > _NOON:
        return None
    return Clock(f"{_full_hour(int(m.found['h']), m.found['p']):02}:00", zone=_zone(m))


def _military(m: Match) -> Clock:
    return Clock(f"{m.found['h'][:2]}:{m.found['h'][2:]}", zone=_zone(m))


def _hour_in_part(m: Match) -> Clock | None:
    """`4 in the morning`, `ten at night`."""
    hour, part = int(m.found["h"]), m.found["p"]
    is_late = part in {"AF", "EV"} or (part == "NI" and hour > _SMALL_HOURS)
    return Clock(f"{_full_hour(hour, 'p' if is_late else 'a'):02}:00") if 1 <= hour <= _NOON else None


def _noon(m: Match) -> Clock | None:
    return None if m.word_before() == "high" else Clock(m.found["n"])


def _part_by_step(m: Match) -> Clock | None:
    """`this morning`, `last night`; `the next morning` counts from the reference time."""
    step, word = m.found["s"], m.tokens[m.last - 2].lower
    if word in {"next", "following", "previous"}:
        return Clock(m.found["p"], Same("day", step))
    return Clock(m.found["p"], Step("day", step)) if word in {"this", "last"} else None


def _edge_of_part(m: Match) -> Clock | None:
    """`by mid-afternoon`, `in the late evening`."""
    return Clock(m.found["p"]) if m.word_before() in {"by", "in", "until", "since", "from"} else None


def _tonight(m: Match) -> Clock | None:
    """`tonight`, not the programme `World Tonight`."""
    is_title = follows_name(m) and is_capitalized(m.tokens[m.first])
    return None if is_title else Clock("NI", Step("day", 0))


def _the_part(m: Match) -> Clock | None:
    return Clock(m.found["p"]) if m.word_before() in {"in", "during"} else None


_ZONE = "(LPAR? ZONE:z (PLUS HOUR:o)? RPAR?|local time)?"
CLOCKS = (
    TimeRule(
        "CLOCK", f"HOURS:h (AMPM:p)? {_ZONE}", _clock,
        name="clock", example="It struck at ⟦10:35 a.m.|2020-11-26T10:35⟧.", counterexample="They won 10:35.",
    ),
    TimeRule(
        "CLOCK", f"HOUR:h AMPM:p {_ZONE}", _hour,
        name="hour", example="Polls closed at ⟦8 p.m. EST|2020-11-26T20:00⟧.", counterexample="Item 13 a.m. is void.",
    ),
    TimeRule(
        "CLOCK", "MILITARY:h ZONE:z", _military,
        name="four-digits-and-zone", example="It struck at ⟦0347 GMT|2020-11-26T03:47Z⟧.",
        counterexample="It cost 0347 roubles.",
    ),
    TimeRule(
        "CLOCK", "MILITARY:h LPAR MILITARY ZONE RPAR", _military,
        name="four-digits-twice", example="It struck at ⟦1158 (0858 GMT)|2020-11-26T11:58⟧.",
        counterexample="It struck 1158 (0858) ships.",
    ),
    TimeRule(
        "CLOCK", "COUNT:h [in|at] the? PART:p", _hour_in_part,
        name="hour-of-part", example="He woke at ⟦four in the morning|2020-11-26T04:00⟧.",
        counterexample="He woke all 40 in the morning.",
    ),
    TimeRule(
        "CLOCK", "NOON:n", _noon,
        name="noon", example="They meet at ⟦noon|2020-11-26T12:00⟧.", counterexample="They saw High Noon.",
    ),
    TimeRule(
        "PARTDAY", "the? STEP:s PART:p", _part_by_step,
        name="part-by-step", example="It snowed ⟦last night|2020-11-25TNI⟧.",
        counterexample="It snowed one night.",
    ),
    TimeRule(
        "PARTDAY", "tonight", _tonight,
        name="tonight", example="It will snow ⟦tonight|2020-11-26TNI⟧.", counterexample="She watched World Tonight.",
    ),
    TimeRule(
        "PARTDAY", "overnight", lambda _: Clock("NI"),
        name="overnight", example="It snowed ⟦overnight|2020-11-26TNI⟧.", counterexample="It snowed over Night Lake.",
    ),
    TimeRule(
        "PARTDAY", "the PART:p", _the_part,
        name="the-part", example="It snowed in ⟦the morning|2020-11-26TMO⟧.",
        counterexample="He read the Morning Star.",
    ),
    TimeRule(
        "PARTDAY", "the? EDGE DASH? PART:p", _edge_of_part,
        name="edge-of-part", example="It snowed in ⟦the early morning|2020-11-26TMO⟧.",
        counterexample="He likes early morning walks.",
    ),
)  # fmt: skip
