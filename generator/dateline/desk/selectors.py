"""Selectors: an editor points at a place by the article's own words, never by an offset."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Span
from dateline.problems import Place

_QUOTES = {"'": "['‘’]", '"': '["“”„«»]', "-": "[-–—]"}
_STRAIGHTEN = str.maketrans("‘’“”„«»–—", "''" + '"' * 5 + "--")
_QUOTES |= {"’": "['‘’]", "‘": "['‘’]", "“": '["“”„«»]', "”": '["“”„«»]', "–": "[-–—]", "—": "[-–—]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Words of an article and, if they occur more than once, which occurrence is meant."""

    at: str
    """The exact words; white space of any length and straight or curly quotation marks are alike."""
    before: str = ""
    """Words that stand directly before them."""
    after: str = ""
    """Words that stand directly after them."""
    nth: int | None = None
    """Which occurrence is meant, counted from 1 among those that `before` and `after` leave."""
    place: Place
    """Location in the desk's own file."""


def find_occurrences(text: str, selector: Selector) -> Iterator[Span]:
    """Yield the occurrences of the selector's words that its `before` and `after` match."""
    core = _pattern(selector.at)
    if not core:
        return
    before = rf"{_pattern(selector.before)}\s*" if selector.before.strip() else ""
    after = rf"\s*{_pattern(selector.after)}" if selector.after.strip() else ""
    words = selector.at.strip()
    edges = (r"(?<!\w)" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else "")
    pattern = re.compile(f"{before}{edges[0]}(?P<at>{core}){edges[1]}(?={after})")
    found = [Span(m.start("at"), m.end("at")) for m in pattern.finditer(text)]
    if selector.nth is None:
        yield from found
    elif 1 <= selector.nth <= len(found):
        yield found[selector.nth - 1]


def normalize(words: str) -> str:
    """Return words for comparison: with single spaces and straight quotation marks and dashes."""
    return " ".join(words.split()).translate(_STRAIGHTEN)


def _pattern(words: str) -> str:
    return r"\s+".join("".join(_QUOTES.get(c, re.escape(c)) for c in word) for word in words.split())
