"""Numbers with the signs and words beside them that say of what sort they are: percent, money, measure, bound, range.

Reads characters only; what a number counts is grammar and stands in `counted`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from generator.lexicon import lexicon
from generator.model import Article, Dateline, Span
from generator.numbers import Number, numbers

_JOINT = re.compile(r"\s?[-–—]\s?|\s(?:to|and)\s")

_WIDEST = 10
"""A range's second number is at most so many times its first: "rose 5 to 120" is none."""


class Amount(NamedTuple):
    """A number with its mark of unit; `span` covers both, words of approximation before it not."""

    span: Span
    value: float
    """Of a range, its first number."""
    unit: str | None
    """`percent`, an ISO 4217 code, a measure's singular; None for a bare count."""
    others: tuple[str, ...]
    """The range's other number, or the other units that the sign may stand for."""
    because: str
    joint: str = ""
    """What joins the two numbers of a range: `-`, `to`, `and`."""
    share: bool = False
    age: bool = False

    @property
    def last(self) -> float:
        """The range's other number; the value itself where there is no range."""
        return float(self.others[0]) if self.joint else self.value


def amounts(article: Article) -> list[Amount]:
    """Return the amounts in the article's prose in their order; labels, clock times, years and durations are left out."""
    found: list[Amount] = []
    for piece in article.prose:
        for number in numbers(article.text, piece.start, piece.end):
            if not found or number.start >= found[-1].span.end:
                found.extend(_amount(article, piece, number))
    return found


def _amount(article: Article, piece: Span, number: Number) -> Iterator[Amount]:
    text = article.text
    joint, end, last = _range(text, piece, number)
    age = _age().match(text, end, piece.end)
    sign = _sign().search(text, max(piece.start, number.start - 6), number.start)
    unit = None if sign else _unit().match(text, end, piece.end)
    if _refused(text, piece, number, end) and not (age or sign or unit):
        return
    if text[number.end - 1] in "mM" and text[number.end - 2].isdigit() and not sign:
        return
    start = sign.start() if sign else number.start
    doubts: tuple[str, ...]
    if age:
        code, doubts, end = age["unit"].lower(), (), age.end()
    elif sign:
        code, doubts = _code(article, "signs", sign["sign"])
    elif unit:
        code, doubts = _code(article, "units", unit["unit"], number.value)
        end = unit.end()
    else:
        code, doubts = None, ()
    said = [
        _bound(text, piece, start),
        f"a range, “{text[number.start : end]}”" if joint else "",
        "an age" if age else "",
    ]
    said += [f"“{text[sign.start() : sign.end()].strip()}” read by the article's own place" if sign and doubts else ""]
    others = (_written(last),) if joint else doubts
    yield Amount(
        Span(start, end), number.value, code, others, "; ".join(filter(None, said)), joint, number.fraction, bool(age)
    )


def _range(text: str, piece: Span, number: Number) -> tuple[str, int, float]:
    """Return what joins the number to a second one, where both end and the second's value."""
    if joint := _JOINT.match(text, number.end, piece.end):
        word = joint.group().strip()
        before = text[max(piece.start, number.start - 9) : number.start].lower()
        # "From 12 to 18", "by 12 to 180" tell a change, two figures; "12 and 18" without "between" are two counts.
        if not (word == "to" and re.search(r"\b(?:from|by) $", before)) and not (
            word == "and" and "between " not in before
        ):
            rest = text[joint.end() : min(piece.end, joint.end() + 40)].lstrip("$€£")
            shift = joint.end() + len(text[joint.end() :]) - len(text[joint.end() :].lstrip("$€£"))
            second = next(numbers(rest), None)
            if second and second.start == 0 and not second.fraction and second.value < _WIDEST * number.value:
                return word, shift + second.end, second.value
    return "", number.end, number.value


def _refused(text: str, piece: Span, number: Number, end: int) -> bool:
    """Say whether a number without a unit counts nothing: a label, a clock time, a duration, a list's or phone's number."""
    words = text[number.start : number.end]
    before = text[piece.start : number.start]
    label = re.search(r"([\w.]+) $", before)
    return bool(
        (label and label[1].lower() in lexicon("figures")["labels"])
        or _duration().match(text, end, piece.end)
        or (number.start == piece.start and re.match(r"[.)]\s", text[number.end : number.end + 2]))
        or re.search(r"\d[ -]$|\($", before)
        and re.match(r"[)\d -]", text[end : end + 1])
        or re.match(r" \d", text[end : end + 2])
        or words.lower() in {"zero", "0"}
        or re.fullmatch(r"(?:19|20)\d\d", words)
        or (words.startswith("0") and words.isdigit())
    )


def _bound(text: str, piece: Span, start: int) -> str:
    before = text[max(piece.start, start - 24) : start]
    if match := _bounds().search(before):
        words = match.group(1)
        return f"“{words}” before it: {lexicon('figures')['bounds'][words.lower()]}"
    return ""


def _code(article: Article, table: str, words: str, value: float = 0) -> tuple[str, tuple[str, ...]]:
    """Return the unit that the words stand for, and the others they may stand for here."""
    lists = lexicon("figures")
    key = words if table == "signs" else _singular(words.lower())
    if homes := lists["shared"].get(key):
        usual, *rest = homes
        places = " ".join(mark.place or "" for mark in article.layout if isinstance(mark, Dateline)).lower()
        here = next((code for code in rest if any(place.lower() in places for place in homes[code])), None)
        return (here, (usual,)) if here else (usual, ())
    if key == "pound" and (value >= 1e6 or "£" in article.text):  # noqa: PLR2004 - nothing else is told in million pounds
        return "GBP", ()
    found = lists["signs"].get(words) if table == "signs" else _units().get(key)
    return str(found or key), ()


def _singular(words: str) -> str:
    units = _units()
    return words if words in units or words in lexicon("figures")["shared"] else words.removesuffix("s")


@cache
def _units() -> dict[str, str]:
    lists = lexicon("figures")
    return {key.lower(): code for table in ("shares", "currencies", "measures") for key, code in lists[table].items()}


@cache
def _unit() -> re.Pattern[str]:
    names = [*_units(), *(key for key in lexicon("figures")["shared"] if key.isalpha())]
    return re.compile(rf"[\s-]?(?P<unit>%|{_any(n for n in names if n != '%')}s?(?!\w))", re.IGNORECASE)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])(?P<sign>{_any(lexicon('figures')['signs'])})\s?$")


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_any(lexicon('figures')['bounds'])})\s$", re.IGNORECASE)


@cache
def _duration() -> re.Pattern[str]:
    return re.compile(rf"[ -]{_any(lexicon('figures')['time_units'])}s?(?!\w)", re.IGNORECASE)


@cache
def _age() -> re.Pattern[str]:
    return re.compile(r"[ -](?P<unit>year|month|week|day)s?[ -]olds?\b", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(w) for w in sorted(words, key=len, reverse=True))})"


def _written(value: float) -> str:
    return f"{value:.15g}"
