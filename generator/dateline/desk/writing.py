"""A new item put into a desk's file: everything else in it stays as it is, to the character.

The file is never written anew from its values, so comments, order, blank lines and the editor's own way of indenting
stay. Where the item goes is told by the YAML's nodes.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from dateline.located import Source, compose
from dateline.problems import Problem

Value = str | int | float | dt.date
Item = Mapping[str, Value]
"""An item's keys and values, in the order in which they are to stand."""
_BARE = re.compile(r"[^\W\d_][\w ’“”„«»().,/+–—-]*")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "none"})


def add(path: str, text: str, section: str, item: Item) -> tuple[str, tuple[Problem, ...]]:
    """Return the file's text with the item at the end of a section, which is made if it is not there.

    A file at fault is not touched: its text comes back with what is wrong with it.
    """
    root, problems = compose(Source(path, text))
    if problems:
        return text, tuple(problems)
    node = _section(root, section)
    if node is None:
        return _appended(text, f"{section}:\n{_block(item, 2)}"), ()
    items = node.value if isinstance(node.value, list) else []
    if not items:
        start, end = node.start_mark.index, node.end_mark.index
        rest = text[end:].lstrip(" ")
        head = text[:start].rstrip(" ")
        return f"{head}\n{_block(item, 2)}{rest.removeprefix(chr(10))}", ()
    if node.flow_style:
        end = items[-1].end_mark.index
        return f"{text[:end]}, {flow(item)}{text[end:]}", ()
    indent = node.start_mark.column
    end = _end(text, items[-1])
    gap = "\n" if _spaced(text, items) else ""
    return _inserted(text, end, gap + _block(item, indent)), ()


def _section(root: Any, section: str) -> Any:  # noqa: ANN401 - a node of the YAML library, which only `located` knows
    if root is None:
        return None
    return next((value for key, value in root.value if key.value == section), None)


def _end(text: str, node: Any) -> int:  # noqa: ANN401
    """Return where the line ends on which the last of a node's words stand."""
    while isinstance(node.value, list) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark.index
    words = text[node.start_mark.index : end].rstrip()
    last_word = node.start_mark.index + len(words) if words else end
    newline = text.find("\n", last_word)
    return newline if newline >= 0 else len(text)


def _spaced(text: str, items: Any) -> bool:  # noqa: ANN401
    """Say whether the section's items stand apart by blank lines."""
    return len(items) > 1 and "\n\n" in text[items[-2].start_mark.index : items[-1].start_mark.index]


def _inserted(text: str, end: int, block: str) -> str:
    rest = text[end:].removeprefix("\n")
    return f"{text[:end]}\n{block}{rest}"


def _appended(text: str, block: str) -> str:
    head = text.rstrip("\n")
    return f"{head}\n\n{block}" if head.strip() else block


def _block(item: Item, indent: int) -> str:
    """Return the item as lines, with a dash before the first."""
    lines = [f"{key}: {scalar(value)}" for key, value in item.items()]
    return "".join(f"{' ' * indent}{'  ' if n else '- '}{line}\n" for n, line in enumerate(lines))


def flow(item: Item) -> str:
    """Return the item on one line, in braces."""
    return (
        "{"
        + ", ".join(f"{key}: {_quoted(value) if isinstance(value, str) else value}" for key, value in item.items())
        + "}"
    )


def scalar(value: Value) -> str:
    """Return a value as YAML reads it back: text bare if it can be nothing but text, else in quotes."""
    if not isinstance(value, str):
        return str(value)
    bare = _BARE.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML and value == value.strip()
    return value if bare else _quoted(value)


def _quoted(value: str) -> str:
    # Every JSON string is one of YAML, too; what YAML does not print is written as an escape there.
    return re.sub(
        r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]", _escape, json.dumps(value, ensure_ascii=False)
    )


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
