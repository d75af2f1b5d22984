"""A dateline at the head of an article: where and when it was filed, and through whom.

A small grammar: elements (place, region, day, credit) in any order that the press uses, joined by commas and stops, closed
by a dash, a colon, a stop or the end of the line. What is parsed is a dateline only where enough speaks for it; a
sentence that begins with a name and a dash is none.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from generator import calendar_dates
from generator.calendar_dates import Written
from generator.layout import agencies
from generator.lexicon import lexicon
from generator.model import Span

Separator = Literal["dash", "colon", "stop", ""]

_SPACE = " \t\u00a0\u202f\u2009"
_WORD = re.compile(r"(?:(?:St|ST|Mt|MT|Ft|FT)\.|[^\W\d_]+(?:['’.-][^\W\d_]+)*)")
_PARTICLES = frozenset({"de", "la", "el", "al", "on", "of", "es", "upon", "am", "an", "der", "del", "sur", "and"})
_LONGEST_PLACE = 5
_SEPARATOR = re.compile(rf"[{_SPACE}]*([-–—―−_.:]{{0,3}})")
_BRACKETS = {"(": ")", "[": "]", "/": "/"}
_LONGEST_CREDIT = 80


@dataclass(slots=True)
class Filing:
    """A dateline as parsed, with what speaks for it."""

    span: Span
    places: list[Span] = field(default_factory=list)
    capitals: bool = False
    """True where the place is set in capitals."""
    region: Span | None = None
    region_known: bool = False
    day: Written | None = None
    credit: Span | None = None
    names: tuple[tuple[str, bool], ...] = ()
    framed: bool = False
    """True where the credit stands in brackets or between slashes."""
    separator: Separator = ""
    alone: bool = False
    """True where nothing follows on the line."""
    strong: bool = False
    """True where an agency or a day makes it certain, False where only the place does."""

    @property
    def agency_known(self) -> bool:
        """Say whether one of those credited is a known agency."""
        return any(sure for _, sure in self.names)


def parse(text: str, start: int, end: int) -> Filing | None:
    """Return the dateline that begins at `start`, if there is one; it closes before `end`, on the same line."""
    newline = text.find("\n", start, end)
    line_end = start + len(text[start : end if newline < 0 else newline].rstrip())
    filing = Filing(Span(start, start + 1)) if start < line_end else None
    if filing is None:
        return None
    stop = _elements(filing, text, start, line_end)
    if stop == start:
        return None
    close = _SEPARATOR.match(text, stop, line_end)
    signs = close[1] if close else ""
    after = close.end() if close and signs else stop
    filing.separator = _kind(signs)
    if signs and filing.separator in {"dash", ""} and not _closes(text, stop, after, signs):
        return None
    filing.span = Span(start, after)
    filing.alone = not text[after:line_end].strip()
    following = text[after:line_end].lstrip()[:1]
    opens = filing.alone or following.isupper() or following.isdigit() or following in "\"'“”‘’`«„([$€£"
    if not opens or not _believed(filing, text):
        return None
    return filing


def _kind(signs: str) -> Separator:
    if any(sign in "-–—―−_" for sign in signs):
        return "dash"
    if ":" in signs:
        return "colon"
    return "stop" if signs == "." else ""


def _closes(text: str, stop: int, after: int, signs: str) -> bool:
    """Say whether a dash separates: a hyphen glued to a word on both sides joins."""
    spaced = stop < after - len(signs) or text[after : after + 1] in ("", *_SPACE, "\n", "\r")
    return bool(signs) and (spaced or signs in {"—", "―", "--", "_"})


def _elements(filing: Filing, text: str, start: int, end: int) -> int:
    """Take elements as long as there are; return where the last one ends."""
    position = stop = start
    joint = ""
    while position < end:
        after = _element(filing, text, position, end, joint)
        if after is None:
            break
        stop = after
        join = re.compile(rf"[{_SPACE}]*([.,]?)[{_SPACE}]*(?:[-–—][{_SPACE}]*)?").match(text, stop, end)
        if join is None or join.end() == stop:
            break
        joint, position = join[0].strip(_SPACE), join.end()
    return stop


def _element(filing: Filing, text: str, start: int, end: int, joint: str) -> int | None:
    """Take the element at `start` into the filing; return its end, None where there is none that may stand here."""
    dashed = joint[-1:] in {"-", "–", "—"}
    if not filing.names and not dashed and (after := _framed(filing, text, start, end)):
        return after
    if not filing.day and not dashed and (day := calendar_dates.partial(text, start, end)):
        filing.day = day
        return day.end
    if not filing.names and (found := agencies.at(text, start, end)) and _signs(text, found.end(), end, joint):
        filing.names = agencies.listed(text, found.start(), found.end())
        filing.credit = Span(*found.span())
        return found.end()
    if filing.places or dashed:
        return None
    return _places(filing, text, start, end, after_credit=bool(filing.names))


def _signs(text: str, stop: int, end: int, joint: str) -> bool:
    """Say whether an agency named outside brackets signs here: a sign closes its name, and no comma after a full stop."""
    close = text[stop:end].lstrip(_SPACE)[:1]
    return close in {"", ".", ":", "-", "–", "—", "/"} or (close == "," and not joint)


def _framed(filing: Filing, text: str, start: int, end: int) -> int | None:
    """Take a credit in brackets or slashes, with the day that may stand in it."""
    closing = _BRACKETS.get(text[start])
    shut = text.find(closing, start + 1, min(end, start + _LONGEST_CREDIT)) if closing else -1
    if closing == "/" and shut >= 0 and (whole := agencies.at(text, start + 1, end)):
        # RFE/RL holds a slash itself.
        shut = whole.end() if text[whole.end() : whole.end() + 1] == "/" else shut
    if shut < 0:
        return None
    who = Span(start + 1, shut) if shut > start + 1 else None
    inner = re.compile(rf"[{_SPACE}]*(?:[-–—,][{_SPACE}]*)").finditer(text, start + 1, shut)
    for gap in inner:
        day = calendar_dates.partial(text, gap.end(), shut)
        if day and not text[day.end : shut].strip():
            filing.day = filing.day or day
            who = Span(start + 1, gap.start()) if gap.start() > start + 1 else None
            break
    words = text[who.start : who.end] if who else ""
    if who is None or not words.strip() or not any(c.isalpha() for c in words):
        return None
    lead = len(words) - len(words.lstrip())
    who = Span(who.start + lead, who.start + len(words.rstrip()))
    names = agencies.listed(text, who.start, who.end)
    if not names or not all(name[:1].isupper() or sure for name, sure in names):
        return None
    filing.credit, filing.names, filing.framed = who, names, True
    return shut + 1


def _places(filing: Filing, text: str, start: int, end: int, *, after_credit: bool) -> int | None:
    """Take one or more cities and the region behind them."""
    stop = start
    position = start
    while True:
        city = _city(text, position, end)
        if city is None:
            break
        filing.places.append(city)
        stop = city.end
        slash = re.compile(rf"[{_SPACE}]?/[{_SPACE}]?").match(text, stop, end)
        if slash is None:
            break
        position = slash.end()
    if not filing.places:
        return None
    filing.capitals = all(text[city.start : city.end].isupper() for city in filing.places)
    if after_credit:
        return stop
    for _ in range(2):
        comma = re.compile(rf",[{_SPACE}]+").match(text, stop, end)
        region = _region(text, comma.end(), end) if comma else None
        if region is None:
            break
        filing.region, known = region
        filing.region_known = filing.region_known or known
        stop = filing.region.end
    return stop


def _city(text: str, start: int, end: int) -> Span | None:
    """Return the capitalised words at `start`; a word in lower case may stand between, as in Rio de Janeiro."""
    words: list[re.Match[str]] = []
    position = start
    capitals = False
    while len(words) < _LONGEST_PLACE and (word := _WORD.match(text, position, end)):
        first = not words
        if first:
            capitals = word[0].isupper() and len(word[0]) > 1
        wanted = word[0].isupper() if capitals else word[0][0].isupper() or (not first and word[0] in _PARTICLES)
        if not wanted or (
            not first and (calendar_dates.partial(text, position, end) or agencies.at(text, position, end))
        ):
            break
        words.append(word)
        position = word.end()
        if text[position : position + 1] not in (" ", "\u00a0"):
            break
        position += 1
    while words and words[-1][0] in _PARTICLES:
        words.pop()
    return Span(start, words[-1].end()) if words else None


def _region(text: str, start: int, end: int) -> tuple[Span, bool] | None:
    """Return the state or country at `start` and whether it is a known one."""
    known = _regions().match(text, start, end)
    if known:
        return Span(*known.span()), True
    if calendar_dates.partial(text, start, end) or agencies.at(text, start, end):
        return None
    city = _city(text, start, end)
    return (city, False) if city else None


@cache
def _regions() -> re.Pattern[str]:
    names = sorted(lexicon("layout_places")["regions"], key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(re.escape(name) for name in names)})(?!\w)", re.IGNORECASE)


@cache
def _cities() -> dict[str, str]:
    return {name.lower(): name for name in lexicon("layout_places")["cities"]}


def _believed(filing: Filing, text: str) -> bool:
    """Weigh what was parsed; sets `strong`."""
    place = bool(filing.places)
    first = text[filing.places[0].start : filing.places[0].end] if place else ""
    city = first.lower() in _cities()
    named = filing.capitals or city or filing.region_known
    closed = filing.separator or filing.alone
    filing.strong = True
    if filing.agency_known:
        if place and filing.framed:
            return bool(closed) and (named or filing.day is not None or filing.separator == "dash") or city
        if filing.framed or not place:
            return bool(closed) and (filing.day is not None or filing.separator == "dash" or filing.alone)
        return bool(closed) and (named or filing.day is not None)
    if filing.day and place and not filing.names:
        return (filing.capitals and bool(closed)) or ((city or filing.region_known) and bool(closed))
    if filing.names and place:
        return named and filing.separator == "dash" and (city or filing.region_known or filing.day is not None)
    filing.strong = city or filing.region_known
    return _place_alone(filing, text, first, city=city)


def _place_alone(filing: Filing, text: str, first: str, *, city: bool) -> bool:
    """Believe a place with a dash, a colon or a line of its own: it is known, or the article's prose names it as a place."""
    if not filing.capitals or filing.day or filing.names:
        return False
    if filing.separator == "dash":
        return city or filing.region_known or _named_later(text, filing.span.end, first)
    return (city or filing.region_known) and (filing.separator == "colon" or (filing.alone and not filing.separator))


def _named_later(text: str, start: int, place: str) -> bool:
    """Say whether the article names the place again in prose: `in Charlotte`."""
    name = re.escape(place.title()).replace(r"\ ", r"\s+")
    return (
        re.compile(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside|[Aa]round|[Aa]cross)\s+{name}\b").search(text, start)
        is not None
    )


def place_name(words: str) -> str:
    """Return a place in ordinary spelling: `MINSK` is Minsk."""
    words = " ".join(words.split())
    if words.lower() in _cities():
        return _cities()[words.lower()]
    return words.title() if words.isupper() else words
