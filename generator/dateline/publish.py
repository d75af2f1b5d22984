"""Site → disk: writes changed files only, tracks our files in a manifest, and never touches a file that a person wrote.

The manifest (`docs/.dateline`, JSON) maps each of our files to the hashes that we expect: normally one, but after an
interrupted build both the old and the new one, so that the next build can continue.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dateline.addresses import AddressRegister, PublishedAddress, read
from dateline.addresses import write as write_register
from dateline.linked import Page
from dateline.pages.lists.front_page import INTRODUCTION
from dateline.problems import Place, Problem
from dateline.static import Asset

MANIFEST = ".dateline"
ADDRESSES = ".addresses.json"
Manifest = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Written:
    """What `write` did, in numbers of files."""

    written: int
    unchanged: int
    removed: int


def introduction(docs: Path) -> str:
    """Return the editor's own Markdown for the front page; empty if there is none."""
    there = _bytes(docs / INTRODUCTION)
    return there.decode("utf-8-sig", errors="replace") if there else ""


def find_hand_written(docs: Path, pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the Markdown files below `docs` that people wrote, sorted: those that no build ever made."""
    ours = {page.path for page in pages} | manifest(docs).keys()
    found = (file.relative_to(docs).as_posix() for file in docs.rglob("*.md"))
    return tuple(sorted(path for path in found if path not in ours))


def is_by_hand(docs: Path, path: str) -> bool:
    """Return True if a person wrote the file at this path below `docs`, or edited it since a build made it."""
    there = _bytes(docs / path)
    return there is not None and _hash(there) not in manifest(docs).get(path, ())


def addresses(
    docs: Path, shown: PurePosixPath | None = None
) -> tuple[dict[str, PublishedAddress], tuple[Problem, ...]]:
    """Return the register of published addresses: empty before the first build, an error if damaged.

    `shown` is the folder as messages call it; by its name if it is not given.
    """
    register = f"{shown or docs.name}/{ADDRESSES}"
    there = _bytes(docs / ADDRESSES)
    if there is None:
        return {}, ()
    try:
        return read(there.decode()), ()
    except json.JSONDecodeError as error:
        place, fault = Place(register, error.lineno, error.colno), f" ({error.msg})"
    except ValueError:
        place, fault = Place(register), ""
    what = f"not as the tool wrote it{fault}; restore it from the last commit, or delete it and lose the old addresses"
    return {}, (Problem(place, what, "DL403"),)


def keep_addresses(docs: Path, register: AddressRegister) -> None:
    """Write the register of published addresses if it has changed."""
    words = write_register(register).encode()
    if _bytes(docs / ADDRESSES) != words:
        docs.mkdir(parents=True, exist_ok=True)
        (docs / ADDRESSES).write_bytes(words)


def manifest(docs: Path) -> Manifest:
    """Return our files below `docs`; empty if no build has been published yet."""
    try:
        read: Manifest = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))["pages"]
    except FileNotFoundError:
        return {}
    return read


def find_obstacles(
    pages: Iterable[Page | Asset], docs: Path, shown: PurePosixPath | None = None
) -> tuple[Problem, ...]:
    """Report each file in the place of a page that isn't ours, or that somebody has edited since.

    `shown` is the folder as messages call it; by its name if it is not given.
    """
    ours, found = manifest(docs), []
    shown = shown or PurePosixPath(docs.name)
    for page in pages:
        there = _bytes(docs / page.path)
        if there is None or there == content(page) or _hash(there) in ours.get(page.path, ()):
            continue
        if page.path in ours:
            what = "this generated page was edited by hand; move your words to a file of your own, and delete it"
            found.append(Problem(Place(f"{shown}/{page.path}"), what, "DL402"))
        else:
            what = "a page of this address is to be generated, but the file is not ours; rename or move it"
            found.append(Problem(Place(f"{shown}/{page.path}"), what, "DL401"))
    return tuple(found)


def write(pages: Iterable[Page | Asset], docs: Path) -> Written:
    """Make `docs` hold exactly these pages besides what people wrote. Call `find_obstacles` first."""
    old = manifest(docs)
    new = {page.path: content(page) for page in pages}
    hashes = {path: [_hash(page)] for path, page in new.items()}
    changed = [path for path, page in new.items() if _bytes(docs / path) != page]
    gone = [path for path in old if path not in new]
    if hashes != old:
        _keep(docs, {path: sorted({*hashes.get(path, ()), *old.get(path, ())}) for path in {*hashes, *old}})
    for path in changed:
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(new[path])
    removed = sum(_remove(docs, path, old[path]) for path in gone)
    if hashes != old:
        _keep(docs, hashes)
    return Written(len(changed), len(new) - len(changed), removed)


def content(page: Page | Asset) -> bytes:
    """Return the bytes of a file: an asset's, or a page's front matter, if any, and Markdown."""
    if isinstance(page, Asset):
        return page.content
    # JSON is YAML: whatever a seed holds, a quoted string stays one string.
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in page.front)
    return (f"---\n{front}---\n\n{page.body}" if front else page.body).encode()


def _keep(docs: Path, pages: Manifest) -> None:
    docs.mkdir(parents=True, exist_ok=True)
    words = json.dumps({"made by": "dateline build", "pages": pages}, indent=1, sort_keys=True)
    (docs / MANIFEST).write_text(f"{words}\n", encoding="utf-8")


def _remove(docs: Path, path: str, hashes: list[str]) -> bool:
    """Remove a page that is no longer made and the folders it leaves empty, but keep one edited by hand."""
    there = _bytes(docs / path)
    if there is None or _hash(there) not in hashes:
        return False
    (docs / path).unlink()
    for folder in (docs / path).parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()
    return True


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _hash(page: bytes) -> str:
    return hashlib.sha256(page).hexdigest()
