"""Rules that only build parts of time expressions: numbers in words, ⟦the words|their number⟧."""

import re

import pytest

from dateline.annotators.times.annotator import TimeGrammar
from dateline.annotators.times.cascade import TimeRule
from dateline.languages.en.times import ENGLISH_TIMES
from dateline.model import Span
from marked import marked

NUMBERS = pytest.mark.parametrize("rule", ENGLISH_TIMES.numbers, ids=[rule.name for rule in ENGLISH_TIMES.numbers])
READER = TimeGrammar(words=ENGLISH_TIMES.words, stages=(), numbers=ENGLISH_TIMES.numbers)


def tokens(text: str):
    return READER.cascade.read(text, [Span(0, len(text))])


@NUMBERS
def test_a_rule_for_numbers_builds_its_example(rule):
    text, (wanted,) = marked(rule.example)
    (found,) = [token for token in tokens(text) if token.rule == rule.name]
    assert (Span(found.start, found.end), f"{found.classes[rule.gives]:g}") == (wanted.span, wanted.notes[0])


@NUMBERS
def test_a_rule_for_numbers_leaves_its_counterexample_alone(rule):
    assert rule.name not in [token.rule for token in tokens(rule.counterexample)]


def test_rules_for_parts_and_for_expressions_share_no_name():
    names = [rule.name for stage in (ENGLISH_TIMES.numbers, *ENGLISH_TIMES.stages) for rule in stage]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def test_a_pattern_with_an_unknown_class_is_refused():
    rule = TimeRule("DATED", "WEAKDAY:w", lambda m: m.found["w"], name="weekday", example="⟦Tuesday⟧")
    grammar = TimeGrammar(words={"WEEKDAY": {"Tuesday": 2}}, stages=[[rule]])
    with pytest.raises(ValueError, match="weekday: no word and no rule gives"):
        _ = grammar.cascade
