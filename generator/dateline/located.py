"""YAML written by people, read with the location of every value.

PyYAML composes nodes with positions; `read` checks them against the annotations of a dataclass and collects every
problem instead of stopping at the first. Nothing is constructed from tags, so a file can't run code. A file that is too
large or too deep, or that uses anchors and aliases (with which a few lines grow to gigabytes), is refused beforehand.
"""

import dataclasses
import datetime as dt
import difflib
import re
import sys
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

from dateline.inputs import find_surrogate
from dateline.problems import Place, Problem, locate

T = TypeVar("T")

LARGEST = 256 * 1024
"""Maximum size of a file in characters: a few thousand items, which PyYAML reads in about a second."""
DEEPEST = 24
"""Maximum depth of nesting: ten times that of the desk's files, far below what makes PyYAML exhaust the stack."""
MOST = 50
"""Maximum number of problems reported per file; fixing these reveals the next."""
_ESCAPE = re.compile(r"\\(?:u(?=[dD][89a-fA-F])|U(?=[0-9a-fA-F]{8}))(?P<number>[0-9a-fA-F]{8}|[0-9a-fA-F]{4})")
"""A character's number in quotes that may be half a character or none at all."""
_OPENING = (
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_LONGEST_QUOTED = 60
_HINT = "put values with `: `, `#`, brackets or quotes in them in quotes"
_TAG = "tag:yaml.org,2002:"
_KINDS = {
    "int": "the number",
    "float": "the number",
    "bool": "the truth value",
    "timestamp": "the date",
    "str": "the text",
}
_WANTED = {str: "text", int: "a whole number", bool: "true or false", dt.date: "a date, YYYY-MM-DD"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A plain value of any type, as written: `no`, `2020` and `26 November` are all text.

    `start` and `end` are offsets in the text and exclude YAML's quotation marks.
    """

    words: str
    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text with YAML from `start` to `end`, and the path shown in messages."""

    path: str
    text: str
    start: int = 0
    end: int | None = None

    def place(self, index: int) -> Place:
        """Return file, line and column of a character of the YAML."""
        return locate(self.path, self.text, self.start + index)

    @property
    def yaml(self) -> str:
        """The YAML itself."""
        return self.text[self.start : self.end]


def compose(source: Source, *, foreign: bool = False) -> tuple[yaml.Node | None, list[Problem]]:
    """Return the root node, or None if the YAML is empty or malformed, and the problems.

    `foreign` YAML belongs to another program (`mkdocs.yml`): it may have tags, anchors and aliases.
    """
    if len(source.yaml) > LARGEST:
        message = f"more than {LARGEST // 1024} kB of YAML; split the file, or check that it is the right one"
        return None, [Problem(source.place(0), message, "DL207")]
    try:
        if fault := _find_refused(source, foreign=foreign):
            return None, [fault]
        return yaml.compose(source.yaml, Loader=yaml.SafeLoader), []
    except yaml.reader.ReaderError as error:
        message = f"the character U+{ord(source.yaml[error.position]):04X} is not allowed in YAML; remove it"
        return None, [Problem(source.place(error.position), message, "DL201")]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = ", ".join(part for part in (error.problem, error.context) if part)
        return None, [Problem(source.place(mark.index if mark else 0), f"not YAML: {words}; {_HINT}", "DL201")]
    except (ValueError, OverflowError):
        # PyYAML passes any number in `\U…` to `chr`.
        return None, [_report_escape(source, 0)]


def read(source: Source, record: type[T]) -> tuple[T | None, list[Problem]]:
    """Read a mapping into a dataclass; None if a required value is missing or wrong."""
    node, problems = compose(source)
    if problems:
        return None, problems
    reader = YamlReader(source)
    return reader.record(node, record), reader.problems


def _find_refused(source: Source, *, foreign: bool) -> Problem | None:
    """Return the reason for refusing the YAML before composing it, or None."""
    depth = 0
    for token in yaml.scan(source.yaml, Loader=yaml.SafeLoader):
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        fault = None
        if depth > DEEPEST:
            fault = f"nested more than {DEEPEST} levels deep; check that it is the right file", "DL207"
        elif not foreign and isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            fault = "anchors and aliases (`&…`, `*…`) are not allowed here; write it out or quote it", "DL207"
        elif not foreign and isinstance(token, yaml.TagToken):
            fault = "tags (`!…`) are not allowed here; remove it or quote it", "DL208"
        elif isinstance(token, yaml.ScalarToken) and find_surrogate(token.value):
            return _report_escape(source, token.start_mark.index)
        if fault:
            return Problem(source.place(token.start_mark.index), *fault)
    return None


def _report_escape(source: Source, start: int) -> Problem:
    """Report the first escape from `start` on that stands for no character."""
    found = next((m for m in _ESCAPE.finditer(source.yaml, start) if not _is_character(int(m["number"], 16))), None)
    message = f"`{found[0] if found else ''}` stands for no character; write the character itself"
    return Problem(source.place(found.start() if found else start), message, "DL201")


def _is_character(number: int) -> bool:
    return number <= sys.maxunicode and not find_surrogate(chr(number))


class YamlReader:
    """Reads the nodes of one source and collects the problems."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.faults = 0
        """The number of problems found; no more than `MOST` are reported."""

    def entries(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Return a mapping's pairs by key; a duplicate key is reported and the first is kept."""
        found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report(key, "a key must be a single word", "DL202")
            elif key.value in found:
                # PyYAML silently keeps the last of two equal keys.
                first = self.source.place(found[key.value][0].start_mark.index)
                self.report(
                    key,
                    f"duplicate key {quote(key.value)} (first on line {first.line}); keep one",
                    "DL204",
                )
            else:
                found[key.value] = (key, value)
        return found

    def record(self, node: yaml.Node | None, record: type[T]) -> T | None:
        """Build a dataclass from a mapping; a field `place: Place` gets the mapping's location.

        If the class depends on which keys are present, it has its own `read_yaml(reader, node, entries)`.
        """
        if not isinstance(node, yaml.MappingNode):
            if node is None:
                self.problems.append(Problem(self.source.place(0), "expected `key: value` lines, got nothing", "DL202"))
            else:
                self.report(node, f"expected `key: value` lines, got {_describe(node)}", "DL202")
            return None
        entries = self.entries(node)
        if read_yaml := getattr(record, "read_yaml", None):
            built: T | None = read_yaml(self, node, entries)
            return built
        return self.fill(node, entries, record)

    def fill(
        self,
        node: yaml.Node,
        entries: Mapping[str, tuple[yaml.Node, yaml.Node]],
        record: type[T],
        **values: Any,  # noqa: ANN401 - any dataclass
    ) -> T | None:
        """Build a dataclass from a mapping's entries and from values already known."""
        hints = get_type_hints(record)
        values |= {name: self.source.place(node.start_mark.index) for name, hint in hints.items() if hint is Place}
        fields = {field.name: field for field in dataclasses.fields(record) if field.name not in values}  # type: ignore[arg-type]
        for name, (key, value) in entries.items():
            if name not in fields:
                self.report(key, f"unknown key {quote(name)}{suggest(name, fields)}", "DL203")
                continue
            good, read_value = self.value(name, value, hints[name])
            if good:
                values[name] = read_value
        missing = [
            name
            for name, field in fields.items()
            if name not in values
            and field.default is dataclasses.MISSING
            and field.default_factory is dataclasses.MISSING
        ]
        for name in missing:
            if name not in entries:
                self.report(node, f"missing key '{name}'; add it", "DL206")
        return None if missing else record(**values)

    def records(self, node: yaml.Node, record: type[T]) -> tuple[T, ...]:
        """Build a dataclass from each item of a list; wrong items are reported and left out."""
        if not isinstance(node, yaml.SequenceNode):
            self.report(node, f"expected a list, with a dash before each item, got {_describe(node)}", "DL202")
            return ()
        built = (self._item(item, record) for item in node.value)
        return tuple(value for good, value in built if good)

    def _item(self, node: yaml.Node, wanted: Any, name: str = "") -> tuple[bool, Any]:  # noqa: ANN401
        """Return True and an item of a list, unless anything in it is wrong: half an item may say the opposite."""
        before = self.faults
        good, value = self.value(name, node, wanted)
        return good and self.faults == before, value

    def value(self, name: str, node: yaml.Node, wanted: Any) -> tuple[bool, Any]:  # noqa: ANN401 - a type hint is anything
        """Return True and the node's value if it has the expected type; otherwise report it and return False."""
        origin = get_origin(wanted)
        if origin in (Union, types.UnionType):
            choices = get_args(wanted)
            if type(None) in choices and _tag(node) == "null":
                return True, None
            return self.value(name, node, next(choice for choice in choices if choice is not type(None)))
        if origin is tuple:
            return self._list(name, node, get_args(wanted)[0])
        if dataclasses.is_dataclass(wanted) and wanted is not Scalar:
            built = self.record(node, wanted)  # type: ignore[arg-type]
            return built is not None, built
        return self._scalar(name, node, wanted)

    def _list(self, name: str, node: yaml.Node, wanted: Any) -> tuple[bool, Any]:  # noqa: ANN401
        if not isinstance(node, yaml.SequenceNode):
            self.report(node, f"{name}: expected a list, got {_describe(node)}", "DL205")
            return False, None
        read_values = [self._item(item, wanted, name) for item in node.value]
        return True, tuple(value for good, value in read_values if good)

    def _scalar(self, name: str, node: yaml.Node, wanted: Any) -> tuple[bool, Any]:  # noqa: ANN401
        choices = get_args(wanted) if get_origin(wanted) is Literal else ()
        if isinstance(node, yaml.ScalarNode) and _tag(node) != "null":
            if wanted is Scalar:
                return True, self._words(node)
            if choices and node.value in choices:
                return True, node.value
            converted = None if choices else _convert(_tag(node), node.value, wanted)
            if converted is not None:
                return True, converted
            if choices:
                expected = ", ".join(f"'{choice}'" for choice in choices)
                nearest = suggest(node.value, choices, listed=False)
                self.report(node, f"{name}: {quote(node.value)} is not one of {expected}{nearest}", "DL209")
                return False, None
        expected = "text" if wanted is Scalar or choices else _WANTED[wanted]
        fix = "; put it in quotes" if wanted is str and isinstance(node, yaml.ScalarNode) and node.value else ""
        self.report(node, f"{name}: expected {expected}, got {_describe(node)}{fix}", "DL205")
        return False, None

    def _words(self, node: yaml.ScalarNode) -> Scalar:
        quoted = node.style in {"'", '"'}
        start = self.source.start + node.start_mark.index + quoted
        end = self.source.start + node.end_mark.index - quoted
        return Scalar(node.value, self.source.place(node.start_mark.index), start, end)

    def report(self, node: yaml.Node, message: str, code: str) -> None:
        """Add a problem at a node's location."""
        self.faults += 1
        # An unrelated file with this name would fill the screen with unknown keys.
        if len(self.problems) < MOST:
            self.problems.append(Problem(self.source.place(node.start_mark.index), message, code))


def _tag(node: yaml.Node) -> str:
    return str(node.tag).removeprefix(_TAG)


_CONVERSIONS: dict[tuple[type, str], Callable[[str], object]] = {
    (str, "str"): str,
    (dt.date, "timestamp"): dt.date.fromisoformat,
    (int, "int"): int,
    (bool, "bool"): lambda words: words.casefold() in {"true", "yes", "on"},
}


def _convert(tag: str, words: str, wanted: Any) -> Any:  # noqa: ANN401
    """Convert the scalar to the expected type; None if it has another type."""
    convert = _CONVERSIONS.get((wanted, tag))
    try:
        return convert(words) if convert else None
    except ValueError:
        return None


def _describe(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return "nothing" if _tag(node) == "null" else f"{_KINDS.get(_tag(node), 'the value')} {quote(node.value)}"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"


def quote(words: str) -> str:
    """Return words in quotation marks for a message, cut if they are long."""
    return f"'{words}'" if len(words) <= _LONGEST_QUOTED else f"'{words[:_LONGEST_QUOTED]}…'"


def suggest(word: str, known: Iterable[str], *, listed: bool = True) -> str:
    """Return the end of a message: the nearest known name as a suggestion, or all known names if `listed`."""
    names = [str(name) for name in known]
    found = difflib.get_close_matches(word[:_LONGEST_QUOTED], names, n=1)
    if found:
        return f"; did you mean '{found[0]}'?"
    return f"; known: {', '.join(names)}" if listed else ""
