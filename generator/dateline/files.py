"""The one writer: every file that the program writes or removes, it writes or removes here.

A file is written beside its place, under a hidden temporary name, and then takes that place in one step. Whatever
happens meanwhile, its readers find the old file or the new one, whole. Nothing outside the folder that a caller names
is ever touched, whatever a register, a manifest, a name or a link says.

State files, which the program keeps for itself, have a twin with the same bytes: a file system that lost the content of
one after a crash still has the other. Files in a cache carry their checksum.
"""

import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePath

import platformdirs
from filelock import FileLock, Timeout

from dateline.inputs import describe_error, read_optional
from dateline.problems import Grade, Place, Problem, RefusedError

LOCK = ".dateline.lock"
"""A file by this name is locked while its folder is written to."""
WAIT = 60
"""Seconds to wait for another process. A build of 300 articles writes for two."""
_TEMPORARY = re.compile(r"\..*\.[0-9a-f]{8}\.tmp", re.DOTALL)
_LONGEST = 240
"""Bytes of a temporary file's name: file systems take 255, and some that encrypt take less."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_OCCUPIED = frozenset({errno.ENOTDIR, errno.EISDIR, errno.EEXIST})
_DIGEST = 32
LINKED = "is a link, and nothing is written or removed over a link; put a file or folder of its own here"

Say = Callable[[str], None]
"""Tells the user something while a command runs."""


def write(root: Path, path: PurePath | str, content: bytes, *, durable: bool = False) -> None:
    """Write a file below `root`, making its folders; on failure, the former file stays as it was.

    `durable` waits until the disk has it: for what can't be made anew. Raises RefusedError if it can't be written.
    """
    place = find_place(root, path)
    with refuse_failures(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        _replace(place, content, durable=durable)
        if durable:
            for folder in (place.parent, *place.parent.parents):
                _sync_folder(folder)
                if folder == root:
                    break


def remove(root: Path, path: PurePath | str) -> bool:
    """Remove a file below `root` and the folders that this leaves empty; return False if it isn't there."""
    place = find_place(root, path)
    with refuse_failures(place):
        try:
            os.unlink(place)  # noqa: PTH108 - tests replace this module's `os`
        except FileNotFoundError:
            return False
    for folder in place.parents:
        if folder == root:
            break
        _remove_empty(folder)
    return True


def is_inside(path: PurePath | str) -> bool:
    """Return True if a path can only name something below the folder it is relative to."""
    there = Path(path)
    inside = there.parts and not there.is_absolute() and not there.drive and ".." not in there.parts
    return bool(inside) and "\0" not in str(path)


def find_place(root: Path, path: PurePath | str) -> Path:
    """Return where a file below `root` is; raise RefusedError if the way there leads out of it, or over a link."""
    if not is_inside(path):
        raise RefusedError(
            (Problem(Place(_shown(root)), f"{str(path)!r} is not inside this folder; remove it", "DL405"),)
        )
    link = find_link(root, path)
    if link:
        raise RefusedError((Problem(Place(_shown(root / link)), LINKED, "DL405"),))
    return root / path


def find_link(root: Path, path: PurePath | str) -> PurePath | None:
    """Return the part of a path below `root` that is a link, if there is one."""
    parts = Path(path).parts
    steps = (Path(*parts[:end]) for end in range(1, len(parts) + 1))
    # Unlike the method of `Path`, this raises nothing where nobody may know.
    return next((step for step in steps if os.path.islink(root / step)), None)  # noqa: PTH114


@contextmanager
def lock(root: Path, say: Say) -> Iterator[None]:
    """Keep other processes from writing below a folder. A process that already holds the lock may take it again.

    Raises RefusedError if the folder can't be written to, or if another process holds it for too long.
    """
    with ExitStack() as held:
        with refuse_failures(root, "nothing was written"):
            if not root.is_dir():
                root.mkdir(parents=True)
                held.callback(_remove_empty, root)
            gate = FileLock(root / LOCK, is_singleton=True)
            is_outermost = not gate.is_locked
            _acquire(gate, root, say, held)
            if is_outermost:
                # Whoever waits for the lock notices that its file is gone and makes a new one.
                held.callback(_discard, root / LOCK)
        yield


def sweep(root: Path, say: Say) -> None:
    """Remove what writers that were killed have left below a folder."""
    if list(_find_leftovers(root)):
        with lock(root, say):
            # Whoever held the lock may have been writing what looked like a leftover.
            for leftover in list(_find_leftovers(root)):
                remove(root, leftover)


def _find_leftovers(root: Path) -> Iterator[Path]:
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name != ".git"]
        yield from (Path(folder, name).relative_to(root) for name in names if _TEMPORARY.fullmatch(name))


def is_temporary(name: str) -> bool:
    """Return True for the names that files have while they are written."""
    return bool(_TEMPORARY.fullmatch(name))


def twin(name: str) -> str:
    """Return the name of a state file's twin."""
    return f"{name}~"


def is_torn(there: bytes, whole: bytes) -> bool:
    """Return True if a file holds only the beginning of what it should, as after a crash: cut off, or then zeros."""
    rest = there.rstrip(b"\0")
    return len(there) <= len(whole) and there != whole and whole.startswith(rest) if rest else there != whole


def read_state(root: Path, name: str) -> tuple[bytes | None, bool]:
    """Return the bytes of a state file, or its twin's if it is torn, and True if they are the twin's.

    Raises OSError if it can't be read.
    """
    there = read_optional(root / name, root)
    if there is None:
        return None, False
    with suppress(OSError):
        whole = read_optional(root / twin(name), root)
        if whole and is_torn(there, whole):
            return whole, True
    return there, False


def write_state(root: Path, name: str, content: bytes, *, durable: bool = True) -> bool:
    """Write a state file and its twin where they differ; return True if the file itself did."""
    changed = _differs(root / name, content)
    if changed:
        write(root, name, content, durable=durable)
    if _differs(root / twin(name), content):
        write(root, twin(name), content, durable=durable)
    return changed


def report_twin(place: Place) -> Problem:
    """Return the notice that a state file was torn."""
    message = "was cut off, as by a crash; its twin is read in its place, and the next build restores it"
    return Problem(place, message, "DL408", Grade.NOTICE)


def seal(content: bytes) -> bytes:
    """Return the content of a file in a cache, with its checksum."""
    return hashlib.sha256(content).digest() + content


def unseal(there: bytes) -> bytes | None:
    """Return the content that was sealed; None if it is not what it was."""
    content = there[_DIGEST:]
    return content if there[:_DIGEST] == hashlib.sha256(content).digest() else None


def cache_folder() -> Path | None:
    """Return the program's folder in the user's cache; None for a user without a home."""
    try:
        folder = Path(platformdirs.user_cache_dir("dateline"))
    except RuntimeError:
        # Newer versions of the library raise it, older ones return a path that begins with `~`.
        return None
    return folder if folder.is_absolute() else None


@contextmanager
def refuse_failures(place: Path, outcome: str = "not everything was written") -> Iterator[None]:
    """Turn the system's refusal to write into a problem of this place."""
    try:
        yield
    except OSError as error:
        raise RefusedError((report_failure(place, error),), outcome) from error


def report_failure(place: Path, error: OSError) -> Problem:
    """Return the problem of a place that can't be written."""
    fix = "check its permissions"
    if error.errno in _FULL:
        fix = "make room on the disk and run this again"
    elif error.errno in _OCCUPIED:
        fix = "something else is in its place; move it away"
    return Problem(Place(_shown(place)), f"can't be written: {describe_error(error)}; {fix}", "DL404")


def _replace(place: Path, content: bytes, *, durable: bool) -> None:
    mode = _mode(place)
    half = place.with_name(_temporary(place.name))
    with ExitStack() as undo:
        undo.callback(_discard, half)
        with open(half, "xb") as file:  # noqa: PTH123 - tests replace this module's `open`
            if mode is not None:
                half.chmod(mode)
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(half, place)  # noqa: PTH105
        undo.pop_all()


def _mode(place: Path) -> int | None:
    """Return the permissions of a file that is to be replaced; raise OSError if it is none."""
    try:
        found = place.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EISDIR, "not a regular file")
    return stat.S_IMODE(found.st_mode)


def _temporary(name: str) -> str:
    ending = f".{secrets.token_hex(4)}.tmp"
    kept = os.fsencode(name)[: _LONGEST - len(ending) - 1]
    return f".{kept.decode('utf-8', 'ignore')}{ending}"


def _discard(half: Path) -> None:
    with suppress(OSError):
        os.unlink(half)  # noqa: PTH108


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        os.rmdir(folder)  # noqa: PTH106


def _sync_folder(folder: Path) -> None:
    # Windows has no handles of folders, and not every file system syncs them.
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _acquire(gate: FileLock, root: Path, say: Say, held: ExitStack) -> None:
    try:
        held.enter_context(gate.acquire(timeout=0))
    except Timeout:
        say(f"{_shown(root)}: another dateline is writing here; waiting for it to finish")
        try:
            held.enter_context(gate.acquire(timeout=WAIT))
        except Timeout:
            message = f"another dateline has been writing here for {WAIT} seconds; wait for it to finish, or end it"
            raise RefusedError((Problem(Place(_shown(root)), message, "DL406"),)) from None


def _differs(file: Path, content: bytes) -> bool:
    with suppress(OSError):
        return read_optional(file) != content
    return True


def _shown(place: Path) -> str:
    """Return a path as messages show it: relative to the working folder if it is below it."""
    with suppress(ValueError, OSError):
        return place.absolute().relative_to(Path.cwd()).as_posix()
    return place.as_posix()
