"""Text → items: words, numbers and marks with the classes they may belong to, before any rule has looked at them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.lexicon import lexicon
from dateline.model import Span

Classes = Mapping[str, Any]
"""Each class that an item belongs to, with its value there: `{"MONTH": 5}`."""

_TOKEN = re.compile(
    r"""(?P<iso>(?<![\w-])[12][0-9]{3}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?)(?![\w-])
    | (?P<slash>(?<![\w/])[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2}))(?![\w/])
    | (?P<dotted>(?<![\w.])[0-9]{1,2}\.[0-9]{1,2}\.[12][0-9]{3})(?!\w)
    | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?!\w)
    | (?P<fraction>(?<![\w/])1/[234](?![\w/])|[½¼¾])
    | (?P<number>[0-9]{1,12}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,6})?)
      (?=(?P<suffix>(?i:st|nd|rd|th)|s)?(?![^\W_])|(?i:[ap]m\b))(?:(?i:st|nd|rd|th)|s)?
    | (?P<half>(?i:[ap]\.\s?m\b\.?|[ap]m\b))
    | (?P<word>[^\W\d_]+(?:[0-9]\w*)?)
    | (?P<odd>[0-9]\w*)
    | (?P<mark>\S)""",
    re.VERBOSE,
)
_SPECIAL = {
    "iso": "ISO",
    "slash": "NUMERIC",
    "dotted": "DOTTED",
    "clock": "HOURS",
    "fraction": "FRACTION",
    "half": "AMPM",
}
_MARKS = {",": "COMMA", ".": "DOT", "(": "LPAR", ")": "RPAR", "/": "SLASH", "+": "PLUS"}
_MARKS |= dict.fromkeys("'’‘", "APOS") | dict.fromkeys("-‐‑–—−", "DASH")
_FOUR = 4
"""No year, hour or day has more digits."""
_YEARS = range(1000, 2151)
_MONTHS_DAYS = range(1, 32)
_HOURS = range(25)
_MINUTES = 60
_DAY_OF_HUNDREDS = 2400


class TimeToken(NamedTuple):
    """A word, or what a rule has made of several: where it stands and what it may mean."""

    start: int
    end: int
    words: str
    lower: str
    """The words in lower case; empty where a piece of the text ends."""
    classes: Classes


BREAK = TimeToken(0, 0, "", "", {"BREAK": None})
"""Stands behind each piece of the text; no rule spans it."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of `data/times.toml` and `holidays.toml`, and those that rules name themselves."""

    words: Mapping[str, Classes]
    phrases: Mapping[str, list[tuple[tuple[str, ...], str, Any]]]
    """By first word: the words of a phrase, the longest phrase first, its class and value."""

    def kinds(self) -> set[frozenset[str]]:
        """Return every set of classes that an item of a text may have."""
        listed = {frozenset(classes) for classes in self.words.values()}
        listed |= {frozenset([of]) for phrases in self.phrases.values() for _, of, _ in phrases}
        numbers = {frozenset(number(digits, suffix)) for digits in _OF_EVERY_SHAPE for suffix in ("", "th", "s")}
        named = {frozenset([of]) for of in (*_MARKS.values(), *_SPECIAL.values(), "BREAK")}
        return listed | numbers | named | {frozenset()}

    def read(self, text: str, pieces: Iterable[Span]) -> list[TimeToken]:
        """Return the items of the pieces of the text, each piece with a `BREAK` behind it."""
        items: list[TimeToken] = []
        for piece in pieces:
            items.extend(self._joined([self._item(m) for m in _TOKEN.finditer(text, piece.start, piece.end)]))
            items.append(BREAK)
        return items

    def _item(self, match: re.Match[str]) -> TimeToken:
        words = match.group()
        kind = "number" if match["number"] else match.lastgroup or ""
        classes: Classes = {}
        if kind == "word":
            classes = self._of_word(words)
        elif kind == "number":
            classes = number(match["number"], (match["suffix"] or "").lower())
        elif kind == "mark":
            classes = {_MARKS[words]: words} if words in _MARKS else {}
        elif kind in _SPECIAL:
            classes = {_SPECIAL[kind]: words}
        return TimeToken(match.start(), match.end(), words, words.lower(), classes)

    def _of_word(self, words: str) -> Classes:
        found = self.words.get(words)
        if found is None and words[0].isupper():
            found = self.words.get(words.lower()) or (self.words.get(words.capitalize()) if words.isupper() else None)
        return found or {}

    def _joined(self, items: list[TimeToken]) -> list[TimeToken]:
        """Join the words of listed phrases to one item each."""
        out: list[TimeToken] = []
        at = 0
        while at < len(items):
            item, taken = items[at], 1
            for words, of, value in self.phrases.get(item.lower, ()):
                run = items[at : at + len(words)]
                proper = of != "FEAST" or item.words[0].isupper()
                if proper and tuple(other.lower for other in run) == words:
                    item, taken = (
                        TimeToken(item.start, run[-1].end, item.words, " ".join(words), {of: value}),
                        len(words),
                    )
                    break
            out.append(item)
            at += taken
        return out


_OF_EVERY_SHAPE = (*map(str, range(100)), *(f"0{n}" for n in range(10)), "000", "0000", "1000", "1060", "9999", "1.5")
"""Numbers of all the kinds that `number` tells apart."""


def number(digits: str, suffix: str) -> Classes:
    """Return what a number in digits may be: a count, a day of the month, a year, an hour, a decade, an ordinal."""
    value = float(digits.replace(",", ""))
    whole = int(value) if digits.isdigit() and len(digits) <= _FOUR else -1
    short = len(digits) <= 2  # noqa: PLR2004
    if suffix == "s":
        return {"DECADE": whole} if whole % 10 == 0 and (len(digits) == 2 or whole in _YEARS) else {}  # noqa: PLR2004
    if suffix:
        return {"ORDINAL": int(value)} | ({"DAYNUM": whole} if whole in _MONTHS_DAYS else {})
    fits = {
        "YEAR": whole in _YEARS and len(digits) == _FOUR,
        "DAYNUM": whole in _MONTHS_DAYS and short,
        "HOUR": whole in _HOURS and short,
        "YY": whole >= 0 and len(digits) == 2,  # noqa: PLR2004
    }
    classes: dict[str, Any] = {"COUNT": value} | {of: whole for of, fit in fits.items() if fit}
    if len(digits) == _FOUR and 0 <= whole < _DAY_OF_HUNDREDS and whole % 100 < _MINUTES:
        classes["MILITARY"] = digits
    return classes


def _numerals() -> dict[str, dict[str, int]]:
    """Return the classes of numerals: `forty` and `five` are one number, `five` and `forty` are two."""
    cardinals: dict[str, int] = lexicon("numbers")["cardinals"]
    magnitudes: dict[str, float] = lexicon("numbers")["magnitudes"]
    classes = (("ONES", range(1, 10)), ("TEENS", range(10, 20)), ("TENS", range(20, 100)))
    return {
        **{of: {word: n for word, n in cardinals.items() if n in values} for of, values in classes},
        "HUNDRED": {word: int(magnitudes[word]) for word in ("hundred", "thousand")},
        "DOZEN": {"dozen": int(magnitudes["dozen"])},
    }


def vocabulary(named: Iterable[str]) -> Vocabulary:
    """Read the lexicon; `named` are words that stand for themselves in the rules."""
    tables = {of: dict(table) for of, table in lexicon("times").items() if isinstance(table, dict)}
    tables |= _numerals()
    tables["FEAST"] = {name: name for name in lexicon("holidays")}
    capital = {*lexicon("times")["capital"], "FEAST"}
    tables |= {word: {word: word} for word in named}
    words: dict[str, dict[str, Any]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for of, table in tables.items():
        for word, value in table.items():
            parts = tuple(m.group().lower() for m in _TOKEN.finditer(word))
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, of, value))
            else:
                words.setdefault(word if of in capital else word.lower(), {})[of] = value
    for listed in phrases.values():
        listed.sort(key=lambda phrase: -len(phrase[0]))
    return Vocabulary(words, phrases)
