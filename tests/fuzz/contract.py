"""What holds for every input: problems are values with a place inside the file, and a limit of time for each input."""

import re
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePosixPath

from dateline.cache import Cache
from dateline.layout import layout
from dateline.model import Article
from dateline.problems import Problem
from dateline.settings import PIPELINE

BETWEEN = "\x1e"
"""Stands between the parts of an input that is more than one text: ASCII's record separator."""
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no message may print: controls, line ends, signs that turn the direction of writing, lone surrogates."""
LONGEST = 20
"""Seconds of CPU that one input may take: a hundred times what the slowest kept one takes."""
FOLDER = Path(tempfile.mkdtemp(prefix="dateline-fuzz-"))
"""Where the files of an input are written; `run.py` and the tests remove it."""

STORY = (
    " date 2021-01-05\n\nALDPORT, January 5. /TASS/. The harbour was closed on Monday. The mayor said that forty boats "
    "were lost in the storm. “We had not been warned,” she added.\n\n"
    "The storm reached the coast before dawn. In Aldport 12 houses were damaged, 80.1% of the total. "
    "The mayor said that help was on its way.\n\nFerries will run again on Friday, the company said.\n"
)


def split_words(written: str) -> tuple[str, ...]:
    """Return the words of a subject's dictionary: separated by broken bars and line ends, with Python's escapes."""
    lines = (line.split("¦") for line in written.strip("\n").split("\n"))
    return tuple(word.encode("ascii", "backslashreplace").decode("unicode_escape") for line in lines for word in line)


def parts(data: bytes, number: int) -> list[str]:
    """Return that many texts; what can't be decoded becomes a lone surrogate, missing texts are empty."""
    found = data.decode("utf-8", "surrogateescape").split(BETWEEN, number - 1)
    return found + [""] * (number - len(found))


def proper(words: str) -> str:
    """Return words as a seed can hold them: without NUL and lone surrogates."""
    return words.encode("utf-8", "replace").decode().replace("\0", " ")


def article(text: str, stem: str = "a") -> Article:
    """Return an article of this text, with its layout."""
    sheet = layout(text, f"seeds/{stem}.txt")
    return Article(stem, f"seeds/{stem}.txt", text, "0" * 64, sheet.published, sheet.marks, facts=sheet.facts)


def check_problems(problems: Iterable[Problem], texts: Mapping[str, str]) -> None:
    """Check that each problem can be printed and its place is inside its file; `texts` are the files' by path."""
    for problem in problems:
        assert re.fullmatch(r"DL\d{3}", problem.code), problem
        assert problem.message.strip(), problem
        assert not CONTROL.search(str(problem)), ascii(str(problem))
        text = texts.get(problem.place.path)
        if text is None or not problem.place.line:
            continue
        lines = text.split("\n")
        assert 1 <= problem.place.line <= len(lines), problem
        assert 0 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem


def write_files(contents: Mapping[str, bytes]) -> tuple[Path, PurePosixPath]:
    """Make the folder of seeds hold exactly these files; return it, and its name in messages."""
    folder = FOLDER / "seeds"
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        if file.is_file() and file.name not in contents:
            file.unlink()
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder, PurePosixPath("seeds")


@cache
def open_cache() -> Cache:
    """Return a cache of its own; opening one takes a second, because its folder is named after all rules."""
    return Cache(PIPELINE, FOLDER / "cache")


@contextmanager
def time_limit(seconds: int = LONGEST) -> Iterator[None]:
    """Raise TimeoutError inside after so many seconds of CPU; without a limit where the system has no such clock."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        message = f"not done after {seconds} seconds"
        raise TimeoutError(message)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
