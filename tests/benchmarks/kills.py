"""Kill everything that writes, and count what is lost or wrong afterwards: `python tests/benchmarks/kills.py [N]`.

Each row of the table is N trials (50 unless said otherwise) of one kind, on a small project made for them:

- `at a step`: the command dies before a step on the disk (it opens a file to write, renames, removes …), at N steps
  spread over all it takes, or at each if they are fewer.
- `at a moment`: it gets kill -9 at N moments, at random over the time it takes undisturbed.
- `torn`: after a complete build, one file that it left below docs/, beside the seeds or in the cache is cut to nothing,
  or to half; every file in turn.
- `two at once`: two of them run at the same time, N/5 times.
- `full disk`: no file may exceed so many bytes, at N/5 sizes, and on a file system of memory with little room
  (only as root).
- `read-only`: without the right to write, as another user (only as root).
- `cold`: kill -9 of a build with 60 new articles and worker processes, N/10 times; what is left of its processes.

After each, the work is done to its end. *Lost* are the editors' files (seeds, `.yml`) that were neither old nor new, or
whose former bytes are nowhere; *torn* the published sites that were neither the last one nor the new one; *wrong* the
trials after which any byte differs from work that was never disturbed. *Interrupted* are the trials in which the work
did not get to its end.
`--only WORD` does the rows whose name holds the word; `--seed` chooses other moments.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from killing import (
    Project,
    Trial,
    all_trials,
    find_processes,
    spread,
    tree,
    wait_for,
)

Row = Callable[[int], Iterable[list[str]]]
NOBODY = 65534
STORY = " date 2021-01-{:02}\n\nThe harbour of Aldport was closed on Sunday, Mayor Ann Reed said. Boat {} was lost.\n"


class Bench:
    """The rows of the table, each a function that does its trials and yields the faults found in each."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.project = Project(folder)
        self.chance = chance

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield the rows with their names."""
        for name, make in all_trials(self.project).items():
            yield f"{name}, at a step", lambda n, make=make: self.kill_at_steps(make(), n)
            yield f"{name}, at a moment", lambda n, make=make: self.kill_at_moments(make(), n)
        yield "dateline build, torn", self.tear
        trials = all_trials(self.project)
        for name in ("dateline build", "dateline note", "mkdocs build"):
            yield f"{name}, two at once", lambda n, make=trials[name]: self.do_twice(make(), n // 5)
        for name in ("dateline build", "mkdocs build"):
            yield f"{name}, full disk", lambda n, make=trials[name]: self.fill(make(), n // 5)
            yield f"{name}, small disk", lambda n, make=trials[name]: self.mount(make(), n // 5)
        for name in ("dateline build", "dateline note", "mkdocs build"):
            yield f"{name}, read-only", lambda _, make=trials[name]: self.forbid(make())
        yield "dateline build, cold", lambda n: self.kill_cold(n // 10)

    def kill_at_steps(self, trial: Trial, count: int) -> Iterator[list[str]]:
        """Kill before steps on the disk."""
        for step in spread(trial.steps, count):
            yield trial.find_faults(step=step)

    def kill_at_moments(self, trial: Trial, count: int) -> Iterator[list[str]]:
        """Kill at random moments."""
        for _ in range(count):
            yield trial.find_faults(after=self.chance.uniform(0, trial.seconds))

    def tear(self, _count: int) -> Iterator[list[str]]:
        """Cut each file that a build leaves, one at a time."""
        trial = all_trials(self.project)["dateline build"]()
        by_hand = {"docs/about.md", "docs/introduction.md"}
        made = [path for path in trial.wanted if path.startswith(("docs/", "seeds/.")) and path not in by_hand]
        cache = Path(self.project.environment["XDG_CACHE_HOME"])
        files = [*(self.project.folder / path for path in made), *(path for path in cache.rglob("*") if path.is_file())]
        for file in sorted(files):
            for part in (0, 1):
                trial.begin()
                self.project.complete(trial.once)
                # What is in the cache changes its name with its content, and may be gone.
                if file.exists():
                    os.truncate(file, file.stat().st_size // 2 * part)
                    yield [f"{fault}, after a cut of {file}" for fault in trial.finish()]

    def do_twice(self, trial: Trial, count: int) -> Iterator[list[str]]:
        """Let two run at once."""
        for _ in range(count):
            trial.begin()
            both = [self.project.start(trial.once) for _ in range(2)]
            ends = [wait_for(process) for process in both]
            yield [*(f"exit code {end.code}: {end.said}" for end in ends if end.code != 0), *trial.finish()]

    def fill(self, trial: Trial, count: int) -> Iterator[list[str]]:
        """Let no file exceed a size."""
        for power in range(count):
            trial.begin()
            ended = self.project.run(trial.once, limit=int(1.6**power) + 1)
            yield [*_report(ended.is_clean, ended.said), *trial.find_torn(), *trial.finish()]

    def mount(self, trial: Trial, count: int) -> Iterator[list[str]]:
        """Give the project a file system with little room."""
        if os.getuid() != 0:
            return
        size = sum(len(content) + 4096 for content in tree(self.project.before).values()) // 1024
        for number in range(count):
            with _mount(self.project.folder, f"size={size + number * size // (2 * count)}k") as is_mounted:
                if not is_mounted:
                    return
                trial.begin()
                ended = self.project.run(trial.once)
                faults = [*_report(ended.is_clean, ended.said), *trial.find_torn()]
                subprocess.run(["mount", "-o", "remount,size=0", str(self.project.folder)], check=True)
                yield [*faults, *trial.finish()]

    def forbid(self, trial: Trial) -> Iterator[list[str]]:
        """Run without the right to write, then with it."""
        if os.getuid() != 0:
            return
        for folder in (self.project.folder.parent, *self.project.folder.parent.parents):
            if folder.stat().st_uid == 0 and folder != Path(folder.anchor):
                folder.chmod(folder.stat().st_mode | 0o055)
        trial.begin()
        before = tree(self.project.folder)
        ended = self.project.run(trial.once, user=NOBODY)
        changed = [] if tree(self.project.folder) == before else ["something was written"]
        yield [*_report(ended.is_clean and ended.code == 1, ended.said), *changed, *trial.finish()]

    def kill_cold(self, count: int) -> Iterator[list[str]]:
        """Kill builds that have worker processes."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "seeds").mkdir()
            (folder / "mkdocs.yml").write_text("site_name: Cold\n", encoding="utf-8")
            for number in range(60):
                words = STORY.format(number % 28 + 1, number)
                (folder / "seeds" / f"{number}.txt").write_text(words, encoding="utf-8")
            begun = time.monotonic()
            _start_cold(folder).wait()
            seconds, wanted = time.monotonic() - begun, tree(folder / "docs")
            for _ in range(count):
                shutil.rmtree(folder / "cache")
                shutil.rmtree(folder / "docs")
                process = _start_cold(folder)
                time.sleep(self.chance.uniform(0, seconds))
                process.send_signal(signal.SIGKILL)
                self.project.interrupted += process.wait() != 0
                end = time.monotonic() + 15
                while (left := find_processes(process.pid)) and time.monotonic() < end:
                    time.sleep(0.1)
                faults = [f"{len(left)} processes are left"] if left else []
                for one in left:
                    os.kill(one, signal.SIGKILL)
                _start_cold(folder).wait()
                yield [*faults, *(["docs/ differs"] if tree(folder / "docs") != wanted else [])]


def _start_cold(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", "import sys; from dateline.cli import main; sys.exit(main())", "build", "--quiet"],
        cwd=folder,
        env=os.environ | {"XDG_CACHE_HOME": str(folder / "cache")},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextmanager
def _mount(folder: Path, options: str) -> Iterator[bool]:
    """Put a file system in memory over a folder; False if this machine doesn't let us."""
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=False)
    try:
        yield done.returncode == 0
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", str(folder)], check=True)


def _report(is_right: bool, said: str) -> list[str]:  # noqa: FBT001
    return [] if is_right else [f"it said: {said.strip()[-300:]}"]


def main() -> int:
    """Do the trials and print the table."""
    call = argparse.ArgumentParser(description="Kill everything that writes.")
    call.add_argument("trials", type=int, nargs="?", default=50)
    call.add_argument("--only", default="")
    call.add_argument("--seed", type=int, default=0)
    given = call.parse_args()
    print("| what | trials | interrupted | lost | torn site | wrong |\n|--|--|--|--|--|--|", flush=True)
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), random.Random(given.seed))
        for row, do in bench.rows():
            if given.only not in row:
                continue
            bench.project.interrupted = 0
            found = list(do(given.trials))
            lost = sum(any("seeds/" in fault and "differs" not in fault for fault in faults) for faults in found)
            torn = sum(any(fault.startswith("site/ is") for fault in faults) for faults in found)
            wrong = sum(bool(faults) for faults in found)
            numbers = (len(found) or "not possible here", bench.project.interrupted, lost, torn, wrong)
            print("| " + " | ".join(map(str, (row, *numbers))) + " |", flush=True)
            for faults in found:
                for fault in faults[:3]:
                    print(f"  {fault}", file=sys.stderr, flush=True)
            bad += wrong
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
