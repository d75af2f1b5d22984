"""News agencies by the forms in which they sign: `generator/data/agencies.toml`."""

import re
from functools import cache

from generator.lexicon import lexicon


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
        stop = match.end() if match else position
        rest = re.compile(r"[^/,;+]*").match(text, stop, end)
        if rest is None:
            break
        words = " ".join(text[position : rest.end()].split())
        if match and not text[stop : rest.end()].strip():
            found[known()[match[0].lower()]] = True
        elif words:
            found.setdefault(words, False)
        position = rest.end() + 1
    return tuple(found.items())
