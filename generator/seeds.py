"""A folder of seeds → articles: the one place that reads them from the disk."""

import dataclasses
import datetime as dt
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import charset_normalizer

from generator.language import language
from generator.layout import layout
from generator.model import Article
from generator.problems import Place, Problem, locate

_SUFFIX = ".txt"
_NUL = b"\0"
_LIKELY = [
    "utf_16",
    "utf_32",
    "cp1252",
    "cp1251",
    "koi8_r",
    "cp1250",
    "iso8859_2",
    "cp1253",
    "cp1254",
    "gb18030",
    "shift_jis",
]
_CHECKED = 4096
"""Bytes round the fault from which the encoding is guessed."""


def read(folder: Path, shown: PurePosixPath) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read every `*.txt` below the folder; `shown` is what messages and articles call it.

    Articles stand in the order of their days, those without one last. A file that can't be read is left out and
    reported; the others stay.
    """
    if not folder.is_dir():
        message = "no such folder of seeds; make it and put articles into it as .txt files, or name another"
        return (), (Problem(Place(str(shown)), message, "DL117"),)
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    found = sorted(_files(folder, shown, problems), key=lambda pair: pair[1].as_posix())
    for file, path in found:
        article, faults = read_one(file, path)
        problems.extend(faults)
        if article is None:
            continue
        first = articles.setdefault(address(article.slug), article)
        if first is not article:
            message = (
                f"has the address of {first.path}, which stands; rename one: a name without its folders must be unique"
            )
            problems.append(Problem(Place(article.path), message, "DL114"))
    if not found and not problems:
        problems.append(Problem(Place(str(shown)), "no seeds; put articles into it as .txt files", "DL116"))
    ordered = sorted(articles.values(), key=lambda article: (article.published or dt.date.max, article.slug))
    return tuple(ordered), tuple(sorted(problems))


def read_one(file: Path, path: PurePosixPath) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read one seed; None where there is nothing that could be shown."""
    name = path.as_posix()
    try:
        raw = _bytes(file)
    except OSError as error:
        message = f"can't be read: {error.strerror or error}; see to its rights, or remove it"
        return None, (Problem(Place(name), message, "DL115"),)
    text, fault = _decoded(raw, name)
    if fault:
        return None, (fault,)
    sheet = layout(text, name)
    if any(problem.code == "DL110" for problem in sheet.problems):
        return None, sheet.problems
    article = Article(
        slug=file.stem,
        path=name,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        published=sheet.published,
        layout=sheet.marks,
        facts=sheet.facts,
    )
    code = sheet.language or language(article.at(span) for span in article.prose)
    return dataclasses.replace(article, language=code), sheet.problems


def address(stem: str) -> str:
    """Return a stem as it is compared: case, accents and signs between words make no other address."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", stem.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def _files(folder: Path, shown: PurePosixPath, problems: list[Problem]) -> Iterator[tuple[Path, PurePosixPath]]:
    """Yield the seeds at any depth, with the paths for messages; what is hidden and linked folders are passed over."""

    def unreadable(error: OSError) -> None:
        where = shown / Path(str(error.filename)).relative_to(folder).as_posix()
        message = f"the folder can't be read: {error.strerror}; see to its rights"
        problems.append(Problem(Place(where.as_posix()), message, "DL115"))

    for here, below, names in os.walk(folder, onerror=unreadable):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in names:
            if name.lower().endswith(_SUFFIX) and not name.startswith("."):
                file = Path(here) / name
                yield file, shown / file.relative_to(folder).as_posix()


def _bytes(file: Path) -> bytes:
    """Return the file's bytes; raises OSError, also for what is no file (a pipe would keep us waiting for ever)."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(0, "not a regular file")
    return file.read_bytes()


def _decoded(raw: bytes, path: str) -> tuple[str, Problem | None]:
    """Return the text character for character, or what is wrong with the bytes."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _foreign(raw, path, error.start)
    if not text.strip("\ufeff \t\r\n"):
        return "", Problem(Place(path), "empty; add the article or remove the file", "DL111")
    if "\0" in text:
        place = locate(path, text, text.index("\0"))
        return "", Problem(place, "binary: it holds a NUL byte; keep only text files here", "DL112")
    return text, None


def _foreign(raw: bytes, path: str, start: int) -> Problem:
    """Return the problem of bytes that are not UTF-8, with the encoding that they look like."""
    before = raw[:start].decode("utf-8")
    place = locate(path, before, len(before))
    guess = charset_normalizer.from_bytes(raw[max(0, start - _CHECKED) : start + _CHECKED], cp_isolation=_LIKELY).best()
    if guess is None or (_NUL in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return Problem(place, f"binary, not text (byte {start}); keep only text files here", "DL112")
    name = guess.encoding.replace("cp125", "windows-125").replace("_", "-")
    message = f"not UTF-8 (byte {start}); it looks like {name}: convert it with `iconv -f {name} -t utf-8`"
    return Problem(place, message, "DL113")
