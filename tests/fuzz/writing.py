"""Writing an item into a desk file: every other character stays, and the item is read back as it was."""

import re
from typing import Any

import yaml

from dateline.desk.writing import insert_item
from dateline.located import Source, compose
from fuzz.contract import check_problems, parts, split_words

SECTIONS = ("notes", "marks")
WORDS = split_words(r"""
\x1e¦notes:\n¦notes: []\n¦notes: [{note: a, at: b}]\n¦marks:\n¦  - note: One.\n¦    at: x\n
- note: One.\n  at: x\n¦  -\n    note: x\n¦  - {note: x, at: y}\n¦  # comment\n¦# mine\n¦   # here\n
    note: |\n      One\n      two\n¦    note: >-\n      One\n\n¦    note: 'a\n\n      b'\n¦---\n¦...\n¦\n¦\n\n
\r\n¦\r¦\x85¦\u2028¦ ¦\t¦'¦"¦[¦]¦{¦}¦, ¦: ¦? ¦~¦\ufeff¦%YAML 1.1\n¦--- # x\n¦{notes: [a], b: c}¦{}¦"notes":\n
? notes\n:\n¦notes: ~\n¦notes: x\n
""")


def check(data: bytes) -> None:
    """Insert a note into a file: `file, words, more words`."""
    text, words, more = parts(data, 3)
    section = SECTIONS[len(more) % 2]
    item = {"note": words, "at": more, "nth": 2}
    written, problems = insert_item("seeds/a.yml", text, section, item)
    check_problems(problems, {"seeds/a.yml": text})
    if problems:
        assert written == text
        return
    after, faults = compose(Source("seeds/a.yml", written))
    assert not faults, (written, faults)
    before, _ = compose(Source("seeds/a.yml", text))
    expected = [("note", words), ("at", more), ("nth", "2")]
    assert _value(after) == _insert(_value(before) or [], section, expected), written
    _check_rest(text, written)


def _value(node: yaml.Node | None) -> Any:
    """Return a node's value: scalars as written, mappings as pairs, so that their order counts and keys may repeat."""
    if isinstance(node, yaml.MappingNode):
        return [(_value(key), _value(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return node.value if node else None


def _insert(pairs: list[Any], section: str, item: list[tuple[str, str]]) -> list[Any]:
    """Return a file's pairs with the item at the end of the section, which is a list or nothing."""
    for index, (key, value) in enumerate(pairs):
        if key == section:
            assert isinstance(value, list) or value in {"", "~", "null", "Null", "NULL"}, "this is no list"
            items = value if isinstance(value, list) else []
            return [*pairs[:index], (key, [*items, item]), *pairs[index + 1 :]]
    return [*pairs, (section, [item])]


def _check_rest(before: str, after: str) -> None:
    """Check that the former text is still there, around what is new; only white space and an empty list may go."""
    first = _shared(before, after)
    last = _shared(before[first:][::-1], after[first:][::-1])
    lost = before[first : len(before) - last]
    assert re.fullmatch(r"\s*(?:\[\s*\]|~|null|Null|NULL)?\s*", lost), (before, after)


def _shared(one: str, other: str) -> int:
    """Return the number of characters with which both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
