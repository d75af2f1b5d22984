"""The desk's files on disk: the YAML beside the seeds, and Dateline's own registers of anchors and corrections."""

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from dateline.desk.anchor_scoring import StoredAnchor
from dateline.desk.correction_register import RegisteredCorrection, sort_register
from dateline.desk.selectors import Selector
from dateline.located import LARGEST, Source
from dateline.problems import Grade, Place, Problem

T = TypeVar("T")

RESERVED = ("names", "claims", "timeline")
"""Stems of the desk's files that don't belong to a single article."""
ANCHORS = ".anchors.json"
"""Committed beside the seeds, so that every build knows which version of a seed an item was written for."""

CORRECTIONS = ".corrections.json"
"""Likewise: every published correction, so that deleting the line that states it doesn't lose it."""

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
        text = _text(file, path)
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
        anchors = ((slug, StoredAnchor(**one)) for slug, items in raw.items() for one in items)
        return {anchor_key(slug, anchor): anchor for slug, anchor in anchors}

    found, problems = _read_register(folder, shown, ANCHORS, read)
    return found or {}, problems


def write_anchors(folder: Path, anchors: Mapping[AnchorKey, StoredAnchor]) -> bool:
    """Store the anchors; return True if they differ from the stored ones."""
    by_article: dict[str, list[dict[str, object]]] = {}
    for (slug, *_), one in sorted(anchors.items()):
        by_article.setdefault(slug, []).append(one.list_fields())
    text = json.dumps(by_article, ensure_ascii=False, indent=1) + "\n"
    return _write(folder / ANCHORS, text, empty=not anchors)


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
    return _write(folder / CORRECTIONS, text, empty=not lines)


def load_text(file: Path) -> str:
    """Return the text of a desk file; empty if it doesn't exist yet."""
    return file.read_bytes().decode("utf-8-sig") if file.exists() else ""


def save(file: Path, text: str) -> None:
    """Write a desk file."""
    file.write_text(text, encoding="utf-8", newline="\n")


def _read_register(
    folder: Path, shown: PurePosixPath, name: str, read: Callable[[Any], T]
) -> tuple[T | None, list[Problem]]:
    """Return one of Dateline's own registers, parsed by `read`; a damaged one is an error."""
    path = (shown / name).as_posix()
    fix = "restore the last good version from the project's history"
    try:
        return read(json.loads((folder / name).read_bytes())), []
    except FileNotFoundError:
        return None, []
    except json.JSONDecodeError as error:
        message = f"this file is damaged ({error.msg}); {fix}"
        return None, [Problem(Place(path, error.lineno, error.colno), message, "DL216")]
    except (ValueError, AttributeError, KeyError, TypeError):
        return None, [Problem(Place(path), f"this file is damaged; {fix}", "DL216")]


def _write(file: Path, text: str, *, empty: bool) -> bool:
    there = file.read_text("utf-8") if file.exists() else None
    if there == text or (there is None and empty):
        return False
    file.write_text(text, encoding="utf-8", newline="\n")
    return True


def _files(folder: Path) -> Iterator[Path]:
    for directory, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        yield from (
            Path(directory) / name
            for name in names
            if name.lower().endswith((".yml", ".yaml")) and not name.startswith(".")
        )


def _text(file: Path, path: str) -> str | Problem:
    if file.suffix != ".yml":
        return Problem(
            Place(path), f"files of this name are not read; rename it to {file.stem}.yml", "DL212", Grade.WARNING
        )
    try:
        # UTF-8 takes at most four bytes per character; a larger file is rejected unread.
        if file.stat().st_size > 4 * LARGEST:
            message = f"more than {LARGEST // 1024} kB of YAML; split the file, or check that it is the right one"
            return Problem(Place(path), message, "DL207")
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(Place(path), f"not UTF-8 (byte {error.start}); save it as UTF-8", "DL215")
    except OSError as error:
        return Problem(Place(path), f"can't be read: {error.strerror or error}; check its permissions", "DL215")
