"""YAML with the location of every value: one case for each possible problem, with its exact message."""

import datetime as dt
import time
from dataclasses import dataclass
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.located import LARGEST, MOST, Scalar, Source, read
from dateline.problems import Place

NOWHERE = Place("")


@dataclass(frozen=True)
class Note:
    note: str
    about: Literal["context", "check"] = "context"
    nth: int = 1
    on: dt.date | None = None
    also: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Sheet:
    notes: tuple[Note, ...]
    name: Scalar | None = None


def said(text: str) -> list[str]:
    return [str(problem) for problem in read(Source("x.yml", text), Note)[1]]


def test_a_record_is_built_with_its_place() -> None:
    text = "# a comment\nnote: Hello\nabout: check\nnth: 2\non: 2020-11-26\nalso: [a, b]\n"
    note = Note("Hello", "check", 2, dt.date(2020, 11, 26), ("a", "b"), Place("x.yml", 2, 1))
    assert read(Source("x.yml", text), Note) == (note, [])


def test_records_stand_in_records() -> None:
    sheet, problems = read(Source("x.yml", "name: no\nnotes:\n  - note: A\n  - note: B\n"), Sheet)
    assert problems == []
    assert sheet is not None
    assert [note.place.line for note in sheet.notes] == [3, 4]
    assert sheet.name == Scalar("no", Place("x.yml", 1, 7), 6, 8)


def test_locations_refer_to_the_file_that_contains_the_yaml() -> None:
    text = "\ufeffA file.\r\n---\nnote: 3\n---\n"
    start = text.index("note")
    problems = read(Source("x.yml", text, start, text.rindex("---")), Note)[1]
    assert [str(problem.place) for problem in problems] == ["x.yml:3:7"]


def test_a_scalar_knows_its_words_without_the_quotes() -> None:
    text = "notes: []\nname: 'It is'\n"
    sheet, _ = read(Source("x.yml", text), Sheet)
    assert sheet is not None
    assert sheet.name is not None
    assert text[sheet.name.start : sheet.name.end] == sheet.name.words == "It is"


FAULTS = [
    ("qoute: a\nnote: b", "x.yml:1:1: unknown key 'qoute'; did you mean 'note'? [DL203]"),
    ("xyz: a\nnote: b", "x.yml:1:1: unknown key 'xyz'; known: note, about, nth, on, also [DL203]"),
    ("nth: 1", "x.yml:1:1: missing key 'note'; add it [DL206]"),
    ("note: a\nnote: b", "x.yml:2:1: duplicate key 'note' (first on line 1); keep one [DL204]"),
    ("note: 12", "x.yml:1:7: note: expected text, got the number '12'; put it in quotes [DL205]"),
    ("note: no", "x.yml:1:7: note: expected text, got the truth value 'no'; put it in quotes [DL205]"),
    ("note: [a]", "x.yml:1:7: note: expected text, got a list [DL205]"),
    ("note: {a: b}", "x.yml:1:7: note: expected text, got a mapping [DL205]"),
    ("note:", "x.yml:1:6: note: expected text, got nothing [DL205]"),
    ("note: a\nnth: x", "x.yml:2:6: nth: expected a whole number, got the text 'x' [DL205]"),
    ("note: a\non: 27th", "x.yml:2:5: on: expected a date, YYYY-MM-DD, got the text '27th' [DL205]"),
    ("note: a\non: 2020-02-30", "x.yml:2:5: on: expected a date, YYYY-MM-DD, got the date '2020-02-30' [DL205]"),
    ("note: a\nalso: b", "x.yml:2:7: also: expected a list, got the text 'b' [DL205]"),
    (
        "note: a\nabout: contxt",
        "x.yml:2:8: about: 'contxt' is not one of 'context', 'check'; did you mean 'context'? [DL209]",
    ),
    ("- a", "x.yml:1:1: expected `key: value` lines, got a list [DL202]"),
    ("", "x.yml:1:1: expected `key: value` lines, got nothing [DL202]"),
    ("? [a]\n: b\nnote: c", "x.yml:1:3: a key must be a single word [DL202]"),
    (
        "note: &a b",
        "x.yml:1:7: anchors and aliases (`&…`, `*…`) are not allowed here; write it out or quote it [DL207]",
    ),
    ("[" * 25, "x.yml:1:25: nested more than 24 levels deep; check that it is the right file [DL207]"),
    (
        "#" * (LARGEST + 1),
        "x.yml:1:1: more than 256 kB of YAML; split the file, or check that it is the right one [DL207]",
    ),
    ("note: *a", "x.yml:1:7: anchors and aliases (`&…`, `*…`) are not allowed here; write it out or quote it [DL207]"),
    ("note: !!python/name:os.system x", "x.yml:1:7: tags (`!…`) are not allowed here; remove it or quote it [DL208]"),
    ("note: a\x07b", "x.yml:1:8: the character U+0007 is not allowed in YAML; remove it [DL201]"),
    (
        "note: a: b",
        (
            "x.yml:1:8: not YAML: mapping values are not allowed here; "
            "put values with `: `, `#`, brackets or quotes in them in quotes [DL201]"
        ),
    ),
]


@pytest.mark.parametrize(("text", "line"), FAULTS)
def test_a_fault_is_shown_with_its_place(text: str, line: str) -> None:
    assert said(text) == [line]


def test_all_faults_are_shown_at_once() -> None:
    text = "qoute: a\nnth: x\nabout: y\nnote: 1\n"
    assert [line.rsplit(" ", 1)[1] for line in said(text)] == ["[DL203]", "[DL205]", "[DL209]", "[DL205]"]


BOMBS = [
    "[" * 100_000,
    "a: " + "{" * 100_000,
    "- " * 100_000,
    "note: " + "y" * LARGEST,
    "a: &a [x]\n" + "b: [*a, *a]\n" * 1000,
    "\n".join(f"k{n}: v" for n in range(3000)),
]


@pytest.mark.parametrize("text", BOMBS, ids=["lists", "mappings", "dashes", "size", "aliases", "keys"])
def test_hostile_yaml_is_refused_in_bounded_time_and_words(text: str) -> None:
    before = time.process_time()
    lines = said(text)
    assert 1 <= len(lines) <= MOST
    assert all(len(line) < 300 for line in lines)
    assert time.process_time() - before < 5


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from([*"note: -[]{}&*!|>'\"#%@`\n\t,?x1", "\x07", "\u2028", "é"]), max_size=40))
def test_any_text_is_a_record_or_a_problem(text: str) -> None:
    note, problems = read(Source("x.yml", text), Note)
    assert note is not None or problems
    assert all(problem.place.line >= 1 for problem in problems)
