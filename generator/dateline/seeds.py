"""Reads a folder of seeds as articles. No other module reads seeds from disk."""

import dataclasses
import datetime as dt
import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from dateline.inputs import OutsideError, describe_error, is_folder, read_bytes
from dateline.languages.identify import identify_language
from dateline.layout import layout
from dateline.model import Article
from dateline.problems import Grade, Place, Problem, escape_controls, locate

_SUFFIX = ".txt"
_OTHER_SUFFIXES = frozenset(
    {".csv", ".doc", ".docx", ".epub", ".htm", ".html", ".md", ".odt", ".pdf", ".rtf", ".tsv", ".xml"}
)
"""Suffixes of files that may well hold articles but aren't read."""
_NAMED = 5
"""Maximum number of files that one message names."""
_BINARY = "this is not text; keep only text files here"
_LIKELY = ("utf_16", "utf_32", "cp1252", "cp1251", "koi8_r", "cp1250", "iso8859_2", "cp1253", "gb18030", "shift_jis")
"""Encodings of wire copy, most common first."""
_SAMPLE = 4096
"""Bytes on each side of the bad byte from which to guess the encoding: a page of text, which is fast."""
_GOOD_PER_BAD = 20
"""Minimum number of good non-ASCII characters per bad one in a UTF-8 file; in other encodings hardly any are good."""


def read(folder: Path, shown: PurePosixPath) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read every `*.txt` below the folder; `shown` is the folder's path in messages and articles.

    Articles are sorted by day, undated ones last. A file that can't be read is skipped and reported.
    """
    if not is_folder(folder):
        message = "no such folder of seeds; make it and put articles into it as .txt files, or name another"
        return (), (Problem(Place(str(shown)), message, "DL117"),)
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    found = sorted(_files(folder, shown, problems), key=lambda pair: pair[1].as_posix())
    for file, path in found:
        article, faults = read_one(file, path, folder)
        problems.extend(faults)
        if article is None:
            continue
        if not address(article.slug):
            message = "the name has no letter or digit to make an address of; rename it"
            problems.append(Problem(Place(article.path), message, "DL109"))
            continue
        first = articles.setdefault(address(article.slug), article)
        if first is not article:
            message = (
                f"has the address of {first.path}, which is kept; rename one: a name without its folders must be unique"
            )
            problems.append(Problem(Place(article.path), message, "DL114"))
    if not found and not problems:
        problems.append(Problem(Place(str(shown)), "no seeds; put articles into it as .txt files", "DL116"))
    return tuple(sorted(articles.values(), key=day_order)), tuple(sorted(problems))


def day_order(article: Article) -> tuple[dt.date, str]:
    """Sort key of articles: by day, undated ones last."""
    return (article.published or dt.date.max, article.slug)


def read_one(file: Path, path: PurePosixPath, within: Path | None = None) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read one seed; the article is None if the file has nothing to show.

    A link that leads out of the folder `within` is refused.
    """
    name = path.as_posix()
    try:
        raw = read_bytes(file, within)
    except OutsideError as error:
        message = f"{describe_error(error)}; put the article itself here"
        return None, (Problem(Place(name), message, "DL119"),)
    except OSError as error:
        message = f"can't be read: {describe_error(error)}; fix or remove it"
        return None, (Problem(Place(name), message, "DL115"),)
    return parse(raw, path)


def parse(raw: bytes, path: PurePosixPath) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return the article that the bytes of a seed hold; None if there is nothing to show."""
    name = path.as_posix()
    text, fault = _decode(raw, name)
    if fault:
        return None, (fault,)
    sheet = layout(text, name)
    if any(problem.code == "DL110" for problem in sheet.problems):
        return None, sheet.problems
    article = Article(
        slug=path.stem,
        path=name,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        published=sheet.published,
        layout=sheet.marks,
        facts=sheet.facts,
    )
    code = sheet.language or identify_language(article.words(span) for span in article.prose)
    return dataclasses.replace(article, language=code), sheet.problems


def address(stem: str) -> str:
    """Return the form in which stems are compared: ignores case, accents and the signs between words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", stem.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def _files(folder: Path, shown: PurePosixPath, problems: list[Problem]) -> Iterator[tuple[Path, PurePosixPath]]:
    """Yield what is named like a seed at any depth, with its path for messages; report what is overlooked."""
    others: list[str] = []

    def report_folder(error: OSError) -> None:
        where = shown / Path(str(error.filename)).relative_to(folder).as_posix()
        message = f"the folder can't be read: {error.strerror}; check its permissions"
        problems.append(Problem(Place(where.as_posix()), message, "DL115"))

    for parent, folders, names in os.walk(folder, onerror=report_folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*names, *folders):
            file = Path(parent) / name
            path = shown / file.relative_to(folder).as_posix()
            if name.startswith("."):
                continue
            if not name.lower().endswith(_SUFFIX):
                others += [path.as_posix()] if _is_overlooked(file, is_folder=name in folders) else []
            elif escape_controls(path.as_posix()) == path.as_posix():
                yield file, path
            else:
                message = "the file's name is not UTF-8 or has characters that can't be printed; rename it"
                problems.append(Problem(Place(path.as_posix()), message, "DL109"))
    if others:
        problems.append(_report_unread(shown, sorted(others)))


def _is_overlooked(file: Path, *, is_folder: bool) -> bool:
    """Return True if a file that isn't read may well be an article, or if a folder is a link, which nobody follows."""
    if is_folder:
        return file.is_symlink()
    return file.suffix.lower() in _OTHER_SUFFIXES and file.stem.lower() != "readme"


def _report_unread(shown: PurePosixPath, others: list[str]) -> Problem:
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    names = ", ".join(others[:_NAMED])
    message = f"only .txt files and real folders are read, not {names}{more}; save articles as .txt"
    return Problem(Place(shown.as_posix()), message, "DL118", Grade.WARNING)


def _decode(raw: bytes, path: str) -> tuple[str, Problem | None]:
    """Return the text, or the problem with its bytes."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        return "", Problem(locate(path, before, len(before)), *_describe_encoding(raw, error))
    if not text.strip("\ufeff \t\r\n"):
        return "", Problem(Place(path), "empty; add the article or remove the file", "DL111")
    if "\0" in text:
        return "", Problem(locate(path, text, text.index("\0")), f"a NUL byte: {_BINARY}", "DL112")
    return text, None


def _describe_encoding(raw: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """Return the message and code for bytes that are not UTF-8."""
    where = f"(byte {error.start})"
    if error.reason == "unexpected end of data":
        return f"breaks off in the middle of a character {where}; fetch the file again", "DL113"
    proper = raw.decode("utf-8", "ignore")
    others = sum(not sign.isascii() for sign in proper)
    if "\0" not in proper and raw.decode("utf-8", "replace").count("\ufffd") * _GOOD_PER_BAD < others:
        return f"a character that is not UTF-8 among others that are {where}; retype it", "DL113"
    name = _guess_encoding(raw[max(0, error.start - _SAMPLE) : error.start + _SAMPLE])
    if name is None:
        return f"not UTF-8 {where}: {_BINARY}", "DL112"
    return f"not UTF-8 {where}; it looks like {name}: convert it with `iconv -f {name} -t utf-8`", "DL113"


def _guess_encoding(raw: bytes) -> str | None:
    """Return the likeliest encoding of the bytes, preferring the more common; None if they are not text."""
    # Imported lazily: only a file that is not UTF-8 needs it.
    import charset_normalizer  # noqa: PLC0415

    matches = charset_normalizer.from_bytes(raw, cp_isolation=list(_LIKELY))
    best = matches.best()
    if best is None or (b"\0" in raw and not best.encoding.startswith("utf")):
        return None
    equal = [m for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    fitting = {name for match in equal for name in match.could_be_from_charset}
    name = next((name for name in _LIKELY if name in fitting), best.encoding)
    return name.replace("cp125", "windows-125").replace("_", "-")
