"""Regular expressions as named rules, tried together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from dateline.rules import Rule

_GROUP = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutPattern(Rule):
    """A regular expression as a rule."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    pattern: str


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """What a rule of a set matched."""

    rule: str
    """The rule's name."""
    match: re.Match[str]
    """The match for the whole set."""
    number: int

    @property
    def start(self) -> int:
        """Where the text matched by the rule's own pattern begins."""
        return self.match.start(f"rule_{self.number}")

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.match.end(f"rule_{self.number}")

    def group(self, name: str) -> str | None:
        """Return what a named group of the rule's own pattern matched, or None, even if there is no such group."""
        return self.match.groupdict().get(f"{name}_{self.number}")


class PatternSet:
    """Pattern rules tried together: at each position, the first that matches decides."""

    def __init__(self, rules: Mapping[str, str], *, before: str = "", after: str = "", flags: int = 0) -> None:
        """Compile the patterns by name; `before` and `after` must match around each of them."""
        self._names = tuple(rules)
        # Groups with the same name in two patterns would clash.
        numbered = (_GROUP.sub(rf"(?P<\1_{n}>", pattern) for n, pattern in enumerate(rules.values()))
        joined = "|".join(f"(?P<rule_{n}>{pattern})" for n, pattern in enumerate(numbered))
        self._compiled = re.compile(f"{before}(?:{joined or '(?!)'}){after}", flags)

    def fullmatch(self, text: str, start: int, end: int) -> RuleMatch | None:
        """Return the rule that matches the whole range."""
        return self._rule_match(self._compiled.fullmatch(text, start, end))

    def match(self, text: str, start: int, end: int) -> RuleMatch | None:
        """Return the rule that matches at `start`."""
        return self._rule_match(self._compiled.match(text, start, end))

    def search(self, text: str, start: int, end: int) -> RuleMatch | None:
        """Return the first rule that matches in the range."""
        return self._rule_match(self._compiled.search(text, start, end))

    def finditer(self, text: str, start: int, end: int) -> Iterator[RuleMatch]:
        """Yield what the rules match, from left to right and without overlap."""
        for match in self._compiled.finditer(text, start, end):
            if found := self._rule_match(match):
                yield found

    def _rule_match(self, match: re.Match[str] | None) -> RuleMatch | None:
        if match is None:
            return None
        number = next(n for n in range(len(self._names)) if match[f"rule_{n}"] is not None)
        return RuleMatch(self._names[number], match, number)


def any_of(words: Iterable[str]) -> str:
    """Return the alternatives as a pattern, longest first, or a pattern that never matches if there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"
