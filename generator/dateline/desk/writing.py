"""Insert a new item into a desk file and leave every other character as it is.

The file is never regenerated from its values, so comments, order, blank lines and indentation survive. The YAML nodes
show where the item goes.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from dateline.located import Source, compose
from dateline.problems import Problem

Value = str | int | float | dt.date
YamlItem = Mapping[str, Value]
"""An item's keys and values, in the order they are written."""
_BARE = re.compile(r"[^\W\d_][\w ’“”„«»().,/+–—-]*")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "none"})


def insert_item(path: str, text: str, section: str, item: YamlItem) -> tuple[str, tuple[Problem, ...]]:
    """Return the file's text with the item at the end of a section; add the section if necessary.

    A file with errors is left alone: its text is returned with its problems.
    """
    root, problems = compose(Source(path, text))
    if problems:
        return text, tuple(problems)
    node = _section(root, section)
    if node is None:
        return _append(text, f"{section}:\n{_block(item, 2)}"), ()
    items = node.value if isinstance(node.value, list) else []
    if not items:
        start, end = node.start_mark.index, node.end_mark.index
        rest = text[end:].lstrip(" ")
        head = text[:start].rstrip(" ")
        return f"{head}\n{_block(item, 2)}{rest.removeprefix(chr(10))}", ()
    if node.flow_style:
        end = items[-1].end_mark.index
        return f"{text[:end]}, {format_flow(item)}{text[end:]}", ()
    indent = node.start_mark.column
    end = _end(text, items[-1])
    gap = "\n" if _has_gaps(text, items) else ""
    return _insert(text, end, gap + _block(item, indent)), ()


def _section(root: Any, section: str) -> Any:  # noqa: ANN401 - a node of the YAML library, which only `located` knows
    if root is None:
        return None
    return next((value for key, value in root.value if key.value == section), None)


def _end(text: str, node: Any) -> int:  # noqa: ANN401
    """Return the end of the line that holds a node's last word."""
    while isinstance(node.value, list) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark.index
    words = text[node.start_mark.index : end].rstrip()
    last_word = node.start_mark.index + len(words) if words else end
    newline = text.find("\n", last_word)
    return newline if newline >= 0 else len(text)


def _has_gaps(text: str, items: Any) -> bool:  # noqa: ANN401
    """Return True if blank lines separate the section's items."""
    return len(items) > 1 and "\n\n" in text[items[-2].start_mark.index : items[-1].start_mark.index]


def _insert(text: str, end: int, block: str) -> str:
    rest = text[end:].removeprefix("\n")
    return f"{text[:end]}\n{block}{rest}"


def _append(text: str, block: str) -> str:
    head = text.rstrip("\n")
    return f"{head}\n\n{block}" if head.strip() else block


def _block(item: YamlItem, indent: int) -> str:
    """Return the item as lines, with a dash before the first."""
    lines = [f"{key}: {format_scalar(value)}" for key, value in item.items()]
    return "".join(f"{' ' * indent}{'  ' if n else '- '}{line}\n" for n, line in enumerate(lines))


def format_flow(item: YamlItem) -> str:
    """Return the item on one line, in braces."""
    return (
        "{"
        + ", ".join(f"{key}: {_quote(value) if isinstance(value, str) else value}" for key, value in item.items())
        + "}"
    )


def format_scalar(value: Value) -> str:
    """Return a value as YAML, quoted if YAML could read it as anything but this text."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    bare = _BARE.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML and value == value.strip()
    return value if bare else _quote(value)


def _quote(value: str) -> str:
    # Every JSON string is a YAML string; characters that YAML can't print are escaped.
    return re.sub(
        r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]", _escape, json.dumps(value, ensure_ascii=False)
    )


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
