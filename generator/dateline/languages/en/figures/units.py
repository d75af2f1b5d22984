"""The signs and words beside a number that make it a percentage, a sum of money or a measure."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dateline.lexicon import lexicon
from dateline.model import Article, Dateline, Span
from dateline.reasons import NONE, Reason, reason

_MILLION = 1e6


class Unit(NamedTuple):
    """What is measured in; the span includes the number."""

    span: Span
    code: str
    """`percent`, an ISO 4217 code or a measure's singular."""
    others: tuple[str, ...] = ()
    """Other currencies that the sign may stand for."""
    because: Reason = NONE


def unit(article: Article, number: Span, value: float) -> Unit | None:
    """Return the unit beside a number, None where it is a bare count."""
    text = article.text
    after = _word().match(text, number.end)
    if before := _sign().search(text, max(0, number.start - 6), number.start):
        code, others = _code(article, before["sign"], lexicon("figures")["signs"][before["sign"]])
        # "$700 billion dollars" says it twice.
        end = after.end() if after and _written(after, value, article)[0] == code else number.end
    elif after:
        code, others = _written(after, value, article)
        end = after.end()
    else:
        return None
    doubt = reason("figures.currency", code=code, other=others[0]) if others else NONE
    return Unit(Span(before.start() if before else number.start, end), code, others, doubt)


def _written(match: re.Match[str], value: float, article: Article) -> tuple[str, tuple[str, ...]]:
    words = match["unit"].lower()
    known = _units()
    key = words if words in known or words in lexicon("figures")["shared"] else words.removesuffix("s")
    # A pound weighs, unless it is paid: nothing but money is told in millions of pounds.
    if key == "pound" and (value >= _MILLION or "£" in article.text):
        return "GBP", ()
    return _code(article, key, known.get(key, key))


def _code(article: Article, key: str, usual: str) -> tuple[str, tuple[str, ...]]:
    """Return the code; where currencies share the name, that of the dateline's country, and the usual one."""
    homes: dict[str, list[str]] = lexicon("figures")["shared"].get(key, {})
    places = " ".join(mark.place or "" for mark in article.layout if isinstance(mark, Dateline)).lower()
    first = next(iter(homes), usual)
    here = next((code for code, names in homes.items() if any(name.lower() in places for name in names)), first)
    return here, (() if here == first else (first,))


@cache
def _units() -> dict[str, str]:
    lists = lexicon("figures")
    return {key.lower(): code for table in ("shares", "currencies", "measures") for key, code in lists[table].items()}


@cache
def _word() -> re.Pattern[str]:
    names = [*_units(), *(key for key in lexicon("figures")["shared"] if key.isalpha())]
    return re.compile(rf"[\s-]?(?P<unit>%|{any_of(n for n in names if n != '%')}s?(?!\w))", re.IGNORECASE)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])(?P<sign>{any_of(lexicon('figures')['signs'])})\s?$")


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches one of the words, the longest that stands there."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
