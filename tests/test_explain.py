"""Marks in words for a terminal, on request with the rule that decided each."""

from dateline.explain import explain


def test_a_mark_is_explained_by_its_rule_when_asked(site):
    (line,) = [line for line in explain(site.corpus, rules=True) if "time “over three months”" in line]
    assert "by times (length): " in line


def test_rules_are_left_out_unless_asked_for(site):
    (line,) = [line for line in explain(site.corpus) if "time “over three months”" in line]
    assert "by times: " in line
