"""Why something is claimed, as a value: a key with arguments, put into words only where it is shown.

The words are in `data/reasons.toml` by section and key; a translation has the same keys in a file beside it. Braces
hold the arguments, with a format after the colon: `{date:day}` an ISO day, `{date:period}` an ISO day, month or year,
`{n:number}` a number, `{by:plain}` words unchanged. An argument without a colon is another reason, or words of the
source, verbatim. If a wording has plural forms, its `n` selects one.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any, NamedTuple

from dateline.i18n_format import (
    amount,
    day,
    find_words,
    month,
    plural,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """The `section.key` of a wording and its arguments by name; false if empty.

    `str` gives the words in English, the language of the exports and of all messages.
    """

    key: str = ""
    given: "tuple[tuple[str, str | int | float | Reason], ...]" = ()

    def __bool__(self) -> bool:
        return bool(self.key)

    def __str__(self) -> str:
        return word_reason(self, "en")

    def __lt__(self, other: "Reason") -> bool:
        return str(self) < str(other)


NONE = Reason()


def reason(key: str, **given: str | float | dt.date | Reason) -> Reason:
    """Create a reason; days are stored in ISO format."""
    return Reason(key, tuple([(k, v.isoformat() if isinstance(v, dt.date) else v) for k, v in given.items()]))


def together(*reasons: Reason) -> Reason:
    """Combine several reasons into one, in order, skipping empty ones and repetitions."""
    return _joined("join.together", reasons)


def list_reasons(*reasons: Reason) -> Reason:
    """Combine several reasons into a list, skipping empty ones and repetitions."""
    return _joined("join.listed", reasons)


def _joined(key: str, reasons: tuple[Reason, ...]) -> Reason:
    found = NONE
    for one in reasons:
        # Each reason is a level deeper: a file that gives the same one a thousand times would exhaust the stack.
        if one and not _has(found, key, one):
            found = Reason(key, (("first", found), ("then", one))) if found else one
    return found


def _has(combined: Reason, key: str, one: Reason) -> bool:
    """Return True if a reason is one of those combined with this key."""
    while combined.key == key:
        (_, first), (_, then) = combined.given
        if then == one or not isinstance(first, Reason):
            return then == one
        combined = first
    return combined == one


class Run(NamedTuple):
    """A run of words in a reason; `quoted` if they are the source's and not in the requested language."""

    words: str
    quoted: bool = False


def word_reason(of: Reason, language: str) -> str:
    """Return a reason in words."""
    return "".join([run.words for run in runs(of, language)])


def runs(of: Reason, language: str) -> Iterator[Run]:
    """Yield a reason in words, as runs in the requested language or the source's."""
    if not of:
        return
    given = dict(of.given)
    for words, name, shown in _wording(of.key, language, given.get("n")):
        if words:
            yield Run(words)
        if name is not None:
            value = given[name]
            if isinstance(value, Reason):
                yield from runs(value, language)
            else:
                yield _SHOWN[shown](value, language) if shown else Run(str(value), quoted=isinstance(value, str))


def _wording(key: str, language: str, number: object) -> tuple[tuple[str, str | None, str | None], ...]:
    found, used = find_words("reasons", key, language)
    return _places(plural(found, number, used) if isinstance(found, dict) else found)  # type: ignore[arg-type]


@cache
def _places(wording: str) -> tuple[tuple[str, str | None, str | None], ...]:
    return tuple((words, name, shown) for words, name, shown, _ in Formatter().parse(wording))


def _period(date: str, language: str) -> Run:
    if len(date) == len("2020"):
        return Run(date)
    whole = len(date) == len("2020-08-09")
    return Run(day(dt.date.fromisoformat(date), language) if whole else month(_first(date), language))


def _first(date: str) -> dt.date:
    return dt.date.fromisoformat(f"{date}-01")


_SHOWN: dict[str, Callable[[Any, str], Run]] = {
    "day": lambda value, language: Run(day(dt.date.fromisoformat(value), language)),
    "period": _period,
    "number": lambda value, language: Run(amount(value, language)),
    "plain": lambda value, _: Run(str(value)),
}
