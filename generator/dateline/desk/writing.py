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
_NULL = "tag:yaml.org,2002:null"
_MAPPING = "tag:yaml.org,2002:map"
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "none"})


def insert_item(path: str, text: str, section: str, item: YamlItem) -> tuple[str, tuple[Problem, ...]]:
    """Return the file's text with the item at the end of a section; add the section if necessary.

    A file with errors is left alone: its text is returned with its problems. So is one that would lose something.
    """
    source = Source(path, text)
    root: Any
    root, problems = compose(source)
    if problems:
        return text, tuple(problems)
    if root is not None and (not _is_mapping(root) or root.flow_style):
        message = "expected lines like `notes:`; write the file as the desk's documentation shows, then add this again"
        return text, (Problem(source.place(root.start_mark.index), message, "DL265"),)
    node = _section(root, section)
    if node is not None and node.value and not _is_list(node) and node.tag != _NULL:
        message = f"{section}: expected a list, with a dash before each item; correct it, then add this again"
        return text, (Problem(source.place(node.start_mark.index), message, "DL265"),)
    new = _insert(text, section, node, item)
    if _is_as_before(root, compose(Source(path, new))[0], section, item):
        return new, ()
    message = f"this can't be added to {section} without changing the rest; add it by hand"
    return text, (Problem(source.place(node.start_mark.index if node else 0), message, "DL265"),)


def _insert(text: str, section: str, node: Any, item: YamlItem) -> str:  # noqa: ANN401 - a node of the YAML library, which only `located` knows
    line_end = _LINE_END.search(text)
    newline = (line_end.group() if line_end else "") or "\n"
    if node is None:
        block = f"{section}:\n{_block(item, 2)}".replace("\n", newline)
        head = text.rstrip("\r\n")
        return f"{head}{newline}{newline}{block}" if head.strip() else block
    items = node.value if isinstance(node.value, list) else []
    if items and node.flow_style:
        end = items[-1].end_mark.index
        return f"{text[:end]}, {format_flow(item)}{text[end:]}"
    indent = node.start_mark.column if items else 2
    block = _block(item, indent).replace("\n", newline)
    if items:
        head, at = text, _last_word(text, items[-1])
        block = newline + block if _has_gaps(text, items) else block
    else:
        # In place of `[]` or `null`, if that is there, and below a comment on its line.
        rest = text[node.end_mark.index :]
        head = text[: node.start_mark.index].rstrip(" ")
        at, head = len(head), head + rest
    end = _LINE_END.search(head, at)
    assert end, "every text has an end"
    return f"{head[: end.start()]}{end.group() or newline}{block}{head[end.end() :]}"


def _is_as_before(old: Any, new: Any, section: str, item: YamlItem) -> bool:  # noqa: ANN401
    """Return True if a file holds what it held, and the item at the end of the section."""
    pairs = _plain(old) if old is not None else []
    at = next((number for number, (key, _) in enumerate(pairs) if key == section), len(pairs))
    former = pairs[at][1] if at < len(pairs) and isinstance(pairs[at][1], list) else []
    expected = [*pairs[:at], (section, [*former, _expect(item)]), *pairs[at + 1 :]]
    return new is not None and _is_mapping(new) and bool(_plain(new) == expected)


def _expect(item: YamlItem) -> list[tuple[str, str]]:
    return [(key, str(value).lower() if isinstance(value, bool) else str(value)) for key, value in item.items()]


def _plain(node: Any) -> Any:  # noqa: ANN401
    """Return the words of a node: a text, a list, or a list of pairs."""
    if not isinstance(node.value, list):
        return node.value
    return [(str(_plain(one[0])), _plain(one[1])) if isinstance(one, tuple) else _plain(one) for one in node.value]


def _is_mapping(node: Any) -> bool:  # noqa: ANN401
    return bool(node.tag == _MAPPING)


def _is_list(node: Any) -> bool:  # noqa: ANN401
    return isinstance(node.value, list) and not _is_mapping(node)


def _section(root: Any, section: str) -> Any:  # noqa: ANN401
    if root is None:
        return None
    return next((value for key, value in root.value if key.value == section), None)


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
    return (
        "{"
        + ", ".join(f"{key}: {_quote(value) if isinstance(value, str) else value}" for key, value in item.items())
        + "}"
    )


def format_scalar(value: Value) -> str:
    """Return a value as YAML, quoted if YAML could read it as anything but this text."""
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
