"""The desk's files on disk: the YAML beside the seeds, and Dateline's own registers of anchors and corrections."""

import codecs
import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from dateline import files
from dateline.desk.anchor_scoring import StoredAnchor
from dateline.desk.correction_register import RegisteredCorrection, sort_register
from dateline.desk.selectors import Selector
from dateline.inputs import OutsideError, describe_error, exists, parse_register, read_bytes, read_optional
from dateline.located import LARGEST, Source
from dateline.problems import Grade, Place, Problem

T = TypeVar("T")

RESERVED = ("names", "claims", "timeline")
"""Stems of the desk's files that don't belong to a single article."""
ANCHORS = ".anchors.json"
"""Committed beside the seeds, so that every build knows which version of a seed an item was written for."""

CORRECTIONS = ".corrections.json"
"""Likewise: every published correction, so that deleting the line that states it doesn't lose it."""

FORMER = ".former"
"""The folder beside the seeds with the former versions of the desk's files that commands changed."""
FORMER_KEPT = 20
"""Versions of a file that are kept: the work of a day. What is older is in the project's history."""
_LONGEST_STEM = 50
"""Characters of a file's name that its former versions keep: with four bytes each they leave room for the rest."""

AnchorKey = tuple[str, str, str, str, int]
"""Article slug, then `at`, `before`, `after` and `nth` (0 if none) of an item."""


@dataclass(frozen=True, slots=True)
class DeskFile:
    """A file of the desk: its stem, its path below the seeds' folder without the suffix, and its text."""

    stem: str
    beside: str
    source: Source


def anchor_key(slug: str, item: Selector | StoredAnchor) -> AnchorKey:
    """Return the key that distinguishes an item from all others: its article and its selector."""
    return (slug, item.at, item.before, item.after, item.nth or 0)


def read_all(folder: Path, shown: PurePosixPath) -> tuple[list[DeskFile], list[Problem]]:
    """Read every YAML file below the folder, in path order, skipping hidden ones."""
    found: list[DeskFile] = []
    problems: list[Problem] = []
    for file in sorted(_files(folder), key=lambda f: f.as_posix()):
        path = (shown / file.relative_to(folder).as_posix()).as_posix()
        text = _text(file, path, folder)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        beside = file.relative_to(folder).with_suffix("").as_posix()
        found.append(DeskFile(file.stem, beside, Source(path, text)))
    return found, problems


def list_seeds(folder: Path) -> frozenset[str]:
    """Return the paths, without suffix, of all seeds below the folder, even unreadable ones."""
    texts = (
        Path(directory) / name
        for directory, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith(".txt")
    )
    return frozenset(file.relative_to(folder).with_suffix("").as_posix() for file in texts)


def read_anchors(folder: Path, shown: PurePosixPath) -> tuple[Mapping[AnchorKey, StoredAnchor], list[Problem]]:
    """Read the stored anchors; an empty mapping if none are stored yet."""

    def read(raw: Any) -> dict[AnchorKey, StoredAnchor]:  # noqa: ANN401 - what JSON holds
        anchors = [(slug, StoredAnchor(**one)) for slug, items in raw.items() for one in items]
        if not all(type(getattr(one, field.name)) is field.type for _, one in anchors for field in fields(one)):
            raise TypeError
        return {anchor_key(slug, anchor): anchor for slug, anchor in anchors}

    found, problems = _read_register(folder, shown, ANCHORS, read)
    return found or {}, problems


def write_anchors(folder: Path, anchors: Mapping[AnchorKey, StoredAnchor]) -> bool:
    """Store the anchors; return True if they differ from the stored ones."""
    by_article: dict[str, list[dict[str, object]]] = {}
    for (slug, *_), one in sorted(anchors.items()):
        by_article.setdefault(slug, []).append(one.list_fields())
    text = json.dumps(by_article, ensure_ascii=False, indent=1) + "\n"
    return _keep_register(folder, ANCHORS, text, empty=not anchors)


def read_corrections(folder: Path, shown: PurePosixPath) -> tuple[tuple[RegisteredCorrection, ...], list[Problem]]:
    """Read the register of corrections; empty if there is none yet."""

    def one(raw: Mapping[str, str]) -> RegisteredCorrection:
        if not all(isinstance(value, str) for value in raw.values()):
            raise TypeError
        return RegisteredCorrection(**{**raw, "on": dt.date.fromisoformat(raw["on"])})  # type: ignore[arg-type]

    def read(raw: Any) -> tuple[RegisteredCorrection, ...]:  # noqa: ANN401 - what JSON holds
        return sort_register(map(one, raw["corrections"]))

    found, problems = _read_register(folder, shown, CORRECTIONS, read)
    return found or (), problems


def write_corrections(folder: Path, registered: Iterable[RegisteredCorrection]) -> bool:
    """Write the register of corrections, one per line; return True if it has changed."""
    lines = [json.dumps({**asdict(one), "on": one.on.isoformat()}, ensure_ascii=False) for one in registered]
    text = '{"kept by": "dateline build; commit it", "corrections": [\n' + ",\n".join(lines) + "\n]}\n"
    return _keep_register(folder, CORRECTIONS, text, empty=not lines)


def _keep_register(folder: Path, name: str, text: str, *, empty: bool) -> bool:
    """Write a register if it has changed; an empty one is not begun, and a damaged one is left to be restored."""
    there, problems = _read_register(folder, PurePosixPath(), name, lambda raw: raw)
    is_damaged = any(problem.grade is Grade.ERROR for problem in problems)
    return not is_damaged and not (there is None and empty) and files.write_state(folder, name, text.encode())


def load_text(folder: Path, file: Path, path: str) -> str | Problem:
    """Return the text of a desk file; empty if it doesn't exist yet. `path` is the file's name in messages."""
    return _text(file, path, folder) if exists(file) else ""


def save(folder: Path, file: Path, text: str) -> None:
    """Write a desk file, a whole one whatever happens, and keep its former bytes. Call it with the folder locked."""
    # A link may lead to another file of the folder, but not out of it.
    path = Path(os.path.relpath(file.resolve(), folder.resolve()))
    former = read_optional(folder / path, folder)
    new = text.encode()
    if former is not None:
        new = codecs.BOM_UTF8 + new if former.startswith(codecs.BOM_UTF8) else new
        _keep_former(folder, path, former)
    files.write(folder, path, new, durable=True)


def _keep_former(folder: Path, path: Path, former: bytes) -> None:
    """Keep the bytes of a file that is about to change, under the time of its last change."""
    saved = dt.datetime.fromtimestamp((folder / path).stat().st_mtime, dt.UTC)
    name = f"{path.stem[:_LONGEST_STEM]}.{saved:%Y-%m-%dT%H-%M-%S}.{hashlib.sha256(former).hexdigest()[:8]}.yml"
    there = Path(FORMER) / path.parent
    files.write(folder, there / name, former, durable=True)
    others = re.compile(re.escape(path.stem[:_LONGEST_STEM]) + r"\.[\dT-]{19}\.[0-9a-f]{8}\.yml")
    kept = sorted(one.name for one in (folder / there).iterdir() if others.fullmatch(one.name))
    for old in kept[:-FORMER_KEPT]:
        files.remove(folder, there / old)


def _read_register(
    folder: Path, shown: PurePosixPath, name: str, read: Callable[[Any], T]
) -> tuple[T | None, list[Problem]]:
    """Return one of Dateline's own registers, parsed by `read`; a damaged one is an error."""
    path = (shown / name).as_posix()
    fix = "restore the last good version from the project's history"
    try:
        there, is_twin = files.read_state(folder, name)
        notices = [files.report_twin(Place(path))] if is_twin else []
        return (read(parse_register(there.decode())), notices) if there is not None else (None, [])
    except OSError as error:
        return None, [Problem(Place(path), f"can't be read: {describe_error(error)}; {fix}", "DL216")]
    except json.JSONDecodeError as error:
        message = f"this file is damaged ({error.msg}); {fix}"
        return None, [Problem(Place(path, error.lineno, error.colno), message, "DL216")]
    except (ValueError, AttributeError, KeyError, RecursionError, TypeError):
        return None, [Problem(Place(path), f"this file is damaged; {fix}", "DL216")]


def _files(folder: Path) -> Iterator[Path]:
    """Yield what is named like YAML, even a folder; skip hidden files."""
    for directory, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        yield from (
            Path(directory) / name
            for name in (*names, *below)
            if name.lower().endswith((".yml", ".yaml")) and not name.startswith(".")
        )


def _text(file: Path, path: str, folder: Path) -> str | Problem:
    if file.suffix != ".yml":
        return Problem(
            Place(path), f"files of this name are not read; rename it to {file.stem}.yml", "DL212", Grade.WARNING
        )
    try:
        # UTF-8 takes at most four bytes per character; of a larger file the rest stays unread.
        read = read_bytes(file, folder, 4 * LARGEST + 1)
        if len(read) > 4 * LARGEST:
            message = f"more than {LARGEST // 1024} kB of YAML; split the file, or check that it is the right one"
            return Problem(Place(path), message, "DL207")
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(Place(path), f"not UTF-8 (byte {error.start}); save it as UTF-8", "DL215")
    except OutsideError as error:
        return Problem(Place(path), f"{describe_error(error)}; put the file itself here", "DL270")
    except OSError as error:
        message = f"can't be read: {describe_error(error)}; put a file there that you may read"
        return Problem(Place(path), message, "DL215")
