"""News agencies by the forms in which they sign: `data/agencies.toml`."""

import re
from functools import cache

from dateline.lexicon import lexicon
from dateline.model import Span

_BETWEEN = re.compile(r"\s*(?:[/,;+]|\s[-–—]\s)\s*")
_REST = re.compile(r"(?:(?!\s[-–—]\s)[^/,;+])*")


@cache
def known() -> dict[str, str]:
    """Return press names by form in lower case."""
    return {form.lower(): name for name, forms in lexicon("agencies")["agencies"].items() for form in forms}


@cache
def _signature() -> re.Pattern[str]:
    forms = sorted(
        {form for forms in lexicon("agencies")["agencies"].values() for form in forms}, key=lambda f: (-len(f), f)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(form) for form in forms)})(?!\w)")


@cache
def _any_case() -> re.Pattern[str]:
    return re.compile(_signature().pattern, re.IGNORECASE)


def at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the agency signed at `start` as the agency writes it, or all in capitals."""
    found = _any_case().match(text, start, end)
    if found and (_signature().match(text, start, end) or found[0].isupper()):
        return found
    return None


def listed(text: str, start: int, end: int) -> tuple[tuple[str, bool], ...]:
    """Split `UrduPoint News / Sputnik` into names, each with whether it is a known agency (which may hold a slash)."""
    found: dict[str, bool] = {}
    position = start
    while position < end:
        position += len(text[position:end]) - len(text[position:end].lstrip())
        match = _any_case().match(text, position, end)
        rest = _REST.match(text, match.end() if match else position, end)
        stop = rest.end() if rest else end
        words = " ".join(text[position:stop].split())
        # `TASS correspondent Jane Doe`, `Special to Reuters`: the agency is what is credited.
        agency = match or _signature().search(text, position, stop)
        if agency:
            found[known()[agency[0].lower()]] = True
        elif words:
            found.setdefault(words, False)
        comma = _BETWEEN.match(text, stop, end)
        position = comma.end() if comma else stop + 1
    return tuple(found.items())


def signed(text: str, line: Span) -> Span | None:
    """Return the agencies that a line of their own credits, `Source: TASS` or `Reuters`; None where it says more."""
    found = _line().fullmatch(text, line.start, line.end)
    return Span(*found.span("who")) if found else None


@cache
def _line() -> re.Pattern[str]:
    agency = _signature().pattern
    joined = rf"(?P<who>{agency}(?:\s*[/,;–-]\s*{agency})*)"
    return re.compile(rf"(?:(?i:source|agency|источник)s?\s*:\s*)?[(\[]?{joined}[)\]]?\.?")
