"""Front matter: the YAML between two lines of hyphens on top of a file."""

import re
from dataclasses import dataclass

from dateline.located import Scalar, Source, read
from dateline.problems import Problem

_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n(?=(?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Za-z_]\w*[ \t]*:(?:\s|$))")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Front:
    """What front matter may state; each value as it is written."""

    title: Scalar | None = None
    date: Scalar | None = None
    source: Scalar | None = None
    url: Scalar | None = None
    author: Scalar | None = None
    language: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """The front matter of a file: where its lines of hyphens begin and end, and what stands between."""

    start: int
    end: int
    values: Front
    problems: tuple[Problem, ...]


def front_matter(text: str, path: str) -> Matter | None:
    """Return the front matter; None where a file's first line of hyphens is just that."""
    opened = _OPEN.match(text)
    closed = _CLOSE.search(text, opened.end(), opened.end() + _LONGEST) if opened else None
    if opened is None or closed is None:
        return None
    values, problems = read(Source(path, text, opened.end(), closed.start()), Front)
    start = opened.start() + text.startswith("\ufeff")
    return Matter(start, closed.start() + 3, values or Front(), tuple(problems))
