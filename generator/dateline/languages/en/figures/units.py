"""The signs and words next to a number that make it a percentage, a sum of money or a measurement."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from dateline.languages.en import ENGLISH
from dateline.languages.lexicons.figure_words import FigureWords
from dateline.model import Article, Dateline, Span
from dateline.reasons import NONE, Reason, reason

FIGURES: Final = ENGLISH.lexicon(FigureWords)
POUNDS_OF_MONEY = 1e6
"""Number from which `pounds` are money: larger weights are given in tons."""


class Unit(NamedTuple):
    """The unit next to a number; the span includes the number."""

    span: Span
    code: str
    """`percent`, an ISO 4217 code or a measure's singular."""
    others: tuple[str, ...] = ()
    """The other currencies that the sign may mean."""
    because: Reason = NONE


def find_unit(article: Article, number: Span, value: float) -> Unit | None:
    """Return the unit next to a number, or None if the number is a bare count."""
    text = article.text
    after = _word().match(text, number.end)
    if before := _sign().search(text, max(0, number.start - _longest_sign() - 1), number.start):
        code, others = _resolve_code(article, before["sign"], FIGURES.signs[before["sign"]])
        # "$700 billion dollars" says it twice.
        end = after.end() if after and _read_word(after, value, article)[0] == code else number.end
    elif after:
        code, others = _read_word(after, value, article)
        end = after.end()
    else:
        return None
    doubt = reason("figures.currency", code=code, other=others[0]) if others else NONE
    return Unit(Span(before.start() if before else number.start, end), code, others, doubt)


def _read_word(match: re.Match[str], value: float, article: Article) -> tuple[str, tuple[str, ...]]:
    words = match["unit"].lower()
    known = _units()
    key = words if words in known or words in FIGURES.shared else words.removesuffix("s")
    # A pound is a weight unless the amount is huge or the article has pound signs.
    if key == "pound" and (value >= POUNDS_OF_MONEY or "£" in article.text):
        return "GBP", ()
    return _resolve_code(article, key, known.get(key, key))


def _resolve_code(article: Article, key: str, usual: str) -> tuple[str, tuple[str, ...]]:
    """Return the unit's code; if currencies share a name, those of the dateline's country and the usual one."""
    homes = FIGURES.shared.get(key, {})
    places = " ".join(mark.place or "" for mark in article.layout if isinstance(mark, Dateline)).lower()
    first = next(iter(homes), usual)
    local = next((code for code, names in homes.items() if any(name.lower() in places for name in names)), first)
    return local, (() if local == first else (first,))


@cache
def _units() -> dict[str, str]:
    tables = (FIGURES.shares, FIGURES.currencies, FIGURES.measures)
    return {key.lower(): code for table in tables for key, code in table.items()}


@cache
def _word() -> re.Pattern[str]:
    names = [*_units(), *(key for key in FIGURES.shared if key.isalpha())]
    return re.compile(rf"[\s-]?(?P<unit>%|{any_of(n for n in names if n != '%')}s?(?!\w))", re.IGNORECASE)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])(?P<sign>{any_of(FIGURES.signs)})\s?$")


@cache
def _longest_sign() -> int:
    return max(map(len, FIGURES.signs))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the words."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
