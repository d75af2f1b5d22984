"""A language is a folder and one value: this one has fourteen words and three rules, and nothing else had to change.

In Toy, `rem` is yesterday, `tal` today, `nes` tomorrow; `lo vik` is last week, `ne vik` next week; `3 Sest` is the
third day of the sixth month; `vil` makes a sentence one about the future.
"""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import ClassVar

import pytest
import spacy

from dateline.annotators.base import only
from dateline.annotators.times.annotator import TimeGrammar, Times
from dateline.annotators.times.cascade import TimeRule
from dateline.annotators.times.direction import UNKNOWN, Direction
from dateline.annotators.times.expressions import Date, Step
from dateline.languages import LANGUAGES, Language
from dateline.model import Time
from dateline.pipeline import annotate_one
from marked import article, marked

WORDS = """
capitalized = ["month"]
cues = ["vil"]
dayword = { rem = -1, tal = 0, nes = 1 }
step = { lo = -1, ne = 1 }
unit = { dag = "day", vik = "week", anu = "year", kin = "decade" }
month = { Prim = 1, Sekun = 2, Sest = 6, Okt = 10 }
"""


@dataclasses.dataclass(frozen=True)
class ToyWords:
    file: ClassVar[str] = "times"

    capitalized: tuple[str, ...]
    cues: frozenset[str]
    dayword: Mapping[str, int]
    step: Mapping[str, int]
    unit: Mapping[str, str]
    month: Mapping[str, int]


RULES = (
    TimeRule(
        "DATED",
        "DAYWORD:s",
        lambda m: Step("day", m.found["s"]),
        name="day-word",
        example="Bora ⟦rem|2020-11-25⟧ fali.",
    ),
    TimeRule(
        "STEPPED",
        "STEP:s UNIT:u",
        lambda m: Step(m.found["u"], m.found["s"]),
        name="unit-by-step",
        example="Bora ⟦lo vik|2020-W47⟧ fali.",
    ),
    TimeRule(
        "DATED",
        "DAYNUM:d MONTH:m (YEAR:y)?",
        lambda m: Date(m.found.get("y"), m.found["m"], m.found["d"]),
        name="day-and-month",
        example="Bora ⟦3 Sest 2019|2019-06-03⟧ fali.",
    ),
)


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("toy")
    (folder / "times.toml").write_text(WORDS)
    # Its pipeline knows no grammar: every set of labels is empty.
    (folder / "syntax.toml").write_text("")
    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(folder / "pipeline")

    def load_annotators():
        words = language.lexicon(ToyWords)

        def find_direction(tokens, at, _parse):
            before = {token.lower for token in tokens[max(at - 3, 0) : at]}
            return Direction(1, "vil") if before & words.cues else UNKNOWN

        tables = {name.upper(): getattr(words, name) for name in ("dayword", "step", "unit", "month")}
        capitalized = frozenset(name.upper() for name in words.capitalized)
        return (Times(TimeGrammar(tables, (RULES,), capitalized=capitalized, find_direction=find_direction)),)

    language = Language("xx", str(folder / "pipeline"), folder, load_annotators)
    return language


@pytest.fixture
def times(toy, monkeypatch):
    monkeypatch.setitem(LANGUAGES, toy.code, toy)

    def found(text: str, language: str = toy.code) -> list[tuple[str, str, str]]:
        seed = dataclasses.replace(article(text), published=dt.date(2020, 11, 26), language=language)
        marks = only(annotate_one(seed, toy.pipeline).marks, Time)
        return [(seed.words(mark.span), mark.value, mark.rule) for mark in marks]

    return found


def test_an_article_in_a_new_language_is_annotated_from_end_to_end(times):
    assert times("Bora rem fali. Ano ne anu veni.\n\nTora 3 Sest fali.") == [
        ("rem", "2020-11-25", "day-word"),
        ("ne anu", "2021", "unit-by-step"),
        ("3 Sest", "2020-06-03", "day-and-month"),
    ]


def test_its_own_cues_point_to_the_future(times):
    assert times("Bora vil 3 Sest fali.") == [("3 Sest", "2021-06-03", "day-and-month")]


def test_its_own_capitals_count(times):
    assert times("Bora 3 sest fali.") == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_its_rules_prove_themselves_as_all_rules_do(times, rule):
    text, (wanted,) = marked(rule.example)
    assert times(text) == [(wanted.words, wanted.notes[0], rule.name)]


def test_without_its_folder_nothing_is_annotated(times):
    assert times("Bora rem fali.", "yy") == []
