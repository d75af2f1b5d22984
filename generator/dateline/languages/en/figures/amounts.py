"""Numbers with the characters around them that show what they are: unit, bound, range, age.

For what a number counts, which depends on grammar, see `counting`.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from dateline.languages.en.figures.units import FIGURES, any_of, find_unit
from dateline.languages.en.numbers import Number, find_numbers
from dateline.model import Article, Span
from dateline.reasons import NONE, Reason, reason, together
from dateline.rules import Rule

AGE_COMPOUND = Rule(
    name="age-compound",
    example="A ⟦51-year-old|51 year⟧ driver was arrested.",
    counterexample="A 51-year lease ended.",
)
AGE_AFTER_NAME = Rule(
    name="age-after-name",
    example="Anna Berg, ⟦24|24 year⟧, was arrested.",
    counterexample="Anna Berg, 24 others and a dog were found.",
)
AGE_WORD = Rule(
    name="age-word",
    example="The driver, aged ⟦51|51 year⟧, was arrested.",
    counterexample="The cheese, aged for 51 weeks, was sold.",
)
RULES = (AGE_COMPOUND, AGE_AFTER_NAME, AGE_WORD)

_JOINT = re.compile(r"\s?[-–—]\s?|\s(?:to|and)\s")
_AGE = re.compile(r"[ -](?P<unit>year|month|week|day)s?[ -]olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|age of)\s$", re.IGNORECASE)
WIDEST_RANGE = 10
"""A range's second number is less than this many times its first: in "rose 5 to 120" it is the level reached."""


class Amount(NamedTuple):
    """A number with its unit. The span covers both, but not words of approximation before them."""

    span: Span
    value: float
    """The first number of a range."""
    unit: str | None
    """`percent`, an ISO 4217 code or a measure's singular; None for a bare count."""
    others: tuple[str, ...] = ()
    """The range's second number, or the other units that the sign may mean."""
    because: Reason = NONE
    joint: str = ""
    """The joint between the two numbers of a range: `-`, `to`, `and`."""
    is_share: bool = False
    """True for "two thirds", "nine out of ten"."""
    age_rule: Rule | None = None
    """The rule that identifies it as an age, or None if it isn't one."""
    is_bound: bool = False
    """True for "more than 5", "less than 5"."""

    @property
    def is_score(self) -> bool:
        """True if the two numbers can't be a range, because the second isn't greater: "5-4"."""
        return bool(self.joint) and float(self.others[0]) <= self.value


class _Range(NamedTuple):
    """A number, or the two numbers of a range."""

    span: Span
    value: float
    joint: str = ""
    last: float = 0.0


def find_amounts(article: Article, people: Collection[Span] = ()) -> list[Amount]:
    """Return the amounts in the article's prose in order, leaving out labels, clock times, years and durations.

    `people` are the mentions of people, for the age in "Anna Berg, 51,".
    """
    ends = {person.end for person in people}
    found: list[Amount] = []
    for piece in article.prose:
        for number in find_numbers(article.text, piece.start, piece.end):
            if not found or number.start >= found[-1].span.end:
                found.extend(_read_amount(article, piece, number, ends))
    return found


def _read_amount(article: Article, piece: Span, number: Number, people: set[int]) -> Iterator[Amount]:
    text, whole = article.text, _read_range(article.text, piece, number)
    compound = _AGE.match(text, whole.span.end, piece.end)
    if rule := AGE_COMPOUND if compound else _age_rule(text, piece, number, people):
        span = Span(number.start, compound.end() if compound else whole.span.end)
        unit = compound["unit"].lower() if compound else "year"
        yield Amount(span, number.value, unit, (), reason("figures.age"), age_rule=rule)
        return
    found = find_unit(article, whole.span, whole.value)
    metres = (
        text[number.end - 1] in "mM"
        and text[number.end - 2].isdigit()
        and (not found or found.span.start == number.start)
    )
    if metres or (not found and _counts_nothing(text, piece, number, whole.span.end)):
        return
    span = found.span if found else whole.span
    spread = reason("figures.range", words=article.words(whole.span)) if whole.joint else NONE
    words, bound = _read_bound(text, piece, span.start)
    beside = reason("figures.bound", words=words, bound=reason(f"bound.{bound}")) if words else NONE
    yield Amount(
        span,
        whole.value,
        found.code if found else None,
        (f"{whole.last:.15g}",) if whole.joint else found.others if found else (),
        together(beside, spread, found.because if found else NONE),
        whole.joint,
        number.fraction,
        is_bound="less" in bound or "more" in bound,
    )


def _age_rule(text: str, piece: Span, number: Number, people: set[int]) -> Rule | None:
    """Return the rule that identifies a number as an age without `-year-old`, or None."""
    if number.start - 2 in people and re.fullmatch(r", \d\d?[,.]", text[number.start - 2 : number.end + 1]):
        return AGE_AFTER_NAME
    return AGE_WORD if _AGED.search(text, piece.start, number.start) and text[number.start].isdigit() else None


def _read_range(text: str, piece: Span, number: Number) -> _Range:
    alone = _Range(Span(number.start, number.end), number.value)
    joint = _JOINT.match(text, number.end, piece.end)
    if not joint:
        return alone
    word = joint.group().strip()
    before = text[max(piece.start, number.start - len("between $")) : number.start].lower()
    # "From 12 to 18" and "by 12 to 180" are changes with two figures; "12 and 18" without "between" are two counts.
    if (word == "to" and re.search(r"\b(?:from|by) $", before)) or (word == "and" and "between " not in before):
        return alone
    start = joint.end() + (text[joint.end() : joint.end() + 1] in {"$", "€", "£"})
    second = next(find_numbers(text[start : piece.end]), None)
    if second is None or second.start or second.fraction or (word == "to" and second.value <= number.value):
        return alone
    # "80-100 million": the magnitude applies to both.
    for scale in (1.0, 1e3, 1e6, 1e9, 1e12):
        first = number.value * scale
        if (scale == 1.0 or first <= second.value) and second.value < WIDEST_RANGE * first:
            return _Range(Span(number.start, start + second.end), first, word, second.value)
    return alone


def _counts_nothing(text: str, piece: Span, number: Number, end: int) -> bool:
    """Return True for a label, a clock time, a duration, a year, or part of a list or phone number."""
    words, before, after = text[number.start : number.end], text[piece.start : number.start], text[end : piece.end]
    label = re.search(r"([\w.]+) $", before)
    return bool(
        (label and label[1].lower() in FIGURES.labels)
        or _duration().match(after)
        or (not before and re.match(r"[.)]\s", after))
        or (re.search(r"\d[ -]$|\($", before) and re.match(r"[)\d -]", after))
        or re.match(r" \d", after)
        or re.fullmatch(r"zero|0\d*|(?:19|20)\d\d", words, re.IGNORECASE)
    )


def _read_bound(text: str, piece: Span, start: int) -> tuple[str, str]:
    """Return the words before a number that bound it and the kind of bound, or two empty strings."""
    if match := _bounds().search(text[max(piece.start, start - _longest_bound() - len("- ")) : start]):
        words = match.group(1)
        return words, FIGURES.bounds[words.lower()]
    return "", ""


@cache
def _longest_bound() -> int:
    return max(map(len, FIGURES.bounds))


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({any_of(FIGURES.bounds)})\s$", re.IGNORECASE)


@cache
def _duration() -> re.Pattern[str]:
    return re.compile(rf"[ -]{any_of(FIGURES.time_units)}s?(?!\w)", re.IGNORECASE)
