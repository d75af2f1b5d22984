"""Every rule has a name, an example that it decides and, if there is a near miss, a counterexample."""

import dataclasses
import datetime as dt
import re

import pytest

from dateline.annotators.base import run
from dateline.languages import LANGUAGES
from dateline.layout import layout
from dateline.model import Credit, Dateline, Event, Figure, Mark, Name, Quote, Time, order
from dateline.nlp.spacy_reader import read
from marked import article, marked

PUBLISHED = dt.date(2020, 11, 26)
RULES = [
    (language, annotator, rule)
    for language in LANGUAGES.values()
    for annotator in language.annotators
    for rule in annotator.rules
]
CASES = pytest.mark.parametrize(
    ("language", "annotator", "rule"), RULES, ids=[f"{annotator.name}-{rule.name}" for _, annotator, rule in RULES]
)


def annotated(language, text: str):
    """Annotate an example; of its layout only paragraphs, dateline and credit count."""
    case = article(text)
    head = (mark for mark in layout(text, case.path).marks if isinstance(mark, Dateline | Credit))
    seed = dataclasses.replace(case, published=PUBLISHED, layout=tuple(sorted((*case.layout, *head), key=order)))
    return run(language.annotators, seed, read(seed, language.pipeline, language.labels))


def value(mark: Mark, text: str) -> str | None:
    """What stands behind the bar of an example, by kind of mark."""
    match mark:
        case Time():
            return mark.value
        case Name():
            return mark.type
        case Quote():
            if mark.speaker is None:
                return ""
            return mark.speaker.name or (mark.speaker.span and text[mark.speaker.span.start : mark.speaker.span.end])
        case Figure():
            return f"{mark.value:g}" + (f" {mark.unit}" if mark.unit else "")
        case _:
            return (mark.when.date if isinstance(mark, Event) else None) or ""


@CASES
def test_a_rule_decides_its_example(language, annotator, rule):
    text, wanted = marked(rule.example)
    assert wanted, "an example marks what the rule decides"
    decided = {mark.span: mark for mark in annotated(language, text) if mark.by == annotator.name}
    for mark in wanted:
        assert mark.span in decided, f"no mark on {mark.words!r}, only {[text[s.start : s.end] for s in decided]}"
        found = decided[mark.span]
        assert found.rule == rule.name
        if mark.notes:
            assert value(found, text) == mark.notes[0]


@CASES
def test_a_rule_leaves_its_counterexample_alone(language, annotator, rule):
    if rule.counterexample:
        text, _ = marked(rule.counterexample)
        assert [
            mark for mark in annotated(language, text) if mark.by == annotator.name and mark.rule == rule.name
        ] == []


def test_names_of_rules_are_unique_and_plain():
    for language in LANGUAGES.values():
        for annotator in language.annotators:
            names = [rule.name for rule in annotator.rules]
            assert len(names) == len(set(names))
            assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)
