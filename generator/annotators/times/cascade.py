"""The machine under the grammar: words get classes, rules over classes join words to larger items, stage after stage.

A cascade of finite-state rules after Abney (1996), "Partial parsing via finite-state cascades". Each set of classes is
one character, so that a rule is a regular expression over a short string and the text is scanned by compiled code only.
Neither tokens nor rules repeat anything without a bound, words apart, so that the work is linear in the text.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.lexicon import lexicon
from generator.model import Span

_CLASS = re.compile(r"(?:\[([A-Za-z|]+)\]|([A-Za-z]+))(?::([a-z]))?")
_TOKEN = re.compile(
    r"""(?P<iso>(?<![\w-])[12][0-9]{3}-[0-9]{2}-[0-9]{2})(?![\w-])
    | (?P<slash>(?<![\w/])[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2}))(?![\w/])
    | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?!\w)
    | (?P<fraction>(?<![\w/])1/[234](?![\w/])|[½¼¾])
    | (?P<number>[0-9]{1,12}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,6})?)
      (?=(?P<suffix>(?i:st|nd|rd|th)|s)?(?![^\W_])|[ap]m\b)(?:(?i:st|nd|rd|th)|s)?
    | (?P<half>(?i:[ap]\.\s?m\b\.?|[ap]m\b))
    | (?P<word>[^\W\d_]+(?:[0-9]\w*)?)
    | (?P<odd>[0-9]\w*)
    | (?P<mark>\S)""",
    re.VERBOSE,
)
_MARKS = {
    ",": "COMMA",
    ".": "DOT",
    "(": "LPAR",
    ")": "RPAR",
    "'": "APOS",
    "’": "APOS",
    "+": "PLUS",
    "‘": "APOS",
    "/": "SLASH",
}
_MARKS |= dict.fromkeys("-‐‑–—−", "DASH")
_LATEST_YEAR = 2150


class Item(NamedTuple):
    """A word, or what a rule has made of several: where it stands and what it may mean, by class."""

    start: int
    end: int
    words: str
    low: str
    """The words in lower case."""
    classes: Mapping[str, Any]
    """Each class it belongs to, with its value there."""


class Match(NamedTuple):
    """Where a rule fits, and the values of the items that it names."""

    items: Sequence[Item]
    first: int
    last: int
    """One past the last item."""
    found: Mapping[str, Any]

    def before(self, distance: int = 1) -> str:
        """The words of the item so far before the match, empty where a piece of the text begins."""
        at = self.first - distance
        return self.items[at].low if at >= 0 else ""

    def after(self, distance: int = 1) -> Item:
        """The item so far after the match, `BREAK` at the end."""
        at = self.last + distance - 1
        return self.items[at] if at < len(self.items) else BREAK

    @property
    def low(self) -> str:
        """The last word of the match, in lower case."""
        return self.items[self.last - 1].low

    @property
    def named(self) -> bool:
        """Whether a word of a name stands right before: `Orion 1980`, `Super Tuesday`."""
        if self.first < 2:  # noqa: PLR2004 - the first word of a text has its capital anyway
            return False
        before, further = self.items[self.first - 1], self.items[self.first - 2]
        opening = further.low in {".", "?", "!", ":", '"', "``", "“", "''", ""} or "BREAK" in further.classes
        return before.words[:1].isupper() and not before.classes and not opening


@dataclass(frozen=True)
class Rule:
    """`form` in classes → an item of class `gives` with the value that `build` makes; None: the rule does not hold."""

    gives: str
    form: str
    build: Callable[[Match], Any]


BREAK = Item(0, 0, "", "", {"BREAK": None})
"""Stands between two pieces of the text; no rule spans it."""


@dataclass
class Cascade:
    """Stages of rules, compiled; the words of `generator/data/times.toml` are their classes."""

    stages: Sequence[Sequence[Rule]]
    vocabulary: dict[str, dict[str, Any]] = field(init=False)
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = field(init=False)
    """By first word: the words of a phrase, its class and value."""
    _symbols: dict[frozenset[str], str] = field(init=False)
    _compiled: list[list[tuple[Rule, re.Pattern[str], dict[str, tuple[str, ...]]]]] = field(init=False)

    def __post_init__(self) -> None:
        self.vocabulary, self.phrases = _vocabulary(self.stages)
        kinds: set[frozenset[str]] = {frozenset(classes) for classes in self.vocabulary.values()}
        kinds |= {frozenset(_number(digits, suffix)) for digits in _DIGITS for suffix in ("", "th", "s")}
        kinds |= {frozenset([rule.gives]) for stage in self.stages for rule in stage}
        kinds |= {frozenset([value]) for value in (*_MARKS.values(), *_SPECIAL)}
        kinds |= {frozenset([of]) for listed in self.phrases.values() for _, of, _ in listed}
        kinds.add(frozenset())
        ordered = sorted(kinds, key=sorted)
        self._symbols = {kind: chr(0x4E00 + number) for number, kind in enumerate(ordered)}
        self._compiled = [[self._compile(rule) for rule in stage] for stage in self.stages]

    def _compile(self, rule: Rule) -> tuple[Rule, re.Pattern[str], dict[str, tuple[str, ...]]]:
        names: dict[str, tuple[str, ...]] = {}

        def group(match: re.Match[str]) -> str:
            wanted = tuple((match[1] or match[2]).split("|"))
            chars = "".join(s for kind, s in self._symbols.items() if not kind.isdisjoint(wanted))
            if not chars:
                message = f"no word and no rule gives {wanted} in {rule.form!r}"
                raise ValueError(message)
            if match[3]:
                names[match[3]] = wanted
                return f"(?P<{match[3]}>[{chars}])"
            return f"[{chars}]"

        # Named groups aside, a bracket in a form only groups.
        grouped = _CLASS.sub(group, rule.form.replace("(", "(?:"))
        return rule, re.compile(grouped.replace(" ", "")), names

    def read(self, text: str, pieces: Iterable[Span]) -> list[Item]:
        """Return what the rules make of the pieces of the text, single words that no rule took included."""
        items: list[Item] = []
        for piece in pieces:
            items.extend(self._phrased([self._item(m) for m in _TOKEN.finditer(text, piece.start, piece.end)]))
            items.append(BREAK)
        for stage in self._compiled:
            items = self._stage(text, items, stage)
        return items

    def _item(self, match: re.Match[str]) -> Item:
        words = match.group()
        kind = match.lastgroup if match["suffix"] is None else "number"
        if kind == "word":
            return Item(match.start(), match.end(), words, words.lower(), self._word(words))
        if kind == "number":
            return Item(
                match.start(), match.end(), words, words, _number(match["number"], (match["suffix"] or "").lower())
            )
        if kind == "mark":
            classes = {_MARKS[words]: words} if words in _MARKS else {}
            return Item(match.start(), match.end(), words, words, classes)
        special = {"iso": "ISO", "slash": "NUMERIC", "clock": "HOURS", "fraction": "FRACTION", "half": "AMPM"}
        return Item(match.start(), match.end(), words, words.lower(), {special[kind]: words} if kind in special else {})

    def _word(self, words: str) -> Mapping[str, Any]:
        if words[0].isupper():
            return self.vocabulary.get(words) or self.vocabulary.get(words.lower(), {}) or self._shouted(words)
        return self.vocabulary.get(words, {})

    def _shouted(self, words: str) -> Mapping[str, Any]:
        return self.vocabulary.get(words.capitalize(), {}) if words.isupper() else {}

    def _phrased(self, items: list[Item]) -> list[Item]:
        """Join the words of phrases that the lexicon lists as one."""
        out: list[Item] = []
        at = 0
        while at < len(items):
            joined = None
            for words, of, value in self.phrases.get(items[at].low, ()):
                run = items[at : at + len(words)]
                proper = of != "FEAST" or run[0].words[:1].isupper()
                if proper and tuple(item.low for item in run) == words:
                    joined = Item(run[0].start, run[-1].end, run[0].words, " ".join(words), {of: value})
                    at += len(words)
                    break
            if joined is None:
                joined = items[at]
                at += 1
            out.append(joined)
        return out

    def _stage(
        self, text: str, items: list[Item], rules: list[tuple[Rule, re.Pattern[str], dict[str, tuple[str, ...]]]]
    ) -> list[Item]:
        """Apply the rules of one stage: of those that fit, the one that begins first, of these the longest."""
        symbols = "".join([self._symbols[frozenset(item.classes)] for item in items])
        fits: list[tuple[int, int, int, Rule, re.Match[str], dict[str, tuple[str, ...]]]] = []
        for rank, (rule, pattern, names) in enumerate(rules):
            fits.extend((m.start(), -m.end(), rank, rule, m, names) for m in pattern.finditer(symbols))
        fits.sort(key=lambda fit: fit[:3])
        out: list[Item] = []
        at = 0
        for first, end, _, rule, match, names in fits:
            if first < at:
                continue
            value = rule.build(Match(items, first, -end, _found(items, match, names)))
            if value is None:
                continue
            out.extend(items[at:first])
            start, stop = items[first].start, items[-end - 1].end
            words = text[start:stop]
            out.append(Item(start, stop, words, words.lower(), {rule.gives: value}))
            at = -end
        return [*out, *items[at:]]


_DIGITS = [*map(str, range(100)), *(f"0{n}" for n in range(10)), "000", "0000", "1000", "1060", "9999", "12345", "1.5"]
"""Numbers of every shape that `_number` tells apart."""
_SPECIAL = ("ISO", "NUMERIC", "HOURS", "FRACTION", "AMPM", "BREAK")


def _found(items: Sequence[Item], match: re.Match[str], names: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, wanted in names.items():
        at = match.start(name)
        if at >= 0:
            classes = items[at].classes
            found[name] = next(classes[c] for c in wanted if c in classes)
    return found


def _number(digits: str, suffix: str) -> dict[str, Any]:
    """Return what a number in digits may be: a count, a day of the month, a year, an hour, a decade, an ordinal."""
    value = float(digits.replace(",", ""))
    whole = digits.isdigit() and len(digits) <= 4  # noqa: PLR2004 - no year, day or hour has more digits
    number = int(value)
    if suffix == "s":
        if whole and number % 10 == 0 and (len(digits) == 2 or 1000 <= number <= _LATEST_YEAR):  # noqa: PLR2004
            return {"DECADE": number}
        return {}
    if suffix:
        return {"ORDINAL": number} | ({"DAYNUM": number} if whole and 1 <= number <= 31 else {})  # noqa: PLR2004
    classes: dict[str, Any] = {"COUNT": value}
    if whole:
        classes |= {"YEAR": number} if len(digits) == 4 and 1000 <= number <= _LATEST_YEAR else {}  # noqa: PLR2004
        classes |= {"DAYNUM": number} if len(digits) <= 2 and 1 <= number <= 31 else {}  # noqa: PLR2004
        classes |= {"HOUR": number} if len(digits) <= 2 and number <= 24 else {}  # noqa: PLR2004
        classes |= {"YY": number} if len(digits) == 2 else {}  # noqa: PLR2004
        classes |= {"MILITARY": digits} if len(digits) == 4 and number < 2400 and number % 100 < 60 else {}  # noqa: PLR2004
    return classes


def _vocabulary(
    stages: Sequence[Sequence[Rule]],
) -> tuple[dict[str, dict[str, Any]], dict[str, list[tuple[tuple[str, ...], str, Any]]]]:
    """Return the lexicon by word and by phrase; what stands in small letters in a form is the word itself."""
    tables = {name: dict(table) for name, table in lexicon("times").items() if isinstance(table, dict)}
    tables["FEAST"] = {name: name for name in lexicon("holidays")}
    capital = {*lexicon("times")["capital"], "FEAST"}
    forms = [rule.form for stage in stages for rule in stage]
    named = {c for form in forms for m in _CLASS.finditer(form) for c in (m[1] or m[2]).split("|")}
    tables |= {name: {name: name} for name in named if name.islower()}
    words: dict[str, dict[str, Any]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for of, table in tables.items():
        for word, value in table.items():
            parts = [m.group() for m in _TOKEN.finditer(word)]
            if len(parts) > 1:
                low = tuple(part.lower() for part in parts)
                phrases.setdefault(low[0], []).append((low, of, value))
            else:
                words.setdefault(word if of in capital else word.lower(), {})[of] = value
    for listed in phrases.values():
        listed.sort(key=lambda phrase: -len(phrase[0]))
    return words, phrases
