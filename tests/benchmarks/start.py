"""How long short commands take, as ratios to Python itself within one run: `python tests/benchmarks/start.py [ROUNDS]`.

Prints the CPU seconds (user and system) of each command on the two seeds, the least of the rounds, and how many times
that of `python -c pass`. The rounds take turns, so that another program's load falls on all alike. `build` is warm: the
articles, the places and the byte code are in the caches, as at every build but the first.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAIN = ["-c", "import sys; from dateline.cli import main; sys.exit(main())"]
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "dateline --help": [*MAIN, "--help"],
    "dateline --version": [*MAIN, "--version"],
    "dateline check --help": [*MAIN, "check", "--help"],
    "dateline build": [*MAIN, "build", "--quiet"],
    "dateline check": [*MAIN, "check", "--quiet"],
    "dateline timeline seeds": [*MAIN, "timeline", "--quiet", "seeds"],
}


def main(rounds: int = 5) -> None:
    """Run the commands in turns and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        project.mkdir()
        for name in ("seeds", "docs"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
        caches = {"XDG_CACHE_HOME": folder, "PYTHONPYCACHEPREFIX": f"{folder}/code", "PYTHONDONTWRITEBYTECODE": ""}
        environment = os.environ | caches | {"PYTHONPATH": str(ROOT / "generator")}
        best = {
            name: min(spent)
            for name, *spent in zip(
                COMMANDS,
                *([seconds(call, project, environment) for call in COMMANDS.values()] for _ in range(rounds + 1)),
                strict=True,
            )
        }
    for name, least in best.items():
        print(f"{name:24} {least:6.2f} s  {least / best['python -c pass']:6.1f} x")


def seconds(call: list[str], folder: Path, environment: dict[str, str]) -> float:
    """Return the CPU seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *call], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
