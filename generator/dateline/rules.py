"""A rule with its name and its proof: an example that it decides, and a counterexample that it must leave alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named rule. `tests/test_rules.py` runs the example and the counterexample of each.

    Both are marked text: `on ⟦the day after tomorrow|2020-11-28⟧` says that the bracket's words get a mark which this
    rule decided, and, behind the bar, the mark's value. The text is read as an article of 26 November 2020.
    """

    name: str
    """Lower case, words joined by hyphens; unique among the rules of its kind. It is the mark's `rule`."""
    example: str
    counterexample: str = ""
    """Text in which this rule decides no mark although it nearly fits."""
