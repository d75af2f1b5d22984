"""The desk's files on the disk: the YAML beside the seeds, and what the tool keeps: surroundings, corrections."""

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from dateline.desk.anchor_scoring import Kept
from dateline.desk.correction_register import KeptCorrection, unique
from dateline.desk.selectors import Words
from dateline.located import LARGEST, Source
from dateline.problems import Grade, Place, Problem

T = TypeVar("T")

RESERVED = ("names", "claims", "timeline")
"""Stems of the desk's files that belong to no single article."""
ANCHORS = ".anchors.json"
"""Beside the seeds and committed with them, so that whoever builds knows which seed an item was written for."""

CORRECTIONS = ".corrections.json"
"""Likewise: every correction that was ever published, so that none is lost with the line that says it."""

Key = tuple[str, str, str, str, int]
"""Article slug, then `at`, `before`, `after` and `nth` (0 if none) of an item."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the desk: its stem, its path below the seeds' folder without the suffix, and its text."""

    stem: str
    beside: str
    source: Source


def key(slug: str, item: Words | Kept) -> Key:
    """Return what tells an item from all others: the article and the words that point at it."""
    return (slug, item.at, item.before, item.after, item.nth or 0)


def read_all(folder: Path, shown: PurePosixPath) -> tuple[list[Found], list[Problem]]:
    """Read every YAML file below the folder, in the order of their paths; hidden ones are passed over."""
    found: list[Found] = []
    problems: list[Problem] = []
    for file in sorted(_files(folder), key=lambda f: f.as_posix()):
        path = (shown / file.relative_to(folder).as_posix()).as_posix()
        text = _text(file, path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        beside = file.relative_to(folder).with_suffix("").as_posix()
        found.append(Found(file.stem, beside, Source(path, text)))
    return found, problems


def seeds_there(folder: Path) -> frozenset[str]:
    """Return the paths of all seeds below the folder, without their suffix: also of those that could not be read."""
    texts = (Path(here) / name for here, _, names in os.walk(folder) for name in names if name.lower().endswith(".txt"))
    return frozenset(file.relative_to(folder).with_suffix("").as_posix() for file in texts)


def read_anchors(folder: Path, shown: PurePosixPath) -> tuple[Mapping[Key, Kept], list[Problem]]:
    """Read what was kept of the items' surroundings; nothing where nothing was kept yet."""

    def read(raw: Any) -> dict[Key, Kept]:  # noqa: ANN401 - what JSON holds
        return {key(slug, kept): kept for slug, all_ in raw.items() for kept in (Kept(**one) for one in all_)}

    found, problems = _kept(folder, shown, ANCHORS, read)
    return found or {}, problems


def write_anchors(folder: Path, kept: Mapping[Key, Kept]) -> bool:
    """Write what is kept, if it is not what stands there already; say whether anything was written."""
    by_article: dict[str, list[dict[str, object]]] = {}
    for (slug, *_), one in sorted(kept.items()):
        by_article.setdefault(slug, []).append(asdict(one))
    text = json.dumps(by_article, ensure_ascii=False, indent=1) + "\n"
    return _write(folder / ANCHORS, text, empty=not kept)


def read_corrections(folder: Path, shown: PurePosixPath) -> tuple[tuple[KeptCorrection, ...], list[Problem]]:
    """Read the corrections that were ever published; none where none was kept yet."""

    def one(raw: Mapping[str, str]) -> KeptCorrection:
        if not all(isinstance(value, str) for value in raw.values()):
            raise TypeError
        return KeptCorrection(**{**raw, "on": dt.date.fromisoformat(raw["on"])})  # type: ignore[arg-type]

    def read(raw: Any) -> tuple[KeptCorrection, ...]:  # noqa: ANN401 - what JSON holds
        return unique(map(one, raw["corrections"]))

    found, problems = _kept(folder, shown, CORRECTIONS, read)
    return found or (), problems


def write_corrections(folder: Path, kept: Iterable[KeptCorrection]) -> bool:
    """Write the corrections, one a line, if they are not what stands there; say whether anything was written."""
    lines = [json.dumps({**asdict(one), "on": one.on.isoformat()}, ensure_ascii=False) for one in kept]
    text = '{"kept by": "dateline build; commit it", "corrections": [\n' + ",\n".join(lines) + "\n]}\n"
    return _write(folder / CORRECTIONS, text, empty=not lines)


def text_of(file: Path) -> str:
    """Return the text of a file of the desk; nothing where there is none yet."""
    return file.read_bytes().decode("utf-8-sig") if file.exists() else ""


def save(file: Path, text: str) -> None:
    """Write a file of the desk."""
    file.write_text(text, encoding="utf-8", newline="\n")


def _kept(folder: Path, shown: PurePosixPath, name: str, read: Callable[[Any], T]) -> tuple[T | None, list[Problem]]:
    """Return what the tool keeps in a file of its own, as `read` makes it of the JSON; a damaged one is an error."""
    path = (shown / name).as_posix()
    mend = "take the last good version from the project's history"
    try:
        return read(json.loads((folder / name).read_bytes())), []
    except FileNotFoundError:
        return None, []
    except json.JSONDecodeError as error:
        message = f"not as the tool wrote it ({error.msg}); {mend}"
        return None, [Problem(Place(path, error.lineno, error.colno), message, "DL216")]
    except (ValueError, AttributeError, KeyError, TypeError):
        return None, [Problem(Place(path), f"not as the tool wrote it; {mend}", "DL216")]


def _write(file: Path, text: str, *, empty: bool) -> bool:
    there = file.read_text("utf-8") if file.exists() else None
    if there == text or (there is None and empty):
        return False
    file.write_text(text, encoding="utf-8", newline="\n")
    return True


def _files(folder: Path) -> Iterator[Path]:
    for here, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        yield from (
            Path(here) / name for name in names if name.lower().endswith((".yml", ".yaml")) and not name.startswith(".")
        )


def _text(file: Path, path: str) -> str | Problem:
    if file.suffix != ".yml":
        return Problem(Place(path), f"is not read; call it {file.stem}.yml", "DL212", Grade.WARNING)
    try:
        # Four bytes a character are the most that UTF-8 takes; what is larger is refused without being read.
        if file.stat().st_size > 4 * LARGEST:
            message = f"more than {LARGEST // 1024} kB of YAML; split the file, or look whether it is the right one"
            return Problem(Place(path), message, "DL207")
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(Place(path), f"not UTF-8 (byte {error.start}); save it as UTF-8", "DL215")
    except OSError as error:
        return Problem(Place(path), f"can't be read: {error.strerror or error}; see to its rights", "DL215")
