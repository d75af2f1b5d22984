"""Rules over word classes that combine words into larger units, stage by stage.

A cascade of finite-state rules after Abney (1996), "Partial parsing via finite-state cascades". Each set of classes is
one character, so a rule is a regular expression over a short string and compiled code scans the text. Only words may
repeat without a bound, in tokens as in rules, so the work is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dateline.annotators.times.tokenizer import BREAK, Notation, TimeToken, Vocabulary, build_vocabulary
from dateline.model import Span
from dateline.rules import Rule

_CLASS = re.compile(r"(?:\[([^\W\d_|]+(?:\|[^\W\d_]+)*)\]|([^\W\d_]+))(?::([a-z]))?")


class Match(NamedTuple):
    """The place where a rule matches, and the values of the tokens that it names."""

    tokens: Sequence[TimeToken]
    first: int
    last: int
    """One past the last token."""
    found: Mapping[str, Any]

    def word_before(self, distance: int = 1) -> str:
        """Return the token at this distance before the match, in lower case; empty at the start of a piece of text."""
        at = self.first - distance
        return self.tokens[at].lower if at >= 0 else ""

    def token_after(self, distance: int = 1) -> TimeToken:
        """Return the token at this distance after the match, `BREAK` at the end."""
        at = self.last + distance - 1
        return self.tokens[at] if at < len(self.tokens) else BREAK

    @property
    def last_word(self) -> str:
        """The match's last token, in lower case."""
        return self.tokens[self.last - 1].lower


@dataclass(frozen=True, slots=True)
class TimeRule(Rule):
    """A pattern of classes, and the value built from a match.

    In a pattern, capitals are classes from the vocabulary or other rules; lower-case words match literally.
    `MONTH:m` names a token, `[DASH|to]` matches either, `(…)` groups, and `?` makes something optional.
    """

    gives: str
    """The class of the token that the rule builds."""
    pattern: str
    build: Callable[[Match], Any]
    """Builds the token's value, or returns None if the rule does not apply after all."""


class _Compiled(NamedTuple):
    """A rule as a regular expression over symbols, with the possible classes of each name in its pattern."""

    rule: TimeRule
    pattern: re.Pattern[str]
    names: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Cascade:
    """Stages of compiled rules, with the vocabulary that they use."""

    vocabulary: Vocabulary
    symbols: Mapping[frozenset[str], str]
    stages: Sequence[Sequence[_Compiled]]

    def read(self, text: str, pieces: Iterable[Span]) -> list[TimeToken]:
        """Return the tokens of the pieces of text: those that rules built, and the words that no rule used."""
        tokens = self.vocabulary.read(text, pieces)
        for stage in self.stages:
            tokens = self._apply(text, tokens, stage)
        return tokens

    def _apply(self, text: str, tokens: list[TimeToken], rules: Sequence[_Compiled]) -> list[TimeToken]:
        """Apply the rules of one stage. The earliest match wins, then the longest, then the rule listed first."""
        symbols = "".join([self.symbols[frozenset(token.classes)] for token in tokens])
        matches = [
            (match.start(), -match.end(), rank, match)
            for rank, compiled in enumerate(rules)
            for match in compiled.pattern.finditer(symbols)
        ]
        matches.sort(key=lambda found: found[:3])
        out: list[TimeToken] = []
        at = 0
        for first, end, rank, match in matches:
            if first < at:
                continue
            rule, _, names = rules[rank]
            value = rule.build(Match(tokens, first, -end, _values(tokens, match, names)))
            if value is None:
                continue
            start, stop = tokens[first].start, tokens[-end - 1].end
            words = text[start:stop]
            made = TimeToken(start, stop, words, words.lower(), {rule.gives: value}, rule.name)
            out.extend((*tokens[at:first], made))
            at = -end
        return [*out, *tokens[at:]]


def compile_stages(
    stages: Sequence[Sequence[TimeRule]],
    words: Mapping[str, Mapping[str, Any]],
    capitalized: frozenset[str],
    notation: Notation,
) -> Cascade:
    """Compile the rules. Raises ValueError if a pattern names a class that no word or rule has."""
    rules = [rule for stage in stages for rule in stage]
    named = {c for rule in rules for m in _CLASS.finditer(rule.pattern) for c in (m[1] or m[2]).split("|")}
    literal = {word: {word: word} for word in sorted(c for c in named if c.islower())}
    vocabulary = build_vocabulary({**words, **literal}, capitalized, notation)
    kinds = sorted(vocabulary.kinds() | {frozenset([rule.gives]) for rule in rules}, key=sorted)
    symbols = {kind: chr(0x4E00 + place) for place, kind in enumerate(kinds)}
    return Cascade(vocabulary, symbols, [[_compile(rule, symbols) for rule in stage] for stage in stages])


def _compile(rule: TimeRule, symbols: Mapping[frozenset[str], str]) -> _Compiled:
    names: dict[str, Sequence[str]] = {}

    def group(match: re.Match[str]) -> str:
        wanted = tuple((match[1] or match[2]).split("|"))
        chars = "".join(symbol for kind, symbol in symbols.items() if not kind.isdisjoint(wanted))
        if not chars:
            message = f"{rule.name}: no word and no rule gives {wanted} in {rule.pattern!r}"
            raise ValueError(message)
        if not match[3]:
            return f"[{chars}]"
        names[match[3]] = wanted
        return f"(?P<{match[3]}>[{chars}])"

    grouped = _CLASS.sub(group, rule.pattern.replace("(", "(?:"))
    return _Compiled(rule, re.compile(grouped.replace(" ", "")), names)


def _values(tokens: Sequence[TimeToken], match: re.Match[str], names: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, wanted in names.items():
        at = match.start(name)
        if at >= 0:
            classes = tokens[at].classes
            values[name] = next(classes[of] for of in wanted if of in classes)
    return values
