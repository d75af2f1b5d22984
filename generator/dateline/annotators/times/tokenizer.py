"""Text → tokens: words, numbers and marks with the classes they may belong to, before any rule applies."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from dateline.model import Span

Classes = Mapping[str, Any]
"""Each class that a token may belong to, with its value in that class: `{"MONTH": 5}`."""

_NEVER = "(?!)"
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
"""Maximum number of digits in a year, an hour or a day of the month."""
_YEARS = range(1000, 2151)
"""Four-digit numbers that may be years: from the first to the furthest that forecasts mention."""
_MONTHS_DAYS = range(1, 32)
_HOURS = range(25)
_MINUTES = 60
_DAY_OF_HUNDREDS = 2400


class TimeToken(NamedTuple):
    """A word, or several that a rule has joined: where it is and what it may mean."""

    start: int
    end: int
    words: str
    lower: str
    """The words in lower case; empty at the end of a piece of text."""
    classes: Classes
    rule: str = ""
    """The rule that built it; empty for a single word."""


BREAK = TimeToken(0, 0, "", "", {"BREAK": None})
"""Follows each piece of the text; no rule crosses it."""


@dataclass(frozen=True)
class Notation:
    """How a language writes numbers with digits; each field is a regular expression, empty if there is none."""

    ordinal_suffix: str = ""
    """Turns a number into an ordinal: `th` in `8th`."""
    decade_suffix: str = ""
    """Turns a number into a decade: `s` in `1980s`."""
    half_day: str = ""
    """A half of the day as a separate word: `p.m.`."""
    joined_half_day: str = ""
    """The same without a space before it: `pm` in `7pm`."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression that finds the next token."""
        ordinal, decade = self.ordinal_suffix or _NEVER, self.decade_suffix or _NEVER
        return re.compile(
            rf"""(?P<iso>(?<![\w-])[12][0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}}(?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?Z?)?)(?![\w-])
            | (?P<slash>(?<![\w/])[0-9]{{1,2}}/[0-9]{{1,2}}/(?:[0-9]{{4}}|[0-9]{{2}}))(?![\w/])
            | (?P<dotted>(?<![\w.])[0-9]{{1,2}}\.[0-9]{{1,2}}\.[12][0-9]{{3}})(?!\w)
            | (?P<clock>[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)(?!\w)
            | (?P<fraction>(?<![\w/])1/[234](?![\w/])|[½¼¾])
            | (?P<number>[0-9]{{1,12}}(?:,[0-9]{{3}}){{0,4}}(?:\.[0-9]{{1,6}})?)
              (?=(?:{ordinal}|{decade})?(?![^\W_])|{self.joined_half_day or _NEVER})
              (?:(?P<ordinal>{ordinal})|(?P<decade>{decade}))?
            | (?P<half>{self.half_day or _NEVER})
            | (?P<word>[^\W\d_]+(?:[0-9]\w*)?)
            | (?P<odd>[0-9]\w*)
            | (?P<mark>\S)""",
            re.VERBOSE,
        )


@dataclass(frozen=True)
class Vocabulary:
    """The words that rules can refer to."""

    notation: Notation
    capitalized: frozenset[str]
    words: Mapping[str, Classes]
    phrases: Mapping[str, list[tuple[tuple[str, ...], str, Any]]]
    """By first word: the words of each phrase, longest first, with its class and value."""

    def kinds(self) -> set[frozenset[str]]:
        """Return every set of classes that a token can have."""
        listed = {frozenset(classes) for classes in self.words.values()}
        listed |= {frozenset([of]) for phrases in self.phrases.values() for _, of, _ in phrases}
        numbers = {
            frozenset(classify(digits))
            for digits in _OF_EVERY_SHAPE
            for classify in (number_classes, ordinal_classes, decade_classes)
        }
        named = {frozenset([of]) for of in (*_MARKS.values(), *_SPECIAL.values(), "BREAK")}
        return listed | numbers | named | {frozenset()}

    def read(self, text: str, pieces: Iterable[Span]) -> list[TimeToken]:
        """Return the tokens of the pieces of text, each piece followed by a `BREAK`."""
        tokens: list[TimeToken] = []
        for piece in pieces:
            matches = self.notation.pattern.finditer(text, piece.start, piece.end)
            tokens.extend(self._join_phrases([self._token(match) for match in matches]))
            tokens.append(BREAK)
        return tokens

    def _token(self, match: re.Match[str]) -> TimeToken:
        words = match.group()
        kind = match.lastgroup or ""
        classes: Classes = {}
        if kind == "word":
            classes = self._word_classes(words)
        elif kind == "number":
            classes = number_classes(words)
        elif kind == "ordinal":
            classes = ordinal_classes(match["number"])
        elif kind == "decade":
            classes = decade_classes(match["number"])
        elif kind == "mark":
            classes = {_MARKS[words]: words} if words in _MARKS else {}
        elif kind in _SPECIAL:
            classes = {_SPECIAL[kind]: words}
        return TimeToken(match.start(), match.end(), words, words.lower(), classes)

    def _word_classes(self, words: str) -> Classes:
        found = self.words.get(words)
        if found is None and words[0].isupper():
            found = self.words.get(words.lower()) or (self.words.get(words.capitalize()) if words.isupper() else None)
        return found or {}

    def _join_phrases(self, tokens: list[TimeToken]) -> list[TimeToken]:
        """Join the words of each listed phrase into one token."""
        out: list[TimeToken] = []
        at = 0
        while at < len(tokens):
            token, taken = tokens[at], 1
            for words, of, value in self.phrases.get(token.lower, ()):
                run = tokens[at : at + len(words)]
                has_case = of not in self.capitalized or token.words[0].isupper()
                if has_case and tuple(other.lower for other in run) == words:
                    phrase = " ".join(words)
                    token, taken = TimeToken(token.start, run[-1].end, token.words, phrase, {of: value}), len(words)
                    break
            out.append(token)
            at += taken
        return out


_OF_EVERY_SHAPE = (*map(str, range(100)), *(f"0{n}" for n in range(10)), "000", "0000", "1000", "1060", "9999", "1.5")
"""One number of every kind that the functions below distinguish."""


def _whole(digits: str) -> int:
    """Return the value of a short whole number, or -1."""
    return int(digits) if digits.isdigit() and len(digits) <= _FOUR else -1


def number_classes(digits: str) -> Classes:
    """Return the classes of a number: a count, a year, a day of the month, an hour."""
    whole = _whole(digits)
    has_two, has_four = len(digits) == 2, len(digits) == _FOUR  # noqa: PLR2004
    fits = {
        "YEAR": whole in _YEARS and has_four,
        "DAYNUM": whole in _MONTHS_DAYS and len(digits) <= 2,  # noqa: PLR2004
        "HOUR": whole in _HOURS and len(digits) <= 2,  # noqa: PLR2004
        "YY": whole >= 0 and has_two,
    }
    classes: dict[str, Any] = {"COUNT": _value(digits)} | {of: whole for of, fit in fits.items() if fit}
    if has_four and 0 <= whole < _DAY_OF_HUNDREDS and whole % 100 < _MINUTES:
        classes["MILITARY"] = digits
    return classes


def ordinal_classes(digits: str) -> Classes:
    """Return the classes of an ordinal: `8th` is a position in a series and a day of the month."""
    whole, value = _whole(digits), _value(digits)
    # Hundreds of digits are no position in any series.
    position = {"ORDINAL": int(value)} if math.isfinite(value) else {}
    return position | ({"DAYNUM": whole} if whole in _MONTHS_DAYS else {})


def decade_classes(digits: str) -> Classes:
    """Return the classes of a number with a decade's suffix: `1980s` and `80s` are decades, `7s` is not."""
    whole = _whole(digits)
    return {"DECADE": whole} if whole % 10 == 0 and (len(digits) == 2 or whole in _YEARS) else {}  # noqa: PLR2004


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def build_vocabulary(
    tables: Mapping[str, Mapping[str, Any]], capitalized: frozenset[str], notation: Notation
) -> Vocabulary:
    """Build the vocabulary from word classes: class → word or phrase → value."""
    words: dict[str, dict[str, Any]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for of, table in tables.items():
        for word, value in table.items():
            parts = tuple(match.group().lower() for match in notation.pattern.finditer(word))
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, of, value))
            else:
                words.setdefault(word if of in capitalized else word.lower(), {})[of] = value
    for listed in phrases.values():
        listed.sort(key=lambda phrase: -len(phrase[0]))
    return Vocabulary(notation, capitalized, words, phrases)
