"""Import of notes from other tools: Hypothesis, the W3C's Web Annotation, brat."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dateline.inputs import find_surrogate, parse_json
from dateline.problems import Place, Problem

_BRAT = re.compile(r"(?P<id>T\d+)\t(?P<type>\S+) (?P<spans>[^\t]*)\t(?P<words>.*)")
_OFFSET = re.compile(r"[0-9]{1,18}(?![0-9])")
_REMARK = re.compile(r"#\d+\t\S+ (?P<about>[A-Z]\d+)\t(?P<words>.*)")


@dataclass(frozen=True, slots=True)
class ImportedNote:
    """A note of another tool: its text, its words, and its article if that is known."""

    text: str
    at: str
    before: str
    after: str
    start: int | None
    """Offset of the words in the other tool's text, if known."""
    by: str
    target: str
    """The address or name of the annotated page; empty if the file doesn't say."""
    place: Place
    """Location in the other tool's file."""


def read(path: str, text: str) -> tuple[tuple[ImportedNote, ...], tuple[Problem, ...]]:
    """Return the notes in a file: brat's format if its suffix is `.ann`, else Hypothesis or Web Annotation JSON.

    A note that no file could hold is left out and reported.
    """
    if path.endswith(".ann"):
        return _sort_out(_read_brat(path, text), path)
    try:
        given = parse_json(text)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}; export the file from the annotation tool again"
        return (), (Problem(Place(path, error.lineno, error.colno), message, "DL260"),)
    return _sort_out(_read_json(path, given), path)


def _sort_out(found: Iterable[ImportedNote], path: str) -> tuple[tuple[ImportedNote, ...], tuple[Problem, ...]]:
    """Return the notes that a file can hold, and a problem for each of the others or if there are none at all."""
    notes = tuple(found)
    if not notes:
        message = "no annotations found; export Hypothesis JSON, W3C Web Annotation or brat .ann"
        return (), (Problem(Place(path), message, "DL261"),)
    faults = {note: fault for note in notes if (fault := _find_surrogate(note))}
    return tuple(note for note in notes if note not in faults), tuple(_report(*pair) for pair in faults.items())


def _find_surrogate(note: ImportedNote) -> str | None:
    words = (note.text, note.at, note.before, note.after, note.by, note.target)
    return next((fault for one in words if (fault := find_surrogate(one))), None)


def _report(note: ImportedNote, fault: str) -> Problem:
    message = f"`{fault}` stands for no character; correct it, the note was not imported"
    return Problem(note.place, message, "DL271")


def _read_brat(path: str, text: str) -> Iterator[ImportedNote]:
    """Yield each span of brat's standoff format with its remarks, or else its label."""
    # Other signs that Python takes for line ends are part of the words.
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    remarks: dict[str, list[str]] = {}
    for line in lines:
        if found := _REMARK.fullmatch(line):
            remarks.setdefault(found["about"], []).append(found["words"])
    stem = re.sub(r".*/|\.ann$", "", path)
    for number, line in enumerate(lines, 1):
        if found := _BRAT.fullmatch(line):
            offset = _OFFSET.match(found["spans"])
            start = int(offset[0]) if offset else None
            remark = " ".join(remarks.get(found["id"], [found["type"]]))
            yield ImportedNote(remark, found["words"], "", "", start, "", stem, Place(path, number, 1))


def _read_json(path: str, given: Any) -> Iterator[ImportedNote]:  # noqa: ANN401 - whatever JSON holds
    for number, one in enumerate(_annotations(given), 1):
        quote, start, target = _target(one)
        if quote:
            yield ImportedNote(
                text=_body(one),
                at=_str(quote.get("exact")),
                before=_str(quote.get("prefix")),
                after=_str(quote.get("suffix")),
                start=start,
                by=_author(one),
                target=target or _str(one.get("uri")),
                place=Place(f"{path} (annotation {number})"),
            )


def _annotations(given: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return the annotations of a Hypothesis response, a W3C collection or page, a list, or a single one."""
    if isinstance(given, dict):
        for name in ("rows", "annotations", "items"):
            if isinstance(given.get(name), list):
                return [one for one in given[name] if isinstance(one, dict)]
        if isinstance(given.get("first"), dict):
            return _annotations(given["first"])
        given = [given]
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def _target(one: dict[str, Any]) -> tuple[dict[str, Any], int | None, str]:
    """Return the quoted words, their offset, and the annotated page."""
    for target in _list(one.get("target")):
        if not isinstance(target, dict):
            continue
        selectors = [s for s in _list(target.get("selector")) if isinstance(s, dict)]
        selectors += [s["refinedBy"] for s in selectors if isinstance(s.get("refinedBy"), dict)]
        quote = next((s for s in selectors if s.get("type") == "TextQuoteSelector"), None)
        position = next((s for s in selectors if s.get("type") == "TextPositionSelector"), {})
        start = position.get("start")
        if quote:
            return quote, start if isinstance(start, int) else None, _str(target.get("source"))
    return {}, None, ""


def _body(one: dict[str, Any]) -> str:
    """Return the annotation's text, or else its tags."""
    if _str(one.get("text")).strip():
        return _str(one["text"]).strip()
    bodies = _list(one.get("body"))
    texts = [b if isinstance(b, str) else _str(b.get("value")) for b in bodies if isinstance(b, str | dict)]
    tags = [_str(tag) for tag in _list(one.get("tags"))]
    return "\n\n".join(word for word in texts if word.strip()) or ", ".join(tags)


def _author(one: dict[str, Any]) -> str:
    user = _str(one.get("user"))
    if user:
        return user.removeprefix("acct:").split("@")[0]
    creator = one.get("creator")
    if isinstance(creator, dict):
        return _str(creator.get("name")) or _str(creator.get("nickname"))
    return _str(creator)


def _list(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else [] if value is None else [value]


def _str(value: Any) -> str:  # noqa: ANN401
    return value if isinstance(value, str) else ""
