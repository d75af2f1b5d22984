"""Writing an item into a desk file leaves the rest unchanged, to the character, and reads back the same."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.writing import insert_item

ROOT = Path(__file__).parents[2]
NOTE = {"note": "New.", "at": "forty boats"}
FILES = {
    "nothing": "",
    "a comment": "# mine\n",
    "another section": "# mine\nreviewed:\n  by: mk   # me\n  on: 2021-01-05\n",
    "the section": (
        "notes:\n  # first\n  - note: One.\n    at: x   # here\n\n"
        "# about the marks\nmarks:\n  - reject: name\n    at: y\n"
    ),
    "not indented": "notes:\n- note: One.\n  at: x\nmarks: []\n",
    "far indented": "notes:\n      - note: One.\n        at: x\n",
    "spaced": "notes:\n  - note: One.\n    at: x\n\n  - note: Two.\n    at: y\n\n\nmarks: []\n",
    "a long text last": "notes:\n  - at: x\n    note: >-\n      One\n\n      # no comment\n\n# a comment\nmarks: []\n",
    "a literal text last": "notes:\n  - at: x\n    note: |\n      One\n      two\n",
    "no line end": "notes:\n  - note: One.\n    at: x",
    "an empty list": "notes: []\nmarks:\n  - reject: name\n    at: y\n",
    "no value": "notes:\nmarks: []\n",
    "one line": "notes: [{note: One., at: x}]\nmarks: []\n",
    "a comment beside no value": "notes:   # none yet\nmarks: []\n",
    "a comment beside an empty list": "notes: []   # none yet\nmarks: []\n",
}
ODD = {
    "words": "notes: some text\n",
    "a mapping": "notes: {first: some text}\n",
    "a word": "some text\n",
    "a list": "- note: One.\n  at: x\n",
    "two documents": "notes: []\n---\nnotes: []\n",
    "a text that keeps its line ends": "marks: []\nby: |+\n  mk\n\n\n",
}
"""What nothing can be put into without losing something."""


def value(text: str):
    return yaml.safe_load(text) or {}


@pytest.mark.parametrize("name", FILES)
def test_the_new_item_is_the_last_of_its_section_and_all_else_is_as_before(name):
    before = value(FILES[name])
    text, problems = insert_item("seeds/a.yml", FILES[name], "notes", NOTE)

    assert problems == ()
    assert value(text) == before | {"notes": [*(before.get("notes") or []), NOTE]}
    lines = iter(text.split("\n"))
    if name != "one line" and "no value" not in name and "an empty list" not in name:
        assert all(line in lines for line in FILES[name].rstrip("\n").split("\n")), "a line was changed"


def test_comments_stay_where_they_stood():
    text, _ = insert_item("seeds/a.yml", FILES["the section"], "notes", NOTE)

    assert text == (
        "notes:\n  # first\n  - note: One.\n    at: x   # here\n  - note: New.\n    at: forty boats\n"
        "\n# about the marks\nmarks:\n  - reject: name\n    at: y\n"
    )


def test_items_that_stand_apart_stay_apart():
    text, _ = insert_item("seeds/a.yml", FILES["spaced"], "notes", NOTE)

    assert "    at: y\n\n  - note: New.\n    at: forty boats\n\n\nmarks" in text


@pytest.mark.parametrize("name", ODD)
def test_a_file_that_would_lose_something_is_not_touched(name):
    text, problems = insert_item("seeds/a.yml", ODD[name], "notes", NOTE)

    assert text == ODD[name]
    assert [problem.code for problem in problems] in (["DL202"], ["DL219"], ["DL201"])


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("name", FILES)
def test_line_ends_stay_as_they_are(name, newline):
    expected, _ = insert_item("seeds/a.yml", FILES[name], "notes", NOTE)
    text, problems = insert_item("seeds/a.yml", FILES[name].replace("\n", newline), "notes", NOTE)

    assert problems == ()
    assert text == (expected.replace("\n", newline) if "\n" in FILES[name] else expected)


def test_a_file_at_fault_is_not_touched():
    text, problems = insert_item("seeds/a.yml", "notes: [\n", "notes", NOTE)

    assert text == "notes: [\n"
    assert problems[0].code == "DL201"


@pytest.mark.parametrize("file", sorted((ROOT / "seeds").glob("0*.yml")), ids=lambda file: file.name)
def test_in_the_projects_own_files_only_the_new_lines_are_new(file):
    before = file.read_text("utf-8")
    text, _ = insert_item(file.name, before, "notes", NOTE)
    new = "\n  - note: New.\n    at: forty boats\n"

    assert text.replace(new, "", 1) == before


@given(st.text(max_size=60), st.sampled_from(sorted(FILES)))
def test_any_words_are_read_back_as_they_were(words, name):
    text, problems = insert_item("seeds/a.yml", FILES[name], "notes", {"note": words, "at": words, "nth": 2})
    if any("\ud800" <= c <= "\udfff" for c in words):
        return

    assert problems == ()
    assert value(text)["notes"][-1] == {"note": words, "at": words, "nth": 2}


@pytest.mark.parametrize("text", ["- note: One.\n", "words\n", "notes: some words\n", "notes: {note: One.}\n"])
def test_a_file_of_another_shape_is_not_touched(text):
    written, problems = insert_item("seeds/a.yml", text, "notes", NOTE)

    assert written == text
    line = "seeds/a.yml:1:1: expected `key: value` lines, and a list below `notes:`; correct that first [DL202]"
    assert [str(problem) for problem in problems] == [line]


@pytest.mark.parametrize("text", ["{marks: []}\n", "--- {}\n", "marks: []\n...\n"])
def test_a_file_whose_rest_would_change_is_not_touched(text):
    written, problems = insert_item("seeds/a.yml", text, "notes", NOTE)

    assert written == text
    line = (
        "seeds/a.yml:1:1: the item can't be added without changing the rest; write it below `notes:` yourself [DL219]"
    )
    assert [str(problem) for problem in problems] == [line]


@pytest.mark.parametrize(
    "text", ["notes: [ # mine\n]\n", "notes: [a, # mine\n]\n", "notes: # mine\n", "notes:\n- a # mine"]
)
def test_a_comment_inside_or_behind_the_list_stays(text):
    written, problems = insert_item("seeds/a.yml", text, "notes", NOTE)

    assert problems == ()
    assert "# mine\n" in written
    assert value(written) == {"notes": [*(value(text)["notes"] or []), NOTE]}
