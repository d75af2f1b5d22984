"""The published folder: built beside the last good one, and swapped with it when all is done.

MkDocs empties `site/` and fills it again page by page, so a build that ends halfway would leave half a site. Here it
fills a hidden folder instead, `.site.part` beside `site/`, and the last step swaps the two. Linux and macOS do that at
once; elsewhere it takes two renames, and the next build makes up for a second one that never came.

A lock beside it, `.site.lock`, makes a second build wait for the first. The system releases it whatever ends a build.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from dateline.files import report_failure
from dateline.problems import Place, Problem, RefusedError

PATIENCE = 600.0
"""Seconds to wait for another build of the same site: more than the largest archive takes, and less than the hours
after which continuous integration gives up on a build that hangs."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What a write says when the disk is full or broken. Such an error names no file."""
_RENAMES = (("renameat2", (-100, -100), 2), ("renamex_np", (None, None), 2))
"""How Linux and macOS exchange two folders: the function of the C library, the folder that paths are relative to (the
current one, AT_FDCWD; macOS wants none), and the flag (RENAME_EXCHANGE, RENAME_SWAP)."""


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """A build under way: the folder to publish, the one to build in, and the lock that the build holds."""

    site: Path
    """The folder itself, where `site_dir` is a link."""
    shown: str
    """The folder as messages call it."""
    part: Path
    lock: FileLock


def prepare(site_dir: Path, shown: str, say: Callable[[str], None], patience: float = PATIENCE) -> SiteFolder:
    """Lock the folder and make room for a new build, waiting for another one if there is one.

    Removes what a killed build left. Raises RefusedError if nothing can be built here.
    """
    site = Path(os.path.realpath(site_dir))
    if site.exists() and not site.is_dir():
        what = "not a folder; remove it, or choose another with `site_dir`"
        raise RefusedError((Problem(Place(shown), what, "DL417"),))
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _prepare(site, site.parent, shown, say, patience)
        except OSError as error:
            if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS} or not site.is_dir():
                raise
            # The folder may be ours although its parent isn't: a mount point, or an account on a server.
            return _prepare(site, site, shown, say, patience)
    except OSError as error:
        raise RefusedError((report_failure(Path(shown), error),)) from error


def publish(folder: SiteFolder) -> None:
    """Put what was built in the place of the last good site; an OSError leaves that as it was."""
    if folder.part.parent != folder.site:
        if folder.site.exists():
            _keep_hidden(folder.site, folder.part)
            shutil.copymode(folder.site, folder.part)
        try:
            _put(folder.part, folder.site, _former(folder))
        except OSError:
            # A mount point can't be renamed, nor, on Windows, a folder in use. What is in it can.
            inside = folder.site / folder.part.name
            shutil.rmtree(inside, ignore_errors=True)
            _put_each(Path(shutil.move(folder.part, inside)), folder.site)
    else:
        _put_each(folder.part, folder.site)
    discard(folder)


def discard(folder: SiteFolder) -> None:
    """Remove all that isn't published, and release the lock. Does nothing the second time."""
    if not folder.lock.is_locked:
        return
    try:
        _recover(folder)
        for rest in _rests(folder):
            shutil.rmtree(rest, ignore_errors=True)
    finally:
        _release(folder)


def is_about(error: BaseException, folder: SiteFolder) -> bool:
    """True if an error means that the folder can't be written, rather than that a program is wrong."""
    if not isinstance(error, OSError):
        return False
    names = [Path(os.fsdecode(name)) for name in (error.filename, error.filename2) if name]
    if not names:
        return error.errno in _FULL
    return any(name.is_relative_to(folder.part) or name.is_relative_to(folder.site) for name in names)


def _prepare(site: Path, place: Path, shown: str, say: Callable[[str], None], patience: float) -> SiteFolder:
    """Prepare a build in a hidden folder in `place`, which is the site's parent or the site itself."""
    folder = SiteFolder(
        site, shown, place / f".{site.name}.part", FileLock(place / f".{site.name}.lock", thread_local=False)
    )
    try:
        folder.lock.acquire(timeout=0)
    except Timeout:
        say(f"another build is writing {shown}; waiting until it is done")
        try:
            folder.lock.acquire(timeout=patience)
        except Timeout:
            what = f"another build has been writing here for {patience / 60:.0f} minutes; end it, then build again"
            raise RefusedError((Problem(Place(shown), what, "DL416"),)) from None
    try:
        _recover(folder)
        for rest in _rests(folder):
            if rest.exists():
                shutil.rmtree(rest)
        folder.part.mkdir()
    except OSError:
        _release(folder)
        raise
    return folder


def _release(folder: SiteFolder) -> None:
    # Whoever waits for this lock notices that its file is gone, and makes a new one. Windows keeps a file in use.
    with suppress(OSError):
        Path(folder.lock.lock_file).unlink()
    folder.lock.release()


def _recover(folder: SiteFolder) -> None:
    """Put the last good site back if a build ended between two renames."""
    if _former(folder).exists() and not folder.site.exists():
        _former(folder).rename(folder.site)


def _rests(folder: SiteFolder) -> tuple[Path, ...]:
    """Return the folders that a build leaves when it is killed, none of which is published."""
    return folder.part, folder.site / folder.part.name, _former(folder)


def _former(folder: SiteFolder) -> Path:
    """Return where the last good site is between two renames."""
    return folder.part.with_suffix(".former")


def _keep_hidden(site: Path, part: Path) -> None:
    """Take over hidden files (`.git`, `.well-known`): MkDocs neither makes nor removes them, whoever put them there."""
    for hidden in site.glob(".*"):
        new = part / hidden.name
        if hidden.name == part.name or os.path.lexists(new):
            continue
        if hidden.is_dir() and not hidden.is_symlink():
            shutil.copytree(hidden, new, symlinks=True, copy_function=_link)
        else:
            _link(str(hidden), str(new))


def _link(old: str, new: str) -> None:
    """Make a second name for a file, or a copy where the file system has no such names."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _put_each(part: Path, site: Path) -> None:
    """Put each file and folder of a build in its place, and remove those that it lacks. Hidden ones stay."""
    former = part / ".former"
    new = {path.name for path in part.iterdir()}
    for name in sorted(new):
        _put(part / name, site / name, former / name)
    for old in site.iterdir():
        if old.name not in new and not old.name.startswith("."):
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()


def _put(new: Path, place: Path, former: Path) -> None:
    """Put a file or folder in the place of another one, which is then at `new` or at `former`."""
    if os.path.lexists(place):
        if _exchange(new, place):
            return
        former.parent.mkdir(exist_ok=True)
        place.rename(former)
    try:
        new.rename(place)
    except OSError:
        if os.path.lexists(former):
            former.rename(place)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two files or folders at once; return False if the system or the file system can't."""
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None)
    for name, (first, second), flag in _RENAMES:
        rename = getattr(library, name, None)
        if rename is None:
            continue
        paths = os.fsencode(one), os.fsencode(other)
        done: int = rename(first, paths[0], second, paths[1], flag) if first else rename(*paths, flag)
        return done == 0
    return False
