"""Halve and double every named number of a room, and print those that no test of the room notices.

    python tests/benchmarks/thresholds.py generator/dateline/calendar tests/test_calendar_dates.py tests/annotators

The first argument is a folder or file of the package, the others are what pytest runs; options go through to pytest.
A named number is an upper-case constant of a module or class: a number itself (`NEAR = 30`), or a number among the
arguments of its call (`timedelta(days=45)`, `range(1800, 2051)`). Tables and lists of words are data, not thresholds.
The package is changed in a temporary copy only. Exits with 1 if a change survives.
"""

import ast
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 240
"""Seconds after which a test run counts as having noticed: a changed number may well loop for ever."""


class Threshold(NamedTuple):
    """A number in a module's source: its constant's name and where the literal is."""

    file: Path
    name: str
    line: int
    start: int
    end: int
    value: float


def main(room: str, tests: list[str]) -> int:
    """Try every threshold of the room. Returns 1 if a change survives or the unchanged code fails, else 0."""
    # Imported once, before the forks: each run would spend seconds on them.
    import hypothesis  # noqa: F401, PLC0415
    import pytest  # noqa: F401, PLC0415
    import spacy  # noqa: F401, PLC0415

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "generator"
        shutil.copytree(ROOT / "generator", copy, ignore=shutil.ignore_patterns("__pycache__"))
        if not passes(copy, tests):
            print("the tests fail as it is")
            return 1
        target = copy / Path(room).resolve().relative_to(ROOT / "generator")
        files = [target] if target.is_file() else sorted(target.rglob("*.py"))
        found = [threshold for file in files for threshold in thresholds(file)]
        survivors = 0
        for threshold in found:
            where = threshold.file.relative_to(copy)
            for value in changes(threshold.value):
                if survives(threshold, value, copy, tests):
                    survivors += 1
                    print(f"{where}:{threshold.line}: {threshold.name} = {threshold.value} → {value}", flush=True)
        print(f"{len(found)} named numbers, {survivors} changes that no test notices")
    return bool(survivors)


def thresholds(file: Path) -> Iterator[Threshold]:
    """Yield the named numbers of a module and of its classes."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    bodies = [tree.body, *(node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]
    for node in (node for body in bodies for node in body):
        match node:
            case ast.Assign(targets=[ast.Name(name)], value=value) | ast.AnnAssign(target=ast.Name(name), value=value):
                if name.isupper() and value is not None:
                    yield from _numbers(file, name, value)


def _numbers(file: Path, name: str, value: ast.expr) -> Iterator[Threshold]:
    match value:
        case ast.Constant(int() | float() as number) if not isinstance(number, bool):
            yield Threshold(file, name, value.lineno, value.col_offset, value.end_col_offset or 0, number)
        case ast.UnaryOp(ast.USub(), operand):
            yield from _numbers(file, f"-{name}", operand)
        # A capital is a class: its arguments make a value, not a threshold.
        case ast.Call(func=ast.Name(func) | ast.Attribute(attr=func), args=args, keywords=keywords) if func.islower():
            for inner in (*args, *(keyword.value for keyword in keywords)):
                yield from _numbers(file, name, inner)


def changes(value: float) -> list[float]:
    """Return the number halved and doubled; a whole number stays whole."""
    if value == 0:
        return [1]
    half = value // 2 if isinstance(value, int) else value / 2
    return [half, value * 2]


def survives(threshold: Threshold, value: float, copy: Path, tests: list[str]) -> bool:
    """Return True if the tests still pass with another number in the threshold's place."""
    source = threshold.file.read_bytes()
    lines = source.splitlines(keepends=True)
    line = lines[threshold.line - 1]
    lines[threshold.line - 1] = line[: threshold.start] + str(value).encode() + line[threshold.end :]
    threshold.file.write_bytes(b"".join(lines))
    try:
        return passes(copy, tests)
    finally:
        threshold.file.write_bytes(source)


def passes(copy: Path, tests: list[str]) -> bool:
    """Run the tests on the copy in a process of their own. Returns True if all pass in time."""
    child = os.fork()
    if child == 0:
        os._exit(_run(copy, tests))
    return os.waitpid(child, 0)[1] == 0


def _run(copy: Path, tests: list[str]) -> int:
    import pytest  # noqa: PLC0415

    signal.alarm(LIMIT)
    sys.dont_write_bytecode = True
    # Nobody wants to read why: what matters is whether one fails.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    paths = f"pythonpath=tests {copy}"
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", "-o", paths, *tests]))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
