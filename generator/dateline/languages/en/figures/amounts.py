"""Numbers with what stands beside them and says of what sort they are: unit, bound, range, age.

Reads characters only; what a number counts is grammar and stands in `counted`.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from dateline.languages.en.figures.units import any_of, unit
from dateline.languages.en.numbers import Number, numbers
from dateline.lexicon import lexicon
from dateline.model import Article, Span
from dateline.reasons import NONE, Reason, reason, together

_JOINT = re.compile(r"\s?[-–—]\s?|\s(?:to|and)\s")
_AGE = re.compile(r"[ -](?P<unit>year|month|week|day)s?[ -]olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|age of)\s$", re.IGNORECASE)
_WIDEST = 10
"""A range's second number is at most so many times its first: "rose 5 to 120" is none."""
_AHEAD = 40
"""How far a range's second number reaches, in characters."""


class Amount(NamedTuple):
    """A number with its mark of unit; `span` covers both, words of approximation before it not."""

    span: Span
    value: float
    """Of a range, its first number."""
    unit: str | None
    """`percent`, an ISO 4217 code, a measure's singular; None for a bare count."""
    others: tuple[str, ...] = ()
    """The range's other number, or the other units that the sign may stand for."""
    because: Reason = NONE
    joint: str = ""
    """What joins the two numbers of a range: `-`, `to`, `and`."""
    share: bool = False
    """True for "two thirds", "nine out of ten"."""
    age: bool = False
    bounded: bool = False
    """True for "more than 5", "less than 5": told by a bound, not by itself."""

    @property
    def scored(self) -> bool:
        """True where the two numbers can't be a range: "5-4" falls."""
        return bool(self.joint) and float(self.others[0]) <= self.value


class _Range(NamedTuple):
    """One number, or two that are joined."""

    span: Span
    value: float
    joint: str = ""
    last: float = 0.0


def amounts(article: Article, people: Collection[Span] = ()) -> list[Amount]:
    """Return the amounts in the article's prose in order; labels, clock times, years and durations are left out.

    `people`: where people are named, for the age in "Anna Berg, 51,".
    """
    ends = {person.end for person in people}
    found: list[Amount] = []
    for piece in article.prose:
        for number in numbers(article.text, piece.start, piece.end):
            if not found or number.start >= found[-1].span.end:
                found.extend(_amount(article, piece, number, ends))
    return found


def _amount(article: Article, piece: Span, number: Number, people: set[int]) -> Iterator[Amount]:
    text, whole = article.text, _range(article.text, piece, number)
    age = _AGE.match(text, whole.span.end, piece.end)
    aged = number.start - 2 in people and re.fullmatch(r", \d\d?[,.]", text[number.start - 2 : number.end + 1])
    if age or aged or (_AGED.search(text, piece.start, number.start) and text[number.start].isdigit()):
        span = Span(number.start, age.end() if age else whole.span.end)
        yield Amount(span, number.value, age["unit"].lower() if age else "year", (), reason("figures.age"), age=True)
        return
    found = unit(article, whole.span, whole.value)
    metres = (
        text[number.end - 1] in "mM"
        and text[number.end - 2].isdigit()
        and (not found or found.span.start == number.start)
    )
    if metres or (not found and _refused(text, piece, number, whole.span.end)):
        return
    span = found.span if found else whole.span
    told = reason("figures.range", words=article.at(whole.span)) if whole.joint else NONE
    words, bound = _bound(text, piece, span.start)
    beside = reason("figures.bound", words=words, bound=reason(f"bound.{bound}")) if words else NONE
    yield Amount(
        span,
        whole.value,
        found.code if found else None,
        (f"{whole.last:.15g}",) if whole.joint else found.others if found else (),
        together(beside, told, found.because if found else NONE),
        whole.joint,
        number.fraction,
        bounded="less" in bound or "more" in bound,
    )


def _range(text: str, piece: Span, number: Number) -> _Range:
    alone = _Range(Span(number.start, number.end), number.value)
    joint = _JOINT.match(text, number.end, piece.end)
    if not joint:
        return alone
    word = joint.group().strip()
    before = text[max(piece.start, number.start - 9) : number.start].lower()
    # "From 12 to 18", "by 12 to 180" tell a change, two figures; "12 and 18" without "between" are two counts.
    if (word == "to" and re.search(r"\b(?:from|by) $", before)) or (word == "and" and "between " not in before):
        return alone
    start = joint.end() + (text[joint.end() : joint.end() + 1] in {"$", "€", "£"})
    second = next(numbers(text[start : min(piece.end, start + _AHEAD)]), None)
    if second is None or second.start or second.fraction or (word == "to" and second.value <= number.value):
        return alone
    # "80-100 million": the magnitude is said once for both.
    for scale in (1.0, 1e3, 1e6, 1e9, 1e12):
        first = number.value * scale
        if (scale == 1.0 or first <= second.value) and second.value < _WIDEST * first:
            return _Range(Span(number.start, start + second.end), first, word, second.value)
    return alone


def _refused(text: str, piece: Span, number: Number, end: int) -> bool:
    """Say whether a bare number counts nothing: a label, a clock time, a duration, a part of a list or phone number."""
    words, before, after = text[number.start : number.end], text[piece.start : number.start], text[end : piece.end]
    label = re.search(r"([\w.]+) $", before)
    return bool(
        (label and label[1].lower() in lexicon("figures")["labels"])
        or _duration().match(after)
        or (not before and re.match(r"[.)]\s", after))
        or (re.search(r"\d[ -]$|\($", before) and re.match(r"[)\d -]", after))
        or re.match(r" \d", after)
        or re.fullmatch(r"zero|0\d*|(?:19|20)\d\d", words, re.IGNORECASE)
    )


def _bound(text: str, piece: Span, start: int) -> tuple[str, str]:
    """Return the words before a number that bound it, and what they make of it; empty where none do."""
    if match := _bounds().search(text[max(piece.start, start - 24) : start]):
        words = match.group(1)
        return words, lexicon("figures")["bounds"][words.lower()]
    return "", ""


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(lexicon('figures')['bounds'])})\s$", re.IGNORECASE)


@cache
def _duration() -> re.Pattern[str]:
    return re.compile(rf"[ -]{any_of(lexicon('figures')['time_units'])}s?(?!\w)", re.IGNORECASE)
