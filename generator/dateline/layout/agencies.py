"""News agencies, by the forms they sign with: `data/agencies.toml`."""

import re

from dateline.layout.layout_language import SeedText
from dateline.model import Span


def match_agency(seed: SeedText, start: int, end: int) -> re.Match[str] | None:
    """Return the agency at `start`, in its own spelling or all in capitals."""
    found = seed.language.agency_in_any_case.match(seed.text, start, end)
    if found and (seed.language.agency_as_written.match(seed.text, start, end) or found[0].isupper()):
        return found
    return None


def split_agencies(seed: SeedText, start: int, end: int) -> tuple[tuple[str, bool], ...]:
    """Split `UrduPoint News / Sputnik` into names, each with whether it is a known agency (which may hold a slash)."""
    text, language = seed.text, seed.language
    found: dict[str, bool] = {}
    position = start
    while position < end:
        position += len(text[position:end]) - len(text[position:end].lstrip())
        match = language.agency_in_any_case.match(text, position, end)
        rest = language.grammar.agency_rest.match(text, match.end() if match else position, end)
        stop = rest.end() if rest else end
        words = " ".join(text[position:stop].split())
        # `TASS correspondent Jane Doe`, `Special to Reuters`: the credit goes to the agency.
        agency = match or language.agency_as_written.search(text, position, stop)
        if agency:
            found[language.agency_names[agency[0].lower()]] = True
        elif words:
            found.setdefault(words, False)
        joint = language.grammar.agency_joint.match(text, stop, end)
        position = joint.end() if joint else stop + 1
    return tuple(found.items())


def find_credit(seed: SeedText, line: Span) -> Span | None:
    """Return the agencies that a whole line credits, `Source: TASS` or `Reuters`; None if the line says more."""
    found = seed.language.credit_line.fullmatch(seed.text, line.start, line.end)
    return Span(*found.span("who")) if found else None
