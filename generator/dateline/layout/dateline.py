"""A dateline at the head of an article: where and when it was filed, and through whom.

A small grammar: elements (place, region, day, credit), closed by a dash, a colon, a stop or the end of the line. What
is parsed is a dateline only where enough speaks for it; a sentence that begins with a name and a dash is none.
"""

import re

from dateline.layout.elements import SPACE, Elements
from dateline.layout.filing import Filing, Separator, cities
from dateline.model import Span

_SEPARATOR = re.compile(rf"[{SPACE}]*([-–—―−_.:]{{0,3}})")
_DASHES = "-–—―−_"
_JOINS_NOTHING = {"—", "―", "--", "_"}
"""Dashes that separate even where no space stands beside them."""
_OPENING = "\"'“”‘’`«„([$€£"


def parse(text: str, start: int, end: int) -> Filing | None:
    """Return the dateline that begins at `start`, None where there is none; it closes on its line, before `end`."""
    newline = text.find("\n", start, end)
    line_end = start + len(text[start : end if newline < 0 else newline].rstrip())
    if start >= line_end:
        return None
    filing = Filing(Span(start, start + 1))
    stop = Elements(text, line_end, filing).take(start)
    if stop == start or not _close(filing, text, stop, line_end):
        return None
    return filing if _believed(filing, text) else None


def _close(filing: Filing, text: str, stop: int, end: int) -> bool:
    """Read the separator at `stop`; False where what follows can't be the lead."""
    close = _SEPARATOR.match(text, stop, end)
    signs = close[1] if close else ""
    after = close.end() if close and signs else stop
    filing.separator = _kind(signs)
    if signs and filing.separator in {"dash", ""} and not _separates(text, stop, after, signs):
        return False
    filing.span = Span(filing.span.start, after)
    following = text[after:end].lstrip()[:1]
    filing.alone = not following
    return filing.alone or following.isupper() or following.isdigit() or following in _OPENING


def _kind(signs: str) -> Separator:
    if any(sign in _DASHES for sign in signs):
        return "dash"
    if ":" in signs:
        return "colon"
    return "stop" if signs == "." else ""


def _separates(text: str, stop: int, after: int, signs: str) -> bool:
    """Say whether a dash separates; a hyphen glued to words on both sides joins them."""
    spaced = stop < after - len(signs) or text[after : after + 1] in {"", "\n", "\r", *SPACE}
    return spaced or signs in _JOINS_NOTHING


def _believed(filing: Filing, text: str) -> bool:
    """Say whether enough speaks for a dateline; sets `strong`."""
    first = text[filing.places[0].start : filing.places[0].end] if filing.places else ""
    city = first.lower() in cities()
    known = city or filing.region_known
    closed = bool(filing.separator) or filing.alone
    filing.strong = True
    if filing.agency_known:
        return _credited(filing, text, known=known, closed=closed, city=city)
    if filing.places and filing.names:
        return known and (filing.separator == "dash" or filing.day is not None)
    if filing.places and filing.day:
        return closed and (filing.capitals or known)
    filing.strong = known
    return _place_alone(filing, text, first, known=known)


def _credited(filing: Filing, text: str, *, known: bool, closed: bool, city: bool) -> bool:
    """Believe what a known agency signs, if the rest is in keeping with it."""
    dated = filing.day is not None
    if not filing.places:
        slashed = text[filing.span.start] == "/"
        framed = filing.framed and (slashed or filing.separator == "dash" or filing.alone)
        return closed and (dated or framed)
    named = filing.capitals or known or dated
    if filing.framed:
        # CNN sets no sign between its brackets and the lead; UrduPoint closes with the day in the brackets.
        return (closed and (named or filing.separator == "dash")) or city or (filing.capitals and dated)
    return closed and named


def _place_alone(filing: Filing, text: str, first: str, *, known: bool) -> bool:
    """Believe a place with a dash, a colon or a line of its own: it is known, or the article's prose names it again."""
    if filing.day or filing.names:
        return False
    if not filing.capitals:
        # CBS and others write `Moscow —`; a hyphen there may belong to prose.
        long_dash = text[: filing.span.end].endswith(("—", "―", "--"))
        return known and long_dash and first.lower() in cities()
    if filing.separator == "dash":
        return known or _named_again(text, filing.span.end, first)
    return known and (filing.separator == "colon" or (filing.alone and not filing.separator))


def _named_again(text: str, start: int, place: str) -> bool:
    """Say whether the article names the place in prose: `in Charlotte`."""
    name = r"\s+".join(re.escape(word) for word in place.title().split())
    again = re.compile(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside|[Aa]round|[Aa]cross)\s+{name}\b")
    return again.search(text, start) is not None
