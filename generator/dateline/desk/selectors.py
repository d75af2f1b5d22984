"""How an editor points at a place: by the article's own words, never by counting characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Span
from dateline.problems import Place

_QUOTES = {"'": "['‘’]", '"': '["“”„«»]', "-": "[-–—]"}
_PLAIN = str.maketrans("‘’“”„«»–—", "''" + '"' * 5 + "--")
_QUOTES |= {"’": "['‘’]", "‘": "['‘’]", "“": '["“”„«»]', "”": '["“”„«»]', "–": "[-–—]", "—": "[-–—]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of an article and, where they stand there more than once, which of them are meant."""

    at: str
    """The exact words; white space of any length and straight or curly quotation marks are alike."""
    before: str = ""
    """Words that stand directly before them."""
    after: str = ""
    """Words that stand directly after them."""
    nth: int | None = None
    """Which occurrence is meant, counted from 1 among those that `before` and `after` leave."""
    place: Place
    """Where this stands in the desk's own file."""


def occurrences(text: str, item: Words) -> Iterator[Span]:
    """Yield where the words stand, with the words before and after them that the item asks for."""
    core = _pattern(item.at)
    if not core:
        return
    before = rf"{_pattern(item.before)}\s*" if item.before.strip() else ""
    after = rf"\s*{_pattern(item.after)}" if item.after.strip() else ""
    edges = (r"(?<!\w)" if item.at.strip()[0].isalnum() else "", r"(?!\w)" if item.at.strip()[-1].isalnum() else "")
    pattern = re.compile(f"{before}{edges[0]}(?P<at>{core}){edges[1]}(?={after})")
    found = [Span(m.start("at"), m.end("at")) for m in pattern.finditer(text)]
    if item.nth is None:
        yield from found
    elif 1 <= item.nth <= len(found):
        yield found[item.nth - 1]


def plain(words: str) -> str:
    """Return words as they are compared: white space of any length and all kinds of quotation marks are alike."""
    return " ".join(words.split()).translate(_PLAIN)


def _pattern(words: str) -> str:
    return r"\s+".join("".join(_QUOTES.get(c, re.escape(c)) for c in word) for word in words.split())
