"""A rule with its name and its proof: an example that it must mark and a counterexample that it must not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named rule. `tests/test_rules.py` runs the example and the counterexample of each.

    Both are marked text: in `on ⟦the day after tomorrow|2020-11-28⟧`, this rule must mark the words in brackets, with
    the value after the bar. The text is read as an article of 26 November 2020.
    """

    name: str
    """Lower case, hyphenated, unique among rules of its kind. Becomes the mark's `rule`."""
    example: str
    counterexample: str = ""
    """Text that nearly fits the rule, but in which it must mark nothing."""
