"""Every layout pattern, dateline sign and dateline form decides its example and rejects its counterexample."""

import dataclasses
import re

import pytest
from pydantic import TypeAdapter, ValidationError

from dateline.languages import LANGUAGES
from dateline.layout import layout
from dateline.layout.layout_language import find_layout_language
from dateline.layout.patterns import LayoutPattern
from dateline.layout.signs import DatelineGrammar, SignRule
from dateline.model import Byline, Credit, Dateline, Furniture, Paragraph
from marked import marked

HEADER = " date 2020-11-26"
KINDS = {
    "bylines": Byline,
    "closing_bylines": Byline,
    "bare_names": Byline,
    "correspondents": Byline,
    "furniture": Furniture,
    "update_notes": Furniture,
    "stamp_zones": Furniture,
    "inline_furniture": Furniture,
    "trailing_furniture": Furniture,
    "quotation_ends": Furniture,
    "pictures": Furniture,
    "openings": Furniture,
    "openings_after_small": Furniture,
}
PATTERNS = [
    (language.code, section, rule)
    for language in LANGUAGES.values()
    for section in KINDS
    for rule in getattr(find_layout_language(language.code).words, section)
]
SIGNS = find_layout_language("en").grammar.signs
DATELINE_RULES = [(f.name, rule) for f in dataclasses.fields(SIGNS) for rule in getattr(SIGNS, f.name)]


def names(rules):
    return [rule.name for *_, rule in rules]


def read(example: str, code: str = "en"):
    """Return the marks of an example, as an article or as a paragraph of one, and the brackets in it."""
    if not example.startswith(HEADER):
        example = f"{HEADER}\n\nThe talks began on Thursday.\n\n{example}\n\nThey went on."
    text, wanted = marked(f"---\nlanguage: {code}\n---\n{example}")
    return layout(text, "a.txt").marks, [mark.span for mark in wanted]


def read_dateline(example: str):
    """Return the dateline and its credit, and the brackets in the example."""
    text, wanted = marked(f"{HEADER}\n\n{example}\n\nNothing more is known.")
    marks = [mark for mark in layout(text, "a.txt").marks if isinstance(mark, Dateline | Credit)]
    return marks, [mark.span for mark in wanted]


@pytest.mark.parametrize(("code", "section", "rule"), PATTERNS, ids=names(PATTERNS))
def test_a_pattern_decides_its_example(code, section, rule):
    marks, wanted = read(rule.example, code)
    decided = [(mark.span, type(mark)) for mark in marks if mark.rule == rule.name]
    others = [mark.span for mark in marks if isinstance(mark, Byline) or (isinstance(mark, Furniture) and mark.rule)]
    assert wanted, "an example marks what the pattern decides"
    assert (wanted[0], KINDS[section]) in decided
    assert others == wanted


@pytest.mark.parametrize(("code", "rule"), [(code, rule) for code, _, rule in PATTERNS], ids=names(PATTERNS))
def test_a_pattern_leaves_its_counterexample_alone(code, rule):
    marks, _ = read(rule.counterexample, code)
    assert rule.counterexample
    assert [mark for mark in marks if mark.rule == rule.name] == []


@pytest.mark.parametrize("form", SIGNS.forms, ids=[form.name for form in SIGNS.forms])
def test_a_form_decides_its_example(form):
    marks, wanted = read_dateline(form.example)
    assert [(m.span, m.rule, m.sure) for m in marks if isinstance(m, Dateline)] == [
        (wanted[0], form.name, "likely" if form.likely else "sure")
    ]


@pytest.mark.parametrize(
    ("section", "rule"), DATELINE_RULES, ids=[f"{section}-{rule.name}" for section, rule in DATELINE_RULES]
)
def test_an_example_is_read_otherwise_without_its_sign(section, rule, monkeypatch):
    marks, wanted = read_dateline(rule.example)
    assert [mark.span for mark in marks if isinstance(mark, Dateline)] == wanted
    others = tuple(other for other in getattr(SIGNS, section) if other is not rule)
    without = DatelineGrammar(dataclasses.replace(SIGNS, **{section: others}))
    monkeypatch.setattr(find_layout_language("en"), "grammar", without)
    again, _ = read_dateline(rule.example)
    plain = [dataclasses.replace(mark, rule="") for mark in marks]
    assert [dataclasses.replace(mark, rule="") for mark in again] != plain


@pytest.mark.parametrize(
    ("section", "rule"),
    [pair for pair in DATELINE_RULES if pair[1].counterexample],
    ids=[rule.name for _, rule in DATELINE_RULES if rule.counterexample],
)
def test_a_counterexample_is_not_read_as_the_rule_reads(section, rule):
    marks, _ = read_dateline(rule.counterexample)
    datelines = [mark for mark in marks if isinstance(mark, Dateline)]
    assert [mark for mark in datelines if section != "forms" or mark.rule == rule.name] == []


def test_names_of_layout_rules_are_unique_and_plain():
    for code in LANGUAGES:
        found = [rule.name for other, _, rule in PATTERNS if other == code] + names(DATELINE_RULES)
        assert [name for name in found if found.count(name) > 1] == []
        assert [name for name in found if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_every_list_of_patterns_is_run():
    words = find_layout_language("en").words
    lists = [
        f.name for f in dataclasses.fields(words) if any(isinstance(r, LayoutPattern) for r in getattr(words, f.name))
    ]
    assert sorted(lists) == sorted(KINDS)


def test_a_mark_of_the_page_keeps_the_name_of_its_rule():
    marks, _ = read("Nobody came. Continue reading the main story The road was closed.")
    assert [mark.rule for mark in marks if isinstance(mark, Furniture)] == ["", "continue-reading-inside"]


def test_a_language_that_is_not_supported_is_read_with_the_default_languages_words():
    assert find_layout_language("eo") is find_layout_language("en")
    assert find_layout_language(None) is find_layout_language("en")


TOY = {
    "layout": """
        date_words = ["dato"]
        [[bylines]]
        name = "de-name"
        pattern = "de (?P<who>[A-Z].{2,40})"
        example = "⟦de Ĵana Do⟧"
        """,
    "layout_dates": """
        [months]
        11 = ["novembro"]
        [weekdays]
        4 = ["ĵaŭdo"]
        """,
    "layout_places": "",
}


def test_a_language_of_a_few_words_is_read_without_a_change_of_code(tmp_path, monkeypatch):
    for name, words in TOY.items():
        (tmp_path / f"{name}.toml").write_text(words, encoding="utf-8")
    toy = dataclasses.replace(LANGUAGES["en"], code="eo", folder=tmp_path)
    monkeypatch.setitem(LANGUAGES, "eo", toy)
    header = "---\nlanguage: eo\n---\ndato: ĵaŭdo, 26 novembro 2020\n\n"
    found = layout(f"{header}de Jana Do\n\nLa ministroj renkontiĝis.\n\nBy Jane Doe", "a.txt")
    assert str(found.published) == "2020-11-26"
    assert [mark.who for mark in found.marks if isinstance(mark, Byline)] == ["Jana Do"]
    assert len([mark for mark in found.marks if isinstance(mark, Paragraph)]) == 2


def test_an_unknown_key_of_a_rule_is_refused():
    signs = {"name": "x", "example": "x", "sign": "x", "counterexmple": "y"}
    with pytest.raises(ValidationError, match="counterexmple"):
        TypeAdapter(SignRule).validate_python(signs)
