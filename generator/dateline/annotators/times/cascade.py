"""The machine under the grammar: rules over classes of words join words to larger items, stage after stage.

A cascade of finite-state rules after Abney (1996), "Partial parsing via finite-state cascades". Each set of classes is
one character, so that a rule is a regular expression over a short string and the text is scanned by compiled code only.
Neither tokens nor rules repeat anything without a bound, words apart, so that the work is linear in the text.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.annotators.times.tokenizer import (
    BREAK,
    TimeToken,
    Vocabulary,
    vocabulary,
)
from dateline.model import Span

_CLASS = re.compile(r"(?:\[([A-Za-z|]+)\]|([A-Za-z]+))(?::([a-z]))?")
_OPENING = {".", "?", "!", ":", '"', "``", "“", "''", ""}


class Match(NamedTuple):
    """Where a rule fits, and the values of the items that it names."""

    items: Sequence[TimeToken]
    first: int
    last: int
    """One past the last item."""
    found: Mapping[str, Any]

    def before(self, distance: int = 1) -> str:
        """The words of the item so far before the match, in lower case; empty where a piece of the text begins."""
        at = self.first - distance
        return self.items[at].lower if at >= 0 else ""

    def after(self, distance: int = 1) -> TimeToken:
        """The item so far after the match, `BREAK` at the end."""
        at = self.last + distance - 1
        return self.items[at] if at < len(self.items) else BREAK

    @property
    def lower(self) -> str:
        """The last word of the match, in lower case."""
        return self.items[self.last - 1].lower

    @property
    def named(self) -> bool:
        """Whether a word of a name stands right before: `Orion 1980`, `Super Tuesday`."""
        if self.first == 0 or self.before(2) in _OPENING:
            return False
        before = self.items[self.first - 1]
        return before.words[:1].isupper() and not before.classes


class Rule(NamedTuple):
    """`form` in classes → an item of class `gives` with the value that `build` makes; None: the rule does not hold."""

    gives: str
    form: str
    build: Callable[[Match], Any]


class _Compiled(NamedTuple):
    """A rule as a pattern over symbols, and for each name in its form the classes that it may be of."""

    rule: Rule
    pattern: re.Pattern[str]
    names: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Cascade:
    """Stages of rules, compiled, and the vocabulary they are written in."""

    vocabulary: Vocabulary
    symbols: Mapping[frozenset[str], str]
    stages: Sequence[Sequence[_Compiled]]

    def read(self, text: str, pieces: Iterable[Span]) -> list[TimeToken]:
        """Return what the rules make of the pieces of the text, single words that no rule took included."""
        items = self.vocabulary.read(text, pieces)
        for stage in self.stages:
            items = self._stage(text, items, stage)
        return items

    def _stage(self, text: str, items: list[TimeToken], rules: Sequence[_Compiled]) -> list[TimeToken]:
        """Apply the rules of one stage: of those that fit, the one that begins first, of these the longest."""
        symbols = "".join([self.symbols[frozenset(item.classes)] for item in items])
        fits = [
            (match.start(), -match.end(), rank, match)
            for rank, compiled in enumerate(rules)
            for match in compiled.pattern.finditer(symbols)
        ]
        fits.sort(key=lambda fit: fit[:3])
        out: list[TimeToken] = []
        at = 0
        for first, end, rank, match in fits:
            if first < at:
                continue
            rule, _, names = rules[rank]
            value = rule.build(Match(items, first, -end, _found(items, match, names)))
            if value is None:
                continue
            start, stop = items[first].start, items[-end - 1].end
            words = text[start:stop]
            out.extend((*items[at:first], TimeToken(start, stop, words, words.lower(), {rule.gives: value})))
            at = -end
        return [*out, *items[at:]]


def compiled(stages: Sequence[Sequence[Rule]]) -> Cascade:
    """Compile the rules. Raises ValueError where a form names a class that neither lexicon nor rule gives."""
    rules = [rule for stage in stages for rule in stage]
    named = {c for rule in rules for m in _CLASS.finditer(rule.form) for c in (m[1] or m[2]).split("|")}
    known = vocabulary(sorted(c for c in named if c.islower()))
    kinds = sorted(known.kinds() | {frozenset([rule.gives]) for rule in rules}, key=sorted)
    symbols = {kind: chr(0x4E00 + place) for place, kind in enumerate(kinds)}
    return Cascade(known, symbols, [[_compile(rule, symbols) for rule in stage] for stage in stages])


def _compile(rule: Rule, symbols: Mapping[frozenset[str], str]) -> _Compiled:
    names: dict[str, Sequence[str]] = {}

    def group(match: re.Match[str]) -> str:
        wanted = tuple((match[1] or match[2]).split("|"))
        chars = "".join(symbol for kind, symbol in symbols.items() if not kind.isdisjoint(wanted))
        if not chars:
            message = f"no word and no rule gives {wanted} in {rule.form!r}"
            raise ValueError(message)
        if not match[3]:
            return f"[{chars}]"
        names[match[3]] = wanted
        return f"(?P<{match[3]}>[{chars}])"

    grouped = _CLASS.sub(group, rule.form.replace("(", "(?:"))
    return _Compiled(rule, re.compile(grouped.replace(" ", "")), names)


def _found(items: Sequence[TimeToken], match: re.Match[str], names: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, wanted in names.items():
        at = match.start(name)
        if at >= 0:
            classes = items[at].classes
            found[name] = next(classes[of] for of in wanted if of in classes)
    return found
