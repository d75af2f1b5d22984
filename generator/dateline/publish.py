"""Site → disk: writes changed files only, tracks our files in a manifest, and never touches a file that a person wrote.

The manifest (`docs/.dateline`, JSON) maps each of our files to the hashes that we expect: normally one, but after an
interrupted build both the old and the new one, so that the next build can continue.
"""

import hashlib
import json
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from dateline import files
from dateline.addresses import AddressRegister, PublishedAddress, read
from dateline.addresses import write as write_register
from dateline.inputs import describe_error, parse_json, read_bytes, read_optional
from dateline.linked import Page
from dateline.pages.lists.front_page import INTRODUCTION
from dateline.problems import Grade, Place, Problem, RefusedError
from dateline.spelling import file_stem
from dateline.static import Asset

MANIFEST = ".dateline"
VERSION = 1
"""The manifest's; one of a newer version is not read. The first had none."""
ADDRESSES = ".addresses.json"
Manifest = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Written:
    """What `write` did, in numbers of files, and what it could not write since something is in the way."""

    written: int
    unchanged: int
    removed: int
    obstacles: tuple[Problem, ...] = ()


def introduction(docs: Path, shown: PurePosixPath | None = None) -> tuple[str, tuple[Problem, ...]]:
    """Return the editor's own Markdown for the front page, empty if there is none, and why it can't be read.

    `shown` is the folder as messages call it; by its name if it is not given.
    """
    place = Place(f"{shown or docs.name}/{INTRODUCTION}")
    try:
        there = read_optional(docs / INTRODUCTION, docs)
        return (there or b"").decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return "", (Problem(place, f"not UTF-8 (byte {error.start}); save it as UTF-8", "DL308"),)
    except OSError as error:
        message = f"can't be read: {describe_error(error)}; put the introduction itself here, readable"
        return "", (Problem(place, message, "DL308"),)


def find_hand_written(docs: Path, pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the Markdown files below `docs` that people wrote, sorted: those that no build ever made."""
    ours = {page.path for page in pages} | manifest(docs).keys()
    found = (file.relative_to(docs).as_posix() for file in docs.rglob("*.md"))
    return tuple(sorted(path for path in found if path not in ours))


def is_by_hand(docs: Path, page: Page | Asset) -> bool:
    """Return True if a person wrote what is in the place of a page, or edited it since a build made it."""
    _, obstacle = _compare(docs, page.path, content(page), manifest(docs), None)
    return obstacle is not None


def addresses(
    docs: Path, shown: PurePosixPath | None = None
) -> tuple[dict[str, PublishedAddress], tuple[Problem, ...]]:
    """Return the register of published addresses: empty before the first build, an error if damaged.

    `shown` is the folder as messages call it; by its name if it is not given.
    """
    register = f"{shown or docs.name}/{ADDRESSES}"
    try:
        there, is_twin = files.read_state(docs, ADDRESSES)
        if there is None:
            return {}, ()
        return read(there.decode()), (files.report_twin(Place(register)),) if is_twin else ()
    except OSError as error:
        message = f"can't be read: {describe_error(error)}; restore it from the last commit"
        return {}, (Problem(Place(register), message, "DL403"),)
    except json.JSONDecodeError as error:
        place, fault = Place(register, error.lineno, error.colno), f" ({error.msg})"
    except ValueError:
        place, fault = Place(register), ""
    what = f"not as the tool wrote it{fault}; restore it from the last commit, or delete it and lose the old addresses"
    return {}, (Problem(place, what, "DL403"),)


def keep_addresses(docs: Path, register: AddressRegister) -> None:
    """Write the register of published addresses if it has changed; one that is damaged is left to be restored."""
    _, problems = addresses(docs)
    if not any(problem.grade is Grade.ERROR for problem in problems):
        files.write_state(docs, ADDRESSES, write_register(register).encode())


def manifest(docs: Path) -> Manifest:
    """Return our files below `docs`; empty if no build has been published yet, or the manifest is damaged."""
    return _read_manifest(docs)[0]


def check_manifest(docs: Path, shown: PurePosixPath | None = None) -> tuple[Problem, ...]:
    """Report a manifest that can't be read: without it, every page would seem to be somebody else's."""
    return _read_manifest(docs, shown)[1]


def find_obstacles(
    pages: Iterable[Page | Asset], docs: Path, shown: PurePosixPath | None = None
) -> tuple[Problem, ...]:
    """Report each file in the place of a page that isn't ours, or that somebody has edited since.

    `shown` is the folder as messages call it; by its name if it is not given. A damaged manifest is reported alone:
    without it, every page would seem to be somebody else's.
    """
    ours, problems = _read_manifest(docs, shown)
    if any(problem.grade is Grade.ERROR for problem in problems):
        return problems
    found = (_compare(docs, page.path, content(page), ours, shown)[1] for page in pages)
    return (*problems, *dict.fromkeys(filter(None, found)))


def find_article_pages(docs: Path, slug: str) -> frozenset[str]:
    """Return the pages that earlier builds made of an article, whatever its day was then."""
    page = re.compile(rf"articles/(?:\d{{4}}-\d\d-\d\d|undated)-{re.escape(file_stem(slug))}\.md")
    return frozenset(path for path in manifest(docs) if page.fullmatch(path))


def write(pages: Iterable[Page | Asset], docs: Path, left: Container[str] = ()) -> Written:
    """Make `docs` hold exactly these pages besides what people wrote. Call it with the folder locked.

    The files `left` are neither written nor removed; those of ours among them stay in the manifest. So do pages that
    something is in the way of, which are reported.
    """
    old, problems = _read_manifest(docs)
    if any(problem.grade is Grade.ERROR for problem in problems):
        raise RefusedError(problems)
    made = {page.path: content(page) for page in pages if page.path not in left}
    compared = {path: _compare(docs, path, new, old, None) for path, new in made.items()}
    obstacles = {path: problem for path, (_, problem) in compared.items() if problem}
    changed = [path for path, (differs, problem) in compared.items() if differs and not problem]
    hashes = {path: [_hash(new)] for path, new in made.items() if path not in obstacles}
    hashes |= {path: found for path, found in old.items() if path in left or path in obstacles}
    gone = [path for path in old if path not in hashes]
    if hashes != old:
        _keep(docs, {path: sorted({*hashes.get(path, ()), *old.get(path, ())}) for path in {*hashes, *old}})
    for path in changed:
        files.write(docs, path, made[path])
    removed = sum(_remove(docs, path, old[path]) for path in gone)
    # The order in which the disk gets the pages and this is that of the calls, unless this one is hurried.
    _keep(docs, hashes, durable=False)
    return Written(
        len(changed), len(made) - len(changed) - len(obstacles), removed, tuple(dict.fromkeys(obstacles.values()))
    )


def content(page: Page | Asset) -> bytes:
    """Return the bytes of a file: an asset's, or a page's front matter, if any, and Markdown."""
    if isinstance(page, Asset):
        return page.content
    # JSON is YAML: whatever a seed holds, a quoted string stays one string.
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in page.front)
    return (f"---\n{front}---\n\n{page.body}" if front else page.body).encode()


def _read_manifest(docs: Path, shown: PurePosixPath | None = None) -> tuple[Manifest, tuple[Problem, ...]]:
    place = Place(f"{shown or docs.name}/{MANIFEST}")
    try:
        there, is_twin = files.read_state(docs, MANIFEST)
    except OSError as error:
        return {}, (Problem(place, f"can't be read: {describe_error(error)}; check its permissions", "DL407"),)
    if there is None:
        return {}, ()
    raw = _load(there)
    version = raw.get("version", 0) if isinstance(raw, dict) else 0
    if isinstance(version, int) and version > VERSION:
        return {}, (Problem(place, "a newer version of the program wrote this; update the program", "DL407"),)
    if not _is_manifest(raw):
        what = "not as the tool wrote it; delete it, and then each page that the next build says is not ours"
        return {}, (Problem(place, what, "DL407"),)
    return raw["pages"], (files.report_twin(place),) if is_twin else ()


def _load(there: bytes) -> Any:  # noqa: ANN401 - what JSON holds
    try:
        return parse_json(there.decode())
    except ValueError:
        return None


def _is_manifest(raw: Any) -> bool:  # noqa: ANN401 - what JSON holds
    pages = raw.get("pages") if isinstance(raw, dict) else None
    return isinstance(pages, dict) and all(
        files.is_inside(path) and isinstance(hashes, list) and all(isinstance(one, str) for one in hashes)
        for path, hashes in pages.items()
    )


def _compare(
    docs: Path, path: str, new: bytes, ours: Manifest, shown: PurePosixPath | None
) -> tuple[bool, Problem | None]:
    """Return True if the file differs from the page that is to be in its place, and what is in the way, if anything."""
    shown = shown or PurePosixPath(docs.name)
    if link := files.find_link(docs, path):
        return True, Problem(Place((shown / link).as_posix()), files.LINKED, "DL405")
    place = Place((shown / path).as_posix())
    try:
        there = _read(docs / path)
    except NotADirectoryError:
        return True, _report_occupied(docs, path, shown)
    except OSError as error:
        what = f"a page of this address is to be generated, and can't be compared: {describe_error(error)}; move this"
        return True, Problem(place, what, "DL401")
    known = ours.get(path)
    # A build lists its files before it writes them, so what is not listed was never ours to be cut off.
    if there is None or there == new or (known and (_hash(there) in known or files.is_torn(there, new))):
        return there != new, None
    if known:
        what = "this generated page was edited by hand; move your words to a file of your own, and delete it"
        return True, Problem(place, what, "DL402")
    what = "a page of this address is to be generated, but the file is not ours; rename or move it"
    return True, Problem(place, what, "DL401")


def _report_occupied(docs: Path, path: str, shown: PurePosixPath) -> Problem:
    """Return the problem of the file that is in the place of a page's folder."""
    parents = [parent for parent in PurePosixPath(path).parents if (docs / parent).is_file()]
    what = "a folder of this name is to be generated, but a file is in its place; rename or move it"
    return Problem(Place((shown / parents[-1]).as_posix()), what, "DL401")


def _keep(docs: Path, pages: Manifest, *, durable: bool = True) -> None:
    record = {"made by": "dateline build", "version": VERSION, "pages": pages}
    words = json.dumps(record, indent=1, sort_keys=True)
    files.write_state(docs, MANIFEST, f"{words}\n".encode(), durable=durable)


def _remove(docs: Path, path: str, hashes: list[str]) -> bool:
    """Remove a page that is no longer made and the folders it leaves empty, but keep one edited by hand."""
    if files.find_link(docs, path):
        return False
    try:
        there = _read(docs / path)
    except OSError:
        # A person put a folder here, or a file in place of its folder.
        return False
    return there is not None and (_hash(there) in hashes or not there.rstrip(b"\0")) and files.remove(docs, path)


def _read(file: Path) -> bytes | None:
    """Return a file's bytes, or None if there is none; unlike `read_optional`, raise if its folder is none."""
    try:
        return read_bytes(file)
    except FileNotFoundError:
        return None


def _hash(page: bytes) -> str:
    return hashlib.sha256(page).hexdigest()
