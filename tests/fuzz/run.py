"""Coverage-guided fuzzing with atheris (libFuzzer): each subject in a process of its own, one after the other.

`make fuzz` is short and always tries the same inputs. To look for something new, give it time and another seed:
`python tests/fuzz/run.py --seconds 1800 --seed 7 --found FOLDER markup`. An input that fails is saved; copy it into the
subject's folder below `tests/fuzz/corpus`, where every later run, and `make test`, tries it first.
"""

import argparse
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIBRARIES = ["dateline", "fuzz", "json", "markdown", "yaml"]
"""The packages whose branches guide the search: ours, and those that read our input."""
LONGEST_INPUT = 4096


def main() -> int:
    """Run the subjects; return 1 if one found a fault."""
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "generator")]
    from fuzz.subjects import SUBJECTS  # noqa: PLC0415 - the path is set above

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subjects", nargs="*", choices=[*SUBJECTS, []], help="all if none is named")
    parser.add_argument("--seconds", type=int, default=0, help="time for each subject, instead of a number of inputs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, help="keep interesting and failing inputs here")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed on this system; `make test` runs the other half of the fuzzing")
        return 0
    if options.one:
        fuzz(options.subjects[0], options)
    return max(start(subject, options) for subject in options.subjects or SUBJECTS)


def start(subject: str, options: argparse.Namespace) -> int:
    """Run one subject in a process of its own, since libFuzzer ends the one it runs in; return 1 if it failed."""
    print(f"== {subject}", flush=True)
    limits = [f"--seconds={options.seconds}", f"--seed={options.seed}"]
    found = (options.found or Path(tempfile.mkdtemp(prefix="dateline-fuzz-"))).absolute()
    command = [sys.executable, __file__, "--one", *limits, "--found", str(found), subject]
    done = subprocess.run(command, stderr=subprocess.STDOUT, check=False)
    failing = sorted((found / subject).glob("failing-*"))
    for file in failing:
        print(f"this input fails: {file}: {file.read_bytes()!r}; keep it in tests/fuzz/corpus/{subject}")
    if not (failing or options.found):
        shutil.rmtree(found)
    return int(bool(done.returncode or failing))


def fuzz(subject: str, options: argparse.Namespace) -> None:
    """Fuzz one subject; never returns."""
    import atheris  # noqa: PLC0415 - not there on every system

    from fuzz.subjects import CORPUS, SUBJECTS  # noqa: PLC0415

    found = options.found / subject
    tempfile.tempdir = str(found)  # libFuzzer ends the process without cleaning up
    os.fsync = lambda _file: None  # nothing written here has to last
    inputs = found / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=LIBRARIES):
        module = importlib.import_module(f"fuzz.{subject}")
    words = found / "dictionary"
    words.write_text("".join(f'"{escape(word)}"\n' for word in module.WORDS), "ascii")
    arguments = [
        f"-runs={-1 if options.seconds else SUBJECTS[subject]}",
        f"-max_total_time={options.seconds}",
        f"-seed={options.seed}",
        f"-max_len={LONGEST_INPUT}",
        "-timeout=600",
        "-report_slow_units=600",
        "-rss_limit_mb=4096",
        "-len_control=20",
        "-print_final_stats=1",
        "-verbosity=1",
        f"-dict={words}",
        f"-artifact_prefix={found}/failing-",
    ]
    collected = [str(inputs), str(CORPUS / subject)]
    atheris.Setup([sys.argv[0], *arguments, *collected], Collector(module.check, found))
    atheris.Fuzz()


class Collector:
    """Runs a check and goes on after a fault; saves the shortest input for each line of code that fails."""

    def __init__(self, check: Callable[[bytes], None], folder: Path) -> None:
        self.check = check
        self.folder = folder

    def __call__(self, data: bytes) -> None:
        """Check one input."""
        from fuzz.contract import time_limit  # noqa: PLC0415 - the path is set above

        try:
            with time_limit():
                self.check(data)
        except Exception as error:  # noqa: BLE001 - every fault is wanted, each under its name
            self.save(data, error)

    def save(self, data: bytes, error: Exception) -> None:
        """Save an input that fails, and its traceback, unless a shorter one fails in the same place."""
        frames = traceback.extract_tb(error.__traceback__)
        here = [frame for frame in frames if "/site-packages/" not in frame.filename and "generator" in frame.filename]
        places = [f"{frame.filename}:{frame.lineno}" for frame in (*here[-1:], frames[-1])]
        name = hashlib.sha256(f"{type(error)} {places}".encode()).hexdigest()[:12]
        file = self.folder / f"failing-{name}"
        if not file.exists() or file.stat().st_size > len(data):
            file.write_bytes(data)
            words = "".join(traceback.format_exception(error)[-30:])
            file.with_name(f"why-{name}.txt").write_text(words, "utf-8", "backslashreplace")
            print(f"a fault: {words[-3000:]}", flush=True)


def escape(word: str) -> str:
    """Return a word of the dictionary as libFuzzer reads it."""
    return "".join(f"\\x{byte:02X}" for byte in word.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    sys.exit(main())
