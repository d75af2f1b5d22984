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
_LINE_END = re.compile(r"\r\n|\r|\n|\Z")
_TEXT = "tag:yaml.org,2002:str"
"""YAML's name for the type of text."""
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "none"})


def insert_item(path: str, text: str, section: str, item: YamlItem) -> tuple[str, tuple[Problem, ...]]:
    """Return the file's text with the item at the end of a section; add the section if necessary.

    A file with errors is left alone: its text is returned with its problems. So is a file in which the item would
    change anything else, since YAML has more ways to write a list than are known here.
    """
    source = Source(path, text)
    root, problems = compose(source)
    if problems:
        return text, tuple(problems)
    if not _is_list_below(root, section):
        message = f"expected `key: value` lines, and a list below `{section}:`; correct that first"
        return text, (Problem(source.place(0), message, "DL202"),)
    made, problems = compose(Source(path, format_flow(item)))
    written = _insert_item(text, root, section, item)
    node, faults = compose(Source(path, written))
    if problems or faults or _values(node) != _add(_values(root), section, _value(made)):
        message = f"the item can't be added without changing the rest; write it below `{section}:` yourself"
        return text, (Problem(source.place(0), message, "DL219"),)
    return written, ()


def _is_list_below(root: Any, section: str) -> bool:  # noqa: ANN401 - a node of the YAML library, which only `located` knows
    """Return True if the file is a mapping or empty, and the section a list or empty."""
    if root is not None and root.id != "mapping":
        return False
    node = _section(root, section)
    return node is None or node.id == "sequence" or (node.id == "scalar" and node.tag.endswith(":null"))


def _value(node: Any) -> Any:  # noqa: ANN401
    """Return what a node says: a scalar's type and words, or the values that a list or mapping holds."""
    match node.id:
        case "scalar":
            return node.tag, node.value
        case "sequence":
            return [_value(item) for item in node.value]
        case _:
            return {"pairs": [(_value(key), _value(value)) for key, value in node.value]}


def _values(root: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401
    """Return a file's keys and what they hold."""
    return _value(root)["pairs"] if root else []


def _add(pairs: list[tuple[Any, Any]], section: str, item: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401
    """Return a file's pairs with the item at the end of the first section of this name."""
    for index, (key, value) in enumerate(pairs):
        if key == (_TEXT, section):
            items = value if isinstance(value, list) else []
            return [*pairs[:index], (key, [*items, item]), *pairs[index + 1 :]]
    return [*pairs, ((_TEXT, section), [item])]


def _insert_item(text: str, root: Any, section: str, item: YamlItem) -> str:  # noqa: ANN401
    """Return the text with the item, provided that the lines are as editors write them; its line ends are theirs."""
    node = _section(root, section)
    line_end = _LINE_END.search(text)
    newline = (line_end.group() if line_end else "") or "\n"
    if node is None:
        block = f"{section}:\n{_block(item, 2)}".replace("\n", newline)
        head = text.rstrip("\r\n")
        return f"{head}{newline}{newline}{block}" if head.strip() else block
    items = node.value if isinstance(node.value, list) else []
    start, end = node.start_mark.index, node.end_mark.index
    if items and node.flow_style:
        last = items[-1].end_mark.index
        return f"{text[:last]}, {format_flow(item)}{text[last:]}"
    if "#" in text[start:end] and not items:
        return f"{text[: end - 1]}{format_flow(item)}{text[end - 1 :]}"
    indent = node.start_mark.column if items else 2
    block = _block(item, indent).replace("\n", newline)
    if items:
        head, at = text, _last_word(text, items[-1])
        block = newline + block if _has_gaps(text, items) else block
    else:
        # In place of `[]` or `null`, if that is there, and below a comment on its line.
        head = text[:start].rstrip(" ")
        at, head = len(head), head + text[end:]
    found = _LINE_END.search(head, at)
    assert found, "every text has an end"
    return f"{head[: found.start()]}{found.group() or newline}{block}{head[found.end() :]}"


def _section(root: Any, section: str) -> Any:  # noqa: ANN401
    if root is None:
        return None
    return next((value for key, value in root.value if key.id == "scalar" and key.value == section), None)


def _last_word(text: str, node: Any) -> int:  # noqa: ANN401
    """Return the end of a node's last word."""
    while isinstance(node.value, list) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    start, end = node.start_mark.index, node.end_mark.index
    words = text[start:end].rstrip()
    return start + len(words) if words else int(end)


def _has_gaps(text: str, items: Any) -> bool:  # noqa: ANN401
    """Return True if blank lines separate the section's items."""
    if len(items) == 1:
        return False
    between = text[items[-2].start_mark.index : items[-1].start_mark.index]
    return "\n\n" in between.replace("\r\n", "\n").replace("\r", "\n")


def _block(item: YamlItem, indent: int) -> str:
    """Return the item as lines, with a dash before the first."""
    lines = [f"{key}: {format_scalar(value)}" for key, value in item.items()]
    return "".join(f"{' ' * indent}{'  ' if n else '- '}{line}\n" for n, line in enumerate(lines))


def format_flow(item: YamlItem) -> str:
    """Return the item on one line, in braces."""
    pairs = (
        f"{key}: {_quote(value) if isinstance(value, str) else format_scalar(value)}" for key, value in item.items()
    )
    return f"{{{', '.join(pairs)}}}"


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
