"""A small project, and commands that are killed while they work on it.

Commands run in forks of this process, which has loaded what they need, so that a kill costs a fraction of a second. A
fork dies either before one of its own steps on the disk (it opens a file to write, renames, removes …; Python's audit
hooks see each), or at a moment that its parent chooses.
"""

import contextlib
import json
import os
import re
import resource
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from mkdocs.__main__ import cli as mkdocs_cli
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from dateline import intake, settings
from dateline.build import build
from dateline.cli import main

CONFIG = "site_name: Storms\ntheme: material\nplugins:\n  - dateline\n"
STORM = (
    " date 2021-01-04 ALDPORT, January 4. The harbour will stay closed until Friday, Mayor Ann Reed said.\n\n"
    '"We lost forty boats in one night," Reed said. The storm reached the coast of Norland on January 2.\n'
)
HARBOUR = " date 2021-01-08 ALDPORT, January 8. The harbour of Aldport was opened again on Friday, Ann Reed said.\n"
VOTE = " date 2021-01-11 ALDPORT, January 11. The council of Aldport voted for a new harbour wall on Monday.\n"
BESIDE = """# Written by hand; every word of it stays.
notes:
  - note: In office since March.   # a remark
    at: Mayor Ann Reed
corrections:
  - on: 2021-01-06
    old: thirty boats
    new: forty boats
    why: The council counted again.
"""
NAMES = "- name: Ann Reed\n  kind: person\n  also: [Reed]\n"
FOREIGN = [
    {
        "text": "Counted by the harbour master.",
        "target": [{"source": "storm", "selector": [{"type": "TextQuoteSelector", "exact": "forty boats"}]}],
        "user": "acct:lee@example.org",
    }
]
"""An annotation as Hypothesis exports it."""
FILES = {
    "mkdocs.yml": CONFIG,
    "seeds/storm.txt": STORM,
    "seeds/harbour.txt": HARBOUR,
    "seeds/storm.yml": BESIDE,
    "seeds/names.yml": NAMES,
    "docs/introduction.md": "# The storm\n\nWords of ours.\n",
    "docs/about.md": "# About\n\nBy hand.\n",
    "notes.json": json.dumps(FOREIGN),
}
COMMANDS = {
    "note": ("note", "seeds/storm.txt", "the coast of Norland", "Forty miles of it.", "--by", "mk"),
    "accept": ("accept", "seeds/storm.txt", "time", "January 2"),
    "reject": ("reject", "seeds/storm.txt", "name", "Norland"),
    "import": ("import", "notes.json", "--seed", "storm"),
}
_STEPS = re.compile(r"os\.(rename|remove|mkdir|rmdir|link|symlink|chmod|truncate|utime)|ctypes\.dlsym")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_PATIENCE = 120
"""Seconds after which a command counts as hanging."""
PROCESSES = Path("/proc")
Tree = dict[str, bytes]


def dateline(*arguments: str) -> Callable[[], int]:
    """Return a call of the command."""
    return lambda: main(arguments)


def mkdocs(*arguments: str) -> Callable[[], int]:
    """Return a call of `mkdocs build`."""

    def run() -> int:
        try:
            mkdocs_cli.main(["build", *arguments])
        except SystemExit as ended:
            return int(ended.code or 0)
        return 0

    return run


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, or minus the signal that killed it; what it said; its steps on the disk."""

    code: int
    said: str
    steps: int

    @property
    def is_clean(self) -> bool:
        """True if it ended by itself, in words."""
        return self.code in {0, 1, 130} and "Traceback" not in self.said


def tree(folder: Path) -> Tree:
    """Return all files below a folder that matter, by path: neither locks nor an editor's former bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".lock") and ".former" not in path.parts
    }


def differences(found: Tree, wanted: Tree) -> list[str]:
    """Return the paths that differ."""
    return sorted(path for path in {*found, *wanted} if found.get(path) != wanted.get(path))


class Project:
    """A project that returns to what it was before each kill."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        self.before = folder / "before"
        self.environment = {"XDG_CACHE_HOME": str(folder / "cache"), "SOURCE_DATE_EPOCH": "1600000000"}
        for name, words in FILES.items():
            self.write(name, words)
        self.interrupted = 0
        """How many commands did not end well since somebody counted: most kills should be before the end."""
        self._load()
        self.complete(dateline("build"))
        self.complete(mkdocs("-q"))
        shutil.copytree(self.folder, self.before)

    def _load(self) -> None:
        """Build in this process, too: what it has loaded, its forks have."""
        with mock.patch.dict(os.environ, self.environment):
            build(intake.read(*settings.read(self.folder / "mkdocs.yml")))
            mkdocs_build(load_config(str(self.folder / "mkdocs.yml")))

    def write(self, name: str, words: str) -> None:
        """Write a file of the project."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")

    def restore(self) -> None:
        """Make it again what it was before."""
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self.before, self.folder, dirs_exist_ok=True)

    def edit(self) -> None:
        """Change it as editors do between two builds: an article more, one less, one with other words, a page."""
        self.write("seeds/vote.txt", VOTE)
        (self.folder / "seeds" / "harbour.txt").unlink()
        self.write("seeds/storm.txt", f"{STORM}\nThe mayor of Aldport was not there.\n")
        self.write("docs/about.md", "# About\n\nBy hand, again.\n")

    def complete(self, call: Callable[[], int]) -> Ended:
        """Run a command to its end, without an error."""
        ended = self.run(call)
        assert ended.code == 0, ended
        return ended

    def run(  # noqa: PLR0913 - what can happen to a command
        self,
        call: Callable[[], int],
        *,
        step: int = 0,
        after: float = _PATIENCE,
        how: int = signal.SIGKILL,
        limit: int = 0,
        user: int = 0,
    ) -> Ended:
        """Run a command in a fork, which dies before its `step`-th step or `after` so many seconds.

        `limit` is the size in bytes that no file may exceed, `user` the id of one to become first.
        """
        ended = _wait(*self.start(call, step=step, how=how, limit=limit, user=user), after, how)
        self.interrupted += ended.code != 0
        return ended

    def start(
        self, call: Callable[[], int], *, step: int = 0, how: int = signal.SIGKILL, limit: int = 0, user: int = 0
    ) -> tuple[int, int]:
        """Start a command in a fork; return its process and the end of the pipe in which it writes."""
        out, into = os.pipe()
        sys.stdout.flush()
        child = os.fork()
        if child:
            os.close(into)
            return child, out
        code = 99
        try:
            for stream in (1, 2):
                os.dup2(into, stream)
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the fork lives
            sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.chdir(self.folder)
            os.environ.update(self.environment)
            os.environ["NO_MKDOCS_2_WARNING"] = "1"
            if limit:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            if user:
                os.setgid(user)
                os.setuid(user)
            steps = _count_steps(self.folder, step, how)
            code = call()
            sys.stdout.flush()
            os.write(2, f"\nsteps: {steps[0]}".encode())
        except BaseException:  # noqa: BLE001 - nothing of the fork may go on in the parent's code
            traceback.print_exc()
        finally:
            os._exit(code)


def wait_for(process: tuple[int, int]) -> Ended:
    """Wait until a started command ends."""
    return _wait(*process, _PATIENCE, signal.SIGKILL)


def _wait(child: int, out: int, after: float, how: int) -> Ended:
    said, end = b"", time.monotonic() + after
    with contextlib.closing(os.fdopen(out, "rb", buffering=0)) as pipe:
        while True:
            ready, _, _ = select.select([pipe], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                os.kill(child, how)
                end += _PATIENCE
            elif piece := pipe.read(65536):
                said += piece
            else:
                break
    _, status = os.waitpid(child, 0)
    words, _, steps = said.decode(errors="replace").partition("\nsteps: ")
    return Ended(os.waitstatus_to_exitcode(status), words, int(steps or 0))


def _count_steps(folder: Path, last: int, how: int) -> list[int]:
    """Count this process' steps on the disk below a folder, and die before the last one if that is not 0."""
    steps = [0]
    below = str(folder)

    def take(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            is_step = isinstance(flags, int) and bool(flags & _WRITES)
        else:
            is_step = _STEPS.fullmatch(event) is not None
            path = arguments[0] if arguments and event != "ctypes.dlsym" else below
        if not is_step or not isinstance(path, str | bytes | os.PathLike):
            return
        if os.path.join(below, os.fsdecode(path)).startswith(below):  # noqa: PTH118 - in a hook, and often
            steps[0] += 1
            if steps[0] == last:
                os.kill(os.getpid(), how)

    sys.addaudithook(take)
    return steps


def find_processes(session: int) -> list[int]:
    """Return the running processes of a session; Linux only."""
    found = []
    for folder in PROCESSES.iterdir():
        try:
            # After the command in parentheses: state, parent, group, session.
            state, _, _, its = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if its == str(session) and state != "Z":
            found.append(int(folder.name))
    return found


def spread(total: int, count: int) -> Iterator[int]:
    """Yield `count` steps, evenly spread over 1 … total; all of them if they are fewer."""
    count = min(total, count)
    yield from (1 + index * total // count for index in range(count))


@dataclass(frozen=True)
class Trial:
    """A command that is killed again and again, and what must be true afterwards.

    `once` is the work to be interrupted, `again` what makes up for it, and `wanted` all files when it was never
    interrupted.
    """

    project: Project
    once: Callable[[], int]
    again: tuple[Callable[[], int], ...]
    is_edited: bool
    old: Tree
    wanted: Tree
    steps: int
    seconds: float

    @classmethod
    def of(cls, project: Project, once: Callable[[], int], *more: Callable[[], int], is_edited: bool) -> "Trial":
        """Do the work undisturbed, and remember what comes of it."""
        project.restore()
        if is_edited:
            project.edit()
        old = tree(project.folder)
        begun = time.monotonic()
        ended = project.complete(once)
        seconds = time.monotonic() - begun
        for call in more:
            project.complete(call)
        return cls(project, once, (once, *more), is_edited, old, tree(project.folder), ended.steps, seconds)

    def find_faults(self, *, step: int = 0, after: float = _PATIENCE, how: int = signal.SIGKILL) -> list[str]:
        """Kill the work once, finish it, and return what is wrong: of what the kill left, and then."""
        self.begin()
        self.project.run(self.once, step=step, after=after, how=how)
        return [*self.find_torn(), *self.finish()]

    def begin(self) -> None:
        """Make the project what it is before the work."""
        self.project.restore()
        if self.is_edited:
            self.project.edit()

    def find_torn(self) -> list[str]:
        """Return which files of editors and readers are not whole: as they were, or as they should be."""
        return [f"{path} is neither old nor new" for path in self.compare(tree(self.project.folder))]

    def compare(self, left: Tree) -> list[str]:
        """Return which files of editors and readers, among those that are left, are not whole."""
        site = {path for path in {*self.old, *self.wanted, *left} if path.startswith("site/")}
        sites = [{path: whole[path] for path in site & whole.keys()} for whole in (self.old, self.wanted)]
        torn = [] if {path: left[path] for path in site & left.keys()} in sites else ["site/"]
        by_hand = {path for path in self.old if path.startswith("seeds/") and path.endswith((".txt", ".yml"))}
        return torn + [path for path in by_hand if left.get(path) not in {self.old[path], self.wanted.get(path)}]

    def finish(self) -> list[str]:
        """Do the interrupted work to its end and return what differs from work that was never interrupted."""
        for call in self.again:
            ended = self.project.run(call)
            if ended.code != 0:
                return [f"the next run: {ended.said.strip().splitlines()[-1:]}, exit code {ended.code}"]
        found = tree(self.project.folder)
        return [f"{path} differs" for path in differences(found, self.wanted)] + self._find_lost()

    def _find_lost(self) -> list[str]:
        """Return the editors' files whose former bytes are nowhere."""
        changed = [path for path in self.old if path.endswith(".yml") and self.old[path] != self.wanted.get(path, b"")]
        former = {
            file.read_bytes() for file in self.project.folder.rglob("*") if ".former" in file.parts and file.is_file()
        }
        return [f"the former {path} is lost" for path in changed if self.old[path] not in former]


def all_trials(project: Project) -> dict[str, Callable[[], Trial]]:
    """Return a trial of each command that writes, by name, made when it is called."""
    build = dateline("build", "--quiet")

    def desk(arguments: tuple[str, ...]) -> Callable[[], Trial]:
        return lambda: Trial.of(project, dateline(*arguments), build, is_edited=False)

    return {
        "dateline build": lambda: Trial.of(project, build, is_edited=True),
        **{f"dateline {name}": desk(arguments) for name, arguments in COMMANDS.items()},
        "mkdocs build": lambda: Trial.of(project, mkdocs("-q"), is_edited=True),
    }
